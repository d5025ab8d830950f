"""The pages that list roles of one kind: a team's, a place's, the remote ones, the closed ones.

Pure, from roles to addresses: the emitter makes a page of each, the link checker knows that they
exist, and the sitemap names them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from careers.markdown.slugs import Slugger
from careers.roles.role import Employment, Place, Role, Workplace
from careers.site.role_page import RolePage

Kind = Literal["teams", "locations", "workplace", "employment", "closed", "upcoming"]

REMOTE = "remote"
"""The value of the location that every remote role is in, whatever its own is called."""

_LONGEST_SLUG = 60
_NO_SLUG = "other"
"""For a label without a letter or digit."""
_HYPHENS = re.compile(r"-+")


@dataclass(frozen=True, slots=True)
class ListingRoute:
    """A page that lists some of the roles."""

    kind: Kind
    value: str
    """What its roles share. A team or a place in the author's words; ``remote``, ``hybrid``,
    ``full-time``, … as a role has them; empty for ``closed`` and ``upcoming``."""
    permalink: str
    """With ``baseUrl``; the site's trailing-slash policy is not applied yet."""
    roles: tuple[RolePage, ...]
    """At least one, in the order of the page."""


def listing_routes(roles: Iterable[RolePage], base_url: str) -> tuple[ListingRoute, ...]:
    """Every listing page that has a role to show; the work grows with the number of roles.

    Teams come in the order of the roles, places by name, the others as ``Role`` names them.

    Args:
        roles: In reading order; those that are not open only stand on ``/closed`` and
            ``/upcoming``.
        base_url: Of the site.
    """
    everything = tuple(roles)
    listed = tuple(found for found in everything if found.is_listed)
    ambiguous = _ambiguous_cities(listed)
    teams = _grouped(listed, lambda found: [found.team])
    places = _grouped(listed, lambda found: _locations(found.role, ambiguous))
    places = dict(sorted(places.items(), key=lambda one: (one[0] != REMOTE, one[0].casefold())))
    workplaces = _grouped(listed, lambda found: [found.role.workplace or ""])
    employments = _grouped(listed, lambda found: found.role.employment)
    return (
        *_routes("teams", teams, base_url),
        *_routes("locations", places, base_url),
        *_routes("workplace", _in_order_of(get_args(Workplace), workplaces), base_url),
        *_routes("employment", _in_order_of(get_args(Employment), employments), base_url),
        *_single("closed", _closed(everything), base_url),
        *_single("upcoming", _upcoming(everything), base_url),
    )


def locations_of(role: Role) -> tuple[str, ...]:
    """Where a role is listed, as one who looks for a place calls it.

    A remote role is ``remote`` as well as, say, ``Remote — US``. Without regard to cities of the
    same name: ``listing_routes`` tells those apart.
    """
    return tuple(_locations(role, frozenset()))


def _locations(role: Role, ambiguous: frozenset[str]) -> Iterable[str]:
    found = []
    if role.is_remote or any(place.remote for place in role.places):
        found.append(REMOTE)
    for place in role.places:
        if place.remote:
            found += [place.label] if place.label.casefold() != REMOTE else []
        elif place.city and place.city.casefold() not in ambiguous:
            found.append(place.city)
        else:
            found.append(place.label)
    return dict.fromkeys(found)


def _ambiguous_cities(roles: Iterable[RolePage]) -> frozenset[str]:
    """Names of cities that are in several countries or states: Cambridge, Portland."""
    countries: dict[str, set[str]] = defaultdict(set)
    regions: dict[str, set[str]] = defaultdict(set)
    for place in (place for found in roles for place in found.role.places):
        if place.city:
            countries[place.city.casefold()].add(place.country)
            regions[place.city.casefold()].add(_state(place))
    return frozenset(
        city
        for city in countries
        if len(countries[city] - {""}) > 1 or len(regions[city] - {""}) > 1
    )


def _state(place: Place) -> str:
    """Elsewhere the region is said now and then, and tells no cities apart."""
    return place.region if place.country in {"US", "CA", "AU"} else ""


def _grouped(
    roles: Iterable[RolePage], values: Callable[[RolePage], Iterable[str]]
) -> dict[str, list[RolePage]]:
    """Roles by value; values that differ in case or spaces only are one, as first written."""
    labels: dict[str, str] = {}
    groups: dict[str, list[RolePage]] = {}
    members_of: dict[str, list[RolePage] | None] = {}
    for found in roles:
        for value in values(found):
            if value not in members_of:
                key = " ".join(value.casefold().split())
                label = labels.setdefault(key, value)
                members_of[value] = groups.setdefault(label, []) if key else None
            members = members_of[value]
            if members is not None and not (members and members[-1] is found):
                members.append(found)
    return groups


def _in_order_of(
    names: Iterable[str], groups: Mapping[str, list[RolePage]]
) -> dict[str, list[RolePage]]:
    return {name: groups[name] for name in names if name in groups}


def _routes(
    kind: Kind, groups: Mapping[str, list[RolePage]], base_url: str
) -> Iterable[ListingRoute]:
    slugs = _slugs(groups)
    for value, roles in groups.items():
        yield ListingRoute(kind, value, f"{base_url}{kind}/{slugs[value]}", tuple(roles))


def _slugs(labels: Iterable[str]) -> dict[str, str]:
    """Given in the order of the labels, so that moving a page in the sidebar moves no address."""
    unique = Slugger()
    return {label: unique.id_for(_slug(label)) for label in sorted(labels)}


def _slug(label: str) -> str:
    """``Field service & repair`` → ``field-service-repair``."""
    slug = _HYPHENS.sub("-", Slugger().id_for(label)).strip("-")
    return slug[:_LONGEST_SLUG].rstrip("-") or _NO_SLUG


def _single(kind: Kind, roles: tuple[RolePage, ...], base_url: str) -> Iterable[ListingRoute]:
    if roles:
        yield ListingRoute(kind, "", f"{base_url}{kind}", roles)


def _closed(roles: Iterable[RolePage]) -> tuple[RolePage, ...]:
    """Latest closing date first, those without a date last."""
    found = [one for one in roles if one.status in {"closed", "filled"} and _is_public(one)]
    return tuple(sorted(found, key=lambda one: -_seconds(one.role.closes, missing=0)))


def _upcoming(roles: Iterable[RolePage]) -> tuple[RolePage, ...]:
    """Next to open first, those without a date last."""
    found = [one for one in roles if one.status == "upcoming" and _is_public(one)]
    return tuple(sorted(found, key=lambda one: _seconds(one.role.opens, missing=float("inf"))))


def _is_public(found: RolePage) -> bool:
    return not found.page.front_matter.unlisted


def _seconds(instant: datetime | None, *, missing: float) -> float:
    return missing if instant is None else instant.timestamp()
