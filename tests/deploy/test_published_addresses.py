"""A published page that would be gone: what is said, and the line that keeps its address."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_site import GitSite, git
from harness import SiteOnDisk

GONE = "is online, and would be gone [published-address]"


def _rename(site: SiteOnDisk, old: str, new: str, *more: tuple[str, str]) -> None:
    for before, after in ((old, new), *more):
        target = site.folder / after
        target.parent.mkdir(parents=True, exist_ok=True)
        (site.folder / before).rename(target)
    site.write({"content/index.md": "# Jobs\n"})  # it linked to the role


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_renamed_page_is_said_with_the_line_that_keeps_its_address(
    published: GitSite, command: str
) -> None:
    published.deploy()
    site = published.site
    _rename(site, "content/engineer.md", "content/pump-engineer.md")

    result = {"build": site.build, "check": site.check}[command]()

    expected = f"content/pump-engineer.md: warning: `/engineer` {GONE}"
    assert [line for line in result.problems if "published-address" in line] == [expected]
    assert (
        "  if this page was renamed, add the line `aliases: [/engineer]` to its front matter\n"
        in result.stderr
    )


def test_the_line_that_was_offered_keeps_the_address(published: GitSite) -> None:
    published.deploy()
    _rename(published.site, "content/engineer.md", "content/pump-engineer.md")
    text = (published.folder / "content/pump-engineer.md").read_text()
    published.site.write(
        {"content/pump-engineer.md": text.replace("---\n", "---\naliases: [/engineer]\n", 1)}
    )

    assert published.site.problems() == []
    assert published.deploy().exit_code == 0
    assert 'content="0; url=/pump-engineer"' in published.read("engineer/index.html")


def test_deploying_says_it_in_a_fresh_copy_too(published: GitSite, tmp_path: Path) -> None:
    published.deploy()
    git(tmp_path, "clone", "--quiet", str(published.folder), "other")
    other = GitSite(SiteOnDisk(tmp_path / "other"), published.bare)
    git(other.folder, "remote", "set-url", "origin", str(published.bare))
    git(other.folder, "config", "user.name", "Lou")
    git(other.folder, "config", "user.email", "lou@acme-pumps.com")
    _rename(other.site, "content/engineer.md", "content/pump-engineer.md")
    other.commit()

    held = other.deploy("--fail-on", "warning")
    went = other.deploy()

    expected = [f"content/pump-engineer.md: warning: `/engineer` {GONE}"]
    assert (held.exit_code, held.problems) == (1, expected)
    assert (went.exit_code, went.problems) == (0, expected)


def test_once_published_the_new_addresses_are_those_that_count(published: GitSite) -> None:
    published.deploy()
    _rename(published.site, "content/engineer.md", "content/pump-engineer.md")
    published.deploy()

    assert published.site.problems() == []


def test_a_dry_run_says_it_and_forgets_it(published: GitSite) -> None:
    published.deploy()
    _rename(published.site, "content/engineer.md", "content/pump-engineer.md")

    for _ in range(2):
        assert f"`/engineer` {GONE}" in published.deploy("--dry-run").stderr


SITEMAP = ".careers/deployed-sitemap.xml"
HEAD = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def _online(*addresses: str) -> str:
    return HEAD + "".join(f"<url><loc>{one}</loc></url>" for one in addresses) + "</urlset>"


# what was online -> what is said; the site has /, /eng/web, /eng/design, /team (a draft), a tag
CASES = [
    ("https://careers.example/eng/web", []),
    ("https://careers.example/eng/web/", []),
    ("https://careers.example/eng/w%65b", []),
    ("https://careers.example/old", []),
    (
        "https://careers.example/engineering/web",
        [],
    ),
    (
        "https://careers.example/eng/designer",
        [f"content/eng/design.md: warning: `/eng/designer` {GONE}"],
    ),
    ("https://careers.example/office", [f"content: warning: `/office` {GONE}"]),
    ("https://careers.example/team", [f"content/team.md: warning: `/team` {GONE}"]),
    ("https://careers.example/tags/gone", []),
    ("https://careers.example/teams/gone", []),
    ("https://careers.example/locations/gone/", []),
    ("https://careers.example/closed", []),
    ("https://careers.example/page/2", []),
    ("https://careers.example/page-2/13/", []),
    ("https://careers.example/teams/gone/page/2", []),
    ("https://careers.example/eng/page/2", [f"content: warning: `/eng/page/2` {GONE}"]),
    ("https://careers.example/page/two", [f"content: warning: `/page/two` {GONE}"]),
    ("https://other.example/eng/gone", []),
    ("https://careers.example.com/eng/gone", []),
    ("https://careers.example/a&amp;b", [f"content: warning: `/a&b` {GONE}"]),
    ("not an address", []),
]


@pytest.mark.parametrize(("address", "expected"), CASES)
def test_what_counts_as_gone(site: SiteOnDisk, address: str, expected: list[str]) -> None:
    site.write(
        {
            "content/index.md": "# Jobs\n",
            "content/eng/web.md": "---\naliases: [/old, /engineering/web]\n---\n\n# Web\n",
            "content/eng/design.md": "---\naliases: /first\n---\n\n# Design\n",
            "content/team.md": "---\ndraft: true\nrole: false\n---\n\n# Team\n",
            SITEMAP: _online("https://careers.example/", address),
        }
    )

    assert site.problems() == expected


def test_the_line_names_what_the_page_has_already(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/index.md": "# Jobs\n",
            "content/design.md": "---\naliases: /first\n---\n\n# Design\n",
            SITEMAP: _online("https://careers.example/designer", "https://careers.example/d,signs"),
        }
    )

    hints = [line for line in site.build().stderr.splitlines() if line.startswith("  ")]
    assert hints == [
        '  if this page was renamed, add the line `aliases: [/first, "/d,signs"]` to its front '
        "matter",
        "  if this page was renamed, add the line `aliases: [/first, /designer]` to its front "
        "matter",
    ]


def test_a_site_below_a_path_names_addresses_without_it(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": 'title = "J"\nurl = "https://a.example"\nbaseUrl = "/jobs/"\n',
            "content/index.md": "# Jobs\n",
            "content/design.md": "# Design\n",
            SITEMAP: _online("https://a.example/jobs/designer", "https://a.example/designers"),
        }
    )

    assert site.problems() == [f"content/design.md: warning: `/designer` {GONE}"]


@pytest.mark.parametrize("noted", [b"", b"<loc>", b"\xff\xfe\x00", b"<loc></loc>", None])
def test_a_note_that_is_damaged_is_as_good_as_none(site: SiteOnDisk, noted: bytes | None) -> None:
    site.write({"content/index.md": "# Jobs\n"})
    if noted is None:
        (site.folder / SITEMAP).mkdir(parents=True)
    else:
        site.write({SITEMAP: noted})

    assert site.problems() == []
