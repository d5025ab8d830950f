"""A page for every team, place, workplace and kind of employment that has an open role."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from careers.outputs.browse import route_label
from careers.outputs.context import Context
from careers.outputs.heads import HeadFacts, head
from careers.outputs.listing import role_row
from careers.outputs.output import Output
from careers.outputs.structured import item_list
from careers.outputs.views import Breadcrumb, ListView
from careers.site.listing_routes import ListingRoute

_COUNTS = {"closed": "careers.closedCount", "upcoming": "careers.upcomingCount"}
_NAMED = 3
"""Roles that the description for search engines names."""


def role_listings(context: Context) -> Iterator[Output]:
    """One output each; a page or static file of the site at that address has the right to it."""
    taken = {page.permalink for page in context.site.generated}
    for route in context.site.listings:
        if route.permalink not in taken:
            yield Output(
                context.path(route.permalink), partial(_content, context, route), shows="faces"
            )


def _content(context: Context, route: ListingRoute) -> bytes:
    return context.html("list.html", list_view(context, route))


def list_view(context: Context, route: ListingRoute) -> ListView:
    """Everything that a listing page shows."""
    is_closed = route.kind == "closed"
    home = context.text("careers.openRoles")
    label = route_label(context, route)
    title = context.text("careers.listing.title", value=label) if route.value else label
    count = context.counted(_COUNTS.get(route.kind, "careers.roleCount"), len(route.roles))
    facts = HeadFacts(
        title,
        route.permalink,
        description=f"{count}: {', '.join(one.role.title for one in route.roles[:_NAMED])}",
        html_class="plugin-native plugin-id-default",
        noindex=is_closed,
        breadcrumbs=(
            (home, context.href(context.site.root)),
            (label, context.href(route.permalink)),
        ),
        objects=() if is_closed else (item_list(context, route.roles),),
    )
    return ListView(
        head=head(context, facts),
        kind=route.kind,
        title=title,
        count=count,
        rows=tuple(
            role_row(context, found, group=None if route.kind == "teams" else "")
            for found in route.roles
        ),
        breadcrumbs=(
            Breadcrumb(home, context.href(context.site.root), active=False, home=True),
            Breadcrumb(label, None, active=True),
        ),
        home=context.href(context.site.root),
    )
