"""`careers check --fix`: only the edited bytes change, and a second run changes nothing."""

from __future__ import annotations

import errno
import os
import re
import stat
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from harness import SiteOnDisk, run_careers
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from careers.checks import RULES, Rule
from careers.mend import MendedFile, Seen, mend, write
from careers.problems import Edit, Location, Problem, Severity

PAGE = """---
title: "Engineer"   # as in the contract
team: 'Gauges'

sidebar_position: 3
---

# Engineer

**What you will do**

- Build gauges.

**What you bring:**
Patience.
"""
MENDED = PAGE.replace("**What you will do**", "## What you will do").replace(
    "**What you bring:**\nPatience.", "**What you bring:**\nPatience."
)


def test_what_is_certain_is_mended_and_the_rest_of_the_file_stays(site: SiteOnDisk) -> None:
    site.write({"content/role.md": PAGE})

    result = site.check("--fix", "--select", "pseudo-heading")

    assert (site.folder / "content/role.md").read_text("utf-8") == MENDED
    assert result.stderr.splitlines()[0] == "mended content/role.md: 1 pseudo-heading"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["no BOM", "BOM"])
@pytest.mark.parametrize("end", ["\n", ""], ids=["a last line break", "none"])
def test_line_ends_a_byte_order_mark_and_the_end_of_the_file_stay(
    site: SiteOnDisk, line_break: str, start: str, end: str
) -> None:
    def written(text: str) -> bytes:
        return (start + text.rstrip("\n") + end).replace("\n", line_break).encode()

    site.write({"content/role.md": written(PAGE)})

    site.check("--fix")

    assert (site.folder / "content/role.md").read_bytes() == written(MENDED)


def test_a_second_run_has_nothing_to_mend(site: SiteOnDisk) -> None:
    site.write({"content/role.md": PAGE})
    first = site.check("--fix")

    second = site.check("--fix")

    assert "mended" in first.stderr
    assert "mended" not in second.stderr
    assert second.problems == first.problems


def test_the_exit_code_is_about_what_is_left(site: SiteOnDisk) -> None:
    site.write({"content/role.md": PAGE})
    flags = ("--select", "pseudo-heading", "--fail-on", "warning")

    assert site.check(*flags).exit_code == 1
    assert site.check(*flags, "--fix").exit_code == 0
    assert site.check(*flags).exit_code == 0


def test_a_difference_is_shown_and_nothing_is_written(site: SiteOnDisk) -> None:
    site.write({"content/role.md": "# Engineer\n\n**You will**\n\nBuild gauges."})

    result = site.check("--diff")

    assert result.stdout == (
        "--- a/content/role.md\n"
        "+++ b/content/role.md\n"
        "@@ -1,5 +1,5 @@\n"
        " # Engineer\n"
        " \n"
        "-**You will**\n"
        "+## You will\n"
        " \n"
        " Build gauges.\n"
        "\\ No newline at end of file\n"
    )
    assert result.stderr.splitlines()[0] == "would mend content/role.md: 1 pseudo-heading"
    assert result.exit_code == 1
    assert site.read_source("content/role.md") == "# Engineer\n\n**You will**\n\nBuild gauges."


def test_the_difference_is_a_patch_that_makes_what_mending_makes(
    site: SiteOnDisk, tmp_path: Path
) -> None:
    pages = {
        "content/lf.md": PAGE,
        "content/crlf.md": PAGE.replace("\n", "\r\n"),
        "content/bom.md": "\ufeff" + PAGE,
        "content/cut.md": PAGE.rstrip("\n"),
    }
    site.write(pages)
    patch = site.check("--diff").stdout

    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        cwd=site.folder, input=patch.encode(), check=True,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path)},
    )  # fmt: skip
    applied = {path: (site.folder / path).read_bytes() for path in pages}
    site.write(pages)
    site.check("--fix")

    assert applied == {path: (site.folder / path).read_bytes() for path in pages}
    assert applied["content/lf.md"] == MENDED.encode()


def test_permissions_stay(site: SiteOnDisk) -> None:
    page = site.write_file("content/role.md", PAGE)
    page.chmod(0o640)

    site.check("--fix")

    assert page.read_text() == MENDED
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert sorted(path.name for path in page.parent.iterdir()) == ["role.md"]


