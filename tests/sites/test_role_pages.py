"""What a role page says besides its text: notices, texts of the company, whom to ask."""

from __future__ import annotations

import pytest
from harness import CONFIG, SiteOnDisk
from selectolax.lexbor import LexborHTMLParser

TODAY = ("--today", "2026-11-21")
COMPANY = (
    CONFIG
    + """
[careers]
timezone = "Europe/Berlin"
hiringProcess = "1. You write\\n2. We talk"
benefits = "We *share* the profit."
equalOpportunity = "We hire [everyone](./promise.md)."
accessibility = "Write to <access@careers.example>."
"""
)

PROMISE = {"content/promise.md": "---\nunlisted: true\n---\n\n# Our promise\n"}
"""The page that a text of the company links to."""


def page(*front_matter: str, body: str = "Text.") -> str:
    return "\n".join(["---", *front_matter, "---", "", body, ""])


def parsed(site: SiteOnDisk, name: str) -> LexborHTMLParser:
    return LexborHTMLParser(site.read(f"{name}/index.html"))


def text(html: LexborHTMLParser, selector: str) -> list[str]:
    """The text of elements, white space squeezed."""
    return [" ".join(node.text().split()) for node in html.css(selector)]


NOTICES = {
    "status: open": [],
    "closes: 2026-11-21": [],
    "closes: 2026-11-20": ["This role is closed Applications closed on 20 November 2026."],
    "closes: 2026-11-20T12:00": [
        "This role is closed Applications closed on 20 November 2026, 12:00 CET."
    ],
    "status: closed": ["This role is closed"],
    "status: filled": ["This role is filled We have found someone and take no more applications."],
    "status: paused": ["This role is paused We take no applications at the moment."],
    "status: upcoming": ["This role is not open yet You can apply soon."],
    "opens: 2026-12-01": ["This role is not open yet You can apply from 1 December 2026."],
    "opens: 2026-12-01T09:00": [
        "This role is not open yet You can apply from 1 December 2026, 09:00 CET."
    ],
    "unlisted: true": [],
}


@pytest.mark.parametrize("said", NOTICES)
def test_a_notice_says_why_one_cannot_apply_and_leads_to_all_roles(
    said: str, site: SiteOnDisk
) -> None:
    site.write({"careers.toml": COMPANY, **PROMISE})
    site.write({"content/a.md": page(said, "apply: https://x.example/a")})
    site.build(*TODAY)
    html = parsed(site, "a")

    wanted = NOTICES[said]
    assert text(html, ".doc > .alert[data-careers]") == [
        f"{notice} See all open roles" for notice in wanted
    ]
    assert (html.css_first("a.button--primary") is None) == bool(wanted)
    assert ("noindex" in site.read("a/index.html")) == (
        said in {"unlisted: true", "status: closed", "status: filled"} or "closed" in str(wanted)
    )


def test_an_unlisted_role_says_so_and_can_be_applied_for(site: SiteOnDisk) -> None:
    site.write({"content/a.md": page("unlisted: true", "apply: https://x.example/a")})
    site.build(*TODAY)
    html = parsed(site, "a")

    assert html.css_first(".theme-unlisted-banner") is not None
    assert text(html, ".facts .button") == ["Apply"]


def test_what_the_company_says_stands_on_every_role_after_its_text(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": COMPANY,
            "content/eng/a.md": page(),
            "content/promise.md": "---\nrole: false\n---\n# Our promise\n",
        }
    )
    assert site.build(*TODAY).problems == []
    html = parsed(site, "eng/a")

    assert text(html, ".theme-doc-markdown ~ .markdown section") == [
        "Hiring process You write We talk",
        "Benefits We share the profit.",
        "Equal opportunity We hire everyone.",
        "Accessibility Write to access@careers.example.",
    ]
    assert [node.attributes["href"] for node in html.css(".markdown section a")] == [
        "/promise",
        "mailto:access@careers.example",
    ]
    assert html.css_first("section em") is not None


def test_what_the_role_itself_says_stands_in_place_of_that(site: SiteOnDisk) -> None:
    said = page("hiring_process: [A call, A <task>]", "benefits: [Bicycle]")
    site.write({"careers.toml": COMPANY, "content/a.md": said, **PROMISE})
    site.build(*TODAY)
    html = parsed(site, "a")

    assert text(html, "section ol li") == ["A call", "A <task>"]
    assert text(html, "section ul:not(.jobs) li") == ["Bicycle"]


def test_a_role_that_is_over_says_no_more_than_that(site: SiteOnDisk) -> None:
    said = page("status: filled", "contact: {name: Ada, email: ada@careers.example}")
    site.write({"careers.toml": COMPANY, "content/a.md": said, **PROMISE})
    site.build(*TODAY)
    html = parsed(site, "a")

    assert html.css("section") == []
    assert "ada@" not in site.read("a/index.html")


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("{name: Ada, role: Lead, email: a@x.example}", "Ada, Lead a@x.example"),
        ("{name: Ada}", "Ada"),
        ("a@x.example", "a@x.example"),
    ],
)
def test_whom_to_ask_is_as_much_as_is_known(contact: str, shown: str, site: SiteOnDisk) -> None:
    site.write({"content/a.md": page(f"contact: {contact}")})
    site.build(*TODAY)

    assert text(parsed(site, "a"), "#_contact ~ p") == [shown]


def test_a_path_of_the_site_is_a_way_to_apply(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": CONFIG.replace('"/"', '"/jobs/"'),
            "content/a.md": page("apply: /form"),
            "content/form.md": "---\nrole: false\n---\n# Form\n",
        }
    )
    site.build(*TODAY)
    buttons = parsed(site, "a").css("a.button--primary")

    assert [button.attributes.get("href") for button in buttons] == ["/jobs/form"] * 2
    assert [button.attributes.get("target") for button in buttons] == [None] * 2


def test_the_instant_of_closing_is_on_the_page_while_the_role_is_open(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": COMPANY,
            "content/open.md": page("closes: 2026-11-30"),
            "content/over.md": page("closes: 2026-11-20"),
            **PROMISE,
        }
    )
    site.build(*TODAY)

    assert 'data-closes="2026-11-30T23:59:59+01:00"' in site.read("open/index.html")
    assert '<template id="_closed"' in site.read("open/index.html")
    assert "data-closes" not in site.read("over/index.html")
    assert "<template" not in site.read("over/index.html")


def test_the_same_day_gives_the_same_bytes_and_the_next_may_not(site: SiteOnDisk) -> None:
    site.write({"content/a.md": page("closes: 2026-11-21", "timezone: Europe/Berlin")})

    def built(day: str) -> str:
        site.build("--today", day)
        return site.read("a/index.html")

    assert built("2026-11-21") == built("2026-11-20")
    assert "role-closed alert" in built("2026-11-22").partition("<template")[0]
