"""``[docs]``, ``[pages]``, ``[sitemap]`` and ``[theme]``: the options of Docusaurus's preset.

Source: docusaurus 3.10.2, plugin-content-docs/src/options.ts, plugin-content-pages, plugin-sitemap.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import normpath
from typing import ClassVar, Literal

from careers.config.addresses import is_absolute
from careers.config.options import Pairs, option
from careers.config.reading import Mistake
from careers.config.uris import is_uri
from careers.problems import Severity

Action = Literal["ignore", "log", "warn", "throw"]
"""What something broken leads to; ``throw`` fails the build."""

_JAVASCRIPT = "it needs JavaScript"
_REACT = "the theme's templates take the place of React components"
_NO_VERSIONS = "there are no versions of the pages"
_PLUGINS = {
    "remarkPlugins": _JAVASCRIPT,
    "rehypePlugins": _JAVASCRIPT,
    "recmaPlugins": _JAVASCRIPT,
    "beforeDefaultRemarkPlugins": _JAVASCRIPT,
    "beforeDefaultRehypePlugins": _JAVASCRIPT,
    "id": "there is one folder of pages",
    "editLocalizedFiles": "there is one language",
}
_EXCLUDED = (
    "**/_*.{js,jsx,ts,tsx,md,mdx}",
    "**/_*/**",
    "**/*.test.{js,jsx,ts,tsx}",
    "**/__tests__/**",
)


@dataclass(frozen=True, slots=True)
class Admonitions:
    """``[docs.admonitions]``: further kinds of admonitions."""

    keywords: tuple[str, ...] = option((), "Kinds such as `hiring`, written `:::hiring`.")
    extend_defaults: bool = option(True, "Keep the kinds that exist: `note`, `tip`, …")


@dataclass(frozen=True, slots=True)
class Docs:
    """``[docs]``: the folder of pages."""

    STRICT: ClassVar[bool] = True
    WITHOUT_MEANING: ClassVar[Mapping[str, str]] = {
        **_PLUGINS,
        "sidebarItemsGenerator": _JAVASCRIPT,
        "docsRootComponent": _REACT,
        "docVersionRootComponent": _REACT,
        "docRootComponent": _REACT,
        "docItemComponent": _REACT,
        "docTagDocListComponent": _REACT,
        "docTagsListComponent": _REACT,
        "docCategoryGeneratedIndexComponent": _REACT,
        "includeCurrentVersion": _NO_VERSIONS,
        "disableVersioning": _NO_VERSIONS,
        "onlyIncludeVersions": _NO_VERSIONS,
        "lastVersion": _NO_VERSIONS,
        "versions": _NO_VERSIONS,
        "editCurrentVersion": _NO_VERSIONS,
    }

    path: str = option("content", "The folder of the pages, below the site folder.")
    route_base_path: str = option(
        "/", "Where the pages begin, below `baseUrl`: `jobs` → `/jobs/…`.", may_be_empty=True
    )
    tags_base_path: str = option("tags", "Where the tag pages are, below `routeBasePath`.")
    include: tuple[str, ...] = option(("**/*.{md,mdx}",), "Globs of the files that are pages.")
    exclude: tuple[str, ...] = option(
        _EXCLUDED, "Globs of the files that are none; a list of your own replaces this one."
    )
    sidebar_path: str | Literal[False] | None = option(
        None, "The file of sidebars written by hand; `false` for no sidebar at all. When absent, "
        "`sidebars.json` where it exists, else one sidebar made from the folders."
    )  # fmt: skip
    sidebar_collapsible: bool = option(True, "Readers may fold categories.")
    sidebar_collapsed: bool = option(True, "Categories are folded at first.")
    breadcrumbs: bool = option(True, "Show the way from the home page.")
    show_last_update_time: bool = option(False, "Show when a page was last changed, from git.")
    show_last_update_author: bool = option(False, "Show who last changed a page, from git.")
    edit_url: str | None = option(
        None, "Where the site folder is edited; the page's path is added to it."
    )
    number_prefix_parser: bool = option(
        True, "Take numbers such as `01-` off file names and sort by them."
    )
    admonitions: bool | Admonitions = option(True, "`:::note` and others; `false` for none.")
    on_inline_tags: Action = option("warn", "What a tag leads to that the tags file lacks.")
    tags: str | Literal[False] | None = option(
        None, "The tags file, below the content folder; `tags.yml` when absent, `false` for none."
    )

    @property
    def is_outside(self) -> bool:
        """Whether the folder is not one of the site's."""
        path = normpath(self.path)
        return path.startswith(("../", "/")) or path == ".."

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """Folders, addresses, and options that contradict each other."""
        if self.is_outside:
            message = f"`{self.path}` lies outside of the site folder"
            hint = "move the folder here, or the configuration to the folder that holds both"
            yield Mistake("path", message, hint, refused=False)
        if self.edit_url is not None and not is_absolute(self.edit_url):
            message = f"`{self.edit_url}` is no address of an editor"
            hint = "write it with its protocol: `https://github.com/…/edit/main`"
            refused = not is_uri(self.edit_url)
            severity: Severity = "error" if refused else "warning"
            yield Mistake("editUrl", message, hint, severity=severity, refused=refused)
        if not self.sidebar_collapsible and "sidebarCollapsed" in given and self.sidebar_collapsed:
            message = "`sidebarCollapsed` is ignored: without `sidebarCollapsible` nothing folds"
            hint = "delete it"
            yield Mistake("sidebarCollapsed", message, hint, severity="warning", refused=False)


