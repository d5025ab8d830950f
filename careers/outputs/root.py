"""The front page where the content has none, and the page for addresses that do not exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import islice

from careers.outputs.context import Context
from careers.outputs.feeds import feed_links
from careers.outputs.heads import HeadFacts, head
from careers.outputs.listing import WholeList, listing, role_group, whole_list
from careers.outputs.output import Output
from careers.outputs.paging import page_title
from careers.outputs.role_listings import NAMED
from careers.outputs.structured import index_objects
from careers.outputs.views import IndexView, Listing, NotFoundView
from careers.site.value import ListPage


def index(context: Context) -> Iterator[Output]:
    """The index of open roles at the root, unless a page or a file of the site is there.

    Further pages of a long list are ours wherever the first one is.
    """
    whole = cache(partial(whole_list, context))
    root = context.site.root
    taken = {page.permalink for page in context.site.generated}
    taken |= {tag_page.tag.permalink for tag_page in context.site.tags.pages}
    if context.site.home is None and root not in taken:
        content = partial(_index, context, whole, context.site.list_pages.get(root))
        yield Output(context.path(root), content, shows="faces")
    if context.site.home is not None or root not in taken:
        for page in context.site.further_pages(root):
            content = partial(_index, context, whole, page)
            yield Output(context.path(page.permalink), content, shows="faces")


def _index(context: Context, whole: Callable[[], WholeList], page: ListPage | None) -> bytes:
    is_first = page is None or page.number == 1
    title = context.text("careers.openRoles")
    shown = listing(context, whole(), page)
    facts = HeadFacts(
        context.config.title if is_first else page_title(context, title, page),
        page.permalink if page else context.site.root,
        description=context.config.tagline if is_first else _about(context, shown),
        objects=index_objects(context, page),
        links=feed_links(context),
    )
    return context.html("index.html", IndexView(head(context, facts), title, shown))


def _about(context: Context, shown: Listing) -> str:
    """What search engines are told of a further page, which differs from the others."""
    count = context.counted("careers.roleCount", shown.count)
    titles = (row.title for group in shown.groups for row in group.rows)
    return f"{count}: {', '.join(islice(titles, NAMED))}"


def not_found(context: Context) -> Iterator[Output]:
    """``404.html``, which GitHub Pages shows for every address that does not exist."""
    yield Output("404.html", partial(_not_found, context), shows="faces")


def _not_found(context: Context) -> bytes:
    # As Docusaurus calls it: nobody looks it up.
    slash = "/" if context.config.trailing_slash else ""
    permalink = f"{context.config.base_url}404.html{slash}"
    title = context.text("theme.NotFound.title")
    facts = HeadFacts("", permalink)
    if context.config.docs.route_base_path.strip("/"):  # then the page is not one of the docs
        facts = HeadFacts(title, permalink, html_class="plugin-native plugin-id-default")
    whole = whole_list(context)
    groups = tuple(
        role_group(context, whole, group, ()) for group in whole.groups if group.href is not None
    )
    view = NotFoundView(
        head(context, facts),
        title,
        groups,
    )
    return context.html("404.html", view)
