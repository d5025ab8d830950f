"""The pages that list the roles of a team, of a place, of a kind; closed and upcoming ones."""

from __future__ import annotations

import pytest
from faults import object_faults, objects
from harness import CONFIG, SiteOnDisk
from selectolax.lexbor import LexborHTMLParser

DEV = """\
---
team: Engineering
workplace: hybrid
employment_type: full-time
locations: [{city: Berlin, country: DE}, Remote]
---

# Developer
"""
OPS = """\
---
workplace: remote
employment_type: [full-time, part-time]
locations: Remote — US
---

# Operator
"""
SHUT = "---\nteam: Engineering\ncloses: 2026-11-20\n---\n# Former developer\n"
SOON = "---\nteam: Engineering\nopens: 2026-12-01\n---\n# Next developer\n"
PAGES = {
    "careers.toml": CONFIG,
    "content/dev.md": DEV,
    "content/ops.md": OPS,
    "content/shut.md": SHUT,
    "content/soon.md": SOON,
}
TODAY = ("--today", "2026-11-21")


def text_of(html: str, selector: str) -> list[str]:
    """The text of elements, white space squeezed."""
    return [" ".join(node.text().split()) for node in LexborHTMLParser(html).css(selector)]


def test_a_listing_page_has_a_title_a_count_and_its_roles(site: SiteOnDisk) -> None:
    site.write(PAGES)

    site.build(*TODAY)

    shown = {
        path: (text_of(html, "h1"), text_of(html, ".lead"), text_of(html, ".job__title a"))
        for path in site.tree()
        if path.split("/")[0]
        in {"teams", "locations", "workplace", "employment", "closed", "upcoming"}
        and (html := site.read(path))
    }
    assert shown == {
        "closed/index.html": (["Closed roles"], ["One closed role"], ["Former developer"]),
        "employment/full-time/index.html": (
            ["Open roles: Full-time"],
            ["2 open roles"],
            ["Developer", "Operator"],
        ),
        "employment/part-time/index.html": (
            ["Open roles: Part-time"],
            ["One open role"],
            ["Operator"],
        ),
        "locations/berlin/index.html": (
            ["Open roles: Berlin"],
            ["One open role"],
            ["Developer"],
        ),
        "locations/remote-us/index.html": (
            ["Open roles: Remote — US"],
            ["One open role"],
            ["Operator"],
        ),
        "locations/remote/index.html": (
            ["Open roles: Remote"],
            ["2 open roles"],
            ["Developer", "Operator"],
        ),
        "teams/engineering/index.html": (
            ["Open roles: Engineering"],
            ["One open role"],
            ["Developer"],
        ),
        "upcoming/index.html": (
            ["Upcoming roles"],
            ["One role opens soon"],
            ["Next developer"],
        ),
        "workplace/hybrid/index.html": (
            ["Open roles: Hybrid"],
            ["One open role"],
            ["Developer"],
        ),
        "workplace/remote/index.html": (
            ["Open roles: Remote"],
            ["One open role"],
            ["Operator"],
        ),
    }


def test_a_row_is_that_of_the_index(site: SiteOnDisk) -> None:
    site.write(PAGES)

    site.build(*TODAY)

    assert text_of(site.read("employment/part-time/index.html"), ".job__facts") != []
    assert text_of(site.read("employment/part-time/index.html"), ".job__facts") == text_of(
        site.read("index.html"), 'li.job:has(a[href="/ops"]) .job__facts'
    )


