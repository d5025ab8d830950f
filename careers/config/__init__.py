"""The configuration of a site: ``careers.toml`` as one frozen value."""

from careers.config.careers_table import Brand, Careers, Closed, Company, Feeds
from careers.config.loading import load_config, read_config
from careers.config.navigation import (
    Footer,
    FooterColumn,
    FooterLink,
    Logo,
    Navbar,
    NavbarItem,
)
from careers.config.options import JAVASCRIPT, Pairs
from careers.config.plugin_options import (
    Action,
    Admonitions,
    Docs,
    PagesOptions,
    Sitemap,
    ThemeOptions,
)
from careers.config.redirect_options import ClientRedirects, RedirectRule
from careers.config.schema import (
    Config,
    HeadTag,
    I18n,
    LocaleConfig,
    Markdown,
    Script,
    Stylesheet,
)
from careers.config.theme_config import (
    AnnouncementBar,
    ColorMode,
    MagicBlock,
    MagicComment,
    Metadata,
    Prism,
    TableOfContents,
    ThemeConfig,
)

__all__ = [
    "JAVASCRIPT",
    "Action",
    "Admonitions",
    "AnnouncementBar",
    "Brand",
    "Careers",
    "ClientRedirects",
    "Closed",
    "ColorMode",
    "Company",
    "Config",
    "Docs",
    "Feeds",
    "Footer",
    "FooterColumn",
    "FooterLink",
    "HeadTag",
    "I18n",
    "LocaleConfig",
    "Logo",
    "MagicBlock",
    "MagicComment",
    "Markdown",
    "Metadata",
    "Navbar",
    "NavbarItem",
    "PagesOptions",
    "Pairs",
    "Prism",
    "RedirectRule",
    "Script",
    "Sitemap",
    "Stylesheet",
    "TableOfContents",
    "ThemeConfig",
    "ThemeOptions",
    "load_config",
    "read_config",
]
