"""Links and images as readers meet them, and that dead ends are found wherever they are written."""

from __future__ import annotations

import pytest
from harness import CONFIG, SiteOnDisk

RULES = ("link-text", "link-empty", "link-insecure", "img-alt")
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def found(site: SiteOnDisk, page: str, **others: str) -> list[str]:
    site.write({"content/pic.svg": SVG, "content/team.md": "---\nrole: false\n---\n\n# The team\n"})
    site.write({"content/role.md": page, **{f"content/{k}.md": v for k, v in others.items()}})
    lines = site.check("--today", "2026-11-21").problems
    return [line for line in lines if line.endswith(tuple(f"[{rule}]" for rule in RULES))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Apply [here](https://a.example).", "7: warning: the link `here` does not say where it "
         "leads [link-text]"),
        ("Go, [**click here!**](team.md) now", "5: warning: the link `click here!` does not say "
         "where it leads [link-text]"),
        ('<a href="https://a.example">this link</a>', "1: warning: the link `this link` does not "
         "say where it leads [link-text]"),
        ("[Hier](https://a.example) bewerben", "1: warning: the link `Hier` does not say where it "
         "leads [link-text]"),
        ("Apply [](https://a.example)", "7: warning: the link to `https://a.example` has no words "
         "[link-empty]"),
        ('See <a href="https://a.example"></a>', "5: warning: the link to `https://a.example` has "
         "no words [link-empty]"),
        ("See [our map](http://a.example/map).", "5: info: `http://a.example/map` is an address "
         "without encryption [link-insecure]"),
        ("See http://a.example/map", "5: info: `http://a.example/map` is an address without "
         "encryption [link-insecure]"),
        ("![](pic.svg)", "1: warning: the image `pic.svg` has no alternative text [img-alt]"),
        ("[![](pic.svg)](https://a.example)", "2: warning: the image `pic.svg` has no alternative "
         "text [img-alt]"),
        ('<img src="https://a.example/x.png" />', "1: warning: the image `https://a.example/x.png` "
         "has no alternative text [img-alt]"),
    ],
)  # fmt: skip
def test_a_link_or_an_image_is_no_help(site: SiteOnDisk, text: str, expected: str) -> None:
    assert found(site, f"# Role\n\n{text}\n") == [f"content/role.md:3:{expected}"]


@pytest.mark.parametrize(
    "text",
    [
        "[How we hire here](team.md)",
        "[apply.pegelmark.example](https://apply.pegelmark.example)",
        "<https://a.example> and https://b.example",
        "Here is [the team](team.md), and this link of a chain.",
        "`[here](http://a.example)`",
        "```md\n[here](http://a.example) ![](x.png)\n```",
        "[our test server](http://localhost:3000) and [mine](http://127.0.0.1:8000/x)",
        "![A gauge](pic.svg)",
        "[![A gauge](pic.svg)](https://a.example)",
        "[![](pic.svg) Our map](https://a.example)",
        '<img src="https://a.example/line.png" alt="" />',
        '<a href="https://a.example" aria-label="Our map"></a>',
        "<!-- [here](http://a.example) -->",
        "{/* ![](x.png) */}",
        "[kim@a.example](mailto:kim@a.example)",
    ],
)
def test_a_link_or_an_image_is_a_help(site: SiteOnDisk, text: str) -> None:
    assert found(site, f"# Role\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("[here](team.md)", "write `[The team](team.md)`"),
        ("[here](mailto:kim@a.example?subject=x)",
         "write `[kim@a.example](mailto:kim@a.example?subject=x)`"),
        ("[here](https://apply.a.example)", "write `[application form](https://apply.a.example)`"),
        ("[here](https://b.example)", "write `[the name of what is there](https://b.example)`"),
    ],
)  # fmt: skip
def test_words_are_proposed(site: SiteOnDisk, link: str, hint: str) -> None:
    site.write({"content/team.md": "---\nrole: false\n---\n\n# The team\n"})
    page = f"---\napply: https://apply.a.example\n---\n\n# Role\n\n{link}\n"
    site.write({"content/role.md": page})

    assert f"  {hint}" in site.check().stderr.splitlines()


def test_people_apply_without_encryption(site: SiteOnDisk) -> None:
    assert found(site, "---\napply: http://apply.a.example/x\n---\n\n# Role\n") == [
        "content/role.md:2:8: info: people apply at `http://apply.a.example/x`, an address without "
        "encryption [link-insecure]"
    ]


def test_a_link_of_a_partial_is_reported_once_where_it_is_written(site: SiteOnDisk) -> None:
    page = "import More from './_more.md';\n\n# Role\n\n<More />\n"
    more = "Text.\n\n[here](team.md)\n"

    assert found(site, page, _more=more, other=page) == [
        "content/_more.md:3:1: warning: the link `here` does not say where it leads [link-text]"
    ]


def test_dead_links_and_anchors_are_found_in_pages_partials_and_shared_texts(
    site: SiteOnDisk,
) -> None:
    texts = '[careers]\nequalOpportunity = "See [us](gone.md)."\nbenefits = "[x](team.md#gone)"\n'
    site.write({"careers.toml": CONFIG + texts})
    site.write({"content/team.md": "---\nrole: false\n---\n\n# The team\n"})
    site.write({"content/_more.md": "[b](team.md#nowhere)\n\n![c](no.png)\n"})
    page = "import More from './_more.md';\n\n# Role\n\n[a](nothing.md)\n\n<More />\n"
    site.write({"content/role.md": page})
    lines = site.check().problems

    assert [line for line in lines if "[broken-" in line] == [
        "careers.toml: error: no page at `gone.md` [broken-markdown-link]",
        "careers.toml: warning: the link `team.md#gone` leads to `/team#gone`, but that page has "
        "no heading `#gone` [broken-anchor]",
        "content/_more.md:1:1: warning: the link `team.md#nowhere` leads to `/team#nowhere`, but "
        "that page has no heading `#nowhere` [broken-anchor]",
        "content/_more.md:3:1: error: no image at `no.png` [broken-image]",
        "content/role.md:5:1: error: no page at `nothing.md` [broken-markdown-link]",
    ]
