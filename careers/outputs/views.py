"""What the templates are given: values made for showing, with every link already resolved.

``chrome`` is one value for the whole site; ``page`` is one value a page. A template sees nothing
else, so two pages whose values are equal have equal HTML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Link:
    """A link of navbar, footer or listing."""

    label: str
    """Markup where the configuration has ``html`` in its place."""
    href: str
    key: str = ""
    """Of a navbar link: its place, such as ``2/0``; see Head.active_links."""
    external: bool = False
    """Opens in a new tab: ``target="_blank" rel="noopener noreferrer"``."""
    class_name: str = ""
    attributes: Markup = _NOTHING
    """Further attributes, each with a leading space: those of ``external``, and the site's own."""
    html: Markup | None = None
    """Raw markup from the configuration (``type: html`` items) instead of the link."""
    items: tuple[Link, ...] = ()
    """Of a dropdown."""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Logo:
    """The navbar's picture."""

    src: str
    src_dark: str = ""
    alt: str = ""
    width: str = ""
    height: str = ""
    href: str = ""
    """Where the brand links to, when not the home page."""
    target: str = ""
    class_name: str = ""


@dataclass(frozen=True, slots=True)
class Navbar:
    """``themeConfig.navbar``."""

    title: str
    """As configured; empty when it is not. The theme then shows the site's title, marked ours."""
    home: str
    logo: Logo | None = None
    left: tuple[Link, ...] = ()
    right: tuple[Link, ...] = ()
    hide_on_scroll: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class FooterColumn:
    """One column of footer links, with its heading."""

    title: str
    items: tuple[Link, ...]
    class_name: str = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """``themeConfig.footer``."""

    columns: tuple[FooterColumn, ...]
    links: tuple[Link, ...]
    """Links without columns."""
    copyright: Markup
    dark: bool
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """``themeConfig.announcementBar``."""

    id: str
    content: Markup
    closeable: bool = True


@dataclass(frozen=True, slots=True)
class Chrome:
    """Everything that surrounds every page, the same on all of them."""

    title: str
    tagline: str
    url: str
    base_url: str
    lang: str
    dir: Literal["ltr", "rtl"]
    locale: str
    navbar: Navbar
    footer: Footer | None
    announcement: Announcement | None
    favicon: str
    """URL, or empty: the theme then links its own, marked ours."""
    stylesheets: tuple[str, ...]
    """URLs in cascade order: the theme's, then the site's custom.css."""
    head_script: str
    """URL of the small blocking script that sets the colour scheme before first paint."""
    icon: str
    """URL of the icon where there is no ``favicon``: the brand's logo, or the theme's own."""
    touch_icon: str
    """URL of a picture for the home screens of phones."""
    theme_colors: tuple[tuple[str, str], ...]
    """(media query or empty, colour) of what surrounds the page; none where the site says so."""
    color_scheme: str
    """What the pages are painted in before their style sheet is there: ``light dark``."""
    preload_fonts: tuple[str, ...]
    """URLs of fonts that every page needs at once."""
    default_color_mode: Literal["light", "dark"]
    respect_prefers_color_scheme: bool
    disable_color_switch: bool
    hideable_sidebar: bool
    auto_collapse: bool
    head_tags: Markup
    """What ``headTags``, ``stylesheets`` and ``scripts`` put into every head."""
    csp: str
    """Content security policy for a page whose author wrote nothing that widens it."""
    strings: Mapping[str, str]
    """Interface texts by Docusaurus's id: ``theme.docs.paginator.next``; ours: ``careers.…``."""


@dataclass(frozen=True, slots=True)
class Meta:
    """A ``<meta>``; ``attribute`` is ``name``, ``property`` or another that names it."""

    attribute: str
    key: str
    content: str
    more: Markup = _NOTHING
    """Further attributes, each with a leading space."""


@dataclass(frozen=True, slots=True)
class Head:
    """The parts of ``<head>`` that differ from page to page."""

    title: str
    metas: tuple[Meta, ...]
    """In order: og:url, description, keywords, robots, og:image, …; all that have content."""
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    """(hreflang, URL)"""
    jsonld: tuple[Markup, ...]
    """Each one JSON object, escaped for a script element."""
    html_class: str
    csp: str
    links: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Further ``<link>`` elements as attribute pairs."""
    active_links: frozenset[str] = frozenset()
    """Keys of the navbar's links that lead to this page or to where it belongs."""
    lang: str = ""
    """Of a page that is in another language than the site."""
    dir: str = ""
    """Likewise: ``rtl`` or ``ltr``."""