def test_a_listing_page_says_what_it_lists_and_where_it_stands(site: SiteOnDisk) -> None:
    site.write(PAGES)

    site.build(*TODAY)

    html = site.read("locations/remote/index.html")
    breadcrumbs, items = objects(html)
    assert object_faults(breadcrumbs) == object_faults(items) == []
    assert [(step["name"], step["item"]) for step in breadcrumbs["itemListElement"]] == [
        ("Open roles", "https://careers.example/"),
        ("Remote", "https://careers.example/locations/remote"),
    ]
    assert [(item["name"], item["url"]) for item in items["itemListElement"]] == [
        ("Developer", "https://careers.example/dev"),
        ("Operator", "https://careers.example/ops"),
    ]
    assert items["numberOfItems"] == 2
    head = LexborHTMLParser(html)
    assert [node.attributes["href"] for node in head.css('link[rel="canonical"]')] == [
        "https://careers.example/locations/remote"
    ]
    assert [node.attributes["content"] for node in head.css('meta[name="description"]')] == [
        "2 open roles: Developer, Operator"
    ]
    assert text_of(html, ".breadcrumbs__item") == ["Open roles", "Remote"]
    assert [node.attributes["href"] for node in head.css("a.more")] == ["/"]


def test_search_engines_see_every_listing_page_but_that_of_closed_roles(site: SiteOnDisk) -> None:
    site.write(PAGES)

    site.build(*TODAY)

    sitemap = site.read("sitemap.xml")
    robots = {
        path: 'name="robots"' in site.read(f"{path}/index.html")
        for path in ("closed", "upcoming", "teams/engineering")
    }
    assert robots == {"closed": True, "upcoming": False, "teams/engineering": False}
    assert "<loc>https://careers.example/teams/engineering</loc>" in sitemap
    assert "<loc>https://careers.example/upcoming</loc>" in sitemap
    assert "closed" not in sitemap


def test_a_role_that_closed_leaves_every_page_but_one(site: SiteOnDisk) -> None:
    site.write(PAGES)

    site.build("--today", "2027-01-01")

    assert text_of(site.read("teams/engineering/index.html"), ".job__title a") == [
        "Developer",
        "Next developer",
    ]
    assert "upcoming/index.html" not in site.tree()


def test_a_site_without_open_roles_has_no_listing_pages(site: SiteOnDisk) -> None:
    site.write({"content/about.md": "---\nrole: false\n---\n# About\n"})

    site.build(*TODAY)

    assert [path for path in site.tree() if path.endswith(".html")] == [
        "404.html",
        "about/index.html",
        "index.html",
    ]


def test_a_page_of_the_site_wins_over_a_listing_page(site: SiteOnDisk) -> None:
    site.write({**PAGES, "content/teams/engineering.md": "---\nrole: false\n---\n# We engineer\n"})

    assert site.problems(*TODAY) == [
        "content/teams/engineering.md: warning: `teams/engineering/index.html` is wanted by a page "
        "that careers makes too, which is left out [output-taken]"
    ]
    assert text_of(site.read("teams/engineering/index.html"), "h1") == ["We engineer"]


def test_a_static_file_wins_over_a_listing_page(site: SiteOnDisk) -> None:
    site.write({**PAGES, "static/workplace/remote/index.html": "<h1>Anywhere</h1>"})

    assert site.problems(*TODAY) == [
        "static/workplace/remote/index.html: warning: `workplace/remote/index.html` is wanted by a "
        "page that careers makes too, which is left out [output-taken]"
    ]
    assert site.read("workplace/remote/index.html") == "<h1>Anywhere</h1>"


def test_a_page_may_link_to_a_listing_page_that_exists(site: SiteOnDisk) -> None:
    page = "---\nrole: false\n---\n# About\n\n[Team](/teams/engineering) and [none](/teams/sales)\n"
    site.write({**PAGES, "content/about.md": page})

    assert site.problems(*TODAY) == [
        "content/about.md:6:32: error: the link `/teams/sales` leads to `/teams/sales`, which does "
        "not exist [broken-link]"
    ]


def test_addresses_follow_the_base_url_and_the_trailing_slash(site: SiteOnDisk) -> None:
    config = CONFIG.replace('baseUrl = "/"', 'baseUrl = "/jobs/"\ntrailingSlash = false')
    site.write({**PAGES, "careers.toml": config})

    site.build(*TODAY)

    assert [path for path in site.tree() if path.startswith("teams")] == ["teams/engineering.html"]
    html = site.read("teams/engineering.html")
    assert 'rel="canonical" href="https://careers.example/jobs/teams/engineering"' in html
    assert 'href="/jobs/dev"' in html


