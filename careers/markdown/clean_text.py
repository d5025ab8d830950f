"""The text of a page as others may show it: paragraphs, lists, headings, emphasis, links.

Job boards and feed readers show a role's text outside of its page. What belongs to the page goes:
its title, anchors, icons, scripts, pictures, the frames of admonitions and tabs. What is said
stays: a table becomes a list with the column's name at each cell, the title of an admonition a
paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from html import unescape

from careers.markdown.body import CleanPart, ComponentRef, Href, LinkRef, Part
from careers.markdown.clean_html import CleanHtml

_RAW_TEXT = re.compile(
    r"<(script|style|textarea|title)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
# No `<` outside of quotes, and no more of those than anybody writes: a tag that never ends must
# not be looked for its end from every other one.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(/?)([a-z][a-z0-9-]*)"
    r"([^<>\"']*+(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*+){0,50}+)>",
    re.IGNORECASE | re.DOTALL,
)
_HREF = re.compile(r"\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_CLASS = re.compile(r"\sclass\s*=\s*\"([^\"]*)\"", re.IGNORECASE)
_HIDDEN = re.compile(r"\s(?:hidden(?=[\s=/]|\Z)|aria-hidden=\"true\")", re.IGNORECASE)
_SPACE = re.compile(r"\s+")

_PARAGRAPHS = {"p": "p", "dd": "p", **{f"h{level}": f"h{level}" for level in range(2, 7)}}
_WHOLE = frozenset(("p", "li"))
"""Elements that mostly hold nothing but words."""
_INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em"}
_LISTS = frozenset(("ul", "ol"))
_TITLES = frozenset(("summary", "dt", "figcaption", "caption"))
_TITLE_CLASSES = frozenset(("admonitionHeading", "tab-label", "codeBlockTitle"))
_BLOCKS = frozenset(
    "address article aside blockquote body center details dialog div dl fieldset figure footer "
    "header hgroup hr html legend main menu pre search section table tbody td tfoot th thead "
    "tr".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LEFT_OUT = frozenset(
    "audio button canvas del form h1 head iframe math nav noscript object s select strike svg "
    "template video".split()
)
_LEFT_OUT_CLASSES = frozenset(("hash-link", "theme-doc-card-container"))
_NO_CLASSES: frozenset[str] = frozenset()
_HOLE = "\0"
"""Stands before the number of a link; no text that is read has it."""
_HOLES = re.compile(f'<a href="{_HOLE}([0-9]+)">')
_KINDS = (
    "note",
    "tip",
    "info",
    "warning",
    "danger",
    "caution",
    "secondary",
    "success",
    "important",
)
"""Of admonitions; the title of one that has none is its kind."""

_Pieces = list[str]
_STEP = 4
"""Pieces of one tag."""


def clean_text(
    parts: Sequence[Part], *, default_titles: Collection[str] = ()
) -> tuple[CleanPart, ...] | None:
    """Clean the text of a page; no element is empty, and its links are holes.

    Args:
        parts: The text; whatever its HTML holds, the result is well-formed.
        default_titles: Titles of admonitions that nobody wrote ("note", "tip"), besides the names
            of their kinds; they are left out.

    Returns:
        None where the text has components, which must be in place before it is cleaned.
    """
    if any(isinstance(part, ComponentRef) for part in parts):
        return None
    titles = frozenset(title.casefold() for title in (*_KINDS, *default_titles))
    reader = _Reader([part for part in parts if isinstance(part, LinkRef)], titles)
    reader.read(_pieces(_html(parts)))
    found = _HOLES.split(reader.out.html())
    links = (reader.links[int(number)] for number in found[1::2])
    described = [
        found[0],
        *(part for pair in zip(links, found[2::2], strict=True) for part in pair),
    ]
    return tuple(part for part in described if part)


def _html(parts: Sequence[Part]) -> str:
    """All of it, with the numbers of links for addresses, and pictures that say nothing."""
    html: list[str] = []
    number = 0
    for part in parts:
        if isinstance(part, str):
            html.append(part.replace(_HOLE, ""))
        elif isinstance(part, LinkRef):
            html.append(f'<a href="{_HOLE}{number}"{part.attributes}>')
            number += 1
        else:
            html.append("<img>")
    return "".join(html)


def _pieces(html: str) -> _Pieces:
    """Text, then for each tag four pieces: ``/`` of an end, its name, the rest, the text after."""
    return _TAG.split(_RAW_TEXT.sub("", html))


class _Reader:
    """Tells a writer what the elements of a page come down to."""

    def __init__(self, links: Sequence[LinkRef], default_titles: frozenset[str]) -> None:
        self.out = CleanHtml()
        self.links: list[LinkRef | Href] = [*links]
        self.default_titles = default_titles
        self.heads: list[str] | None = None
        """Names of the columns of the table that is open."""
        self.column = 0
        self.is_head = self.is_cell = self.is_code = False

    def read(self, pieces: _Pieces) -> None:
        """Read the whole page."""
        position, count = 1, len(pieces)
        self._text(pieces[0])
        while position < count:
            is_end, name, rest, text = pieces[position : position + _STEP]
            position += _STEP
            if name and is_end:
                self._end(name.lower())
            elif not rest and name in _WHOLE and self._is_whole(pieces, position, name):
                self.out.whole(name, unescape(text) if "&" in text else text)
                text = pieces[position + _STEP - 1]
                position += _STEP
            elif name:
                after = self._start(pieces, position, name.lower(), rest)
                text, position = pieces[after - 1], after
            if text == "\n" and not self.is_code:
                self.out.space()
            elif text:
                self._text(text)

    def _is_whole(self, pieces: _Pieces, position: int, tag: str) -> bool:
        """Whether words alone stand between the tag before a position and its end."""
        if pieces[position : position + 2] != ["/", tag] or self.is_cell or self.is_code:
            return False
        return self.out.takes_whole(tag)

    def _text(self, html: str) -> None:
        text = unescape(html) if "&" in html else html
        if not self.is_code:
            self.out.text(text)
            return
        first, *others = text.split("\n")
        self.out.text(first)
        for line in others:
            self.out.line_break()
            self.out.text(line)

    def _start(self, pieces: _Pieces, position: int, tag: str, rest: str) -> int:
        """Take the start of an element; where to read on."""
        if tag in _LEFT_OUT or (rest and _is_left_out(tag, rest)):
            return position if tag in _VOID else _end_of(pieces, position, tag)
        if tag in _TITLES or (rest and _classes(rest) & _TITLE_CLASSES):
            after = _end_of(pieces, position, tag)
            self._title(_plain(pieces, position, after))
            return after
        if tag == "th" and self.heads is not None and self.is_head:
            after = _end_of(pieces, position, tag)
            self.heads.append(_plain(pieces, position, after))
            return after
        if tag in _INLINE:
            self.out.inline(_INLINE[tag])
        elif tag == "a":
            self._link(rest)
        elif tag == "br":
            self.out.line_break()
        else:
            self._start_block(tag)
        return position

    def _start_block(self, tag: str) -> None:
        if self.is_cell:
            self._in_cell(tag)
        elif tag in _PARAGRAPHS:
            self.out.block(_PARAGRAPHS[tag])
        elif tag in _LISTS:
            self.out.begin_list(tag)
        elif tag == "li":
            self.out.item()
        elif tag == "table":
            self.out.begin_list("ul")
            self.heads, self.is_head = [], False
        elif self.heads is not None and tag in {"thead", "tr", "td", "th"}:
            self._in_table(tag, self.heads)
        elif tag in _BLOCKS:
            self.out.end_block()
            self.is_code = self.is_code or tag == "pre"

    def _in_table(self, tag: str, heads: list[str]) -> None:
        """A row is an item; its cells stand one after the other."""
        if tag == "thead":
            self.is_head = True
        elif tag == "tr":
            self.column = 0
            if not self.is_head:
                self.out.item()
        else:
            head = heads[self.column] if self.column < len(heads) else ""
            self.out.prefix(("; " if self.out.has_words else "") + (f"{head}: " if head else ""))
            self.column += 1
            self.is_cell = True

    def _in_cell(self, tag: str) -> None:
        """Whatever a cell holds, it is one line."""
        if tag in {"td", "th", "tr", "table"}:
            self._end_cell()
            self._start_block(tag)
        elif tag in _BLOCKS or tag in _PARAGRAPHS or tag in _LISTS or tag == "li":
            self.out.space()

    def _end(self, tag: str) -> None:
        if tag in _INLINE or tag == "a":
            self.out.end_inline(_INLINE.get(tag, tag))
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag == "thead":
            self.is_head = False
        elif tag == "table":
            self._end_cell()
            if self.heads is not None:
                self.heads = None
                self.out.end_list()
        elif self.is_cell:
            self._in_cell("" if tag == "tr" else tag)
        elif tag in _LISTS:
            self.out.end_list()
        elif tag == "li":
            self.out.end_item()
        elif tag in _PARAGRAPHS or tag in _BLOCKS:
            self.out.end_block()
            self.is_code = self.is_code and tag != "pre"

    def _end_cell(self) -> None:
        self.is_cell = False
        self.out.prefix("")
        for tag in ("a", "em", "strong"):
            self.out.end_inline(tag)

    def _title(self, text: str) -> None:
        if text and text.casefold() not in self.default_titles:
            self.out.block("p")
            self.out.inline("strong")
            self.out.text(text)
        self.out.end_block()

    def _link(self, rest: str) -> None:
        found = _HREF.search(rest)
        written = unescape(next(filter(None, found.groups()), "")).strip() if found else ""
        if not written:
            return
        if written[0] != _HOLE:
            self.links.append(Href(written))
            written = f"{_HOLE}{len(self.links) - 1}"
        self.out.inline("a", f' href="{written}"')


def _is_left_out(tag: str, rest: str) -> bool:
    if tag == "a" and "data-footnote-" in rest:  # to a footnote, and from there back
        return True
    if "hidden" in rest and _HIDDEN.search(rest):
        return True
    return bool(_classes(rest) & _LEFT_OUT_CLASSES)


def _classes(rest: str) -> frozenset[str]:
    found = _CLASS.search(rest) if "class" in rest else None
    return frozenset(found[1].split()) if found else _NO_CLASSES


def _end_of(pieces: _Pieces, position: int, tag: str) -> int:
    """The position after the end tag of the element whose first tag ends at ``position``."""
    depth = 1
    while position < len(pieces):
        is_end, name, rest, _ = pieces[position : position + _STEP]
        position += _STEP
        if name and name.lower() == tag:
            depth += -1 if is_end else not rest.endswith("/")
            if not depth:
                return position
    return position


def _plain(pieces: _Pieces, start: int, after: int) -> str:
    """The words between two positions, without those of icons."""
    words = [pieces[start - 1] or ""]
    position = start
    while position < after - _STEP:
        is_end, name, _, text = pieces[position : position + _STEP]
        position += _STEP
        if name and not is_end and name.lower() == "svg":
            position = _end_of(pieces, position, "svg")
            text = pieces[position - 1]
        words.append(text or "")
    return _SPACE.sub(" ", unescape("".join(words))).strip()
