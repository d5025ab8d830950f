"""``careers new-role``: where the page goes, what is in it, and what is never touched."""

from __future__ import annotations

import pytest
from harness import Result, SiteOnDisk, run_careers

HEAD = """\
---
title: Senior Data Engineer
date_posted: 2026-11-21
draft: true    # delete this line to publish the role
# What else can be said: take the first `#` away.
"""


def _new(site: SiteOnDisk, title: str, *flags: str) -> Result:
    return run_careers("new-role", title, str(site.folder), "--today", "2026-11-21", *flags)


def _written(site: SiteOnDisk, result: Result) -> str:
    """The path that was printed, site-relative."""
    return result.stdout.strip().removeprefix(f"{site.folder.as_posix()}/")


def _read(site: SiteOnDisk, path: str) -> str:
    return (site.folder / path).read_text("utf-8")


def test_a_role_without_team_is_a_page_at_the_top(site: SiteOnDisk) -> None:
    result = _new(site, "Senior Data Engineer")

    assert (result.exit_code, result.stderr) == (0, "")
    assert _written(site, result) == "content/senior-data-engineer.md"
    text = _read(site, "content/senior-data-engineer.md")
    assert text.startswith(HEAD)
    assert "\n# salary: {min: 60000, max: 75000, currency: EUR, period: year}\n" in text
    assert "\n# workplace: hybrid    # onsite, hybrid or remote\n" in text
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## What you will do", "## What we look for", "## What we offer", "## How to apply",
    ]  # fmt: skip


@pytest.mark.parametrize("team", ["Data", "data", "01 Hydrology", "Hydrology & Data"])
def test_a_new_page_builds_without_problems(site: SiteOnDisk, team: str) -> None:
    site.write({"content/index.md": "# Jobs\n"})
    result = _new(site, "Senior Data Engineer", "--team", team)

    assert result.exit_code == 0
    assert site.problems("--strict") == []


def test_the_page_is_a_draft_until_its_author_says_otherwise(site: SiteOnDisk) -> None:
    site.write({"content/index.md": "# Jobs\n"})
    path = _written(site, _new(site, "Senior Data Engineer"))
    site.build()
    assert "senior-data-engineer/index.html" not in site.tree()

    site.write({path: _read(site, path).replace("draft: true", "# draft: true")})
    site.build()

    assert "senior-data-engineer/index.html" in site.tree()


def test_every_commented_key_can_be_said(site: SiteOnDisk) -> None:
    """A page with all examples switched on has nothing to complain about but what it points to."""
    site.write({"content/index.md": "# Jobs\n", "content/data-analyst.md": "---\nrole: false\n---"})
    path = _written(site, _new(site, "Senior Data Engineer"))
    lines = _read(site, path).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("# What else"))
    said = [line.removeprefix("# ") for line in lines[start + 1 :]]
    said = [line for line in said if not line.startswith("image:")]
    site.write({path: "\n".join([*lines[:start], *said])})

    assert site.problems() == []


TEAMS = [
    ("Engineering", "by the label of its category file", "content/10-engineering/dev.md"),
    ("engineering", "without regard to case", "content/10-engineering/dev.md"),
    ("10-engineering", "by the name with its number", "content/10-engineering/dev.md"),
    ("Field service", "by a label in YAML", "content/30-field/dev.md"),
    ("field", "by the folder's name, its number taken off", "content/30-field/dev.md"),
    ("People and Culture", "by the title of the folder's own page", "content/hr/dev.md"),
    ("Firmware", "a folder in a folder", "content/10-engineering/firmware/dev.md"),
    ("Data", "a new folder", "content/data/dev.md"),
    ("Daten & Dienste", "a new folder with a name of words", "content/daten-dienste/dev.md"),
]


@pytest.mark.parametrize(("team", "_why", "path"), TEAMS)
def test_a_team_is_found_as_its_category_is_called(
    site: SiteOnDisk, team: str, _why: str, path: str
) -> None:
    site.write(
        {
            "content/10-engineering/_category_.json": '{"label": "Engineering"}',
            "content/10-engineering/firmware/c.md": "# C\n",
            "content/30-field/_category_.yml": "label: Field service\n",
            "content/hr/index.md": "# People and Culture\n",
        }
    )

    assert _written(site, _new(site, "Dev", "--team", team)) == path


def test_a_new_folder_keeps_the_teams_own_spelling(site: SiteOnDisk) -> None:
    result = _new(site, "Dev", "--team", "Daten & Dienste")

    assert result.stderr == "made the category content/daten-dienste/_category_.yml\n"
    assert _read(site, "content/daten-dienste/_category_.yml") == "label: Daten & Dienste\n"


def test_a_role_deep_in_the_folders_names_its_team(site: SiteOnDisk) -> None:
    site.write({"content/eng/firmware/c.md": "# C\n"})

    path = _written(site, _new(site, "Dev", "--team", "Firmware"))

    assert "\nteam: Firmware\n" in _read(site, path)


