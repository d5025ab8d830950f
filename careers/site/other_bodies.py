"""A site again, of which only texts and titles have changed: the edits that are made all day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from careers.config import Config
from careers.content.front_matter import FrontMatter
from careers.content.pages import Page
from careers.content.sources import Sources
from careers.site.listing_routes import ListingRoute
from careers.site.other_titles import can_be_retitled, retitled
from careers.site.role_page import RolePage
from careers.site.roles import role_status
from careers.site.tags import Tags
from careers.site.value import Site

T = TypeVar("T")

_WORDS = frozenset(("title", "description"))


@dataclass(frozen=True, slots=True)
class Earlier:
    """A site that was put together before, and what it was read from."""

    sources: Sources
    site: Site


def with_other_bodies(
    earlier: Earlier, config: Config, sources: Sources, pages: Sequence[Page]
) -> Site | None:
    """The earlier site with these pages, or None where more than texts and titles has changed.

    Nothing of a site but what is said in ``Site.references`` depends on the text of a page, and
    nothing but what `retitled` makes depends on its title.

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
    titled = [(old, new) for old, new in exchanged if old.title != new.title]
    if titled and (sources.sidebars_file is not None or not can_be_retitled(before, titled)):
        return None
    site = replace(before, config=config)
    site = _exchanged(site, pages, exchanged) if exchanged else site
    return retitled(site, [new for _, new in titled]) if titled else site


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
    """Whether all but title, description and text is as it was; a role may be on other lines."""
    before = old.role
    role = replace(new.role, where=before.where, title=before.title, summary=before.summary)
    same = replace(
        new,
        title=old.title,
        description=old.description,
        front_matter=old.front_matter,
        body=old.body,
        role=role,
        role_problems=old.role_problems,
    )
    # 1 and true are equal, but not the same thing to say.
    return same == old and repr(_facts(old.front_matter)) == repr(_facts(new.front_matter))


def _facts(said: FrontMatter) -> FrontMatter:
    """What is said but for the words that a page is shown with."""
    return replace(
        said,
        title=None,
        description=None,
        raw={key: value for key, value in said.raw.items() if key not in _WORDS},
        values={key: value for key, value in said.values.items() if key not in _WORDS},
    )


def _exchanged(site: Site, pages: Sequence[Page], exchanged: Sequence[tuple[Page, Page]]) -> Site:
    """The site with other pages in the places of its own."""
    by_id, roles = dict(site.by_id), dict(site.roles)
    new_page: dict[int, Page] = {}
    new_role: dict[int, RolePage] = {}
    for old, new in exchanged:
        new_page[id(old)] = new
        if by_id.get(new.id) is old:
            by_id[new.id] = new
        found = roles.get(new.source)
        if found is not None and found.page is old:
            role = replace(new.role, title=new.role.title or new.title)
            roles[new.source] = new_role[id(found)] = replace(found, page=new, role=role)
    count = len(site.pages)
    return replace(
        site,
        pages=tuple(pages[:count]),
        singles=tuple(pages[count:]),
        by_id=by_id,
        tags=_tags(site.tags, new_page),
        roles=roles,
        open_roles=_each(site.open_roles, new_role),
        listings=tuple([_route(route, new_role) for route in site.listings]),
    )


def _tags(tags: Tags, new: Mapping[int, Page]) -> Tags:
    return replace(
        tags, pages=tuple([replace(one, pages=_each(one.pages, new)) for one in tags.pages])
    )


def _route(route: ListingRoute, new: Mapping[int, RolePage]) -> ListingRoute:
    return replace(route, roles=_each(route.roles, new))


def _each(values: tuple[T, ...], new: Mapping[int, T]) -> tuple[T, ...]:
    """With new values for some, which are told by their identity."""
    if new.keys().isdisjoint(map(id, values)):
        return values
    return tuple([new.get(id(value), value) for value in values])
