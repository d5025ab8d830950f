"""Generated index pages of categories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from careers.outputs.cards import CardMaker
from careers.outputs.context import Context
from careers.outputs.heads import DOCS_CLASSES, HeadFacts, absolute, head
from careers.outputs.output import Output
from careers.outputs.pages import neighbour
from careers.outputs.paging import page_title, pages_at, paging_of
from careers.outputs.sidebar_views import breadcrumb_steps, breadcrumbs, sidebar_entries
from careers.outputs.views import CategoryView
from careers.site.value import GeneratedIndexPage, ListPage


def categories(context: Context) -> Iterator[Output]:
    """One output a category whose page is a list of its items."""
    for index in context.site.generated:
        for at, page in pages_at(context, index.permalink):
            yield Output(context.path(at), partial(_content, context, index, page), shows="faces")


def _content(context: Context, index: GeneratedIndexPage, page: ListPage | None) -> bytes:
    site, generated = context.site, index.category.generated
    assert generated is not None  # noqa: S101 - that is what the value is made from
    category = index.category
    if page is not None:
        category = replace(category, items=category.items[page.rows])
    crumbs = breadcrumbs(
        site, index.sidebar, index.permalink, context.text("theme.docs.breadcrumbs.home")
    )
    facts = HeadFacts(
        title=page_title(context, generated.title, page),
        permalink=page.permalink if page else index.permalink,
        description=generated.description or "",
        keywords=generated.keywords,
        image=absolute(context, generated.image) if generated.image else "",
        html_class=f"{DOCS_CLASSES} docs-doc-page",
        breadcrumbs=breadcrumb_steps(site, index.sidebar, index.permalink),
        sidebar=index.sidebar,
    )
    view = CategoryView(
        head=head(context, facts),
        title=generated.title,
        description=generated.description or "",
        cards=CardMaker(site, context.chrome.strings, context.chrome.locale).of_category(
            category, index.permalink
        ),
        sidebar=sidebar_entries(context, index.sidebar, index.permalink),
        breadcrumbs=crumbs,
        previous=neighbour(context, index.neighbours.previous),
        next=neighbour(context, index.neighbours.next),
        paging=paging_of(context, page) if page else None,
    )
    return context.html("category.html", view)