NAMES = [
    ("Senior Data Engineer", "senior-data-engineer"),
    ("Büro-Leitung (m/w/d)", "buro-leitung-m-w-d"),
    ("データエンジニア", "データエンジニア"),
    ("2027 Internship", "internship-2027"),
    ("C++: “Lead” {x} #1", "c-lead-x-1"),
    ("Readme", "readme-role"),
    ("../../etc/passwd", "etc-passwd"),
]


@pytest.mark.parametrize(("title", "name"), NAMES)
def test_a_title_becomes_a_file_name_and_reads_back_as_it_was(
    site: SiteOnDisk, title: str, name: str
) -> None:
    result = _new(site, title)

    assert _written(site, result) == f"content/{name}.md"
    site.write({f"content/{name}.md": _read(site, f"content/{name}.md").replace("draft:", "x:")})
    assert [found.role.title for found in site.built().site.roles.values()] == [title]


def test_a_role_called_like_its_team_is_not_taken_for_the_teams_page(site: SiteOnDisk) -> None:
    assert _written(site, _new(site, "Data", "--team", "Data")) == "content/data/data-role.md"


@pytest.mark.parametrize("existing", ["dev.md", "dev.mdx", "03-dev.md", "Dev.md"])
def test_a_role_that_exists_is_not_touched(site: SiteOnDisk, existing: str) -> None:
    site.write({f"content/{existing}": "# Mine\n"})

    result = _new(site, "Dev")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.problems == [
        f"content/{existing}: error: this role exists; nothing was written [role-exists]"
    ]
    assert _read(site, f"content/{existing}") == "# Mine\n"
    assert len(list((site.folder / "content").iterdir())) == 1


def test_a_title_without_letters_is_a_problem(site: SiteOnDisk) -> None:
    result = _new(site, "???")

    assert result.exit_code == 1
    assert result.problems == [
        "content: error: `???` has no letter or digit to name a file after [role-name]"
    ]


def test_a_folder_that_leads_out_of_the_site_is_not_written_to(site: SiteOnDisk) -> None:
    elsewhere = site.folder.parent / "elsewhere"
    elsewhere.mkdir()
    site.write({"content/index.md": "# Jobs\n"})
    (site.folder / "content/data").symlink_to(elsewhere)

    result = _new(site, "Dev", "--team", "data")

    assert result.exit_code == 1
    assert list(elsewhere.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_a_problem(site: SiteOnDisk) -> None:
    site.write({"content/data": "no folder"})

    result = _new(site, "Dev", "--team", "Data")

    assert result.exit_code == 1
    assert result.problems == [
        "content/data/dev.md: error: cannot be written: File exists [role-unwritable]"
    ]


def test_the_title_comes_first_and_must_be_there(site: SiteOnDisk) -> None:
    assert (
        "Usage: careers new-role [OPTIONS] TITLE [SITE_DIR]"
        in run_careers("new-role", "--help").stdout
    )
    assert run_careers("new-role").exit_code == 2
    assert run_careers("new-role", "Dev", str(site.folder / "nowhere")).exit_code == 2


TEMPLATE = """\
---
title: "{{ title }} (all genders)"
department: {{ team }}
date_posted: {{ today }}
apply: jobs@acme.example
# level: senior
---

{{ team }} looks for a {{ title }}.

## Your work
"""


def test_the_sites_own_template_is_filled(site: SiteOnDisk) -> None:
    site.write({"content/_template.md": TEMPLATE})

    path = _written(site, _new(site, "Dev *C*", "--team", "Data"))

    text = _read(site, path)
    assert text.startswith(
        '---\ntitle: "Dev *C* (all genders)"\ndepartment: Data\ndate_posted: 2026-11-21\n'
        "apply: jobs@acme.example\n# level: senior\ndraft: true"
    )
    assert text.endswith("\n---\n\nData looks for a Dev \\*C\\*.\n\n## Your work\n")
    said = [line.split(":")[0].removeprefix("# ") for line in text.splitlines()]
    assert [said.count(key) for key in ("level", "apply", "team", "salary")] == [1, 1, 0, 1]


def test_a_key_whose_placeholder_is_empty_is_left_out(site: SiteOnDisk) -> None:
    site.write({"content/_template.md": TEMPLATE})

    text = _read(site, _written(site, _new(site, "Dev")))

    assert "department" not in text


def test_a_template_without_front_matter_is_the_text(site: SiteOnDisk) -> None:
    site.write({"content/_template.md": "## Aufgaben\n\n- \n"})

    text = _read(site, _written(site, _new(site, "Senior Data Engineer")))

    assert text.startswith(HEAD)
    assert text.endswith("---\n\n## Aufgaben\n\n- \n")


@pytest.mark.parametrize("flags", [(), ("--team", "Data")])
def test_shared_texts_are_imported_where_the_site_has_them(
    site: SiteOnDisk, flags: tuple[str, ...]
) -> None:
    site.write({"content/_benefits.md": "- 30 days off\n", "content/_about.md": "We measure.\n"})
    path = _written(site, _new(site, "Dev", *flags))
    site.write({path: _read(site, path).replace("draft: true", "role: false")})

    assert site.problems() == []
    page = site.read("data/dev/index.html" if flags else "dev/index.html")
    assert "<li>30 days off</li>" in page
    assert "<p>We measure.</p>" in page
