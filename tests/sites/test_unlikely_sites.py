"""Sites that nobody planned for: nothing in them, one role, everything wrong at once."""

from __future__ import annotations

from harness import CONFIG, SiteOnDisk
from selectolax.lexbor import LexborHTMLParser


def _page(site: SiteOnDisk, path: str = "index.html") -> LexborHTMLParser:
    return LexborHTMLParser(site.read(path))


def _told(site: SiteOnDisk) -> list[str]:
    """Problems without their messages."""
    return [f"{line.partition(' ')[0]} {line.rpartition(' ')[2]}" for line in site.problems()]


def test_an_empty_folder_becomes_an_index_that_says_so_and_a_404_page(site: SiteOnDisk) -> None:
    assert _told(site) == ["content: [no-pages]"]
    assert [path for path in site.tree() if path.endswith(".html")] == ["404.html", "index.html"]

    index = _page(site)
    assert [title.text() for title in index.css("h1")] == ["Open roles"]
    assert [line.text() for line in index.css(".listing p")] == [
        "There are no open roles at the moment."
    ]
    assert index.css("form, .jump, .browse, .values, .benefits, .cover") == []
    assert index.css('a[href="#_roles"]:not(.skip)') == []
    assert [link.text() for link in _page(site, "404.html").css("main a")] == ["See all open roles"]


def test_one_role_stands_alone_without_filters_and_without_neighbours(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# A\n\nText.\n"})

    assert site.problems() == []
    index, role = _page(site), _page(site, "a/index.html")
    assert [link.attributes["href"] for link in index.css(".job a")] == ["/a"]
    assert index.css("form") == []
    assert role.css(".similar, .pagination-nav a") == []
    assert [title.text() for title in role.css("h1")] == ["A"]


def test_everything_wrong_at_once_is_said_at_once_and_a_site_stands(site: SiteOnDisk) -> None:
    """Whatever can be left out is left out; only what cannot stops the build."""
    site.write(
        {
            "careers.toml": CONFIG
            + 'favicon = "no.ico"\n[themeConfig.navbar]\nlogo = {src = "no.svg"}\n'
            + '[themeConfig.announcementBar]\ncontent = "Hi"\nbackgroundColor = "#fff"\n'
            + 'textColor = "#eee"\n[careers.brand]\ncolor = "#ffff00"\nexact = true\n'
            + 'font = "N"\nfontFiles = ["no.woff2"]\nlogo = "no.png"\n',
            "content/index.md": "---\ncover: ./no.jpg\nvalues: many\n---\n\n# Home\n",
            "src/css/custom.css": "@import url(https://fonts.example/f.css);",
            "theme/templates/partials/foter.html": "<footer>",
        }
    )

    assert _told(site) == [
        "careers.toml:4:11: [config-missing-file]",
        "careers.toml:6:15: [config-missing-file]",
        "careers.toml:10:13: [announcement-contrast]",
        "careers.toml:12:9: [brand-contrast]",
        "careers.toml:15:14: [config-missing-file]",
        "careers.toml:16:8: [config-missing-file]",
        "content/index.md:2:8: [broken-image]",
        "content/index.md:3:9: [landing]",
        "src/css/custom.css:1: [custom-css-remote]",
    ]
    index = _page(site)
    assert [title.text() for title in index.css("h1")] == ["Home"]
    assert index.css(".cover, .values, link[rel=preload], .navbar__logo img[src='/no.png']") == []
    assert [line for line in site.check().problems if "[theme-unused]" in line] == [
        "theme/templates/partials/foter.html: warning: no template of the bundled theme has this"
        " name, and none includes it [theme-unused]"
    ]
