"""A role as Google's job search reads it: what it says, where it says it, what it lacks."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from faults import json_faults, object_faults, objects
from harness import SiteOnDisk
from made_roles import BERLIN, PIRNA, REMOTE, REMOTE_US, role_page
from selectolax.lexbor import LexborHTMLParser

from careers.config import Config
from careers.content.front_matter import FrontMatter
from careers.outputs.hirer import Hirer
from careers.outputs.job_posting import job_posting
from careers.roles.role import Apply, Pay, Place, Role
from careers.site.missing_properties import missing_properties

CONFIG = """\
title = "Careers at Gauge"
url = "https://careers.example"
baseUrl = "/jobs/"

[careers]
timezone = "Europe/Berlin"

[careers.company]
name = "Gauge GmbH"
url = "https://gauge.example"
logo = "img/logo.svg"
sameAs = ["https://social.example/@gauge"]
"""
FULL = """\
---
job_id: ENG-1
employment_type: [full-time, part-time]
workplace: hybrid
locations: [{city: Berlin, country: DE, postal_code: "13347"}]
salary: {min: 60000, max: 75000, currency: EUR, period: year}
date_posted: 2026-11-02
closes: 2027-01-31
apply: jobs@gauge.example
---

# Senior Engineer

Write the firmware of [our loggers](/loggers.pdf).

## You will