def test_a_file_that_cannot_be_written_stays_and_leaves_nothing_behind(
    site: SiteOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = site.write_file("content/role.md", PAGE)

    def full(_: Path, __: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    result = site.check("--fix", "--select", "pseudo-heading,not-mended")

    assert page.read_text() == PAGE
    assert [path.name for path in page.parent.iterdir()] == ["role.md"]
    assert result.problems == [
        "content/role.md: warning: the file was left as it is: it cannot be written: "
        "No space left on device [not-mended]",
        "content/role.md:10:1: warning: a bold line stands for a heading [pseudo-heading]",
    ]
    assert "mended content" not in result.stderr


def test_a_link_inside_the_site_stays_a_link(site: SiteOnDisk) -> None:
    site.write({"shared/role.md": PAGE, "content/other.md": "# Other\n"})
    (site.folder / "content/role.md").symlink_to("../shared/role.md")

    site.check("--fix")

    assert (site.folder / "content/role.md").is_symlink()
    assert site.read_source("shared/role.md") == MENDED


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_file_that_must_not_be_written_is_left_and_named(site: SiteOnDisk) -> None:
    site.write_file("content/role.md", PAGE).chmod(0o444)

    result = site.check("--fix")

    assert (
        "content/role.md: warning: the file was left as it is: it is read-only [not-mended]"
        in result.problems
    )


# What follows talks to `mend` itself: sites that change while they are looked at, and rules that
# are wrong, cannot be had through the front door.


def _problem(
    text: str, *edits: Edit, path: str = "a.md", severity: Severity = "warning"
) -> Problem:
    return Problem(Location(path, 1, 1), text, "a-rule", severity=severity, edits=edits)


def _mended(folder: Path, problems: Mapping[str, list[Problem]]) -> dict[str, bytes]:
    """What files become that have these problems as long as they are as on disk."""
    texts = {path: (folder / path).read_bytes() for path in problems}

    def look(edited: Mapping[str, bytes]) -> Seen:
        found = [one for path, some in problems.items() if path not in edited for one in some]
        now = {**texts, **edited}
        return Seen(tuple(found), {path: _read(raw) for path, raw in now.items()})

    return {file.path: file.after for file in mend(folder, look).files}


def _read(raw: bytes) -> str:
    text = raw.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_of_overlapping_edits_the_first_problem_is_mended_first(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("abcdef\n")
    problems = [
        _problem("first", Edit(1, 2, 1, 4, "X")),
        _problem("overlaps", Edit(1, 3, 1, 5, "Y")),
        _problem("half of it overlaps", Edit(1, 1, 1, 1, "Z"), Edit(1, 3, 1, 4, "")),
        _problem("beside it", Edit(1, 4, 1, 5, "-")),
        _problem("the same edit", Edit(1, 2, 1, 4, "X")),
    ]

    assert _mended(tmp_path, {"a.md": problems}) == {"a.md": b"aX-ef\n"}


@pytest.mark.parametrize(
    "edit",
    [
        Edit(0, 1, 0, 1, "x"),
        Edit(1, 0, 1, 1, "x"),
        Edit(1, 9, 1, 9, "x"),
        Edit(5, 1, 5, 1, "x"),
        Edit(2, 2, 2, 1, "x"),
    ],
    ids=["no line", "no column", "past the line", "past the file", "backwards"],
)
def test_an_edit_that_is_nowhere_changes_nothing(tmp_path: Path, edit: Edit) -> None:
    (tmp_path / "a.md").write_text("ab\ncd\n")

    assert _mended(tmp_path, {"a.md": [_problem("x", edit)]}) == {}


def test_line_breaks_that_an_edit_puts_in_are_those_of_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\r\ntwo\nthree\rfour")
    problems = [
        _problem("first", Edit(1, 4, 1, 4, "\n1")),
        _problem("second", Edit(2, 4, 2, 4, "\n2")),
        _problem("third", Edit(3, 6, 3, 6, "\n3")),
        _problem("last, which has none", Edit(4, 5, 4, 5, "\n4")),
    ]

    assert _mended(tmp_path, {"a.md": problems}) == {
        "a.md": b"one\r\n1\r\ntwo\n2\nthree\r3\rfour\r\n4"
    }


def test_line_breaks_of_two_kinds_do_not_become_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\rtwo\n\rthree\rx\nfour")
    problems = [
        _problem("an empty line above the second", Edit(2, 1, 2, 1, "\n")),
        _problem("the fifth has nothing left, and would be none", Edit(5, 1, 5, 2, "")),
    ]

    assert _mended(tmp_path, {"a.md": problems}) == {"a.md": b"one\r\r\ntwo\n\rthree\rx\nfour"}


def test_a_line_can_be_taken_out_with_its_break(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\r\ntwo\r\nthree")
    problems = [
        _problem("the second", Edit(2, 1, 3, 1, "")),
        _problem("the last", Edit(3, 1, 4, 1, "")),
    ]

    assert _mended(tmp_path, {"a.md": problems}) == {"a.md": b"one\r\n"}


def test_a_file_keeps_its_bytes_if_mending_it_would_cause_an_error(tmp_path: Path) -> None:
    for name in ("bad.md", "good.md"):
        (tmp_path / name).write_text("x\n")
    problems = [_problem("x", Edit(1, 1, 1, 2, "y"), path=name) for name in ("bad.md", "good.md")]
    broken = _problem("this is no YAML", path="bad.md", severity="error")

    def look(edited: Mapping[str, bytes]) -> Seen:
        left = [problem for problem in problems if problem.location.path not in edited]
        texts = {name: edited.get(name, b"x\n").decode() for name in ("bad.md", "good.md")}
        return Seen((*left, *([broken] if "bad.md" in edited else [])), texts)

    mended = mend(tmp_path, look)

    assert [(file.path, file.after) for file in mended.files] == [("good.md", b"y\n")]
    assert [str(problem) for problem in mended.refused] == [
        "bad.md: warning: the file was left as it is: mending it would cause an error: "
        "bad.md:1:1: error: this is no YAML [a-rule] [not-mended]"
    ]


def test_an_error_in_a_file_that_nobody_mends_takes_the_whole_round_back(tmp_path: Path) -> None:
    (tmp_path / "_part.md").write_text("x\n")
    problem = _problem("x", Edit(1, 1, 1, 2, "y"), path="_part.md")
    broken = _problem("its import is broken", path="page.md", severity="error")

    def look(edited: Mapping[str, bytes]) -> Seen:
        return Seen((broken,) if edited else (problem,), {"_part.md": "y\n" if edited else "x\n"})

    mended = mend(tmp_path, look)

    assert mended.files == ()
    assert [problem.location.path for problem in mended.refused] == ["_part.md"]


def test_rules_that_undo_each_other_come_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x\n")
    rounds = []

    def look(edited: Mapping[str, bytes]) -> Seen:
        rounds.append(edited)
        now = edited.get("a.md", b"x\n").decode()
        other = "y" if now == "x\n" else "x"
        return Seen((_problem("x", Edit(1, 1, 1, 2, other)),), {"a.md": now})

    mend(tmp_path, look)

    assert len(rounds) == 11


def test_a_file_that_changed_since_it_was_read_is_not_touched(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("what an editor saved meanwhile\n")
    problem = _problem("x", Edit(1, 1, 1, 2, "y"))

    mended = mend(tmp_path, lambda _: Seen((problem,), {"a.md": "what was looked at\n"}))
    late = write(tmp_path, [MendedFile("a.md", b"what was looked at\n", b"mended\n", (problem,))])

    assert mended.files == ()
    assert [str(one) for one in (*mended.refused, *late)] == [
        "a.md: warning: the file was left as it is: it changed while it was looked at [not-mended]"
    ] * 2
    assert page.read_text() == "what an editor saved meanwhile\n"


@pytest.mark.parametrize("way_out", ["../outside.md", "link.md", "folder/outside.md"])
def test_nothing_outside_the_site_is_touched(tmp_path: Path, way_out: str) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("x\n")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "link.md").symlink_to(outside)
    (folder / "folder").symlink_to(tmp_path)
    problem = _problem("x", Edit(1, 1, 1, 2, "y"), path=way_out)

    mended = mend(folder, lambda _: Seen((problem,), {way_out: "x\n"}))
    late = write(folder, [MendedFile(way_out, b"x\n", b"y\n", (problem,))])

    assert mended.files == ()
    assert [str(one) for one in (*mended.refused, *late)] == [
        f"{way_out}: warning: the file was left as it is: "
        "it lies outside the site folder [not-mended]"
    ] * 2
    assert outside.read_text() == "x\n"


# Random pages.

_LINES = st.sampled_from(
    [
        "", "", "Text — with “quotes”.", "**Bold line**", "**Bold:**", "__What we offer__",
        "- item", "1. item", "> **Quoted**", "# Title", "## Section", "```", "**not. a. heading.**",
        "    **indented**", "\tcode", "| a | b |", "\u2028", "😀 **x**", "<!-- c -->", "**a** b",
    ]
)  # fmt: skip
_FRONT_MATTER = "---\r\ntitle: 'A \"b\"'   # why\r\n\r\nteam:   Gauges\r\n# end\r\n---\r\n"
_NO_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]  # it would take minutes


@st.composite
def _pages(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """The beginning of a page, which nothing mends, and the whole of it."""
    head = draw(st.sampled_from(["", "\ufeff"])) + draw(st.sampled_from(["", _FRONT_MATTER]))
    lines = draw(st.lists(st.tuples(_LINES, st.sampled_from(["\n", "\r\n", "\r"])), max_size=14))
    body = "".join(line + end for line, end in lines)
    if draw(st.booleans()):
        body = body.rstrip("\r\n")
    return head.encode(), (head + body).encode()


@settings(max_examples=5, deadline=None, phases=_NO_SHRINKING)
@given(pages=st.lists(_pages(), min_size=10, max_size=14))
def test_mending_twice_is_mending_once_and_lines_without_a_finding_stay(
    tmp_path_factory: pytest.TempPathFactory, pages: list[tuple[bytes, bytes]]
) -> None:
    site = SiteOnDisk(tmp_path_factory.mktemp("random") / "site")
    files = [site.write_file(f"content/{n}.md", page) for n, (_, page) in enumerate(pages)]
    flags = ("--fix", "--select", "pseudo-heading")

    first = site.check(*flags)
    once = [file.read_bytes() for file in files]
    second = site.check(*flags)

    assert [file.read_bytes() for file in files] == once
    assert "mended" not in second.stderr
    assert "not-mended" not in first.stderr
    for (head, page), mended in zip(pages, once, strict=True):
        assert mended.startswith(head)
        is_plain = re.compile(rb"(?!.*(?:\*\*|__)).*\S.*", re.DOTALL).fullmatch
        kept = [line for line in page.splitlines(keepends=True) if is_plain(line)]
        left = iter(mended.splitlines(keepends=True))
        assert [line for line in kept if line not in left] == []


@settings(max_examples=60, deadline=None, phases=_NO_SHRINKING)
@given(
    lines=st.lists(st.text("aä😀\u2028 ", max_size=4), min_size=1, max_size=6),
    ends=st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=6, max_size=6),
    spots=st.lists(st.tuples(st.integers(0, 5), st.integers(1, 6), st.integers(0, 3)), max_size=4),
)
def test_edits_are_those_of_a_text_that_is_cut_into_lines(
    tmp_path_factory: pytest.TempPathFactory,
    lines: list[str], ends: list[str], spots: list[tuple[int, int, int]],
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("lines")
    spots = [(row, column, size) for row, column, size in spots if row < len(lines)]
    raw = "".join(line + end for line, end in zip(lines, ends, strict=False)).encode()
    assume(len(raw.splitlines()) == len(lines))  # no \r and \n of two lines that are one break
    (folder / "a.md").write_bytes(raw)
    problems = [
        _problem(f"{number}", Edit(row + 1, column, row + 1, column + size, "X"))
        for number, (row, column, size) in enumerate(spots)
    ]

    # The same, slowly, with a set of characters instead of intervals.
    touched: set[tuple[int, int]] = set()
    taken: list[tuple[int, int, int]] = []
    for row, column, size in spots:
        places = {(row, at) for at in range(column, column + size)}
        others = [(start, start + length) for other, start, length in taken if other == row]
        if (
            column + size <= len(lines[row]) + 1
            and not places & touched
            and not any(start == column for start, _ in others)
            and not any(
                start < column < end or column < start < column + size for start, end in others
            )
        ):
            taken.append((row, column, size))
            touched |= places
    expected = ""
    begins = {(row, column) for row, column, _ in taken}
    for row, (line, end) in enumerate(zip(lines, ends, strict=False)):
        for column, char in enumerate([*line, ""], 1):
            expected += "X" if (row, column) in begins else ""
            expected += "" if (row, column) in touched else char
        expected += end
    assert _mended(folder, {"a.md": problems}).get("a.md", raw) == expected.encode()


_MENDING = [one for one in RULES if one.mends and one.bad and not one.on_request]


@pytest.mark.parametrize("rule", _MENDING, ids=lambda one: one.id)
def test_a_rule_that_says_it_mends_mends_its_bad_example_for_good(
    site: SiteOnDisk, rule: Rule
) -> None:
    site.write({"content/role.md": rule.bad})
    flags = ("--fix", "--select", rule.id, "--today", "2026-11-21")
    is_certain = rule.id not in _ONLY_SOMETIMES

    first, second = site.check(*flags), site.check(*flags)

    assert (f" {rule.id}" in first.stderr.splitlines()[0]) == is_certain
    assert any(line.endswith(f"[{rule.id}]") for line in first.problems) != is_certain
    assert "mended" not in second.stderr


_ONLY_SOMETIMES = {"title-shape"}
"""Rules whose bad example is not the one of their findings that can be mended for certain."""


@pytest.mark.parametrize("rule", _MENDING, ids=lambda one: one.id)
def test_all_rules_together_mend_an_example_for_good(site: SiteOnDisk, rule: Rule) -> None:
    file = site.write_file("content/role.md", rule.bad)

    first = site.check("--fix", "--today", "2026-11-21")
    once = file.read_bytes()
    site.check("--fix", "--today", "2026-11-21")

    assert file.read_bytes() == once
    assert "not-mended" not in first.stderr


def test_help_names_the_flags() -> None:
    printed = run_careers("check", "--help").stdout

    assert [flag for flag in ("--fix", "--diff") if flag not in printed] == []
