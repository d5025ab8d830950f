"""The text of a page as others may show it: paragraphs, lists, headings, emphasis, links.

Job boards and feed readers show a role's text outside of its page. What belongs to the page goes:
its title, anchors, icons, scripts, pictures, the frames of admonitions and tabs. What is said
stays: a table becomes a list with the column's name at each cell, the title of an admonition a
paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

_RAW_TEXT = re.compile(
    r"<(script|style|textarea|title)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(/?)([a-z][a-z0-9-]*)"
    r"([^>\"']*+(?:\"[^\"]*\"[^>\"']*+|'[^']*'[^>\"']*+)*+)>",
    re.IGNORECASE | re.DOTALL,
)
_HREF = re.compile(r"\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_CLASS = re.compile(r"\sclass\s*=\s*\"([^\"]*)\"", re.IGNORECASE)
_HIDDEN = re.compile(r"\s(?:hidden(?=[\s=/]|\Z)|aria-hidden=\"true\")", re.IGNORECASE)
_LINK = re.compile(r"</?a\b[^>]*>")
_ENDS_SPACE = re.compile(r"(?: |<br>|</(?:p|ul|ol|h[2-6])>)\Z")
"""After which a space means nothing."""
_SPACE = re.compile(r"\s+")

_TEXT_BLOCKS = {"p": "p", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6", "dd": "p"}
_INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "a": "a"}
_LISTS = frozenset(("ul", "ol"))
_TITLES = frozenset(("summary", "dt", "figcaption", "caption"))
_TITLE_CLASSES = frozenset(("admonitionHeading", "tab-label", "codeBlockTitle"))
_BLOCKS = frozenset(
    "address article aside blockquote body center details dialog div dl fieldset figure footer "
    "header hgroup hr html legend main menu nav search section table tbody td tfoot th thead tr "
    "pre".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LEFT_OUT = frozenset(
    "audio button canvas del form h1 head iframe math nav noscript object s script select strike "
    "style svg template textarea title video".split()
)
_LEFT_OUT_CLASSES = frozenset(("hash-link", "theme-doc-card-container"))
_SAFE_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


def description_html(html: str, *, url: str, default_titles: Collection[str] = ()) -> str:
    """Clean a page's finished HTML; links become absolute, and no element is empty.

    Args:
        html: Of the page's text; whatever it holds, the result is well-formed.
        url: Of the page, absolute: where its relative links start.
        default_titles: Titles of admonitions that nobody wrote ("note", "tip"); they are left out.
    """
    return _Cleaner(url, frozenset(title.casefold() for title in default_titles)).clean(html)


def without_links(html: str) -> str:
    """A cleaned text with the words of its links only."""
    return _LINK.sub("", html)


_Pieces = list[str]
_STEP = 4
"""Pieces of one tag."""


class _Element:
    """An element of the result; it is written when something is in it."""

    __slots__ = ("attributes", "is_written", "tag")

    def __init__(self, tag: str, attributes: str = "") -> None:
        self.tag = tag
        self.attributes = attributes
        self.is_written = False


class _Table:
    """Where we are in a table."""

    __slots__ = ("cell", "heads", "is_head")

    def __init__(self) -> None:
        self.heads: list[str] = []
        self.is_head = False
        self.cell = 0


class _Cleaner:
    def __init__(self, url: str, default_titles: frozenset[str]) -> None:
        self.url = url
        self.default_titles = default_titles
        self.out: list[str] = []
        self.open: list[_Element] = []
        self.tables: list[_Table] = []
        self.before = ""
        """Written before the next text of a cell: the name of its column."""
        self.in_pre = 0

    def clean(self, html: str) -> str:
        pieces = _pieces(html)
        position, count = 1, len(pieces)
        self._text(pieces[0])
        while position < count:
            is_end, tag, rest, text = pieces[position : position + _STEP]
            position += _STEP
            if tag and is_end:
                self._end(tag.lower())
            elif tag:
                after = self._start(pieces, position, tag.lower(), rest or "")
                if after != position:
                    position, text = after, pieces[after - 1]
            if text:
                self._text(text)
        self._close_to(0)
        return "".join(self.out)

    # Elements of the page

    def _start(self, pieces: _Pieces, position: int, tag: str, rest: str) -> int:
        """Take the start of an element; where to read on."""
        if tag in _VOID:
            if tag == "br":
                self._break()
            elif tag == "hr":
                self._close_text()
            return position
        if tag in _LEFT_OUT or (rest and _is_left_out(tag, rest)):
            return _end_of(pieces, position, tag)
        if tag in _TITLES or (rest and _classes(rest) & _TITLE_CLASSES):
            after = _end_of(pieces, position, tag)
            self._title(_plain(pieces, position, after))
            return after
        if tag == "th" and self.tables and self.tables[-1].is_head:
            after = _end_of(pieces, position, tag)
            self.tables[-1].heads.append(_plain(pieces, position, after))
            return after
        self._open_known(tag, rest)
        return position

    def _open_known(self, tag: str, rest: str) -> None:
        if tag in _TEXT_BLOCKS:
            if not self._in_cell():
                self._close_text()
                self.open.append(_Element(_TEXT_BLOCKS[tag]))
        elif tag in _INLINE:
            self._open_inline(_INLINE[tag], rest)
        elif tag in _LISTS:
            if not self._in_cell():
                self._close_text()
                self.open.append(_Element(tag))
        elif tag == "li":
            self._open_item()
        elif tag in _BLOCKS:
            self._open_block(tag)

    def _open_block(self, tag: str) -> None:
        """An element that ends a paragraph; of a table's, a row is an item and a cell a part."""
        if tag == "table":
            self._close_text()
            self.open.append(_Element("ul"))
            self.tables.append(_Table())
        elif self.tables and tag == "thead":
            self.tables[-1].is_head = True
        elif self.tables and tag == "tr" and not self.tables[-1].is_head:
            self._open_item()
            self.tables[-1].cell = 0
        elif self.tables and tag in {"td", "th"}:
            self._open_cell(self.tables[-1])
        elif not self._in_cell():
            self._close_text()
            self.in_pre += tag == "pre"

    def _open_cell(self, table: _Table) -> None:
        head = table.heads[table.cell] if table.cell < len(table.heads) else ""
        between = (
            "; " if self.open and self.open[-1].tag == "li" and self.open[-1].is_written else ""
        )
        self.before = between + (f"{head}: " if head else "")
        table.cell += 1

    def _open_inline(self, tag: str, rest: str) -> None:
        attributes = ""
        if tag == "a":
            address = self._address(rest)
            attributes = f' href="{escape(address)}"' if address else ""
            if not address or any(element.tag == "a" for element in self.open):
                return
        self._ensure_text_block()
        self.open.append(_Element(tag, attributes))

    def _open_item(self) -> None:
        """An ``<li>``, in the nearest list."""
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].tag in _LISTS:
                self._close_to(depth + 1)
                self.open.append(_Element("li"))
                return
        self._close_text()

    def _end(self, tag: str) -> None:
        if tag in _INLINE:
            self._close_nearest(_INLINE[tag], within=frozenset(_INLINE.values()))
        elif tag in _TEXT_BLOCKS:
            if not self._in_cell():
                self._close_text()
        elif tag in _LISTS and not self._in_cell():
            self._close_nearest(tag)
        elif tag == "li":
            self._close_nearest("li", within=frozenset(("li", "p", *_INLINE.values())))
        elif tag == "table" and self.tables:
            self.tables.pop()
            self._close_nearest("ul")
        elif tag == "thead" and self.tables:
            self.tables[-1].is_head = False
        elif tag in {"td", "th"}:
            self.before = ""
        elif tag in _BLOCKS and not self._in_cell():
            self._close_text()
            self.in_pre -= tag == "pre" and self.in_pre > 0

    def _title(self, text: str) -> None:
        self._close_text()
        if text and text.casefold() not in self.default_titles:
            self._write("<p><strong>" + escape(text, quote=False) + "</strong></p>")

    # The result

    def _text(self, html: str) -> None:
        text = unescape(html) if "&" in html else html
        if not self.in_pre:
            self._words(text)
            return
        first, *others = text.split("\n")
        self._words(first)
        for line in others:
            self._break()
            self._words(line)

    def _words(self, text: str) -> None:
        if not text or text.isspace():
            if text:
                self._space_between()
            return
        text = _SPACE.sub(" ", text)
        block = self._ensure_text_block()
        if self.before:
            text, self.before = self.before + text.lstrip(), ""
        if not block.is_written or self.out[-1].endswith(("<br>", " ")):
            text = text.lstrip(" ")
        self._write(escape(text, quote=False))

    def _space_between(self) -> None:
        """A space between two words; before the end of a block it is taken back."""
        block = self._block()
        if block is not None and block.is_written and not _ENDS_SPACE.search(self.out[-1]):
            self.out.append(" ")

    def _break(self) -> None:
        """A line break, where there is a line before it."""
        block = self._block()
        if block is not None and block.is_written:
            self._trim()
            self._write("<br>")

    def _write(self, html: str) -> None:
        for element in self.open:
            if not element.is_written:
                element.is_written = True
                self.out.append(f"<{element.tag}{element.attributes}>")
        self.out.append(html)

    def _block(self) -> _Element | None:
        """The paragraph, heading or item that text goes into."""
        for element in reversed(self.open):
            if element.tag in _LISTS:
                return None
            if element.tag not in {"strong", "em", "a"}:
                return element
        return None

    def _ensure_text_block(self) -> _Element:
        block = self._block()
        if block is None:
            in_list = self.open and self.open[-1].tag in _LISTS
            block = _Element("li" if in_list else "p")
            self.open.append(block)
        return block

    def _in_cell(self) -> bool:
        """A row is one item, whatever its cells hold."""
        return bool(self.tables) and any(element.tag == "li" for element in self.open[-3:])

    def _close_text(self) -> None:
        """End the paragraph or heading that is open; an item stays."""
        while self.open and self.open[-1].tag not in {"ul", "ol", "li"}:
            self._close_to(len(self.open) - 1)

    def _close_nearest(self, tag: str, within: frozenset[str] | None = None) -> None:
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].tag == tag:
                self._close_to(depth)
                return
            if within is not None and self.open[depth].tag not in within:
                return

    def _close_to(self, depth: int) -> None:
        while len(self.open) > depth:
            element = self.open.pop()
            if element.is_written:
                if element.tag not in {"strong", "em", "a"}:
                    self._trim()
                self.out.append(f"</{element.tag}>")

    def _trim(self) -> None:
        """Take back spaces and line breaks at the end of a block."""
        while self.out:
            last = self.out[-1].rstrip(" ")
            if last and last != "<br>":
                self.out[-1] = last
                return
            self.out.pop()

    def _address(self, rest: str) -> str:
        """Where a link leads, absolute; empty for what is no address."""
        found = _HREF.search(rest)
        written = unescape(next(filter(None, found.groups()), "")) if found else ""
        try:
            address = urljoin(self.url, written.strip()) if written else ""
            return address if urlsplit(address).scheme in _SAFE_SCHEMES else ""
        except ValueError:  # http://[
            return ""


