"""Tags matched into elements: each opening tag knows its closing one, in the same container.

Docusaurus refuses a page whose tags do not match; here the page is shown as it was meant, with a
warning. In CommonMark pages tags follow HTML instead: ends may be left out, and nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from careers.markdown.html_names import BLOCKS, CLOSED_BY, HTML_NAMES, VOID
from careers.markdown.reading import Reading
from careers.markdown.tags import Tag
from careers.markdown.tokens import QuickToken

_DEEPEST = 60
"""Of elements in elements; a page with more is told so and its text shown without them."""
_REFUSED = "Docusaurus would refuse this page: "


class _Open:
    """A container or an element that is still open."""

    __slots__ = ("name", "token")

    def __init__(self, token: Token, name: str | None) -> None:
        self.token = token
        self.name = name
        """None for a container that Markdown made."""


class Matcher:
    """Matches the tags of one file, or of one label in it."""

    __slots__ = ("_components", "_depth", "_html", "_late", "_open", "_out", "_reading")

    def __init__(self, reading: Reading, components: frozenset[str]) -> None:
        self._reading = reading
        self._components = components
        self._html = reading.format == "md"
        self._open: list[_Open] = []
        self._out: list[Token] = []
        self._late: list[Token] = []
        self._depth = 0

    def matched(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with elements in place of tags, and their ends noted."""
        for token in tokens:
            if token.type == "tag":
                self._tag(token, token.meta["tag"])
            elif token.nesting > 0:
                if self._html:
                    self._end_implied(token.tag)
                self._open.append(_Open(token, None))
                self._out.append(token)
            elif token.nesting < 0:
                self._container_ends(token)
            else:
                if self._html and token.type in _BLOCK_TOKENS:
                    self._end_implied("div")
                self._out.append(token)
        while self._open:
            self._unclosed(self._open.pop(), "the end of the page")
        return _with_ends(self._out)

    # ---- tags

    def _tag(self, token: Token, tag: Tag) -> None:
        if tag.closing:
            self._close(token, tag.name)
            return
        if self._html:
            self._end_implied(tag.name)
        void = tag.self_closing or (self._html and tag.name in VOID)
        if self._html and tag.self_closing and tag.name not in VOID:
            void = False
        if self._depth >= _DEEPEST and not void:
            self._too_deep(token)
            return
        token.type = "element_open"
        token.meta["name"] = tag.name
        if token.block and not self._is_in_element():
            token.meta["flow"] = True
        self._out.append(token)
        if void:
            self._out.append(_closing(token))
        else:
            self._depth += 1
            self._open.append(_Open(token, tag.name))

    def _is_in_element(self) -> bool:
        return bool(self._open) and self._open[-1].name is not None

    def _too_deep(self, token: Token) -> None:
        self._reading.problem(
            token.meta["place"],
            f"`<{token.meta['tag'].name}>` is nested too deeply; it is left out, its text is shown",
            rule="mdx-nesting",
            hint="use fewer elements inside each other",
        )

    def _close(self, token: Token, name: str) -> None:
        index = len(self._open) - 1
        while index >= 0 and self._open[index].name is not None:
            if self._open[index].name == name:
                while len(self._open) > index + 1:
                    self._unclosed(self._open.pop(), f"`</{name}>`")
                self._out.append(_closing(self._open.pop().token))
                self._depth -= 1
                return
            index -= 1
        if any(opened.name == name for opened in self._open[: index + 1]):
            self._close_late(token, name)
        elif not self._html:
            self._stray(token, name)

    def _close_late(self, token: Token, name: str) -> None:
        """A closing tag that a list or a quote swallowed closes its element after them."""
        self._late.append(token)
        if not self._html:
            self._reading.problem(
                token.meta["place"],
                f"`</{name}>` stands in another block than `<{name}>`",
                rule="mdx-tag",
                hint=f"{_REFUSED}put a blank line before it and begin it at the start of its line",
                refused=True,
            )

    def _stray(self, token: Token, name: str) -> None:
        self._reading.problem(
            token.meta["place"],
            f"`</{name}>` closes nothing",
            rule="mdx-tag",
            hint=f"{_REFUSED}write `<{name}>` before it, or take it out",
            refused=True,
        )
        if not self._is_known(name):
            self._out.append(_as_text(token))

    def _is_known(self, name: str) -> bool:
        return not name or name in HTML_NAMES or name in self._components

    def _unclosed(self, opened: _Open, before: str) -> None:
        token, name = opened.token, opened.name or ""
        self._depth -= 1
        if self._html:
            self._out.append(_closing(token))
            return
        cure = f"write `<{name} />`" if name in VOID else f"write `</{name}>` where it ends"
        if not self._is_known(name):
            cure = r"write `\<` or `&lt;` for a bare `<`"
        self._reading.problem(
            token.meta["place"],
            f"`{token.content}` is not closed before {before}",
            rule="mdx-tag",
            hint=_REFUSED + cure,
            refused=True,
        )
        if name in VOID:
            token.meta["void"] = True
        elif self._is_known(name):
            self._out.append(_closing(token))
        else:
            _as_text(token)

    # ---- containers

    def _container_ends(self, token: Token) -> None:
        while self._open and self._open[-1].name is not None:
            self._unclosed(self._open.pop(), f"the end of the {_NAMES.get(token.tag, 'block')}")
        if self._open:
            self._open.pop()
        self._out.append(token)
        if token.type == "paragraph_close" and not self._html:
            unravel(self._out, flow=not self._is_in_element())
        if self._late:
            late, self._late = self._late, []
            for closing in late:
                self._apply_late(closing)

    def _apply_late(self, token: Token) -> None:
        name = token.meta["tag"].name
        for opened in reversed(self._open):
            if opened.name is None:
                self._late.append(token)
                return
            if opened.name == name:
                self._close(token, name)
                return

    def _end_implied(self, tag: str) -> None:
        """``<li>`` ends the ``<li>`` before it, a block ends a ``<p>``: the rules of HTML."""
        ended = CLOSED_BY.get(tag, BLOCKS if tag in BLOCKS else frozenset())
        if tag in BLOCKS and tag not in CLOSED_BY:
            ended = frozenset({"p"})
        while self._open and self._open[-1].name in ended and self._open[-1].name is not None:
            self._out.append(_closing(self._open.pop().token))
            self._depth -= 1


