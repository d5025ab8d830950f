"""How a page of a long list names itself and leads to the others."""

from __future__ import annotations

from collections.abc import Iterator

from careers.outputs.context import Context
from careers.outputs.views import Neighbour, PageNumber, Paging
from careers.site.value import ListPage

_NEAR = 3
"""Pages on each side that a page leads to, besides the first and the last."""


def pages_at(context: Context, permalink: str) -> Iterator[tuple[str, ListPage | None]]:
    """The addresses of a list's pages; one, and no page of several, where all is on one."""
    yield permalink, context.site.list_pages.get(permalink)
    for page in context.site.further_pages(permalink):
        yield page.permalink, page


def paging_of(context: Context, page: ListPage) -> Paging:
    """The way from one page of a list to the others."""
    last = len(page.permalinks)
    near = range(page.number - _NEAR, page.number + _NEAR + 1)
    numbers = sorted({1, last, *near} & {*range(1, last + 1)})
    return Paging(
        page.number,
        page_label(context, page, page.number),
        _neighbour(context, page, page.number - 1),
        _neighbour(context, page, page.number + 1),
        tuple(
            PageNumber(number, context.href(page.permalinks[number - 1]), number == page.number)
            for number in numbers
        ),
    )


def page_label(context: Context, page: ListPage, number: int) -> str:
    """``Page 2 of 20``."""
    return context.text("careers.paging.page", page=number, pages=len(page.permalinks))


def page_title(context: Context, title: str, page: ListPage | None) -> str:
    """A title that tells the pages of a list apart; the first has that of the list."""
    if page is None or page.number == 1:
        return title
    return f"{title} – {page_label(context, page, page.number)}"


def _neighbour(context: Context, page: ListPage, number: int) -> Neighbour | None:
    if not 1 <= number <= len(page.permalinks):
        return None
    return Neighbour(page_label(context, page, number), context.href(page.permalinks[number - 1]))
