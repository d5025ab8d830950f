"""Tables of front matter and the role that it makes: ``spec/roles/*.md``.

A row is a title, the front matter (or a whole page that begins with ``---``), and the role: a line
for each fact, then each problem with its hint, with ``.`` lines between. A first line such as
``# site: country US, currency USD`` says what the site's settings are.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from markdown_it.utils import read_fixture_file

from careers.content.front_matter import split_front_matter
from careers.problems import Problem
from careers.roles import Apply, Contact, Pay, Place, Role, RoleDefaults, read_role

PATH = "content/role.md"
_TABLES = Path(__file__).parent / "spec" / "roles"
_NOT_SHOWN = {"where", "timezone"}


def rows() -> list[Any]:
    """The rows of all tables as parameters (given, wanted)."""
    return [
        pytest.param(given, wanted, id=f"{table.stem}: {title}")
        for table in sorted(_TABLES.glob("*.md"))
        for _, title, given, wanted in read_fixture_file(table)
    ]


def read(given: str, *, title: str = "") -> tuple[Role, tuple[Problem, ...]]:
    """The role of a row's front matter or page; problems of YAML count too."""
    page = given if given.startswith("---") else f"---\n{given}---\n"
    parts = split_front_matter(page, PATH)
    role, problems = read_role(
        parts.front_matter.raw,
        parts.body,
        title=title,
        path=PATH,
        text_line=parts.body_line,
        defaults=_defaults(given),
    )
    of_yaml = [problem for problem in parts.problems if problem.rule.startswith("yaml")]
    return role, (*of_yaml, *problems)


def shown(role: Role, problems: tuple[Problem, ...]) -> str:
    """A role and its problems as a row has them."""
    lines = [
        f"{field.name}: {_value(getattr(role, field.name))}"
        for field in fields(role)
        if field.name not in _NOT_SHOWN and getattr(role, field.name) != field.default
    ]
    if role.timezone != "Europe/Berlin":
        lines.append(f"timezone: {role.timezone}")
    for problem in problems:
        place = f"{problem.location.line}:{problem.location.column}"
        lines.append(f"{place}: {problem.severity}: {problem.message} [{problem.rule}]")
        lines.append(f"  {problem.hint}")
    return "".join(f"{line}\n" for line in lines)


def _defaults(given: str) -> RoleDefaults:
    """The settings that the first line names."""
    first = given.removeprefix("---\n").partition("\n")[0]
    said = first.removeprefix("# site: ").split(", ") if first.startswith("# site: ") else []
    settings = dict(part.split(" ", 1) for part in said)
    return RoleDefaults(
        timezone=settings.get("timezone", "Europe/Berlin"),
        country=settings.get("country", ""),
        currency=settings.get("currency", ""),
        apply=settings.get("apply", ""),
    )


def _value(value: object) -> str:
    match value:
        case Place():
            parts = {f.name: getattr(value, f.name) for f in fields(value) if f.name != "label"}
            written = ", ".join(
                name if part is True else f"{name} {part}" for name, part in parts.items() if part
            )
            return f"{value.label} ({written})" if written else value.label
        case Pay():
            ends = f"{_end(value.minimum)}..{_end(value.maximum)}"
            more = [f"{name} {text}" for name, text in (("in", value.zone), ("note", value.note))
                    if text]  # fmt: skip
            return ", ".join([f"{ends} {value.currency} per {value.period}", *more])
        case Apply() | Contact():
            parts = {f.name: getattr(value, f.name) for f in fields(value)}
            return ", ".join(f"{name} {part}" for name, part in parts.items() if part)
        case datetime():
            return value.isoformat(" ")
        case tuple():
            return " | ".join(map(_value, value))
        case _:
            return str(value)


def _end(amount: Decimal | None) -> str:
    return "" if amount is None else str(amount)
