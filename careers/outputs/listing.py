"""The open roles, grouped as the sidebar is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from careers.markdown.slugs import Slugger
from careers.outputs.browse import browse
from careers.outputs.context import Context
from careers.outputs.facts import row_facts
from careers.outputs.filters import Facets, facets
from careers.outputs.role_text import role_summary
from careers.outputs.search_texts import TEXTS_FILE
from careers.outputs.views import Fact, Filters, Listing, RoleGroup, RoleRow
from careers.site.role_page import RolePage
from careers.site.sidebar_items import SidebarCategory, SidebarItem, SidebarLink, walk

_MOST_WITH_SUMMARY = 100
"""A longer list is read by title and facts; the summaries would be most of its bytes."""


def listing_below(context: Context, permalink: str) -> Listing | None:
    """What a page shows after its text: the one at the root, of a site that has roles at all."""
    site = context.site
    return listing(context) if permalink == site.root and site.config.careers.roles else None


def listing(context: Context) -> Listing:
    """Every role that is listed, in the order of the sidebars, with what to filter them by."""
    roles = context.site.open_roles
    can_choose = len(roles) > 1
    found = facets(context) if can_choose else None
    slugger = Slugger()
    groups = tuple(
        RoleGroup(
            label,
            f"roles-{slugger.id_for(label or 'other')}",
            href,
            tuple(_row(context, role, label, found) for role in _featured_first(members)),
        )
        for label, href, members in role_groups(context)
    )
    filters = _filters(context, found) if found else None
    return Listing(len(roles), groups, browse(context), filters)


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


def _featured_first(members: list[RolePage]) -> list[RolePage]:
    return sorted(members, key=lambda role: not role.role.featured)


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


def _filters(context: Context, found: Facets) -> Filters:
    roles = context.site.open_roles
    sorts = {
        "newest": any(role.role.posted for role in roles),
        "closing": any(role.role.closes for role in roles),
    }
    return Filters(
        found.facets,
        tuple(name for name, can_sort in sorts.items() if can_sort),
        context.config.base_url + TEXTS_FILE,
    )


def _row(context: Context, role: RolePage, group: str, found: Facets | None) -> RoleRow:
    row = role_row(context, role, group=group)
    answers = dict(found.answers.get(role.page.source, {})) if found else {}
    if found and role.role.posted:
        answers["posted"] = role.role.posted.isoformat()
    is_short = len(context.site.open_roles) <= _MOST_WITH_SUMMARY
    return replace(row, summary=row.summary if is_short else "", data=tuple(answers.items()))
