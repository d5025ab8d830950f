"""A role from front matter and text: what is read, what is noted, what it costs."""

from __future__ import annotations

import pickle
import time
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_tables import ANY_VALUE
from role_tables import PATH, read, rows, shown

from careers.content.front_matter import split_front_matter
from careers.located_yaml import Located, Value
from careers.roles import Apply, Place, Role, RoleDefaults, Where, read_role
from careers.roles.fields import SCHEMA
from careers.roles.notes import RULES

BERLIN = RoleDefaults(timezone="Europe/Berlin", country="DE", currency="EUR")
CONTENT = Path(__file__).parents[2] / "content"

KEYS = [name for field in SCHEMA for name in (field.name, *field.aliases, *field.loose)]
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.dates()
    | st.datetimes(timezones=st.just(ZoneInfo("UTC")))
    | st.sampled_from(
        [
            "10-11-2022",
            "€60k - 70k",
            "Berlin & Oslo; remote",
            "mailto:",
            "http://[",
            "½",
            "٣/٤/٢٠٢٦",
        ]
    )
)
LOCATED = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*KEYS, "min", "max", "value", "name", "?"]), inner)
    ),
    max_leaves=5,
)


def located(value: object) -> Located:
    """A value as if it stood on line 2."""
    inner: Value
    match value:
        case dict():
            inner = {str(key): located(item) for key, item in value.items()}
        case list():
            inner = tuple(map(located, value))
        case None | bool() | int() | float() | str() | date():
            inner = value
        case _:
            raise AssertionError(value)
    return Located(inner, 2, 5, 2, 1)


@pytest.mark.parametrize(("front_matter", "wanted"), rows())
def test_front_matter_becomes_the_role_that_its_author_meant(
    front_matter: str, wanted: str
) -> None:
    assert shown(*read(front_matter)) == wanted


def test_every_rule_is_documented_and_shown_in_a_table() -> None:
    found = {problem.rule for row in rows() for problem in read(row.values[0])[1]}

    assert {rule for rule in found if rule.startswith("role-")} == set(RULES)


def test_no_problem_of_a_role_is_an_error_or_refused_by_docusaurus() -> None:
    problems = [problem for row in rows() for problem in read(row.values[0])[1]]

    assert {problem.severity for problem in problems} == {"warning", "info"}
    assert not any(problem.refused for problem in problems)
    assert all(problem.hint and problem.location.line for problem in problems)


def test_a_whole_role_knows_where_each_fact_was_written() -> None:
    role, problems = read(
        "---\n"
        "Deadline Date: 2026-12-05\n"
        "city: Pirna\n"
        "country: DE\n"
        "team: Data\n"
        "---\n"
        "\n"
        "## How to apply\n"
        "\n"
        "Write to [Kim](mailto:kim@pegelmark.example).\n",
        title="Data Engineer",
    )

    assert problems == ()
    assert role == Role(
        title="Data Engineer",
        team="Data",
        places=(Place("Pirna, Germany", city="Pirna", country="DE"),),
        closes=datetime(2026, 12, 5, 23, 59, 59, tzinfo=ZoneInfo("Europe/Berlin")),
        timezone="Europe/Berlin",
        apply=Apply(email="kim@pegelmark.example", subject="Data Engineer"),
        where={
            "team": Where("team", 5, 7),
            "places": Where("city", 3, 7),
            "closes": Where("Deadline Date", 2, 16),
            "apply": Where("", 10, 14),
        },
    )


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Data Engineer", "Data Engineer"),
        ("💼 Data Engineer", "Data Engineer"),
        ("Ingenieur:in für Daten ⚙️ (m/w/d)", "Ingenieur:in für Daten (m/w/d)"),
        ("C++ & Rust™", "C++ & Rust™"),
        ("🚀", "🚀"),
    ],
)
def test_the_title_of_a_page_is_that_of_its_role_without_emoji(title: str, wanted: str) -> None:
    role, _ = read("sidebar_position: 3\n", title=title)

    assert role.title == wanted


def test_a_page_that_says_nothing_of_a_job_is_an_empty_role() -> None:
    role, problems = read_role(
        {}, "# About us\n", title="About us", path=PATH, text_line=1, defaults=RoleDefaults()
    )

    assert (role, problems) == (Role(title="About us"), ())


def test_a_folder_says_what_a_role_does_not_and_is_never_complained_about() -> None:
    defaults = RoleDefaults(
        timezone="Europe/Berlin",
        values=(
            ("team", "Field service"),
            ("locations", ("Wrocław, Poland", {"city": "Pirna", "country": "DE"})),
            ("level", "senior"),
            ("closes", "10-11-2022"),
            ("benefits", ("a car",)),
            ("apply", "praca@pegelmark.example"),
        ),
    )
    raw = {"level": located("junior"), "benefits": located("")}

    role, problems = read_role(raw, "", title="T", path=PATH, text_line=1, defaults=defaults)

    assert problems == ()
    assert role == Role(
        title="T",
        team="Field service",
        level="junior",
        places=(
            Place("Wrocław, Poland", city="Wrocław", country="PL"),
            Place("Pirna, Germany", city="Pirna", country="DE"),
        ),
        benefits=("a car",),
        timezone="Europe/Berlin",
        apply=Apply(email="praca@pegelmark.example", subject="T"),
        where={"level": Where("level", 2, 5)},
    )


