"""``careers theme``: which files make the look, copies of them, and copies that fell behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from harness import Result, SiteOnDisk, run_careers

from careers import __version__
from careers.theme import bundled_theme
from careers.theme.overrides import digest_of, named, read_overrides

ROOT = Path(__file__).parents[2]
BUNDLED = bundled_theme()
FOOTER = (BUNDLED / "templates/partials/footer.html").read_bytes()
RECORD = "theme/.careers-theme.json"


def theme(site: SiteOnDisk, command: str, *arguments: str) -> Result:
    """``careers theme`` in this folder."""
    return run_careers("theme", command, *arguments, str(site.folder))


def findings(site: SiteOnDisk) -> list[str]:
    """What ``careers check`` says of the theme's files."""
    return [line for line in site.check().problems if line.endswith(("-drift]", "-unused]"))]


def note(site: SiteOnDisk, name: str, version: str, content: bytes) -> None:
    """As if a version of careers had ejected a file."""
    table = {name: {"version": version, "digest": digest_of(content)}}
    site.write({RECORD: json.dumps(table)})


# list


def test_every_file_stands_in_a_line_with_whose_it_is(site: SiteOnDisk) -> None:
    site.write(
        {
            "theme/templates/role.html": "mine",
            "theme/templates/partials/perks.html": "mine",
            "theme/templates/partials/footer.html": "mine",
        }
    )
    note(site, "templates/partials/footer.html", "0.0.1", b"then")
    result = theme(site, "list")
    lines = dict(line.split("  ", 1) for line in result.stdout.splitlines())
    states = {name.strip(): state.strip() for name, state in lines.items()}

    assert result.exit_code == 0
    assert set(states) == {
        *(file.relative_to(BUNDLED).as_posix() for file in BUNDLED.rglob("*") if file.is_file()),
        "templates/partials/perks.html",
    }
    assert states["templates/role.html"] == "overridden"
    assert states["templates/partials/footer.html"] == "overridden, and changed since"
    assert states["templates/partials/perks.html"] == "the site's own"
    assert states["templates/layout.html"] == "bundled"


def test_a_site_without_a_theme_folder_has_the_bundled_files(site: SiteOnDisk) -> None:
    states = {line.split("  ", 1)[1].strip() for line in theme(site, "list").stdout.splitlines()}

    assert states == {"bundled"}


# eject


@pytest.mark.parametrize(
    "given",
    [
        "partials/footer.html",
        "templates/partials/footer.html",
        "theme/templates/partials/footer.html",
        "footer.html",
    ],
)
def test_a_file_is_copied_to_the_sites_theme_and_its_version_is_noted(
    given: str, site: SiteOnDisk
) -> None:
    result = theme(site, "eject", given)
    copy = site.folder / "theme/templates/partials/footer.html"

    assert (result.exit_code, result.stdout) == (0, f"{copy.as_posix()}\n")
    assert copy.read_bytes() == FOOTER
    assert json.loads((site.folder / RECORD).read_text("utf-8")) == {
        "templates/partials/footer.html": {"version": __version__, "digest": digest_of(FOOTER)}
    }


