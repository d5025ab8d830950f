"""RSS 2.0. Source: the RSS 2.0.11 specification, RFC 822 dates, the RSS Best Practices Profile."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import format_datetime
from html import escape

from careers.outputs.feed import Entry, Feed, InParts
from careers.outputs.xml_text import DECLARATION, cdata_element, element, lines

_NAMESPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
)


def rss(feed: Feed, address: str) -> InParts:
    """The document.

    Args:
        feed: What it says.
        address: Its own, absolute.
    """
    head = (
        DECLARATION,
        f'<rss version="2.0" {_NAMESPACES}>',
        "<channel>",
        element("title", feed.title),
        element("link", feed.home),
        element("description", feed.description),
        element("language", feed.language),
        element("lastBuildDate", format_datetime(feed.updated)),
        element("atom:link", href=address, rel="self", type="application/rss+xml"),
    )
    return InParts(lines(head), lambda entry: lines(_item(entry)), lines(("</channel>", "</rss>")))


def _item(entry: Entry) -> Iterator[str]:
    yield "<item>"
    yield element("title", entry.title)
    yield element("link", entry.url)
    yield element("guid", entry.url, isPermaLink="true")
    if entry.posted:
        yield element("pubDate", format_datetime(entry.posted))
    yield from (element("category", name) for name in entry.categories)
    # Of an item, and of nothing else, programs show the description as HTML.
    yield element("description", escape(entry.summary or entry.title, quote=False))
    if entry.text:
        yield cdata_element("content:encoded", entry.text)
    yield "</item>"