@dataclass(frozen=True, slots=True)
class PagesOptions:
    """``[pages]``: single Markdown pages outside of the content folder."""

    STRICT: ClassVar[bool] = True
    WITHOUT_MEANING: ClassVar[Mapping[str, str]] = {
        **_PLUGINS,
        "mdxPageComponent": _REACT,
        "showLastUpdateTime": "these pages do not show it",
        "showLastUpdateAuthor": "these pages do not show it",
        "editUrl": "these pages have no edit link",
    }

    path: str = option("src/pages", "The folder of these pages, below the site folder.")
    route_base_path: str = option("/", "Where they begin, below `baseUrl`.", may_be_empty=True)
    include: tuple[str, ...] = option(
        ("**/*.{js,jsx,ts,tsx,md,mdx}",), "Globs of the files that are pages."
    )
    exclude: tuple[str, ...] = option(_EXCLUDED, "Globs of the files that are none.")
    admonitions: bool | Admonitions = option(True, "As under `[docs]`.")


@dataclass(frozen=True, slots=True)
class BlogOptions:
    """``[blog]``: Docusaurus's blog, which is not built here."""

    path: str = option("blog", "Its folder.")
    route_base_path: str = option(
        "blog", "Where it begins: links to it are no mistakes.", may_be_empty=True
    )
    others: Pairs = option((), "Other keys are ignored.", takes_rest=True)


@dataclass(frozen=True, slots=True)
class Sitemap:
    """``[sitemap]``: the list of addresses for search engines."""

    STRICT: ClassVar[bool] = True
    WITHOUT_MEANING: ClassVar[Mapping[str, str]] = {**_PLUGINS, "createSitemapItems": _JAVASCRIPT}

    filename: str = option("sitemap.xml", "Its name.")
    ignore_patterns: tuple[str, ...] = option((), "Globs of addresses to leave out: `/tags/**`.")
    lastmod: Literal["date", "datetime"] | None = option(
        None, "Say when each page was last changed, from front matter or git."
    )
    changefreq: (
        Literal["always", "hourly", "daily", "weekly", "monthly", "yearly", "never"] | None
    ) = option("weekly", "How often pages change.")
    priority: float | None = option(0.5, "From 0 to 1.")

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:  # noqa: ARG002
        """The protocol knows priorities from 0 to 1."""
        if self.priority is not None and not 0 <= self.priority <= 1:
            message = f"`{self.priority:g}` is no priority"
            yield Mistake("priority", message, "write a number from 0 to 1")


@dataclass(frozen=True, slots=True)
class ThemeOptions:
    """``[theme]``: style sheets of the site's own."""

    STRICT: ClassVar[bool] = True
    WITHOUT_MEANING: ClassVar[Mapping[str, str]] = {"id": "there is one theme"}

    custom_css: tuple[str, ...] = option(
        (), "Style sheets that are loaded last; `src/css/custom.css` where it exists.",
        one_is_list=True,
    )  # fmt: skip