def test_a_site_with_a_fresh_copy_of_every_template_is_built_as_without(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# A\n\nText.\n"})
    before = {path: output.content() for path, output in site.built().outputs.items()}
    for file in sorted((BUNDLED / "templates").rglob("*.html")):
        assert theme(site, "eject", file.relative_to(BUNDLED).as_posix()).exit_code == 0

    assert {path: output.content() for path, output in site.built().outputs.items()} == before
    assert findings(site) == []


def test_a_copy_that_is_there_is_never_overwritten(site: SiteOnDisk) -> None:
    site.write({"theme/templates/404.html": "mine"})
    result = theme(site, "eject", "404.html")

    assert result.exit_code == 1
    assert result.problems == [
        "theme/templates/404.html: error: this file is there already, and is not overwritten"
        " [theme-eject]"
    ]
    assert (site.folder / "theme/templates/404.html").read_text() == "mine"
    assert not (site.folder / RECORD).exists()


WRONG_NAMES = {
    "foter.html": (
        "theme/foter.html: error: the theme has no file `foter.html` [theme-eject]",
        "did you mean `partials/footer.html`?",
    ),
    "x": (
        "theme/x: error: the theme has no file `x` [theme-eject]",
        "see `careers theme list`",
    ),
}


@pytest.mark.parametrize("given", WRONG_NAMES)
def test_a_name_that_no_file_has_is_a_problem_with_the_nearest_one(
    given: str, site: SiteOnDisk
) -> None:
    result = theme(site, "eject", given)
    problem, hint = WRONG_NAMES[given]

    assert result.exit_code == 1
    assert result.problems == [problem]
    assert hint in result.stderr
    assert not (site.folder / "theme").exists()


def test_the_shortest_way_to_a_name_wins_and_two_files_of_one_name_are_asked_about() -> None:
    names = ["templates/tags.html", "templates/partials/tags.html", "assets/a/x.css", "b/a/x.css"]

    assert named("tags.html", names) == ["templates/tags.html"]
    assert named("partials/tags.html", names) == ["templates/partials/tags.html"]
    assert named("x.css", names) == ["assets/a/x.css", "b/a/x.css"]


def test_the_bundled_theme_itself_is_not_ejected_into_itself() -> None:
    result = run_careers("theme", "eject", "role.html", str(ROOT))

    assert result.problems == [
        "theme/templates/role.html: error: this is the bundled theme itself [theme-eject]"
    ]
    assert not (ROOT / RECORD).exists()


# diff


def test_the_difference_to_the_bundled_file_is_shown(site: SiteOnDisk) -> None:
    site.write({"theme/templates/partials/footer.html": FOOTER + b"<p>More</p>\n"})
    result = theme(site, "diff", "footer.html")

    assert result.stdout.splitlines()[:2] == [
        f"--- templates/partials/footer.html (bundled with careers {__version__})",
        "+++ theme/templates/partials/footer.html",
    ]
    assert result.stdout.splitlines()[-1] == "+<p>More</p>"


# What `careers check` says


def test_a_copy_whose_original_has_changed_since_is_a_warning_until_it_is_noted(
    site: SiteOnDisk,
) -> None:
    name = "templates/partials/footer.html"
    site.write({f"theme/{name}": b"mine"})
    note(site, name, "0.0.1", b"then")

    assert findings(site) == [
        f"theme/{name}: warning: the bundled file has changed since this copy of it was made from"
        " careers 0.0.1 [theme-drift]"
    ]
    assert theme(site, "eject", "--keep", name).exit_code == 0
    assert findings(site) == []
    assert (site.folder / "theme" / name).read_bytes() == b"mine"


def test_only_a_copy_that_is_there_can_be_kept(site: SiteOnDisk) -> None:
    assert theme(site, "eject", "--keep", "404.html").problems == [
        "theme/templates/404.html: error: there is no copy to keep [theme-eject]"
    ]


UNUSED: dict[str, tuple[dict[str, str], list[str]]] = {
    "a template that the bundled theme has no more": (
        {
            "theme/templates/partials/hero.html": "mine",
            RECORD: '{"templates/partials/hero.html": {"version": "0.0.1", "digest": "x"}}',
        },
        [
            "theme/templates/partials/hero.html: warning: the bundled theme has no such file any"
            " more; it had one in careers 0.0.1 [theme-unused]"
        ],
    ),
    "a template whose name has a slip": (
        {"theme/templates/partials/foter.html": "mine"},
        [
            "theme/templates/partials/foter.html: warning: no template of the bundled theme has"
            " this name, and none includes it [theme-unused]"
        ],
    ),
    "a template beside the folder of templates": (
        {"theme/role.html": "mine"},
        ["theme/role.html: warning: nothing reads this file [theme-unused]"],
    ),
    "a template with another ending": (
        {"theme/templates/role.jinja": "mine"},
        ["theme/templates/role.jinja: warning: nothing reads this file [theme-unused]"],
    ),
    "a template that another one includes": (
        {
            "theme/templates/partials/perks.html": "mine",
            "theme/templates/role.html": '{% extends "!role.html" %}{% block similar %}'
            '{% include "partials/perks.html" %}{% endblock %}',
        },
        [],
    ),
    "a component, an asset and a language of the site's own": (
        {
            "theme/components/Perks.html": "mine",
            "theme/assets/img/a.svg": "mine",
            "theme/translations/da.json": "{}",
        },
        [],
    ),
}


@pytest.mark.parametrize("title", UNUSED)
def test_a_file_that_stands_in_front_of_nothing_is_a_warning(title: str, site: SiteOnDisk) -> None:
    files, expected = UNUSED[title]
    site.write(files)

    assert findings(site) == expected


def test_the_hint_names_the_folder_that_a_file_belongs_into(site: SiteOnDisk) -> None:
    site.write({"theme/partials/footer.html": "mine"})

    assert "did you mean `theme/templates/partials/footer.html`?" in site.check().stderr


@pytest.mark.parametrize("content", ["[]", "{", '{"a": 3}', '{"a": {"version": "1"}}'])
def test_a_record_that_cannot_be_read_is_a_warning(content: str, site: SiteOnDisk) -> None:
    site.write({RECORD: content})

    assert [line for line in site.check().problems if line.startswith("theme/")] == [
        f"{RECORD}: warning: this is not what `careers theme eject` has written [theme-record]"
    ]


def test_line_ends_of_a_working_copy_are_no_change(tmp_path: Path) -> None:
    bundled, own = tmp_path / "bundled", tmp_path / "own"
    for folder, content in ((bundled, b"a\r\nb\r\n"), (own, b"mine")):
        (folder / "templates").mkdir(parents=True)
        (folder / "templates/x.html").write_bytes(content)
    digest = digest_of(b"a\nb\n")
    (own / ".careers-theme.json").write_text(
        json.dumps({"templates/x.html": {"version": "1", "digest": digest}})
    )

    assert not read_overrides(bundled, own).has_drifted("templates/x.html")
