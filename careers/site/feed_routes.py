"""The files for programs: their names, so that pages can link to them."""

from __future__ import annotations

from dataclasses import dataclass

from careers.config import Config


@dataclass(frozen=True, slots=True)
class FeedRoute:
    """A file that lists the open roles."""

    name: str
    """Below the root of the site: ``atom.xml``."""
    media_type: str


ATOM = FeedRoute("atom.xml", "application/atom+xml")
RSS = FeedRoute("rss.xml", "application/rss+xml")
JSON_FEED = FeedRoute("feed.json", "application/feed+json")
JOBS = FeedRoute("jobs.json", "application/json")
INDEED = FeedRoute("indeed.xml", "application/xml")


def feed_routes(config: Config) -> tuple[FeedRoute, ...]:
    """Those that a site has; the one for job boards only where it asks for it."""
    asked = (INDEED,) if config.careers.feeds.indeed else ()
    return (ATOM, RSS, JSON_FEED, JOBS, *asked)


def feed_addresses(config: Config) -> tuple[str, ...]:
    """Their addresses and that of the sitemap, with ``baseUrl``."""
    names = [route.name for route in feed_routes(config)]
    names += [config.sitemap.filename] if config.sitemap is not None else []
    return tuple(config.base_url + name for name in names)
