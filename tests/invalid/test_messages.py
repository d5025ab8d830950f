"""Mistakes of authors: each is one problem with its place and a cure, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from harness import SiteOnDisk

from careers.theme import TemplateProblem

_HOME = {"content/index.md": "# Work here\n"}

# name: (files, the whole of stderr before the summary line)
ERRORS: dict[str, tuple[dict[str, str | bytes], str]] = {
    "a second colon in a value": (
        {"content/a.md": "---\ntitle: A: B\n---\n\n# A\n"},
        "content/a.md:2:9: error: a second `: ` in one line [yaml-syntax]\n"
        '  put the value in quotes: `title: "A: B"`\n',
    ),
    "two wrong types in one page": (
        {"content/a.md": "---\nsidebar_position: three\nhide_title: yes\n---\n# A\n"},
        "content/a.md:2:19: error: `sidebar_position` must be a number, not `three` "
        "[front-matter-type]\n"
        "  write a number such as `3`, or delete the line\n"
        "content/a.md:3:13: error: `hide_title` must be `true` or `false`, not `yes` "
        "[front-matter-type]\n"
        "  write `true`\n",
    ),
    "a byte that is not UTF-8": (
        {"content/a.md": b"# A\n\nSal\xe9ry\n"},
        "content/a.md:3:4: error: byte 0xe9 is not valid UTF-8 [encoding]\n"
        "  save the file as UTF-8\n",
    ),
    "a control character": (
        {"content/a.md": "# A\n\nx\x00y\n"},
        "content/a.md:3:2: error: control character U+0000 in the text [control-character]\n"
        "  delete it: it is invisible and breaks pages\n",
    ),
    "a slug that is no path": (
        {"content/a.md": "---\nslug: /what?\n---\n# A\n"},
        "content/a.md:2:7: error: `/what?` is not a path that a page can have [slug-invalid]\n"
        "  use letters, digits and dashes: `slug: /platform-engineer`\n",
    ),
    "a slug that no file can be named after": (
        {"content/a.md": f"---\nslug: /{'x' * 300}\n---\n# A\n"},
        "content/a.md: error: a name of 300 bytes is too long for a file; 255 fit [output-path]\n"
        "  give the page another slug, or rename the file\n",
    ),
    "a tag that no page can be named after": (
        {"content/a.md": "---\ntags: [{label: Far, permalink: /a//b/..}]\n---\n# A\n"},
        "content/a.md:2:7: error: the tag `Far` has an address that no page can have "
        "[tag-permalink]\n"
        "  use letters, digits and dashes: `{label: Remote, permalink: /remote}`\n",
    ),
    "an id with a slash": (
        {"content/a.md": "---\nid: eng/a\n---\n# A\n"},
        "content/a.md:2:5: error: `id: eng/a` must not contain a slash [id-slash]\n"
        "  the folder is added by itself; use `slug` to move the page\n",
    ),
    "two pages with one id": (
        {"content/a.md": "# A\n", "content/b.md": "---\nid: a\n---\n# B\n"},
        "content/b.md: error: the id `a` is taken by content/a.md [id-duplicate]\n"
        "  rename one of the files, or give it an `id` of its own\n",
    ),
    "a dead link to a page": (
        {"content/a.md": "# A\n\nMeet the [team](teams.md).\n", "content/team.md": "# Team\n"},
        "content/a.md:3:10: error: no page at `teams.md` [broken-markdown-link]\n"
        "  did you mean `content/team.md`?\n",
    ),
    "a dead link to an address": (
        {"content/a.md": "# A\n\n- [x](/gone#top)\n"},
        "content/a.md:3:3: error: the link `/gone#top` leads to `/gone`, which does not exist "
        "[broken-link]\n"
        "  link to the page's file, as in `[team](team.md)`\n",
    ),
    "a missing image": (
        {"content/a.md": "# A\n\n![logo](./logo.png)\n"},
        "content/a.md:3:1: error: no image at `./logo.png` [broken-image]\n"
        "  put the file beside the page\n",
    ),
    "a pagination id that does not exist": (
        {"content/a.md": "---\npagination_next: b2\n---\n# A\n", "content/b.md": "# B\n"},
        "content/a.md:2:18: error: there is no page with the id `b2` [pagination-id]\n"
        "  did you mean `b`?\n",
    ),
    "a category file with a wrong type": (
        {"content/eng/a.md": "# A\n", "content/eng/_category_.json": '{"label": 3}'},
        "content/eng/_category_.json:1:11: error: `label` must be text, not `3` [category-type]\n"
        '  put it in quotes: `label: "3"`\n',
    ),
    "a sidebar that names a page which does not exist": (
        {"content/a.md": "# A\n", "sidebars.json": '{"main": ["a", "b"]}'},
        "sidebars.json:1:16: error: the sidebar `main` names the page `b`, which does not exist "
        "[sidebar-unknown-id]\n"
        "  an id is the path without extension\n",
    ),
    "an option that does not exist": (
        {
            "careers.toml": 'titel = "T"\nurl = "https://t.example"\nbaseUrl = "/"\n',
            "content/a.md": "# A\n",
        },
        "careers.toml: warning: `title` is missing, so the site is called `Careers` "
        "[config-title]\n"
        '  add `title = "…"` at the top\n'
        "careers.toml:1:1: error: `titel` is not an option [config-key]\n"
        "  did you mean `title`?\n",
    ),
}


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_located_has_a_cure_and_keeps_the_last_site(
    site: SiteOnDisk, name: str
) -> None:
    files, expected = ERRORS[name]
    site.write(_HOME)
    site.build()
    before = _everything_below(site.folder / "build")
    site.write(files)

    result = site.build()

    printed = "".join(result.stderr.splitlines(keepends=True)[:-1])
    assert printed == expected
    assert result.exit_code == 1
    assert _everything_below(site.folder / "build") == before


def test_all_mistakes_are_reported_at_once_sorted_by_place(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/b.md": "---\ndraft: maybe\n---\n# B\n",
            "content/a.md": "---\ntags: job\n---\n[x](y.md)\n",
            "content/c.md": "# C\n\n[x](y.md) and ![z](z.png)\n",
        }
    )

    assert [line.partition(": ")[0] for line in site.problems()] == [
        "content/a.md:2:7",
        "content/b.md:2:8",
        "content/c.md:3:1",
        "content/c.md:3:15",
    ]


def test_the_summary_counts_what_was_found(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "---\ntags: job\n---\n# A\n", "content/b.md": "# B\n[x](#y)\n"})

    summary = site.build().stderr.splitlines()[-1]

    assert summary.startswith("1 page (1 role), 1 error, 1 warning, nothing written in ")


@pytest.mark.parametrize(
    ("action", "severity", "exit_code"),
    [("ignore", None, 0), ("log", "info", 0), ("warn", "warning", 0), ("throw", "error", 1)],
)
def test_options_say_how_bad_a_dead_link_is(
    site: SiteOnDisk, action: str, severity: str | None, exit_code: int
) -> None:
    config = f'title = "T"\nurl = "https://t.example"\nbaseUrl = "/"\nonBrokenLinks = "{action}"\n'
    site.write({"careers.toml": config, "content/a.md": "[x](/gone)\n"})

    result = site.build()

    found = [line.split(": ")[1] for line in result.problems]
    assert found == ([severity] if severity else [])
    assert result.exit_code == exit_code


def test_warnings_fail_only_where_asked(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# A\n[x](#nowhere)\n"})

    assert site.build().exit_code == 0
    assert site.build("--strict").exit_code == 0
    assert site.build("--fail-on", "warning").exit_code == 1


def test_check_finds_the_same_and_writes_nothing(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "---\nrole: false\n---\n# A\n[x](/gone)\n"})

    result = site.check()

    assert result.problems == site.problems()
    assert result.exit_code == 1
    assert not (site.folder / "build").exists()


def test_check_also_says_what_roles_lack_and_build_does_not(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# A\n\nText.\n"})

    assert site.problems() == []
    assert [line.rpartition(" ")[2] for line in site.check("--select", "job-posting").problems] == [
        "[job-posting-company]",
        "[job-posting-date]",
        "[job-posting-location]",
    ]
    assert site.check().exit_code == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('timezone = "Mars/Base"', "there is no time zone `Mars/Base`"),
        ('timezone = "/etc/passwd"', "there is no time zone `/etc/passwd`"),
        ('country = "Germany"', "`Germany` is no code of a country"),
        ('currency = "eur"', "`eur` is no code of a currency"),
    ],
)
def test_defaults_of_roles_are_codes_that_exist(site: SiteOnDisk, line: str, message: str) -> None:
    config = f'title = "T"\nurl = "https://t.example"\nbaseUrl = "/"\n[careers]\n{line}\n'
    site.write({"careers.toml": config, "content/a.md": "# A\n"})

    assert [found.partition("error: ")[2].rpartition(" [")[0] for found in site.problems()] == [
        message
    ]


def test_a_pipe_a_device_and_a_link_out_of_the_site_are_not_read(
    site: SiteOnDisk, tmp_path: Path
) -> None:
    import os

    (tmp_path / "secret.md").write_text("# Secret\n")
    site.write({"content/a.md": "# A\n"})
    os.mkfifo(site.folder / "content/pipe.md")
    (site.folder / "content/out.md").symlink_to(tmp_path / "secret.md")
    (site.folder / "content/gone.md").symlink_to("nowhere.md")

    result = site.build()

    assert result.problems == [
        "content/gone.md: warning: the link points to nothing [file-kind]",
        "content/out.md: warning: the link leaves the site folder [file-outside]",
        "content/pipe.md: warning: this is not a regular file [file-kind]",
    ]
    assert "Secret" not in site.read("index.html")


def test_a_file_whose_name_is_no_text_is_left_out(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# A\n", "static/a.txt": ""})
    for folder in ("content", "static"):
        name = b"caf\xe9.md".decode(errors="surrogateescape")
        (site.folder / folder / name).write_text("# In Latin-1\n")

    assert site.problems() == [
        "content/caf?.md: error: this name is not valid UTF-8 [encoding]",
        "static/caf?.md: error: this name is not valid UTF-8 [encoding]",
    ]


def test_links_in_a_circle_are_links_to_nothing(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# A\n", "static/a.txt": "", "theme/templates/a.html": ""})
    names = ["content/tags.yml", "content/x.md", "sidebars.json", "static/x.txt",
             "theme/templates/x.html"]  # fmt: skip
    for name in names:
        (site.folder / name).symlink_to(Path(name).name)

    result = site.build()

    assert result.problems == [
        f"{name}: warning: the link points to nothing [file-kind]" for name in names
    ]
    assert result.exit_code == 0


def test_the_theme_holds_nothing_that_a_link_brings_from_elsewhere(
    site: SiteOnDisk, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("needle")
    site.write({"content/a.md": "# A\n", "theme/templates/x.html": "", "theme/assets/y.js": ""})
    names = ["theme/assets/x.txt", "theme/templates/role.html"]
    for name in names:
        (site.folder / name).symlink_to(tmp_path / "secret")

    result = site.build()

    assert result.problems == [
        f"{name}: warning: the link leaves the site folder [file-outside]" for name in names
    ]
    assert "needle" not in site.read("index.html")
    assert "assets/theme/x.txt" not in site.tree()


def test_files_that_are_read_by_name_do_not_come_from_elsewhere_either(
    site: SiteOnDisk, tmp_path: Path
) -> None:
    names = ["content/tags.yml", "i18n/en/code.json", "sidebars.json", "src/css/custom.css"]
    (tmp_path / "elsewhere").write_text("[needle")
    site.write({"content/a.md": "# A\n", "src/css/a.css": "", "i18n/en/a.txt": ""})
    for name in names:
        (site.folder / name).symlink_to(tmp_path / "elsewhere")

    assert site.problems() == [
        f"{name}: warning: the link leaves the site folder [file-outside]" for name in names
    ]


def test_a_file_that_vanishes_while_the_site_is_made_is_not_published_empty(
    site: SiteOnDisk,
) -> None:
    site.write({"content/a.md": "# A\n\n![x](x.png)\n", "content/x.png": "x", "static/y.txt": "y"})
    built = site.built()
    shown = next(path for path in built.outputs if path.startswith("assets/images/x-"))
    (site.folder / "static/y.txt").unlink()

    assert built.outputs[shown].content() == b"x"
    with pytest.raises(TemplateProblem, match=r"static/y\.txt: error: the file cannot be read"):
        built.outputs["y.txt"].content()


def test_no_configuration_is_fine_but_for_one_warning(tmp_path: Path) -> None:
    site = SiteOnDisk(tmp_path / "site")
    site.write({"content/a.md": "# A\n"})
    (site.folder / "careers.toml").unlink()

    result = site.build()

    assert [line.rpartition(" ")[2] for line in result.problems] == ["[config-url]"]
    assert result.exit_code == 0
    assert "<title>Careers</title>" in site.read("index.html")


def test_strict_asks_for_what_docusaurus_requires(tmp_path: Path) -> None:
    site = SiteOnDisk(tmp_path / "site", config='title = "T"\n')
    site.write({"content/a.md": "# A\n"})

    assert site.build().exit_code == 0
    assert site.build("--strict").exit_code == 1


def _everything_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
