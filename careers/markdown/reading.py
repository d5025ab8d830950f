"""The text that is being read: its lines, where they stand in the file, and what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from careers.markdown.body import HeadElement, MarkdownOptions, ModuleRef, Partials, TocEntry
from careers.markdown.slugs import Slugger
from careers.markdown.text_steps import (
    admonition_title_to_label,
    escape_heading_ids,
    unwrap_mdx_code_block,
)
from careers.problems import Location, Problem, Severity

_JS_WHITESPACE = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_PROBLEMS_AT_MOST = 100
_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:.*?\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(slots=True, eq=False)
class Reading:
    """One file while it is read: the page itself, or a partial that it imports.

    This is the only thing that is filled in as parsing goes on; it never leaves this room.
    """

    path: str
    """Site-relative, for problems."""
    format: Literal["mdx", "md"]
    options: MarkdownOptions
    partials: Partials
    front_matter: Mapping[str, object]
    text: str = ""
    """What is parsed: trimmed, line ends ``\\n``, after the steps of ``text_steps``."""
    first_line: int = 1
    written: list[str] = field(default_factory=list)
    """The lines as the author wrote them."""
    line_numbers: list[int] | None = None
    """For each line of ``text`` its index in ``written``; None where they are the same."""
    slugger: Slugger = field(default_factory=Slugger)
    toc: list[TocEntry] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    head: list[HeadElement] = field(default_factory=list)
    modules: list[ModuleRef] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    has_title: bool = False
    title: str = ""
    """The plain text of that title."""
    seen_first_heading: bool = False
    has_elements: bool = False
    """Tags, expressions or directives were met, so the tokens must be matched into a tree."""
    _parsed: list[str] | None = None
    _moves: dict[int, tuple[int, int]] = field(default_factory=dict)
    """For lines that were asked about: from which column on they were moved, and how far."""

    def problem(  # noqa: PLR0913 -- the parts of a problem
        self,
        place: tuple[int, int],
        message: str,
        *,
        rule: str,
        hint: str = "",
        severity: Severity = "warning",
        refused: bool = False,
    ) -> None:
        """Report a mistake at a line and column of the file (``place`` counts them)."""
        if len(self.problems) > _PROBLEMS_AT_MOST:
            if refused and not self.problems[-1].refused:
                self.problems[-1] = replace(self.problems[-1], refused=True)
            return
        if len(self.problems) == _PROBLEMS_AT_MOST:
            message, rule = "there are more problems on this page", "markdown-more-problems"
            hint = "mend the first ones and look again"
        if "\n" in message:
            message = " ".join(message.split())
        where = Location(self.path, *place)
        self.problems.append(Problem(where, message, rule, hint, severity, refused))

    def leave_front_matter_out(self) -> bool:
        """A text that begins with ``---`` begins with front matter, to Docusaurus's parser.

        What stands up to the next ``---`` is not shown, which is worth a warning. True if there
        is no such end, and the line is a line across the page after all.
        """
        if not _FENCE.match(self.text):
            return False
        block = _FRONT_MATTER.match(self.text)
        if block is None:
            return True
        lines = block[0].count("\n")
        self.problem(
            self.place(0, 0),
            f"the text from this `---` to the one {lines} lines further down is not shown",
            rule="markdown-rule-first",
            hint="begin the page with `***` for a line across it",
        )
        self.text = "\n" * lines + self.text[block.end() :]
        return False

    def place(self, line: int, column: int) -> tuple[int, int]:
        """Line and column of the file, from 1, for a line and column of ``text``, from 0."""
        index = self.line_numbers[line] if self.line_numbers is not None else line
        if not 0 <= index < len(self.written):
            return self.first_line + max(index, 0), column + 1
        if line not in self._moves:
            self._moves[line] = _moved(self.parsed_line(line), self.written[index])
        same, distance = self._moves[line]
        if column >= same:
            column = max(0, min(len(self.written[index]), column + distance))
        return self.first_line + index, column + 1

    def parsed_line(self, line: int) -> str:
        """A line of ``text``, by index."""
        return self._lines[line] if line < len(self._lines) else ""

    @property
    def _lines(self) -> list[str]:
        if self._parsed is None:
            self._parsed = self.text.split("\n")
        return self._parsed


def read(  # noqa: PLR0913 -- what a reading is made of
    text: str,
    *,
    path: str,
    first_line: int,
    format: Literal["mdx", "md"],  # noqa: A002 -- Docusaurus's word
    options: MarkdownOptions,
    partials: Partials,
    front_matter: Mapping[str, object],
) -> Reading:
    """Drop blank lines at both ends and take the steps before parsing.

    Where every line came from is remembered.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    blank = len(text) - len(text.lstrip(_JS_WHITESPACE))
    skipped = text.count("\n", 0, blank)
    trimmed = text[text.rfind("\n", 0, blank) + 1 :].rstrip(_JS_WHITESPACE)
    reading = Reading(path, format, options, partials, front_matter)
    reading.first_line = first_line + skipped
    reading.written = text.split("\n")[skipped:]
    reading.text = _after_steps(reading, trimmed)
    return reading


def format_of(
    path: str, options: MarkdownOptions, front_matter: Mapping[str, object]
) -> Literal["mdx", "md"]:
    """How a file is read. Source: docusaurus 3.10.2, mdx-loader/src/format.ts."""
    mdx = front_matter.get("mdx")
    written = mdx.get("format") if isinstance(mdx, Mapping) else None
    chosen = written if written in ("mdx", "md", "detect") else options.format
    if chosen == "detect":
        return "mdx" if path.endswith(".mdx") else "md"
    return "md" if chosen == "md" else "mdx"


def _after_steps(reading: Reading, text: str) -> str:
    options = reading.options
    unwrapped = unwrap_mdx_code_block(text)
    if unwrapped != text:
        reading.line_numbers = _lines_left(text.split("\n"), unwrapped.split("\n"))
        text = unwrapped
    if options.compat_heading_ids:
        text = escape_heading_ids(text)
    if options.compat_admonitions and options.admonition_keywords is not None:
        text = admonition_title_to_label(text, options.admonition_keywords)
    return text


def _lines_left(before: list[str], after: list[str]) -> list[int]:
    """For each line of ``after``, which line of ``before`` it is; lines were only taken away."""
    numbers: list[int] = []
    index = 0
    for line in after:
        while index < len(before) and before[index] != line:
            index += 1
        numbers.append(min(index, len(before) - 1))
        index += 1
    return numbers


def _moved(parsed: str, written: str) -> tuple[int, int]:
    """(index, distance): from which column on a line was moved by the steps, and how far.

    A backslash was put in, blanks were taken out, a ``]`` was added at the end.
    """
    if written.startswith(parsed):
        return len(parsed), 0
    pairs = zip(parsed, written, strict=False)
    differ = (index for index, (one, other) in enumerate(pairs) if one != other)
    same = next(differ, min(len(parsed), len(written)))
    added = 1 if parsed.endswith("]") and not written.endswith("]") else 0
    return same, len(written) - len(parsed) + added
