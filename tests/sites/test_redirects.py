"""Old addresses: who may name them, what is written there, and what is said of the others."""

from __future__ import annotations

import pytest
from harness import CONFIG, SiteOnDisk

BELOW = CONFIG.replace('baseUrl = "/"', 'baseUrl = "/jobs/"')
INDEX = "# Jobs\n"


def _page(aliases: str, title: str = "Web Engineer") -> str:
    return f"---\ntitle: {title}\n{aliases}\n---\n\nText.\n"


def _config(redirects: str, config: str = CONFIG) -> str:
    return f"{config}[clientRedirects]\n{redirects}\n"


def _stubs(site: SiteOnDisk) -> dict[str, str]:
    """Where each redirect of the built site leads, by its file."""
    found = {}
    for path in site.tree():
        if path.endswith(".html"):
            _, mark, rest = site.read(path).partition('<meta http-equiv="refresh" content="0; url=')
            if mark:
                found[path] = rest.partition('"')[0]
    return found


def test_an_old_address_gets_a_page_that_leads_on(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": BELOW,
            "content/index.md": INDEX,
            "content/web.md": _page("aliases: [/old]", "Web & more"),
        }
    )

    assert site.problems("--fail-on", "info") == []
    assert (
        site.read("old/index.html")
        == """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Web &amp; more</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=/jobs/web">
<link rel="canonical" href="https://careers.example/jobs/web">
</head>
<body>
<p><a href="/jobs/web">Web &amp; more</a></p>
</body>
</html>
"""
    )


# front matter -> the files that lead to /jobs/eng/web
ALIASES = [
    ("aliases: /old", ["old/index.html"]),
    ("aliases: [/a, /b/c]", ["a/index.html", "b/c/index.html"]),
    ("redirect_from: /old", ["old/index.html"]),
    ("aliases: [/a]\nredirect_from: [/b]", ["a/index.html", "b/index.html"]),
    ("aliases: /old/", ["old/index.html"]),
    ("aliases: /jobs/old", ["old/index.html"]),
    ("aliases: https://careers.example/jobs/old", ["old/index.html"]),
    ("aliases: old", ["eng/old/index.html"]),
    ("aliases: ../old", ["old/index.html"]),
    ("aliases: /alt/gr%C3%BCn", ["alt/grün/index.html"]),
    ("aliases: /two words", ["two words/index.html"]),
    ("aliases: /old.html", ["old.html"]),
    ("aliases: /old.php", ["old.php/index.html"]),
    # Beside the page of the same name: as a file, hosts would serve it for that page.
    ("aliases: /eng/web.html", ["eng/web.html/index.html"]),
    ("aliases: [/old, /old, /old/]", ["old/index.html"]),
    ("aliases: []", []),
    ("aliases:", []),
    ('aliases: ""', []),
]


@pytest.mark.parametrize(("written", "expected"), ALIASES)
def test_how_old_addresses_are_written(site: SiteOnDisk, written: str, expected: list[str]) -> None:
    site.write(
        {"careers.toml": BELOW, "content/index.md": INDEX, "content/eng/web.md": _page(written)}
    )

    assert site.problems("--fail-on", "info") == []
    assert _stubs(site) == dict.fromkeys(expected, "/jobs/eng/web")


