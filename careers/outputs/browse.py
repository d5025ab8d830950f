"""The pages that list roles, as links: by team, by place, by workplace, by employment."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from careers.outputs.context import Context
from careers.outputs.places import place_names
from careers.outputs.views import BrowseGroup, BrowseLink
from careers.site.listing_routes import REMOTE, Kind, ListingRoute

_LABELS: dict[Kind, str] = {
    "teams": "careers.browse.teams",
    "locations": "careers.browse.locations",
    "workplace": "careers.fact.workplace",
    "employment": "careers.fact.employment",
    "closed": "careers.closedRoles",
    "upcoming": "careers.upcomingRoles",
}


def browse(context: Context) -> tuple[BrowseGroup, ...]:
    """The listing pages of a site, kind by kind."""
    return tuple(_groups(context))


def route_label(context: Context, route: ListingRoute) -> str:
    """What the roles of a listing page share, in the site's words: ``Berlin``, ``Full-time``."""
    strings = context.chrome.strings
    if route.kind in {"workplace", "employment"}:
        key = f"careers.{route.kind}.{route.value.replace('-', '')}"
        return strings.get(key, route.value)
    if route.kind == "locations":
        return _place(context, route)
    return route.value or strings[_LABELS[route.kind]]


def _place(context: Context, route: ListingRoute) -> str:
    """``Remote — US`` and ``Cambridge, United Kingdom`` were put together in English."""
    strings, wanted = context.chrome.strings, route.value.casefold()
    if route.value == REMOTE:
        return strings["careers.workplace.remote"]
    places = (place for found in route.roles for place in found.role.places)
    same = next((place for place in places if place.label.casefold() == wanted), None)
    return place_names([same], strings, context.chrome.locale)[0] if same else route.value


def _groups(context: Context) -> Iterator[BrowseGroup]:
    for kind, routes in groupby(context.site.listings, lambda route: route.kind):
        links = (
            BrowseLink(route_label(context, route), context.href(route.permalink), len(route.roles))
            for route in routes
        )
        yield BrowseGroup(kind, context.text(_LABELS[kind]), tuple(links))
