"""Links, images and components are holes that know where they were written."""

from __future__ import annotations

import pytest
from bodies import body_of, holes_of

from careers.markdown.body import ImageRef, LinkRef


@pytest.mark.parametrize(
    ("text", "holes"),
    [
        ("[a](b.md)", ["1:1 link b.md"]),
        ("[a](b) text [c](d) ![e](f.png)", ["1:1 link b", "1:13 link d", "1:20 image f.png"]),
        ("first\n*second [a](b)*", ["2:9 link b"]),
        ("[over\n{=}](b)\n[c](d)", ["1:1 link b", "3:1 link d"]),
        ("[over\ntwo lines](b) [c](d)", ["1:1 link b", "2:15 link d"]),
        ("- one\n- two\n\n  three [a](b)", ["4:9 link b"]),
        ("1.  wide [a](b)", ["1:10 link b"]),
        ("> quoted [a](b)\nlazy [c](d)", ["1:10 link b", "2:6 link d"]),
        ("> - x\n>   [a](b)", ["2:5 link b"]),
        ("| a | a |\n|---|---|\n| a | [a](b) |", ["3:7 link b"]),
        ("| \\| | [a](b) |\n|---|---|", ["1:8 link b"]),
        ("## Head [a](b) ## ", ["1:9 link b"]),
        ("Under [a](b)\n---", ["1:7 link b"]),
        (":::note[See [a](b)]\n\n[c](d)\n\n:::", ["1:13 link b", "3:1 link d"]),
        (":::note  See [a](b)\n:::", ["1:14 link b"]),
        ("x {1} <b>[a](b)</b>", ["1:10 link b"]),
        ("http://x.y and me@x.yz", ["1:1 link http://x.y", "1:16 link mailto:me@x.yz"]),
        ("see [a][r].\n\n[r]: b.md", ["1:5 link b.md"]),
        ("[![a](b.png)](c)", ["1:1 link c", "1:2 image b.png"]),
        ("\tTab [a](b)", ["1:6 link b"]),
        ("x[^1]\n\n[^1]: see [a](b)\n\n    and [c](d)", ["3:11 link b", "5:9 link d"]),
        ("<div>\n<b>[a](b)</b>\n\n[c](d)\n\n</div>", ["2:4 link b", "4:1 link d"]),
    ],
)  # fmt: skip
def test_a_link_has_the_place_of_its_bracket(text: str, holes: list[str]) -> None:
    assert holes_of(body_of(text)) == holes


def test_lines_are_counted_from_the_first_of_the_body() -> None:
    assert holes_of(body_of("\n\ntext\n\n[a](b)", first_line=8)) == ["12:1 link b"]


@pytest.mark.parametrize(
    ("written", "url", "attributes"),
    [
        ("[a](</a b.md>)", "/a b.md", ""),
        ("[a](a%20b.md#c?d)", "a%20b.md#c?d", ""),
        ("[a](b&amp;c\\_d)", "b&c_d", ""),
        ("[a](b 'Ti\"tle')", "b", ' title="Ti&quot;tle"'),
        ("[a](<>)", "", ""),
        ("[a](\nb\n'c')", "b", ' title="c"'),
        ("[a](b(c)d)", "b(c)d", ""),
    ],
)
def test_a_url_is_as_it_was_written(written: str, url: str, attributes: str) -> None:
    link = next(part for part in body_of(written).parts if isinstance(part, LinkRef))

    assert (link.url, link.attributes, link.raw) == (url, attributes, False)


@pytest.mark.parametrize(
    "written", ["[a](b", "[a] (b)", "[a](b c)", "[a][b]", "[a](b 'c)", "\\[a](b)"]
)
def test_this_is_no_link(written: str) -> None:
    assert holes_of(body_of(written)) == []


def test_an_image_has_its_alternative_text_plain() -> None:
    body = body_of('![a *b* `c` "d"](e.png "f")')

    assert body.parts[1] == ImageRef("e.png", 'a b c "d"', ' title="f"', 1, 1)


def test_html_and_link_components_name_addresses_not_files() -> None:
    in_mdx = body_of(
        "import Link from '@docusaurus/Link';\n\n"
        '<Link to="./a.md">a</Link> <a href="./b.md">b</a>'
    )
    in_commonmark = body_of('<a href="./b.md" class="c">b</a>', format="md")

    assert [p for p in in_mdx.parts if isinstance(p, LinkRef)] == [
        LinkRef("./a.md", "", 3, 1, raw=True)
    ]
    assert [p for p in in_commonmark.parts if isinstance(p, LinkRef)] == [
        LinkRef("./b.md", ' class="c"', 1, 1, raw=True)
    ]
