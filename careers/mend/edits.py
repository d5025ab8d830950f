"""Edits on the bytes of a file: what nobody edits stays as it is, byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from careers.problems import Edit, Problem

_BOM = b"\xef\xbb\xbf"
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a file."""

    after: bytes
    mended: tuple[Problem, ...]
    """Those whose edits were made."""


def edited(raw: bytes, problems: Iterable[Problem]) -> Change:
    """Apply what can be applied at once; of edits that overlap the first problem's count."""
    bom = _BOM if raw.startswith(_BOM) else b""
    text = _Text(raw.removeprefix(bom).decode())
    taken: list[_Span] = []
    mended = []
    for problem in problems:
        spans = [text.span(edit) for edit in problem.edits]
        if None in spans:
            continue
        wanted = sorted({span for span in spans if span is not None})
        if all(_apart(*pair) for pair in pairwise(wanted)):
            added = [span for span in wanted if not _is_in(span, taken)]
            if all(_fits(span, taken) for span in added):
                for span in added:
                    insort(taken, span)
                mended.append(problem)
    return Change(bom + text.replaced(taken).encode(), tuple(mended))


def as_read(raw: bytes) -> str:
    """The text of a file as the stages see it."""
    text = raw.removeprefix(_BOM).decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True, order=True)
class _Span:
    """An edit by the offsets of a text."""

    start: int
    end: int
    text: str


def _is_in(span: _Span, taken: list[_Span]) -> bool:
    at = bisect_left(taken, span)
    return at < len(taken) and taken[at] == span


def _fits(span: _Span, taken: list[_Span]) -> bool:
    """Whether an edit touches none of those that are taken, which are sorted and apart."""
    at = bisect_left(taken, span)
    around = [*taken[max(at - 1, 0) : at], span, *taken[at : at + 1]]
    return all(_apart(*pair) for pair in pairwise(around))


def _apart(one: _Span, next_one: _Span) -> bool:
    """Whether they share no characters, and do not put text into the same place."""
    return one.end <= next_one.start and one.start != next_one.start


class _Text:
    """A text with line ends of any kind, addressed by line and column."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[tuple[int, int, str]] = []
        """Where each begins and ends, and its line break."""
        at = 0
        for found in _LINE_BREAK.finditer(text):
            self.lines.append((at, found.start(), found[0]))
            at = found.end()
        self.lines.append((at, len(text), ""))

    def span(self, edit: Edit) -> _Span | None:
        """Where an edit is and what it puts there; None where there is no such place."""
        start = self._offset(edit.line, edit.column)
        end = self._offset(edit.end_line, edit.end_column)
        if start is None or end is None or end < start:
            return None
        text = self._with_breaks(
            edit, self.text[max(start - 1, 0) : start], self.text[end : end + 1]
        )
        return None if text is None else _Span(start, end, text)

    def replaced(self, spans: Iterable[_Span]) -> str:
        """The text after the edits, which are sorted and apart."""
        parts, at = [], 0
        for span in spans:
            parts += [self.text[at : span.start], span.text]
            at = span.end
        return "".join([*parts, self.text[at:]])

    def _offset(self, line: int, column: int) -> int | None:
        if (line, column) == (len(self.lines) + 1, 1):  # after a last line without a break
            return len(self.text)
        if not 1 <= line <= len(self.lines):
            return None
        start, end, _ = self.lines[line - 1]
        return start + column - 1 if 1 <= column <= end - start + 1 else None

    def _with_breaks(self, edit: Edit, before: str, after: str) -> str | None:
        """The text with line breaks as its line has them, or the first of the file.

        Where lines end in different ways, a carriage return and a line feed may come to stand next
        to each other and be one break instead of two; then another kind is put in, if one fits.
        """
        own = self.lines[min(edit.line, len(self.lines)) - 1][2] or self.lines[0][2] or "\n"
        wanted = _count(before) + edit.text.count("\n") + _count(after)
        for line_break in (own, "\r\n", "\n", "\r"):
            text = edit.text.replace("\n", line_break)
            if _count(before + text + after) == wanted:
                return text
        return None


def _count(text: str) -> int:
    """How many line breaks there are."""
    return len(_LINE_BREAK.findall(text))