def _pieces(html: str) -> _Pieces:
    """Text, then for each tag four pieces: ``/`` of an end, its name, the rest, the text after."""
    if "<" not in html:
        return [html]
    return _TAG.split(_RAW_TEXT.sub("", html))


def _is_left_out(tag: str, rest: str) -> bool:
    if tag == "a" and "data-footnote-" in rest:  # to a footnote, and from there back
        return True
    if "hidden" in rest and _HIDDEN.search(rest):
        return True
    return bool(_classes(rest) & _LEFT_OUT_CLASSES)


def _classes(rest: str) -> frozenset[str]:
    found = _CLASS.search(rest)
    return frozenset(found[1].split()) if found else frozenset()


def _end_of(pieces: _Pieces, position: int, tag: str) -> int:
    """The position after the end tag of the element whose first tag ends at ``position``."""
    depth = 1
    while position < len(pieces):
        is_end, name, rest, _ = pieces[position : position + _STEP]
        position += _STEP
        if name and name.lower() == tag:
            depth += -1 if is_end else not (rest or "").endswith("/")
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
        if name and not is_end and name.lower() in {"svg", "script", "style"}:
            position = _end_of(pieces, position, name.lower())
            text = pieces[position - 1]
        words.append(text or "")
    return _SPACE.sub(" ", unescape("".join(words))).strip()
