"""Which output an address stands for: the rules of GitHub Pages."""

from __future__ import annotations

import pytest

from careers.serve.paths import Found, Redirect, content_type, locate

OUTPUTS = {
    "index.html",
    "404.html",
    "dir/index.html",
    "file.html",
    "both.html",
    "both/index.html",
    "dir/page.html",
    "café/index.html",
    "a b/index.html",
    "100%/index.html",
    "assets/css/site.css",
    "CNAME",
    "Case.html",
}

RULES: list[tuple[str, str, Found | Redirect | None]] = [
    ("the root is its index", "/", Found("index.html")),
    ("a file by its name", "/assets/css/site.css", Found("assets/css/site.css")),
    ("a file without a suffix", "/CNAME", Found("CNAME")),
    ("an index by its name", "/dir/index.html", Found("dir/index.html")),
    ("a folder is its index", "/dir/", Found("dir/index.html")),
    ("a folder without its slash is redirected", "/dir", Redirect("/dir/", permanent=True)),
    ("a page without its suffix", "/file", Found("file.html")),
    ("a page within a folder without its suffix", "/dir/page", Found("dir/page.html")),
    ("an index without its suffix", "/dir/index", Found("dir/index.html")),
    ("a page is no folder", "/file/", None),
    ("page before folder, without a slash", "/both", Found("both.html")),
    ("folder before page, with a slash", "/both/", Found("both/index.html")),
    ("a folder without an index", "/assets/", None),
    ("a folder without an index nor slash", "/assets/css", None),
    ("names differ in case", "/case", None),
    ("a name in UTF-8", "/caf%C3%A9/", Found("café/index.html")),
    ("a name in UTF-8, as bytes", "/caf\xc3\xa9/", Found("café/index.html")),
    ("a redirect is encoded again", "/caf%C3%A9", Redirect("/caf%C3%A9/", permanent=True)),
    ("a space", "/a%20b", Redirect("/a%20b/", permanent=True)),
    ("decoded once, not twice", "/100%25/", Found("100%/index.html")),
    ("decoded twice it would be there", "/%64ir%252F", None),
    ("Latin-1 is no UTF-8", "/caf%E9/", None),
    ("nothing there", "/missing", None),
]


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


CLIMBING = [
    "/../dir/",
    "/dir/../dir/",
    "/./dir/",
    "//dir",
    "//evil.example",
    "//evil.example/%2e%2e",
    "/\\evil.example",
    "/%2fevil.example",
    "/%5cevil.example",
    "/../../etc/passwd",
    "/..%2f..%2fetc%2fpasswd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/%2e%2e%2f%2e%2e%2fetc/passwd",
    "/%252e%252e/etc/passwd",
    "/..%5c..%5cetc/passwd",
    "/..%c0%af..%c0%afetc/passwd",
    "/%c0%ae%c0%ae/etc/passwd",
    "/....//etc/passwd",
    "/..;/etc/passwd",
    "/dir/..%00/",
    "/dir%00",
    "/dir%00.html",
    "/dir/%00/",
    "/dir/%2e",
    "/dir/.",
    "/dir/..",
    "/etc/passwd",
    "//etc/passwd",
    "/file:///etc/passwd",
    "/C:/Windows/win.ini",
    "/C:%5CWindows%5Cwin.ini",
    "/.git/config",
    "/.env",
    "/content/dev.md",
    "/careers.toml",
    "/dir/?",
    "/dir;x",
    "/dir#x",
    "/%",
    "/%zz",
    "/%ff",
    "*",
    "",
    "dir/",
    "http://127.0.0.1/dir/",
]


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
