"""The open roles for programs: feeds, ``jobs.json``, the dialect of job boards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from careers.outputs.atom import atom
from careers.outputs.context import Context
from careers.outputs.feed import Feed, feed
from careers.outputs.indeed_xml import indeed_xml
from careers.outputs.jobs_json import jobs_json
from careers.outputs.json_feed import json_feed
from careers.outputs.output import Output, Piece, of_pieces
from careers.outputs.rss import rss
from careers.site.feed_routes import ATOM, INDEED, JOBS, JSON_FEED, RSS, FeedRoute, feed_routes

_LINKED = {ATOM: "Atom", RSS: "RSS", JSON_FEED: "JSON Feed"}
"""What feed readers look for, and how they call it."""
_FORMATS = {ATOM: atom, RSS: rss, JSON_FEED: json_feed, JOBS: jobs_json, INDEED: indeed_xml}


def feeds(context: Context) -> Iterator[Output]:
    """One output each; what they say is put together once."""
    said = cache(partial(feed, context))
    for route in feed_routes(context.config):
        yield of_pieces(route.name, partial(_pieces, context, route, said))


def feed_links(context: Context) -> tuple[tuple[tuple[str, str], ...], ...]:
    """``<link>`` elements for the head of the index."""
    return tuple(
        (
            ("rel", "alternate"),
            ("type", route.media_type),
            ("title", f"{context.config.title} ({name})"),
            ("href", context.config.base_url + route.name),
        )
        for route, name in _LINKED.items()
    )


def _pieces(context: Context, route: FeedRoute, said: Callable[[], Feed]) -> Iterator[Piece]:
    address = context.config.url + context.config.base_url + route.name
    return _FORMATS[route](said(), address).pieces(said())
