"""The open roles for programs: Atom, RSS, JSON Feed, jobs.json, the dialect of job boards."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from faults import atom_faults, json_faults, json_feed_faults, rss_faults, xml_faults
from harness import CONFIG, SiteOnDisk
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from careers.build import Builder, BuildOptions
from careers.outputs.xml_text import cdata_element

ROOT = Path(__file__).parents[2]
BASE = "https://careers.example/jobs/"
SETTINGS = """\
title = "Careers at Gauge"
tagline = "Gauges & more"
url = "https://careers.example"
baseUrl = "/jobs/"
favicon = "img/icon.svg"

[careers]
timezone = "Europe/Berlin"

[careers.company]
name = "Gauge GmbH"
url = "https://gauge.example"
logo = "img/logo.svg"
sameAs = ["https://social.example/@gauge"]
"""
ROLE = """\
---
description: Firmware for gauges.
tags: [c, rust]
job_id: ENG-1
level: senior
employment_type: full-time
workplace: hybrid
locations: [{city: Berlin, country: DE, postal_code: "13347"}, {city: Wrocław, country: PL}]
salary: {min: 60000, max: 75000.50, currency: EUR, period: year}
date_posted: 2026-11-02
closes: 2027-01-31
apply: https://apply.gauge.example/eng-1
---

# Senior Engineer

Write [C](other.md), ]]> and `<b>` &amp; more.
"""
OTHER = """\
---
workplace: remote
applicant_locations: [DE, AT]
date_posted: 2026-11-19
apply: jobs@gauge.example
---

# Datenträger & Ärger „A“

