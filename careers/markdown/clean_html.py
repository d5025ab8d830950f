"""A writer of paragraphs, headings and lists that can write nothing that is not well-formed."""

from __future__ import annotations

from html import escape

_LISTS = frozenset(("ul", "ol"))
_LIST_PARTS = _LISTS | {"li"}
_INLINE = frozenset(("strong", "em", "a"))


class CleanHtml:
    """Takes text and what it stands in; calls may come in any order, and ends may be missing.

    What is open is always lists and their items in turn, then a paragraph or heading, then inline
    elements. An element is written when the first words in it are, so that none is empty; a space
    or a line break when words follow it in the same block.
    """

    def __init__(self) -> None:
        self._out: list[str] = []
        self._open: list[tuple[str, str]] = []
        """(tag, attributes), outermost first."""
        self._written = 0
        """How many of them are."""
        self._gap = ""
        """Before the next words, if any stand before it in the block."""
        self._has_words = False
        self._prefix = ""

    def html(self) -> str:
        """Everything so far, with all that is open closed."""
        self._close_to(0)
        return "".join(self._out)

    def text(self, text: str) -> None:
        """Words, not escaped; where there is no block, a paragraph begins."""
        if text.isspace():
            self._gap = self._gap or " "
            return
        if text[:1].isspace():
            self._gap = self._gap or " "
        self._write(_escaped(" ".join(text.split())))
        if text[-1:].isspace():
            self._gap = " "

    def whole(self, tag: str, text: str) -> None:
        """A paragraph or an item that holds nothing but words; for an item, within a list.

        The same as its parts one by one, and most of what there is.
        """
        if tag == "li":
            self.end_item()
        else:
            self.end_block()
            if self._top in _LISTS:
                self._push("li")
        words = _escaped(" ".join(text.split()))
        if not words:
            return
        if self._written < len(self._open):
            self._write_open(len(self._open))
        self._out.append(f"<{tag}>{words}</{tag}>")

    def space(self) -> None:
        """White space, which means something between words only."""
        self._gap = self._gap or " "

    def line_break(self) -> None:
        """The next words begin a line."""
        self._gap = "<br>"

    def block(self, tag: str) -> None:
        """Begin a paragraph or heading."""
        self.end_block()
        if self._top in _LISTS:
            self._push("li")
        self._push(tag)

    def end_block(self) -> None:
        """End the paragraph or heading; an item stays open."""
        depth = len(self._open)
        while depth and self._open[depth - 1][0] not in _LIST_PARTS:
            depth -= 1
        self._close_to(depth)
        self._gap, self._has_words = "", False

    def begin_list(self, tag: str) -> None:
        """Begin a list, within an item if one is open."""
        self.block(tag)

    def end_list(self) -> None:
        """End the innermost list."""
        self.end_item()
        if self._top in _LISTS:
            self._close_to(len(self._open) - 1)

    def item(self) -> None:
        """Begin an item of the innermost list; without a list, a paragraph."""
        self.end_item()
        if self._top in _LISTS:
            self._push("li")

    def end_item(self) -> None:
        """End the innermost item."""
        self.end_block()
        if self._top == "li":
            self._close_to(len(self._open) - 1)

    def inline(self, tag: str, attributes: str = "") -> None:
        """Begin emphasis or a link; one within another of its kind is none."""
        if not any(tag == one for one, _ in self._inlines()):
            self._ensure_block()
            self._push(tag, attributes)

    def end_inline(self, tag: str) -> None:
        """End emphasis or a link, and what was begun within."""
        inlines = self._inlines()
        for depth, (one, _) in enumerate(inlines, len(self._open) - len(inlines)):
            if one == tag:
                self._close_to(depth)
                return

    def prefix(self, words: str) -> None:
        """Write this before the next words of the block, in place of a space."""
        self._prefix = words

    def takes_whole(self, tag: str) -> bool:
        """Whether nothing is due before an element's words, and an item has a list around it."""
        return not self._prefix and (tag != "li" or any(one in _LISTS for one, _ in self._open))

    @property
    def has_words(self) -> bool:
        """Whether the block that is open has words already."""
        return self._has_words

    @property
    def _top(self) -> str:
        return self._open[-1][0] if self._open else ""

    def _inlines(self) -> list[tuple[str, str]]:
        depth = len(self._open)
        while depth and self._open[depth - 1][0] in _INLINE:
            depth -= 1
        return self._open[depth:]

    def _ensure_block(self) -> None:
        if self._top in _LISTS:
            self._push("li")
        elif not self._open:
            self._push("p")

    def _push(self, tag: str, attributes: str = "") -> None:
        self._open.append((tag, attributes))

    def _write(self, html: str) -> None:
        if not html:
            return
        if self._written < len(self._open) or not self._open or self._open[-1][0] in _LISTS:
            self._ensure_block()
            self._write_open(len(self._open) - len(self._inlines()))
        if self._prefix:
            self._out.append(_escaped(self._prefix))
        elif self._has_words:
            self._out.append(self._gap)
        if self._written < len(self._open):
            self._write_open(len(self._open))
        self._out.append(html)
        self._gap, self._prefix, self._has_words = "", "", True

    def _write_open(self, depth: int) -> None:
        if self._written < depth:
            self._out += [f"<{tag}{more}>" for tag, more in self._open[self._written : depth]]
            self._written = depth

    def _close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            tag, _ = self._open.pop()
            if self._written > len(self._open):
                self._written -= 1
                self._out.append(f"</{tag}>")


def _escaped(text: str) -> str:
    return escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text
