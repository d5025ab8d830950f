"""What a candidate compares, read from front matter: place, pay, hours, dates, how to apply.

A first reading: the canonical names only, each in the one form the manual shows. Whatever is
written in another form is left out of the facts and stays in the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Pay:
    """A range in one currency; an absent end is None."""

    minimum: float | None
    maximum: float | None
    currency: str
    """ISO 4217."""
    period: str
    """hour, day, week, month or year."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one role; an absent fact is empty or None."""

    team: str = ""
    locations: tuple[str, ...] = ()
    workplace: str = ""
    """onsite, hybrid, remote, or what the author wrote."""
    employment: tuple[str, ...] = ()
    """full-time, part-time, …, or what the author wrote."""
    pay: Pay | None = None
    pay_text: str = ""
    """Pay that the author wrote as text."""
    posted: date | None = None
    closes: date | None = None
    apply: str = ""
    """A URL, or ``mailto:`` with an address."""
    summary: str = ""


def read_facts(values: Mapping[str, object], *, default_currency: str = "") -> Facts:
    """Read the facts out of a page's front matter."""
    salary = values.get("salary")
    return Facts(
        team=_text(values.get("team")),
        locations=tuple(filter(None, map(_place, _list(values.get("locations"))))),
        workplace=_text(values.get("workplace")).lower(),
        employment=tuple(filter(None, map(_text, _list(values.get("employment_type"))))),
        pay=_pay(salary, default_currency) if isinstance(salary, Mapping) else None,
        pay_text=_text(salary),
        posted=_date(values.get("date_posted")),
        closes=_date(values.get("closes")),
        apply=_apply(values.get("apply")),
        summary=_text(values.get("summary")),
    )


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _list(value: object) -> list[object]:
    if isinstance(value, list | tuple):
        return list(value)
    return [] if value is None else [value]


def _place(value: object) -> str:
    if isinstance(value, Mapping):
        named = _text(value.get("label"))
        parts = [_text(value.get(key)) for key in ("city", "region", "country")]
        return named or ", ".join(part for part in parts if part)
    return _text(value)


def _pay(value: Mapping[str, object], default_currency: str) -> Pay | None:
    low, high = _number(value.get("min")), _number(value.get("max"))
    currency = _text(value.get("currency")).upper() or default_currency
    if (low is None and high is None) or not currency:
        return None
    return Pay(low, high, currency, _text(value.get("period")).lower() or "year")


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip()[:10])
        except ValueError:
            return None
    return None


def _apply(value: object) -> str:
    if isinstance(value, Mapping):
        return _text(value.get("url")) or _apply(value.get("email"))
    address = _text(value)
    if not address or address.startswith(("https://", "http://", "mailto:")):
        return address
    return f"mailto:{address}" if "@" in address and " " not in address else ""
