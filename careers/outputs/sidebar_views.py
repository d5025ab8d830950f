"""The sidebar as one page shows it: the way to the page open, the rest folded.

Source: docusaurus 3.10.2, theme-common visibility rules and theme-classic DocSidebarItem.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from careers.outputs.context import Context, SidebarLine
from careers.outputs.views import Breadcrumb, SidebarEntry
from careers.site import Site
from careers.site.navigation import Trail
from careers.site.sidebar_items import (
    Sidebar,
    SidebarCategory,
    SidebarHtml,
    SidebarItem,
    SidebarLink,
    first_link,
)

_MOST = 50
"""Lines of one level that a page shows: no page may grow with the number of roles."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A sidebar as one page shows it."""

    context: Context
    permalink: str
    trail: Trail
    open: frozenset[int]
    """Identities of the items on the way to the page, the page's own among them."""

    @property
    def site(self) -> Site:
        return self.context.site


def sidebar_entries(context: Context, name: str, permalink: str) -> tuple[SidebarEntry, ...]:
    """The lines of one sidebar on the page at an address."""
    site = context.site
    trail = site.trails[name].get(permalink, Trail())
    shown = _Shown(context, permalink, trail, frozenset(map(id, trail.items)))
    return _entries(shown, site.sidebars[name], depth=0)


def _entries(shown: _Shown, items: Sidebar, *, depth: int) -> tuple[SidebarEntry, ...]:
    start = _first_shown(shown, items, depth)
    near = items[start : start + _MOST] if len(items) > _MOST else items
    entries = [_line(shown, item, depth) for item in near]
    found = tuple(entry for entry in entries if entry is not None)
    if len(near) == len(items):
        return found
    href = shown.site.links.published(shown.site.root)
    all_roles = shown.context.text("careers.sidebar")
    return (*found, SidebarEntry("link", label=all_roles, href=href, ours=True))


def _first_shown(shown: _Shown, items: Sidebar, depth: int) -> int:
    """Where the items around the one that is open begin, if there are very many."""
    if len(items) <= _MOST:
        return 0
    open_ = shown.trail.positions[depth] if depth < len(shown.trail.positions) else 0
    if depth and id(items[min(open_, len(items) - 1)]) not in shown.open:
        open_ = 0  # another category's level
    return max(0, min(open_ - _MOST // 2, len(items) - _MOST))


def _line(shown: _Shown, item: SidebarItem, depth: int) -> SidebarEntry | None:
    """A line of most pages is the same on all of them, and is made once."""
    lines = shown.context.sidebar_lines
    kept = lines.get(id(item))
    if kept is None:
        kept = lines[id(item)] = _kept(shown.context, item)
    if kept.is_same and kept.href != shown.permalink and id(item) not in shown.open:
        return kept.entry
    return _entry(shown, item, depth)


def _kept(context: Context, item: SidebarItem) -> SidebarLine:
    """An item as it looks on every page but its own and those below it."""
    elsewhere = _Shown(context, "", Trail(), frozenset())
    if isinstance(item, SidebarHtml):
        return SidebarLine(item, is_same=True, entry=_entry(elsewhere, item, 0))
    href = item.href
    if isinstance(item, SidebarLink):
        is_same = item.href.startswith("/")  # a relative address is another one on every page
    else:
        leads_to = href or first_link(item) or "/"
        is_folded = item.collapsible and item.collapsed and is_visible(item, "")
        is_same = is_folded and leads_to.startswith("/")
    return SidebarLine(item, is_same, _entry(elsewhere, item, 0) if is_same else None, href)


def _entry(shown: _Shown, item: SidebarItem, depth: int) -> SidebarEntry | None:
    if isinstance(item, SidebarHtml):
        return SidebarEntry(
            "html",
            html=Markup(item.value),  # noqa: S704 - configuration is trusted code
            class_name=item.class_name or "",
            default_style=item.default_style,
        )
    if isinstance(item, SidebarLink):
        visible = is_visible(item, shown.permalink)
        return _link(shown.site, item, shown.permalink) if visible else None
    return _category(shown, item, depth)


def _link(site: Site, item: SidebarLink, permalink: str) -> SidebarEntry:
    current = item.href == permalink
    target = site.links.internal(item.href, permalink)
    return SidebarEntry(
        "link",
        label=item.label,
        href=target.href,
        active=current,
        current=current,
        external=target.external,
        class_name=item.class_name or "",
    )


def _category(shown: _Shown, item: SidebarCategory, depth: int) -> SidebarEntry | None:
    site, permalink = shown.site, shown.permalink
    if not any(is_visible(sub, permalink) for sub in item.items):
        return _empty_category(site, item, permalink)
    own = item.href if item.href is not None and not item.unlisted else None
    active = id(item) in shown.open
    collapsed = item.collapsible and item.collapsed and not active
    href = own or (first_link(item) if item.collapsible else None)
    return SidebarEntry(
        "category",
        label=item.label,
        href=site.links.internal(href, permalink).href if href is not None else None,
        active=active,
        current=item.href == permalink,
        class_name=item.class_name or "",
        collapsible=item.collapsible,
        collapsed=collapsed,
        has_page=item.href is not None,
        items=() if collapsed else _entries(shown, item.items, depth=depth + 1),
    )


def _empty_category(site: Site, item: SidebarCategory, permalink: str) -> SidebarEntry | None:
    """A category of which nothing is shown is a plain link to its page, or nothing."""
    if item.href is None:
        return None
    return _link(site, SidebarLink(item.label, item.href, class_name=item.class_name), permalink)


def is_visible(item: SidebarItem, permalink: str) -> bool:
    """Unlisted pages show only while they are the current page."""
    if isinstance(item, SidebarLink):
        return not item.unlisted or item.href == permalink
    if isinstance(item, SidebarCategory):
        return (item.href is not None and not item.unlisted) or any(
            is_visible(sub, permalink) for sub in item.items
        )
    return True


def breadcrumbs(
    site: Site, name: str | None, permalink: str, home_label: str
) -> tuple[Breadcrumb, ...]:
    """The way from home to a page; empty where the page shows none."""
    trail = _trail(site, name, permalink)
    if trail is None:
        return ()
    home = Breadcrumb(home_label, site.links.published(site.root), active=False, home=True)
    above = [Breadcrumb(item.label, _published(site, item), active=False) for item in trail[:-1]]
    return (home, *above, *(Breadcrumb(item.label, None, active=True) for item in trail[-1:]))


def breadcrumb_steps(
    site: Site, name: str | None, permalink: str
) -> tuple[tuple[str, str], ...] | None:
    """(label, address) of each step that has a page, the page itself included."""
    trail = _trail(site, name, permalink)
    if trail is None:
        return None
    return tuple((item.label, item.href) for item in trail if item.href is not None)


def _trail(
    site: Site, name: str | None, permalink: str
) -> tuple[SidebarLink | SidebarCategory, ...] | None:
    """Empty for a page that shows a sidebar which it is not part of."""
    if name is None or not site.config.docs.breadcrumbs:
        return None
    return site.trails[name].get(permalink, Trail()).items


def _published(site: Site, item: SidebarLink | SidebarCategory) -> str | None:
    hidden = isinstance(item, SidebarCategory) and item.unlisted
    return None if hidden or item.href is None else site.links.published(item.href)
