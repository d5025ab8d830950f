"""Sidebars: from folders or ``sidebars.json`` to finished labels and links.

Source: docusaurus 3.10.2, plugin-content-docs/src/sidebars/{processor,postProcessor}.ts, props.ts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from careers.config import Config
from careers.content.category import DocLink, GeneratedIndex
from careers.content.pages import Page
from careers.content.routes import normalize_url
from careers.markdown.slugs import Slugger
from careers.problems import Location, Problem, Severity
from careers.site.sidebar_items import (
    GeneratedPage,
    Sidebar,
    SidebarCategory,
    SidebarItem,
    SidebarLink,
    UnprocessedCategory,
    UnprocessedDoc,
    UnprocessedItem,
)

_SEVERITY: dict[str, Severity] = {"log": "info", "warn": "warning", "throw": "error"}
Unprocessed = Mapping[str, tuple[UnprocessedItem, ...]]


@dataclass(frozen=True, slots=True)
class Processed:
    """All sidebars of a site, by name."""

    sidebars: Mapping[str, Sidebar]
    problems: tuple[Problem, ...]


def process_sidebars(
    unprocessed: Unprocessed, pages: Mapping[str, Page], unlisted: frozenset[str], config: Config
) -> Processed:
    """Finish every sidebar: drafts out, labels and links in, generated indexes given an address.

    Args:
        unprocessed: Items by sidebar name.
        pages: Every page by id, drafts left out.
        unlisted: Ids of pages that only show while they are the current page.
        config: For the defaults of categories and the base of generated addresses.
    """
    processor = _Processor(pages, unlisted, config)
    sidebars = {
        name: tuple(item for raw in items if (item := processor.item(raw)) is not None)
        for name, items in unprocessed.items()
    }
    return Processed(sidebars, tuple(processor.problems))


class _Processor:
    """One for a whole site: generated addresses are unique over all sidebars."""

    def __init__(self, pages: Mapping[str, Page], unlisted: frozenset[str], config: Config) -> None:
        self.pages = pages
        self.unlisted = unlisted
        self.config = config
        self.slugger = Slugger()
        self.owners: dict[str, UnprocessedCategory] = {}
        self.problems: list[Problem] = []

    def item(self, raw: UnprocessedItem) -> SidebarItem | None:
        if isinstance(raw, UnprocessedDoc):
            return self._link(raw)
        if isinstance(raw, UnprocessedCategory):
            return self._category(raw)
        return raw

    def _link(self, raw: UnprocessedDoc) -> SidebarLink | None:
        page = self.pages.get(raw.id)
        if page is None:
            return None
        said = page.front_matter
        return SidebarLink(
            label=_first(said.sidebar_label, raw.label, page.title),
            href=page.permalink,
            doc_id=page.id,
            unlisted=page.id in self.unlisted,
            class_name=said.sidebar_class_name or raw.class_name,
            custom_props=said.sidebar_custom_props
            if said.sidebar_custom_props is not None
            else raw.custom_props,
            ref=raw.ref,
        )

    def _category(self, raw: UnprocessedCategory) -> SidebarItem | None:
        if not raw.items and raw.link is None:
            self.problems.append(_empty_category(raw))
            return None
        generated = self._generated(raw)  # before the children: its address is taken first
        items = tuple(item for sub in raw.items if (item := self.item(sub)) is not None)
        page = self.pages.get(raw.link.id) if isinstance(raw.link, DocLink) else None
        if not items:
            # A category without children is a plain link to its page, or nothing at all.
            doc = (
                UnprocessedDoc(page.id, raw.label, raw.class_name, raw.custom_props)
                if page
                else None
            )
            return self._link(doc) if doc else None
        collapsible = _given(raw.collapsible, default=self.config.docs.sidebar_collapsible)
        collapsed = _given(raw.collapsed, default=self.config.docs.sidebar_collapsed)
        return SidebarCategory(
            label=raw.label,
            items=items,
            collapsible=collapsible,
            collapsed=collapsed and collapsible,
            href=page.permalink if page else generated.permalink if generated else None,
            doc_id=page.id if page else None,
            unlisted=page is not None and page.id in self.unlisted,
            generated=generated,
            class_name=raw.class_name,
            custom_props=raw.custom_props,
            description=raw.description,
            folder=raw.folder,
        )

    def _generated(self, raw: UnprocessedCategory) -> GeneratedPage | None:
        if not isinstance(raw.link, GeneratedIndex):
            return None
        link = raw.link
        slug = link.slug if link.slug is not None else f"/category/{self.slugger.id_for(raw.label)}"
        docs = self.config.docs
        permalink = normalize_url([self.config.base_url, docs.route_base_path, slug])
        self._claim(permalink, raw)
        return GeneratedPage(
            permalink=permalink,
            title=link.title or raw.label,
            description=link.description,
            keywords=link.keywords,
            image=link.image,
        )

    def _claim(self, permalink: str, raw: UnprocessedCategory) -> None:
        """Where two categories want one address, the first has it; one may be in two sidebars."""
        owner, action = self.owners.setdefault(permalink, raw), self.config.on_duplicate_routes
        if owner.location != raw.location and action != "ignore":
            self.problems.append(
                Problem(
                    raw.location,
                    f"the address `{permalink}` is taken by the category of {owner.location.path}",
                    "route-duplicate",
                    "give one of the categories another `slug`",
                    severity=_SEVERITY[action],
                    refused=action == "throw",
                )
            )


def _first(*labels: str | None) -> str:
    return next(label for label in labels if label is not None)


def _given(value: bool | None, *, default: bool) -> bool:
    return default if value is None else value


def _empty_category(raw: UnprocessedCategory) -> Problem:
    return Problem(
        raw.location,
        f"the category `{raw.label}` has neither pages nor a link",
        "category-empty",
        "put a page into it, or give it a `link`",
        refused=True,
    )


def unknown_ids(
    unprocessed: Unprocessed, known: frozenset[str], location: Location
) -> tuple[Problem, ...]:
    """Every id that a written sidebar names and no page has."""
    return tuple(
        Problem(
            at or location,
            f"the sidebar `{name}` names the page `{wanted}`, which does not exist",
            "sidebar-unknown-id",
            _nearest(wanted, known),
            refused=True,
        )
        for name, items in unprocessed.items()
        for wanted, at in _ids(items)
        if wanted not in known
    )


def _ids(items: tuple[UnprocessedItem, ...]) -> list[tuple[str, Location | None]]:
    found: list[tuple[str, Location | None]] = []
    for item in items:
        if isinstance(item, UnprocessedDoc):
            found.append((item.id, item.location))
        elif isinstance(item, UnprocessedCategory):
            found += [(item.link.id, item.location)] if isinstance(item.link, DocLink) else []
            found += _ids(item.items)
    return found


def _nearest(wanted: str, known: frozenset[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(wanted, sorted(known), n=1)
    return f"did you mean `{near[0]}`?" if near else "an id is the path without extension"
