"""What an open role lacks to stand in Google's job search, and the key that would say it.

Source: Google Search Central, "Job posting structured data", required properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from careers.config import Config
from careers.problems import Location, Problem
from careers.roles.where import homes, workplaces
from careers.site.role_page import RolePage

_HOLE = "…"
"""A link, image or component: something is there."""
_TITLE = re.compile(r"<h1\b.*?</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SEVERAL = 2
"""Roles that lack the same: then the site's own default is the cure."""


def missing_properties(roles: Iterable[RolePage], config: Config) -> Iterator[Problem]:
    """One problem for each property that a role lacks; one in all for a default of the site's.

    Args:
        roles: Those that are listed; of others nothing is published.
        config: Of the site.
    """
    listed = tuple(found for found in roles if found.is_listed)
    if listed and not config.careers.company.name:
        yield _no_company(config)
    without_country = [found for found in listed if _lacks_country(found)]
    if len(without_country) >= _SEVERAL and not config.careers.country:
        yield _no_default_country(config, len(without_country))
        without_country = []
    for found in listed:
        yield from _of_role(found)
    for found in without_country:
        yield _problem(
            found,
            "country",
            "names a place but not its country, which Google's job search requires",
            "add it: `locations: [{city: Berlin, country: DE}]`",
            key="places",
        )


def _no_company(config: Config) -> Problem:
    return Problem(
        Location(config.file),
        f"nobody says who hires, so that job boards read `{config.title}`",
        "job-posting-company",
        'add `name = "…"` under `[careers.company]`',
        severity="warning",
    )


def _no_default_country(config: Config, count: int) -> Problem:
    return Problem(
        Location(config.file),
        f"{count} roles name a place but not its country, which Google's job search requires",
        "job-posting-country",
        'add `country = "DE"` under `[careers]`, which holds for all of them',
    )


def _of_role(found: RolePage) -> Iterator[Problem]:
    role = found.role
    report = partial(_problem, found)
    if role.posted is None:
        yield report(
            "date",
            "does not say when it was posted, which Google's job search requires",
            "add the day on which it was first published: `date_posted: 2026-11-02`",
        )
    if not workplaces(role) and not role.is_remote:
        yield report(
            "location",
            "does not say where it is, which Google's job search requires",
            "add `locations: [{city: Berlin, country: DE}]`, or `workplace: remote`",
        )
    if role.is_remote and not workplaces(role) and not homes(role):
        yield report(
            "applicants",
            "is remote and does not say from where, which Google's job search requires",
            "add the countries that people may live in: `applicant_locations: [DE, AT]`",
            key="workplace",
        )
    if not _says_anything(found):
        yield report(
            "description",
            "has no text, and Google's job search requires one",
            "write what the work is, whom you look for, and what you offer",
        )


def _lacks_country(found: RolePage) -> bool:
    return any(not place.country for place in workplaces(found.role))


def _says_anything(found: RolePage) -> bool:
    """Whether there is a text below the title."""
    parts = found.page.body.parts
    html = "".join(part if isinstance(part, str) else _HOLE for part in parts)
    return bool(_TAG.sub("", _TITLE.sub("", html)).strip())


def _problem(found: RolePage, rule: str, said: str, hint: str, key: str = "") -> Problem:
    where = found.role.where.get(key)
    source = found.page.source
    location = Location(source, where.line, where.column) if where else Location(source)
    return Problem(location, f"the role {said}", f"job-posting-{rule}", hint)
