"""Ashby's public job postings API. Source: developers.ashbyhq.com, public job posting API."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from careers.importers.html_text import address_of
from careers.importers.posting import (
    Json,
    Posting,
    day_in,
    employment_in,
    filled,
    number_at,
    objects_at,
    parts_of,
    place_of,
    range_of,
    salary_of,
    team_named,
    text_at,
    value_at,
    workplace_of,
)
from careers.roles.countries import country_code

HOST = "https://api.ashbyhq.com"
PUBLIC = re.compile(
    r"https?://(?:jobs|api)\.ashbyhq\.com/(?:posting-api/job-board/)?(?P<name>[\w.%-]+)"
)
"""Addresses that name a board."""
_KINDS = {"FullTime": "full-time", "PartTime": "part-time", "Intern": "internship"}
_INTERVAL = re.compile(r"1 (HOUR|DAY|WEEK|MONTH|YEAR)")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def address(name: str) -> str:
    """Where all jobs of a board are, with pay; there are no pages of them."""
    return f"/posting-api/job-board/{quote(name, safe='')}?includeCompensation=true"


def jobs_in(data: object) -> list[Json] | None:
    """The listed jobs of an answer; None where it is not one of Ashby's."""
    jobs = objects_at(data, "jobs")
    is_ours = isinstance(value_at(data, "jobs"), list)
    if not is_ours or not all("jobUrl" in job or "descriptionHtml" in job for job in jobs):
        return None
    return [job for job in jobs if job.get("isListed") is not False]


def public_address(job: Json) -> str:
    """The page of a job on its board."""
    return text_at(job, "jobUrl")


def posting(job: Json) -> Posting:
    """A job of the API as ours, without its text."""
    in_address = _UUID.search(public_address(job))
    team = team_named(text_at(job, "team"), text_at(job, "department"))
    employment = text_at(job, "employmentType")
    workplace = workplace_of(text_at(job, "workplaceType"))
    fields = {
        "team": team,
        "employment_type": employment_in(_KINDS.get(employment, employment)),
        "workplace": workplace or ("remote" if job.get("isRemote") is True else None),
        "locations": _locations(job),
        "salary": salary_of(_ranges(job)),
        "equity": _summary(job, "Equity"),
        "bonus": _summary(job, "Bonus", "Commission"),
        "date_posted": day_in(value_at(job, "publishedAt")),
        "apply": address_of(text_at(job, "applyUrl") or public_address(job)),
    }
    job_id = text_at(job, "id") or (in_address[0] if in_address else "")
    return Posting(job_id, text_at(job, "title"), team, filled(fields))


def html_of(job: Json) -> Iterator[str]:
    """The text of a job."""
    html = value_at(job, "descriptionHtml")
    yield html if isinstance(html, str) else ""


def _locations(job: Json) -> list[object] | None:
    """The first place and the others, each with its address where it has one."""
    places = [_place(text_at(job, "location"), value_at(job, "address", "postalAddress"))]
    for other in objects_at(job, "secondaryLocations"):
        address = value_at(other, "address")
        postal = value_at(address, "postalAddress")
        places.append(_place(text_at(other, "location"), postal or address))
    found = [place for place in places if place]
    return [place for n, place in enumerate(found) if place not in found[:n]] or None


def _place(name: str, address: object) -> object:
    """City, region and country of the address, unless the name is of no place one goes to."""
    city, region = text_at(address, "addressLocality"), text_at(address, "addressRegion")
    country = country_code(text_at(address, "addressCountry"))
    if workplace_of(name) or not (city and country):
        return place_of(name) if name else None
    return parts_of(city, region, country)


def _is_public(job: Json) -> bool:
    return job.get("shouldDisplayCompensationOnJobPostings") is not False


def _ranges(job: Json) -> Iterator[dict[str, object] | None]:
    """The salary of each tier, with the tier's title as its zone."""
    tiers = objects_at(job, "compensation", "compensationTiers") if _is_public(job) else []
    for tier in tiers:
        for part in objects_at(tier, "components"):
            interval = _INTERVAL.fullmatch(text_at(part, "interval"))
            if text_at(part, "compensationType") == "Salary" and interval:
                yield range_of(
                    number_at(part, "minValue"),
                    number_at(part, "maxValue"),
                    text_at(part, "currencyCode"),
                    interval[1].lower(),
                    text_at(tier, "title"),
                )


def _summary(job: Json, *kinds: str) -> str:
    """What the board says of pay that is no salary, in its own words."""
    if not _is_public(job):
        return ""
    parts = objects_at(job, "compensation", "summaryComponents")
    said = [
        text_at(part, "summary")
        for part in parts
        if text_at(part, "compensationType").startswith(kinds)
    ]
    return ", ".join(dict.fromkeys(filter(None, said)))
