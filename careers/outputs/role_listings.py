"""A page for every team, place, workplace and kind of employment that has an open role."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from careers.outputs.browse import route_label
from careers.outputs.context import Context
from careers.outputs.heads import HeadFacts, head
from careers.outputs.listing import role_row
from careers.outputs.output import Output
from careers.outputs.paging import page_label, page_title, pages_at, paging_of
from careers.outputs.structured import item_list
from careers.outputs.views import Breadcrumb, ListView
from careers.site.listing_routes import ListingRoute
from careers.site.value import ListPage

_COUNTS = {"closed": "careers.closedCount", "upcoming": "careers.upcomingCount"}
NAMED = 3
"""Roles that the description for search engines names."""


def role_listings(context: Context) -> Iterator[Output]:
    """One output each; a page or static file of the site at that address has the right to it."""
    taken = {page.permalink for page in context.site.generated}
    for route in context.site.listings:
        if route.permalink not in taken:
            for at, page in pages_at(context, route.permalink):
                content = partial(_content, context, route, page)
                yield Output(context.path(at), content, shows="faces")


def _content(context: Context, route: ListingRoute, page: ListPage | None) -> bytes:
    return context.html("list.html", list_view(context, route, page))


def list_view(context: Context, route: ListingRoute, page: ListPage | None) -> ListView:
    """Everything that a listing page shows, or one page of it."""
    roles = route.roles[page.rows] if page else route.roles
    is_closed = route.kind == "closed"
    label = route_label(context, route)
    steps = _steps(context, label, route, page)
    title = context.text("careers.listing.title", value=label) if route.value else label
    count = context.counted(_COUNTS.get(route.kind, "careers.roleCount"), len(route.roles))
    facts = HeadFacts(
        page_title(context, title, page),
        page.permalink if page else route.permalink,
        description=f"{count}: {', '.join(one.role.title for one in roles[:NAMED])}",
        html_class="plugin-native plugin-id-default",
        noindex=is_closed,
        breadcrumbs=steps,
        objects=() if is_closed else (item_list(context, roles),),
    )
    return ListView(
        head=head(context, facts),
        kind=route.kind,
        title=title,
        count=count,
        rows=tuple(
            role_row(context, found, group=None if route.kind == "teams" else "") for found in roles
        ),
        breadcrumbs=_breadcrumbs(steps),
        home=context.href(context.site.root),
        paging=paging_of(context, page) if page else None,
    )


def _steps(
    context: Context, label: str, route: ListingRoute, page: ListPage | None
) -> tuple[tuple[str, str], ...]:
    """(label, address) from the index down to the page."""
    found = [
        (context.text("careers.openRoles"), context.href(context.site.root)),
        (label, context.href(route.permalink)),
    ]
    if page is not None and page.number > 1:
        found.append((page_label(context, page, page.number), context.href(page.permalink)))
    return tuple(found)


def _breadcrumbs(steps: tuple[tuple[str, str], ...]) -> tuple[Breadcrumb, ...]:
    (home, root), *between, (last, _) = steps
    return (
        Breadcrumb(home, root, active=False, home=True),
        *(Breadcrumb(label, href, active=False) for label, href in between),
        Breadcrumb(last, None, active=True),
    )
