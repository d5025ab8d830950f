"""How role texts read: length, grade, sentences, whom they speak to, years that they count."""

from __future__ import annotations

import pytest
from harness import SiteOnDisk

from careers.checks.reading import grade, syllables_of

RULES = ("length", "reading-grade", "sentence-long", "second-person", "years-experience")
PLAIN = "You build gauges that tell a town how fast its river is rising. "
"""13 words."""
HARD = (
    "You demonstrate organisational capabilities, facilitating interdisciplinary infrastructure "
    "modernisation. "
)
LONG = (
    "You build the gauges that tell a town how fast its river is rising, and you keep them in "
    "order on the nights when that matters most of all. "
)
"""29 words."""


def found(site: SiteOnDisk, page: str, *rules: str, **others: str) -> list[str]:
    site.write({"content/role.md": page, **{f"content/{k}.md": v for k, v in others.items()}})
    lines = site.check("--today", "2026-11-21").problems
    return [line for line in lines if line.endswith(tuple(f"[{rule}]" for rule in rules or RULES))]


WORDS = """\
gauge 1, measuring 3, battery 3, station 2, firmware 2, minute 2, sensors 2, power 2, readings 2,
satellite 3, signal 2, outdoors 2, helicopter 4, schematic 3, oscilloscope 4, hardware 2,
learnable 3, modems 2, permanent 3, analyser 4, holiday 3, equal 2, profit 2, application 4,
letter 2, answer 2, questions 2, smallest 2, drawing 2, described 2, migrate 2, manually 4,
infrastructure 4, defining 3, difference 3, production 3, readiness 3, implemented 4,
configuration 5, ideally 4, internal 3, features 2, escalation 4, suggesting 3, architecture 4,
improvements 3, recommending 4, maintenance 3, principal 3, complex 2, technical 3, expertise 3,
monitor 3, environments 4, automate 3, efficiency 4, optimisation 5, estate 2, mentorship 3,
anticipate 4, challenges 3, assess 2, utilized 3, prioritising 5, thoughtful 2, consideration 5,
implications 4, messaging 3, holistic 3, designing 3, currently 3, knowledge 2, creating 3,
incident 3, distributed 4, communicator 5, collaborative 5, operating 4, intensive 3, similar 3,
account 2, hydrologist 4, authorities 4, district 2, administrator 5, measurement 3, customers 3,
parental 3, leave 1, degree 2, geography 4, uncertainty 4, sentences 3, revise 2, curves 1, flow 1,
bridges 2, licence 2, electrician 4, certificate 4, winter 2, ladders 2, rescue 2, safety 2,
probation 3, overtime 3, lathes 1, solder 2, assemble 3, calibrate 3, repair 2, apprentices 4,
mechanics 3, finished 2, language 2, didn't 2, well-known 2, business 2, doing 2, employer 3"""
"""Counted by hand, most of them after the rules were written."""


@pytest.mark.parametrize("entry", WORDS.replace("\n", " ").split(", "))
def test_syllables_are_counted(entry: str) -> None:
    word, count = entry.split()

    assert syllables_of(word) == int(count)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # 6 words of 1 syllable: 0.39 * 6 + 11.8 * 1 - 15.59.
        ("the cat sat on the mat", -1.45),
        # 16 words, 23 syllables: Flesch's reading ease of this sentence is widely given as 69.
        (
            "this sentence taken as a reading passage unto itself is being used to prove a point",
            0.39 * 16 + 11.8 * 23 / 16 - 15.59,
        ),
    ],
)
def test_the_grade_is_that_of_the_formula(sentence: str, expected: float) -> None:
    words = sentence.split()
    counted = sum(map(syllables_of, words))

    assert grade(sentences=1, words=len(words), syllables=counted) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            f"# Engineer\n\n{PLAIN * 2}\n",
            ["content/role.md: info: the text has 27 words; aim at 300 to 700 [length]"],
            id="short",
        ),
        pytest.param(
            f"# Engineer\n\n{PLAIN * 100}\n",
            ["content/role.md: info: the text has 1,301 words; aim at 300 to 700 [length]"],
            id="long",
        ),
        pytest.param(f"# Engineer\n\n{PLAIN * 12}\n{PLAIN}\n", [], id="170 words are enough"),
        pytest.param(f"# Engineer\n\n{PLAIN * 60}\n", [], id="781 words are few enough"),
        pytest.param("---\ntitle: Engineer\n---\n", [], id="no text at all"),
        pytest.param("---\nlang: ja\n---\n\n# 技師\n\n計器を作ります。\n", [], id="Japanese"),
        pytest.param("---\nrole: false\n---\n\n# Us\n\nWe are few.\n", [], id="no role"),
        pytest.param(
            f"# Engineer\n\n{PLAIN * 12}\n\n```py\n{'word ' * 2000}\n```\n", [], id="code"
        ),
    ],
)  # fmt: skip
def test_words_are_counted(site: SiteOnDisk, page: str, expected: list[str]) -> None:
    assert found(site, page, "length") == expected


