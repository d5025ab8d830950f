"""The whole configuration as one value, under Docusaurus's names.

Source: docusaurus 3.10.2, docusaurus/src/server/configValidation.ts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from careers.config.addresses import is_absolute, path_of, with_slashes, without_path
from careers.config.careers_table import Careers
from careers.config.options import Pairs, option
from careers.config.plugin_options import (
    Action,
    BlogOptions,
    Docs,
    PagesOptions,
    Sitemap,
    ThemeOptions,
)
from careers.config.reading import Mistake
from careers.config.redirect_options import ClientRedirects
from careers.config.theme_config import ThemeConfig

_RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
_TAG_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s\"'<>/=]+")
_JAVASCRIPT = "it needs JavaScript"
_NOT_OURS = "pages are made without a bundler"
_ANALYTICS = "analytics belong in `scripts`"


@dataclass(frozen=True, slots=True)
class LocaleConfig:
    """``[i18n.localeConfigs.de]``: one language."""

    WITHOUT_MEANING: ClassVar[Mapping[str, str]] = {
        "calendar": "dates follow the Gregorian calendar",
        "path": "there is one language",
        "translate": "there is one language",
        "url": "there is one language",
        "baseUrl": "there is one language",
    }

    label: str = option("", "Its name.")
    html_lang: str = option("", "The `lang` of its pages; the locale when absent.")
    direction: Literal["ltr", "rtl"] | None = option(None, "From left or from right.")


def direction_of(locale: str) -> Literal["ltr", "rtl"]:
    """How a language is written: ``ar`` and ``he-IL`` from the right."""
    language = locale.replace("_", "-").partition("-")[0].lower()
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True, slots=True)
class I18n:
    """``[i18n]``: the language of the site."""

    WITHOUT_MEANING: ClassVar[Mapping[str, str]] = {"path": "there is one language"}

    default_locale: str = option("en", "The language of pages and interface: `de`, `pt-BR`.")
    locales: tuple[str, ...] = option(("en",), "Languages; only `defaultLocale` is built.")
    locale_configs: Pairs = option((), "Tables by locale: `label`, `htmlLang`, `direction`.")

    @property
    def current(self) -> LocaleConfig:
        """What is said about the default locale."""
        found = dict(self.locale_configs).get(self.default_locale)
        return found if isinstance(found, LocaleConfig) else LocaleConfig()

    @property
    def html_lang(self) -> str:
        """``<html lang>``."""
        return self.current.html_lang or self.default_locale

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """``<html dir>``."""
        return self.current.direction or direction_of(self.default_locale)

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """Both keys belong together; more than one language is not built."""
        for key in ("defaultLocale", "locales"):
            if key not in given:
                yield Mistake("", f"`[i18n]` has no `{key}`", f"add `{key}`", severity="warning")
        if "locales" in given and not self.locales:
            yield Mistake("locales", "`i18n.locales` is empty", 'write `locales = ["en"]`')
        elif len(self.locales) > 1:
            message = f"only `{self.default_locale}` is built, the other locales are not"
            hint = "keep one locale"
            yield Mistake("locales", message, hint, severity="info", refused=False)


@dataclass(frozen=True, slots=True)
class Markdown:
    """``[markdown]``: how pages are read."""

    WITHOUT_MEANING: ClassVar[Mapping[str, str]] = {
        "parseFrontMatter": _JAVASCRIPT,
        "preprocessor": _JAVASCRIPT,
        "remarkRehypeOptions": _JAVASCRIPT,
        "mermaid": "diagrams are not drawn",
    }

    format: Literal["mdx", "md", "detect"] = option(
        "mdx", "`mdx`, `md` (CommonMark), or `detect`: by the ending of the file."
    )
    emoji: bool = option(True, "`:rocket:` becomes an emoji.")
    anchors_maintain_case: bool = option(
        False, "Keep upper case in ids of headings.", key="anchors.maintainCase"
    )
    mdx1_compat_comments: bool = option(
        True, "`<!-- comments -->` in MDX.", key="mdx1Compat.comments"
    )
    mdx1_compat_admonitions: bool = option(
        True, "`:::note Title` without brackets.", key="mdx1Compat.admonitions"
    )
    mdx1_compat_heading_ids: bool = option(
        True, "`## Title {#id}` in MDX.", key="mdx1Compat.headingIds"
    )
    on_broken_markdown_links: Action = option(
        "warn", "What a link to a missing `.md` file leads to.", key="hooks.onBrokenMarkdownLinks"
    )
    on_broken_markdown_images: Action = option(
        "throw", "What a missing picture leads to.", key="hooks.onBrokenMarkdownImages"
    )


@dataclass(frozen=True, slots=True)
class HeadTag:
    """``[[headTags]]``: an element in every page's ``<head>``."""

    tag_name: str = option("", "Its name: `link`.")
    attributes: Pairs = option((), "Its attributes.")
    custom_element: bool = option(False, "It is a custom element, which may lack attributes.")
    inner_html: str = option("", "What stands inside.", key="innerHTML", may_be_empty=True)
    others: Pairs = option((), "Other keys are ignored.", takes_rest=True)

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """A name, and attributes."""
        if "tagName" not in given:
            yield Mistake("", "this head tag has no `tagName`", 'add `tagName = "link"`')
        if "attributes" not in given and not self.custom_element:
            yield Mistake("", "this head tag has no `attributes`", "add `attributes = {…}`")
        if self.tag_name and not _TAG_NAME.fullmatch(self.tag_name):
            yield Mistake("tagName", f"`{self.tag_name}` is no name of an element", "write `link`")
        for name, value in self.attributes:
            if not isinstance(value, str | bool):
                message = f"the attribute `{name}` must be text, or `true` or `false`"
                yield Mistake(f"attributes.{name}", message, "put it in quotes")
            if not _ATTRIBUTE_NAME.fullmatch(name):
                message = f"`{name}` is no name of an attribute"
                yield Mistake("attributes", message, "use letters, digits and dashes")


