"""The whole site as one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from careers.config import Config
from careers.content.category import CategoryMetadata
from careers.content.last_commits import Commit
from careers.content.pages import Page
from careers.problems import Problem
from careers.site.links import Links
from careers.site.listing_routes import ListingRoute
from careers.site.navigation import Neighbours, Trail
from careers.site.references import PageReferences
from careers.site.role_page import RolePage
from careers.site.sidebar_items import Sidebar, SidebarCategory
from careers.site.tags import Tags
from careers.site.translations import Translations

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GeneratedIndexPage:
    """A category whose page is a list of its items, with the sidebar it stands in."""

    category: SidebarCategory
    permalink: str
    sidebar: str
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address, and where it leads."""

    permalink: str
    """With ``baseUrl``, decoded; it ends as it was written."""
    to: str
    """With ``baseUrl`` and the trailing-slash policy; or an address elsewhere."""
    title: str
    """Of the page there, for those whose browser does not go on by itself."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list that is too long for one."""

    number: int
    """From 1; the first page is at the address of the list."""
    permalinks: tuple[str, ...]
    """Of all pages of the list; with ``baseUrl``, trailing-slash policy not applied."""
    size: int
    """Entries on each page; the last one has what is left."""

    @property
    def permalink(self) -> str:
        """Its own address."""
        return self.permalinks[self.number - 1]

    @property
    def rows(self) -> slice:
        """Its part of the list."""
        return slice((self.number - 1) * self.size, self.number * self.size)


@dataclass(frozen=True, slots=True)
class Site:
    """Pages put together: sidebars, order, tags, links. Nothing in it is written yet."""

    config: Config
    pages: tuple[Page, ...]
    """Sorted by source path; drafts only while serving. Of two with one address, the first wins."""
    singles: tuple[Page, ...]
    """Those of ``src/pages``, likewise; their ids are their source paths."""
    by_id: Mapping[str, Page]
    sidebars: Mapping[str, Sidebar]
    trails: Mapping[str, Mapping[str, Trail]]
    """By sidebar and address: the items from the top down to the address."""
    neighbours: Mapping[str, Neighbours]
    """By the page's source path."""
    generated: tuple[GeneratedIndexPage, ...]
    tags: Tags
    roles: Mapping[str, RolePage]
    """The pages that advertise a job by source path, in the order of the sidebars."""
    open_roles: tuple[RolePage, ...]
    """What lists and feeds show, in the same order."""
    translations: Translations
    """The roles that several pages advertise, each in a language of its own."""
    unlisted: frozenset[str]
    """Ids of pages that no list shows: unlisted ones, and roles that are not open."""
    listings: tuple[ListingRoute, ...]
    """The pages that list the roles of a team, of a place and so on."""
    list_pages: Mapping[str, ListPage]
    """By address: the pages of lists that have several, the first ones included."""
    categories: Mapping[str, CategoryMetadata]
    links: Links
    files: frozenset[str]
    """Site-relative paths of assets and static files."""
    last_commits: Mapping[str, Commit]
    """By source path; empty unless an option asks for it."""
    drafts: tuple[Page, ...]
    """Pages that exist but are not part of the site."""
    unbuilt: tuple[str, ...]
    """Addresses that only Docusaurus would have: ``/about`` alone, ``/blog/`` with all below."""
    root: str
    """The address of the site's front page."""
    redirects: tuple[Redirect, ...]
    """Old addresses, sorted; none of them is that of a page."""
    structure_problems: tuple[Problem, ...]
    """Of the problems those that no text or title of a page has a part in."""
    routes: frozenset[str] = frozenset()
    """Everything that may be linked to, see `address_key`."""
    references: Mapping[str, PageReferences] = field(default_factory=dict)
    """What the links of the pages come to, by source path."""
    around: PageReferences = PageReferences()  # noqa: RUF009 - frozen
    """Likewise of the navbar, the footer, the sidebars and the texts of the configuration."""
    problems: tuple[Problem, ...] = ()
    without_bodies: dict[object, object] = field(default_factory=dict, repr=False, compare=False)
    """What `kept` has made; sites that differ in texts and titles only have one and the same."""

    def further_pages(self, permalink: str) -> tuple[ListPage, ...]:
        """The pages of the list at an address, from the second on."""
        first = self.list_pages.get(permalink)
        return tuple(self.list_pages[one] for one in first.permalinks[1:]) if first else ()

    @property
    def written(self) -> tuple[Page, ...]:
        """Every page that an author wrote."""
        return (*self.pages, *self.singles)

    def kept(self, make: Callable[[Site], T]) -> T:
        """What a function makes of the site, made once.

        It must look neither at the text of a page nor at its title nor at the clock, and what it
        returns must not hold pages: a site of which only texts and titles have changed takes it
        over.
        """
        if make not in self.without_bodies:
            self.without_bodies[make] = make(self)
        return cast("T", self.without_bodies[make])

    @property
    def home(self) -> Page | None:
        """The page at the root, if the site has one of its own."""
        number = self.kept(_number_of_home)
        return None if number is None else self.written[number]


def _number_of_home(site: Site) -> int | None:
    """Its place among all pages."""
    places = (number for number, page in enumerate(site.written) if page.permalink == site.root)
    return next(places, None)
