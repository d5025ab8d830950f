"""What the index can be filtered by, and what the search of it finds."""

from __future__ import annotations

import json

import pytest
from harness import SiteOnDisk
from selectolax.lexbor import LexborHTMLParser, LexborNode

from careers.markdown.search_words import folded, words

DEV = """\
---
team: Engineering
locations: [{city: Berlin, country: DE}, Remote — US]
workplace: hybrid
employment_type: [full-time, part-time]
level: Senior
tags: [Rust]
keywords: [Zephyr]
date_posted: 2026-11-02
closes: 2027-01-31
---

# Developer

You write **firmware** for `STM32`.
"""
OPS = """\
---
team: engineering
locations: Berlin
workplace: remote
employment_type: full-time
level: junior
---

# Operator

Text.
"""
CHEF = "---\nteam: Kitchen\nlocations: Oslo\nlevel: head of\n---\n# Chef\n\nSoup.\n"
PAGES = {"content/dev.md": DEV, "content/ops.md": OPS, "content/chef.md": CHEF}
TODAY = ("--today", "2026-11-21")


def facets(html: str) -> str:
    """The form, a line a facet: ``Team: engineering=Engineering (2), …``."""
    lines = []
    for facet in LexborHTMLParser(html).css("form.filters details"):
        options = [_option(label) for label in facet.css("label")]
        lines.append(f"{_text(facet, 'summary')}: {', '.join(options)}")
    return "\n".join(lines)


def _option(label: LexborNode) -> str:
    box = label.css_first("input")
    assert box is not None
    return f"{box.attributes['value']}={_text(label, 'bdi')} ({_text(label, '.count')})"


def _text(node: LexborNode, selector: str) -> str:
    found = node.css_first(selector)
    assert found is not None, selector
    return found.text().strip()


def data(html: str) -> dict[str, dict[str, str | None]]:
    """What the script compares: the ``data-`` attributes of each role."""
    return {
        _text(row, ".job__title"): {
            name.removeprefix("data-"): value
            for name, value in row.attributes.items()
            if name.startswith("data-")
        }
        for row in LexborHTMLParser(html).css("li.job")
    }


def test_facets_are_made_of_the_open_roles_with_the_number_of_each_answer(
    site: SiteOnDisk,
) -> None:
    site.write({**PAGES, "content/old.md": "---\nteam: Sales\nstatus: closed\n---\n# Rep\n"})
    site.build(*TODAY)

    assert facets(site.read("index.html")) == (
        "Team: kitchen=Kitchen (1), engineering=Engineering (2)\n"
        "Location: remote=Remote (2), berlin=Berlin (2), oslo=Oslo (1), "
        "remote-us=Remote — US (1)\n"
        "Workplace: hybrid=Hybrid (1), remote=Remote (1)\n"
        "Employment: full-time=Full-time (2), part-time=Part-time (1)\n"
        "Level: junior=junior (1), senior=Senior (1), head-of=head of (1)"
    )


def test_each_role_carries_its_answers_remote_from_one_country_being_remote(
    site: SiteOnDisk,
) -> None:
    site.write(PAGES)
    site.build(*TODAY)

    assert data(site.read("index.html")) == {
        "Chef": {"team": "kitchen", "location": "oslo", "level": "head-of"},
        "Developer": {
            "team": "engineering",
            "location": "remote berlin remote-us",
            "workplace": "hybrid",
            "employment": "full-time part-time",
            "level": "senior",
            "posted": "2026-11-02",
        },
        "Operator": {
            "team": "engineering",
            "location": "remote berlin",
            "workplace": "remote",
            "employment": "full-time",
            "level": "junior",
        },
    }


def test_a_question_with_one_answer_is_not_asked_nor_an_order_nobody_has_dates_for(
    site: SiteOnDisk,
) -> None:
    site.write(
        {
            "content/a.md": "---\nteam: Data\nlocation: Berlin\n---\n# A\n",
            "content/b.md": "---\nteam: Data\nlocation: Oslo\ncloses: 2027-01-31\n---\n# B\n",
        }
    )
    site.build(*TODAY)
    html = site.read("index.html")

    assert facets(html) == "Location: berlin=Berlin (1), oslo=Oslo (1)"
    assert [node.text() for node in LexborHTMLParser(html).css("form.filters option")] == [
        "Team",
        "Closing soonest",
    ]


def test_one_role_needs_no_filter(site: SiteOnDisk) -> None:
    site.write({"content/dev.md": DEV})
    site.build(*TODAY)
    html = site.read("index.html")

    assert "<form" not in html
    assert "js/index" not in html
    assert data(html) == {"Developer": {}}
    assert "assets/role-texts.json" not in site.tree()


def test_the_words_of_texts_tags_keywords_and_whole_places_are_a_file_of_their_own(
    site: SiteOnDisk,
) -> None:
    site.write(PAGES)
    site.build(*TODAY)

    assert json.loads(site.read("assets/role-texts.json")) == {
        "/chef": "oslo kitchen head of soup chef",
        "/dev": "rust zephyr berlin germany remote us engineering senior you write firmware "
        "for stm32 developer",
        "/ops": "berlin engineering junior text operator",
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Wrocław, Łódź, Straße, Ærø",
            "wrocław wroclaw łodz lodz straße strasse ærø aero",
        ),
        ("Café, CAFÉ and cafe\N{COMBINING ACUTE ACCENT}", "cafe and"),
        ("C++, C#, .NET, CI/CD: node.js. (or 3.11)", "c++ c# .net ci cd node.js or 3.11"),
        ("“quoted” – it’s 50–60 %", "quoted it s 50 60 %"),
        ("東京で働く 大阪", "東京で働く 大阪"),
        ("İstanbul", "istanbul"),
        ("", ""),
    ],
)
def test_words_are_folded_and_each_is_kept_once(text: str, found: str) -> None:
    assert " ".join(words(text)) == found


def test_folding_a_folded_text_changes_nothing() -> None:
    text = "İıßŁøÆŒđÅngström Ŧ Ω ﬁ Ⅷ"

    assert folded(folded(text)) == folded(text)


def test_a_list_of_more_than_a_hundred_roles_has_titles_and_facts_only(site: SiteOnDisk) -> None:
    site.write({f"content/r{n}.md": f"---\nsummary: Pipes\n---\n# R {n}\n" for n in range(100)})
    site.build(*TODAY)
    with_hundred = site.read("index.html").count("Pipes")
    site.write({"content/one.md": "---\nsummary: Pipes\n---\n# One more\n"})
    site.build(*TODAY)

    assert (with_hundred, site.read("index.html").count("Pipes")) == (100, 0)
    assert "pipes" in site.read("assets/role-texts.json")


def test_featured_roles_stand_first_in_their_group(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/eng/a.md": "# A\n",
            "content/eng/b.md": "---\nfeatured: true\n---\n# B\n",
            "content/x.md": "# X\n",
        }
    )
    site.build(*TODAY)

    assert list(data(site.read("index.html"))) == ["B", "A", "X"]


def test_a_team_that_is_not_the_heading_is_named_in_the_row(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/eng/a.md": "# A\n",
            "content/eng/b.md": "---\nteam: Platform\n---\n# B\n",
        }
    )
    site.build(*TODAY)
    rows = LexborHTMLParser(site.read("index.html")).css("li.job .job__facts li")

    assert [(row.attributes["class"], row.text()) for row in rows] == [
        ("fact--group", "eng"),
        ("fact--team", "Platform"),
    ]
