"""Atom 1.0. Source: RFC 4287, RFC 3339 dates."""

from __future__ import annotations

from collections.abc import Iterator

from careers.outputs.feed import Entry, Feed, InParts
from careers.outputs.xml_text import DECLARATION, element, escaped, lines


def atom(feed: Feed, address: str) -> InParts:
    """The document.

    Args:
        feed: What it says.
        address: Its own, absolute; also its id.
    """
    head = (
        DECLARATION,
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escaped(feed.language)}">',
        element("id", address),
        element("title", feed.title),
        element("subtitle", feed.description),
        element("updated", feed.updated.isoformat()),
        element("link", href=address, rel="self", type="application/atom+xml"),
        element("link", href=feed.home, rel="alternate", type="text/html"),
        f"<author>{element('name', feed.hirer.name)}</author>",
        element("icon", feed.icon) if feed.icon else "",
    )
    return InParts(lines(head), lambda entry: lines(_entry(entry)), lines(["</feed>"]))


def _entry(entry: Entry) -> Iterator[str]:
    language = entry.found.role.lang
    yield f'<entry xml:lang="{escaped(language)}">' if language else "<entry>"
    yield element("id", entry.url)
    yield element("title", entry.title)
    yield element("link", href=entry.url, rel="alternate", type="text/html")
    yield element("updated", entry.updated.isoformat())
    if entry.posted:
        yield element("published", entry.posted.isoformat())
    yield from (element("category", term=name) for name in entry.categories)
    if entry.summary:
        yield element("summary", entry.summary)
    if entry.text:
        yield element("content", entry.text, type="html")
    yield "</entry>"
