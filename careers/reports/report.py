"""What a report is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from careers.problems import Problem, Severity

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Report:
    """A site that was looked at."""

    problems: tuple[Problem, ...]
    """Sorted by place."""
    pages: int
    roles: int
    version: str
    """Of the program."""
    line_of: Callable[[Problem], str]
    """The line a problem is about, without its break; empty where there is none."""
    fail_on: Severity = "error"
    """How bad a problem must be for the check to have failed."""
    folder: str = ""
    """Of the site, seen from where the command was given: ``site``, empty where they are one."""

    def path(self, problem: Problem) -> str:
        """The problem's file, seen from where the command was given."""
        return f"{self.folder}/{problem.location.path}" if self.folder else problem.location.path


class SourceLines:
    """The lines that problems are about, each file read once while problems come by file."""

    def __init__(self, site_dir: Path, edited: Mapping[str, bytes] | None = None) -> None:
        """Read nothing yet.

        Args:
            site_dir: The site folder.
            edited: What files hold instead of what is on disk, by site-relative path.
        """
        self.site_dir = site_dir
        self.edited = edited or {}
        self._path = ""
        self._lines: list[str] = []

    def __call__(self, problem: Problem) -> str:
        """The line without its break; empty where there is none to show."""
        path, number = problem.location.path, problem.location.line
        if not number:
            return ""
        if path != self._path:
            self._path, self._lines = path, _LINE_BREAK.split(self._text(path))
        return self._lines[number - 1] if number <= len(self._lines) else ""

    def _text(self, path: str) -> str:
        try:
            raw = self.edited[path] if path in self.edited else (self.site_dir / path).read_bytes()
        except OSError:
            return ""
        return raw.decode("utf-8", "replace").removeprefix("\ufeff")
