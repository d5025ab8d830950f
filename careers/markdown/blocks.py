"""Paragraphs and headings."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock, blockquote

from careers.markdown.block_parser import interrupts
from careers.markdown.reading import Reading

_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_BLANKS = " \t\n"
_THEMATIC_BREAK = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}$")


def heading(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """A heading, ``## Text ##``."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    opening = _ATX.match(state.src, start, state.eMarks[start_line])
    if opening is None:
        return False
    if silent:
        return True
    written = state.src[opening.end() : state.eMarks[start_line]].rstrip(_BLANKS)
    content = written if not written.endswith("#") else _CLOSING_HASHES.sub("", written)
    state.line = start_line + 1
    _push(state, f"h{len(opening[1])}", content.rstrip(_BLANKS), start_line)
    return True


def thematic_break(state: StateBlock, line: int, _end_line: int, silent: bool) -> bool:
    """A line across the page: ``---``, ``* * *`` or ``___``."""
    if state.is_code_block(line) or not is_thematic_break(state, line):
        return False
    if not silent:
        state.push("hr", "hr", 0)
        state.line = line + 1
    return True


def is_thematic_break(state: StateBlock, line: int) -> bool:
    """Whether a line is three or more of one mark, with or without blanks between them."""
    start = state.bMarks[line] + state.tShift[line]
    return _THEMATIC_BREAK.match(state.src, start, state.eMarks[line]) is not None


def quote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A quote, ``> text``."""
    if not may_hold_blocks(state, start_line):
        return False
    return blockquote(state, start_line, end_line, silent)


def may_hold_blocks(state: StateBlock, line: int) -> bool:
    """Whether lists, quotes and footnotes exist on this page.

    Docusaurus's parser takes a ``---`` in the first line for the beginning of front matter. Until
    it finds the end, it looks for nothing else, and when there is none, it is too late for them.
    """
    if not state.env["rule_first"]:
        return True
    reading: Reading = state.env["reading"]
    if not state.env["rule_first_reported"]:
        state.env["rule_first_reported"] = True
        reading.problem(
            reading.place(line, 0),
            "lists, quotes and footnotes are plain text on a page that begins with `---`",
            rule="markdown-rule-first",
            hint="begin the page with `***` for a line across it",
        )
    return False


def paragraph(state: StateBlock, start_line: int, _end_line: int, _silent: bool) -> bool:
    """Lines of text up to a blank one or another block; underlined, they are a heading."""
    end_line = state.lineMax
    outer, state.parentType = state.parentType, "paragraph"
    indented_code = state.is_code_block
    begins, shifts, ends, indents = state.bMarks, state.tShift, state.eMarks, state.sCount
    tag = "p"
    line = start_line + 1
    while line < end_line:
        start = begins[line] + shifts[line]
        if start >= ends[line]:
            break
        # Deep indentation continues a paragraph; a quote marks its lazy lines with -1.
        if indents[line] >= 0 and not indented_code(line):
            underlined = indents[line] >= state.blkIndent and state.src[start] in "=-"
            if underlined and (mark := _UNDERLINE.match(state.src, start, ends[line])):
                tag = "h1" if mark[1][0] == "=" else "h2"
                break
            if interrupts(state, line, end_line):
                break
        line += 1
    content = state.getLines(start_line, line, state.blkIndent, False).strip(_BLANKS)
    state.line = line if tag == "p" else line + 1
    _push(state, tag, content, start_line)
    state.parentType = outer
    return True


def _push(state: StateBlock, tag: str, content: str, line: int) -> None:
    kind = "paragraph" if tag == "p" else "heading"
    lines = [line, state.line]
    state.push(f"{kind}_open", tag, 1).map = lines
    text = state.push("inline", "", 0)
    text.content = content
    text.map = lines
    state.push(f"{kind}_close", tag, -1)
