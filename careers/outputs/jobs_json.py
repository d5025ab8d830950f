"""``jobs.json``: every open role as data, under the names that front matter has for its fields.

``docs/jobs.schema.json`` describes it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from careers.outputs.feed import Entry, Feed, InParts
from careers.outputs.job_posting import Json, number
from careers.roles.role import Apply, Pay, Place

VERSION = 1
"""Counts changes after which a reader of the file may no longer understand it."""


def jobs_json(feed: Feed, address: str) -> InParts:
    """The document.

    Args:
        feed: The roles.
        address: Its own, absolute.
    """
    found = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": address,
        "language": feed.language,
        "company": _company(feed),
    }
    return as_json(found, "jobs", lambda entry: {**job(entry), "description_html": entry.html})


def as_json(said: Json, name: str, of_entry: Callable[[Entry], Json]) -> InParts:
    """A document that people can read as well: a line for each key, and for each role.

    Args:
        said: Its keys but for the last.
        name: The last key, of the list of roles.
        of_entry: What that list says of a role.
    """
    lines = "".join(f"{_dumped(key)}: {_dumped(value)},\n" for key, value in said.items())
    return InParts(
        f"{{\n{lines}{_dumped(name)}: [",
        lambda entry: "\n" + _dumped(of_entry(entry)),
        "\n]\n}\n",
        between=",",
    )


def _dumped(value: object) -> str:
    # Without indentation it is written by C code, in a tenth of the time.
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def job(entry: Entry) -> Json:
    """The facts of a role; a fact that is not known is not there."""
    role = entry.found.role
    found: Json = {
        "id": entry.found.page.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "job_id": role.job_id,
        "team": entry.found.team,
        "level": role.level,
        "employment_type": list(role.employment),
        "employment_text": role.employment_text,
        "workplace": role.workplace,
        "locations": [_place(place) for place in role.places],
        "applicant_locations": [_place(place) for place in role.applicant_places],
        "time_zones": role.time_zones,
        "salary": [_pay(pay) for pay in role.pay],
        "salary_text": role.pay_text,
        "equity": role.equity,
        "bonus": role.bonus,
        "benefits": list(role.benefits),
        "date_posted": role.posted and role.posted.isoformat(),
        "date_modified": entry.updated.isoformat() if entry.is_dated else None,
        "opens": role.opens and role.opens.isoformat(),
        "closes": role.closes and role.closes.isoformat(),
        "openings": role.openings,
        "vacancy": role.vacancy,
        "start_date": role.start_date,
        "apply": role.apply and _apply(role.apply, entry.apply_url),
        "hiring_process": list(role.hiring_process),
        "education": role.education,
        "experience_months": role.experience_months,
        "skills": list(role.skills),
        "tags": list(entry.tags),
        "language": role.lang,
        "translation_key": role.translation_key,
        "featured": role.featured or None,
    }
    return _present(found.items())


def _company(feed: Feed) -> Json:
    hirer = feed.hirer
    return _present(
        [
            ("name", hirer.name),
            ("url", hirer.url),
            ("logo", hirer.logo),
            ("same_as", list(hirer.same_as)),
        ]
    )


def _place(place: Place) -> Json:
    return _present(
        [
            ("label", place.label),
            ("street", place.street),
            ("postal_code", place.postal_code),
            ("city", place.city),
            ("region", place.region),
            ("country", place.country),
            ("remote", place.remote or None),
        ]
    )


def _pay(pay: Pay) -> Json:
    return _present(
        [
            ("min", None if pay.minimum is None else number(pay.minimum)),
            ("max", None if pay.maximum is None else number(pay.maximum)),
            ("currency", pay.currency),
            ("period", pay.period),
            ("zone", pay.zone),
            ("note", pay.note),
        ]
    )


def _apply(said: Apply, url: str) -> Json:
    return _present(
        [
            ("url", url),
            ("email", said.email),
            ("subject", said.subject if said.email else ""),
            ("instructions", said.instructions),
        ]
    )


def _present(pairs: Iterable[tuple[str, object]]) -> Json:
    return {key: value for key, value in pairs if value is not None and value not in ("", [])}
