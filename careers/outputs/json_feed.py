"""JSON Feed 1.1. Source: https://jsonfeed.org/version/1.1."""

from __future__ import annotations

from careers.outputs.feed import Entry, Feed, InParts
from careers.outputs.job_posting import Json
from careers.outputs.jobs_json import as_json, job

_IN_THE_ITEM = frozenset(("url", "title", "summary", "tags", "language", "date_modified"))
"""What JSON Feed has names of its own for."""


def json_feed(feed: Feed, address: str) -> InParts:
    """The document.

    Args:
        feed: What it says.
        address: Its own, absolute.
    """
    found: Json = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": address,
        "description": feed.description,
        "icon": feed.icon,
        "authors": [{"name": feed.hirer.name}],
        "language": feed.language,
    }
    return as_json({key: value for key, value in found.items() if value}, "items", _item)


def _item(entry: Entry) -> Json:
    found: Json = {
        "id": entry.url,
        "url": entry.url,
        "external_url": entry.apply_url,
        "title": entry.title,
        "content_html": entry.text or None,
        "content_text": entry.summary or entry.title if not entry.text else None,
        "summary": entry.summary,
        "date_published": entry.posted and entry.posted.isoformat(),
        "date_modified": entry.updated.isoformat() if entry.is_dated else None,
        "tags": list(entry.categories),
        "language": entry.found.role.lang,
        "_careers": {k: v for k, v in job(entry).items() if k not in _IN_THE_ITEM},
    }
    return {key: value for key, value in found.items() if value}
