"""Every address that a site answers at."""

from __future__ import annotations

from collections.abc import Iterator

from careers.content.routes import decode_uri
from careers.site.feed_routes import feed_addresses
from careers.site.value import Site


def addresses(site: Site) -> Iterator[str]:
    """Of everything that may be linked to: pages, and files for programs; with ``baseUrl``."""
    yield from page_addresses(site)
    yield from feed_addresses(site.config)


def page_addresses(site: Site) -> Iterator[str]:
    """Of pages, and of the lists that careers makes."""
    yield site.root
    yield from (page.permalink for page in site.written)
    yield from (page.permalink for page in site.generated)
    yield from (tag.tag.permalink for tag in site.tags.pages)
    if site.tags.listed:
        yield site.tags.list_permalink
    yield from (route.permalink for route in site.listings)
    yield from (page.permalink for page in site.list_pages.values() if page.number > 1)


def address_key(path: str) -> str:
    """One form for ``/a``, ``/a/`` and ``/%61``."""
    return decode_uri(path).rstrip("/") or "/"
