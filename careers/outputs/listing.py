"""The open roles, grouped as the sidebar is, on one page or on several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from careers.markdown.slugs import Slugger
from careers.outputs.browse import browse
from careers.outputs.context import Context
from careers.outputs.facts import row_facts
from careers.outputs.filters import Facets, facets
from careers.outputs.paging import paging_of
from careers.outputs.role_text import role_summary
from careers.outputs.search_texts import TEXTS_FILE
from careers.outputs.views import Fact, Filters, Listing, RoleGroup, RoleRow
from careers.site.role_page import RolePage
from careers.site.sidebar_items import SidebarCategory, SidebarItem, SidebarLink, walk
from careers.site.value import ListPage

ROWS_FILE = "assets/role-rows.json"
"""In the output folder: see `careers.outputs.role_rows`."""
_MOST_WITH_SUMMARY = 100
"""A longer list is read by title and facts; the summaries would be most of its bytes."""


@dataclass(frozen=True, slots=True)
class Group:
    """The roles of one top category."""

    label: str
    """Empty for roles that are in no category."""
    id: str
    href: str | None
    roles: tuple[RolePage, ...]


@dataclass(frozen=True, slots=True)
class WholeList:
    """Every role that is listed; each page of the index shows a part of it."""

    groups: tuple[Group, ...]
    found: Facets | None
    """None where there is nothing to choose from."""
    level: int
    """Of the headings of the groups."""


def listing_below(context: Context, permalink: str) -> Listing | None:
    """What a page shows after its text: the one at the root, of a site that has roles at all."""
    site = context.site
    if permalink != site.root or not site.config.careers.roles:
        return None
    return listing(context, whole_list(context), site.list_pages.get(permalink))


def whole_list(context: Context) -> WholeList:
    """Every role that is listed, with what to filter it by."""
    found = facets(context) if len(context.site.open_roles) > 1 else None
    return WholeList(groups_of(context), found, level=2 if context.site.home is None else 3)


def groups_of(context: Context) -> tuple[Group, ...]:
    """Every role that is listed, in the order of the sidebars, featured ones first."""
    slugger = Slugger()
    return tuple(
        Group(label, f"roles-{slugger.id_for(label or 'other')}", href, _featured_first(members))
        for label, href, members in role_groups(context)
    )


def listing(context: Context, whole: WholeList, page: ListPage | None = None) -> Listing:
    """A page of the list, or all of it, with what to filter it by."""
    groups = tuple(
        role_group(context, whole, group, members) for group, members in part_of(whole.groups, page)
    )
    filters = _filters(context, whole.found, page) if whole.found else None
    paging = paging_of(context, page) if page else None
    count = len(context.site.open_roles)
    return Listing(count, groups, whole.level, browse(context), filters, paging)


def part_of(
    groups: Iterable[Group], page: ListPage | None
) -> Iterator[tuple[Group, tuple[RolePage, ...]]]:
    """The groups that stand on a page, each with those of its roles that do."""
    at = 0
    for group in groups:
        members = group.roles
        if page is not None:
            start, end = (max(0, one - at) for one in (page.rows.start, page.rows.stop))
            members = members[start:end]
        at += len(group.roles)
        if members:
            yield group, members


def role_group(
    context: Context, whole: WholeList, group: Group, members: Iterable[RolePage]
) -> RoleGroup:
    """A group as a page shows it."""
    rows = tuple(_row(context, role, group.label, whole.found) for role in members)
    return RoleGroup(group.label, group.id, group.href, rows, len(group.roles))


def role_groups(context: Context) -> Iterator[tuple[str, str | None, list[RolePage]]]:
    """(label, address, open roles) of each top category; one without label for the others.

    A role stands once, where the first sidebar has it.
    """
    waiting = {role.page.id: role for role in context.site.open_roles}
    groups: dict[tuple[str, str | None], list[RolePage]] = {}
    for items in context.site.sidebars.values():
        for item in items:
            group = groups.setdefault(_heading(context, item), [])
            below = walk(item.items) if isinstance(item, SidebarCategory) else (item,)
            ids = (_doc_id(sub) for sub in below)
            group += [waiting.pop(doc_id) for doc_id in ids if doc_id in waiting]
    groups.setdefault(("", None), []).extend(waiting.values())
    for (label, href), members in groups.items():
        if members:
            yield label, href, members


def _heading(context: Context, item: SidebarItem) -> tuple[str, str | None]:
    if not isinstance(item, SidebarCategory):
        return "", None
    shown = item.href if item.href is not None and not item.unlisted else None
    return item.label, context.href(shown) if shown is not None else None


def _doc_id(item: SidebarItem) -> str | None:
    return item.doc_id if isinstance(item, SidebarLink | SidebarCategory) else None


def _featured_first(members: list[RolePage]) -> tuple[RolePage, ...]:
    return tuple(sorted(members, key=lambda role: not role.role.featured))


def role_row(context: Context, role: RolePage, *, group: str | None = None) -> RoleRow:
    """One role as a line of a list.

    Args:
        context: The site.
        role: The role.
        group: The heading that the row stands under. A team of that name is a fact of kind
            ``group``, which shows only where the row stands elsewhere; None leaves the team out.
    """
    if group is None or not role.team:
        return context.kept(_teamless, role)
    if group != role.team:
        return context.kept(_with_team, role)
    return _headed(context, role, "group")


def _teamless(context: Context, role: RolePage) -> RoleRow:
    return RoleRow(
        title=role.role.title or role.page.title,
        href=context.href(role.page.permalink),
        summary=role_summary(role),
        facts=row_facts(role, context.chrome),
    )


def _with_team(context: Context, role: RolePage) -> RoleRow:
    return _headed(context, role, "team")


def _headed(context: Context, role: RolePage, kind: str) -> RoleRow:
    row = context.kept(_teamless, role)
    return replace(row, facts=(Fact(kind, "", role.team), *row.facts))


# What the filter needs


def _filters(context: Context, found: Facets, page: ListPage | None) -> Filters:
    roles = context.site.open_roles
    sorts = {
        "newest": any(role.role.posted for role in roles),
        "closing": any(role.role.closes for role in roles),
    }
    return Filters(
        found.facets,
        tuple(name for name, can_sort in sorts.items() if can_sort),
        context.config.base_url + TEXTS_FILE,
        context.config.base_url + ROWS_FILE if page else "",
    )


def _row(context: Context, role: RolePage, group: str, found: Facets | None) -> RoleRow:
    row = role_row(context, role, group=group)
    answers = dict(found.answers.get(role.page.source, {})) if found else {}
    if found and role.role.posted:
        answers["posted"] = role.role.posted.isoformat()
    is_short = len(context.site.open_roles) <= _MOST_WITH_SUMMARY
    return replace(row, summary=row.summary if is_short else "", data=tuple(answers.items()))