@pytest.mark.parametrize(
    ("locale", "title"),
    [("de", "Offene Stellen: Vollzeit"), ("fr", "Postes ouverts : Temps plein")],
)
def test_titles_are_in_the_language_of_the_site_addresses_are_not(
    site: SiteOnDisk, locale: str, title: str
) -> None:
    language = f'\n[i18n]\ndefaultLocale = "{locale}"\nlocales = ["{locale}"]\n'
    site.write({**PAGES, "careers.toml": CONFIG + language})

    site.build(*TODAY)

    assert text_of(site.read("employment/full-time/index.html"), "h1") == [title]


def test_the_index_can_link_to_all_of_them(site: SiteOnDisk) -> None:
    from datetime import UTC, datetime

    from careers.build import Builder, BuildOptions
    from careers.outputs.assets import Assets
    from careers.outputs.browse import browse
    from careers.outputs.chrome import chrome
    from careers.outputs.context import Context

    site.write(PAGES)
    clock = datetime(2026, 11, 21, tzinfo=UTC)
    built = Builder(site.folder, BuildOptions(clock=lambda: clock)).build()
    context = Context(
        built.site, site.folder, built.theme, chrome(built.site, built.theme),
        Assets(site.folder, "/"),
    )  # fmt: skip

    assert [
        (group.kind, group.label, [(link.label, link.href, link.count) for link in group.links])
        for group in browse(context)
    ] == [
        ("teams", "Teams", [("Engineering", "/teams/engineering", 1)]),
        (
            "locations",
            "Locations",
            [
                ("Remote", "/locations/remote", 2),
                ("Berlin", "/locations/berlin", 1),
                ("Remote — US", "/locations/remote-us", 1),
            ],
        ),
        (
            "workplace",
            "Workplace",
            [("Hybrid", "/workplace/hybrid", 1), ("Remote", "/workplace/remote", 1)],
        ),
        (
            "employment",
            "Employment",
            [
                ("Full-time", "/employment/full-time", 2),
                ("Part-time", "/employment/part-time", 1),
            ],
        ),
        ("closed", "Closed roles", [("Closed roles", "/closed", 1)]),
        ("upcoming", "Upcoming roles", [("Upcoming roles", "/upcoming", 1)]),
    ]


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en", ["Remote", "Cambridge, MA", "Cambridge, UK", "Remote — US"]),
        (
            "de",
            [
                "Remote",
                "Cambridge, MA",
                "Cambridge, Vereinigtes Königreich",
                "Remote — Vereinigte Staaten",
            ],
        ),
    ],
)
def test_places_are_named_in_the_language_of_the_site_their_addresses_are_not(
    locale: str, expected: list[str], site: SiteOnDisk
) -> None:
    site.write(
        {
            "careers.toml": f'{CONFIG}[i18n]\ndefaultLocale = "{locale}"\nlocales = ["{locale}"]\n',
            "content/a.md": "---\nlocation: Remote (US)\n---\n\n# A\n",
            "content/b.md": "---\nlocation: Cambridge, UK\n---\n\n# B\n",
            "content/c.md": "---\nlocation: Cambridge, Massachusetts, US\n---\n\n# C\n",
        }
    )
    outputs = site.built().outputs
    page = LexborHTMLParser(outputs["index.html"].content().decode())

    assert [label.text() for label in page.css("input[name=location] + bdi")] == expected
    assert sorted(path.split("/")[1] for path in outputs if path.startswith("locations/")) == [
        "cambridge-ma",
        "cambridge-uk",
        "remote",
        "remote-us",
    ]


def test_a_site_whose_pages_are_no_roles_has_no_list_of_them(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": CONFIG + "[careers]\nroles = []\n",
            "content/index.md": "# Manual\n\nText.\n",
            "content/a.md": "# A\n",
        }
    )

    assert site.build().exit_code == 0

    page = site.read("index.html")
    assert "_roles" not in page
    assert "open roles" not in page.lower()
    assert "All pages</summary>" in page
    assert 'aria-label="More pages"' in page
