"""What surrounds every page, made once a build from the configuration and the theme."""

from __future__ import annotations

from markupsafe import Markup

from careers.config import Config
from careers.outputs.browser_colors import color_scheme, theme_colors
from careers.outputs.head_tags import head_tags, widened
from careers.outputs.navbar import at_base, can_be_shown, links, logo, navbar
from careers.outputs.views import (
    Announcement,
    Chrome,
    Footer,
    FooterColumn,
)
from careers.site import Site
from careers.theme import Theme

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""Nothing from elsewhere and nothing inline; pages cannot set it as a header on GitHub Pages."""

_TOUCH_ICON = "apple-touch-icon.png"
"""What a file in the static folder is called that phones look for by themselves."""

# `careers serve` talks to its pages over a socket, which not every browser counts as 'self'.
_SERVED_POLICY = CONTENT_POLICY.replace("connect-src 'self'", "connect-src 'self' ws: wss:")


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
        navbar=navbar(site, theme.look.sizes),
        footer=_footer(site, theme),
        announcement=_announcement(config),
        favicon=at_base(config, config.favicon) if config.favicon else "",
        stylesheets=theme.stylesheets,
        head_script=theme.head_script,
        icon=at_base(config, theme.look.icon) if theme.look.icon else theme.icon,
        touch_icon=_touch_icon(site, theme),
        theme_colors=theme_colors(config, theme.look.schemes),
        color_scheme=color_scheme(config),
        preload_fonts=theme.look.preload,
        default_color_mode=said.color_mode.default_mode,
        respect_prefers_color_scheme=said.color_mode.respect_prefers_color_scheme,
        disable_color_switch=said.color_mode.disable_switch,
        hideable_sidebar=said.docs.sidebar.hideable,
        auto_collapse=said.docs.sidebar.auto_collapse_categories,
        head_tags=head_tags(config),
        csp=widened(_SERVED_POLICY if config.drafts else CONTENT_POLICY, config),
        strings=theme.strings,
    )


def _touch_icon(site: Site, theme: Theme) -> str:
    """The site's own under its usual name, else the brand's logo, else the theme's own."""
    for name in (_TOUCH_ICON, theme.look.touch_icon):
        if can_be_shown(site, name):
            return at_base(site.config, name)
    return theme.touch_icon


def _footer(site: Site, theme: Theme) -> Footer | None:
    said = site.config.theme_config.footer
    if said is None:
        return None
    return Footer(
        columns=tuple(
            FooterColumn(column.title, tuple(links(site, column.items)), column.class_name)
            for column in said.columns
        ),
        links=tuple(links(site, said.links)),
        copyright=Markup(said.copyright),  # noqa: S704 - configuration is trusted code
        dark=said.style == "dark",
        logo=logo(site.config, said.logo, theme.look.sizes),
    )


def _announcement(config: Config) -> Announcement | None:
    said = config.theme_config.announcement_bar
    if said is None or not said.content:
        return None
    return Announcement(said.id, Markup(said.content), closeable=said.is_closeable)  # noqa: S704
