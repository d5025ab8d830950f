"""The schema of a role's front matter, and the page of the manual that is made of it."""

from __future__ import annotations

import importlib.util
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest
from role_tables import read

from careers.content.front_matter import KNOWN_KEYS
from careers.roles import Role
from careers.roles.fields import SCHEMA, Field
from careers.roles.keys import meanings
from careers.roles.notes import bare

DOCS = Path(__file__).parents[2] / "docs"
BESIDE = {
    "contact_email": "contact: Lena\n",
    "salary_currency": "salary_min: 60000\n",
    "salary_period": "salary_min: 60000\n",
}
"""What a field needs beside it to say something."""


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "generator", DOCS / "generate_role_front_matter.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_manual_is_what_the_schema_says() -> None:
    written = (DOCS / "role-front-matter.md").read_text("utf-8")

    assert written == _generator().page(), "run `python docs/generate_role_front_matter.py`"


@pytest.mark.parametrize("field", SCHEMA, ids=lambda field: field.name)
def test_every_example_is_understood(field: Field) -> None:
    role, problems = read(
        f"# site: currency EUR\n{BESIDE.get(field.name, '')}{field.name}: {field.example}\n"
    )

    assert problems == ()
    assert field.feeds in {f.name for f in fields(Role)}
    assert getattr(role, field.feeds) != getattr(Role(timezone="UTC"), field.feeds)
    assert field.feeds in role.where


@pytest.mark.parametrize("field", SCHEMA, ids=lambda field: field.name)
def test_every_alias_says_the_same(field: Field) -> None:
    beside = "# site: currency EUR\n" + BESIDE.get(field.name, "")
    wanted, _ = read(f"{beside}{field.name}: {field.example}\n")

    for alias in field.aliases:
        role, _ = read(f"{beside}{alias}: {field.example}\n")
        assert getattr(role, field.feeds) == getattr(wanted, field.feeds), alias


def test_every_fact_of_a_role_can_be_written() -> None:
    beside = {"where", "employment_text", "pay_text"}

    assert {field.feeds for field in SCHEMA} == {f.name for f in fields(Role)} - beside


def test_a_name_belongs_to_one_field_unless_its_value_decides() -> None:
    strict: dict[str, str] = {}
    for field in SCHEMA:
        for name in (field.name, *field.aliases):
            assert strict.setdefault(bare(name), field.name) == field.name, name
        assert len({bare(name) for name in (field.name, *field.aliases, *field.loose)}) == (
            1 + len(field.aliases) + len(field.loose)
        )


def test_of_docusaurus_only_description_and_image_are_read_too() -> None:
    assert {key for key in KNOWN_KEYS if meanings(key)} == {"description", "image"}


@pytest.mark.parametrize(
    ("key", "name"),
    [("Deadline Date", "closes"), ("deadline_date", "closes"), ("DEADLINE-DATE", "closes"),
     ("validThrough", "closes"), ("roleType", "employment_type"), ("applyLink", "apply"),
     ("Place of Work", "locations"), ("url_apply", "apply"), ("leverId", "job_id"),
     ("num_vacancies", "openings"), ("min_payrange", "salary_min"), ("expirydate", "closes"),
     ("translationKey", "translation_key"), ("og_image_path", "image"),
     ("lede_markdown", "summary"), ("carrerSummary", "summary"), ("open_date", "opens"),
     ("publishdate", "date_posted"), ("job_announcement_number", "job_id"),
     ("application link", "apply"), ("max applications", "max_applications"),
     ("contact_email", "apply")],
)  # fmt: skip
def test_keys_of_real_pages_are_known(key: str, name: str) -> None:
    assert meanings(key)[0][0] == name