@dataclass(frozen=True, slots=True)
class SidebarEntry:
    """A line of the sidebar as one page shows it."""

    kind: Literal["link", "category", "html"]
    label: str = ""
    href: str | None = None
    active: bool = False
    """The current page, or a category that holds it: ``menu__link--active``."""
    current: bool = False
    """The current page itself: ``aria-current="page"``."""
    external: bool = False
    class_name: str = ""
    collapsible: bool = True
    collapsed: bool = False
    has_page: bool = False
    """A category with a page of its own, hence a caret beside its link."""
    items: tuple[SidebarEntry, ...] = ()
    html: Markup | None = None
    default_style: bool = True
    ours: bool = False
    """A line that Docusaurus has not: the way to all roles where a long level is cut."""


@dataclass(frozen=True, slots=True)
class Breadcrumb:
    """One step from home to the page; the last is the page itself."""

    label: str
    href: str | None
    active: bool
    home: bool = False
    """The house icon; ``label`` is its accessible name."""


@dataclass(frozen=True, slots=True)
class TocItem:
    """A line of "On this page"."""

    id: str
    html: Markup
    items: tuple[TocItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The previous or next page."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class TagLink:
    """A tag of a page or of the tag list."""

    label: str
    href: str
    description: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class LastUpdate:
    """When and by whom; an empty field was not asked for or is not known."""

    iso: str = ""
    text: str = ""
    """In the site's language: ``Nov 2, 2026``."""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the facts card, one word of a row: ``Location: Berlin``."""

    kind: str
    """What it is about, for its look: ``team``, ``location``, ``salary``, ``closes`` and so on."""
    label: str
    value: str
    datetime: str = ""
    """ISO 8601, of dates and deadlines."""
    more: tuple[str, ...] = ()
    """Further lines: pay in other zones."""
    note: str = ""
    """What there is to add, in small letters."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Why one cannot apply, above the title of a role."""

    kind: Literal["upcoming", "paused", "closed", "filled"]
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What every role says, or a role's front matter, after its text."""

    id: str
    title: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to ask."""

    name: str
    title: str
    email: str


@dataclass(frozen=True, slots=True)
class ApplyLink:
    """How to apply."""

    href: str
    """An address, or an e-mail with its subject."""
    external: bool = False
    email: str = ""
    """The address, for those whose browser writes no e-mails."""
    instructions: str = ""


@dataclass(frozen=True, slots=True)
class RoleDetails:
    """What a role page shows besides its text."""

    facts: tuple[Fact, ...] = ()
    apply: ApplyLink | None = None
    """None while one cannot apply."""
    closes: str = ""
    """The last instant at which one can apply, ISO 8601 with offset; empty where it is past."""
    closed: Notice | None = None
    """What a script shows from that instant on, until the site is built again."""
    notice: Notice | None = None
    contact: Person | None = None
    sections: tuple[Section, ...] = ()
    similar: tuple[RoleRow, ...] = ()
    share_href: str = ""
    """An e-mail that only needs an address."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the site."""

    src: str
    alt: str = ""
    width: int = 0
    """In pixels; 0 where the file does not say."""
    height: int = 0


@dataclass(frozen=True, slots=True)
class LandingItem:
    """A line of values or benefits; one of the two texts may be empty."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Landing:
    """What the front matter of the page at the root says for the head of the index."""

    cover: Picture | None
    tagline: str
    values: tuple[LandingItem, ...]
    benefits: tuple[LandingItem, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of the content folder."""

    head: Head
    title: str
    """Shown as the h1 when ``synthetic_title``; plain text."""
    synthetic_title: bool
    body: Markup
    sidebar: tuple[SidebarEntry, ...] | None
    breadcrumbs: tuple[Breadcrumb, ...]
    toc: tuple[TocItem, ...] | None
    """None: no column at all; empty: a column without entries."""
    previous: Neighbour | None
    next: Neighbour | None
    tags: tuple[TagLink, ...]
    edit_url: str
    last_update: LastUpdate | None
    unlisted: bool
    draft: bool
    is_role: bool
    role: RoleDetails | None
    listing: Listing | None = None
    """The open roles, on the page at the root; it stands after ``.theme-doc-markdown``."""
    landing: Landing | None = None
    """On the page at the root, where its front matter says something of it."""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role as a line of a list."""

    title: str
    href: str
    summary: str
    facts: tuple[Fact, ...] = ()
    data: tuple[tuple[str, str], ...] = ()
    """What the filter compares, as ``data-`` attributes: ``("team", "engineering")``,
    ``("posted", "2026-11-02")``; none where no filter is."""


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The roles of one top category of the sidebar."""

    label: str
    """Empty for roles that are in no category."""
    id: str
    href: str | None
    rows: tuple[RoleRow, ...]
    count: int
    """Of its roles on all pages."""


@dataclass(frozen=True, slots=True)
class BrowseLink:
    """A page that lists the roles of one team, one place and so on."""

    label: str
    href: str
    count: int
    """Of its roles."""


@dataclass(frozen=True, slots=True)
class BrowseGroup:
    """Pages of one kind."""

    kind: Literal["teams", "locations", "workplace", "employment", "closed", "upcoming"]
    label: str
    """``Teams``; of ``closed`` and ``upcoming``, which are one page each, that of the link."""
    links: tuple[BrowseLink, ...]


@dataclass(frozen=True, slots=True)
class FilterOption:
    """One value of a facet."""

    value: str
    """As in the address of the page and in `RoleRow.data`: ``berlin``; without spaces."""
    label: str
    count: int
    """Of the listed roles that have it."""


@dataclass(frozen=True, slots=True)
class FilterFacet:
    """A question that roles can be filtered by; it has two options at least."""

    name: str
    """In the address of the page: ``team``."""
    label: str
    options: tuple[FilterOption, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """The form above a list of roles."""

    facets: tuple[FilterFacet, ...]
    sorts: tuple[str, ...]
    """Orders besides the sidebar's that the roles have dates for: ``newest``, ``closing``."""
    texts_href: str
    """Where the words of the roles' texts are, which are loaded when someone searches."""
    rows_href: str = ""
    """Where the rows of all pages are, which are loaded when someone filters; empty where the page
    shows every role."""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page of a long list."""

    number: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page of a long list stands among the others."""

    number: int
    """From 1."""
    label: str
    """``Page 2 of 20``."""
    previous: Neighbour | None
    next: Neighbour | None
    numbers: tuple[PageNumber, ...]
    """The first, the last and those near the page."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Roles, grouped as the sidebar is."""

    count: int
    """Of all roles."""
    groups: tuple[RoleGroup, ...]
    level: int
    """Of the headings of the groups."""
    browse: tuple[BrowseGroup, ...] = ()
    """Other ways to the roles; the pages are real and need no script."""
    filters: Filters | None = None
    """None where there is nothing to choose from."""
    paging: Paging | None = None
    """None where one page shows every role."""


@dataclass(frozen=True, slots=True)
class ListView:
    """A page that lists the roles of one team, one place and so on."""

    head: Head
    kind: Literal["teams", "locations", "workplace", "employment", "closed", "upcoming"]
    title: str
    count: str
    """In words: ``3 open roles``."""
    rows: tuple[RoleRow, ...]
    breadcrumbs: tuple[Breadcrumb, ...]
    home: str
    """Where all open roles are."""
    paging: Paging | None = None
    """None where one page shows every row."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card of a generated index or of ``DocCardList``."""

    label: str
    href: str
    icon: str
    """An emoji."""
    description: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A generated index page."""

    head: Head
    title: str
    description: str
    cards: tuple[Card, ...]
    sidebar: tuple[SidebarEntry, ...] | None
    breadcrumbs: tuple[Breadcrumb, ...]
    previous: Neighbour | None
    next: Neighbour | None
    paging: Paging | None = None
    """None where one page shows everything."""


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """A line of a tag page."""

    title: str
    href: str
    description: str


@dataclass(frozen=True, slots=True)
class TagView:
    """The page of one tag."""

    head: Head
    title: str
    description: str
    all_tags_href: str
    pages: tuple[TaggedPage, ...]
    unlisted: bool
    paging: Paging | None = None
    """None where one page shows everything."""


@dataclass(frozen=True, slots=True)
class TagLetter:
    """A group of the tag list."""

    letter: str
    tags: tuple[TagLink, ...]


@dataclass(frozen=True, slots=True)
class TagListView:
    """The page of all tags."""

    head: Head
    title: str
    letters: tuple[TagLetter, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """The root's index where the site has no page of its own there."""

    head: Head
    title: str
    listing: Listing
    landing: Landing | None = None
    """As of a page; here there is no front matter that could say anything."""


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for addresses that do not exist."""

    head: Head
    title: str
    groups: tuple[RoleGroup, ...]
    """Without rows: where to go on."""
