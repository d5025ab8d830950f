"""``[themeConfig]``: navbar, footer and the other parts that every page shares.

Source: docusaurus 3.10.2, theme-classic/src/options.ts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from careers.config.options import Pairs, option
from careers.config.reading import Mistake

_NO_VERSIONS = "there are no versions of the pages"
_COLOURS_BY_CSS = "colours of code come from the theme's style sheet"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture in the navbar or the footer."""

    src: str = option("", "The picture, a file of the static folder.")
    src_dark: str = option("", "The picture for the dark colour scheme.")
    alt: str = option("", "What it shows, for those who do not see it.", may_be_empty=True)
    width: str | int | float | None = option(None, "In pixels.")
    height: str | int | float | None = option(None, "In pixels.")
    href: str = option("", "Where it links to; the home page when absent.")
    target: str = option("", "Where that link opens: `_blank`.")
    class_name: str = option("", "Further CSS classes.")
    style: Pairs = option((), "CSS declarations; here they belong in a style sheet.")

    def mistakes(self, given: Collection[str]) -> Iterator[Mistake]:
        """A logo without a picture is none."""
        if "src" not in given:
            yield Mistake("", "the logo has no `src`", 'add `src = "img/logo.svg"`')


@dataclass(frozen=True, slots=True)
class NavbarItem:
    """A link of the navbar, or what stands in its place."""

    KINDS: ClassVar[tuple[str, ...]] = (
        "default", "dropdown", "doc", "docSidebar", "docsVersion", "docsVersionDropdown",
        "localeDropdown", "search", "html",
    )  # fmt: skip

    type: str = option("default", "`default` (a link), `dropdown`, `doc`, `docSidebar` or `html`.")
    label: str = option("", "The text of the link.")
    html: str = option("", "Markup in place of the label.")
    to: str = option("", "A page of this site: `/how-we-hire`.")
    href: str = option("", "An address elsewhere.")
    position: Literal["left", "right"] = option("left", "The side of the navbar.")
    items: tuple[NavbarItem, ...] = option((), "The links of a `dropdown`.")
    value: str = option("", "The markup of an `html` item.")
    doc_id: str = option("", "The page of a `doc` item: its path without the ending.")
    sidebar_id: str = option("", "The sidebar of a `docSidebar` item: its first page.")
    docs_plugin_id: str = option("", "There is one folder of pages here.")
    class_name: str = option("", "Further CSS classes.")
    active_base_path: str = option("", "Pages below this path mark the link as active.")
    active_base_regex: str = option("", "Pages whose path matches mark the link as active.")
    prepend_base_url_to_href: bool = option(False, "Put `baseUrl` in front of `href`.")
    attributes: Pairs = option((), "Any other key is an attribute of the link.", takes_rest=True)

    @property
    def kind(self) -> str:
        """Its type; items without one that hold items are a dropdown."""
        return "dropdown" if self.type == "default" and self.items else self.type

    def mistakes(self, given: Collection[str]) -> Iterator[Mistake]:
        """What an item of each type needs."""
        needed = {"doc": "docId", "docSidebar": "sidebarId", "html": "value", "dropdown": "items"}
        kind = "dropdown" if self.type == "default" and "items" in given else self.type
        if self.type not in self.KINDS and not self.type.startswith("custom-"):
            kinds = ", ".join(f"`{kind}`" for kind in self.KINDS[1:])
            hint = f"write one of {kinds}, or no `type` for a plain link"
            yield Mistake("type", f"`{self.type}` is no type of navbar item", hint)
        elif kind in needed and needed[kind] not in given:
            key = needed[kind]
            yield Mistake("", f"this navbar item has no `{key}`", f"add `{key}`")
        elif kind in {"docsVersion", "docsVersionDropdown", "localeDropdown", "search"}:
            message = f"a navbar item of the type `{kind}` has no effect here"
            yield Mistake("type", message, "delete it", severity="info", refused=False)
        elif kind == "default" and ("to" in given) == ("href" in given):
            yield _one_target("navbar item")
        if {"label", "html"} <= set(given):
            yield Mistake("html", "`label` and `html` exclude each other", "delete one of them")


@dataclass(frozen=True, slots=True)
class FooterLink(NavbarItem):
    """A link of the footer."""

    def mistakes(self, given: Collection[str]) -> Iterator[Mistake]:
        """One target, and a text to click."""
        targets = {"to", "href", "html"} & set(given)
        if len(targets) != 1:
            yield _one_target("footer link", also="`html`")
        elif "html" not in targets and "label" not in given:
            yield Mistake("", "this footer link has no `label`", "add `label`")
        elif "html" in targets and "label" in given:
            yield Mistake("html", "`label` and `html` exclude each other", "delete one of them")


