"""``[themeConfig]``: what every page shares.

Source: docusaurus 3.10.2, theme-classic/src/options.ts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from careers.config.navigation import Footer, Navbar
from careers.config.options import Pairs, option
from careers.config.reading import Mistake

_NO_VERSIONS = "there are no versions of the pages"
_COLOURS_BY_CSS = "colours of code come from the theme's style sheet"


@dataclass(frozen=True, slots=True)
class AnnouncementBar:
    """``[themeConfig.announcementBar]``: a line above everything else."""

    id: str = option("announcement-bar", "Change it to show the bar to those who closed it.")
    content: str = option("", "The text; markup is allowed.")
    background_color: str = option("", "CSS colour of the bar.")
    text_color: str = option("", "CSS colour of the text.")
    is_closeable: bool = option(True, "Readers may close the bar.")

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
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
    content: str = option("", "Its `content`.")
    attributes: Pairs = option((), "Any other key is an attribute too.", takes_rest=True)


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """``[themeConfig.tableOfContents]``: which headings "On this page" lists."""

    min_heading_level: int = option(2, "The highest level, from 2 to 6.")
    max_heading_level: int = option(3, "The lowest level, from 2 to 6.")

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:  # noqa: ARG002
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

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """A block has both ends."""
        for key in ("start", "end"):
            if key not in given:
                yield Mistake("", f"this block of magic comments has no `{key}`", f"add `{key}`")


@dataclass(frozen=True, slots=True)
class MagicComment:
    """``[[themeConfig.prism.magicComments]]``: comments in code that mark lines."""

    class_name: str = option("", "The CSS class of the marked lines.")
    line: str | None = option(None, "The comment that marks the next line.")
    block: MagicBlock | None = option(None, "The comments around marked lines.")

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
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
    RENAMED: ClassVar[Mapping[str, str]] = {
        "disableDarkMode": "themeConfig.colorMode.disableSwitch",
        "defaultDarkMode": "themeConfig.colorMode.defaultMode",
        "metadatas": "themeConfig.metadata",
        "hideableSidebar": "themeConfig.docs.sidebar.hideable",
        "autoCollapseSidebarCategories": "themeConfig.docs.sidebar.autoCollapseCategories",
        "sidebarCollapsible": "docs.sidebarCollapsible",
    }
    IGNORES_UNKNOWN: ClassVar[bool] = True
    """Docusaurus leaves other keys to other themes."""
    STRICT: ClassVar[bool] = True

    navbar: Navbar = option(Navbar(), "The bar at the top.")
    footer: Footer | None = option(None, "The foot; a plain one of ours when absent.")
    announcement_bar: AnnouncementBar | None = option(None, "A line above everything else.")
    color_mode: ColorMode = option(ColorMode(), "Light and dark.")
    image: str | None = option(None, "The picture for shared links, a file of the static folder.")
    metadata: tuple[Metadata, ...] = option((), "`<meta>` elements of every page.")
    table_of_contents: TableOfContents = option(TableOfContents(), '"On this page".')
    prism: Prism = option(Prism(), "Code blocks.")
    docs: ThemeDocs = option(ThemeDocs(), "Pages of the content folder.")
