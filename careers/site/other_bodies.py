"""A site again, of which only texts have changed: the edit that is made all day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from careers.config import Config
from careers.content.pages import Page
from careers.content.sources import Sources
from careers.site.role_page import RolePage
from careers.site.roles import role_status
from careers.site.tags import Tags
from careers.site.value import Site

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A site that was put together before, and what it was read from."""

    sources: Sources
    site: Site


def with_other_bodies(
    earlier: Earlier, config: Config, sources: Sources, pages: Sequence[Page]
) -> Site | None:
    """The earlier site with these pages, or None where more than texts has changed.

    Nothing of a site but what is said in ``Site.references`` depends on the text of a page.

    Args:
        earlier: Whatever was there before.
        config: Of the new site.
        sources: Likewise.
        pages: All that are shown, those of ``src/pages`` last; each part sorted by source path.
    """
    before = earlier.site
    if before.drafts or not _are_alike(earlier.sources, sources):
        return None
    if replace(config, now=before.config.now) != before.config or not _hold(before, config):
        return None
    if [page.source for page in pages] != [page.source for page in before.written]:
        return None
    exchanged = [
        (old, new) for old, new in zip(before.written, pages, strict=True) if old is not new
    ]
    if not all(_differ_in_text(old, new) for old, new in exchanged):
        return None
    return replace(_exchanged(before, pages), config=config)


def _are_alike(before: Sources, now: Sources) -> bool:
    """But for the texts of pages."""
    return (
        before.content == now.content
        and before.categories == now.categories
        and before.tags_file == now.tags_file
        and before.sidebars_file == now.sidebars_file
        and before.files == now.files
        and before.unbuilt == now.unbuilt
        and before.last_commits == now.last_commits
        and len(before.pages) == len(now.pages)
    )


def _hold(before: Site, config: Config) -> bool:
    """Whether every role has the status that it had."""
    return config.now == before.config.now or all(
        role_status(found.page, config) == found.status for found in before.roles.values()
    )


def _differ_in_text(old: Page, new: Page) -> bool:
    """Whether all that a site is made of is as it was; a role may stand on other lines."""
    role = replace(new.role, where=old.role.where)
    same = replace(new, body=old.body, role=role, role_problems=old.role_problems) == old
    # 1 and true are equal, but not the same thing to say.
    return same and repr(old.front_matter) == repr(new.front_matter)


def _exchanged(site: Site, pages: Sequence[Page]) -> Site:
    """The site with other pages in the places of its own."""
    new_page = dict(zip(map(id, site.written), pages, strict=True))
    roles = {
        source: found
        if new_page[id(found.page)] is found.page
        else _role_page(found, new_page[id(found.page)])
        for source, found in site.roles.items()
    }
    new_role = dict(zip(map(id, site.roles.values()), roles.values(), strict=True))
    count = len(site.pages)
    return replace(
        site,
        pages=tuple(pages[:count]),
        singles=tuple(pages[count:]),
        by_id={page_id: new_page[id(page)] for page_id, page in site.by_id.items()},
        tags=_tags(site.tags, new_page),
        roles=roles,
        open_roles=_each(site.open_roles, new_role),
        listings=tuple(
            replace(route, roles=_each(route.roles, new_role)) for route in site.listings
        ),
    )


def _role_page(found: RolePage, page: Page) -> RolePage:
    return replace(found, page=page, role=replace(page.role, title=found.role.title))


def _tags(tags: Tags, new_page: Mapping[int, Page]) -> Tags:
    return replace(
        tags, pages=tuple(replace(one, pages=_each(one.pages, new_page)) for one in tags.pages)
    )


def _each(values: Iterable[T], new: Mapping[int, T]) -> tuple[T, ...]:
    """The new values of the old ones, which are told by their identity."""
    return tuple([new[id(value)] for value in values])
