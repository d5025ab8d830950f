"""What pages name is there; and the crawler that the promises rely on sees what is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from crawl import Crawl
from harness import CONFIG, SiteOnDisk


@pytest.mark.parametrize("slash", ["true", "false"])
def test_a_page_whose_address_ends_in_html_gets_no_slash(site: SiteOnDisk, slash: str) -> None:
    site.write({
        "careers.toml": f"trailingSlash = {slash}\n{CONFIG}",
        "content/index.md": "# Work\n\n[Our terms](terms.md#second) and [the list](/terms.html)\n",
        "content/terms.md": "---\nslug: /terms.html\n---\n\n# Terms\n\n## Second\n",
    })  # fmt: skip

    assert site.problems() == []
    assert 'href="/terms.html#second"' in site.read("index.html")
    assert Crawl(site.folder / "build", "https://careers.example/").crawl().broken == []


@pytest.mark.parametrize(
    ("html", "broken"),
    [
        ('<a href="/jobs/b">', []),
        ('<a href="b/#two">', []),
        ('<a href="//other.example/x"><a href="mailto:a@b.example">', []),
        ('<a href="/b">', ["index.html: links: `/b` leads nowhere"]),
        ('<a href="/jobs/c">', ["index.html: links: `/jobs/c` leads nowhere"]),
        ('<a href="b#three">', ["index.html: `b#three` names no place of b/index.html"]),
        ('<img srcset="a.svg 1x, b.svg 2x">', ["index.html: assets: `b.svg` leads nowhere"]),
        ('<link href="x.css">', ["index.html: assets: `x.css` leads nowhere"]),
        (
            '<script type="application/ld+json">[{"u": "https://a.example/jobs/x"}]</script>',
            ["index.html: data: `https://a.example/jobs/x` leads nowhere"],
        ),
        (
            '<meta property="og:image" content="https://a.example/jobs/x.png">',
            ["index.html: data: `https://a.example/jobs/x.png` leads nowhere"],
        ),
    ],
)
def test_the_crawler_sees_what_leads_nowhere(tmp_path: Path, html: str, broken: list[str]) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "index.html").write_text(html)
    (tmp_path / "b" / "index.html").write_text('<h2 id="two">Two</h2>')
    (tmp_path / "a.svg").write_text("<svg/>")

    assert Crawl(tmp_path, "https://a.example/jobs/").crawl().broken == broken


def test_the_crawler_reads_style_sheets_and_feeds(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text('a { background: url("b.png") }')
    (tmp_path / "sitemap.xml").write_text("<loc>https://a.example/c</loc>")

    assert sorted(Crawl(tmp_path, "https://a.example/").crawl().broken) == [
        "a.css: assets: `b.png` leads nowhere",
        "sitemap.xml: data: `https://a.example/c` leads nowhere",
    ]
