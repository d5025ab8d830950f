"""Front matter as the facts card and a row of a list say it: ``role_facts.md``.

A row of the table is a title, front matter, and what a candidate reads: the card, a line a fact,
then after ``--`` the row. ``|`` parts further lines of a fact, brackets hold a note in small
letters. A first line such as ``# site: locale de`` sets the language, the others of ``role_tables``
what the site says on every role.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from harness import CONFIG, SiteOnDisk
from made_roles import role_page
from markdown_it.utils import read_fixture_file
from role_tables import read

from careers.config import load_config
from careers.outputs.chrome import chrome
from careers.outputs.facts import role_facts, row_facts
from careers.outputs.views import Chrome, Fact
from careers.roles.role import Role, Status
from careers.site.role_page import RolePage
from careers.theme import load_theme

ROWS = [
    pytest.param(given, wanted, id=title)
    for _, title, given, wanted in read_fixture_file(Path(__file__).with_name("role_facts.md"))
]


@cache
def _chrome(folder: Path, locale: str) -> Chrome:
    site = SiteOnDisk(folder / locale, f'{CONFIG}[i18n]\ndefaultLocale = "{locale}"\n')
    site.write({"content/a.md": "# A\n"})
    config, _ = load_config(site.folder)
    return chrome(site.built().site, load_theme(site.folder, config))


def _page(role: Role, given: str) -> RolePage:
    made = role_page(team=role.team or "Engineering")
    status: Status = "closed" if "# closed" in given else "open"
    return RolePage(made.page, role, made.team, status)


def _line(fact: Fact) -> str:
    note = f" ({fact.note})" if fact.note else ""
    return f"{fact.label}: " + " | ".join((fact.value + note, *fact.more))


@pytest.mark.parametrize(("given", "wanted"), ROWS)
def test_facts_read_as_the_table_says(
    given: str, wanted: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    locale = given.partition("locale ")[2].partition("\n")[0] or "en"
    words = _chrome(tmp_path_factory.getbasetemp() / "facts", locale)
    page = _page(read(given)[0], given)

    card = [_line(fact) for fact in role_facts(page, words)]
    row = filter(None, [page.team, *(fact.value for fact in row_facts(page, words))])

    assert "".join(f"{line}\n" for line in (*card, "--", *row)) == wanted