def test_the_way_to_apply_is_looked_for_in_the_role_its_text_its_folder_and_the_site() -> None:
    text = "## How to apply\n\nhttps://text.example.dev\n"
    site = RoleDefaults(apply="https://site.example.dev")
    folder = RoleDefaults(apply=site.apply, values=(("apply", "https://folder.example.dev"),))

    def apply(raw: dict[str, Located], text: str, defaults: RoleDefaults) -> str:
        role, _ = read_role(raw, text, title="T", path=PATH, text_line=1, defaults=defaults)
        return role.apply.url if role.apply else ""

    assert apply({"apply": located("https://own.example.dev")}, text, folder) == (
        "https://own.example.dev"
    )
    assert apply({}, text, folder) == "https://text.example.dev"
    assert apply({}, "", folder) == "https://folder.example.dev"
    assert apply({}, "", site) == "https://site.example.dev"
    assert apply({}, "", RoleDefaults()) == ""


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("platform-engineer.md", []),
        (
            "platform-engineer-ik.md",
            [
                (
                    "content/platform-engineer-ik.md:6:7: warning: `10-11-2022` may be "
                    "10 November 2022 or 11 October 2022, so it is not used [role-date]",
                    "write `date: 2022-11-10` or `date: 2022-10-11`",
                )
            ],
        ),
    ],
)
def test_the_seed_pages_have_the_problems_that_they_have(
    page: str, wanted: list[tuple[str, str]]
) -> None:
    parts = split_front_matter((CONTENT / page).read_text("utf-8"), f"content/{page}")

    _, problems = read_role(
        parts.front_matter.raw,
        parts.body,
        title="Platform Engineer",
        path=f"content/{page}",
        text_line=parts.body_line,
        defaults=BERLIN,
    )

    assert [(str(problem), problem.hint) for problem in problems] == wanted


@settings(max_examples=400, deadline=None)
@given(
    st.dictionaries(st.sampled_from(KEYS), LOCATED | ANY_VALUE, max_size=6),
    st.text(max_size=60) | st.just("## How to apply\n\n[a](http://[) [b](mailto:?) <x@y>"),
)
def test_any_value_under_any_key_makes_a_role(front_matter: dict[str, object], text: str) -> None:
    raw = {key: located(value) for key, value in front_matter.items()}

    role, problems = read_role(raw, text, title="T", path=PATH, text_line=9, defaults=BERLIN)

    assert pickle.loads(pickle.dumps((role, problems))) == (role, problems)
    assert all(place.label for place in (*role.places, *role.applicant_places))
    assert all(pay.currency and (pay.minimum or pay.maximum) for pay in role.pay)
    assert not role.closes or not role.opens or role.opens <= role.closes
    assert not role.apply or bool(role.apply.url) != bool(role.apply.email)
    assert set(role.where) <= {field.name for field in fields(Role)}


@given(st.dictionaries(st.sampled_from(KEYS), LOCATED, max_size=4))
def test_reading_twice_gives_the_same(front_matter: dict[str, object]) -> None:
    raw = {key: located(value) for key, value in front_matter.items()}

    def once() -> object:
        return read_role(raw, "", title="T", path=PATH, text_line=9, defaults=BERLIN)

    assert once() == once()


@pytest.mark.parametrize(
    "key",
    ["closes", "salary", "locations", "apply", "employment_type", "experience", "contact",
     "status", "timezone", "skills"],
)  # fmt: skip
@pytest.mark.parametrize(
    "part",
    ["1", "1,", "1-", "€1 ", "(", "a ", "remote ", "a@", "a.", "https://", "/your-", "; ", "<"],
)
def test_long_values_take_no_longer_than_they_are(key: str, part: str) -> None:
    raw = {key: located(part * (60_000 // len(part)))}
    started = time.perf_counter()

    read_role(raw, "", title="T", path=PATH, text_line=1, defaults=BERLIN)

    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "part",
    ["[", "<!--", "<!-- -->", "{/*", "**", "__a", "`", "## Apply\n", "[a][b] ", "a@", "](",
     "apply ", "**apply** ", "https://", "#", "apply\n===\n", "[b]: x\n", "!["],
)  # fmt: skip
def test_long_texts_take_no_longer_than_they_are(part: str) -> None:
    text = "## How to apply\n\n" + part * (400_000 // len(part))
    started = time.perf_counter()

    read_role({}, text, title="T", path=PATH, text_line=1, defaults=BERLIN)

    assert time.perf_counter() - started < 1.5
