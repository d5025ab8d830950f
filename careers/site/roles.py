"""Which pages advertise a job, for which team, and whether one can still apply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from careers.config import Config
from careers.content.category import CategoryMetadata, DocLink
from careers.content.pages import Page
from careers.content.routes import is_category_index
from careers.content.sources import matches
from careers.roles.role import Status
from careers.roles.status import status
from careers.site.role_page import RolePage
from careers.site.sidebar_items import (
    Sidebar,
    SidebarCategory,
    SidebarItem,
    SidebarLink,
    UnprocessedCategory,
    UnprocessedItem,
    walk,
)
from careers.site.sidebars import Unprocessed

_EVERYTHING = ("**",)


def role_statuses(
    pages: Iterable[Page],
    unprocessed: Unprocessed,
    categories: Mapping[str, CategoryMetadata],
    config: Config,
) -> dict[str, Status]:
    """The status of every role by the page's id; pages that are no role are not in it.

    Every page is a role but indexes and pages that say otherwise. A page is an index when
    Docusaurus takes it as one (``index.md``, ``eng/eng.md``, a category's linked page) or when it
    is the site's front page.
    """
    of_folders: dict[str, bool] = {}
    linked = {page_id for items in unprocessed.values() for page_id in _linked(items)}
    return {
        page.id: role_status(page, config)
        for page in pages
        if not is_category_index(page.path)
        and page.id not in linked
        and page.permalink != config.base_url
        and _says_role(page, categories, of_folders)
        and _in_patterns(page, config.careers.roles)
    }


def role_status(page: Page, config: Config) -> Status:
    """The status of a page as a role; without a clock no date has passed."""
    if config.now is not None:
        return status(page.role, draft=page.front_matter.draft, now=config.now)
    return "draft" if page.front_matter.draft else page.role.said_status or "open"


def role_pages(
    pages: Mapping[str, Page], statuses: Mapping[str, Status], sidebars: Mapping[str, Sidebar]
) -> dict[str, RolePage]:
    """The roles by source path, in the order of the sidebars; those in none of them come last.

    Args:
        pages: By id.
        statuses: By id, of the roles.
        sidebars: Finished.
    """
    teams = {page_id: team for items in sidebars.values() for page_id, team in _teams(items)}
    order = [*teams, *sorted(statuses)]
    found = {}
    for page_id in dict.fromkeys(order):
        if page_id in statuses:
            page = pages[page_id]
            team = page.role.team or teams.get(page_id, "")
            title = page.role.title or page.title
            role = replace(page.role, title=title) if title != page.role.title else page.role
            found[page.source] = RolePage(page, role, team, statuses[page_id])
    return found


def _linked(items: Iterable[UnprocessedItem]) -> Iterator[str]:
    """Ids of the pages that stand for a category."""
    for item in items:
        if isinstance(item, UnprocessedCategory):
            if isinstance(item.link, DocLink):
                yield item.link.id
            yield from _linked(item.items)


def _teams(items: Sidebar) -> Iterator[tuple[str, str]]:
    """(page id, label of its top category) in reading order; no label outside of categories."""
    for item in items:
        if isinstance(item, SidebarCategory):
            yield from ((page_id, item.label) for sub in walk((item,)) for page_id in _own(sub))
        else:
            yield from ((page_id, "") for page_id in _own(item))


def _own(item: SidebarItem) -> Iterator[str]:
    if isinstance(item, SidebarLink | SidebarCategory) and item.doc_id is not None:
        yield item.doc_id


def _says_role(
    page: Page, categories: Mapping[str, CategoryMetadata], of_folders: dict[str, bool]
) -> bool:
    """The page's own word, else that of its folder, each of which is asked once."""
    said = page.front_matter.values.get("role")
    if isinstance(said, bool):
        return said
    folder = page.folder
    if folder not in of_folders:
        of_folders[folder] = _has_roles(folder, categories)
    return of_folders[folder]


def _has_roles(path: str, categories: Mapping[str, CategoryMetadata]) -> bool:
    """The nearest folder's word, else yes."""
    for folder in _folders(path):
        props = categories[folder].custom_props if folder in categories else None
        value = (props or {}).get("role")
        if isinstance(value, bool):
            return value
    return True


def _folders(path: str) -> Iterator[str]:
    """The folder and those above it, nearest first."""
    parts = path.split("/") if path else []
    for depth in range(len(parts), 0, -1):
        yield "/".join(parts[:depth])


def _in_patterns(page: Page, patterns: tuple[str, ...]) -> bool:
    return patterns == _EVERYTHING or matches(page.path, patterns)
