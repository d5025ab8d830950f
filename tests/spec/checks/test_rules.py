"""Every rule finds its bad example and nothing in its good one."""

from __future__ import annotations

import re

import pytest
from harness import SiteOnDisk

from careers.checks import RULES, Rule

_IDS = re.compile(r"\[([\w-]+)\]$")
_WITH_EXAMPLES = [one for one in RULES if one.bad and not one.on_request]


def _found(site: SiteOnDisk, page: str) -> set[str]:
    site.write({"content/role.md": page})
    lines = site.check("--today", "2026-11-21").problems
    return {found[1] for line in lines if (found := _IDS.search(line))}


@pytest.mark.parametrize("rule", _WITH_EXAMPLES, ids=lambda one: one.id)
def test_a_rule_finds_its_bad_example(site: SiteOnDisk, rule: Rule) -> None:
    assert rule.id in _found(site, rule.bad)


@pytest.mark.parametrize("rule", _WITH_EXAMPLES, ids=lambda one: one.id)
def test_a_rule_has_nothing_to_say_about_its_good_example(site: SiteOnDisk, rule: Rule) -> None:
    assert rule.id not in _found(site, rule.good)


def test_ids_are_unique_and_kebab_case() -> None:
    ids = [one.id for one in RULES]

    assert len(set(ids)) == len(ids)
    assert [name for name in ids if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name)] == []


def test_every_rule_says_why_in_a_sentence() -> None:
    assert [one.id for one in RULES if not re.fullmatch(r"[A-Z`].*\.", one.reason)] == []
