"""Which output an address stands for: the rules of GitHub Pages."""

from __future__ import annotations

import pytest
from serve_tables import CLIMBING, OUTPUTS, RULES

from careers.serve.paths import Found, Redirect, content_type, locate


@pytest.mark.parametrize(
    ("path", "answer"), [rule[1:] for rule in RULES], ids=[rule[0] for rule in RULES]
)
def test_github_pages_rules(path: str, answer: Found | Redirect | None) -> None:
    assert locate(path, "/", OUTPUTS) == answer


UNDER_BASE: list[tuple[str, Found | Redirect | None]] = [
    ("/", Redirect("/jobs/", permanent=False)),
    ("/jobs", Redirect("/jobs/", permanent=False)),
    ("/jobs/", Found("index.html")),
    ("/jobs/dir", Redirect("/jobs/dir/", permanent=True)),
    ("/jobs/file", Found("file.html")),
    ("/dir/", None),
    ("/index.html", None),
    ("/jobsdir/", None),
    ("/jobs/jobs/", None),
    ("//jobs/", None),
]


@pytest.mark.parametrize(("path", "answer"), UNDER_BASE)
def test_everything_is_served_at_the_base_url(path: str, answer: Found | Redirect | None) -> None:
    assert locate(path, "/jobs/", OUTPUTS) == answer


def test_a_base_url_may_need_encoding() -> None:
    assert locate("/", "/offene stellen/", OUTPUTS) == Redirect("/offene%20stellen/", False)
    assert locate("/offene%20stellen/", "/offene stellen/", OUTPUTS) == Found("index.html")
    assert locate("/offene%20stellen/", "/offene%20stellen/", OUTPUTS) == Found("index.html")


@pytest.mark.parametrize("path", CLIMBING)
def test_nothing_but_outputs_can_be_reached(path: str) -> None:
    assert locate(path, "/", OUTPUTS) is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("INDEX.HTML", "text/html; charset=utf-8"),
        ("assets/css/site.css", "text/css; charset=utf-8"),
        ("assets/js/site.js", "text/javascript; charset=utf-8"),
        ("atom.xml", "application/xml"),
        ("jobs.json", "application/json"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("img/logo.svg", "image/svg+xml"),
        ("img/team.webp", "image/webp"),
        ("favicon.ico", "image/vnd.microsoft.icon"),
        ("fonts/a.woff2", "font/woff2"),
        ("offer.pdf", "application/pdf"),
        ("CNAME", "application/octet-stream"),
        ("a.unheard-of", "application/octet-stream"),
    ],
)
def test_content_types(path: str, kind: str) -> None:
    assert content_type(path) == kind