@dataclass(frozen=True, slots=True)
class Script:
    """``[[scripts]]``: a script of every page."""

    src: str = option("", "Its address, or a file of the static folder.")
    async_: bool = option(False, "Run it as soon as it is there.", key="async")
    defer: bool = option(False, "Run it when the page has been read.")
    attributes: Pairs = option((), "Any other key is an attribute.", takes_rest=True)

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """A script without an address is none."""
        if "src" not in given:
            yield Mistake("", "this script has no `src`", 'add `src = "/js/x.js"`')


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """``[[stylesheets]]``: a style sheet of every page."""

    href: str = option("", "Its address, or a file of the static folder.")
    type: str = option("", "Its media type.")
    attributes: Pairs = option((), "Any other key is an attribute.", takes_rest=True)

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """A style sheet without an address is none."""
        if "href" not in given:
            yield Mistake("", "this style sheet has no `href`", 'add `href = "/css/x.css"`')


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that is configured, validated; defaults where nothing or nonsense was written."""

    WITHOUT_MEANING: ClassVar[Mapping[str, str]] = {
        "baseUrlIssueBanner": "the pages need no banner to find their style sheet",
        "plugins": _JAVASCRIPT,
        "presets": "their options stand in `[docs]`, `[pages]`, `[sitemap]` and `[theme]`",
        "themes": "the folder `theme/` takes their place",
        "clientModules": _JAVASCRIPT,
        "ssrTemplate": "the templates in `theme/` take its place",
        "webpack": _NOT_OURS,
        "storage": "nothing is stored but the colour scheme",
        "future": "but for `v4`, which turns `markdown.mdx1Compat` off",
        "debug": _NOT_OURS,
        "svgr": _NOT_OURS,
        "googleAnalytics": _ANALYTICS,
        "gtag": _ANALYTICS,
        "googleTagManager": _ANALYTICS,
    }

    title: str = option("Careers", "The name of the site. Required by Docusaurus.")
    tagline: str = option("", "A line about it.", may_be_empty=True)
    url: str = option(
        "http://localhost:3000", "Where it is published, without a path. Required by Docusaurus."
    )
    base_url: str = option(
        "/", "The path below `url`: `/` or `/careers/`. Required by Docusaurus.", may_be_empty=True
    )
    favicon: str | None = option(None, "Its icon, a file of the static folder.")
    trailing_slash: bool | None = option(
        None, "End addresses with a slash, without one, or as the files lie when absent."
    )
    no_index: bool = option(False, "Ask search engines to stay away.")
    title_delimiter: str = option("|", "Between the page's and the site's name in window titles.")
    on_broken_links: Action = option("throw", "What a link to a missing page leads to.")
    on_broken_anchors: Action = option("warn", "What a link to a missing heading leads to.")
    on_broken_markdown_links: Action | None = option(
        None, "Deprecated: `markdown.hooks.onBrokenMarkdownLinks`, which it overrides."
    )
    on_duplicate_routes: Action = option("warn", "What two pages with one address lead to.")
    static_directories: tuple[str, ...] = option(
        ("static",), "Folders whose files are copied as they are."
    )
    organization_name: str = option("", "The owner on GitHub, for `deploy`.", may_be_empty=True)
    project_name: str = option("", "The repository on GitHub, for `deploy`.", may_be_empty=True)
    deployment_branch: str | None = option(None, "The branch that `deploy` pushes to.")
    github_host: str | None = option(None, "The host of GitHub Enterprise, for `deploy`.")
    github_port: str | None = option(None, "Its port, for `deploy`.")
    head_tags: tuple[HeadTag, ...] = option((), "Elements in every page's `<head>`.")
    scripts: tuple[str | Script, ...] = option(
        (), "Scripts of every page. Pages may load them and answer to their host; other hosts that "
        'they talk to are allowed by a head tag, a `link` with `rel = "preconnect"`.'
    )  # fmt: skip
    stylesheets: tuple[str | Stylesheet, ...] = option((), "Style sheets of every page.")
    custom_fields: Pairs = option((), "Values of your own; nothing reads them here.")
    i18n: I18n = option(I18n(), "The language.")
    markdown: Markdown = option(Markdown(), "How pages are read.")
    theme_config: ThemeConfig = option(ThemeConfig(), "What every page shares.")
    docs: Docs = option(Docs(), "The folder of pages.")
    pages: PagesOptions | None = option(
        PagesOptions(), "Single pages; `false` for none.", false_is_none=True
    )
    blog: BlogOptions | None = option(
        BlogOptions(), "The blog, which is not built; `false` for none.", false_is_none=True
    )
    sitemap: Sitemap | None = option(
        Sitemap(), "The list of addresses; `false` for none.", false_is_none=True
    )
    client_redirects: ClientRedirects = option(
        ClientRedirects(), "Old addresses; a page names its own with `aliases` in front matter."
    )
    theme: ThemeOptions = option(ThemeOptions(), "Style sheets of the site's own.")
    careers: Careers = option(Careers(), "Roles and the company that offers them.")
    file: str = "careers.toml"
    """No option: where the configuration was read, relative to the site folder."""
    sidebars: str | None = None
    """No option: what a `sidebars.js` holds, as JSON; the command has let Node read it."""
    drafts: bool = False
    """Whether drafts are shown; no option, set by the command."""
    hashed_assets: bool = True
    """Whether names of style sheets and scripts carry a hash; no option, set by the command."""
    now: datetime | None = None
    """With time zone. No option: set by the command, which alone reads the clock; without it
    no date has passed."""

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """What is wrong with the site's address."""
        if "url" in given and not is_absolute(self.url):
            message = f"`{self.url}` is no address of a site"
            host = self.url.rpartition("://")[2].strip("/") or "…"
            hint = f'write it with its protocol: `url = "https://{host}"`'
            yield Mistake("url", message, hint, refused="://" not in self.url)
        elif path := path_of(self.url).strip("/"):
            message = f"`url` must not have a path, and this one has `/{path}`"
            hint = f'write `url = "{without_path(self.url)}"` and `baseUrl = "/{path}/"`'
            yield Mistake("url", message, hint)
        if "baseUrl" in given and is_absolute(with_slashes(self.base_url).strip("/")):
            hint = "write only the path, such as `/careers/`"
            message = "`baseUrl` is the path below `url`, not an address"
            yield Mistake("baseUrl", message, hint, severity="warning", refused=False)
