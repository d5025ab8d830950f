"""GFM tables."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from careers.markdown.block_parser import interrupts
from careers.markdown.reading import Reading

_DELIMITER_ROW = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL = re.compile(r"(?:[^|\\]|\\.)*\\?", re.DOTALL)
_FILLED_CELLS_AT_MOST = 0x10000
"""Cells that short rows lack, in one table: a few bytes must not become megabytes."""

_LONGEST_SHOWN = 60
_CLASSES = {
    (False, False): "",
    (True, False): "text--left",
    (True, True): "text--center",
    (False, True): "text--right",
}


def table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A header row, a row of dashes, rows."""
    if not state.env["may_have_tables"] or start_line + 2 > end_line:
        return False
    alignments = _alignments(state, start_line + 1)
    if alignments is None or state.is_code_block(start_line):
        return False
    header = _cells(state, start_line)
    if len(header) != len(alignments) or (
        "|" not in _line(state, start_line) + _line(state, start_line + 1)
    ):
        return False
    if silent:
        return True
    outer, state.parentType = state.parentType, "table"
    state.push("table_open", "table", 1)
    state.push("thead_open", "thead", 1)
    _row(state, start_line, header, alignments, "th")
    state.push("thead_close", "thead", -1)
    state.line = _body(state, start_line + 2, end_line, alignments)
    state.push("table_close", "table", -1)
    state.parentType = outer
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _alignments(state: StateBlock, line: int) -> list[str] | None:
    start = state.bMarks[line] + state.tShift[line]
    if start >= state.eMarks[line] or state.src[start] not in "|-:":
        return None
    if state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return None
    if not _DELIMITER_ROW.match(state.src, start, state.eMarks[line]):
        return None
    cells = _line(state, line).strip(" \t").removeprefix("|").removesuffix("|").split("|")
    dashes = [cell.strip(" \t") for cell in cells]
    return [_CLASSES[cell.startswith(":"), cell.endswith(":")] for cell in dashes]


def _cells(state: StateBlock, line: int) -> list[tuple[int, str]]:
    r"""The cells of a row with their places in the source; ``\|`` does not end one."""
    start = state.bMarks[line] + state.tShift[line]
    end = state.eMarks[line]
    if state.src[start] == "|":
        start += 1
    cells: list[tuple[int, str]] = []
    while True:
        match = _CELL.match(state.src, start, end)
        cell_end = match.end() if match else end
        text = state.src[start:cell_end]
        if cell_end >= end and not text.strip(" \t") and cells:
            break
        blanks = len(text) - len(text.lstrip(" \t"))
        cells.append((start + blanks, text.strip(" \t").replace("\\|", "|")))
        start = cell_end + 1
        if cell_end >= end:
            break
    return cells


def _body(state: StateBlock, line: int, end_line: int, alignments: list[str]) -> int:
    first = line
    filled = 0
    while line < end_line and state.sCount[line] >= state.blkIndent and not state.isEmpty(line):
        if state.is_code_block(line) or interrupts(state, line, end_line):
            break
        cells = _cells(state, line)
        if len(cells) > len(alignments):
            _too_many(state, line, cells, len(alignments))
            cells = cells[: len(alignments)]
        filled += len(alignments) - len(cells)
        if filled > _FILLED_CELLS_AT_MOST:
            break
        if line == first:
            state.push("tbody_open", "tbody", 1)
        _row(state, line, cells, alignments, "td")
        line += 1
    if line > first:
        state.push("tbody_close", "tbody", -1)
    return line


def _too_many(state: StateBlock, line: int, cells: list[tuple[int, str]], columns: int) -> None:
    """Cells that no column is for, which Docusaurus leaves out without a word."""
    start, text = next(((start, text) for start, text in cells[columns:] if text), (0, ""))
    if not text:
        return
    reading: Reading = state.env["reading"]
    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
    reading.problem(
        reading.place(line, start - state.src.rfind("\n", 0, start) - 1),
        f"`{shown}` stands behind the last column of the table, so it is not shown",
        rule="markdown-table",
        hint=r"write `\|` for a bar that is text, or add a column to the first two rows",
    )


def _row(
    state: StateBlock, line: int, cells: list[tuple[int, str]], alignments: list[str], tag: str
) -> None:
    state.push("tr_open", "tr", 1)
    begin = state.src.rfind("\n", 0, state.bMarks[line]) + 1
    for index, alignment in enumerate(alignments):
        opening = state.push(f"{tag}_open", tag, 1)
        if alignment:
            opening.attrs = {"class": alignment}
        if index < len(cells):
            start, content = cells[index]
            text = state.push("inline", "", 0)
            text.content = content
            text.map = [line, line + 1]
            text.meta["column"] = start - begin
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)
