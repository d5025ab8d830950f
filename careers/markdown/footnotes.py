"""``[^1]`` and ``[^1]: the note``, as GFM has them.

Source: micromark-extension-gfm-footnote 2 and mdast-util-to-hast 13.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from careers.markdown.blocks import may_hold_blocks
from careers.markdown.body import Part
from careers.markdown.inline_parser import Text

if TYPE_CHECKING:
    from careers.markdown.renderer import Renderer

_DEFINITION = re.compile(r"\[\^((?:[^\[\]\\\s]|\\.){1,999})\]:[ \t]*")
_CALL = re.compile(r"\[\^((?:[^\[\]\\\s]|\\.){1,999})\]")
_INDENTATION = 4


def definition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A footnote: its lines after the first are indented by four."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    opening = _DEFINITION.match(state.src, start, state.eMarks[start_line])
    if opening is None or not may_hold_blocks(state, start_line):
        return False
    if silent:
        return True
    label = normalizeReference(opening[1])
    state.env["footnotes"].setdefault(label, opening[1])
    state.push("footnote_open", "", 1).meta["label"] = label
    saved = (state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line])
    outer, state.parentType = state.parentType, "footnote"
    state.bMarks[start_line], state.tShift[start_line] = opening.end(), 0
    state.sCount[start_line] = state.blkIndent + _INDENTATION
    state.blkIndent += _INDENTATION
    state.md.block.tokenize(state, start_line, end_line)
    if state.line == start_line:
        state.line = start_line + 1
    state.blkIndent -= _INDENTATION
    state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line] = saved
    state.parentType = outer
    state.push("footnote_close", "", -1)
    return True


def call(text: Text) -> bool:
    """``[^1]`` where such a footnote exists."""
    footnotes = text.env["footnotes"]
    if not footnotes:
        return False
    match = _CALL.match(text.source, text.position)
    if match is None:
        return False
    label = normalizeReference(match[1])
    if label not in footnotes:
        return False
    token = text.push("footnote_call")
    token.meta.update(label=label, written=footnotes[label])
    text.position = match.end()
    return True


class Notes:
    """The footnotes of a file as they are used: numbers in order of first use."""

    __slots__ = ("_content", "_numbers", "_uses", "_written", "used")

    def __init__(self, content: dict[str, list[Token]]) -> None:
        self._content = content
        self._numbers: dict[str, int] = {}
        self._uses: dict[str, int] = {}
        self._written: dict[str, str] = {}
        self.used: list[str] = []
        """Labels in order of first use."""

    def call(self, label: str, written: str) -> str:
        """The number that links to a note."""
        if label not in self._uses:
            self.used.append(label)
            self._numbers[label] = len(self.used)
            self._written[label] = _identifier(written)
        self._uses[label] = uses = self._uses.get(label, 0) + 1
        number = self._numbers[label]
        name = self._written[label]
        again = f"-{uses}" if uses > 1 else ""
        return (
            f'<sup><a href="#user-content-fn-{name}" id="user-content-fnref-{name}{again}" '
            f'data-footnote-ref aria-describedby="footnote-label">{number}</a></sup>'
        )

    def show(self, renderer: Renderer) -> None:
        """The notes at the end of the text; a note may use another one."""
        parts = renderer.parts
        title = escape(renderer.reading.options.labels.footnotes)
        parts.append(
            '<section data-footnotes class="footnotes">'
            f'<h2 class="sr-only" id="footnote-label">{title}</h2>\n<ol>\n'
        )
        index = 0
        while index < len(self.used):
            label = self.used[index]
            index += 1
            parts.append(f'<li id="user-content-fn-{self._written[label]}">')
            renderer.show_list(self._content.get(label, []))
            self._add_links_back(label, index, parts)
            parts.append("</li>\n")
        parts.append("</ol></section>\n")

    def _add_links_back(self, label: str, number: int, parts: list[Part]) -> None:
        name = self._written[label]
        links = []
        for use in range(1, self._uses[label] + 1):
            again = f"-{use}" if use > 1 else ""
            shown = f"↩<sup>{use}</sup>" if use > 1 else "↩"
            links.append(
                f'<a href="#user-content-fnref-{name}{again}" data-footnote-backref '
                f'aria-label="Back to reference {number}{again}" '
                f'class="data-footnote-backref">{shown}</a>'
            )
        html = " ".join(links)
        if parts[-1] == "</p>\n":
            parts[-1] = f" {html}</p>\n"
        else:
            parts.append(html)


def _identifier(label: str) -> str:
    return escape(label.lower())
