"""``<!-- comments -->``, which Docusaurus takes out of both formats.

Source: remark-comment 1, which docusaurus 3.10.2 uses unless ``mdx1Compat.comments`` is off.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from careers.markdown.inline_parser import Text


def comment_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A comment that begins and ends its lines; it may hold blank lines."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.env["comments"] or not state.src.startswith("<!--", start):
        return False
    end = state.src.find("-->", start + 4) if start < state.env["last_comment_end"] else -1
    if end < 0:
        return False
    line = start_line
    while line < end_line and state.eMarks[line] < end:
        line += 1
    if line >= end_line or state.src[end + 3 : state.eMarks[line]].strip(" \t"):
        return False
    if not silent:
        state.line = line + 1
    return True


def comment(text: Text) -> bool:
    """A comment among text."""
    source, start = text.source, text.position
    if not text.env["comments"] or not source.startswith("<!--", start):
        return False
    if text.scanned > text.scanned_at_most:
        return False
    end = source.find("-->", start + 4)
    if end < 0:
        text.scanned += len(source) - start
        return False
    text.position = end + 3
    return True
