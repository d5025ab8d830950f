"""The navbar: its links, and which of them lead to where the reader is.

Source: docusaurus 3.10.2, theme-classic/src/theme/NavbarItem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from careers.config import Config, NavbarItem
from careers.config import Logo as LogoOptions
from careers.outputs.attributes import link_attributes
from careers.outputs.views import Link, Logo, Navbar
from careers.site import Site
from careers.site.sidebar_items import first_link

_PROTOCOL = re.compile(r"\w*:|//")
"""What Docusaurus takes for an address elsewhere; source: client/exports/isInternalUrl.ts."""
Sizes = Mapping[str, tuple[int, int]]
"""Width and height of pictures, by path as configured."""


def navbar(site: Site, sizes: Sizes) -> Navbar:
    """``themeConfig.navbar`` with its links resolved; the brand's logo where it has none."""
    said = site.config.theme_config.navbar
    sides = {"left": [], "right": []}  # type: dict[str, list[Link]]
    for item, link in zip(said.items, _keyed(site, said.items), strict=True):
        if link is not None:
            sides[item.position].append(link)
    return Navbar(
        title=said.title,
        home=site.links.published(site.root),
        logo=logo(site.config, said.logo or _brand_logo(site), sizes),
        left=tuple(sides["left"]),
        right=tuple(sides["right"]),
        hide_on_scroll=said.hide_on_scroll,
        style=said.style,
    )


def links(site: Site, items: Iterable[NavbarItem]) -> Iterator[Link]:
    """The items that lead somewhere; search and locale dropdowns have no place here."""
    return (link for link in _keyed(site, items) if link is not None)


def _brand_logo(site: Site) -> LogoOptions | None:
    """``[careers.brand] logo``; the name stands beside it, so it says nothing by itself."""
    said = site.config.careers.brand
    if not can_be_shown(site, said.logo):
        return None
    return LogoOptions(said.logo, said.logo_dark if can_be_shown(site, said.logo_dark) else "")


def can_be_shown(site: Site, path: str) -> bool:
    """Whether a picture can be shown: an address, or a file of a static folder."""
    name = path.removeprefix(site.config.base_url).lstrip("/")
    folders = site.config.static_directories
    return "://" in path or any(f"{folder}/{name}" in site.files for folder in folders if name)


def logo(config: Config, said: LogoOptions | None, sizes: Sizes) -> Logo | None:
    """A picture of navbar or footer; with its size, so that nothing moves when it comes."""
    if said is None:
        return None
    is_sized = said.width or said.height
    width, height = (said.width, said.height) if is_sized else sizes.get(said.src, ("", ""))
    return Logo(
        src=at_base(config, said.src),
        src_dark=at_base(config, said.src_dark) if said.src_dark else "",
        alt=said.alt,
        width=str(width or ""),
        height=str(height or ""),
        href=said.href,
        target=said.target,
        class_name=said.class_name,
    )


def at_base(config: Config, path: str) -> str:
    """A file of the static folder as an address; an address stays."""
    if "://" in path or path.startswith(("data:", "//")):
        return path
    return config.base_url + path.removeprefix(config.base_url).lstrip("/")


def _keyed(site: Site, items: Iterable[NavbarItem], above: str = "") -> Iterator[Link | None]:
    for number, item in enumerate(items):
        yield _link(site, item, f"{above}{number}")


def _link(site: Site, item: NavbarItem, key: str) -> Link | None:
    look, html = item.class_name, Markup(item.html)  # noqa: S704 - configuration is trusted
    if item.type == "html":
        return Link("", "", key, class_name=look, html=Markup(item.value))  # noqa: S704
    if item.html and not (item.to or item.href):
        return Link("", "", key, class_name=look, html=html)
    if item.kind == "dropdown":
        below = tuple(link for link in _below(site, item, key) if link)
        return Link(html or item.label, "#", key, class_name=look, items=below)
    found = _target(site, item)
    if found is None:
        return None
    href, external = found
    label = html or item.label or _page_label(site, item)
    said = link_attributes(item.attributes, external=external)
    return Link(label, href, key, external=external, class_name=look, attributes=said)


def _below(site: Site, item: NavbarItem, key: str) -> Iterator[Link | None]:
    """The links of a dropdown; where its own label leads comes first, for it only opens."""
    if found := _target(site, item):
        href, external = found
        said = link_attributes((), external=external)
        yield Link(item.label, href, external=external, attributes=said)
    yield from _keyed(site, item.items, f"{key}/")


def _target(site: Site, item: NavbarItem) -> tuple[str, bool] | None:
    """(address, whether it is elsewhere)."""
    if item.href:
        href = item.href.removeprefix("pathname://")
        prefixed = at_base(site.config, href) if item.prepend_base_url_to_href else href
        return prefixed, _PROTOCOL.match(item.href) is not None
    address = _address(site, item)
    if address is None:
        return None
    target = site.links.internal(address, site.root)
    return target.href, target.external


def _address(site: Site, item: NavbarItem) -> str | None:
    """Where an item leads on this site."""
    if item.type == "doc":
        page = site.by_id.get(item.doc_id)
        return page.permalink if page else None
    if item.type == "docSidebar":
        items = site.sidebars.get(item.sidebar_id, ())
        return next((href for sub in items if (href := first_link(sub)) is not None), None)
    return item.to or None


def _page_label(site: Site, item: NavbarItem) -> str:
    page = site.by_id.get(item.doc_id)
    return page.sidebar_label if page else ""


def active_links(site: Site, permalink: str, sidebar: str | None) -> frozenset[str]:
    """Keys of the links that are marked on the page at an address.

    Args:
        site: For the items and what they lead to.
        permalink: Of the page.
        sidebar: The sidebar that the page shows.
    """
    items = site.config.theme_config.navbar.items
    return frozenset(_active(site, items, site.links.published(permalink), sidebar))


def _active(
    site: Site, items: Iterable[NavbarItem], path: str, sidebar: str | None, above: str = ""
) -> Iterator[str]:
    for number, item in enumerate(items):
        key = f"{above}{number}"
        below = list(_active(site, item.items, path, sidebar, f"{key}/"))
        yield from below
        if below or _is_active(site, item, path, sidebar):
            yield key


def _is_active(site: Site, item: NavbarItem, path: str, sidebar: str | None) -> bool:
    if item.active_base_regex:
        return _matches(item.active_base_regex, path)
    if item.active_base_path:
        return path.startswith(at_base(site.config, item.active_base_path))
    if item.type == "docSidebar":
        return sidebar is not None and sidebar == item.sidebar_id
    if item.type == "doc":
        return _is_at_page(site, item, path, sidebar)
    if not item.to:
        return False
    target = site.links.internal(item.to, site.root).href
    return path == target or path.startswith(target.rstrip("/") + "/")


def _is_at_page(site: Site, item: NavbarItem, path: str, sidebar: str | None) -> bool:
    """At the page itself, or at one of the same sidebar."""
    page = site.by_id.get(item.doc_id)
    if page is None:
        return False
    own = site.neighbours[page.source].sidebar
    return path == site.links.published(page.permalink) or (own is not None and own == sidebar)


def _matches(pattern: str, path: str) -> bool:
    """A regular expression of JavaScript's; the few that Python does not read match nothing."""
    try:
        return re.search(pattern, path, re.IGNORECASE) is not None
    except re.error:
        return False