_NAMES = {
    "p": "paragraph", "li": "list item", "blockquote": "quote", "td": "cell", "th": "cell",
    "em": "emphasis", "strong": "emphasis", "a": "link", "div": "admonition",
    **{f"h{level}": "heading" for level in range(1, 7)},
}  # fmt: skip
_BLOCK_TOKENS = frozenset({"hr", "fence", "code_block", "text_block"})


def _closing(opening: Token) -> Token:
    token = QuickToken("element_close", opening.tag, 0)
    token.meta["opening"] = opening
    return token


def _as_text(token: Token) -> Token:
    token.type = "text_block" if token.block else "text"
    return token


def unravel(out: list[Token], *, flow: bool) -> None:
    """A paragraph of nothing but elements and expressions is no paragraph.

    ``flow``: it stands among blocks, so what it held are blocks too, on lines of their own.

    Source: @mdx-js/mdx 3, remark-mark-and-unravel.
    """
    start = len(out) - 2
    while out[start].type != "paragraph_open":
        start -= 1
    inside = out[start + 1 : -1]
    if is_only_elements(inside):
        out[start:] = without_layout(inside, flow=flow)


def is_only_elements(tokens: Sequence[Token]) -> bool:
    """Whether these tokens are elements, expressions and blanks, at least one of the first two."""
    depth = found = 0
    for token in tokens:
        if token.type == "element_open":
            found += 1
            depth += "void" not in token.meta
        elif token.type == "element_close":
            depth -= 1
        elif not depth:
            if token.type == "expression":
                found += 1
            elif token.type != "text" or token.content.strip(" \t\n"):
                return False
    return found > 0


def without_layout(tokens: Sequence[Token], *, flow: bool = False) -> list[Token]:
    """The tokens without the blanks between elements, which may be blocks now."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        if flow and not depth and token.type in ("element_open", "expression"):
            token.meta["flow"] = True
        if token.type == "element_open":
            depth += "void" not in token.meta
        elif token.type == "element_close":
            depth -= 1
        elif not depth and token.type == "text" and not token.content.strip(" \t\n"):
            continue
        kept.append(token)
    return kept


def _with_ends(tokens: Sequence[Token]) -> list[Token]:
    """Note at each opening token the index of its closing one."""
    result: list[Token] = []
    for token in tokens:
        result.append(token)
        if token.type == "element_open" and "void" in token.meta:
            result.append(_closing(token))
    for index, token in enumerate(result):
        if token.type == "element_close":
            token.meta["opening"].meta["end"] = index
    return result
