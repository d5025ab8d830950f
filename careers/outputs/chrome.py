"""What surrounds every page, made once a build from the configuration and the theme."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from careers.config import Config, NavbarItem
from careers.outputs.views import (
    Announcement,
    Chrome,
    Footer,
    FooterColumn,
    Link,
    Logo,
    Navbar,
)
from careers.site import Site
from careers.site.sidebar_items import first_link
from careers.theme import Theme

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""Nothing from elsewhere and nothing inline; pages cannot set it as a header on GitHub Pages."""


def chrome(site: Site, theme: Theme) -> Chrome:
    """The frame of every page."""
    config, said = site.config, site.config.theme_config
    return Chrome(
        title=config.title,
        tagline=config.tagline,
        url=config.url,
        base_url=config.base_url,
        lang=config.i18n.html_lang,
        dir=config.i18n.direction,
        locale=config.i18n.default_locale,
        navbar=_navbar(site),
        footer=_footer(site),
        announcement=_announcement(config),
        favicon=_at_base(config, config.favicon) if config.favicon else "",
        stylesheets=theme.stylesheets,
        scripts=theme.scripts,
        head_script=theme.head_script,
        icon=theme.icon,
        default_color_mode=said.color_mode.default_mode,
        respect_prefers_color_scheme=said.color_mode.respect_prefers_color_scheme,
        disable_color_switch=said.color_mode.disable_switch,
        hideable_sidebar=said.docs.sidebar.hideable,
        auto_collapse=said.docs.sidebar.auto_collapse_categories,
        csp=CONTENT_POLICY,
        strings=theme.strings,
    )


def _at_base(config: Config, path: str) -> str:
    """A file of the static folder as an address."""
    if "://" in path or path.startswith(("data:", "//")):
        return path
    return config.base_url + path.removeprefix(config.base_url).lstrip("/")


def _navbar(site: Site) -> Navbar:
    said = site.config.theme_config.navbar
    return Navbar(
        title=said.title,
        home=site.links.published(site.root),
        logo=_logo(site.config, said.logo),
        left=tuple(_items(site, (item for item in said.items if item.position == "left"))),
        right=tuple(_items(site, (item for item in said.items if item.position != "left"))),
        hide_on_scroll=said.hide_on_scroll,
        style=said.style,
    )


def _logo(config: Config, logo) -> Logo | None:  # type: ignore[no-untyped-def]
    if logo is None:
        return None
    return Logo(
        src=_at_base(config, logo.src),
        src_dark=_at_base(config, logo.src_dark) if logo.src_dark else "",
        alt=logo.alt,
        width=str(logo.width or ""),
        height=str(logo.height or ""),
        href=logo.href or "",
        target=logo.target or "",
    )


def _items(site: Site, items: Iterable[NavbarItem]) -> Iterable[Link]:
    """Navbar items that lead somewhere; search and locale dropdowns have no place here."""
    for item in items:
        if item.type == "html":
            yield Link("", "", html=Markup(item.value), class_name=item.class_name)  # noqa: S704
        elif item.items:
            below = tuple(_items(site, item.items))
            yield Link(item.label, "#", class_name=item.class_name, items=below)
        elif link := _item(site, item):
            yield link


def _item(site: Site, item: NavbarItem) -> Link | None:
    if item.type in {"doc", "docSidebar"}:
        return _doc_item(site, item)
    if item.href:
        return Link(item.label, item.href, external=True, class_name=item.class_name)
    if not item.to:
        return None
    target = site.links.internal(item.to, site.root)
    return Link(item.label, target.href, external=target.external, class_name=item.class_name)


def _doc_item(site: Site, item: NavbarItem) -> Link | None:
    """A link to a page by id, or to the first page of a sidebar."""
    if item.type == "doc":
        page = site.by_id.get(item.doc_id)
        if page is None:
            return None
        return Link(item.label or page.sidebar_label, site.links.published(page.permalink),
                    class_name=item.class_name)  # fmt: skip
    items = site.sidebars.get(item.sidebar_id, ())
    href = next((href for sub in items if (href := first_link(sub)) is not None), None)
    if href is None:
        return None
    return Link(item.label, site.links.published(href), class_name=item.class_name)


def _footer(site: Site) -> Footer | None:
    said = site.config.theme_config.footer
    if said is None:
        return None
    return Footer(
        columns=tuple(
            FooterColumn(column.title, tuple(_items(site, column.items))) for column in said.columns
        ),
        links=tuple(_items(site, said.links)),
        copyright=Markup(said.copyright),  # noqa: S704 - configuration is trusted code
        dark=said.style == "dark",
        logo=_logo(site.config, said.logo),
    )


def _announcement(config: Config) -> Announcement | None:
    said = config.theme_config.announcement_bar
    if said is None or not said.content:
        return None
    return Announcement(said.id, Markup(said.content), closeable=said.is_closeable)  # noqa: S704
