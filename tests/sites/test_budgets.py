"""What a page costs, in bytes and requests: the sample site, and sites of 200 and 1,000 roles.

KB are 1,024 bytes; "sent" is gzip at its best level, file by file, without the headers of HTTP.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from harness import CONFIG, SiteOnDisk
from selectolax.lexbor import LexborHTMLParser
from short_pages import short_pages

from careers.build import Builder
from careers.site.list_pages import PER_PAGE

ROOT = Path(__file__).parents[2]
ROLE = "engineering/firmware-engineer/index.html"
"""The sample site's page with lists, code, facts, tags and similar roles."""


@dataclass(frozen=True, slots=True)
class File:
    """Something that a browser loads with a page."""

    kind: str
    content: bytes

    @property
    def raw(self) -> int:
        return len(self.content)

    @property
    def sent(self) -> int:
        return len(gzip.compress(self.content, 9))


def loaded(outputs: Mapping[str, bytes], page: str) -> list[File]:
    """The page and everything that it makes a browser load at once."""
    html = outputs[page]
    tree = LexborHTMLParser(html.decode())
    wanted = {
        "script": [node.attributes["src"] for node in tree.css("script[src]")],
        "css": [node.attributes["href"] for node in tree.css("link[rel=stylesheet]")],
        "font": [node.attributes["href"] for node in tree.css("link[rel=preload]")],
        "icon": [node.attributes["href"] for node in tree.css("link[rel=icon]")],
        "image": [node.attributes["src"] for node in tree.css("img[src]")],
    }
    files = {url: kind for kind, urls in wanted.items() for url in urls if url}
    return [
        File("html", html),
        *(File(kind, outputs[url.lstrip("/")]) for url, kind in files.items()),
    ]


@cache
def sample() -> Mapping[str, bytes]:
    """The sample site of this repository, without pictures for sharing."""
    outputs = Builder(ROOT).build().outputs
    return {path: output.content() for path, output in outputs.items() if not path.endswith(".png")}


def raw(files: list[File], *kinds: str) -> int:
    return sum(file.raw for file in files if not kinds or file.kind in kinds)


def sent(files: list[File], *kinds: str) -> int:
    return sum(file.sent for file in files if not kinds or file.kind in kinds)


KB = 1024
BUDGETS = {
    # (page, kinds): (bytes, bytes as sent)
    (ROLE, "css"): (14 * KB, 4.5 * KB),
    (ROLE, "script"): (2.5 * KB, 1.2 * KB),
    ("index.html", "script"): (4 * KB, 1.8 * KB),
    ("index.html", "css"): (18.4 * KB, 6.1 * KB),  # list.css on top
}


@pytest.mark.parametrize(("page", "kind"), BUDGETS)
def test_what_a_page_loads_stays_small(page: str, kind: str) -> None:
    files = loaded(sample(), page)
    bytes_, bytes_sent = BUDGETS[page, kind]

    assert raw(files, kind) <= bytes_
    assert sent(files, kind) <= bytes_sent


def test_a_role_is_six_files_without_a_font() -> None:
    for page in (ROLE, "engineering/senior-backend-engineer-flood-data/index.html"):
        kinds = sorted(file.kind for file in loaded(sample(), page))
        assert kinds == ["css", "html", "icon", "image", "script", "script"], page


def test_every_page_loads_from_its_own_site_and_has_nothing_inline() -> None:
    for path, content in sample().items():
        if not path.endswith(".html"):
            continue
        tree = LexborHTMLParser(content.decode())
        assert tree.css("style, [style], [onclick], [onload], script:not([src], [type])") == [], (
            path
        )
        for node in tree.css("script[src], img[src], iframe, video, link[rel=stylesheet]"):
            url = node.attributes.get("src") or node.attributes.get("href") or ""
            assert url.startswith("/"), (path, url)


FACTS = """\
---
title: {title}
description: Keep the river data flowing, on a quiet Tuesday and on the worst night of the year.
locations: [{place}]
workplace: {workplace}
employment_type: {employment}
salary: {{min: {pay}, max: {more}, currency: EUR, period: year}}
date_posted: 2026-11-02
closes: 2027-01-31
apply: https://apply.careers.example/{number}
---

Text.
"""


def role(chance: random.Random, number: int) -> str:
    """A role page whose line in the list is not like any other."""
    words = chance.sample(
        "Senior Junior Lead Field Data Flood Sensor Cloud Radar River Rain Network Support Sales"
        " Finance Legal People Office Design Product Quality Safety Platform Mobile".split(),
        3,
    )
    what = chance.choice("Engineer Analyst Designer Technician Manager Partner Planner".split())
    pay = chance.randrange(38_000, 90_000, 500)
    return FACTS.format(
        title=f"{' '.join(words)} {what}",
        place=chance.choice("Berlin Lisbon Oslo Pirna Remote Toronto Vienna Wroclaw".split()),
        workplace=chance.choice(["onsite", "hybrid", "remote"]),
        employment=chance.choice(["full-time", "part-time", "temporary"]),
        pay=pay,
        more=pay + chance.randrange(4000, 20_000, 500),
        number=number,
    )


TEAMS = ("engineering", "data", "design", "field", "finance", "people", "sales", "support")


@pytest.mark.parametrize(("count", "budget"), [(200, 20 * KB), (1000, 45 * KB)])
def test_an_index_of_many_roles_stays_small(site: SiteOnDisk, count: int, budget: int) -> None:
    files = index_of(site, count)

    assert files[0].content.count(b'<li class="job"') == count
    assert sent(files) <= budget


def test_a_page_of_an_index_in_several_pages_stays_small(site: SiteOnDisk) -> None:
    with short_pages(most=500, on_each=PER_PAGE):
        files = index_of(site, 501)

    assert files[0].content.count(b'<li class="job"') == 500
    assert sent(files) <= 30 * KB
    assert raw(files, "script") <= 6.5 * KB
    assert sent(files, "script") <= 3.2 * KB


def index_of(site: SiteOnDisk, count: int) -> list[File]:
    """What the index of so many roles loads at once, none of which is like another."""
    chance = random.Random(count)
    site.write(
        {
            "careers.toml": CONFIG + '[careers]\ncountry = "DE"\n',
            **{
                f"content/{TEAMS[number % len(TEAMS)]}/role-{number}.md": role(chance, number)
                for number in range(count)
            },
        }
    )
    built = site.built().outputs
    assets = {path: output.content() for path, output in built.items() if "assets/" in path}
    return loaded({"index.html": built["index.html"].content(), **assets}, "index.html")


def test_a_role_page_besides_its_text_stays_small(site: SiteOnDisk) -> None:
    """Without what it says of other roles, and what it repeats for search engines."""
    chance = random.Random(1)
    site.write({f"content/eng/{number}.md": role(chance, number) for number in range(3)})
    tree = LexborHTMLParser(site.built().outputs["eng/1/index.html"].content().decode())
    for node in tree.css('.similar, aside ul, .pagination-nav, script[type="application/ld+json"]'):
        node.decompose()
    page = File("html", (tree.html or "").encode())

    assert page.raw <= 6 * KB
    assert page.sent <= 2.5 * KB
