"""What `careers check` writes: for people, for GitHub, and for other programs."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from harness import SiteOnDisk, run_careers
from lxml import etree

from careers import __version__
from careers.problems import Edit, Location, Problem
from careers.reports.formats import FORMATS
from careers.reports.human import human
from careers.reports.report import Report

ROOT = Path(__file__).parents[3]
VENDORED = ROOT / "tests" / "validators" / "vendored"
FLAGS = ("--today", "2026-11-21", "--select", "pseudo-heading,role-date,broken-markdown-link")
PAGES = {
    "content/gauges, new: 100%.md": (
        "---\ndate: 10-11-2026\n---\n\n# Engineer\n\n**What you will do**\n\nBuild gauges.\n"
    ),
    "content/index.md": "# Careers\n\nMeet the [team](team.md).\n",
}


@pytest.fixture
def faulty(site: SiteOnDisk) -> SiteOnDisk:
    """A site with an error, two warnings and a file whose name needs escapes."""
    site.write(PAGES)
    return site


@pytest.fixture
def clean(site: SiteOnDisk) -> SiteOnDisk:
    site.write({"content/index.md": "# Careers\n\nRead about us.\n"})
    return site


@cache
def _schema(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _sarif(site: SiteOnDisk, *flags: str) -> Any:
    log = json.loads(site.check("--format", "sarif", *flags).stdout)
    jsonschema.Draft4Validator(_schema(VENDORED / "sarif-2.1.0-rtm.4.json")).validate(log)
    return log


def _json(site: SiteOnDisk, *flags: str) -> Any:
    said = json.loads(site.check("--format", "json", *flags).stdout)
    jsonschema.Draft202012Validator(_schema(ROOT / "docs" / "check.schema.json")).validate(said)
    return said


def _junit(site: SiteOnDisk, *flags: str) -> etree._Element:
    root = etree.fromstring(site.check("--format", "junit", *flags).stdout.encode())
    etree.XMLSchema(etree.parse(VENDORED / "junit-10.xsd")).assertValid(root)
    return root


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.items()}


# For people


def test_people_get_a_line_a_problem_with_its_cure_and_a_table_in_the_end(
    faulty: SiteOnDisk,
) -> None:
    result = faulty.check(*FLAGS)

    assert result.stdout == ""
    *lines, summary = result.stderr.splitlines()
    assert lines == [
        "content/gauges, new: 100%.md:2:7: warning: `10-11-2026` may be 10 November 2026 or "
        "11 October 2026, so it is not used [role-date]",
        "  write `date: 2026-11-10` or `date: 2026-10-11`",
        "content/gauges, new: 100%.md:7:1: warning: a bold line stands for a heading "
        "[pseudo-heading]",
        "  write `## What you will do`",
        "content/index.md:3:10: error: no page at `team.md` [broken-markdown-link]",
        "  check the path",
        "",
        "  rule                  severity  found  --fix mends",
        "  broken-markdown-link  error         1",
        "  pseudo-heading        warning       1            1",
        "  role-date             warning       1",
        "  `careers check --fix` mends 1 of them; `--diff` shows how",
    ]
    assert re.fullmatch(r"2 pages \(1 role\), 1 error, 2 warnings, checked in [\d.]+ s", summary)


def test_people_can_ask_for_the_lines_and_files_are_then_set_apart(faulty: SiteOnDisk) -> None:
    lines = faulty.check(*FLAGS, "--frames").stderr.splitlines()

    assert lines[1:3] == ["     2 | date: 10-11-2026", "               ^"]
    assert lines[5:7] == ["     7 | **What you will do**", "         ^"]
    assert lines[8:12] == [
        "",
        "content/index.md:3:10: error: no page at `team.md` [broken-markdown-link]",
        "     3 | Meet the [team](team.md).",
        "                  ^",
    ]


def test_a_site_without_problems_is_one_line(clean: SiteOnDisk) -> None:
    result = clean.check(*FLAGS)

    assert re.fullmatch(r"1 page \(0 roles\), no problems, checked in [\d.]+ s\n", result.stderr)
    assert result.exit_code == 0


FRAMES = {
    "a tab is as wide as a space": ("\tx y", 4, "     1 |  x y", 4),
    "Chinese characters take two columns": ("水文 engineer", 4, "     1 | 水文 engineer", 6),
    "a combining accent takes none": ("e\u0301 x", 4, "     1 | e\u0301 x", 3),
    "what is invisible shows": ("zero\u200bwidth", 5, "     1 | zero·width", 5),
    "text is not turned round": ("a\u202eb", 2, "     1 | a·b", 2),
    "the place may be behind the line": ("ab", 3, "     1 | ab", 3),
    "a long line is cut round the place": (
        f"{'x' * 300}HERE{'y' * 300}", 301, f"     1 | …{'x' * 100}HERE{'y' * 56}…", 102,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("line", "column", "shown", "caret"), FRAMES.values(), ids=FRAMES.keys())
def test_the_caret_is_under_the_place(line: str, column: int, shown: str, caret: int) -> None:
    problem = Problem(Location("a.md", 1, column), "wrong", "a-rule")

    printed = [re.sub(r"\x1b\[[\d;]*m", "", text) for text in human([problem], lambda _: line)]

    assert printed[1:] == [shown, " " * (9 + caret - 1) + "^"]


# GitHub


def test_github_gets_a_command_a_problem_with_every_escape(faulty: SiteOnDisk) -> None:
    result = faulty.check(*FLAGS, "--format", "github")

    assert result.stdout == (
        "::warning file=content/gauges%2C new%3A 100%25.md,line=2,col=7,title=role-date::"
        "`10-11-2026` may be 10 November 2026 or 11 October 2026, so it is not used%0A"
        "write `date: 2026-11-10` or `date: 2026-10-11`\n"
        "::warning file=content/gauges%2C new%3A 100%25.md,line=7,col=1,title=pseudo-heading::"
        "a bold line stands for a heading%0Awrite `## What you will do`\n"
        "::error file=content/index.md,line=3,col=10,title=broken-markdown-link::"
        "no page at `team.md`%0Acheck the path\n"
    )
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1  # the counts


def test_github_reads_paths_from_where_the_command_was_given(
    faulty: SiteOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(faulty.folder.parent)

    printed = run_careers("check", "site", "--format", "github", *FLAGS).stdout

    assert "::error file=site/content/index.md,line=3,col=10," in printed


def test_github_calls_an_info_a_notice_and_a_whole_file_has_no_line(site: SiteOnDisk) -> None:
    site.write({"content/index.md": "# Careers\n\nText\n", "blog/a.md": "# A\n"})
    site.write({"careers.toml": 'title = "T"\nurl = "https://x.example"\nbaseUrl = "/"\n[blog]\n'})

    printed = site.check("--format", "github", "--select", "not-built").stdout

    assert printed.startswith("::notice file=blog,title=not-built::the blog in this folder")


# JSON


def test_json_says_everything(faulty: SiteOnDisk) -> None:
    said = _json(faulty, *FLAGS)

    assert said == {
        "format": "careers-check",
        "version": 1,
        "generator": {"name": "careers", "version": __version__},
        "site": ".",
        "summary": {
            "pages": 2, "roles": 1, "errors": 1, "warnings": 2, "infos": 0, "mendable": 1,
        },
        "problems": [
            {
                "rule": "role-date",
                "severity": "warning",
                "path": "content/gauges, new: 100%.md",
                "line": 2,
                "column": 7,
                "message": "`10-11-2026` may be 10 November 2026 or 11 October 2026, "
                "so it is not used",
                "hint": "write `date: 2026-11-10` or `date: 2026-10-11`",
                "edits": [],
            },
            {
                "rule": "pseudo-heading",
                "severity": "warning",
                "path": "content/gauges, new: 100%.md",
                "line": 7,
                "column": 1,
                "message": "a bold line stands for a heading",
                "hint": "write `## What you will do`",
                "edits": [
                    {
                        "line": 7, "column": 1, "endLine": 7, "endColumn": 21,
                        "text": "## What you will do",
                    },
                ],
            },
            {
                "rule": "broken-markdown-link",
                "severity": "error",
                "path": "content/index.md",
                "line": 3,
                "column": 10,
                "message": "no page at `team.md`",
                "hint": "check the path",
                "edits": [],
            },
        ],
    }  # fmt: skip


def test_json_of_a_site_without_problems(clean: SiteOnDisk) -> None:
    said = _json(clean, *FLAGS)

    assert said["problems"] == []
    assert said["summary"] == {
        "pages": 1, "roles": 0, "errors": 0, "warnings": 0, "infos": 0, "mendable": 0,
    }  # fmt: skip


# SARIF


def test_sarif_has_a_result_a_problem_and_its_fix(faulty: SiteOnDisk) -> None:
    run = _sarif(faulty, *FLAGS)["runs"][0]

    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["version"] == __version__
    places = [
        (result["ruleId"], result["level"], result["locations"][0]["physicalLocation"])
        for result in run["results"]
    ]
    page = {"uri": "content/gauges%2C%20new%3A%20100%25.md", "uriBaseId": "%SRCROOT%"}
    index = {"uri": "content/index.md", "uriBaseId": "%SRCROOT%"}
    assert places == [
        ("role-date", "warning",
         {"artifactLocation": page, "region": {"startLine": 2, "startColumn": 7}}),
        ("pseudo-heading", "warning",
         {"artifactLocation": page, "region": {"startLine": 7, "startColumn": 1}}),
        ("broken-markdown-link", "error",
         {"artifactLocation": index, "region": {"startLine": 3, "startColumn": 10}}),
    ]  # fmt: skip
    assert run["results"][1]["message"]["text"] == (
        "a bold line stands for a heading\nwrite `## What you will do`"
    )
    assert run["results"][1]["fixes"] == [
        {
            "description": {"text": "write `## What you will do`"},
            "artifactChanges": [
                {
                    "artifactLocation": page,
                    "replacements": [
                        {
                            "deletedRegion": {
                                "startLine": 7, "startColumn": 1, "endLine": 7, "endColumn": 21,
                            },
                            "insertedContent": {"text": "## What you will do"},
                        }
                    ],
                }
            ],
        }
    ]  # fmt: skip
    assert [number for number, result in enumerate(run["results"]) if "fixes" in result] == [1]


def test_sarif_explains_the_rules_that_found_something(faulty: SiteOnDisk) -> None:
    run = _sarif(faulty, *FLAGS)["runs"][0]
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["broken-markdown-link", "pseudo-heading", "role-date"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == [
        "error", "warning", "warning",
    ]  # fmt: skip
    assert rules[0]["shortDescription"]["text"] == "Finds a link to a file that is not there."
    assert "**What you will do**" in rules[1]["help"]["text"]
    assert "```md\n# Engineer" in rules[1]["help"]["markdown"]


def test_sarif_of_a_problem_about_a_whole_file_stands_on_its_first_line(site: SiteOnDisk) -> None:
    site.write({"content/role.md": "# Engineer\n\nText.\n"})

    run = _sarif(site, "--select", "job-posting-date")["runs"][0]

    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def _fingerprints(site: SiteOnDisk) -> list[str]:
    run = _sarif(site, "--select", "pseudo-heading")["runs"][0]
    return [result["partialFingerprints"]["careersProblem/v1"] for result in run["results"]]


def test_sarif_knows_a_problem_again_when_its_line_has_moved(site: SiteOnDisk) -> None:
    text = "**Do**\n\nBuild.\n\n**Do**\n\nMend.\n"
    site.write({"content/a.md": f"# A\n\n{text}"})
    before = _fingerprints(site)
    site.write({"content/a.md": f"# A\n\nMore text above.\n\n{text}"})

    assert _fingerprints(site) == before
    assert len(set(before)) == 2
    site.write({"content/a.md": f"# A\n\n{text.replace('Do', 'Bring')}"})
    assert set(before).isdisjoint(_fingerprints(site))


def test_sarif_of_a_site_without_problems(clean: SiteOnDisk) -> None:
    run = _sarif(clean, *FLAGS)["runs"][0]

    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


# JUnit


def test_junit_has_a_suite_a_file_and_fails_what_fail_on_fails(faulty: SiteOnDisk) -> None:
    root = _junit(faulty, *FLAGS)

    assert _attributes(root) == {
        "name": "careers check", "tests": "3", "failures": "1", "errors": "0",
    }  # fmt: skip
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("content/gauges, new: 100%.md", "2", "0"),
        ("content/index.md", "1", "1"),
    ]
    cases = [
        (case.get("classname"), case.get("name"), case[0].tag) for case in root.iter("testcase")
    ]
    assert cases == [
        ("content/gauges, new: 100%.md", "role-date (2:7)", "system-out"),
        ("content/gauges, new: 100%.md", "pseudo-heading (7:1)", "system-out"),
        ("content/index.md", "broken-markdown-link (3:10)", "failure"),
    ]
    failure = root.find(".//failure")
    assert failure is not None
    assert _attributes(failure) == {"type": "error", "message": "no page at `team.md`"}
    assert failure.text == (
        "content/index.md:3:10: error: no page at `team.md` [broken-markdown-link]\n"
        "  check the path"
    )
    assert _junit(faulty, *FLAGS, "--fail-on", "warning").get("failures") == "3"


def test_junit_of_a_site_without_problems_is_a_test_that_passes(clean: SiteOnDisk) -> None:
    root = _junit(clean, *FLAGS)

    assert _attributes(root) == {
        "name": "careers check", "tests": "1", "failures": "0", "errors": "0",
    }  # fmt: skip
    assert [case.get("name") for case in root.iter("testcase")] == ["no problems"]


# Whatever stands in a page


NASTY = 'a <b> & "c" ]]> %0A ::error:: \x1b[31m \u2028 \ud7ff 😀 `d`\nnext, line: x'


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_that_an_author_writes_breaks_a_format(name: str) -> None:
    problem = Problem(
        Location("content/<a> & \"b\".md", 1, 1), NASTY, "a-rule", NASTY, "error",
        edits=(Edit(1, 1, 1, 2, NASTY),),
    )  # fmt: skip
    report = Report((problem, problem), 1, 1, "1", lambda _: NASTY)

    written = FORMATS[name](report)

    if name == "github":
        assert len(written.splitlines()) >= 2
        assert [line[:14] for line in written.split("\n")] == [
            "::error file=c",
            "::error file=c",
            "",
        ]
    elif name == "junit":
        root = etree.fromstring(written.encode())
        etree.XMLSchema(etree.parse(VENDORED / "junit-10.xsd")).assertValid(root)
        assert root[0].get("name") == 'content/<a> & "b".md'
    else:
        said = json.loads(written)
        found = said["problems"] if name == "json" else said["runs"][0]["results"]
        message = found[0]["message"] if name == "json" else found[0]["message"]["text"]
        assert message.startswith(NASTY)


# Where it goes


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_goes_to_a_file_and_people_read_the_rest(
    faulty: SiteOnDisk, tmp_path: Path, name: str
) -> None:
    printed = faulty.check(*FLAGS, "--format", name).stdout

    result = faulty.check(*FLAGS, "--format", name, "--output", str(tmp_path / "report"))

    assert (tmp_path / "report").read_bytes().decode() == printed
    assert result.stdout == ""
    assert len(result.problems) == 3


def test_the_text_for_people_can_go_to_a_file_too(faulty: SiteOnDisk, tmp_path: Path) -> None:
    printed = faulty.check(*FLAGS, "--frames").stderr.splitlines()

    result = faulty.check(*FLAGS, "--frames", "--output", str(tmp_path / "report"))

    assert (tmp_path / "report").read_text("utf-8").splitlines() == printed[:-1]
    assert len(result.stderr.splitlines()) == 1


def test_a_file_that_cannot_be_written_is_misuse(faulty: SiteOnDisk, tmp_path: Path) -> None:
    result = faulty.check("--output", str(tmp_path / "none" / "report"))

    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


def test_a_difference_and_a_report_do_not_both_go_to_standard_output(
    faulty: SiteOnDisk, tmp_path: Path
) -> None:
    refused = faulty.check("--diff", "--format", "json")
    allowed = faulty.check("--diff", "--format", "json", "--output", str(tmp_path / "report"))

    assert refused.exit_code == 2
    assert "--output" in refused.stderr
    assert allowed.stdout.startswith("--- a/content/gauges")


def test_the_same_site_is_reported_byte_for_byte_the_same(faulty: SiteOnDisk) -> None:
    for name in FORMATS:
        assert faulty.check("--format", name).stdout == faulty.check("--format", name).stdout
