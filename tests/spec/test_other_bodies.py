"""What an edit of a text or title changes elsewhere: a builder that lives on sees it as well."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from harness import CONFIG, SiteOnDisk

from careers.build import Builder, BuildOptions, Built

_WARNS = CONFIG.replace("\n", '\nonBrokenLinks = "warn"\nonBrokenAnchors = "warn"\n', 1)
_SITE = {
    "careers.toml": _WARNS + '[[themeConfig.navbar.items]]\nlabel = "Do"\nto = "/a#what"\n',
    "content/a.md": "---\ntags: [x]\nteam: Data\n---\n\n# A\n\n## What\n\nText.\n",
    "content/b.md": "---\ntags: [x]\n---\n\n# B\n\n[to](a.md#what)\n\n[on](c.md)\n",
    "content/c.md": "---\ncloses: 2026-12-01\n---\n\n# C\n\nText of C.\n\n![p](p.svg)\n",
    "content/p.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "content/q.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
    "content/_shared.md": "Shared [to](./a.md#what).\n",
    "content/t1.md": "---\ntitle: One\ntags: [x]\n---\n\nText.\n",
    "content/t2.md": "---\ntitle: Two\nsidebar_label: Two\ntags: [x]\n---\n\nText.\n",
    "content/ops/index.md": "---\ntitle: Ops\n---\n\nText.\n",
    "content/ops/t3.md": "---\ntitle: Three\naliases: [/old]\n---\n\nText.\n",
    "content/ops/t4.md": "---\ntitle: Four\npagination_next: t1\n---\n\nText.\n",
    "content/gen/_category_.yml": "link: {type: generated-index}\n",
    "content/gen/t5.md": "---\ntitle: Five\nlang: de\n---\n\nText.\n",
    "src/pages/about.md": "# About\n\n[to](/a#what)\n",
}

_EDITS: Mapping[str, Mapping[str, str]] = {
    "a word": {"content/a.md": _SITE["content/a.md"] + "\nMore.\n"},
    "a heading that others link to": {
        "content/a.md": _SITE["content/a.md"].replace("## What", "## Why")
    },
    "a link that leads nowhere": {"content/b.md": _SITE["content/b.md"] + "\n[x](/nowhere)\n"},
    "a link that leads nowhere, mended": {
        "content/b.md": _SITE["content/b.md"].replace("#what", "")
    },
    "another picture": {"content/c.md": _SITE["content/c.md"].replace("p.svg", "q.svg")},
    "a file that is not there": {"content/c.md": _SITE["content/c.md"] + "\n[x](./no.pdf)\n"},
    "the first words": {"content/c.md": _SITE["content/c.md"].replace("Text of C", "New")},
    "the title": {"content/a.md": _SITE["content/a.md"].replace("# A", "# Another")},
    "a title in the front matter": {
        "content/a.md": _SITE["content/a.md"].replace("team:", "title: Zebra\nteam:")
    },
    "a title that others are sorted by": {
        "content/t1.md": "---\ntitle: Zebra\ntags: [x]\n---\n\nText.\n"
    },
    "a title with a label of its own": {
        "content/t2.md": "---\ntitle: Zebra\nsidebar_label: Two\ntags: [x]\n---\n\nText.\n"
    },
    "a title that an old address leads to": {
        "content/ops/t3.md": "---\ntitle: Zebra\naliases: [/old]\n---\n\nText.\n"
    },
    "a title in a category": {
        "content/ops/t4.md": "---\ntitle: Zebra\npagination_next: t1\n---\n\nText.\n"
    },
    "the title of a category's own page": {"content/ops/index.md": "---\ntitle: Zebra\n---\n"},
    "a description": {
        "content/t1.md": "---\ntitle: One\ndescription: New\ntags: [x]\n---\n\nText.\n"
    },
    "a number instead of true": {
        "content/a.md": _SITE["content/a.md"].replace("team:", "role: 1\nteam:")
    },
    "a tag": {"content/a.md": _SITE["content/a.md"].replace("[x]", "[x, y]")},
    "the lines of the front matter": {
        "content/a.md": _SITE["content/a.md"].replace("team:", "# said\nteam:")
    },
    "a partial": {"content/b.md": "import S from './_shared.md'\n\n# B\n\n<S />\n"},
    "a module that is not there": {"content/b.md": "import S from './no.js'\n\n# B\n"},
    "pay in the text": {
        "content/a.md": _SITE["content/a.md"] + "\n## Salary\n\n50,000 - 60,000 EUR a year\n"
    },
    "how to apply in the text": {
        "content/a.md": _SITE["content/a.md"] + "\n## How to apply\n\n<jobs@example.com>\n"
    },
    "a page beside": {"src/pages/about.md": "# About\n\n## Us\n\n[to](/a#where)\n"},
    "two texts at once": {
        "content/a.md": _SITE["content/a.md"].replace("## What", "## Why"),
        "content/b.md": _SITE["content/b.md"] + "\nMore.\n",
    },
}
_NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def _told(built: Built) -> tuple[dict[str, bytes], list[str]]:
    outputs = {path: output.content() for path, output in built.outputs.items()}
    return outputs, [f"{problem}\n{problem.hint}" for problem in built.problems]


def _fresh(site: SiteOnDisk, options: BuildOptions) -> tuple[dict[str, bytes], list[str]]:
    return _told(Builder(site.folder, options).build())


@pytest.mark.parametrize("edit", _EDITS.values(), ids=_EDITS.keys())
@pytest.mark.parametrize("mode", ["build", "serve"])
def test_an_edit_there_and_back_is_seen_like_by_a_fresh_builder(
    site: SiteOnDisk, mode: str, edit: Mapping[str, str]
) -> None:
    options = BuildOptions(mode=mode, clock=lambda: _NOW)  # type: ignore[arg-type]
    site.write(_SITE)
    builder = Builder(site.folder, options)
    before = _told(builder.build())

    site.write(edit)
    assert _told(builder.build()) == _fresh(site, options)

    site.write({path: _SITE[path] for path in edit})
    assert _told(builder.build()) == before == _fresh(site, options)


@pytest.mark.parametrize("days", [0, 30, -30])
def test_the_clock_closes_roles_whatever_is_edited(site: SiteOnDisk, days: int) -> None:
    times = [_NOW, _NOW + timedelta(days=days)]
    site.write(_SITE)
    builder = Builder(site.folder, BuildOptions(clock=lambda: times.pop(0)))
    builder.build()
    site.write(_EDITS["a word"])

    later = BuildOptions(clock=lambda: _NOW + timedelta(days=days))
    assert _told(builder.build()) == _fresh(site, later)


def test_an_edit_of_a_text_makes_nothing_anew_but_the_page_and_what_shows_it(
    site: SiteOnDisk,
) -> None:
    site.write(_SITE)
    builder = Builder(site.folder, BuildOptions(clock=lambda: _NOW))
    before = builder.build().site
    site.write(_EDITS["a word"])
    after = builder.build().site

    assert after.sidebars is before.sidebars
    assert after.neighbours is before.neighbours
    assert after.references["content/b.md"] is before.references["content/b.md"]
    assert after.roles["content/c.md"] is before.roles["content/c.md"]
    assert after.roles["content/a.md"].page is after.by_id["a"] is after.pages[0]
    assert after.pages[0] is not before.pages[0]


def test_an_edit_of_a_title_leaves_every_fact_where_it_is(site: SiteOnDisk) -> None:
    site.write(_SITE)
    builder = Builder(site.folder, BuildOptions(clock=lambda: _NOW))
    before = builder.build().site
    site.write(_EDITS["a title in a category"])
    after = builder.build().site

    assert after.links is before.links
    assert after.listings[0].roles[0] is before.listings[0].roles[0]
    assert after.neighbours["content/a.md"] is before.neighbours["content/a.md"]
    assert after.roles["content/ops/t4.md"].role.title == "Zebra"
