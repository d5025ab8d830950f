"""``[themeConfig.navbar]`` and ``[themeConfig.footer]``: the links that every page shares.

Source: docusaurus 3.10.2, theme-classic/src/options.ts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from careers.config.options import Pairs, option
from careers.config.reading import Mistake
from careers.config.uris import is_uri


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

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """A logo without a picture is none."""
        if "src" not in given:
            yield Mistake("", "the logo has no `src`", 'add `src = "img/logo.svg"`')


@dataclass(frozen=True, slots=True)
class NavbarItem:
    """A link of the navbar, or what stands in its place."""

    KINDS: ClassVar[tuple[str, ...]] = (
        "dropdown", "doc", "docSidebar", "docsVersion", "docsVersionDropdown",
        "localeDropdown", "search", "html",
    )  # fmt: skip
    ONLY_KEYS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "html": ("type", "position", "className", "value"),
        "search": ("type", "position", "className"),
    }

    type: str = option(
        "default", "Absent for a link; else `dropdown`, `doc`, `docSidebar`, `html`."
    )
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

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """What an item of each type needs."""
        kind = "dropdown" if self.type == "default" and "items" in given else self.type
        yield from self._wrong_kind(kind, given)
        if kind == "default":
            yield from _wrong_target("navbar item", given, ("to", "href"))
        if kind == "dropdown":
            yield from _wrong_below(given.get("items", []))
        if {"label", "html"} <= set(given):
            yield Mistake("html", "`label` and `html` exclude each other", "delete one of them")
        yield from (
            Mistake(key, f"an item of the type `{kind}` has no `{key}`", "delete it")
            for key in given
            if key not in self.ONLY_KEYS.get(kind, given)
        )

    def _wrong_kind(self, kind: str, given: Mapping[str, object]) -> Iterator[Mistake]:
        needed = {"doc": "docId", "docSidebar": "sidebarId", "html": "value", "dropdown": "items"}
        if "type" in given and self.type not in self.KINDS and not _is_custom(self.type):
            kinds = ", ".join(f"`{kind}`" for kind in self.KINDS)
            hint = f"write one of {kinds}, or no `type` for a plain link"
            yield Mistake("type", f"`{self.type}` is no type of navbar item", hint)
        elif kind in needed and needed[kind] not in given:
            key = needed[kind]
            yield Mistake("", f"this navbar item has no `{key}`", f"add `{key}`")
        elif kind in {"docsVersion", "docsVersionDropdown", "localeDropdown", "search"}:
            message = f"a navbar item of the type `{kind}` has no effect here"
            yield Mistake("type", message, "delete it", severity="info", refused=False)


@dataclass(frozen=True, slots=True)
class FooterLink(NavbarItem):
    """A link of the footer."""

    ONLY_FIELDS: ClassVar[tuple[str, ...]] = ("label", "html", "to", "href", "class_name")
    """Any other key is an attribute."""

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """One target, and a text to click."""
        yield from _wrong_target("footer link", given, ("to", "href", "html"))
        if "html" not in given and "label" not in given:
            yield Mistake("", "this footer link has no `label`", "add `label`")
        elif {"label", "html"} <= set(given):
            yield Mistake("html", "`label` and `html` exclude each other", "delete one of them")


@dataclass(frozen=True, slots=True)
class Navbar:
    """``[themeConfig.navbar]``: the bar at the top of every page."""

    RENAMED: ClassVar[Mapping[str, str]] = {"links": "themeConfig.navbar.items"}

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

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:  # noqa: ARG002
        """Columns and plain links do not mix."""
        if self.columns and self.links:
            hint = "give every entry `items`, or none"
            yield Mistake("links", "the footer mixes columns and plain links", hint)


def _is_custom(kind: str) -> bool:
    """Types of items that a site's own theme may know."""
    return "custom-" in kind


def _wrong_target(
    what: str, given: Mapping[str, object], keys: tuple[str, ...]
) -> Iterator[Mistake]:
    """A link leads to one place, and that is an address."""
    if sum(key in given for key in keys) != 1:
        names = ", ".join(f"`{key}`" for key in keys)
        message = f"a {what} needs exactly one of {names}"
        yield Mistake("", message, 'write `to = "/page"`, or `href` for an address elsewhere')
    href = given.get("href")
    if isinstance(href, str) and href and not is_uri(href):
        yield Mistake("href", f"`{href}` is no address", "encode spaces as `%20`")


def _wrong_below(items: object) -> Iterator[Mistake]:
    """A dropdown holds links, not further dropdowns, and they have no side of their own."""
    for number, item in enumerate(items if isinstance(items, list) else []):
        kind = item.get("type") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping):
            continue
        if "items" in item or kind in {"dropdown", "localeDropdown", "search"}:
            message = "a dropdown cannot hold another one"
            yield Mistake(f"items.{number}", message, "list its links here, or in the navbar")
        if "position" in item:
            message = "the links of a dropdown have no `position`"
            yield Mistake(f"items.{number}.position", message, "delete it")
