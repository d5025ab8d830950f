"""Mistakes of our own as problems: what failed and where, without naming the user's folders."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

import careers
from careers.problems import Location, Problem
from careers.theme import TemplateProblem

_PACKAGE = Path(careers.__file__).resolve().parent
_FOLDERS = re.compile(r"(?<![\w.:/])(?:[A-Za-z]:[\\/]+|/+)(?:[^\s'\"<>:/\\]+[\\/]+)+")
_LONGEST_MESSAGE = 500


def problem_of(error: BaseException) -> Problem:
    """The author's mistake where the exception carries one, else ours with the line that failed."""
    if isinstance(error, TemplateProblem):
        return error.problem
    text = _without_folders(str(error))[:_LONGEST_MESSAGE]
    return Problem(
        _last_line_of_ours(error),
        f"internal error: {type(error).__name__}{': ' if text else ''}{text}",
        rule="internal",
        hint="a mistake in careers, not in your pages; what was built before stays up",
    )


def _last_line_of_ours(error: BaseException) -> Location:
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename).resolve()
        if file.is_relative_to(_PACKAGE):
            return Location(f"careers/{file.relative_to(_PACKAGE).as_posix()}", frame.lineno or 0)
    return Location("careers")


def _without_folders(text: str) -> str:
    """Keep the last part of every absolute path."""
    return _FOLDERS.sub("", text)
