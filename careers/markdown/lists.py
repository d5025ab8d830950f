"""Bullet and ordered lists."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from careers.markdown.block_parser import has_indented_code, interrupts
from careers.markdown.blocks import is_thematic_break, may_hold_blocks

_MARKER = re.compile(r"(?:[-+*]|(?P<number>\d{1,9})[.)])(?=[ \t]|$)")
_CODE_INDENTATION = 4
_TASK = re.compile(r"\[([ \t\nxX])\](?:\n|[ \t]+[^ \t\n])")


def list_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A list, with all its items; ``silent`` asks whether one may begin here."""
    marker = _marker_at(state, start_line)
    if marker is None or is_thematic_break(state, start_line):
        return False
    if not may_hold_blocks(state, start_line):
        return False
    if silent:
        return _may_interrupt(state, start_line, marker)
    if marker["number"] not in (None, "1") and _after_indented_code(state):
        return False
    number = marker["number"]
    kind, tag = ("bullet_list", "ul") if number is None else ("ordered_list", "ol")
    opening = state.push(f"{kind}_open", tag, 1)
    if number is not None and int(number) != 1:
        opening.attrs = {"start": int(number)}
    if _items(state, start_line, end_line, marker):
        opening.meta["tasks"] = True
    state.push(f"{kind}_close", tag, -1)
    return True


def _marker_at(state: StateBlock, line: int) -> re.Match[str] | None:
    if state.is_code_block(line):
        return None
    # Where indented code exists, a line this far in continues the paragraph of the outer item.
    if (
        state.listIndent >= 0
        and state.sCount[line] < state.blkIndent
        and state.sCount[line] - state.listIndent >= _CODE_INDENTATION
        and has_indented_code(state)
    ):
        return None
    return _MARKER.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def _may_interrupt(state: StateBlock, line: int, marker: re.Match[str]) -> bool:
    if state.parentType != "paragraph" or state.sCount[line] < state.blkIndent:
        return True
    if marker["number"] not in (None, "1"):
        return False
    return bool(state.src[marker.end() : state.eMarks[line]].strip(" \t"))


def _after_indented_code(state: StateBlock) -> bool:
    """Docusaurus's parser holds indented code open over blank lines, so only ``1.`` ends it."""
    return bool(state.tokens) and state.tokens[-1].type == "code_block"


def _items(state: StateBlock, line: int, end_line: int, marker: re.Match[str]) -> bool:
    """Push the items; say whether one of them is a task."""
    kind = marker[0][-1]
    outer, state.parentType = state.parentType, "list"
    tight = True
    ended_blank = False
    tasks = False
    first_token = len(state.tokens)
    while True:
        item_token = len(state.tokens)
        item_tight = _item(state, line, end_line, marker)
        if not item_tight or ended_blank:
            tight = False
        tasks = tasks or "checked" in state.tokens[item_token].meta
        ended_blank = state.line - line > 1 and state.isEmpty(state.line - 1)
        line = state.line
        if line >= end_line or state.sCount[line] < state.blkIndent:
            break
        following = _marker_at(state, line)
        if following is None or following[0][-1] != kind or is_thematic_break(state, line):
            break
        if _another_block(state, line, end_line):
            break
        marker = following
    state.parentType = outer
    if tight:
        _hide_paragraphs(state, first_token)
    return tasks


def _another_block(state: StateBlock, line: int, end_line: int) -> bool:
    """Only a list can begin with a list marker; asked for rules that a later room may add."""
    return not _MARKER.match(
        state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]
    ) and interrupts(state, line, end_line)


def _item(state: StateBlock, line: int, end_line: int, marker: re.Match[str]) -> bool:
    content_start, content_column, indent = _content(state, line, marker)
    opening = state.push("list_item_open", "li", 1)
    first = len(state.tokens)
    saved = (state.tight, state.tShift[line], state.sCount[line], state.listIndent)
    outer_indent = state.blkIndent
    state.listIndent, state.blkIndent = outer_indent, indent
    state.tight = True
    state.tShift[line] = content_start - state.bMarks[line]
    state.sCount[line] = content_column
    if content_start >= state.eMarks[line] and state.isEmpty(line + 1):
        # An item that begins with a blank line ends at a second one.
        state.line = min(line + 2, end_line)
    else:
        state.md.block.tokenize(state, line, end_line)
    opening.map = [line, state.line]
    tight = bool(state.tight)
    state.blkIndent = outer_indent
    state.tight, state.tShift[line], state.sCount[line], state.listIndent = saved
    _mark_task(state, opening.meta, first)
    state.push("list_item_close", "li", -1)
    return tight


def _content(state: StateBlock, line: int, marker: re.Match[str]) -> tuple[int, int, int]:
    """Where an item's text starts: index, column, and the indentation of its further lines."""
    start = state.bMarks[line] + state.tShift[line]
    after_marker = column = state.sCount[line] + marker.end() - start
    position, end = marker.end(), state.eMarks[line]
    while position < end:
        character = state.src[position]
        if character == "\t":
            column += 4 - (column + state.bsCount[line]) % 4
        elif character == " ":
            column += 1
        else:
            break
        position += 1
    width = column - after_marker
    if position >= end or (width > _CODE_INDENTATION and has_indented_code(state)):
        width = 1
    return position, column, after_marker + width


def _mark_task(state: StateBlock, meta: dict[str, object], first: int) -> None:
    """``- [x] text``: the box is taken out of the text, its state noted at the item."""
    if len(state.tokens) <= first or state.tokens[first].type != "paragraph_open":
        return
    text = state.tokens[first + 1]
    box = _TASK.match(text.content)
    if box is not None:
        meta["checked"] = box[1] in "xX"
        text.content = text.content[3:].lstrip(" \t\n")
        state.tokens[first].meta["checked"] = meta["checked"]


def _hide_paragraphs(state: StateBlock, first_token: int) -> None:
    level = state.level + 1
    for index in range(first_token, len(state.tokens)):
        token = state.tokens[index]
        if token.level == level and token.type == "paragraph_open":
            token.hidden = True
            state.tokens[index + 2].hidden = True
