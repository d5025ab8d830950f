"""Annotations in pull requests on GitHub: workflow commands, a line each on standard output.

Source: GitHub Docs, "Workflow commands for GitHub Actions"; the escapes are those of the
@actions/core package, src/command.ts.
"""

from __future__ import annotations

from careers.problems import Problem, Severity
from careers.reports.report import Report

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = {**_IN_MESSAGES, ord(":"): "%3A", ord(","): "%2C"}


def github(report: Report) -> str:
    """One command a problem, with its cure below the message."""
    return "".join(_command(problem, report.path(problem)) for problem in report.problems)


def _command(problem: Problem, path: str) -> str:
    line, column = problem.location.line, problem.location.column
    properties = [("file", path), ("line", f"{line or ''}"), ("col", f"{column or ''}")]
    properties.append(("title", problem.rule))
    written = [f"{key}={value.translate(_IN_PROPERTIES)}" for key, value in properties if value]
    text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{_LEVELS[problem.severity]} {','.join(written)}::{text.translate(_IN_MESSAGES)}\n"
