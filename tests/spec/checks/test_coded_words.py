"""Words that research found to be coded: what counts, what does not, and when a page hears it."""

from __future__ import annotations

import pytest
from harness import SiteOnDisk

from careers.checks.coded_words import side_of


def found(site: SiteOnDisk, page: str) -> list[str]:
    site.write({"content/role.md": page})
    lines = site.check("--today", "2026-11-21").problems
    return [line for line in lines if line.endswith("[coded-words]")]


@pytest.mark.parametrize(
    ("side", "words"),
    [
        (
            "masculine",
            "ambitious assertive autonomous challenging competing confident decisions decisive "
            "determined dominate forceful independently intellectual outspoken persistent "
            "principles self-reliant stubborn superior active",
        ),
        (
            "feminine",
            "children committed compassionate connected considerate cooperate dependable empathy "
            "honest interpersonal loyal nurture polite quietly sensitive sympathetic together "
            "trusted understanding warm",
        ),
        (
            "",
            "leadership leads leading analyst analysis analytics responsibilities support "
            "competitive individual objectives competencies determination confidential committee "
            "commits connection dependencies dependency depending response forces kind activity "
            "activate childcare tenders logical opinions engineer",
        ),
    ],
)
def test_a_word_is_coded(side: str, words: str) -> None:
    assert {word: side_of(word) for word in words.split()} == dict.fromkeys(words.split(), side)


LEANING = """\
# Competitive Challenge Lead

You are an ambitious, assertive person.

## Requirements

- Decisive, and autonomous in your decisions
- Committed to rivers

## About us

We dominate a challenging, aggressive market.

## What we offer

A superior, adventurous, athletic life.
"""


def test_a_text_leans_to_the_masculine(site: SiteOnDisk) -> None:
    assert found(site, LEANING) == [
        "content/role.md:3:12: info: the wording leans to the masculine, 5 coded words to 1; by "
        "line: `ambitious` (3), `assertive` (3), `decisive` (7), `autonomous` (7), `decisions` "
        "(7) [coded-words]"
    ]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(LEANING.replace("Committed", "Committed, understanding, gentle"),
                     id="words of the other side make up for it"),
        pytest.param(LEANING.replace("Decisive, and ", ""), id="three more are not clearly more"),
        pytest.param(f"---\nlang: de\n---\n\n{LEANING}", id="another language"),
        pytest.param(f"---\nstatus: closed\n---\n\n{LEANING}", id="a role that is over"),
        pytest.param(
            "# Lead Analyst\n\nYou lead, support and analyse. Individual objectives, competitive "
            "pay, confidential talks, a committee, leadership, responsibilities and analysis.\n",
            id="words of every advert",
        ),
        pytest.param(
            "# Engineer\n\nYou build `assert`, `force_push`, `compete()` and [x](dominate.md).\n"
            "\n```py\nassert ambitious and decisive and autonomous and stubborn\n```\n",
            id="code and addresses",
        ),
    ],
)  # fmt: skip
def test_a_text_does_not_lean(site: SiteOnDisk, page: str) -> None:
    assert found(site, page) == []


def test_a_text_that_leans_to_the_feminine_is_left_alone(site: SiteOnDisk) -> None:
    page = "# Nurse\n\nYou are compassionate, gentle, warm, loyal, honest, polite and trusted.\n"

    assert found(site, page) == []