# front matter -> what is said of it, at line 3
MISTAKES = [
    ("aliases: /web", "10: warning: `/web` is where this page is now [redirect-taken]"),
    (
        "aliases: [/ok, /team]",
        "16: warning: `/team` is the address of content/team.md, which keeps it [redirect-taken]",
    ),
    (
        "aliases: /",
        "10: warning: `/` is the address of content/index.md, which keeps it [redirect-taken]",
    ),
    (
        "aliases: /tags/new",
        "10: warning: `/tags/new` is the address of a page that careers makes [redirect-taken]",
    ),
    (
        "aliases: /atom.xml",
        "10: warning: `/atom.xml` is the address of a page that careers makes [redirect-taken]",
    ),
    (
        "aliases: /files/form.pdf",
        "10: warning: `/files/form.pdf` is the address of static/files/form.pdf, which keeps it "
        "[redirect-taken]",
    ),
    (
        "aliases: /plain",
        "10: warning: `/plain` is the address of static/plain/index.html, which keeps it "
        "[redirect-taken]",
    ),
    (
        "aliases: /shared",
        "10: warning: `/shared` leads to content/team.md already [redirect-taken]",
    ),
    ("aliases: ../../../etc", "10: warning: `../../../etc` is no address of this site"
     " [redirect-path]"),
    ("aliases: /a/../../b", "10: warning: `/a/../../b` is no address of this site [redirect-path]"),
    ("aliases: /%2e%2e/b", "10: warning: `/%2e%2e/b` is no address of this site [redirect-path]"),
    ("aliases: /a?b", "10: warning: `/a?b` is no address of this site [redirect-path]"),
    ("aliases: /a#b", "10: warning: `/a#b` is no address of this site [redirect-path]"),
    ("aliases: //host/a", "10: warning: `//host/a` is no address of this site [redirect-path]"),
    ("aliases: javascript:x", "10: warning: `javascript:x` is no address of this site"
     " [redirect-path]"),
    (r"aliases: /a\b", r"10: warning: `/a\b` is no address of this site [redirect-path]"),
    ("aliases: https://other.example/a", "10: warning: `https://other.example/a` is no address of "
     "this site [redirect-path]"),
    ("aliases: 7", "10: warning: an old address must be text [redirect-path]"),
    ("aliases: {a: b}", "10: warning: an old address must be text [redirect-path]"),
    ("aliases: [/ok, [/b]]", "16: warning: an old address must be text [redirect-path]"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), MISTAKES)
def test_what_cannot_be_an_old_address_is_said_at_its_place(
    site: SiteOnDisk, written: str, expected: str
) -> None:
    site.write(
        {
            "content/index.md": INDEX,
            "content/team.md": "---\ntags: [new]\naliases: /shared\n---\n\n# Team\n",
            "content/web.md": _page(written),
            "static/files/form.pdf": b"%PDF",
            "static/plain/index.html": "<p>Plain</p>",
        }
    )

    assert site.problems() == [f"content/web.md:3:{expected}"]
    kept = {"shared/index.html": "/team"}
    assert _stubs(site) == {**kept, **({"ok/index.html": "/web"} if "/ok" in written else {})}


def test_a_page_that_moves_to_an_old_address_has_it(site: SiteOnDisk) -> None:
    """The alias of another page never hides a page."""
    site.write(
        {
            "content/index.md": INDEX,
            "content/new.md": _page("aliases: /back"),
            "content/back.md": "# Back again\n",
        }
    )

    assert site.problems() == [
        "content/new.md:3:10: warning: `/back` is the address of content/back.md, which keeps it "
        "[redirect-taken]"
    ]
    assert "Back again" in site.read("back/index.html")


def test_drafts_have_no_old_addresses_and_closed_roles_do(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/index.md": INDEX,
            "content/draft.md": _page("aliases: /was-draft\ndraft: true"),
            "content/over.md": _page("aliases: /was-open\nstatus: closed"),
        }
    )

    assert site.problems() == []
    assert _stubs(site) == {"was-open/index.html": "/over"}


@pytest.mark.parametrize(
    ("policy", "to"), [("", "/web"), ("trailingSlash = true\n", "/web/"),
                       ("trailingSlash = false\n", "/web")],
)  # fmt: skip
def test_they_lead_to_the_address_that_the_site_uses(
    site: SiteOnDisk, policy: str, to: str
) -> None:
    site.write(
        {
            "careers.toml": CONFIG + policy,
            "content/index.md": INDEX,
            "content/web.md": _page("aliases: /old"),
        }
    )

    assert site.problems() == []
    assert _stubs(site) == {"old/index.html": to}


