"""Which rules are heard of: flags, the site's severities, and comments that ignore findings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from harness import CONFIG, SiteOnDisk

from careers.checks import RULES
from careers.checks.registry import GROUPS, covers, ids

ROOT = Path(__file__).parents[3]
PAGE = "# Engineer\n\n**What you will do**\n\nBuild the ninja of gauges.\n"
TODAY = ("--today", "2026-11-21")


def _reported(site: SiteOnDisk, *flags: str) -> list[str]:
    """Place, severity and rule of each problem: ``content/a.md:3:1 warning pseudo-heading``."""
    lines = site.check(*TODAY, *flags).problems
    return [re.sub(r"^(\S+): (\w+): .*\[([\w-]+)\]$", r"\1 \2 \3", line) for line in lines]


def _page(site: SiteOnDisk, text: str, *flags: str) -> list[str]:
    """What is reported of a page, of bold headings and of the comments."""
    site.write({"content/a.md": text})
    chosen = ("--select", "pseudo-heading,role-date,unused-ignore,unknown-rule")
    found = _reported(site, *(flags or chosen))
    return [line.removeprefix("content/a.md:") for line in found]


# Flags


def test_selected_rules_are_the_only_ones(site: SiteOnDisk) -> None:
    site.write({"content/a.md": PAGE})

    assert _reported(site, "--select", "pseudo-heading") == [
        "content/a.md:3:1 warning pseudo-heading"
    ]


def test_the_beginning_of_several_ids_selects_them_all(site: SiteOnDisk) -> None:
    site.write({"content/a.md": PAGE})

    assert _reported(site, "--select", "job-posting") == [
        "careers.toml warning job-posting-company",
        "content/a.md error job-posting-date",
        "content/a.md error job-posting-location",
    ]


def test_flags_take_several_rules_and_may_be_given_again(site: SiteOnDisk) -> None:
    site.write({"content/a.md": PAGE})

    several = _reported(site, "--select", "pseudo-heading, job-posting-date")
    again = _reported(site, "--select", "pseudo-heading", "--select", "job-posting-date")

    assert several == again
    assert len(several) == 2


def test_ignored_rules_are_left_out_also_of_those_selected(site: SiteOnDisk) -> None:
    site.write({"content/a.md": PAGE})

    everything = _reported(site)
    without = _reported(site, "--ignore", "job-posting,pseudo-heading")

    assert without == [
        line for line in everything if "job-posting" not in line and "pseudo-heading" not in line
    ]
    assert _reported(site, "--select", "job-posting", "--ignore", "job-posting-date") == [
        "careers.toml warning job-posting-company",
        "content/a.md error job-posting-location",
    ]


@pytest.mark.parametrize("flag", ["--select", "--ignore"])
def test_a_rule_that_does_not_exist_is_misuse(site: SiteOnDisk, flag: str) -> None:
    result = site.check(flag, "psuedo-heading")

    assert result.exit_code == 2
    assert "there is no rule `psuedo-heading`; did you mean `pseudo-heading`?" in re.sub(
        r"\s+", " ", result.stderr
    )


def test_what_stops_a_build_is_reported_whatever_is_chosen(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": f'{CONFIG}[careers.check]\nyaml = "off"\n',
            "content/a.md": '---\n# careers: ignore[yaml-syntax]\ntitle: "A\n---\n# A\n',
        }
    )

    assert site.build().exit_code == 1
    assert _reported(site, "--select", "pseudo-heading", "--ignore", "yaml-syntax") == [
        "content/a.md:3:8 error yaml-syntax"
    ]


def test_a_rule_that_is_not_selected_is_not_mended(site: SiteOnDisk) -> None:
    site.write({"content/a.md": PAGE})

    site.check("--fix", "--select", "job-posting")

    assert site.read_source("content/a.md") == PAGE


# Severities of the site


def _severities(site: SiteOnDisk, table: str) -> None:
    site.write({"careers.toml": f"{CONFIG}[careers.check]\n{table}", "content/a.md": PAGE})


def test_the_site_says_how_bad_a_rule_is(site: SiteOnDisk) -> None:
    _severities(site, 'pseudo-heading = "error"\njob-posting = "info"\njob-posting-date = "off"\n')

    assert _reported(site, "--select", "pseudo-heading,job-posting") == [
        "careers.toml info job-posting-company",
        "content/a.md info job-posting-location",
        "content/a.md:3:1 error pseudo-heading",
    ]
    assert site.check("--select", "pseudo-heading").exit_code == 1


def test_a_rule_that_is_off_is_looked_at_when_it_is_selected_by_its_id(site: SiteOnDisk) -> None:
    _severities(site, 'pseudo-heading = "off"\n')

    assert _reported(site, "--select", "pseudo-heading") == [
        "content/a.md:3:1 warning pseudo-heading"
    ]
    assert not any("pseudo-heading" in line for line in _reported(site))
    assert not any("pseudo-heading" in line for line in _reported(site, "--select", "pseudo"))


def test_a_warning_of_the_stages_can_be_made_worse(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": f'{CONFIG}[careers.check]\nrole-date = "error"\n',
            "content/a.md": "---\ndate: 10-11-2026\n---\n# A\n",
        }
    )

    assert _reported(site, "--select", "role-date") == ["content/a.md:2:7 error role-date"]
    assert site.build().exit_code == 0  # only the check listens


def test_a_rule_that_does_not_exist_is_a_warning_at_its_place(site: SiteOnDisk) -> None:
    _severities(site, 'psuedo-heading = "off"\n')

    result = site.check(*TODAY, "--select", "unknown-rule")

    assert result.stderr.splitlines()[:2] == [
        "careers.toml:5:18: warning: there is no rule `psuedo-heading` [unknown-rule]",
        "  did you mean `pseudo-heading`?",
    ]


# Comments

BOLD = "**What you will do**\n\nBuild gauges.\n"
COMMENTS = {
    "without one": (f"# A\n\n{BOLD}", ["3:1 warning pseudo-heading"]),
    "HTML above the block": (f"# A\n\n<!-- careers: ignore[pseudo-heading] -->\n\n{BOLD}", []),
    "HTML right above the block": (f"# A\n\n<!-- careers: ignore[pseudo-heading] -->\n{BOLD}", []),
    "MDX above the block": (f"# A\n\n{{/* careers: ignore[pseudo-heading] */}}\n\n{BOLD}", []),
    "with a reason": (
        f"# A\n\n<!-- careers: ignore[pseudo-heading] the brand writes it so -->\n\n{BOLD}", [],
    ),
    "several rules": (
        f"# A\n\n<!-- careers: ignore[role-date,pseudo-heading] -->\n\n{BOLD}",
        ["3:1 info unused-ignore"],
    ),
    "the beginning of an id": (f"# A\n\n<!-- careers: ignore[pseudo] -->\n\n{BOLD}", []),
    "only for the next block": (
        f"# A\n\n<!-- careers: ignore[pseudo-heading] -->\n\n{BOLD}\n{BOLD}",
        ["9:1 warning pseudo-heading"],
    ),
    "for a paragraph of several lines": (
        "# A\n\n<!-- careers: ignore[broken-markdown-link] -->\n\nOne\n[two](b.md)\n\n[x](b.md)\n",
        ["8:1 error broken-markdown-link"],
    ),
    "in a line, for the line": (
        "# A\n\n[one](b.md) <!-- careers: ignore[broken-markdown-link] -->\n[two](b.md)\n",
        ["4:1 error broken-markdown-link"],
    ),
    "in front matter, for the page": (
        f"---\n# careers: ignore[pseudo-heading]\ntitle: A\n---\n\n{BOLD}\n{BOLD}", [],
    ),
    "behind a value in front matter, for the page": (
        f"---\ntitle: A # careers: ignore[pseudo-heading]\n---\n\n{BOLD}", [],
    ),
    "for front matter": ("---\ndate: 10-11-2026 # careers: ignore[role-date]\n---\n# A\n", []),
    "in a quoted value": (
        f"---\ntitle: 'A # careers: ignore[pseudo-heading]'\n---\n\n{BOLD}",
        ["5:1 warning pseudo-heading"],
    ),
    "in a text of several lines": (
        f"---\ndescription: |\n  # careers: ignore[pseudo-heading]\n---\n\n{BOLD}",
        ["6:1 warning pseudo-heading"],
    ),
    "in a block of code": (
        f"# A\n\n```md\n<!-- careers: ignore[pseudo-heading] -->\n```\n\n{BOLD}",
        ["7:1 warning pseudo-heading"],
    ),
    "in code in a line": (
        f"# A\n\nWrite `<!-- careers: ignore[pseudo-heading] -->`.\n\n{BOLD}",
        ["5:1 warning pseudo-heading"],
    ),
    "below the place": (
        f"# A\n\n{BOLD}\n<!-- careers: ignore[pseudo-heading] -->\n",
        ["3:1 warning pseudo-heading", "7:1 info unused-ignore"],
    ),
    "of nothing": (
        "# A\n\n<!-- careers: ignore[pseudo-heading] -->\n\nText.\n", ["3:1 info unused-ignore"],
    ),
    "of no rule": (
        "---\ntitle: A\n# careers: ignore[psuedo-heading]\n---\n\nText.\n",
        ["3:1 warning unknown-rule"],
    ),
    "of an empty list": ("# A\n\n<!-- careers: ignore[] -->\n\nText.\n", []),
    "of a rule that only looks on request": (
        "# A\n\n<!-- careers: ignore[spelling] -->\n\nText.\n", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMMENTS.values(), ids=COMMENTS.keys())
def test_a_comment_ignores(site: SiteOnDisk, text: str, expected: list[str]) -> None:
    flags = "pseudo-heading,role-date,broken-markdown-link,unused-ignore,unknown-rule"
    config = '[careers.check]\nbroken-markdown-link = "error"\n'
    site.write({"careers.toml": f'{CONFIG}onBrokenLinks = "warn"\n{config}'})
    if "[spelling]" in text and "spelling" not in ids():
        pytest.skip("there is no spelling yet")

    assert _page(site, text, "--select", flags) == expected


def test_a_comment_about_a_rule_that_is_not_looked_for_is_no_news(site: SiteOnDisk) -> None:
    text = "# A\n\n<!-- careers: ignore[pseudo-heading] -->\n\nText.\n"

    assert _page(site, text, "--select", "unused-ignore") == []
    assert _page(site, text, "--select", "unused-ignore,pseudo") == ["3:1 info unused-ignore"]


def test_comments_in_roles_that_are_over_wait_for_the_next_time(site: SiteOnDisk) -> None:
    text = "---\nstatus: closed\n# careers: ignore[pseudo-heading]\n---\n\nText.\n"

    assert _page(site, text) == []


def test_what_a_comment_ignores_is_not_mended(site: SiteOnDisk) -> None:
    text = f"# A\n\n<!-- careers: ignore[pseudo-heading] -->\n\n{BOLD}"
    site.write({"content/a.md": text})

    site.check("--fix")

    assert site.read_source("content/a.md") == text


def test_an_error_that_stops_a_build_says_that_it_cannot_be_ignored(site: SiteOnDisk) -> None:
    site.write(
        {"content/a.md": "# A\n\n[b](b.md) <!-- careers: ignore[broken-markdown-link] -->\n"}
    )

    result = site.check("--select", "unused-ignore,broken-markdown-link")

    assert result.stderr.splitlines()[:4] == [
        "content/a.md:3:1: error: no page at `b.md` [broken-markdown-link]",
        "  check the path",
        "content/a.md:3:11: info: `broken-markdown-link` keeps the site from being built, "
        "so it cannot be ignored [unused-ignore]",
        "  mend what it says",
    ]


# The register


def test_ids_are_in_one_group_and_explained() -> None:
    named = [name for group in GROUPS.values() for name in group]

    assert sorted(named) == sorted(set(named))
    assert set(named).isdisjoint(rule.id for rule in RULES)
    assert [finds for group in GROUPS.values() for finds in group.values() if not finds] == []


def test_a_whole_id_means_only_that_rule() -> None:
    assert covers("role-date", "role-date")
    assert not covers("role-date", "role-date-order")
    assert covers("role", "role-date-order")
    assert not covers("rol", "role-date")


def test_every_rule_that_the_program_reports_is_registered() -> None:
    named = {name for file in sorted((ROOT / "careers").rglob("*.py")) for name in _rules_in(file)}

    assert {"yaml-syntax", "html-url", "role-date", "broken-anchor", "output-path"} <= named
    assert sorted(named - ids()) == [], "name them in careers/checks/registry.py"


def test_every_rule_that_the_tests_name_is_registered() -> None:
    said = re.compile(r": (?:error|warning|info): [^\n]*?\[([a-z]+(?:-[a-z0-9]+)*)\]")
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "tests").rglob("*.md")]
    named = {name for file in files for name in said.findall(file.read_text("utf-8"))}

    invented = {"a-rule", "no-boom", "template"}
    assert {"broken-markdown-link", "role-date"} <= named
    assert sorted(named - ids() - invented) == [], "name them in careers/checks/registry.py"


_ID = re.compile(r"[a-z]+(-[a-z0-9]+)+|encoding|landing|internal")
_REPORTERS = {"warn", "suggest", "_warn", "_refuse", "_suggest", "refuse", "_Broken"}


def _rules_in(file: Path) -> Iterator[str]:
    """What stands where the code names a rule."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        for place in _places(node):
            options = [place.body, place.orelse] if isinstance(place, ast.IfExp) else [place]
            for option in options:
                name = option.value if isinstance(option, ast.Constant) else None
                if isinstance(name, str) and _ID.fullmatch(name):
                    yield name


def _places(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.keyword(arg="rule", value=value):
            return [value]
        case ast.Call(func=func, args=args):
            called = ast.unparse(func).rpartition(".")[2]
            return args[2:3] if called == "Problem" else args if called in _REPORTERS else []
        case ast.Assign(targets=[ast.Name("rule"), *_], value=value):
            return [value]
        case ast.AnnAssign(target=ast.Name("rule"), value=ast.expr() as value):
            return [value]
        case _:
            return []
