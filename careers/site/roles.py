"""Which pages advertise a job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from careers.config import Config
from careers.content.category import CategoryMetadata
from careers.content.pages import Page
from careers.content.routes import is_category_index
from careers.content.sources import matches
from careers.site.sidebar_items import Sidebar, SidebarCategory, walk

_EVERYTHING = ("**",)


def role_pages(
    pages: Iterable[Page],
    sidebars: Mapping[str, Sidebar],
    categories: Mapping[str, CategoryMetadata],
    config: Config,
) -> frozenset[str]:
    """Source paths of the roles: every page that is no index and does not say otherwise.

    A page is an index when Docusaurus takes it as one (``index.md``, ``eng/eng.md``, a category's
    linked page) or when it is the site's front page.
    """
    linked = {
        item.doc_id
        for items in sidebars.values()
        for item in walk(items)
        if isinstance(item, SidebarCategory) and item.doc_id
    }
    return frozenset(
        page.source
        for page in pages
        if not is_category_index(page.path)
        and page.id not in linked
        and page.permalink != config.base_url
        and _says_role(page, categories)
        and _in_patterns(page, config.careers.roles)
    )


def _says_role(page: Page, categories: Mapping[str, CategoryMetadata]) -> bool:
    """The page's own word, else the nearest folder's, else yes."""
    said = page.front_matter.values.get("role")
    if isinstance(said, bool):
        return said
    for folder in _folders(page):
        props = categories[folder].custom_props if folder in categories else None
        value = (props or {}).get("role")
        if isinstance(value, bool):
            return value
    return True


def _folders(page: Page) -> Iterator[str]:
    """The page's folder and those above it, nearest first."""
    parts = page.folder.split("/") if page.folder else []
    for depth in range(len(parts), 0, -1):
        yield "/".join(parts[:depth])


def _in_patterns(page: Page, patterns: tuple[str, ...]) -> bool:
    return patterns == _EVERYTHING or matches(page.path, patterns)
