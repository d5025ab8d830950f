"""The head of the index: ``cover``, ``tagline``, ``values`` and ``benefits`` in front matter."""

from __future__ import annotations

import pytest
from harness import SiteOnDisk

from careers.content.landing import read_landing
from careers.content.pages import Page
from careers.outputs import landing as shown
from careers.outputs.views import Landing, LandingItem, Picture

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x08\x00\x00\x00\x04\x08\x02\x00\x00\x00"
    b"\x00\x00\x00\x00"
)
"""The beginning of a picture of 8 by 4 pixels; its size is all that is read."""
WHOLE = """\
---
slug: /
tagline: Gauges that give people time
cover: ./cover.png
cover_alt: A station on a bridge
values:
  - {title: 38 hours, text: are a full week}
  - Every advert says what it pays
benefits:
  - title: Thirty days of leave
  - {text: 2026}
---

# Work here
"""


def landing_of(site: SiteOnDisk) -> Landing | None:
    """As the template of the index is given it."""
    from careers.outputs.context import Context

    built = site.built()
    home = built.site.home
    assert isinstance(home, Page)
    from careers.outputs.assets import Assets
    from careers.outputs.chrome import chrome

    context = Context(
        built.site, site.folder, built.theme, chrome(built.site, built.theme),
        Assets(site.folder, "/"),
    )  # fmt: skip
    return shown.landing(context, home)


def test_the_head_of_the_index_comes_from_the_front_matter_of_the_page_at_the_root(
    site: SiteOnDisk,
) -> None:
    site.write({"content/index.md": WHOLE, "content/cover.png": PNG})
    found = landing_of(site)

    assert found is not None
    assert found == Landing(
        cover=Picture(found.cover.src if found.cover else "", "A station on a bridge", 8, 4),
        tagline="Gauges that give people time",
        values=(
            LandingItem("38 hours", "are a full week"),
            LandingItem("", "Every advert says what it pays"),
        ),
        benefits=(LandingItem("Thirty days of leave", ""), LandingItem("", "2026")),
    )
    assert site.problems() == []
    assert found.cover is not None
    assert found.cover.src.removeprefix("/") in site.tree()


def test_a_page_that_says_nothing_of_it_has_no_landing_and_neither_has_another_page(
    site: SiteOnDisk,
) -> None:
    site.write({"content/index.md": "---\nslug: /\n---\n\n# Work here\n"})
    site.write({"content/a.md": "---\nvalues: 3\nbenefits: A text of the role\n---\n\n# A\n"})

    assert landing_of(site) is None
    assert [line for line in site.problems() if "[landing]" in line] == []


def test_a_cover_elsewhere_is_allowed_by_the_policy_of_its_page_alone(site: SiteOnDisk) -> None:
    url = "https://img.example/a.jpg"
    site.write({"content/index.md": f"---\nslug: /\ncover: {url}\n---\n\n# W\n"})
    site.write({"content/a.md": "# A\n"})
    site.build()

    assert landing_of(site) == Landing(Picture(url), "", (), ())
    assert "https://img.example data:" in site.read("index.html")
    assert "img.example" not in site.read("a/index.html")


def test_a_cover_that_does_not_exist_is_a_warning_and_left_out(site: SiteOnDisk) -> None:
    site.write({"content/index.md": "---\nslug: /\ncover: ./covr.png\n---\n\n# W\n"})
    site.write({"content/cover.png": PNG})

    assert site.problems("--strict") == [
        "content/index.md:3:8: warning: no image at `./covr.png` [broken-image]"
    ]
    assert landing_of(site) == Landing(None, "", (), ())


WRONG: dict[str, tuple[str, str]] = {
    "values that are a text": (
        "values: Fair pay",
        "2:9: warning: `values` must be a list, not `Fair pay` [landing]",
    ),
    "an item that is a list": (
        "values:\n  - [a, b]",
        "3:5: warning: `values[0]` must be text, not a list [landing]",
    ),
    "an item with another key": (
        "benefits:\n  - {tittle: Leave, text: 30 days}",
        "3:14: warning: `benefits[0].tittle` has no meaning [landing]",
    ),
    "an item without a key": (
        "benefits:\n  - {}",
        "3:5: warning: `benefits[0]` must have a `title` or a `text` [landing]",
    ),
    "a title that is a list": (
        "benefits:\n  - {title: [a]}",
        "3:13: warning: `benefits[0].title` must be text, not a list [landing]",
    ),
    "an empty list item": (
        "values:\n  -",
        "3:4: warning: `values[0]` has no value [landing]",
    ),
    "a cover that is a list": (
        "cover: [a.png]",
        "2:8: warning: `cover` must be text, not a list [landing]",
    ),
    "a description of no cover": (
        "cover_alt: A bridge",
        "2:12: warning: `cover_alt` describes a `cover` that is not there [landing]",
    ),
    "a tagline that is a list": (
        "tagline: [a]",
        "2:10: warning: `tagline` must be text, not a list [landing]",
    ),
    "more than anybody reads": (
        "values: [" + ", ".join("abcdefghijklmnopqrstuvwxyz") + "]",
        "2:9: warning: `values` has 26 items, and 24 are shown [landing]",
    ),
}


@pytest.mark.parametrize("title", WRONG)
def test_a_wrong_shape_is_a_warning_at_the_value(title: str, site: SiteOnDisk) -> None:
    written, expected = WRONG[title]
    site.write({"content/index.md": f"---\n{written}\nslug: /\n---\n\n# Work here\n"})

    assert site.problems() == [f"content/index.md:{expected}"]


def test_front_matter_without_any_of_it_is_read_without_a_trace() -> None:
    assert read_landing({}, "content/index.md") == (None, ())
