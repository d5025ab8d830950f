"""Cards of generated indexes and of ``DocCardList``.

Source: docusaurus 3.10.2, theme-classic DocCard, theme-common filterDocCardListItems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from careers.content.pages import Page
from careers.outputs.views import Card
from careers.site import Site
from careers.site.navigation import Trail
from careers.site.sidebar_items import (
    Sidebar,
    SidebarCategory,
    SidebarHtml,
    SidebarItem,
    SidebarLink,
    first_link,
)
from careers.theme import plural

_CATEGORY, _PAGE, _EXTERNAL = "🗃", "📄️", "🔗"
_LONGEST_EMOJI = 16
"""Characters of the longest sequence, with joiners and selectors."""


def leading_emoji(label: str) -> tuple[str | None, str]:
    """A label's own emoji, which becomes the card's icon, and the rest.

    Source: docusaurus 3.10.2, theme-common extractLeadingEmoji: fully qualified sequences only.
    """
    if label[:1].isascii() and label[1:2] not in {"\ufe0f", "\u20e3"}:
        return None, label
    from emoji import EMOJI_DATA, STATUS

    for length in range(min(_LONGEST_EMOJI, len(label)), 0, -1):
        known = EMOJI_DATA.get(label[:length])
        if known and known["status"] == STATUS["fully_qualified"]:
            return label[:length], label[length:]
    return None, label


@dataclass(frozen=True, slots=True)
class CardMaker:
    """Makes cards of sidebar items."""

    site: Site
    strings: Mapping[str, str]
    locale: str

    def of_category(self, category: SidebarCategory, permalink: str) -> tuple[Card, ...]:
        """The items of a category, but for the page they stand on."""
        return tuple(self._cards(category.items, permalink))

    def beside(self, page: Page) -> tuple[Card, ...]:
        """What ``DocCardList`` shows on a page: its category's items, else its siblings."""
        around = self.site.neighbours.get(page.source)
        name = around.sidebar if around else None
        if name is None:
            return ()
        trail = self.site.trails[name].get(page.permalink, Trail()).items
        return tuple(self._cards(self._siblings(name, trail), page.permalink))

    def of_items(self, items: object) -> tuple[Card, ...]:
        """Items written as a property: ``<DocCardList items={[…]} />``."""
        written = items if isinstance(items, list | tuple) else ()
        return tuple(
            self._made(label, href, _PAGE, str(item.get("description") or ""))
            for item in written
            if isinstance(item, Mapping)
            and isinstance(label := item.get("label"), str)
            and isinstance(href := item.get("href"), str)
        )

    def _siblings(self, name: str, trail: tuple[SidebarLink | SidebarCategory, ...]) -> Sidebar:
        if trail and isinstance(trail[-1], SidebarCategory):
            return trail[-1].items
        parent = trail[-2] if len(trail) > 1 else None
        return parent.items if isinstance(parent, SidebarCategory) else self.site.sidebars[name]

    def _cards(self, items: Iterable[SidebarItem], permalink: str) -> Iterator[Card]:
        for item in items:
            if isinstance(item, SidebarHtml):
                continue
            if isinstance(item, SidebarCategory):
                href = first_link(item)
                if href is not None:
                    yield self._made(item.label, href, _CATEGORY, self._about(item))
            elif not item.unlisted and item.href != permalink:
                yield self._link(item)

    def _about(self, category: SidebarCategory) -> str:
        """Its own description, else how many items it has."""
        if category.description:
            return category.description
        if category.generated and category.generated.description:
            return category.generated.description
        if category.doc_id and (page := self.site.by_id.get(category.doc_id)) and page.description:
            return page.description
        count = len(category.items)
        key = "theme.docs.DocCard.categoryDescription.plurals"
        return plural(self.strings[key], count, self.locale)

    def _link(self, item: SidebarLink) -> Card:
        external = "://" in item.href or item.href.startswith(("//", "mailto:"))
        icon = _EXTERNAL if external else _PAGE
        page = self.site.by_id.get(item.doc_id) if item.doc_id else None
        about = item.description or (page.description if page else "")
        return self._made(item.label, item.href, icon, about or "", external=external)

    def _made(
        self, label: str, href: str, icon: str, about: str, *, external: bool = False
    ) -> Card:
        own, rest = leading_emoji(label)
        target = href if external else self.site.links.internal(href, self.site.root).href
        return Card(rest.strip(), target, own or icon, about, external)
