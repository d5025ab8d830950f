"""Navbar, footer, cards and the line of the last change, as sites configure them."""

from __future__ import annotations

import subprocess

import pytest
from harness import CONFIG, SiteOnDisk
from selectolax.lexbor import LexborHTMLParser

_NAVBAR = (
    CONFIG
    + """
[[themeConfig.navbar.items]]
to = "/"
label = "Open roles"
activeBaseRegex = "^/$"

[[themeConfig.navbar.items]]
type = "doc"
docId = "eng/web"
position = "right"

[[themeConfig.navbar.items]]
type = "docSidebar"
sidebarId = "defaultSidebar"
label = "All"

[[themeConfig.navbar.items]]
label = "More"
items = [{ to = "/eng", label = "Engineering" }, { href = "https://x.example", label = "X" }]

[[themeConfig.navbar.items]]
type = "html"
value = "<b>We hire</b>"

[[themeConfig.navbar.items]]
to = "/life"
label = "Life"
activeBasePath = "/eng"

[[themeConfig.navbar.items]]
to = "/broken"
label = "Broken"
activeBaseRegex = "("
"""
)


def _navbar(html: str) -> list[str]:
    """The links of the navbar: label, address, ``*`` where the reader is."""
    found = []
    for link in LexborHTMLParser(html).css("nav.navbar a:not(.navbar__brand)"):
        classes = link.attributes.get("class") or ""
        mark = " *" if "--active" in classes else ""
        found.append(f"{link.text().strip()} {link.attributes.get('href')}{mark}")
    return found


def test_navbar_items_lead_to_pages_sidebars_and_elsewhere(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": 'onBrokenLinks = "ignore"\n' + _NAVBAR,
            "content/index.md": "# Home\n",
            "content/eng/index.md": "# Engineering\n",
            "content/eng/web.md": "# Web Engineer\n",
        }
    )

    built = site.built()

    assert _navbar(built.outputs["index.html"].content().decode()) == [
        "Open roles / *",
        "All /eng/ *",
        "Engineering /eng",
        "X https://x.example",
        "Life /life",
        "Broken /broken",
        "Web Engineer /eng/web *",
    ]
    assert "Open roles /" in _navbar(built.outputs["eng/web/index.html"].content().decode())
    assert "Life /life *" in _navbar(built.outputs["eng/web/index.html"].content().decode())
    assert "<b>We hire</b>" in built.outputs["index.html"].content().decode()


def test_a_dead_link_in_navbar_or_footer_is_found(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": CONFIG
            + '[[themeConfig.navbar.items]]\nto = "/lif"\nlabel = "Life"\n'
            + '[[themeConfig.footer.links]]\ntitle = "T"\n'
            + 'items = [{ label = "G", to = "/gone" }]\n',
            "content/life.md": "# Life\n",
        }
    )

    assert [line.partition("[")[0] for line in site.problems()] == [
        "careers.toml: error: the link `/gone` leads to `/gone`, which does not exist ",
        "careers.toml: error: the link `/lif` leads to `/lif`, which does not exist ",
    ]


def test_cards_show_pages_categories_and_links_with_their_own_emoji(site: SiteOnDisk) -> None:
    site.write(
        {
            "sidebars.json": """{"main": ["a", {
              "type": "category", "label": "🚀 Rockets", "description": "Up",
              "link": {"type": "generated-index", "slug": "/rockets", "title": "All rockets"},
              "items": ["b", {"type": "link", "label": "Elsewhere", "href": "https://x.example"},
                        {"type": "html", "value": "<hr>"},
                        {"type": "category", "label": "Deep", "items": ["c", "d"]}]}]}""",
            "content/a.md": "# A\n",
            "content/b.md": "# B\n\nAbout b.\n",
            "content/c.md": "# C\n",
            "content/d.md": "# D\n",
        }
    )

    html = site.built().outputs["rockets/index.html"].content().decode()

    cards = LexborHTMLParser(html).css("main a.card")
    assert [card.attributes["href"] for card in cards] == ["/b", "https://x.example", "/c"]
    titles = LexborHTMLParser(html).css(".theme-doc-card-title")
    assert [title.text().strip() for title in titles] == ["B", "Elsewhere", "Deep"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("showLastUpdateTime = true", "Last updated on Mar 1, 2026"),
        ("showLastUpdateAuthor = true", "Last updated by Ada"),
        (
            "showLastUpdateTime = true\nshowLastUpdateAuthor = true",
            "Last updated on Mar 1, 2026 by Ada",
        ),
    ],
)
def test_the_last_change_comes_from_git(site: SiteOnDisk, options: str, expected: str) -> None:
    site.write({"careers.toml": f"{CONFIG}[docs]\n{options}\n", "content/a.md": "# A\n"})
    _git(site, "init", "--quiet")
    _git(site, "add", ".")
    _git(site, "commit", "--quiet", "--message", "A role")
    site.write({"content/new.md": "# Not committed\n"})

    outputs = site.built().outputs

    line = LexborHTMLParser(outputs["a/index.html"].content()).css_first(".theme-last-updated")
    assert line is not None
    assert " ".join(line.text().split()) == expected
    assert b"theme-last-updated" not in outputs["new/index.html"].content()


def test_without_git_the_line_is_left_out_with_a_warning(site: SiteOnDisk) -> None:
    site.write(
        {"careers.toml": f"{CONFIG}[docs]\nshowLastUpdateTime = true\n", "content/a.md": "# A\n"}
    )

    result = site.build()

    assert result.exit_code == 0
    assert [line.rpartition(" ")[2] for line in result.problems] == ["[last-update-git]"]


def _git(site: SiteOnDisk, *arguments: str) -> None:
    environment = {
        "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@x.example",
        "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@x.example",
        "GIT_AUTHOR_DATE": "2026-03-01T10:00:00Z", "GIT_COMMITTER_DATE": "2026-03-01T10:00:00Z",
        "PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(site.folder),
    }  # fmt: skip
    subprocess.run(["git", *arguments], cwd=site.folder, env=environment, check=True)


def test_pay_and_dates_are_written_as_the_language_writes_them(site: SiteOnDisk) -> None:
    page = (
        "---\nsalary: {min: 60000, max: 75000.5, currency: EUR, period: year}\n"
        "locations: [Berlin, Pirna]\ncloses: 2027-01-31\n---\n# Entwicklung\n"
    )
    german = CONFIG + '[i18n]\ndefaultLocale = "de"\nlocales = ["de"]\n'
    site.write({"content/a.md": page})
    english = site.built().outputs["a/index.html"].content().decode()
    site.write({"careers.toml": german})
    deutsch = site.built().outputs["a/index.html"].content().decode()

    assert "31 January 2027" in english
    assert "€60,000–€75,000.50 a year" in english
    assert "31. Januar 2027" in deutsch
    assert "60.000–75.000,50\N{NO-BREAK SPACE}€ im Jahr" in deutsch