def test_words_of_partials_count(site: SiteOnDisk) -> None:
    page = "import More from './_more.md';\n\n# Engineer\n\n<More />\n"

    assert found(site, page, "length", _more=PLAIN * 20) == []


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            f"# Engineer\n\n{HARD * 20}\n",
            ["content/role.md: info: the text is hard to read: grade 40.6; aim at 8 "
             "[reading-grade]"],
            id="hard words",
        ),
        pytest.param(f"# Engineer\n\n{PLAIN * 20}\n", [], id="plain words"),
        pytest.param(f"# Engineer\n\n{HARD * 5}\n", [], id="few sentences have no average"),
        pytest.param(
            f"---\nlang: de\n---\n\n# Engineer\n\n{HARD * 20}\n", [], id="another language"
        ),
        pytest.param(
            "# Engineer\n\n" + "- You know e.g. C 3.5 and Mr. Li\n- You can solder\n" * 40,
            [],
            id="points are sentences, full stops inside of them are none",
        ),
        pytest.param(
            f"# Engineer\n\n{LONG * 12}\n",
            ["content/role.md: info: sentences have 29 words on average; aim at 15 or fewer "
             "[sentence-long]"],
            id="long sentences",
        ),
        pytest.param(f"# Engineer\n\n{LONG * 4}{PLAIN * 10}\n", [], id="long and short sentences"),
    ],
)  # fmt: skip
def test_texts_are_hard_to_read(site: SiteOnDisk, page: str, expected: list[str]) -> None:
    assert found(site, page, "reading-grade", "sentence-long") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The candidate builds gauges in winter. " * 30,
            ["content/role.md: info: the text says `you` or `your` never in 181 words "
             "[second-person]"],
            id="never",
        ),
        pytest.param(
            "The candidate builds gauges in winter. " * 30 + "You build.",
            ["content/role.md: info: the text says `you` or `your` once in 183 words "
             "[second-person]"],
            id="once",
        ),
        pytest.param(
            "The candidate builds gauges in winter. " * 30 + "You’ll build your gauges.",
            [],
            id="twice, with a typographic apostrophe",
        ),
        pytest.param("Young youths build gauges. " * 50,
            ["content/role.md: info: the text says `you` or `your` never in 201 words "
             "[second-person]"],
            id="words that begin alike",
        ),
        pytest.param("The candidate builds gauges. " * 10, [], id="a short text"),
    ],
)  # fmt: skip
def test_whom_the_text_speaks_to(site: SiteOnDisk, text: str, expected: list[str]) -> None:
    assert found(site, f"# Engineer\n\n{text}\n", "second-person") == expected


YEARS_FOUND = """\
- 5+ years of experience with Python
- At least 7 years in software engineering
- Minimum of three years working with rivers
- 3-5 years of experience
- 10 or more years as an engineer
- Over 8 years of work with sensors
"""
YEARS_NOT_FOUND = """\
We have 30+ years of experience with rivers.
Our team brings 20+ years of work with sensors.
Over the last 10 years we have worked with towns.
The next 5+ years will be full of work.
The station was built in an age of more than 20 years ago.
The company, founded in 1993, has more than 30 years in business.
A fixed term of 2 years.
The logger has run for three winters.
"""


@pytest.mark.parametrize("line", YEARS_FOUND.splitlines())
def test_years_are_asked_of_candidates(site: SiteOnDisk, line: str) -> None:
    lines = found(site, f"# Engineer\n\n## Requirements\n\n{line}\n", "years-experience")

    assert [text.split(":")[:3] for text in lines] == [["content/role.md", "5", "3"]]


@pytest.mark.parametrize("line", YEARS_NOT_FOUND.splitlines())
def test_years_are_the_companys_own(site: SiteOnDisk, line: str) -> None:
    assert found(site, f"# Engineer\n\n## About the role\n\n{line}\n", "years-experience") == []


def test_a_page_has_one_finding_for_all_its_years(site: SiteOnDisk) -> None:
    page = (
        "# Engineer\n\nRequirements:\n- Rust\n- 5+ years of C\n- SQL\n- 3+ yrs of Go\n- 2+ years\n"
    )

    assert found(site, page, "years-experience") == [
        "content/role.md:5:3: info: `5+ years` counts years; so do lines 7, 8 [years-experience]"
    ]