@dataclass(frozen=True, slots=True)
class Navbar:
    """``[themeConfig.navbar]``: the bar at the top of every page."""

    title: str = option("", "Beside the logo; the site's title when absent.", may_be_empty=True)
    logo: Logo | None = option(None, "The picture that links to the home page.")
    items: tuple[NavbarItem, ...] = option((), "The links, in order.")
    hide_on_scroll: bool = option(False, "Slide the bar away while reading on.")
    style: Literal["", "dark", "primary"] = option("", "`dark` or `primary`.")


@dataclass(frozen=True, slots=True)
class FooterColumn:
    """A column of footer links."""

    title: str = option("", "Its heading.")
    items: tuple[FooterLink, ...] = option((), "Its links, in order.")
    class_name: str = option("", "Further CSS classes.")


def _is_column(entry: object) -> bool:
    return isinstance(entry, Mapping) and ("items" in entry or "title" in entry)


def _is_link(entry: object) -> bool:
    return not _is_column(entry)


@dataclass(frozen=True, slots=True)
class Footer:
    """``[themeConfig.footer]``: the foot of every page."""

    style: Literal["light", "dark"] = option("light", "`light` or `dark`.")
    logo: Logo | None = option(None, "A picture above the copyright line.")
    copyright: str = option("", "The last line; markup is allowed.")
    columns: tuple[FooterColumn, ...] = option(
        (), "Columns of links, each with a `title` and `items`.", key="links", only=_is_column
    )
    links: tuple[FooterLink, ...] = option(
        (), "Links without columns, in place of them.", key="links", only=_is_link
    )

    def mistakes(self, given: Collection[str]) -> Iterator[Mistake]:  # noqa: ARG002
        """Columns and plain links do not mix."""
        if self.columns and self.links:
            hint = "give every entry `items`, or none"
            yield Mistake("links", "the footer mixes columns and plain links", hint)


@dataclass(frozen=True, slots=True)
class AnnouncementBar:
    """``[themeConfig.announcementBar]``: a line above everything else."""

    id: str = option("announcement-bar", "Change it to show the bar to those who closed it.")
    content: str = option("", "The text; markup is allowed.")
    background_color: str = option("", "CSS colour of the bar.")
    text_color: str = option("", "CSS colour of the text.")
    is_closeable: bool = option(True, "Readers may close the bar.")

    def mistakes(self, given: Collection[str]) -> Iterator[Mistake]:
        """A bar without text is none."""
        if "content" not in given:
            yield Mistake("", "the announcement bar has no `content`", "add `content`")


@dataclass(frozen=True, slots=True)
class ColorMode:
    """``[themeConfig.colorMode]``: light and dark."""

    default_mode: Literal["light", "dark"] = option("light", "For readers who have no wish.")
    disable_switch: bool = option(False, "Offer no switch.")
    respect_prefers_color_scheme: bool = option(
        True, "Follow the reader's system; Docusaurus does so only on request."
    )


@dataclass(frozen=True, slots=True)
class Metadata:
    """``[[themeConfig.metadata]]``: a ``<meta>`` of every page that does not say otherwise."""

    name: str = option("", "Its `name`.")
    property_: str = option("", "Its `property`.", key="property")
    content: str = option("", "Its `content`.", may_be_empty=True)
    attributes: Pairs = option((), "Any other key is an attribute too.", takes_rest=True)

    @property
    def attribute(self) -> Literal["name", "property"]:
        """Which of the two it has."""
        return "property" if self.property_ and not self.name else "name"

    @property
    def key(self) -> str:
        """The value of that attribute: ``og:image``."""
        return self.name or self.property_


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """``[themeConfig.tableOfContents]``: which headings "On this page" lists."""

    min_heading_level: int = option(2, "The highest level, from 2 to 6.")
    max_heading_level: int = option(3, "The lowest level, from 2 to 6.")

    def mistakes(self, given: Collection[str]) -> Iterator[Mistake]:  # noqa: ARG002
        """Levels from 2 to 6, in order."""
        hint = "write a level from 2 to 6"
        for key, level in (
            ("minHeadingLevel", self.min_heading_level),
            ("maxHeadingLevel", self.max_heading_level),
        ):
            if not 2 <= level <= 6:  # noqa: PLR2004 - h2 to h6
                yield Mistake(key, f"`{level}` is no heading level that can be listed", hint)
        if self.min_heading_level > self.max_heading_level:
            message = "`minHeadingLevel` is larger than `maxHeadingLevel`"
            yield Mistake("minHeadingLevel", message, "swap them")


