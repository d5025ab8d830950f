"""Structured data of pages: an open role's ``JobPosting``, lists, the company."""

from __future__ import annotations

import re
from collections.abc import Iterable

from careers.content.pages import Page
from careers.content.routes import encode_uri
from careers.outputs.context import Context
from careers.outputs.hirer import hirer
from careers.outputs.job_posting import Json, job_posting, organization
from careers.outputs.listing import groups_of, part_of
from careers.outputs.role_text import facts_html, page_facts, role_html
from careers.site.role_page import RolePage
from careers.site.value import ListPage

_LINK = re.compile(r"</?a\b[^>]*>")
_CONTEXT = "https://schema.org"
_MOST_ITEMS = 100
"""Of a list of roles; each role says more on its own page, and all of them are in the sitemap. A
list of 1,000 would be a fifth of what the index costs over the wire."""


def page_objects(context: Context, page: Page) -> tuple[Json, ...]:
    """What a page of the content folder says: an open role, or the index at the root."""
    if page.permalink == context.site.root:
        return index_objects(context, context.site.list_pages.get(page.permalink))
    found = context.site.roles.get(page.source)
    if found is None or not found.is_listed or context.config.no_index or says_noindex(page):
        return ()
    posting = job_posting(
        found.role,
        url=encode_uri(context.url(page.permalink)),
        description=_LINK.sub("", role_html(context, found)) + facts_html(context, found),
        hirer=hirer(context),
        shown={fact.kind for fact in page_facts(context, found)},
    )
    return (posting,)


def index_objects(context: Context, page: ListPage | None) -> tuple[Json, ...]:
    """The list of the open roles that a page of the index shows; on the first, also who hires."""
    company = {"@context": _CONTEXT, **organization(hirer(context))}
    if page is not None:
        parts = part_of(groups_of(context), page)
        shown = item_list(context, (found for _, members in parts for found in members))
        return (shown, company) if page.number == 1 else (shown,)
    roles = context.site.open_roles
    return (item_list(context, roles), company) if roles else (company,)


def item_list(context: Context, roles: Iterable[RolePage]) -> Json:
    """The first roles that a page lists, in its order; lists hold no ``JobPosting``."""
    listed = tuple(roles)
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "name": found.role.title,
            "url": encode_uri(context.url(found.page.permalink)),
        }
        for number, found in enumerate(listed[:_MOST_ITEMS], 1)
    ]
    return {
        "@context": _CONTEXT,
        "@type": "ItemList",
        "numberOfItems": len(listed),
        "itemListElement": items,
    }


def says_noindex(page: Page) -> bool:
    """A ``<head>`` block in the text may take a page out of search engines."""
    return any(
        dict(element.attributes).get("name") == "robots"
        and "noindex" in dict(element.attributes).get("content", "")
        for element in page.body.head
    )
