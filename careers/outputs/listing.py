"""The open roles, grouped as the sidebar is."""

from __future__ import annotations

from careers.content.pages import Page
from careers.markdown.slugs import Slugger
from careers.outputs.browse import browse
from careers.outputs.context import Context
from careers.outputs.facts import role_row_facts
from careers.outputs.views import Listing, RoleGroup, RoleRow
from careers.roles.facts import read_facts
from careers.site.sidebar_items import SidebarCategory, SidebarItem, SidebarLink, walk


def listing(context: Context) -> Listing:
    """Every role that is listed, in the order of the sidebars; each stands once."""
    collector = _Collector(context)
    for items in context.site.sidebars.values():
        for item in items:
            collector.top(item)
    collector.rest()
    slugger = Slugger()
    groups = tuple(
        RoleGroup(label, f"roles-{slugger.id_for(label or 'other')}", href, tuple(rows))
        for (label, href), rows in collector.groups.items()
        if rows
    )
    return Listing(sum(len(group.rows) for group in groups), groups, browse(context))


class _Collector:
    def __init__(self, context: Context) -> None:
        self.context = context
        site = context.site
        self.waiting = {
            page.id: page
            for page in site.pages
            if page.source in site.roles and page.id not in site.unlisted
        }
        self.groups: dict[tuple[str, str | None], list[RoleRow]] = {}

    def top(self, item: SidebarItem) -> None:
        """A top line of a sidebar: a team with its roles, or a role that is in no team."""
        if isinstance(item, SidebarCategory):
            shown = item.href if item.href is not None and not item.unlisted else None
            href = self.context.href(shown) if shown is not None else None
            rows = self.groups.setdefault((item.label, href), [])
            for sub in walk(item.items):
                self._take(sub, rows)
        else:
            self._take(item, self.groups.setdefault(("", None), []))

    def rest(self) -> None:
        """Roles that no sidebar shows."""
        rows = self.groups.setdefault(("", None), [])
        rows += [role_row(self.context, page) for page in self.waiting.values()]

    def _take(self, item: SidebarItem, rows: list[RoleRow]) -> None:
        doc_id = item.doc_id if isinstance(item, SidebarLink | SidebarCategory) else None
        page = self.waiting.pop(doc_id, None) if doc_id else None
        if page is not None:
            rows.append(role_row(self.context, page))


def role_row(context: Context, page: Page) -> RoleRow:
    """One role as a line of a list."""
    facts = read_facts(page.front_matter.values)
    return RoleRow(
        title=page.title,
        href=context.href(page.permalink),
        summary=facts.summary or _sentence(page.description),
        facts=role_row_facts(facts, context.chrome),
    )


def _sentence(description: str) -> str:
    """An excerpt that says something: a line such as "Responsibilities:" does not."""
    return "" if description.endswith(":") else description
