"""A site value in the form in which Docusaurus's own was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from careers.content.pages import Page
from careers.content.routes import edit_url
from careers.site import Site
from careers.site.navigation import Step
from careers.site.sidebar_items import Sidebar, SidebarCategory, SidebarHtml, SidebarItem

Json = dict[str, Any]


def sidebars(site: Site) -> Json:
    """Every sidebar by name: the complete trees, also of what is folded."""
    return {name: sidebar(items) for name, items in site.sidebars.items()}


def sidebar(items: Sidebar) -> list[Json]:
    """One sidebar."""
    return [_without_none(_item(item)) for item in items]


def _item(item: SidebarItem) -> Json:
    common: Json = {"className": item.class_name}
    if isinstance(item, SidebarHtml):
        own: Json = {"type": "html", "value": item.value, "defaultStyle": item.default_style}
        return common | own
    common |= {
        "label": item.label,
        "href": item.href,
        "customProps": _plain(item.custom_props),
        "description": item.description,
    }
    if isinstance(item, SidebarCategory):
        return common | {
            "type": "category",
            "items": sidebar(item.items),
            "collapsible": item.collapsible,
            "collapsed": item.collapsed,
            "linkUnlisted": item.unlisted or None,
        }
    of_page = {"docId": item.doc_id, "unlisted": item.unlisted} if item.doc_id else {}
    return common | {"type": "link"} | of_page


def structure(site: Site) -> Json:
    """What the docs plugin makes of a content folder."""
    return {
        "docs": sorted((_doc(site, page) for page in site.pages), key=lambda doc: str(doc["id"])),
        "drafts": [page.id for page in site.drafts],
        "sidebars": sidebars(site),
        "tags": [
            {
                "label": page.tag.label,
                "permalink": page.tag.permalink,
                "count": len(page.pages),
                "unlisted": page.unlisted,
                "items": [one.permalink for one in page.pages],
            }
            for page in sorted(site.tags.pages, key=lambda page: page.tag.permalink)
        ],
        "routes": sorted(_routes(site), key=lambda route: str(route["path"])),
    }


def _doc(site: Site, page: Page) -> Json:
    neighbours = site.neighbours[page.source]
    docs = site.config.docs
    custom = page.front_matter.custom_edit_url
    return _without_none(
        {
            "id": page.id,
            "title": page.title,
            "description": page.description,
            "source": page.path,
            "slug": page.slug,
            "permalink": page.permalink,
            "unlisted": page.front_matter.unlisted,
            "tags": [
                {"label": tag.label, "permalink": tag.permalink}
                for tag in site.tags.of_page[page.source]
            ],
            "sidebarPosition": page.position,
            "sidebar": neighbours.sidebar,
            "previous": _step(neighbours.previous),
            "next": _step(neighbours.next),
            "editUrl": custom or edit_url(f"{docs.path}/{page.path}", docs.edit_url or ""),
        }
    )


def _step(step: Step | None) -> Json | None:
    return None if step is None else {"title": step.label, "permalink": step.permalink}


def _routes(site: Site) -> Iterator[Json]:
    for page in site.pages:
        sidebar_name = site.neighbours[page.source].sidebar
        yield _without_none({"path": page.permalink, "kind": "DocItem", "sidebar": sidebar_name})
    for index in site.generated:
        kind = "DocCategoryGeneratedIndexPage"
        yield {"path": index.permalink, "kind": kind, "sidebar": index.sidebar}
    if site.tags.listed:
        yield {"path": site.tags.list_permalink, "kind": "DocTagsListPage"}
    for tag in site.tags.pages:
        yield {"path": tag.tag.permalink, "kind": "DocTagDocListPage"}


def _without_none(value: Json) -> Json:
    return {key: one for key, one in value.items() if one is not None}


def _plain(value: Any) -> Any:
    """Mappings and tuples as JSON has them."""
    if hasattr(value, "items"):
        return {str(key): _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple | list) else value
