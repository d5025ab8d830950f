"""What MDX adds to blocks: lines of tags and expressions, imports and exports."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from careers.markdown.javascript.modules import module_of
from careers.markdown.javascript.nodes import JavaScriptMistake, Node
from careers.markdown.javascript.parser import expression_at
from careers.markdown.reading import Reading
from careers.markdown.tags import Tag, TagMistake, jsx_tag

_MODULE = re.compile(r"(?:import|export) ")
_MODULE_TRIES = 20
_REFUSED = "Docusaurus would refuse this page: "


class _Piece(NamedTuple):
    """A tag, or an expression with what stands in its braces."""

    start: int
    end: int
    tag: Tag | None
    node: Node | None = None


class _Lines(NamedTuple):
    """Some text of the page with the place of its beginning."""

    source: str
    start: int
    """Index of the first piece."""
    end: int
    line: int
    column: int
    """Of the index ``start``."""


def flow(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Lines that hold nothing but tags and expressions: what those hold is blocks again.

    Where a line is none, or what it holds is no tag, another rule shows it and reports it.
    """
    start = state.bMarks[start_line] + state.tShift[start_line]
    if state.src[start] == "<" and not state.src[start + 1 : start + 2].strip():
        return False
    column = start - (state.src.rfind("\n", 0, start) + 1)
    lines = _Lines(state.src, start, state.eMarks[start_line], start_line, column)
    pieces = _pieces(lines)
    if pieces is None:
        if state.env["scanned"] > len(state.src) + 20_000:
            return False
        last = _last_line(state, start_line, end_line)
        source = state.getLines(start_line, last, state.blkIndent, False)
        indentation = len(source) - len(source.lstrip(" \t"))
        lines = _Lines(source, indentation, len(source), start_line, column)
        pieces = _pieces(lines)
        if not pieces:
            state.env["scanned"] += len(source)
    if not pieces:
        return False
    if not silent:
        state.line = _push(state, lines, pieces) + 1
    return True


def _pieces(lines: _Lines) -> list[_Piece] | None:
    """The pieces up to the end of a line; [] if there is something else, None if more is needed."""
    source, position = lines.source, lines.start
    pieces: list[_Piece] = []
    while position < lines.end and source[position] != "\n":
        if source[position] in " \t" and pieces:
            position += 1
            continue
        found = _piece(source, position, lines.end)
        if not isinstance(found, _Piece):
            return None if found else []
        pieces.append(found)
        position = found.end
    return pieces


def _piece(source: str, position: int, end: int) -> _Piece | bool:
    """A tag or an expression; True if the text ends within one, False if there is none."""
    if source[position] == "<" and source[position + 1 : position + 2].strip():
        found = jsx_tag(source, position, end)
        if isinstance(found, TagMistake):
            return found.at_end
        return _Piece(position, found.end, found)
    if source[position] == "{":
        try:
            node, after = expression_at(source, position + 1, end)
        except JavaScriptMistake as mistake:
            return mistake.at_end
        return _Piece(position, after, None, node)
    return False


def _last_line(state: StateBlock, line: int, end_line: int) -> int:
    """The first line that is not in the list item or quote of this one."""
    line += 1
    while line < end_line and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    return line


def _push(state: StateBlock, lines: _Lines, pieces: list[_Piece]) -> int:
    """Push the tokens; the line that the last of them ends on."""
    reading: Reading = state.env["reading"]
    reading.has_elements = True
    source, line, column, counted = lines.source, lines.line, lines.column, lines.start
    for piece in pieces:
        breaks = source.count("\n", counted, piece.start)
        column += piece.start - counted
        if breaks:
            line += breaks
            column = piece.start - source.rfind("\n", 0, piece.start) - 1
        counted = piece.start
        written = source[piece.start : piece.end]
        token = state.push("tag" if piece.tag else "expression", "", 0)
        token.content = written if piece.tag else written[1:-1]
        token.meta.update(tag=piece.tag, node=piece.node, place=reading.place(line, column))
    return line + source.count("\n", counted, pieces[-1].end)


def module(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``import`` and ``export`` at the very beginning of a line, outside lists and quotes."""
    start = state.bMarks[start_line]
    if silent or state.level or state.tShift[start_line] or state.blkIndent:
        return False
    if not _MODULE.match(state.src, start):
        return False
    line = start_line
    for _ in range(_MODULE_TRIES):
        if state.env["scanned"] > len(state.src) + 20_000:
            return False
        while line < end_line and not state.isEmpty(line):
            line += 1
        try:
            found = module_of(state.src[start : state.eMarks[line - 1]])
        except JavaScriptMistake as mistake:
            state.env["scanned"] += state.eMarks[line - 1] - start
            if mistake.at_end and line < end_line:
                line = state.skipEmptyLines(line)
                continue
            _report_module(state, start_line, mistake)
            return False
        token = state.push("module", "", 0)
        token.meta.update(module=found, line=start_line)
        state.line = line
        state.env["reading"].has_elements = True
        return True
    return False


def _report_module(state: StateBlock, line: int, mistake: JavaScriptMistake) -> None:
    reading: Reading = state.env["reading"]
    word = state.src[state.bMarks[line] : state.bMarks[line] + 6]
    reading.problem(
        reading.place(line, 0),
        f"a paragraph that begins with `{word}` is read as JavaScript, and is none: "
        f"{mistake.message}",
        rule="mdx-module",
        hint=f"{_REFUSED}begin the paragraph with another word",
        refused=True,
    )
