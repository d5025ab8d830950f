"""The front page where the content has none, and the page for addresses that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from careers.outputs.context import Context
from careers.outputs.feeds import feed_links
from careers.outputs.heads import HeadFacts, head
from careers.outputs.listing import listing
from careers.outputs.output import Output
from careers.outputs.structured import index_objects
from careers.outputs.views import IndexView, NotFoundView


def index(context: Context) -> Iterator[Output]:
    """The index of open roles at the root, unless a page or a file of the site is there."""
    taken = {page.permalink for page in context.site.generated}
    taken |= {tag_page.tag.permalink for tag_page in context.site.tags.pages}
    if context.site.home is None and context.site.root not in taken:
        yield Output(context.path(context.site.root), partial(_index, context), shows="faces")


def _index(context: Context) -> bytes:
    title = context.text("careers.openRoles")
    facts = HeadFacts(
        context.config.title,
        context.site.root,
        description=context.config.tagline,
        objects=index_objects(context),
        links=feed_links(context),
    )
    return context.html("index.html", IndexView(head(context, facts), title, listing(context)))


def not_found(context: Context) -> Iterator[Output]:
    """``404.html``, which GitHub Pages shows for every address that does not exist."""
    yield Output("404.html", partial(_not_found, context), shows="faces")


def _not_found(context: Context) -> bytes:
    permalink = f"{context.config.base_url}404.html"
    title = context.text("theme.NotFound.title")
    facts = HeadFacts("", permalink)
    if context.config.docs.route_base_path.strip("/"):  # then the page is not one of the docs
        facts = HeadFacts(title, permalink, html_class="plugin-native plugin-id-default")
    groups = tuple(
        replace(group, rows=()) for group in listing(context).groups if group.href is not None
    )
    view = NotFoundView(
        head(context, facts),
        title,
        groups,
    )
    return context.html("404.html", view)
