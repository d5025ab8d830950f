"""A mistake in what an author wrote, as a value with a place and a cure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning", "info"]
"""How bad: an error means that the page or option cannot be used, a warning that it renders."""

_ORDER: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where something was written."""

    path: str
    """Relative to the site folder, ``/``-separated: ``content/eng/web.md``."""
    line: int = 0
    """From 1; 0 where the problem is about the whole file."""
    column: int = 0
    """From 1, in characters; 0 where the problem is about the whole line."""

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A change to a file that mends a problem for certain, so that a program may make it."""

    line: int
    """Where it begins, from 1."""
    column: int
    """From 1, in characters."""
    end_line: int
    end_column: int
    """After the last character that goes; both ends are the same where text is only put in."""
    text: str
    """What comes instead; line breaks are ``\\n``, whatever the file's own are."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where, what, and how to mend it, in the author's words."""

    location: Location
    message: str
    """A clause without a full stop; what the author typed stands in back-ticks."""
    rule: str
    """The id printed in brackets, kebab-case: ``front-matter-type``."""
    hint: str = ""
    """The cure, as a clause: ``write it without quotes``."""
    severity: Severity = "error"
    refused: bool = False
    """Docusaurus 3.10.2 fails the whole build over this; ``--strict`` follows it."""
    edits: tuple[Edit, ...] = ()
    """What ``careers check --fix`` does about it, all of them or none; in the problem's file."""

    def __str__(self) -> str:
        return f"{self.location}: {self.severity}: {self.message} [{self.rule}]"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, sorted by place, then message."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.location, p.message, p.rule)))


def at_least(problems: Iterable[Problem], severity: Severity) -> tuple[Problem, ...]:
    """The problems that are as bad as ``severity`` or worse."""
    return tuple(p for p in problems if _ORDER[p.severity] >= _ORDER[severity])


def strictly(problem: Problem) -> Problem:
    """The problem under ``--strict``: an error exactly where Docusaurus refuses the build."""
    return replace(problem, severity="error") if problem.refused else problem
