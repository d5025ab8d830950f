"""What a page and the partials it imports share while they are rendered."""

from __future__ import annotations

from collections.abc import Mapping

from careers.markdown.body import TocEntry
from careers.markdown.document import Document, document_of
from careers.markdown.javascript.evaluate import OUTERMOST, Evaluator
from careers.markdown.javascript.values import Scope
from careers.markdown.names import resolved, scope_of
from careers.markdown.partials import read_partial

_PARTIALS_IN_PARTIALS = 10
_DEEPEST = 60
"""Of components and elements that expressions made, inside each other: showing one calls itself."""
_SHOWN_AT_MOST = 10_000_000
"""Characters, of all partials and component contents of a page together."""
_TOC_AT_MOST = 10_000


class Library:
    """The documents of one page: its own, and those of its partials, each parsed once."""

    __slots__ = ("_depth", "_documents", "_shown", "_toc", "evaluator", "open", "page")

    def __init__(self, page: Document) -> None:
        self.page = page
        self.evaluator = Evaluator()
        self.open: list[str] = []
        """Paths of the partials that are being shown, outermost first."""
        self._documents: dict[str, Document] = {}
        self._toc: list[TocEntry] | None = None
        self._shown = 0
        self._depth = 0

    def documents(self) -> list[Document]:
        """The partials that were used, and those they import."""
        return list(self._documents.values())

    def partial(self, path: str) -> Document:
        """A partial, by site-relative path."""
        document = self._documents.get(path)
        if document is None:
            document = document_of(read_partial(path, self.page.reading))
            self._documents[path] = document
        return document

    def may_open(self, path: str) -> bool:
        """Whether a partial is not inside itself, nor too deep, nor shown too often."""
        if path in self.open or len(self.open) >= _PARTIALS_IN_PARTIALS:
            return False
        return self.may_show(len(self.page.reading.partials[path]) + 1_000)

    def may_show(self, length: int) -> bool:
        """Whether so many characters may be shown: a page that repeats itself must end."""
        self._shown += length
        return self._shown <= _SHOWN_AT_MOST

    def enter(self) -> bool:
        """Whether one more component or element of an expression may be shown inside others."""
        self._depth += 1
        return self._depth <= _DEEPEST

    def leave(self) -> None:
        """A component was shown."""
        self._depth -= 1

    def scope_of(self, document: Document, given: Mapping[str, object]) -> Scope:
        """The names of a file: what is given to it, its imports and its exports."""
        reading = document.reading
        names: dict[str, object] = {
            "frontMatter": _as_values(reading.front_matter),
            "contentTitle": reading.title or OUTERMOST.find("undefined"),
            "props": dict(given),
        }
        names["toc"] = [
            {"value": entry.html, "id": entry.id, "level": entry.level}
            for entry in self.toc_of(document)
        ]
        return scope_of(reading, document.modules, names, self.evaluator, OUTERMOST)

    def toc(self) -> list[TocEntry]:
        """The contents of the page, those of partials where they are shown."""
        if self._toc is None:
            self._toc = self.toc_of(self.page)
        return self._toc

    def toc_of(self, document: Document, inside: tuple[str, ...] = ()) -> list[TocEntry]:
        """The contents of a file."""
        reading = document.reading
        partials = self._imported_partials(document)
        if not partials:
            return reading.toc
        entries: list[TocEntry] = []
        for token in document.tokens:
            if token.type == "heading_open" and "toc" in token.meta:
                entries.append(token.meta["toc"])
            elif token.type == "element_open":
                path = partials.get(token.meta["name"])
                if path and path not in inside and len(inside) < _PARTIALS_IN_PARTIALS:
                    entries += self.toc_of(self.partial(path), (*inside, path))
            if len(entries) > _TOC_AT_MOST:
                break
        return entries

    def _imported_partials(self, document: Document) -> dict[str, str]:
        reading = document.reading
        return {
            local: path
            for module, _line in document.modules
            for imported in module.imports
            for exported, local in imported.names
            if exported == "default"
            and imported.module.endswith((".md", ".mdx"))
            and (path := resolved(reading, imported.module)) in reading.partials
        }


def _as_values(value: object) -> object:
    """Front matter as JavaScript sees it: what is neither list nor object nor plain is text."""
    if isinstance(value, Mapping):
        return {str(key): _as_values(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_as_values(item) for item in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    return str(value)
