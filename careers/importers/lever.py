"""Lever's public postings API. Source: lever/postings-api, README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from careers.importers.html_text import address_of
from careers.importers.posting import (
    Json,
    Posting,
    day_in,
    employment_in,
    filled,
    locations_of,
    number_at,
    objects_at,
    range_of,
    salary_of,
    team_named,
    text_at,
    value_at,
    workplace_of,
)

HOST, EU_HOST = "https://api.lever.co", "https://api.eu.lever.co"
PUBLIC = re.compile(
    r"https?://(?:jobs|api)\.(?P<eu>eu\.)?lever\.co/(?:v0/postings/)?(?P<name>[\w.-]+)"
)
"""Addresses that name a board."""
_INTERVAL = re.compile(r"per-(hour|day|week|month|year)-(?:wage|salary)")


def address(name: str) -> str:
    """Where all postings of a site are; without a limit they come at once."""
    return f"/v0/postings/{quote(name, safe='')}?mode=json"


def jobs_in(data: object) -> list[Json] | None:
    """The postings of an answer, which is a plain list; None where it is not one of Lever's."""
    if not isinstance(data, list):
        return None
    found: list[Json] = [one for one in data if isinstance(one, dict)]
    return found if all("text" in one and "id" in one for one in found) else None


def public_address(job: Json) -> str:
    """The page of a posting on its board."""
    return text_at(job, "hostedUrl")


def posting(job: Json) -> Posting:
    """A posting of the API as ours, without its text."""
    places = value_at(job, "categories", "allLocations")
    named = [one for one in places if isinstance(one, str)] if isinstance(places, list) else []
    first = text_at(job, "categories", "location")
    team = team_named(text_at(job, "categories", "team"), text_at(job, "categories", "department"))
    fields = {
        "team": team,
        "level": text_at(job, "categories", "level"),
        "employment_type": employment_in(text_at(job, "categories", "commitment")),
        "workplace": workplace_of(text_at(job, "workplaceType")),
        "locations": locations_of([first, *named], text_at(job, "country")),
        "salary": salary_of([_range(job)]),
        "date_posted": day_in(value_at(job, "createdAt")),
        "apply": address_of(text_at(job, "applyUrl") or public_address(job)),
    }
    return Posting(text_at(job, "id"), text_at(job, "text"), team, filled(fields))


def html_of(job: Json) -> Iterator[str]:
    """The text of a posting in pieces: opening and body, each list as a section, the closing."""
    whole = _html(job, "description")
    if whole:
        yield whole
    else:
        yield _html(job, "opening")
        yield _html(job, "descriptionBody")
    for section in objects_at(job, "lists"):
        heading = text_at(section, "text").rstrip(": ")
        yield f"<h2>{escape(heading)}</h2><ul>{_html(section, 'content')}</ul>"
    yield _html(job, "salaryDescription")
    yield _html(job, "additional")


def _html(value: object, key: str) -> str:
    found = value_at(value, key)
    return found if isinstance(found, str) else ""


def _range(job: Json) -> dict[str, object] | None:
    """Pay by hour, day, week, month or year; of other intervals only the text is kept."""
    interval = _INTERVAL.fullmatch(text_at(job, "salaryRange", "interval"))
    if interval is None:
        return None
    low, high = number_at(job, "salaryRange", "min"), number_at(job, "salaryRange", "max")
    return range_of(low, high, text_at(job, "salaryRange", "currency"), interval[1])
