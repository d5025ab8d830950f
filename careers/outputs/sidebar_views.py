"""The sidebar as one page shows it: the way to the page open, the rest folded.

Source: docusaurus 3.10.2, theme-common visibility rules and theme-classic DocSidebarItem.
"""

from __future__ import annotations

from markupsafe import Markup

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


def sidebar_entries(site: Site, name: str, permalink: str) -> tuple[SidebarEntry, ...]:
    """The lines of one sidebar on the page at an address."""
    trail = site.trails[name].get(permalink, ())
    return _entries(site, site.sidebars[name], permalink, frozenset(map(id, trail)))


def _entries(
    site: Site, items: Sidebar, permalink: str, open_: frozenset[int]
) -> tuple[SidebarEntry, ...]:
    return tuple(
        entry for item in items if (entry := _entry(site, item, permalink, open_)) is not None
    )


def _entry(
    site: Site, item: SidebarItem, permalink: str, open_: frozenset[int]
) -> SidebarEntry | None:
    if isinstance(item, SidebarHtml):
        return SidebarEntry(
            "html",
            html=Markup(item.value),  # noqa: S704 - configuration is trusted code
            class_name=item.class_name or "",
            default_style=item.default_style,
        )
    if isinstance(item, SidebarLink):
        return _link(site, item, permalink) if is_visible(item, permalink) else None
    return _category(site, item, permalink, open_)


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


def _category(
    site: Site, item: SidebarCategory, permalink: str, open_: frozenset[int]
) -> SidebarEntry | None:
    visible = tuple(sub for sub in item.items if is_visible(sub, permalink))
    own = item.href if item.href is not None and not item.unlisted else None
    current = item.href == permalink
    if not visible:
        return _empty_category(site, item, permalink)
    active = id(item) in open_
    collapsed = item.collapsible and item.collapsed and not active
    href = own or (first_link(item) if item.collapsible else None)
    return SidebarEntry(
        "category",
        label=item.label,
        href=site.links.internal(href, permalink).href if href is not None else None,
        active=active,
        current=current,
        class_name=item.class_name or "",
        collapsible=item.collapsible,
        collapsed=collapsed,
        has_page=item.href is not None,
        items=() if collapsed else _entries(site, visible, permalink, open_),
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
    above = (Breadcrumb(item.label, _published(site, item), active=False) for item in trail[:-1])
    return (home, *above, *(Breadcrumb(item.label, None, active=True) for item in trail[-1:]))


def breadcrumb_steps(
    site: Site, name: str | None, permalink: str
) -> tuple[tuple[str, str], ...] | None:
    """(label, address) of each step that has a page, the page itself included."""
    trail = _trail(site, name, permalink)
    if trail is None:
        return None
    return tuple((item.label, item.href) for item in trail if item.href is not None)


def _trail(site: Site, name: str | None, permalink: str) -> Trail | None:
    """Empty for a page that shows a sidebar which it is not part of."""
    if name is None or not site.config.docs.breadcrumbs:
        return None
    return site.trails[name].get(permalink, ())


def _published(site: Site, item: SidebarLink | SidebarCategory) -> str | None:
    hidden = isinstance(item, SidebarCategory) and item.unlisted
    return None if hidden or item.href is None else site.links.published(item.href)