@dataclass(frozen=True, slots=True)
class MagicBlock:
    """The two comments around lines of code."""

    start: str = option("", "The comment before the first line.")
    end: str = option("", "The comment after the last line.")


@dataclass(frozen=True, slots=True)
class MagicComment:
    """``[[themeConfig.prism.magicComments]]``: comments in code that mark lines."""

    class_name: str = option("", "The CSS class of the marked lines.")
    line: str | None = option(None, "The comment that marks the next line.")
    block: MagicBlock | None = option(None, "The comments around marked lines.")

    def mistakes(self, given: Collection[str]) -> Iterator[Mistake]:
        """A class, and at least one comment."""
        if "className" not in given:
            yield Mistake("", "this magic comment has no `className`", "add `className`")
        if not {"line", "block"} & set(given):
            hint = "add one of them"
            yield Mistake("", "this magic comment has neither `line` nor `block`", hint)


_HIGHLIGHT = MagicComment(
    "theme-code-block-highlighted-line",
    "highlight-next-line",
    MagicBlock("highlight-start", "highlight-end"),
)


@dataclass(frozen=True, slots=True)
class Prism:
    """``[themeConfig.prism]``: code blocks."""

    WITHOUT_MEANING: ClassVar[Mapping[str, str]] = {
        "theme": _COLOURS_BY_CSS,
        "darkTheme": _COLOURS_BY_CSS,
        "additionalLanguages": "every language is highlighted",
    }

    default_language: str | None = option(None, "The language of blocks that name none.")
    magic_comments: tuple[MagicComment, ...] = option((_HIGHLIGHT,), "Comments that mark lines.")
    show_line_numbers: bool = option(False, "Number the lines of every block; not in Docusaurus.")
    others: Pairs = option((), "Other keys are ignored.", takes_rest=True)


@dataclass(frozen=True, slots=True)
class SidebarLook:
    """``[themeConfig.docs.sidebar]``: how the sidebar behaves."""

    hideable: bool = option(False, "Readers may fold the whole sidebar away.")
    auto_collapse_categories: bool = option(False, "Opening a category closes the others.")


@dataclass(frozen=True, slots=True)
class ThemeDocs:
    """``[themeConfig.docs]``: pages of the content folder."""

    WITHOUT_MEANING: ClassVar[Mapping[str, str]] = {"versionPersistence": _NO_VERSIONS}

    sidebar: SidebarLook = option(SidebarLook(), "The sidebar.")


@dataclass(frozen=True, slots=True)
class ThemeConfig:
    """``[themeConfig]``: what every page shares."""

    WITHOUT_MEANING: ClassVar[Mapping[str, str]] = {
        "blog": "there is no blog",
        "algolia": "there is no search by Algolia",
        "liveCodeBlock": "code blocks do not run",
        "mermaid": "diagrams are not drawn",
        "gtag": "analytics belong in `scripts`",
        "googleAnalytics": "analytics belong in `scripts`",
        "zoom": "pictures do not zoom",
        "imageZoom": "pictures do not zoom",
    }
    UNKNOWN_KEYS: ClassVar[str] = "noted"
    """Docusaurus leaves them to other themes."""

    navbar: Navbar = option(Navbar(), "The bar at the top.")
    footer: Footer | None = option(None, "The foot; a plain one of ours when absent.")
    announcement_bar: AnnouncementBar | None = option(None, "A line above everything else.")
    color_mode: ColorMode = option(ColorMode(), "Light and dark.")
    image: str | None = option(None, "The picture for shared links, a file of the static folder.")
    metadata: tuple[Metadata, ...] = option((), "`<meta>` elements of every page.")
    table_of_contents: TableOfContents = option(TableOfContents(), '"On this page".')
    prism: Prism = option(Prism(), "Code blocks.")
    docs: ThemeDocs = option(ThemeDocs(), "Pages of the content folder.")


def _one_target(what: str, also: str = "") -> Mistake:
    choices = f"`to`, `href` and {also}" if also else "`to` and `href`"
    message = f"a {what} needs exactly one of {choices}"
    return Mistake("", message, 'write `to = "/page"`, or `href` for an address elsewhere')