def test_nothing_that_lists_pages_lists_them(site: SiteOnDisk) -> None:
    site.write({"content/index.md": INDEX, "content/web.md": _page("")})
    site.build()
    without = {path: site.read(path) for path in site.tree() if path.endswith((".xml", ".json"))}
    pages = {path: site.read(path) for path in site.tree() if path.endswith(".html")}
    site.write({"content/web.md": _page("aliases: [/old, /older.html]")})

    site.build()

    assert {path: site.read(path) for path in without} == without
    assert {path: site.read(path) for path in pages} == pages
    assert {*site.tree()} >= {"old/index.html", "older.html"}


def test_redirects_of_docusaurus_s_plugin(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": _config(
                'redirects = [{from = "/a", to = "/web"}, {from = ["/b", "/c/d"], to = "/web#x"},'
                ' {from = "/e", to = "/a"}, {from = "/f", to = "https://other.example/?a=b&c=d"}]',
                BELOW,
            ),
            "content/index.md": INDEX,
            "content/web.md": _page(""),
        }
    )

    assert site.problems() == []
    assert _stubs(site) == {
        "a/index.html": "/jobs/web",
        "b/index.html": "/jobs/web#x",
        "c/d/index.html": "/jobs/web#x",
        "e/index.html": "/jobs/web",
        "f/index.html": "https://other.example/?a=b&amp;c=d",
    }


def test_endings_that_addresses_once_had(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": _config('fromExtensions = ["html", "php"]\ntoExtensions = ["htm"]'),
            "content/index.md": INDEX,
            "content/web.md": _page(""),
            "content/form.md": "---\nslug: /form.htm\nrole: false\n---\n\n# Form\n",
        }
    )

    assert site.problems() == []
    found = {path: to for path, to in _stubs(site).items() if not path.startswith("teams/")}
    assert found == {
        "form.htm.html/index.html": "/form.htm",
        "form.htm.php/index.html": "/form.htm",
        "form/index.html": "/form.htm",
        "web.html/index.html": "/web",
        "web.php/index.html": "/web",
    }


@pytest.mark.parametrize(
    ("redirects", "expected"),
    [
        (
            '[{from = "/a", to = "/nope"}]',
            "careers.toml: error: a redirect leads to `/nope`, which does not exist "
            "[redirect-target]",
        ),
        (
            '[{from = "/a", to = "web"}]',
            "careers.toml: error: a redirect leads to `web`, which is no address [redirect-target]",
        ),
        (
            '[{from = "/a", to = "javascript:alert(1)"}]',
            "careers.toml: error: a redirect leads to `javascript:alert(1)`, which is no address "
            "[redirect-target]",
        ),
        (
            '[{from = "/a", to = "/b"}, {from = "/b", to = "/c"}, {from = "/c", to = "/b"}]',
            "careers.toml: error: redirects lead in a circle: `/b` → `/c` → `/b` [redirect-loop]",
        ),
        (
            '[{from = "/a", to = "/a"}]',
            "careers.toml: error: redirects lead in a circle: `/a` → `/a` [redirect-loop]",
        ),
        (
            '[{from = "/web", to = "/"}]',
            "careers.toml: warning: `/web` is the address of content/web.md, which keeps it "
            "[redirect-taken]",
        ),
        (
            '[{from = "a", to = "/"}]',
            "careers.toml:5:22: error: `a` is no path of this site [config-value]",
        ),
        (
            '[{from = "/a"}]',
            "careers.toml:5:14: error: this redirect has no `to` [config-value]",
        ),
    ],
)
def test_what_is_wrong_with_redirects_of_the_configuration(
    site: SiteOnDisk, redirects: str, expected: str
) -> None:
    site.write(
        {
            "careers.toml": _config(f"redirects = {redirects}"),
            "content/index.md": INDEX,
            "content/web.md": _page(""),
        }
    )

    assert site.problems() == [expected]


def test_a_page_and_the_configuration_name_one_address(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": _config('redirects = [{from = "/old", to = "/"}]'),
            "content/index.md": INDEX,
            "content/web.md": _page("aliases: /old"),
        }
    )

    assert site.problems() == [
        "careers.toml: warning: `/old` leads to content/web.md already [redirect-taken]"
    ]
    assert _stubs(site) == {"old/index.html": "/web"}
