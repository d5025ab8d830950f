"""Problems as JSON, for programs of one's own; ``docs/check.schema.json`` describes it."""

from __future__ import annotations

import json

from careers.problems import Edit, Problem
from careers.reports.report import Report

VERSION = 1
"""Grows when a field goes or changes its meaning; new fields may come at any time."""


def json_report(report: Report) -> str:
    """One object; lines and columns from 1, null where a problem has none."""
    levels = [problem.severity for problem in report.problems]
    said = {
        "format": "careers-check",
        "version": VERSION,
        "generator": {"name": "careers", "version": report.version},
        "site": report.folder or ".",
        "summary": {
            "pages": report.pages,
            "roles": report.roles,
            "errors": levels.count("error"),
            "warnings": levels.count("warning"),
            "infos": levels.count("info"),
            "mendable": sum(bool(problem.edits) for problem in report.problems),
        },
        "problems": [_problem(problem) for problem in report.problems],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "path": problem.location.path,
        "line": problem.location.line or None,
        "column": problem.location.column or None,
        "message": problem.message,
        "hint": problem.hint,
        "edits": [_edit(edit) for edit in problem.edits],
    }


def _edit(edit: Edit) -> dict[str, object]:
    return {
        "line": edit.line,
        "column": edit.column,
        "endLine": edit.end_line,
        "endColumn": edit.end_column,
        "text": edit.text,
    }
