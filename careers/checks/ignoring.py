"""Comments by which authors say that a finding is meant to be: ``careers: ignore[rule]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from careers.checks.text import PageText
from careers.located_yaml import comments
from careers.problems import Location, Problem

_IGNORE = r"careers:\s*ignore\[([^\]\n]*)\]"
_IN_FRONT_MATTER = re.compile(_IGNORE)
_IN_TEXT = re.compile(
    rf"(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)"
    rf"|<!--\s*{_IGNORE}[^\n]*?-->|\{{/\*\s*{_IGNORE}[^\n]*?\*/\}}"
)
_BETWEEN = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One rule in a comment."""

    at: Location
    """Where the comment is."""
    rule: str
    """As written: an id, or the beginning of several."""
    lines: range | None
    """Those that it is for; None for the whole page."""

    def is_about(self, problem: Problem) -> bool:
        """Whether the problem is where the comment looks, whatever its rule."""
        return problem.location.path == self.at.path and (
            self.lines is None or problem.location.line in self.lines
        )


def ignores(text: PageText) -> Iterator[Ignore]:
    """What the comments of a page ignore.

    In front matter they are for the whole page; in the text for their line or, alone on a line,
    for the heading, paragraph, item or row that comes next.
    """
    if "careers:" not in text.text:
        return
    yaml = "\n".join(text.lines[1 : text.body_line - 1]) if text.lines[0].startswith("---") else ""
    for yaml_line, column, comment in comments(yaml) if "careers:" in yaml else ():
        if found := _IN_FRONT_MATTER.search(comment):
            yield from _named(found[1], Location(text.path, yaml_line + 1, column), None)
    code = [block for block in text.blocks if block.kind == "code"]
    for number, line in enumerate(text.lines[text.body_line - 1 :], text.body_line):
        if "careers:" in line and not any(b.line <= number <= b.end_line for b in code):
            yield from _in_line(text, number, line)


def _in_line(text: PageText, number: int, line: str) -> Iterator[Ignore]:
    for found in _IN_TEXT.finditer(line):
        names = found[2] if found[2] is not None else found[3]
        if names is not None:
            is_alone = not line.replace(found[0], "").strip(" \t>")
            lines = _next_block(text, number) if is_alone else range(number, number + 1)
            yield from _named(names, Location(text.path, number, found.start() + 1), lines)


def _next_block(text: PageText, number: int) -> range:
    """The lines of what follows a line."""
    following = range(number + 1, len(text.lines) + 1)
    first = next((n for n in following if text.lines[n - 1].strip()), number)
    ends = [block.end_line for block in text.blocks if block.line == first and block.kind != "item"]
    return range(first, max(ends, default=first) + 1)


def _named(names: str, at: Location, lines: range | None) -> Iterator[Ignore]:
    for name in dict.fromkeys(filter(None, _BETWEEN.split(names))):
        yield Ignore(at, name, lines)
