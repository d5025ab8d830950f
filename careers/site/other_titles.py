"""A site in which roles are called otherwise: what else shows their titles, or has their order."""

from __future__ import annotations

import operator
from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from careers.content.collation import Key, locale_key
from careers.content.pages import Page
from careers.site.navigation import Neighbours, Step, trails
from careers.site.redirects import redirects
from careers.site.sidebar_items import Sidebar, SidebarCategory, SidebarItem, SidebarLink, walk
from careers.site.tags import TagPage, Tags
from careers.site.value import GeneratedIndexPage, Site


def can_be_retitled(site: Site, pages: Iterable[tuple[Page, Page]]) -> bool:
    """Whether `retitled` is enough for pages with other titles, given as they were and are.

    Other pages may lend their titles to a category; where two pages have one id or address, it
    takes more to tell which of them is shown.

    Args:
        site: As it was; its sidebars are made of the folders.
        pages: Those that have another title.
    """
    addresses = {page.permalink for page in site.written}
    addresses |= {page.permalink for page in site.generated}
    return (
        len(addresses) == len(site.written) + len(site.generated)
        and len(site.by_id) == len(site.pages)
        and all(new.source in site.roles for _, new in pages)
        and all(new.front_matter.sidebar_label != "" for _, new in pages)
    )


def retitled(site: Site, pages: Sequence[Page]) -> Site:
    """The site with the titles of some pages wherever they stand.

    Args:
        site: With these pages already in their places.
        pages: Those that have another title than before.
    """
    labels = {page.id: page.title for page in pages if page.front_matter.sidebar_label is None}
    steps = {page.permalink: Step(page.pagination_label, page.permalink) for page in pages}
    sidebars = {name: _labelled(items, labels) for name, items in site.sidebars.items()}
    site = replace(
        site,
        sidebars=sidebars,
        trails={name: trails(items) for name, items in sidebars.items()},
        neighbours={source: _around(found, steps) for source, found in site.neighbours.items()},
        generated=tuple(_generated(site.generated, sidebars, steps)),
        tags=_tags(site.tags, pages),
    )
    return replace(site, redirects=redirects(site)[0]) if site.redirects else site


def _labelled(items: Sidebar, labels: Mapping[str, str]) -> Sidebar:
    """The same value where nothing in it has another label."""
    new: list[SidebarItem] = [_with_label(item, labels) for item in items]
    return items if all(map(operator.is_, new, items)) else tuple(new)


def _with_label(item: SidebarItem, labels: Mapping[str, str]) -> SidebarItem:
    if isinstance(item, SidebarLink):
        label = labels.get(item.doc_id or "")
        return item if label is None else replace(item, label=label)
    if isinstance(item, SidebarCategory):
        items = _labelled(item.items, labels)
        return item if items is item.items else replace(item, items=items)
    return item


def _around(found: Neighbours, steps: Mapping[str, Step]) -> Neighbours:
    previous, following = found.previous, found.next
    if (previous and previous.permalink in steps) or (following and following.permalink in steps):
        return replace(
            found,
            previous=previous and steps.get(previous.permalink, previous),
            next=following and steps.get(following.permalink, following),
        )
    return found


def _generated(
    pages: Iterable[GeneratedIndexPage], sidebars: Mapping[str, Sidebar], steps: Mapping[str, Step]
) -> Iterable[GeneratedIndexPage]:
    """The same pages, with the categories of the new sidebars, which are in the same order."""
    items = (item for sidebar in sidebars.values() for item in walk(sidebar))
    categories = [one for one in items if isinstance(one, SidebarCategory) and one.generated]
    for page, category in zip(pages, categories, strict=True):
        yield replace(page, category=category, neighbours=_around(page.neighbours, steps))


def _tags(tags: Tags, pages: Sequence[Page]) -> Tags:
    """With the pages of each tag by title again."""
    theirs = {tag.permalink for page in pages for tag in tags.of_page[page.source]}
    moved = {id(page): page for page in pages}
    return replace(
        tags,
        pages=tuple(
            [_by_title(one, moved) if one.tag.permalink in theirs else one for one in tags.pages]
        ),
    )


def _by_title(tag_page: TagPage, moved: Mapping[int, Page]) -> TagPage:
    pages = [page for page in tag_page.pages if id(page) not in moved]
    for page in tag_page.pages:
        if id(page) in moved:
            insort(pages, page, key=_title_key)
    return replace(tag_page, pages=tuple(pages))


def _title_key(page: Page) -> tuple[Key, Key]:
    return locale_key(page.title), locale_key(page.id)
