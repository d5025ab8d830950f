"""What the Markdown of one page becomes: HTML with holes for what only the whole site knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from careers.problems import Problem


@dataclass(frozen=True, slots=True)
class LinkRef:
    """The opening ``<a …>`` of a Markdown link; its text and ``</a>`` are in the parts after it."""

    url: str
    """As written, entities and escapes resolved, not percent-decoded: ``../team.md#who``."""
    attributes: str = ""
    """Further attributes, escaped, each with a leading space: `` title="Team"``."""
    line: int = 0
    """Of the opening bracket, in the file the link was written in."""
    column: int = 0
    source: str = ""
    """The file it was written in when that is not the page itself (a partial), site-relative."""
    raw: bool = False
    """Written as ``<Link>`` or as HTML: an address, not the path of a Markdown file or asset."""


@dataclass(frozen=True, slots=True)
class ImageRef:
    """A whole ``<img …>`` whose file must exist and whose size goes into the tag."""

    url: str
    alt: str
    """Plain text, not escaped."""
    attributes: str = ""
    """Further attributes (``title``, author's own), escaped, each with a leading space."""
    line: int = 0
    column: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class ComponentRef:
    """A component that the theme renders: the site's own, or one that needs the whole site."""

    name: str
    """As in JSX: ``DocCardList``."""
    props: tuple[tuple[str, object], ...] = ()
    """Values are what JSON can hold, as tuples and pairs where they nest."""
    children: tuple[Part, ...] = ()
    line: int = 0
    column: int = 0


Part = str | LinkRef | ImageRef | ComponentRef
"""A run of finished HTML, or a hole in it."""


@dataclass(frozen=True, slots=True)
class Href:
    """The opening tag of a link whose address stands in the HTML of the page."""

    url: str


CleanPart = str | LinkRef | Href
"""A run of clean HTML, or the opening tag of a link in it."""


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of level 2 or deeper with some text, in document order."""

    level: int
    id: str
    html: str
    """Inline HTML: code, em, strong and del kept; links unwrapped; images dropped."""


@dataclass(frozen=True, slots=True)
class HeadElement:
    """An element of a ``<head>`` block in MDX; it overrides the page's own of the same key."""

    tag: Literal["title", "meta", "link"]
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class ModuleRef:
    """An import of something that is no Markdown file, which only the whole site can look up."""

    path: str
    """Site-relative, as imported: often without its ``.js`` or ``.tsx``."""
    line: int
    column: int
    source: str
    """The file that imports it; where nothing of this name exists, Docusaurus fails."""


BlockKind = Literal["heading", "text", "item", "cell", "code"]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item of a list, a cell of a table or a block of code."""

    kind: BlockKind
    line: int
    """Of the file, from 1."""
    end_line: int
    """The last one that it takes, without blank lines after it."""
    text: str = ""
    """Markdown as written, without the marks of the block: no ``##``, no ``-``; empty for items,
    whose text is in the blocks after them, and for code."""
    level: int = 0
    """Of a heading, 1 to 6."""
    within: tuple[str, ...] = ()
    """What it stands in, outermost first: list, item, quote, admonition, footnote, table."""


@dataclass(frozen=True, slots=True)
class Outline:
    """All blocks of a page in their order."""

    blocks: tuple[Block, ...]
    markup: tuple[tuple[int, int], ...]
    """First and last line of what is neither text nor code: HTML, imports, tags of many lines."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is shown of a body; most of a page's bytes."""

    parts: tuple[Part, ...] = ()
    toc: tuple[TocEntry, ...] = ()
    clean: tuple[CleanPart, ...] | None = None
    """The text as feeds and job boards may show it, where the options ask for it; None also where
    it has components, which only the theme can show."""
    words: tuple[str, ...] = ()
    """What people may search for in it, folded, each once; made together with ``clean``."""
    outline: Outline | None = None
    """What stands in the file itself, where the options ask for it."""


class StoredText(Protocol):
    """A text that is not at hand: it is read when somebody shows it."""

    def read(self) -> Text:
        """The text; raises for nothing."""


@dataclass(frozen=True, slots=True)
class Body:
    """The rendered text of a page, finished but for its holes."""

    text: Text | StoredText = Text()
    has_title: bool = False
    """The text shows its own h1, so the theme adds none (FINDINGS section 4, point 3)."""
    ids: tuple[str, ...] = ()
    """Every fragment a link may point to, in document order: headings, footnotes, ids of JSX."""
    references: tuple[LinkRef | ImageRef, ...] = ()
    """What it links to and shows, what is inside components included."""
    head: tuple[HeadElement, ...] = ()
    partials: tuple[str, ...] = ()
    """Files that were imported, site-relative, sorted: the page depends on their bytes."""
    modules: tuple[ModuleRef, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def shown(self) -> Text:
        """The text, wherever it is."""
        return self.text if isinstance(self.text, Text) else self.text.read()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The text with its holes."""
        return self.shown.parts

    @property
    def toc(self) -> tuple[TocEntry, ...]:
        """Its headings."""
        return self.shown.toc

    @property
    def clean(self) -> tuple[CleanPart, ...] | None:
        """The text for elsewhere, see `Text.clean`."""
        return self.shown.clean

    @property
    def outline(self) -> Outline | None:
        """Its blocks, see `Text.outline`."""
        return self.shown.outline


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the interface that stand inside a body, in the site's language."""

    admonitions: tuple[tuple[str, str], ...] = ()
    """Default title for each kind that has a translation; other kinds show their own name."""
    direct_link: str = "Direct link to {heading}"
    details: str = "Details"
    footnotes: str = "Footnotes"
    copy_code: str = "Copy code to clipboard"


@dataclass(frozen=True, slots=True)
class MarkdownOptions:
    """Everything of the configuration that a body depends on; equal options, equal bodies."""

    format: Literal["mdx", "md", "detect"] = "mdx"
    emoji: bool = True
    maintain_case: bool = False
    """``markdown.anchors.maintainCase``"""
    compat_comments: bool = True
    """``markdown.mdx1Compat.*``"""
    compat_admonitions: bool = True
    compat_heading_ids: bool = True
    admonition_keywords: tuple[str, ...] | None = (
        "secondary", "info", "success", "danger", "note", "tip", "warning", "important", "caution",
    )  # fmt: skip
    """Kinds that are admonitions; None turns admonitions off."""
    default_language: str | None = None
    """``themeConfig.prism.defaultLanguage``"""
    magic_comments: tuple[tuple[str, str | None, str | None, str | None], ...] = (
        ("theme-code-block-highlighted-line", "highlight-next-line", "highlight-start",
         "highlight-end"),
    )  # fmt: skip
    """(class name, line, block start, block end) of each kind of magic comment."""
    show_line_numbers: bool = False
    components: frozenset[str] = frozenset()
    """Names of components that the site's own theme provides; these become ComponentRef."""
    trust_content: bool = False
    """Off: HTML and JSX pass an element allow-list; what is dropped is a warning."""
    clean: bool = False
    """Also make the text that may stand outside of the page, and the words to search for."""
    outline: bool = False
    """Also say what blocks a page was written in; reviewers of texts want to know."""
    labels: Labels = field(default_factory=Labels)


Partials = Mapping[str, str]
"""Text of every Markdown file a page may import, by site-relative path: ``content/_apply.md``."""
