"""Greenhouse's public job board API.

Source: grnhse/greenhouse-api-docs, source/includes/job-board/_jobs.md; ``first_published``,
``application_deadline`` and ``language`` are in its answers, though not in that page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote

from careers.importers.html_text import address_of
from careers.importers.posting import (
    Json,
    Posting,
    day_in,
    employment_in,
    filled,
    locations_of,
    moment_in,
    number_at,
    objects_at,
    period_of,
    place_of,
    range_of,
    salary_of,
    team_named,
    text_at,
    value_at,
    workplace_of,
)
from careers.roles.keys import meanings

HOST = "https://boards-api.greenhouse.io"
PUBLIC = re.compile(
    r"https?://(?:job-)?boards(?:-api)?\.(?:eu\.)?greenhouse\.io/"
    r"(?:v1/boards/|embed/job_board\?for=)?(?P<name>[\w-]+)"
)
"""Addresses that name a board."""
_CENTS = 100


def address(name: str) -> str:
    """Where all jobs of a board are, with texts and pay."""
    return f"/v1/boards/{quote(name, safe='')}/jobs?content=true&pay_transparency=true"


def jobs_in(data: object) -> list[Json] | None:
    """The jobs of an answer; None where it is not one of Greenhouse's."""
    jobs = objects_at(data, "jobs")
    is_ours = isinstance(value_at(data, "jobs"), list)
    return jobs if is_ours and all("absolute_url" in job for job in jobs) else None


def with_pay(jobs: list[Json], name: str, get: Callable[[str], object]) -> list[Json]:
    """The jobs with their pay, asked for one by one where the list says nothing about it.

    Args:
        jobs: Of the list.
        name: Of the board.
        get: Fetches an address below the host; None for one that is no longer there.
    """
    if any("pay_input_ranges" in job for job in jobs):
        return jobs
    found: list[Json] = []
    for job in jobs:
        job_id = quote(text_at(job, "id"), safe="")
        one = get(f"/v1/boards/{quote(name, safe='')}/jobs/{job_id}?pay_transparency=true")
        ranges = objects_at(one, "pay_input_ranges")
        found.append({**job, "pay_input_ranges": ranges})
    return found


def public_address(job: Json) -> str:
    """The page of a job on its board."""
    return text_at(job, "absolute_url")


def posting(job: Json) -> Posting:
    """A job of the API as ours, without its text."""
    offices = objects_at(job, "offices")
    workplace, employment, level = (
        _metadata(job, name) for name in ("workplace", "employment_type", "level")
    )
    place = text_at(job, "location", "name")
    team = team_named(*(text_at(d, "name") for d in _leaves(objects_at(job, "departments"))))
    fields = {
        "team": team,
        "level": level,
        "employment_type": employment_in(employment),
        "workplace": workplace_of(workplace),
        "locations": _locations(place, offices),
        "salary": salary_of(_ranges(job)),
        "vacancy": "pool" if "internal_job_id" in job and job["internal_job_id"] is None else None,
        "date_posted": day_in(value_at(job, "first_published")),
        "closes": moment_in(value_at(job, "application_deadline")),
        "apply": address_of(public_address(job)),
        "lang": text_at(job, "language"),
    }
    return Posting(text_at(job, "id"), text_at(job, "title"), team, filled(fields))


def html_of(job: Json) -> Iterator[str]:
    """The text of a job in pieces: the advert, and what is said about its pay."""
    content = value_at(job, "content")
    yield content if isinstance(content, str) else ""
    said = []
    for pay in objects_at(job, "pay_input_ranges"):
        blurb = value_at(pay, "blurb")
        if isinstance(blurb, str) and blurb.strip() and blurb not in said:
            said.append(blurb)
    yield from said


def _leaves(groups: list[Json]) -> list[Json]:
    """Departments and offices without those that others of the list belong to."""
    parents = {text_at(group, "parent_id") for group in groups} - {""}
    return [group for group in groups if text_at(group, "id") not in parents]


def _locations(place: str, offices: list[Json]) -> object:
    """What the board shows, unless only its offices say it in parts."""
    shown = locations_of([place])
    if isinstance(shown, list) and all(isinstance(one, dict) for one in shown):
        return shown
    addresses = [text_at(office, "location") for office in _leaves(offices)]
    known = [one for one in map(place_of, filter(None, addresses)) if isinstance(one, dict)]
    is_city = re.fullmatch(r"[\w .,'’-]+", place) and not workplace_of(place)
    return known if is_city and len(known) == len(addresses) == 1 else shown


def _metadata(job: Json, name: str) -> str:
    """The value of a field that the company added, by what its name means."""
    for entry in objects_at(job, "metadata"):
        if any(meaning == name for meaning, _, _ in meanings(text_at(entry, "name"))):
            value = value_at(entry, "value")
            said = value if isinstance(value, list) else [value]
            text = ", ".join(str(one).strip() for one in said if isinstance(one, str) and one)
            if text:
                return text
    return ""


def _ranges(job: Json) -> Iterator[dict[str, object] | None]:
    """Pay in cents; the period is only told by the title of a range."""
    for pay in objects_at(job, "pay_input_ranges"):
        title = text_at(pay, "title")
        low, high = number_at(pay, "min_cents"), number_at(pay, "max_cents")
        yield range_of(
            low and low / _CENTS,
            high and high / _CENTS,
            text_at(pay, "currency_type"),
            period_of(f"{title} {text_at(pay, 'blurb')}"),
            title.rstrip(": "),
        )
