"""What is wrong with a file for programs, by schemas that know nothing of this program.

The schemas in ``validators/`` were written from the facts of each format; the parsers are lxml,
jsonschema and feedparser.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import feedparser
from jsonschema import Draft202012Validator
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

_SCHEMAS = Path(__file__).parent / "validators"
_ATOM = "{http://www.w3.org/2005/Atom}"


def json_faults(value: object, schema: str | Path) -> list[str]:
    """What a JSON Schema says against a value; ``schema`` is a name here or a path."""
    found = sorted(_validator(schema).iter_errors(value), key=lambda error: error.json_path)
    return [f"{error.json_path}: {error.message}" for error in found]


def xml_faults(document: bytes, grammar: str) -> list[str]:
    """What a RELAX NG grammar says against a document, which must be well-formed UTF-8."""
    relax_ng = _grammar(grammar)
    relax_ng.validate(etree.fromstring(document))
    return [f"{error.line}: {error.message}" for error in relax_ng.error_log]


def atom_faults(document: bytes, address: str) -> list[str]:
    """Faults of an Atom feed that stands at an address."""
    faults = [*xml_faults(document, "atom"), *_feedparser_faults(document, "atom10")]
    root = etree.fromstring(document)
    ids = [element.text for element in root.iter(f"{_ATOM}id")]
    faults += [f"id {text} {count} times" for text, count in Counter(ids).items() if count > 1]
    if [link.get("href") for link in root.findall(f"{_ATOM}link[@rel='self']")] != [address]:
        faults.append(f"no self link to {address}")
    return faults + _not_newest_first(
        element.text or "" for element in root.iter(f"{_ATOM}published")
    )


def rss_faults(document: bytes, address: str) -> list[str]:
    """Faults of an RSS feed that stands at an address."""
    faults = [*xml_faults(document, "rss"), *_feedparser_faults(document, "rss20")]
    root = etree.fromstring(document)
    guids = [element.text for element in root.iter("guid")]
    faults += [f"guid {text} {count} times" for text, count in Counter(guids).items() if count > 1]
    if [link.get("href") for link in root.iter(f"{_ATOM}link")] != [address]:
        faults.append(f"no self link to {address}")
    return faults


def json_feed_faults(document: bytes, address: str) -> list[str]:
    """Faults of a JSON Feed that stands at an address."""
    value = json.loads(document)
    faults = json_faults(value, "json_feed.schema.json")
    ids = [item.get("id") for item in value["items"]]
    faults += [f"id {text} {count} times" for text, count in Counter(ids).items() if count > 1]
    faults += [] if value.get("feed_url") == address else [f"feed_url is not {address}"]
    return faults + _not_newest_first(
        item["date_published"] for item in value["items"] if "date_published" in item
    )


def objects(html: str) -> list[dict[str, Any]]:
    """The structured data of a page, an object for each script."""
    scripts = LexborHTMLParser(html).css('head script[type="application/ld+json"]')
    return [json.loads(script.text()) for script in scripts]


def object_faults(found: dict[str, Any]) -> list[str]:
    """Faults of one object of structured data."""
    is_posting = found.get("@type") == "JobPosting"
    return json_faults(found, "job_posting.schema.json" if is_posting else "lists.schema.json")


def _feedparser_faults(document: bytes, version: str) -> list[str]:
    parsed = feedparser.parse(document)
    faults = [f"feedparser: {parsed.bozo_exception}"] if parsed.bozo else []
    faults += [] if parsed.version == version else [f"feedparser: read as {parsed.version}"]
    for entry in parsed.entries:
        faults += [f"feedparser: no {key}" for key in ("id", "link", "title") if not entry.get(key)]
        if "published" in entry and entry.get("published_parsed") is None:
            faults.append(f"feedparser: {entry.published} is no date")
    return faults


def _not_newest_first(dates: Iterable[str]) -> list[str]:
    listed = [datetime.fromisoformat(date) for date in dates]
    return [] if listed == sorted(listed, reverse=True) else ["not the newest first"]


@cache
def _validator(schema: str | Path) -> Draft202012Validator:
    loaded = json.loads((_SCHEMAS / schema).read_text("utf-8"))
    Draft202012Validator.check_schema(loaded)
    return Draft202012Validator(loaded)


@cache
def _grammar(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(_SCHEMAS / f"{name}.rng")))
