"""No page grows with the number of roles."""

from __future__ import annotations

from harness import SiteOnDisk
from selectolax.lexbor import LexborHTMLParser


def _sidebar(html: str) -> list[str]:
    return [node.text() for node in LexborHTMLParser(html).css(".menu__link")]


def test_a_level_of_many_pages_shows_those_around_the_current_one(site: SiteOnDisk) -> None:
    site.write({f"content/role-{number:03}.md": f"# Role {number:03}\n" for number in range(250)})
    built = site.built()

    def labels(number: int) -> list[str]:
        return _sidebar(built.outputs[f"role-{number:03}/index.html"].content().decode())

    assert labels(0) == [*(f"Role {number:03}" for number in range(50)), "All roles"]
    assert labels(125) == [*(f"Role {number:03}" for number in range(100, 150)), "All roles"]
    assert labels(249) == [*(f"Role {number:03}" for number in range(200, 250)), "All roles"]


def test_a_level_of_fifty_pages_is_whole(site: SiteOnDisk) -> None:
    site.write({f"content/role-{number:03}.md": f"# Role {number:03}\n" for number in range(50)})

    html = site.built().outputs["role-025/index.html"].content().decode()

    assert _sidebar(html) == [f"Role {number:03}" for number in range(50)]


def test_a_long_category_is_cut_around_the_page_that_is_open(site: SiteOnDisk) -> None:
    site.write({f"content/eng/r-{number:03}.md": f"# R {number:03}\n" for number in range(150)})
    site.write({"content/ops/a.md": "# A\n"})

    html = site.built().outputs["eng/r-140/index.html"].content().decode()

    shown = [f"R {number:03}" for number in range(100, 150)]
    assert _sidebar(html) == ["eng", *shown, "All roles", "ops"]
