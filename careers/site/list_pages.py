"""Lists of roles that are too long for one page: how many pages each has, and where they are.

Pure, over the whole site, and nothing to do for nearly every site. The addresses keep clear of
those of pages and files: a list without its third page would hide the roles on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from careers.site.addresses import address_key, addresses
from careers.site.value import ListPage, Site

MOST = 2000
"""Roles that stand on one page."""
PER_PAGE = 500
"""Roles on each page of a longer list."""

PAGE = "page"
"""``/page/2``, ``/teams/engineering/page/2``; ``/page-2/2`` where an author has a ``/page/2``."""


def list_pages(site: Site) -> dict[str, ListPage]:
    """The pages of long lists by address; empty where every list has one page.

    Args:
        site: As it is without them.
    """
    long = {address: length for address, length in _lists(site) if length > MOST}
    if not long:
        return {}
    return {page.permalink: page for page in _pages(long, _taken(site))}


def _lists(site: Site) -> Iterator[tuple[str, int]]:
    """(address, number of roles) of the lists that are there: no page has taken their address."""
    generated = {page.permalink for page in site.generated}
    taken = generated | {page.permalink for page in site.written}
    tags = {page.tag.permalink for page in site.tags.pages}
    if site.home is not None or site.root not in generated | tags:
        yield site.root, len(site.open_roles)
    for route in site.listings:
        if route.permalink not in taken:
            yield route.permalink, len(route.roles)


def _pages(lists: Mapping[str, int], taken: set[str]) -> list[ListPage]:
    """All of them below the first name with which none is where something else is."""
    for number in count(1):
        name = PAGE if number == 1 else f"{PAGE}-{number}"
        pages = [page for at, length in lists.items() for page in _of_list(at, length, name)]
        further = {address_key(page.permalink) for page in pages if page.number > 1}
        if further.isdisjoint(taken):
            return pages
    raise AssertionError  # names never end


def _of_list(address: str, length: int, name: str) -> Iterator[ListPage]:
    last = -(-length // PER_PAGE)
    further = (f"{address.rstrip('/')}/{name}/{number}" for number in range(2, last + 1))
    permalinks = (address, *further)
    for number in range(1, last + 1):
        yield ListPage(number, permalinks, PER_PAGE)


def _taken(site: Site) -> set[str]:
    """What pages, lists and files answer at."""
    found = {address_key(address) for address in addresses(site)}
    for folder in site.config.static_directories:
        for file in site.files:
            if file.startswith(f"{folder}/"):
                path = site.config.base_url + file.removeprefix(f"{folder}/")
                ends = ("", "/index.html", ".html")
                found |= {address_key(path.removesuffix(end)) for end in ends}
    return found
