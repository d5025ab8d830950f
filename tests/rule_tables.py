"""Tables of what a family of rules finds on whole pages.

CASES = {"a level is left out": ("# T\n\n### A\n\nText.\n", "3:1: warning: … [heading-skip]")}

@by_name(CASES)
def test_structure(site: SiteOnDisk, page: str, expected: list[str]) -> None:
    assert found(site, page, RULES) == expected
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from harness import SiteOnDisk

from careers.checks import Rule

TODAY = ("--today", "2026-11-21")
PATH = "content/role.md"


def by_name(cases: Mapping[str, tuple[str, ...]]) -> pytest.MarkDecorator:
    """One test for each page: its name, the page, and the lines that are expected."""
    rows = [pytest.param(page, list(lines), id=name) for name, (page, *lines) in cases.items()]
    return pytest.mark.parametrize(("page", "expected"), rows)


def found(site: SiteOnDisk, page: str, rules: Iterable[Rule], path: str = PATH) -> list[str]:
    """What these rules say about a page: ``line:column: severity: message [rule]``."""
    site.write({path: page})
    ends = tuple(f"[{rule.id}]" for rule in rules)
    lines = site.check(*TODAY).problems
    return [line.removeprefix(f"{path}:").strip() for line in lines if line.endswith(ends)]


def mended(site: SiteOnDisk, page: str, path: str = PATH) -> str:
    """The page after ``careers check --fix``."""
    site.write({path: page})
    site.check(*TODAY, "--fix")
    return (site.folder / path).read_text("utf-8")