Text ☔.
"""
UNDATED = "# Zoo keeper\n"
CLOSED = ROLE.replace("2027-01-31", "2026-11-20").replace("Senior", "Former")
PAGES = {
    "careers.toml": SETTINGS,
    "content/eng/dev.md": ROLE,
    "content/eng/other.md": OTHER,
    "content/zoo.md": UNDATED,
    "content/eng/former.md": CLOSED,
    "content/eng/soon.md": OTHER.replace("workplace", "opens: 2026-12-01\nworkplace"),
    "content/eng/paused.md": OTHER.replace("workplace", "status: paused\nworkplace"),
    "content/eng/hidden.md": OTHER.replace("workplace", "unlisted: true\nworkplace"),
    "content/eng/draft.md": OTHER.replace("workplace", "draft: true\nworkplace"),
}
TODAY = ("--today", "2026-11-21")


def made(site: SiteOnDisk, name: str, today: datetime | None = None) -> bytes:
    """A file of the site, made but not written."""
    clock = today or datetime(2026, 11, 21, 12, tzinfo=UTC)
    built = Builder(site.folder, BuildOptions(clock=lambda: clock)).build()
    return built.outputs[name].content()


@pytest.fixture
def gauge(site: SiteOnDisk) -> SiteOnDisk:
    """A site with three open roles, of which two have a date, and five that are not open."""
    site.write(PAGES)
    site.write({f"static/img/{name}.svg": "<svg/>" for name in ("icon", "logo")})
    return site


def test_feeds_are_valid_and_hold_the_open_roles_the_newest_first(gauge: SiteOnDisk) -> None:
    result = gauge.build(*TODAY)

    atom, rss, feed = (gauge.read(n).encode() for n in ("atom.xml", "rss.xml", "feed.json"))
    assert result.exit_code == 0
    assert atom_faults(atom, BASE + "atom.xml") == []
    assert rss_faults(rss, BASE + "rss.xml") == []
    assert json_feed_faults(feed, BASE + "feed.json") == []
    titles = ["Datenträger & Ärger „A“", "Senior Engineer", "Zoo keeper"]
    namespace = "{http://www.w3.org/2005/Atom}"
    entries = etree.fromstring(atom).findall(f"{namespace}entry")
    assert [entry.findtext(f"{namespace}title") for entry in entries] == titles
    assert [item.findtext("title") for item in etree.fromstring(rss).iter("item")] == titles
    assert [item["title"] for item in json.loads(feed)["items"]] == titles


def test_an_atom_entry(gauge: SiteOnDisk) -> None:
    entries = made(gauge, "atom.xml").decode().split("<entry>")

    assert entries[0] == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
        "<id>https://careers.example/jobs/atom.xml</id>\n"
        "<title>Careers at Gauge</title>\n"
        "<subtitle>Gauges &amp; more</subtitle>\n"
        "<updated>2026-11-19T00:00:00+01:00</updated>\n"
        '<link href="https://careers.example/jobs/atom.xml" rel="self" '
        'type="application/atom+xml"/>\n'
        '<link href="https://careers.example/jobs/" rel="alternate" type="text/html"/>\n'
        "<author><name>Gauge GmbH</name></author>\n"
        "<icon>https://careers.example/jobs/img/icon.svg</icon>\n"
    )
    head, _, content = entries[2].partition("<content")
    assert head == (
        "\n<id>https://careers.example/jobs/eng/dev</id>\n"
        "<title>Senior Engineer</title>\n"
        '<link href="https://careers.example/jobs/eng/dev" rel="alternate" type="text/html"/>\n'
        "<updated>2026-11-02T00:00:00+01:00</updated>\n"
        "<published>2026-11-02T00:00:00+01:00</published>\n"
        '<category term="eng"/>\n'
        '<category term="Berlin, Germany"/>\n'
        '<category term="Wrocław, Poland"/>\n'
        '<category term="Hybrid"/>\n'
        '<category term="Full-time"/>\n'
        '<category term="c"/>\n'
        '<category term="rust"/>\n'
        "<summary>Firmware for gauges.</summary>\n"
    )
    assert content.startswith(
        ' type="html">&lt;p&gt;Write &lt;a href=&quot;https://careers.example/jobs/eng/other&quot;'
        "&gt;C&lt;/a&gt;, ]]&amp;gt; and &amp;lt;b&amp;gt; &amp;amp; more.&lt;/p&gt;&lt;ul&gt;"
    )


def test_an_rss_item(gauge: SiteOnDisk) -> None:
    items = made(gauge, "rss.xml").decode().split("<item>")

    assert "<lastBuildDate>Thu, 19 Nov 2026 00:00:00 +0100</lastBuildDate>" in items[0]
    assert items[2].startswith(
        "\n<title>Senior Engineer</title>\n"
        "<link>https://careers.example/jobs/eng/dev</link>\n"
        '<guid isPermaLink="true">https://careers.example/jobs/eng/dev</guid>\n'
        "<pubDate>Mon, 02 Nov 2026 00:00:00 +0100</pubDate>\n"
        "<category>eng</category>\n"
    )
    assert (
        '<content:encoded><![CDATA[<p>Write <a href="https://careers.example/jobs/eng/other">C</a>'
        ", ]]&gt; and &lt;b&gt; &amp; more.</p>" in items[2]
    )


def test_a_json_feed_item(gauge: SiteOnDisk) -> None:
    feed = json.loads(made(gauge, "feed.json"))
    item = feed["items"][1]

    assert {key: value for key, value in feed.items() if key != "items"} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Careers at Gauge",
        "home_page_url": BASE,
        "feed_url": BASE + "feed.json",
        "description": "Gauges & more",
        "icon": BASE + "img/icon.svg",
        "authors": [{"name": "Gauge GmbH"}],
        "language": "en",
    }
    assert {
        key: value for key, value in item.items() if key not in {"content_html", "_careers"}
    } == {
        "id": BASE + "eng/dev",
        "url": BASE + "eng/dev",
        "external_url": "https://apply.gauge.example/eng-1",
        "title": "Senior Engineer",
        "summary": "Firmware for gauges.",
        "date_published": "2026-11-02T00:00:00+01:00",
        "date_modified": "2026-11-02T00:00:00+01:00",
        "tags": ["eng", "Berlin, Germany", "Wrocław, Poland", "Hybrid", "Full-time", "c", "rust"],
    }
    assert item["_careers"]["closes"] == "2027-01-31T23:59:59+01:00"
    assert item["_careers"]["salary"][0]["max"] == 75000.5


def test_jobs_json_speaks_the_words_of_front_matter(gauge: SiteOnDisk) -> None:
    found = json.loads(made(gauge, "jobs.json"))

    assert json_faults(found, ROOT / "docs/jobs.schema.json") == []
    assert {key: value for key, value in found.items() if key != "jobs"} == {
        "version": 1,
        "title": "Careers at Gauge",
        "home_page_url": BASE,
        "feed_url": BASE + "jobs.json",
        "language": "en",
        "company": {
            "name": "Gauge GmbH",
            "url": "https://gauge.example",
            "logo": BASE + "img/logo.svg",
            "same_as": ["https://social.example/@gauge"],
        },
    }
    assert found["jobs"][1] == {
        "id": "eng/dev",
        "url": BASE + "eng/dev",
        "title": "Senior Engineer",
        "summary": "Firmware for gauges.",
        "job_id": "ENG-1",
        "team": "eng",
        "level": "senior",
        "employment_type": ["full-time"],
        "workplace": "hybrid",
        "locations": [
            {
                "label": "Berlin, Germany",
                "postal_code": "13347",
                "city": "Berlin",
                "country": "DE",
            },
            {"label": "Wrocław, Poland", "city": "Wrocław", "country": "PL"},
        ],
        "salary": [{"min": 60000, "max": 75000.5, "currency": "EUR", "period": "year"}],
        "date_posted": "2026-11-02",
        "date_modified": "2026-11-02T00:00:00+01:00",
        "closes": "2027-01-31T23:59:59+01:00",
        "apply": {"url": "https://apply.gauge.example/eng-1"},
        "tags": ["c", "rust"],
        "description_html": (
            f'<p>Write <a href="{BASE}eng/other">C</a>, ]]&gt; and &lt;b&gt; &amp; more.</p>'
        ),
    }
    assert found["jobs"][2] == {
        "id": "zoo",
        "url": BASE + "zoo",
        "title": "Zoo keeper",
        "description_html": "",
    }


# The dialect of job boards


def test_the_dialect_of_job_boards_is_off_until_asked_for(gauge: SiteOnDisk) -> None:
    assert "indeed.xml" not in gauge.built().outputs


def test_the_dialect_has_a_job_for_each_place_with_literal_characters(gauge: SiteOnDisk) -> None:
    gauge.write({"careers.toml": SETTINGS + "\n[careers.feeds]\nindeed = true\n"})

    document = made(gauge, "indeed.xml")

    assert xml_faults(document, "indeed") == []
    jobs = list(etree.fromstring(document).iter("job"))
    references = [job.findtext("referencenumber") for job in jobs]
    assert references == [
        "eng-other-germany",
        "eng-other-austria",
        "ENG-1-berlin-germany",
        "ENG-1-wrocław-poland",
        "zoo",
    ]
    said = {element.tag: element.text for element in jobs[2] if element.tag != "description"}
    assert said == {
        "title": "Senior Engineer",
        "date": "2026-11-02T00:00:00+01:00",
        "referencenumber": "ENG-1-berlin-germany",
        "requisitionid": "ENG-1",
        "url": BASE + "eng/dev",
        "company": "Gauge GmbH",
        "city": "Berlin",
        "country": "DE",
        "postalcode": "13347",
        "salary": said["salary"],
        "jobtype": "fulltime",
        "category": "eng",
        "expirationdate": "2027-01-31T23:59:59+01:00",
        "remotetype": "Hybrid remote",
    }
    text = document.decode()
    assert "<title><![CDATA[Datenträger & Ärger „A“]]></title>" in text
    assert "]]&gt; and &lt;b&gt; & more.</p>" in text
    assert text.count("<![CDATA[") == sum(len(job) for job in jobs) + 3


def test_the_end_mark_of_a_section_is_spread_over_two() -> None:
    element = etree.fromstring(cdata_element("x", "a ]]> b ]]>\x00\ufffe c"))

    assert element.text == "a ]]> b ]]> c"


# Dates, addresses, bytes


def test_unchanged_content_gives_unchanged_bytes_whatever_the_day(gauge: SiteOnDisk) -> None:
    days = (datetime(2026, 11, 21, tzinfo=UTC), datetime(2026, 11, 25, 9, 30, tzinfo=UTC))

    for name in ("atom.xml", "rss.xml", "feed.json", "jobs.json", "sitemap.xml", "robots.txt"):
        first, second = (made(gauge, name, day) for day in days)
        assert first == second, name


def test_a_role_is_as_new_as_its_last_update(gauge: SiteOnDisk) -> None:
    update = "last_update: {date: 2026-11-20}\njob_id"
    gauge.write({"content/eng/dev.md": ROLE.replace("job_id", update, 1)})

    feed = json.loads(made(gauge, "feed.json"))

    found = {item["title"]: item.get("date_modified") for item in feed["items"]}
    assert found == {
        "Datenträger & Ärger „A“": "2026-11-19T00:00:00+01:00",
        "Senior Engineer": "2026-11-20T00:00:00+00:00",
        "Zoo keeper": None,
    }
    assert b"<updated>2026-11-20T00:00:00+00:00</updated>\n<link" in made(gauge, "atom.xml")


@pytest.mark.parametrize("page", ["# About us\n", "---\nrole: false\n---\n# About us\n"])
def test_an_ordinary_docs_folder_has_valid_feeds(site: SiteOnDisk, page: str) -> None:
    site.write({"careers.toml": CONFIG, "content/about.md": page})
    base = "https://careers.example/"

    assert atom_faults(made(site, "atom.xml"), base + "atom.xml") == []
    assert rss_faults(made(site, "rss.xml"), base + "rss.xml") == []
    assert json_feed_faults(made(site, "feed.json"), base + "feed.json") == []
    jobs = json.loads(made(site, "jobs.json"))
    assert json_faults(jobs, ROOT / "docs/jobs.schema.json") == []
    assert b"<updated>2026-11-21T00:00:00+00:00</updated>" in made(site, "atom.xml")


def test_addresses_in_feeds_are_those_of_the_pages(site: SiteOnDisk) -> None:
    config = SETTINGS.replace('baseUrl = "/jobs/"', 'baseUrl = "/jobs/"\ntrailingSlash = true')
    site.write({"careers.toml": config, "content/größe.md": "# Größe\n"})

    item = json.loads(made(site, "feed.json"))["items"][0]

    assert item["url"] == "https://careers.example/jobs/gr%C3%B6%C3%9Fe/"


def test_control_characters_of_a_text_do_not_break_a_feed(site: SiteOnDisk) -> None:
    site.write({"careers.toml": SETTINGS, "content/dev.md": "# A\x08B\n\nText \x0b here\n"})

    assert rss_faults(made(site, "rss.xml"), BASE + "rss.xml") == []
    assert atom_faults(made(site, "atom.xml"), BASE + "atom.xml") == []


# Where they are found


@pytest.mark.parametrize("home", [{}, {"content/index.md": "# Work here\n"}])
def test_the_index_names_the_feeds(gauge: SiteOnDisk, home: dict[str, str]) -> None:
    gauge.write(home)

    gauge.build(*TODAY)

    links = LexborHTMLParser(gauge.read("index.html")).css('link[rel="alternate"][type]')
    assert [
        (link.attributes["type"], link.attributes["title"], link.attributes["href"])
        for link in links
    ] == [
        ("application/atom+xml", "Careers at Gauge (Atom)", "/jobs/atom.xml"),
        ("application/rss+xml", "Careers at Gauge (RSS)", "/jobs/rss.xml"),
        ("application/feed+json", "Careers at Gauge (JSON Feed)", "/jobs/feed.json"),
    ]
    assert 'type="application/rss+xml"' not in gauge.read("eng/dev/index.html")


def test_a_page_may_link_to_a_feed(gauge: SiteOnDisk) -> None:
    gauge.write(
        {"content/zoo.md": "# Zoo\n\n[Feed](/rss.xml), [map](/sitemap.xml), [no](/x.xml)\n"}
    )

    assert gauge.problems(*TODAY) == [
        "content/zoo.md:3:40: error: the link `/x.xml` leads to `/jobs/x.xml`, which does not "
        "exist [broken-link]"
    ]


def test_a_static_file_wins_over_a_feed_of_ours(gauge: SiteOnDisk) -> None:
    gauge.write({"static/rss.xml": "<mine/>"})

    assert gauge.problems(*TODAY) == [
        "static/rss.xml: warning: `rss.xml` is wanted by a page that careers makes too, which is "
        "left out [output-taken]"
    ]
    assert gauge.read("rss.xml") == "<mine/>"


# For crawlers


def test_robots_txt_names_the_sitemap(gauge: SiteOnDisk) -> None:
    assert made(gauge, "robots.txt").decode() == (
        "User-agent: *\nDisallow:\n\nSitemap: https://careers.example/jobs/sitemap.xml\n"
    )


def test_robots_txt_keeps_crawlers_out_where_the_site_asks_for_it(site: SiteOnDisk) -> None:
    site.write({"careers.toml": "noIndex = true\n" + CONFIG, "content/a.md": "# A\n"})

    assert made(site, "robots.txt") == b"User-agent: *\nDisallow: /\n"


def test_robots_txt_of_the_site_stands_alone_and_without_a_word(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# A\n", "static/robots.txt": "User-agent: x\n"})

    assert site.problems(*TODAY) == []
    assert site.read("robots.txt") == "User-agent: x\n"


def test_the_sitemap_says_when_roles_last_changed_as_far_as_that_is_known(
    gauge: SiteOnDisk,
) -> None:
    document = made(gauge, "sitemap.xml")

    assert xml_faults(document, "sitemap") == []
    found = {
        url.findtext("{*}loc"): url.findtext("{*}lastmod") for url in etree.fromstring(document)
    }
    assert found == {
        BASE: None,
        BASE + "eng/dev": "2026-11-02",
        BASE + "eng/other": "2026-11-19",
        BASE + "zoo": None,
        BASE + "tags": None,
        BASE + "tags/c": None,
        BASE + "tags/rust": None,
        BASE + "teams/eng": None,
        BASE + "locations/remote": None,
        BASE + "locations/berlin": None,
        BASE + "locations/wroc%C5%82aw": None,
        BASE + "workplace/hybrid": None,
        BASE + "workplace/remote": None,
        BASE + "employment/full-time": None,
        BASE + "upcoming": None,
    }


def test_no_day_to_come_is_the_last_change_of_a_page(site: SiteOnDisk) -> None:
    page = "---\ndate_posted: 2026-12-24\n---\n# Early\n"
    site.write({"content/early.md": page})

    assert b"<lastmod>" not in made(site, "sitemap.xml")
