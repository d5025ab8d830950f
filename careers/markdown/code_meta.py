"""What stands after the fence of a code block: language, title, lines to highlight, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careers.markdown.body import MarkdownOptions
from careers.markdown.magic_comments import without_magic_comments

_TITLE = re.compile(r"title=(?P<quote>[\"'])(?P<title>.*?)(?P=quote)")
_RANGE = re.compile(r"\{(?P<range>[\d,-]+)\}")
_START = re.compile(r"showLineNumbers=(?P<start>\s*-?\d+)?")

_LINES_AT_MOST = 10_000


@dataclass(frozen=True, slots=True)
class CodeMeta:
    """A code block, understood."""

    language: str
    title: str
    numbered: bool
    """Lines have numbers."""
    start: int | None
    """The number of the first line; None where none was written that is one."""
    lines: tuple[str, ...]
    """Without the magic comments."""
    classes: tuple[tuple[int, str], ...]
    """(line from 1, class name), in order."""


def code_meta(language: str, meta: str, code: str, options: MarkdownOptions) -> CodeMeta:
    """Read what an author wrote beside a fence and in the magic comments of the code.

    Source: docusaurus 3.10.2, theme-common/src/utils/codeBlockUtils.tsx.
    """
    lines = tuple(code.removesuffix("\n").split("\n"))
    title = _TITLE.search(meta)
    written_range = _RANGE.search(meta)
    language = (language or options.default_language or "text").lower()
    if written_range is not None and options.magic_comments:
        name = options.magic_comments[0][0]
        numbers = sorted({number for number in _numbers(written_range["range"]) if number > 0})
        classes = tuple((number, name) for number in numbers)
    else:
        lines, classes = without_magic_comments(language, lines, options.magic_comments)
    numbered, start = _numbering(meta, options)
    return CodeMeta(language, title["title"] if title else "", numbered, start, lines, classes)


def _numbers(written: str) -> list[int]:
    """``1,3-5`` as numbers; a range may be written backwards."""
    numbers: list[int] = []
    for part in written.split(","):
        match = re.fullmatch(r"(-?\d+)(?:(?:-|\.\.)(-?\d+))?", part)
        if match is None:
            continue
        first, last = int(match[1]), int(match[2] or match[1])
        lowest, highest = sorted((first, last))
        numbers.extend(range(lowest, min(highest, lowest + _LINES_AT_MOST) + 1))
    return numbers


def _numbering(meta: str, options: MarkdownOptions) -> tuple[bool, int | None]:
    for word in meta.split(" "):
        if word.startswith("showLineNumbers"):
            written = _START.match(word)
            if written is None:
                return True, 1
            # Even ``showLineNumbers=false`` numbers the lines: it is text that is not empty.
            return True, int(written["start"]) if written["start"] else None
    return (True, 1) if options.show_line_numbers else (False, None)
