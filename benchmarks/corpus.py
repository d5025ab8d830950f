"""The same role pages for every tool that is measured: realistic text, 3 KB a page."""

from __future__ import annotations

import random
import re
from pathlib import Path

_TEAMS = ("Engineering", "Data", "Design", "Field Service", "Finance", "People", "Sales", "Support")
_PLACES = ("Berlin", "Lisbon", "Oslo", "Pirna", "Remote", "Toronto", "Vienna", "Wroclaw")
_TITLES = ("Engineer", "Analyst", "Designer", "Technician", "Manager", "Partner", "Lead", "Planner")
_WORDS = (
    "river gauge station flood level service customer plan report design build measure repair "
    "release review support network sensor battery field winter bridge town data model budget "
    "contract partner team office travel week month season safety quality method result"
).split()

_PAGE = """---
title: {title}
description: {description}
sidebar_position: {position}
tags: [{place}, {team}]
team: {team}
locations: [{place}]
employment_type: full-time
salary: {{min: {low}, max: {high}, currency: EUR, period: year}}
date_posted: 2026-11-02
closes: 2027-01-31
apply: https://apply.careers.example/{number}
---

# {title}

{lead}

## What you will do

{duties}

:::tip Good to know

{tip}

:::

## What we look for

{needs}

## Pay by level

| Level | From | To |
|---|---:|---:|
| Junior | {low} | {middle} |
| Senior | {middle} | {high} |

## How to apply

{apply} See [all roles](/) and write to <{{mail}}> with **two** lines about `{word}`.
"""


def write_corpus(folder: Path, count: int, *, flat: bool) -> None:
    """Write ``count`` role pages below ``folder``, in team folders or all in one."""
    rng = random.Random(count)
    for number in range(count):
        team = _TEAMS[number % len(_TEAMS)]
        title = f"{rng.choice(_TITLES)} {team} {number}"
        below = folder if flat else folder / team.lower().replace(" ", "-")
        below.mkdir(parents=True, exist_ok=True)
        (below / f"role-{number:05d}.md").write_text(_page(rng, number, team, title), "utf-8")


def middle_page(content: Path) -> Path:
    """The page that is edited: the one in the middle of a content folder's roles."""
    pages = sorted(content.rglob("role-*.md"))
    return pages[len(pages) // 2]


def with_sentence(page: str, sentence: str) -> str:
    """The page with one more paragraph at its end."""
    return f"{page}\n{sentence}\n"


def with_title(page: str, title: str) -> str:
    """The page with another title in its front matter and in its heading, as an author would."""
    page = re.sub(r"(?m)^title: .*$", f"title: {title}", page, count=1)
    return re.sub(r"(?m)^# .*$", f"# {title}", page, count=1)


def _page(rng: random.Random, number: int, team: str, title: str) -> str:
    low = rng.randrange(38, 80) * 1000
    return _PAGE.format(
        title=title,
        description=_sentence(rng, 14),
        position=number,
        place=rng.choice(_PLACES),
        team=team,
        low=low,
        middle=low + 6000,
        high=low + 14000,
        number=number,
        lead=_paragraph(rng, 5),
        duties=_list(rng, 8),
        tip=_paragraph(rng, 2),
        needs=_list(rng, 8),
        apply=_paragraph(rng, 2),
        word=rng.choice(_WORDS),
    ).replace("<{mail}>", "[us](mailto:jobs@careers.example)")


def _sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choices(_WORDS, k=words)).capitalize() + "."


def _paragraph(rng: random.Random, sentences: int) -> str:
    return " ".join(_sentence(rng, rng.randrange(9, 16)) for _ in range(sentences))


def _list(rng: random.Random, items: int) -> str:
    return "\n".join(f"- {_sentence(rng, rng.randrange(10, 18))}" for _ in range(items))
