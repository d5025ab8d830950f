"""Lists that are too long for one page: how many pages each has, and where they are.

Pure, over the whole site, and nothing to do for nearly every site. The addresses keep clear of
those of pages and files: a list without its third page would hide the roles on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from careers.site.addresses import address_key, addresses
from careers.site.value import ListPage, Site

MOST = 2000
"""Roles, or other entries, that stand on one page."""
PER_PAGE = 500
"""Entries on each page of a longer list."""

PAGE = "page"
"""``/page/2``, ``/teams/engineering/page/2``; ``/page-2/2`` where an author has a ``/page/2``."""


def list_pages(site: Site) -> dict[str, ListPage]:
    """The pages of long lists by address; empty where every list has one page.

    Args:
        site: As it is without them.
    """
    long = {address: length for address, length in dict(_lists(site)).items() if length > MOST}
    if not long:
        return {}
    return {page.permalink: page for page in _pages(long, _taken(site))}


def _lists(site: Site) -> Iterator[tuple[str, int]]:
    """(address, number of entries) of the lists that are there; the last at an address counts."""
    for route in site.listings:
        yield route.permalink, len(route.roles)
    if site.home is None:
        yield site.root, len(site.open_roles)
    for tag_page in site.tags.pages:
        yield tag_page.tag.permalink, len(tag_page.pages)
    for index in site.generated:
        yield index.permalink, len(index.category.items)
    for page in site.written:  # has the right to its address, and shows roles at the root only
        yield page.permalink, len(site.open_roles) if page.permalink == site.root else 0


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
