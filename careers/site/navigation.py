"""Which page follows which, and the way from home to a page.

Source: docusaurus 3.10.2, plugin-content-docs/src/{sidebars/utils,docs}.ts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from careers.content.pages import Page
from careers.problems import Location, Problem
from careers.site.sidebar_items import (
    Sidebar,
    SidebarCategory,
    SidebarHtml,
    SidebarItem,
    SidebarLink,
    walk,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A page in reading order."""

    label: str
    permalink: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The sidebar a page belongs to, and the pages before and after it."""

    sidebar: str | None = None
    previous: Step | None = None
    next: Step | None = None


@dataclass(frozen=True, slots=True)
class _Stop:
    """A stop on the way through a sidebar: a page, or a generated index."""

    key: str
    """The page's id, or the index's permalink."""
    step: Step


class Navigator:
    """Answers for one site: the reading order of a sidebar is used by all its pages."""

    def __init__(
        self, sidebars: Mapping[str, Sidebar], pages: Mapping[str, Page], unlisted: frozenset[str]
    ) -> None:
        self.pages = pages
        self.unlisted = unlisted
        self.problems: list[Problem] = []
        self.stops = {
            name: tuple(_stops(items, pages, unlisted)) for name, items in sidebars.items()
        }
        self.index = {
            name: {stop.key: number for number, stop in reversed([*enumerate(stops)])}
            for name, stops in self.stops.items()
        }
        self.sidebar_of = _sidebar_of(sidebars)

    def of_page(self, page: Page) -> Neighbours:
        """Neighbours as ordered by the sidebar, or as the front matter says."""
        said = page.front_matter
        name = (
            said.displayed_sidebar
            if said.has("displayed_sidebar")
            else self.sidebar_of.get(page.id)
        )
        if name is not None and name not in self.stops:
            self._refuse(page, "displayed_sidebar", f"there is no sidebar `{name}`",
                         "sidebar-unknown", list(self.stops))  # fmt: skip
            name = None
        around = self._around(name, page.id)
        return Neighbours(
            name,
            self._chosen(page, "pagination_prev") if said.has("pagination_prev") else around[0],
            self._chosen(page, "pagination_next") if said.has("pagination_next") else around[1],
        )

    def of_generated(self, name: str, permalink: str) -> Neighbours:
        """Neighbours of a generated index page."""
        previous, following = self._around(name, permalink)
        return Neighbours(name, previous, following)

    def _around(self, name: str | None, key: str) -> tuple[Step | None, Step | None]:
        if name is None or key not in self.index[name]:
            return None, None
        stops, number = self.stops[name], self.index[name][key]
        return (
            stops[number - 1].step if number else None,
            stops[number + 1].step if number + 1 < len(stops) else None,
        )

    def _chosen(self, page: Page, key: str) -> Step | None:
        """The page that ``pagination_prev`` or ``pagination_next`` names; null names none."""
        wanted = (
            page.front_matter.pagination_prev
            if key == "pagination_prev"
            else page.front_matter.pagination_next
        )
        if wanted is None:
            return None
        target = self.pages.get(wanted)
        if target is None:
            self._refuse(page, key, f"there is no page with the id `{wanted}`",
                         "pagination-id", list(self.pages))  # fmt: skip
            return None
        if target.id in self.unlisted:
            return None
        return Step(target.pagination_label, target.permalink)

    def _refuse(self, page: Page, key: str, message: str, rule: str, known: list[str]) -> None:
        from difflib import get_close_matches

        at = page.front_matter.raw[key]
        near = get_close_matches(message.rsplit("`", 2)[1], known, n=1)
        self.problems.append(
            Problem(
                Location(page.source, at.line, at.column),
                message,
                rule,
                f"did you mean `{near[0]}`?" if near else "check its spelling",
                refused=True,
            )
        )


def _stops(items: Sidebar, pages: Mapping[str, Page], unlisted: frozenset[str]) -> Iterator[_Stop]:
    """Depth first, a category's page before its children; unlisted pages are passed over."""
    for item in walk(items):
        if isinstance(item, SidebarCategory) and item.generated:
            yield _Stop(item.generated.permalink, Step(item.label, item.generated.permalink))
        elif (doc_id := _own_page(item)) and doc_id not in unlisted:
            page = pages[doc_id]
            label = item.label if isinstance(item, SidebarLink) else page.sidebar_label
            label = page.front_matter.pagination_label or label
            yield _Stop(doc_id, Step(label, page.permalink))


def _own_page(item: SidebarItem) -> str | None:
    """The page that the item attaches to its sidebar."""
    if isinstance(item, SidebarCategory):
        return item.doc_id
    return item.doc_id if isinstance(item, SidebarLink) and not item.ref else None


def _sidebar_of(sidebars: Mapping[str, Sidebar]) -> dict[str, str]:
    """The last sidebar that lists a page is the page's."""
    return {
        doc_id: name
        for name, items in sidebars.items()
        for item in walk(items)
        if (doc_id := _own_page(item)) is not None
    }


@dataclass(frozen=True, slots=True)
class Trail:
    """The way from the top of a sidebar down to one of its addresses."""

    items: tuple[SidebarLink | SidebarCategory, ...] = ()
    positions: tuple[int, ...] = ()
    """The place of each item among its siblings, from 0."""

    def below(self, item: SidebarLink | SidebarCategory, position: int) -> Trail:
        """The way one step further down."""
        return Trail((*self.items, item), (*self.positions, position))


def trails(items: Sidebar) -> dict[str, Trail]:
    """For every address in a sidebar, the way to it."""
    found: dict[str, Trail] = {}

    def visit(level: Sidebar, above: Trail) -> None:
        for position, item in enumerate(level):
            if isinstance(item, SidebarHtml):
                continue
            here = above.below(item, position)
            if item.href is not None:
                found.setdefault(item.href, here)
            if isinstance(item, SidebarCategory):
                visit(item.items, here)

    visit(items, Trail())
    return found