- own the **cycle**
"""
EVERYTHING = frozenset(
    "team location workplace employment salary posted closes level education experience "
    "applicants openings".split()
)
YEAR = Pay(Decimal(60000), Decimal(75000), "EUR", "year")


def posting(role: Role, *, shown: Collection[str] = EVERYTHING) -> dict[str, Any]:
    """The object of a role, and that it is sound."""
    made = job_posting(
        replace(role, title="Dev"),
        url="https://c.example/dev",
        description="<p>Text.</p>",
        hirer=Hirer("Gauge GmbH"),
        shown=shown,
    )
    found: dict[str, Any] = json.loads(json.dumps(made))
    assert object_faults(found) == []
    return found


def test_an_open_role_says_all_that_its_page_shows(site: SiteOnDisk) -> None:
    site.write({"careers.toml": CONFIG, "content/eng/dev.md": FULL, "static/loggers.pdf": b"%PDF"})

    site.build("--today", "2026-11-21")

    breadcrumbs, found = objects(site.read("eng/dev/index.html"))
    assert breadcrumbs["@type"] == "BreadcrumbList"
    assert found == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Senior Engineer",
        "description": found["description"],
        "datePosted": "2026-11-02",
        "validThrough": "2027-01-31T23:59:59+01:00",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Gauge GmbH",
            "url": "https://gauge.example",
            "sameAs": ["https://gauge.example", "https://social.example/@gauge"],
            "logo": "https://careers.example/jobs/img/logo.svg",
        },
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Berlin",
                "postalCode": "13347",
                "addressCountry": "DE",
            },
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {
                "@type": "QuantitativeValue",
                "minValue": 60000,
                "maxValue": 75000,
                "unitText": "YEAR",
            },
        },
        "employmentType": ["FULL_TIME", "PART_TIME"],
        "identifier": {"@type": "PropertyValue", "name": "Gauge GmbH", "value": "ENG-1"},
        "directApply": True,
        "url": "https://careers.example/jobs/eng/dev",
    }
    assert object_faults(found) == []
    assert json_faults(found, "job_posting_required.schema.json") == []


def test_the_description_is_the_text_without_links_then_the_facts(site: SiteOnDisk) -> None:
    site.write({"careers.toml": CONFIG, "content/eng/dev.md": FULL, "static/loggers.pdf": b"%PDF"})

    site.build("--today", "2026-11-21")

    description = objects(site.read("eng/dev/index.html"))[1]["description"]
    text, facts = description.split("</ul>", 1)
    assert text == (
        "<p>Write the firmware of our loggers.</p><h2>You will</h2>"
        "<ul><li>own the <strong>cycle</strong></li>"
    )
    assert "<li>Pay: €60,000–€75,000 a year</li>" in facts


def test_only_pages_of_open_and_listed_roles_say_it(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": CONFIG,
            "content/open.md": FULL.replace("Senior", "Open"),
            "content/shut.md": FULL.replace("2027-01-31", "2026-11-20"),
            "content/filled.md": FULL.replace("job_id", "status: filled\njob_id"),
            "content/paused.md": FULL.replace("job_id", "status: paused\njob_id"),
            "content/soon.md": FULL.replace("job_id", "opens: 2026-12-01\njob_id"),
            "content/hidden.md": FULL.replace("job_id", "unlisted: true\njob_id"),
            "content/apart.mdx": FULL
            + '\n<head>\n  <meta name="robots" content="noindex" />\n</head>\n',
            "content/about.md": "---\nrole: false\n---\n# About\n",
            "content/index.md": "# Work here\n",
            "static/loggers.pdf": b"%PDF",
        }
    )

    site.build("--today", "2026-11-21")

    kinds = {
        path: sorted(found["@type"] for found in objects(site.read(path)))
        for path in site.tree()
        if path.endswith(".html")
    }
    assert [path for path, found in kinds.items() if "JobPosting" in found] == ["open/index.html"]
    assert kinds["index.html"] == ["BreadcrumbList", "ItemList", "Organization"]
    assert kinds["locations/berlin/index.html"] == ["BreadcrumbList", "ItemList"]
    assert kinds["closed/index.html"] == ["BreadcrumbList"]
    assert [
        fault
        for path in kinds
        for found in objects(site.read(path))
        for fault in object_faults(found)
    ] == []


def test_a_site_that_asks_search_engines_to_stay_away_says_nothing(site: SiteOnDisk) -> None:
    page = FULL.replace("(/loggers.pdf)", "(/jobs/)")
    site.write({"careers.toml": "noIndex = true\n" + CONFIG, "content/dev.md": page})

    site.build("--today", "2026-11-21")

    assert "JobPosting" not in site.read("dev/index.html")


def test_what_stands_in_the_data_stands_on_the_page(site: SiteOnDisk) -> None:
    site.write({"careers.toml": CONFIG, "content/eng/dev.md": FULL, "static/loggers.pdf": b"%PDF"})

    site.build("--today", "2026-11-21")

    page = LexborHTMLParser(site.read("eng/dev/index.html"))
    found = objects(site.read("eng/dev/index.html"))[1]
    main = " ".join(node.text(separator=" ") for node in page.css("main"))
    assert [node.text() for node in page.css("h1")] == [found["title"]]
    assert [node.attributes["href"] for node in page.css('link[rel="canonical"]')] == [found["url"]]
    for words in ("Berlin", "€60,000–€75,000", "2 November 2026", "31 January 2027", "Hybrid"):
        assert words in main


def test_addresses_are_percent_encoded(site: SiteOnDisk) -> None:
    site.write({"careers.toml": CONFIG, "content/größe xl.md": "# Größe\n\nText.\n"})

    site.build("--today", "2026-11-21")

    address = "https://careers.example/jobs/gr%C3%B6%C3%9Fe%20xl"
    assert objects(site.read("größe xl/index.html"))[1]["url"] == address
    assert objects(site.read("index.html"))[0]["itemListElement"][0]["url"] == address


def test_no_text_of_a_role_can_end_the_script(site: SiteOnDisk) -> None:
    bad = "</script><script>alert(1)</script><!-- & \u2028"
    site.write(
        {
            "careers.toml": CONFIG,
            "content/dev.md": FULL.replace("# Senior", "# `</script>` Senior").replace(
                "job_id: ENG-1", f"job_id: '{bad}'"
            ),
            "static/loggers.pdf": b"%PDF",
        }
    )

    site.build("--today", "2026-11-21")

    html = site.read("dev/index.html")
    scripts = LexborHTMLParser(html).css('script[type="application/ld+json"]')
    assert len(scripts) == 2
    assert all("<" not in script.text() and "\u2028" not in script.text() for script in scripts)
    assert objects(html)[1]["title"] == "</script> Senior Engineer"


# What becomes of a fact

PLACES: dict[str, tuple[Role, dict[str, Any]]] = {
    "one place": (
        Role(places=(PIRNA,)),
        {
            "jobLocation": {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Pirna",
                    "addressRegion": "Saxony",
                    "postalCode": "01796",
                    "addressCountry": "DE",
                },
            }
        },
    ),
    "a country alone": (
        Role(places=(Place("Germany", country="DE"),)),
        {
            "jobLocation": {
                "@type": "Place",
                "address": {"@type": "PostalAddress", "addressCountry": "DE"},
            }
        },
    ),
    "words that are no address": (Role(places=(Place("Various"),)), {}),
    "a remote role and where its people may live": (
        Role(workplace="remote", places=(REMOTE,), applicant_places=(Place("DE", country="DE"),)),
        {
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": {"@type": "Country", "name": "Germany"},
        },
    ),
    "remote from a country": (
        Role(workplace="remote", places=(REMOTE_US,)),
        {
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": {"@type": "Country", "name": "US"},
        },
    ),
    "remote from a state, a city, a part of the world": (
        Role(
            workplace="remote",
            applicant_places=(
                Place("Texas, US", region="TX", country="US"),
                BERLIN,
                Place("Scandinavia"),
            ),
        ),
        {
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": [
                {"@type": "State", "name": "TX, US"},
                {"@type": "City", "name": "Berlin, Germany"},
                {"@type": "AdministrativeArea", "name": "Scandinavia"},
            ],
        },
    ),
    "hybrid is not remote": (
        Role(workplace="hybrid", applicant_places=(Place("DE", country="DE"),)),
        {},
    ),
}


@pytest.mark.parametrize("title", PLACES)
def test_where_a_role_is(title: str) -> None:
    role, wanted = PLACES[title]
    keys = {"jobLocation", "jobLocationType", "applicantLocationRequirements"}

    assert {k: v for k, v in posting(role).items() if k in keys} == wanted


def test_several_places_are_a_list() -> None:
    found = posting(Role(places=(BERLIN, PIRNA, BERLIN, REMOTE)))["jobLocation"]

    assert [place["address"]["addressLocality"] for place in found] == ["Berlin", "Pirna"]


PAY: dict[str, tuple[tuple[Pay, ...], object]] = {
    "a range": ((YEAR,), ("EUR", {"minValue": 60000, "maxValue": 75000, "unitText": "YEAR"})),
    "one figure": (
        (Pay(Decimal(2450), Decimal(2450), "EUR", "month"),),
        ("EUR", {"value": 2450, "unitText": "MONTH"}),
    ),
    "from": (
        (Pay(Decimal("19.80"), None, "USD", "hour"),),
        ("USD", {"minValue": 19.8, "unitText": "HOUR"}),
    ),
    "up to": (
        (Pay(None, Decimal(500), "CHF", "day"),),
        ("CHF", {"maxValue": 500, "unitText": "DAY"}),
    ),
    "zones in one currency span one range": (
        (
            Pay(Decimal(10), Decimal(20), "USD", "week", zone="SF"),
            Pay(Decimal(8), Decimal(16), "USD", "week", zone="elsewhere"),
        ),
        ("USD", {"minValue": 8, "maxValue": 20, "unitText": "WEEK"}),
    ),
    "of several currencies the first": (
        (YEAR, Pay(Decimal(1), Decimal(2), "USD", "year")),
        ("EUR", {"minValue": 60000, "maxValue": 75000, "unitText": "YEAR"}),
    ),
}


@pytest.mark.parametrize("title", PAY)
def test_what_a_role_pays(title: str) -> None:
    pay, wanted = PAY[title]

    found = posting(Role(pay=pay))["baseSalary"]

    value = {key: part for key, part in found["value"].items() if key != "@type"}
    assert (found["currency"], value) == wanted


KINDS: dict[str, tuple[Role, str, object]] = {
    "per diem": (Role(employment=("per-diem",)), "employmentType", "PER_DIEM"),
    "a contract": (Role(employment=("contract",)), "employmentType", "CONTRACTOR"),
    "an internship": (Role(employment=("internship",)), "employmentType", "INTERN"),
    "several kinds": (
        Role(employment=("temporary", "volunteer", "other")),
        "employmentType",
        ["TEMPORARY", "VOLUNTEER", "OTHER"],
    ),
    "no education needed": (
        Role(education="No requirements"),
        "educationRequirements",
        "no requirements",
    ),
    "a degree": (
        Role(education="bachelor degree"),
        "educationRequirements",
        {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": "bachelor degree",
        },
    ),
    "education in other words": (Role(education="MSc or so"), "educationRequirements", None),
    "experience": (
        Role(experience_months=36),
        "experienceRequirements",
        {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 36},
    ),
    "no experience": (Role(experience_months=0), "experienceRequirements", "no requirements"),
    "an e-mail": (Role(apply=Apply(email="a@b.example")), "directApply", True),
    "a form of this site": (Role(apply=Apply(url="/apply")), "directApply", True),
    "a form elsewhere": (Role(apply=Apply(url="https://a.example")), "directApply", None),
    "no way to apply": (Role(), "directApply", None),
    "no job id": (Role(), "identifier", None),
    "openings": (Role(openings=2), "totalJobOpenings", 2),
    "the last instant, where the role is": (
        Role(closes=datetime(2026, 7, 1, 23, 59, 59, tzinfo=ZoneInfo("America/New_York"))),
        "validThrough",
        "2026-07-01T23:59:59-04:00",
    ),
}


@pytest.mark.parametrize("title", KINDS)
def test_what_becomes_of_a_fact(title: str) -> None:
    role, key, wanted = KINDS[title]

    assert posting(role).get(key) == wanted


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("posted", "datePosted"),
        ("closes", "validThrough"),
        ("location", "jobLocation"),
        ("salary", "baseSalary"),
        ("employment", "employmentType"),
        ("education", "educationRequirements"),
        ("experience", "experienceRequirements"),
        ("openings", "totalJobOpenings"),
    ],
)
def test_a_fact_that_the_page_does_not_show_is_not_said(kind: str, key: str) -> None:
    role = Role(
        places=(BERLIN,),
        pay=(YEAR,),
        employment=("full-time",),
        posted=date(2026, 11, 2),
        closes=datetime(2027, 1, 31, tzinfo=ZoneInfo("Europe/Berlin")),
        education="high school",
        experience_months=12,
        openings=2,
    )

    assert key in posting(role)
    assert key not in posting(role, shown=EVERYTHING - {kind})


# What a role lacks


def lacks(*found: Any, company: str = "Gauge GmbH", country: str = "") -> list[str]:
    """The problems of roles, as ``careers check`` prints them."""
    table = Config().careers
    company_table = replace(table.company, name=company)
    config = replace(Config(), careers=replace(table, company=company_table, country=country))
    return [str(problem) for problem in missing_properties(found, config)]


def test_a_role_that_lacks_what_is_required_hears_the_key_to_add() -> None:
    bare = role_page(source="content/dev.md", html="<header><h1>Dev</h1></header>")

    assert lacks(bare) == [
        "content/dev.md: error: the role does not say when it was posted, which Google's job "
        "search requires [job-posting-date]",
        "content/dev.md: error: the role does not say where it is, which Google's job search "
        "requires [job-posting-location]",
        "content/dev.md: error: the role has no text, and Google's job search requires one "
        "[job-posting-description]",
    ]


def test_a_remote_role_must_say_from_where() -> None:
    remote = role_page(workplace="remote", places=(REMOTE,), posted=date(2026, 11, 2))

    assert lacks(remote) == [
        "content/dev.md: error: the role is remote and does not say from where, which Google's "
        "job search requires [job-posting-applicants]"
    ]


def test_one_role_without_a_country_hears_it_itself_many_mean_a_default_of_the_site() -> None:
    def somewhere(title: str) -> Any:
        place = Place("Pirna", city="Pirna")
        return role_page(title, places=(place,), posted=date(2026, 11, 2))

    assert lacks(somewhere("A")) == [
        "content/a.md: error: the role names a place but not its country, which Google's job "
        "search requires [job-posting-country]"
    ]
    assert lacks(somewhere("A"), somewhere("B"), somewhere("C")) == [
        "careers.toml: error: 3 roles name a place but not its country, which Google's job "
        "search requires [job-posting-country]"
    ]


def test_a_site_that_does_not_say_who_hires_hears_it_once() -> None:
    sound = [role_page(t, places=(BERLIN,), posted=date(2026, 11, 2)) for t in ("A", "B")]

    assert lacks(*sound) == []
    assert lacks(*sound, company="") == [
        "careers.toml: warning: nobody says who hires, so that job boards read `Careers` "
        "[job-posting-company]"
    ]


def test_roles_that_are_published_nowhere_lack_nothing() -> None:
    hidden = FrontMatter(unlisted=True)

    assert lacks(role_page(status="closed"), role_page(front_matter=hidden), company="") == []


ROLES = {
    "bare": role_page(),
    "placed": role_page(places=(BERLIN,), posted=date(2026, 11, 2)),
    "without a country": role_page(
        places=(Place("Pirna", city="Pirna"),), posted=date(2026, 11, 2)
    ),
    "vague": role_page(places=(Place("Various"),), posted=date(2026, 11, 2)),
    "undated": role_page(places=(BERLIN,)),
    "remote": role_page(workplace="remote", posted=date(2026, 11, 2)),
    "remote from Germany": role_page(
        workplace="remote", applicant_places=(Place("DE", country="DE"),), posted=date(2026, 11, 2)
    ),
}


@pytest.mark.parametrize("title", ROLES)
def test_a_role_lacks_something_exactly_when_its_data_do(title: str) -> None:
    found = ROLES[title]

    is_complete = not json_faults(posting(found.role), "job_posting_required.schema.json")

    assert (lacks(found) == []) is is_complete
