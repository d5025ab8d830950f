"""A command that would find what it found before does not run again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable

import pytest
from harness import CONFIG, Result, SiteOnDisk

_ROLE = "---\ntitle: Surveyor\ncloses: 10-11-2022\n---\n\nMeasure.\n"
_TODAY = ("--today", "2026-11-21")


@pytest.fixture
def built(site: SiteOnDisk) -> SiteOnDisk:
    """A site that was built once and whose files are older than that build."""
    site.write({"content/role.md": _ROLE, "static/a.txt": "a", "content/_part.md": "Part.\n"})
    site.settle()
    site.build(*_TODAY)
    return site


def _ran(result: Result) -> bool:
    """Whether the stages ran: their time is not that of reading a note."""
    return "is up to date" not in result.stderr


def _forget(site: SiteOnDisk) -> None:
    for note in (site.folder / ".careers").glob("*.json"):
        note.unlink()


def test_a_second_build_says_the_same_of_the_pages_and_writes_nothing(site: SiteOnDisk) -> None:
    site.write({"content/role.md": _ROLE})
    site.settle()
    first = site.build(*_TODAY)
    before = (site.folder / "build").stat()

    second = site.build(*_TODAY)

    assert second.problems == first.problems != []
    assert (second.exit_code, _ran(second)) == (0, False)
    assert (site.folder / "build").stat() == before


def test_the_note_is_what_was_printed_and_holds_no_program(built: SiteOnDisk) -> None:
    note = json.loads((built.folder / ".careers/build.json").read_text("utf-8"))

    assert [problem[2] for problem in note["value"]["problems"]] == ["role-date"]


_CHANGES: dict[str, Callable[[SiteOnDisk], object]] = {
    "a page": lambda site: site.write({"content/role.md": _ROLE + "More.\n"}),
    "a page of the same length": lambda site: site.write(
        {"content/role.md": _ROLE.replace("Measure", "Mensure")}
    ),
    "a new page": lambda site: site.write({"content/new.md": "# New\n"}),
    "a partial": lambda site: site.write({"content/_part.md": "Other.\n"}),
    "a page that is gone": lambda site: (site.folder / "content/role.md").unlink(),
    "a new folder's category": lambda site: site.write({"content/a/_category_.json": "{}"}),
    "a static file": lambda site: site.write({"static/a.txt": "b"}),
    "the configuration": lambda site: site.write({"careers.toml": CONFIG + 'tagline = "T"\n'}),
    "a template": lambda site: site.write({"theme/templates/404.html": "lost"}),
    "an output": lambda site: site.write({"build/a.txt": "edited"}),
    "an output that is gone": lambda site: (site.folder / "build/a.txt").unlink(),
    "a file that is no output": lambda site: site.write({"build/stray.txt": "stray"}),
}


_SAME_SITE = ("a partial", "a new folder's category")
"""Changes that were looked at, and make no difference to the outputs."""


@pytest.mark.parametrize("what", _CHANGES)
def test_what_changed_is_built(built: SiteOnDisk, what: str) -> None:
    _CHANGES[what](built)

    first = built.build(*_TODAY)
    tree = {path: (built.folder / "build" / path).read_bytes() for path in built.tree()}
    _forget(built)
    built.build(*_TODAY)

    assert _ran(first) or what in _SAME_SITE
    assert tree == {path: (built.folder / "build" / path).read_bytes() for path in built.tree()}


def test_a_link_in_a_circle_does_not_hide_what_changes_beside_it(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# A\n", "theme/assets/a.txt": "one"})
    (site.folder / "theme/assets/b.txt").symlink_to("b.txt")
    site.settle()
    site.build()

    site.write({"theme/assets/a.txt": "two"})
    site.build()

    assert site.read("assets/theme/a.txt") == "two"


def test_another_day_is_another_build(site: SiteOnDisk) -> None:
    site.write({"content/role.md": "---\ncloses: 2026-11-22\n---\n\n# Surveyor\n"})
    site.settle()
    site.build("--today", "2026-11-21")

    site.build("--today", "2026-11-24")

    assert "noindex" in site.read("role/index.html")


@pytest.mark.parametrize("note", ["", "{", "[]", "null", '{"digest": 1}', "\x00", '"' * 99_999])
def test_a_broken_note_is_none(built: SiteOnDisk, note: str) -> None:
    (built.folder / ".careers/build.json").write_text(note, "utf-8")
    (built.folder / "build/a.txt").unlink()

    assert built.build(*_TODAY).exit_code == 0
    assert built.read("a.txt") == "a"


def test_a_file_that_may_have_changed_during_the_build_is_not_taken_for_built(
    site: SiteOnDisk,
) -> None:
    file = site.write_file("content/role.md", _ROLE)
    os.utime(file, (4e9, 4e9))

    site.build(*_TODAY)

    assert not (site.folder / ".careers/build.json").exists()


def test_a_font_beside_a_style_sheet_that_lies_elsewhere_is_never_missed(
    site: SiteOnDisk,
) -> None:
    site.write({
        "careers.toml": CONFIG + '[theme]\ncustomCss = ["look/site.css"]\n',
        "content/role.md": _ROLE,
        "look/site.css": "@font-face { font-family: A; src: url(a.woff2) }\n",
        "look/a.woff2": "one",
    })  # fmt: skip
    site.settle()
    site.build(*_TODAY)

    site.write({"look/a.woff2": "two"})
    site.build(*_TODAY)

    fonts = (site.folder / "build/assets/theme").glob("a.*.woff2")
    assert [font.read_text("utf-8") for font in fonts] == ["two"]
