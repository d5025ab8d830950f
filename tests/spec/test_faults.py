"""The validators of the other tests find faults: each is shown a document with one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from faults import atom_faults, json_faults, json_feed_faults, object_faults, rss_faults, xml_faults

ADDRESS = "https://c.example/feed"
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom">
<id>{ADDRESS}</id><title>T</title><updated>2026-11-02T00:00:00+01:00</updated>
<link href="{ADDRESS}" rel="self"/><author><name>A</name></author>
<entry><id>https://c.example/a</id><title>A</title><updated>2026-11-02T00:00:00Z</updated>
<published>2026-11-02T00:00:00Z</published><link href="https://c.example/a"/></entry>
<entry><id>https://c.example/b</id><title>B</title><updated>2026-11-01T00:00:00Z</updated>
<published>2026-11-01T00:00:00Z</published><link href="https://c.example/b"/></entry>
</feed>"""
RSS = f"""<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>T</title><link>https://c.example/</link><description>D</description>
<atom:link href="{ADDRESS}" rel="self" type="application/rss+xml"/>
<item><title>A</title><link>https://c.example/a</link><description>D</description>
<guid isPermaLink="true">https://c.example/a</guid>
<pubDate>Mon, 02 Nov 2026 00:00:00 +0100</pubDate></item>
</channel></rss>"""
JSON_FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "T",
    "feed_url": ADDRESS,
    "items": [{"id": "1", "content_text": "x", "date_published": "2026-11-02T00:00:00+01:00"}],
}
POSTING: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Dev",
    "description": "<p>x</p>",
    "datePosted": "2026-11-02",
    "hiringOrganization": {"@type": "Organization", "name": "Gauge"},
    "jobLocation": {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressLocality": "B", "addressCountry": "DE"},
    },
    "url": "https://c.example/dev",
}
JOBS: dict[str, Any] = {
    "version": 1,
    "title": "T",
    "home_page_url": "https://c.example/",
    "feed_url": "https://c.example/jobs.json",
    "language": "en",
    "company": {"name": "Gauge"},
    "jobs": [{"id": "dev", "url": "https://c.example/dev", "title": "Dev", "description_html": ""}],
}
SCHEMA = Path(__file__).parents[2] / "docs/jobs.schema.json"


@pytest.mark.parametrize(
    ("sound", "faulty"),
    [
        ("", ""),
        ("<updated>2026-11-02T00:00:00+01:00</updated>", ""),
        ("T00:00:00+01:00", ""),
        ("2026-11-02T00:00:00+01:00", "2026-11-02T00:00:00"),
        (' rel="self"', ""),
        ("<author><name>A</name></author>", ""),
        ("https://c.example/b</id>", "https://c.example/a</id>"),
        ("<published>2026-11-01", "<published>2026-11-03"),
        ('href="https://c.example/b"', 'href="/b"'),
        ('href="https://c.example/b"', 'href="https://c.example/ä"'),
        ("<title>B</title>", "<name>B</name>"),
    ],
)
def test_atom(sound: str, faulty: str) -> None:
    assert sound in ATOM
    document = ATOM.replace(sound, faulty, 1) if sound else ATOM

    assert bool(atom_faults(document.encode(), ADDRESS)) is bool(sound)


@pytest.mark.parametrize(
    ("sound", "faulty"),
    [
        ("", ""),
        ("<description>D</description>\n<atom", "<atom"),
        ("Mon, 02 Nov 2026", "2026-11-02"),
        ("https://c.example/a</link>", "a</link>"),
        ('isPermaLink="true"', 'isPermaLink="yes"'),
        (f'href="{ADDRESS}"', 'href="https://c.example/other"'),
        ('version="2.0"', 'version="0.92"'),
    ],
)
def test_rss(sound: str, faulty: str) -> None:
    assert sound in RSS
    document = RSS.replace(sound, faulty, 1) if sound else RSS

    assert bool(rss_faults(document.encode(), ADDRESS)) is bool(sound)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"version": "1.1"},
        {"items": [{"content_text": "x"}]},
        {"items": [{"id": "1"}]},
        {"items": [*JSON_FEED["items"], *JSON_FEED["items"]]},
        {"items": [{"id": "1", "content_text": "x", "date_published": "2026-11-02"}]},
        {"_own.name": {}},
        {"home_page_url": "/"},
        {"feed_url": "https://c.example/other"},
    ],
)
def test_json_feed(changes: dict[str, Any]) -> None:
    faults = json_feed_faults(json.dumps(JSON_FEED | changes).encode(), ADDRESS)

    assert bool(faults) is bool(changes)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"@context": "http://schema.org"},
        {"title": ""},
        {"description": '<p>x</p><a href="/">y</a>'},
        {"datePosted": "2.11.2026"},
        {"validThrough": "2027-01-31"},
        {"validThrough": "2027-01-31T23:59:59"},
        {"hiringOrganization": {"@type": "Organization"}},
        {"hiringOrganization": {"@type": "Organization", "name": "G", "logo": "/logo.svg"}},
        {"jobLocation": "Berlin"},
        {"jobLocation": [POSTING["jobLocation"]]},
        {"jobLocationType": "HYBRID"},
        {"applicantLocationRequirements": {"@type": "Country", "name": "DE"}},
        {"employmentType": "FULLTIME"},
        {"employmentType": []},
        {"baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": 60000}},
        {"directApply": "true"},
        {"experienceRequirements": "three years"},
        {"salary": "much"},
        {"url": "/dev"},
    ],
)
def test_job_posting(changes: dict[str, Any]) -> None:
    assert bool(object_faults(POSTING | changes)) is bool(changes)


@pytest.mark.parametrize("missing", ["", "datePosted", "jobLocation", "hiringOrganization"])
def test_what_google_requires(missing: str) -> None:
    posting = {key: value for key, value in POSTING.items() if key != missing}

    assert bool(json_faults(posting, "job_posting_required.schema.json")) is bool(missing)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"version": "1"},
        {"jobs": [{"id": "dev"}]},
        {"jobs": [JOBS["jobs"][0] | {"team": None}]},
        {"jobs": [JOBS["jobs"][0] | {"tags": []}]},
        {"jobs": [JOBS["jobs"][0] | {"closes": "2027-01-31"}]},
        {"jobs": [JOBS["jobs"][0] | {"salary": [{"currency": "EUR", "period": "year"}]}]},
        {"jobs": [JOBS["jobs"][0] | {"colour": "red"}]},
    ],
)
def test_jobs_json(changes: dict[str, Any]) -> None:
    assert bool(json_faults(JOBS | changes, SCHEMA)) is bool(changes)


@pytest.mark.parametrize(
    ("entry", "is_faulty"),
    [
        ("<loc>https://c.example/</loc><lastmod>2026-11-02</lastmod>", False),
        ("<loc>/</loc>", True),
        ("<loc>https://c.example/ä</loc>", True),
        ("<loc>https://c.example/</loc><lastmod>2.11.2026</lastmod>", True),
        ("<loc>https://c.example/</loc><priority>2</priority>", True),
    ],
)
def test_sitemap(entry: str, *, is_faulty: bool) -> None:
    document = (
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>{entry}</url></urlset>'
    )

    assert bool(xml_faults(document.encode(), "sitemap")) is is_faulty
