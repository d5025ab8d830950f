"""The formats for programs; people read `careers.reports.human`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from careers.reports.github import github
from careers.reports.json_report import json_report
from careers.reports.junit import junit
from careers.reports.report import Report
from careers.reports.sarif import sarif

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "github": github,
    "json": json_report,
    "sarif": sarif,
    "junit": junit,
}
"""By the name that ``--format`` takes."""
