"""Tags matched into elements: each opening tag knows its closing one, in the same container.

Docusaurus refuses a page whose tags do not match; here the page is shown as it was meant, with a
warning. In CommonMark pages tags follow HTML instead: ends may be left out, and nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from careers.markdown.html_names import BLOCKS, CLOSED_BY, HTML_NAMES, VOID
from careers.markdown.reading import Reading
from careers.markdown.tags import Tag
from careers.markdown.tokens import QuickToken
from careers.markdown.unravel import is_only_elements, unravel

_DEEPEST = 60
"""Of elements in elements; a page with more is told so and its text shown without them."""
_LOOKS_AHEAD = 20
"""How often a page is searched for a closing tag in a later block."""
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

    __slots__ = (
        "_components",
        "_depth",
        "_html",
        "_index",
        "_late",
        "_looked_ahead",
        "_open",
        "_out",
        "_reading",
        "_tokens",
    )

    def __init__(self, reading: Reading, components: frozenset[str]) -> None:
        self._reading = reading
        self._components = components
        self._html = reading.format == "md"
        self._open: list[_Open] = []
        self._out: list[Token] = []
        self._late: list[Token] = []
        self._depth = 0
        self._tokens: Sequence[Token] = ()
        self._index = 0
        self._looked_ahead = 0

    def matched(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with elements in place of tags, and their ends noted."""
        self._tokens = tokens
        for index, token in enumerate(tokens):
            self._index = index
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
                if token.block and token.type == "expression" and not self._is_in_element():
                    token.meta["flow"] = True
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
        if token.type == "paragraph_close" and self._is_in_element() and self._goes_on():
            return
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

    def _goes_on(self) -> bool:
        """A paragraph of nothing but tags whose element ends in a later block.

        ``<details><summary>S</summary>`` and a blank line: Docusaurus refuses it, but what is
        meant is plain. The paragraph goes, the elements stay open.
        """
        start = next(
            index
            for index in range(len(self._out) - 1, -1, -1)
            if self._out[index].type == "paragraph_open"
        )
        inside = self._out[start + 1 :]
        count = sum(1 for _ in self._open_elements())
        first = self._open[-count]
        name = first.name or ""
        if self._html or not (name in BLOCKS or name in self._components):
            return False
        if not is_only_elements(inside) or not self._closes_later(name):
            return False
        del self._open[-count - 1]
        self._out[start:] = inside
        self._reading.problem(
            first.token.meta["place"],
            f"`{first.token.content}` is closed in another block",
            rule="mdx-tag",
            hint=f"{_REFUSED}put it on a line of its own",
            refused=True,
        )
        return True

    def _open_elements(self) -> Iterator[_Open]:
        for opened in reversed(self._open):
            if opened.name is None:
                return
            yield opened

    def _closes_later(self, name: str) -> bool:
        self._looked_ahead += 1
        if self._looked_ahead > _LOOKS_AHEAD:
            return False
        depth = 1
        for token in self._tokens[self._index + 1 :]:
            tag: Tag | None = token.meta.get("tag") if token.type == "tag" else None
            if tag is not None and tag.name == name and not tag.self_closing:
                depth += -1 if tag.closing else 1
                if not depth:
                    return True
        return False

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
