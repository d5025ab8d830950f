"""Lists of very many roles stand on several pages, which work without a script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest
from faults import object_faults, objects
from harness import CONFIG, SiteOnDisk
from selectolax.lexbor import LexborHTMLParser
from short_pages import short_pages

from careers.build import Builder

ROLE = "---\nteam: {team}\nlocation: {place}\ndate_posted: 2026-11-0{day}\n---\n# {title}\n"
TITLES = ("Ada", "Ben", "Cleo", "Dora", "Emil", "Fred", "Gina")
PAGES = {
    f"content/{folder}/{title.lower()}.md": ROLE.format(
        team=team, place="Oslo" if title in {"Ada", "Gina"} else "Pirna", title=title, day=number
    )
    for number, title in enumerate(TITLES, 1)
    for folder, team in [("1-eng", "Eng") if title < "E" else ("2-ops", "Ops")]
}
"""Four roles in one team, three in another."""


@pytest.fixture
def short() -> Iterator[None]:
    """Lists of more than three roles have three on each page."""
    with short_pages(3, 3):
        yield


def page(site: SiteOnDisk, path: str) -> LexborHTMLParser:
    return LexborHTMLParser(site.built().outputs[path].content().decode())


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def links(tree: LexborHTMLParser, selector: str) -> list[tuple[str, str | None]]:
    return [(" ".join(one.text().split()), one.attributes["href"]) for one in tree.css(selector)]


def in_head(tree: LexborHTMLParser, *rels: str) -> dict[str, str | None]:
    return {
        rel: node.attributes["href"] for rel in rels for node in tree.css(f"head link[rel={rel}]")
    }


def test_two_thousand_roles_stand_on_one_page_and_one_more_gives_pages(site: SiteOnDisk) -> None:
    builder = Builder(site.folder)

    def rows() -> dict[str, int]:
        """By output: of lists, and of the files that only the pages of a list need."""
        made = {
            re.sub(r"\.\w{8}\.js", ".js", path): output
            for path, output in builder.build().outputs.items()
        }
        wanted = re.compile(r"(teams/eng/)?(page/\d+/)?index\.html|assets/.*(rows|in-pages).*")
        return {
            path: output.content().count(b'<li class="job"')
            for path, output in made.items()
            if wanted.fullmatch(path)
        }

    role = "---\nteam: Eng\n---\n# Role\n"
    site.write({f"content/r{number}.md": role for number in range(2000)})
    two_thousand = rows()
    site.write({"content/more.md": role})

    assert two_thousand == {"index.html": 2000, "teams/eng/index.html": 2000}
    assert rows() == {
        "assets/js/index-in-pages.js": 0,
        "assets/role-rows.json": 0,
        **{f"{at}index.html": 500 for at in ("", "teams/eng/")},
        **{f"{at}page/{n}/index.html": 500 for at in ("", "teams/eng/") for n in (2, 3, 4)},
        **{f"{at}page/5/index.html": 1 for at in ("", "teams/eng/")},
    }


@pytest.mark.usefixtures("short")
def test_each_page_of_the_index_has_its_part_of_the_list_and_names_itself(
    site: SiteOnDisk,
) -> None:
    site.write(PAGES)
    shown = {
        path: (
            texts(tree, "title"),
            texts(tree, ".lead, .listing > p"),
            texts(tree, ".group__title"),
            texts(tree, ".job__title"),
        )
        for path in ("index.html", "page/2/index.html", "page/3/index.html")
        for tree in [page(site, path)]
    }

    assert shown == {
        "index.html": (
            ["Careers"],
            ["7 open roles"],
            ["eng 4"],
            ["Ada", "Ben", "Cleo"],
        ),
        "page/2/index.html": (
            ["Open roles – Page 2 of 3 | Careers"],
            ["Page 2 of 3", "7 open roles"],
            ["eng 4", "ops 3"],
            ["Dora", "Emil", "Fred"],
        ),
        "page/3/index.html": (
            ["Open roles – Page 3 of 3 | Careers"],
            ["Page 3 of 3", "7 open roles"],
            ["ops 3"],
            ["Gina"],
        ),
    }


@pytest.mark.usefixtures("short")
def test_pages_lead_to_each_other_by_links(site: SiteOnDisk) -> None:
    site.write(PAGES)
    first, second, third = (
        page(site, path) for path in ("index.html", "page/2/index.html", "page/3/index.html")
    )
    rels = ("canonical", "prev", "next")

    assert [in_head(tree, *rels) for tree in (first, second, third)] == [
        {"canonical": "https://careers.example/", "next": "/page/2"},
        {"canonical": "https://careers.example/page/2", "prev": "/", "next": "/page/3"},
        {"canonical": "https://careers.example/page/3", "prev": "/page/2"},
    ]
    assert links(second, ".pagination-nav a") == [
        ("PreviousPage 1 of 3", "/"),
        ("NextPage 3 of 3", "/page/3"),
    ]
    assert links(second, ".results .tag") == [("1", "/"), ("2", "/page/2"), ("3", "/page/3")]
    assert texts(second, ".results .tag[aria-current=page]") == ["2"]
    assert site.problems() == []


def test_of_very_many_pages_the_first_the_last_and_those_nearby_are_linked(
    site: SiteOnDisk,
) -> None:
    site.write({f"content/r{number:02}.md": f"# R{number}\n" for number in range(20)})
    with short_pages(3, 1):
        found = [
            texts(page(site, path), ".results .tag")
            for path in ("index.html", "page/10/index.html", "page/20/index.html")
        ]

    assert [" ".join(numbers) for numbers in found] == [
        "1 2 3 4 20",
        "1 7 8 9 10 11 12 13 20",
        "1 17 18 19 20",
    ]


@pytest.mark.usefixtures("short")
def test_the_structured_data_of_a_page_lists_its_own_roles(site: SiteOnDisk) -> None:
    site.write(PAGES)

    def said(path: str) -> list[tuple[str, int, list[str]]]:
        found: list[dict[str, Any]] = objects(site.built().outputs[path].content().decode())
        assert [object_faults(one) for one in found] == [[]] * len(found)
        return [
            (one["@type"], one.get("numberOfItems", 0),
             [item["name"] for item in one.get("itemListElement", ())])
            for one in found
        ]  # fmt: skip

    assert said("index.html") == [
        ("ItemList", 3, ["Ada", "Ben", "Cleo"]),
        ("Organization", 0, []),
    ]
    assert said("page/2/index.html") == [("ItemList", 3, ["Dora", "Emil", "Fred"])]
    assert said("teams/eng/page/2/index.html") == [
        ("BreadcrumbList", 0, ["Open roles", "Eng", "Page 2 of 2"]),
        ("ItemList", 1, ["Dora"]),
    ]


@pytest.mark.usefixtures("short")
def test_a_page_of_the_sites_own_has_the_first_part_of_the_list_and_stands_before_the_others(
    site: SiteOnDisk,
) -> None:
    site.write(PAGES)
    site.write(
        {"content/index.md": "---\ntagline: Come\nvalues: [Calm]\n---\n# Work here\n\nHello.\n"}
    )
    first, second = page(site, "index.html"), page(site, "page/2/index.html")

    assert texts(first, "h1, h2, h3, h4") == [
        "Work here", "Open roles 7", "Newest first", "eng 4", "Ada", "Ben", "Cleo",
    ]  # fmt: skip
    assert texts(second, "h1, h2, h3, h4") == [
        "Open roles", "7 open roles", "Newest first", "eng 4", "Dora", "ops 3", "Emil", "Fred",
    ]  # fmt: skip
    assert texts(first, ".lead, .values, .markdown") == [
        "Work here Come 7 open roles Hello.", "Come", "Calm",
    ]  # fmt: skip
    assert texts(second, ".lead, .values, .markdown") == ["Page 2 of 3"]
    assert in_head(first, "next") == {"next": "/page/2"}


@pytest.mark.usefixtures("short")
def test_the_filters_of_every_page_count_all_roles(site: SiteOnDisk) -> None:
    site.write(PAGES)

    assert {
        path: texts(page(site, path), "form details label")
        for path in ("index.html", "page/3/index.html")
    } == {
        "index.html": ["Eng 4", "Ops 3", "Oslo 2", "Pirna 5"],
        "page/3/index.html": ["Eng 4", "Ops 3", "Oslo 2", "Pirna 5"],
    }


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("home", ["", "# Work here\n"])
def test_the_file_of_rows_has_every_row_as_the_pages_have_it(site: SiteOnDisk, home: str) -> None:
    site.write(PAGES | ({"content/index.md": home} if home else {}))
    outputs = site.built().outputs
    groups = json.loads(outputs["assets/role-rows.json"].content())
    pages = "".join(
        outputs[path].content().decode()
        for path in ("index.html", "page/2/index.html", "page/3/index.html")
    )
    rows = [row for _, found in groups for row in found.values()]
    frames = [frame for frame, _ in groups]

    assert [list(found) for _, found in groups] == [
        ["/eng/ada", "/eng/ben", "/eng/cleo", "/eng/dora"],
        ["/ops/emil", "/ops/fred", "/ops/gina"],
    ]
    assert [pages.count(row) for row in rows] == [1] * 7
    assert [frame.partition("</ul>")[0] in pages for frame in frames] == [True, True]


@pytest.mark.usefixtures("short")
def test_listing_pages_of_many_roles_have_pages_too(site: SiteOnDisk) -> None:
    site.write(PAGES)
    second = page(site, "teams/eng/page/2/index.html")

    assert [path for path in site.built().outputs if "page/" in path] == [
        "locations/pirna/page/2/index.html",
        "page/2/index.html",
        "page/3/index.html",
        "teams/eng/page/2/index.html",
    ]
    assert texts(second, "title, h1, .lead, .job__title, .breadcrumbs li") == [
        "Open roles: Eng – Page 2 of 2 | Careers",
        "Open roles", "Eng", "Page 2 of 2",
        "Open roles: Eng", "4 open roles", "Dora",
    ]  # fmt: skip
    assert links(second, ".pagination-nav a, .breadcrumbs a") == [
        ("Open roles", "/"),
        ("Eng", "/teams/eng"),
        ("PreviousPage 1 of 2", "/teams/eng"),
    ]
    assert in_head(page(site, "teams/eng/index.html"), "next") == {"next": "/teams/eng/page/2"}


@pytest.mark.usefixtures("short")
def test_all_pages_of_lists_are_in_the_sitemap_but_for_those_of_closed_roles(
    site: SiteOnDisk,
) -> None:
    site.write({path: text.replace("team: Ops", "team: Ops\nstatus: closed")
                for path, text in PAGES.items()})  # fmt: skip
    site.write({"content/2-ops/hans.md": "---\nstatus: closed\n---\n# Hans\n"})
    site.build()
    addresses = re.findall("<loc>https://careers.example(.*)</loc>", site.read("sitemap.xml"))

    assert [one for one in addresses if "page" in one] == ["/page/2", "/teams/eng/page/2"]
    assert "noindex" in site.read("closed/page/2/index.html")


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(
    ("slash", "file", "href"),
    [("", "page/2/index.html", "/jobs/page/2"), ("true", "page/2/index.html", "/jobs/page/2/"),
     ("false", "page/2.html", "/jobs/page/2")],
)  # fmt: skip
def test_addresses_of_pages_follow_the_settings_of_the_site(
    site: SiteOnDisk, slash: str, file: str, href: str
) -> None:
    said = f"trailingSlash = {slash}\n" if slash else ""
    site.write({"careers.toml": CONFIG.replace('"/"', '"/jobs/"') + said, **PAGES})

    assert in_head(page(site, "index.html"), "next") == {"next": href}
    assert texts(page(site, file), ".lead") == ["Page 2 of 3"]


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(
    "theirs",
    [
        {"content/page/2.md": "# Mine\n"},
        {"content/mine.md": "---\nslug: /teams/eng/page/2\n---\n# Mine\n"},
        {"static/page/3/index.html": "Mine"},
        {"static/page/3.html": "Mine"},
        {"src/pages/page/2.md": "# Mine\n"},
    ],
)
def test_pages_keep_clear_of_the_pages_and_files_of_the_site(
    site: SiteOnDisk, theirs: dict[str, str]
) -> None:
    site.write(PAGES | theirs)
    built = site.built()

    assert [str(problem) for problem in built.problems] == []
    assert sorted(path for path in built.outputs if "page-2/" in path and "pirna" not in path) == [
        "page-2/2/index.html",
        "page-2/3/index.html",
        "teams/eng/page-2/2/index.html",
    ]
    assert in_head(page(site, "index.html"), "next") == {"next": "/page-2/2"}


@pytest.mark.usefixtures("short")
def test_tags_and_generated_indexes_of_many_pages_have_pages_too(site: SiteOnDisk) -> None:
    site.write(
        {path: text.replace("team: Eng", "tags: [Rust]\nteam: Eng") for path, text in PAGES.items()}
    )
    generated = '{"label": "Eng", "link": {"type": "generated-index", "slug": "/all"}}'
    site.write({"content/1-eng/_category_.json": generated})
    tag, category = page(site, "tags/rust/page/2/index.html"), page(site, "all/page/2/index.html")

    assert texts(tag, "title, .job") == [
        '4 roles tagged with "Rust" – Page 2 of 2 | Careers',
        "Dora",
    ]
    assert texts(category, "title, h1, .card h2") == [
        "Eng – Page 2 of 2 | Careers",
        "Eng",
        "📄️Dora",
    ]
    assert [in_head(tree, "canonical", "prev") for tree in (tag, category)] == [
        {"canonical": "https://careers.example/tags/rust/page/2", "prev": "/tags/rust"},
        {"canonical": "https://careers.example/all/page/2", "prev": "/all"},
    ]
    assert links(page(site, "all/index.html"), "nav[aria-label='More pages'] .tag") == [
        ("1", "/all"), ("2", "/all/page/2"),
    ]  # fmt: skip
    site.build()
    assert [one for one in re.findall(r"\.example(.*)</loc>", site.read("sitemap.xml"))
            if one.endswith("/page/2")] == [
        "/all/page/2", "/locations/pirna/page/2", "/page/2", "/tags/rust/page/2",
        "/teams/eng/page/2",
    ]  # fmt: skip


@pytest.mark.usefixtures("short")
def test_a_link_to_a_page_of_the_list_is_sound(site: SiteOnDisk) -> None:
    site.write(PAGES)
    site.write(
        {"content/about.md": "---\nrole: false\n---\n# About\n\n[2](/page/2) [9](/page/9)\n"}
    )

    assert site.problems() == [
        "content/about.md:6:14: error: the link `/page/9` leads to `/page/9`, which does not exist "
        "[broken-link]"
    ]


@pytest.mark.usefixtures("short")
def test_featured_roles_stand_first_on_the_first_page(site: SiteOnDisk) -> None:
    site.write(PAGES)
    path = "content/1-eng/dora.md"
    site.write({path: PAGES[path].replace("---\n", "---\nfeatured: true\n", 1)})

    assert texts(page(site, "index.html"), ".job__title") == ["Dora", "Ada", "Ben"]


@pytest.mark.parametrize("name", ["teams/eng/page/2/index.html", "page/2/index.html"])
def test_where_one_page_is_enough_there_is_no_other(site: SiteOnDisk, name: str) -> None:
    site.write(PAGES)
    with short_pages(7, 3):
        outputs = site.built().outputs

    assert name not in outputs
    assert b"results" not in outputs["index.html"].content()


@pytest.mark.usefixtures("short")
def test_a_list_that_gets_longer_or_shorter_leaves_what_a_fresh_build_makes(
    site: SiteOnDisk, tmp_path: Path
) -> None:
    def files(of: SiteOnDisk) -> dict[str, str]:
        return {path: of.read(path) for path in of.tree() if not path.endswith(".png")}

    fresh, gone = SiteOnDisk(tmp_path / "fresh"), [*PAGES][:5]
    site.write(PAGES)
    for edit in ("as it was", "another title", "five roles less"):
        if edit == "another title":
            site.write({gone[-1]: PAGES[gone[-1]].replace("Emil", "Emilia")})
        elif edit == "five roles less":
            for path in gone:
                (site.folder / path).unlink()
        site.settle()
        site.build()
        copytree(site.folder / "content", fresh.folder / "content")
        fresh.build()

        assert files(site) == files(fresh), edit
        rmtree(fresh.folder / "content")
        rmtree(fresh.folder / ".careers")
        rmtree(fresh.folder / "build")
    assert [path for path in site.tree() if "page/" in path or "rows" in path] == []
