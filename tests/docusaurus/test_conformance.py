"""Recorded Docusaurus 3.10.2 against careers; ``make conformance`` shows the same in detail."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import site_as_recorded
from floor import below_floor, figures, read_floor
from recorded_cases import CASES, case_names, run_case, run_cases
from vector_tables import run_tables

from careers.build import Builder, BuildOptions


@pytest.mark.timeout(900)
def test_no_figure_falls_below_the_one_last_reached() -> None:
    results = run_cases(case_names())

    assert {result.name: result.crash for result in results if result.crash} == {}
    assert below_floor(figures(results, run_tables()), read_floor()) == []


@pytest.mark.parametrize("name", case_names("^real-"))
def test_the_two_real_role_pages_come_out_as_in_docusaurus(name: str) -> None:
    result = run_case(name)

    assert [(group, where) for group, where, *_ in result.mismatches] == []
    assert result.whole


def _cases_with_sidebars() -> list[str]:
    names = []
    for name in case_names():
        expected = json.loads((CASES / name / "expected.json").read_text("utf-8"))
        if expected["sidebars"] is not None and expected["outcome"]["status"] == "ok":
            names.append(name)
    return names


@pytest.mark.parametrize("name", _cases_with_sidebars())
def test_the_sidebars_are_complete_also_where_they_are_folded(name: str, tmp_path: Path) -> None:
    expected = json.loads((CASES / name / "expected.json").read_text("utf-8"))
    copy = shutil.copytree(CASES / name, tmp_path / "site")

    built = Builder(copy, BuildOptions(strict=True)).build()

    assert site_as_recorded.sidebars(built.site) == expected["sidebars"]
