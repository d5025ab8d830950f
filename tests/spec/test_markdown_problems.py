"""What is wrong in a page is said at its place, and the page is shown as it was meant."""

from __future__ import annotations

import re

import pytest
from bodies import body_of, described, html_of, written_down
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser


@pytest.mark.parametrize(("text", "wanted"), written_down("markdown_problems"))
def test_a_mistake_has_a_place_a_cure_and_a_page(text: str, wanted: str) -> None:
    assert described(body_of(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), written_down("markdown_safety"))
def test_a_page_that_is_not_trusted_may_hold_this(text: str, wanted: str) -> None:
    assert described(body_of(text)) == wanted


def test_a_page_that_is_trusted_may_hold_everything() -> None:
    text = (
        '<iframe src="https://x.example"></iframe>\n\n'
        '<form><b data-x="" formAction="y">t</b></form>'
    )
    body = body_of(text, trust_content=True)

    assert html_of(body) == (
        '<iframe src="https://x.example"></iframe>\n<form><b data-x="" formaction="y">t</b></form>'
    )
    assert body.problems == ()


@pytest.mark.parametrize(
    ("text", "first_line", "place"),
    [
        ("{a b}", 1, (1, 1)),
        ("\n\n{a b}", 5, (7, 1)),
        ("text\r\n\r\nmore {a b}", 1, (3, 6)),
        ("> - quoted {a b}", 1, (1, 12)),
        ("- a\n\n  - b\n\n    c\n    {a b}", 1, (6, 5)),
        ("| h |\n|---|\n| x |\n| a {a b} |", 1, (4, 5)),
        ("> | h |\n> |---|\n> | x | y |", 1, (3, 9)),
        ("## A {a b} {#id}", 1, (1, 6)),
        (":::note   Title {a b}\n:::", 1, (1, 17)),
        (":::note[Title {a b}]\n:::", 1, (1, 15)),
        ("```mdx-code-block\nx\n```\n\n{a b}", 1, (5, 1)),
        ("[^1]: note {a b}\n\n[^1]", 1, (1, 12)),
        ("é😀 {a b}", 1, (1, 4)),
        ("a\nlazy {a b}", 3, (4, 6)),
        ("<div>\n  text {a b}\n</div>", 1, (2, 8)),
    ],
)
def test_a_place_is_that_of_the_file_however_deep(
    text: str, first_line: int, place: tuple[int, int]
) -> None:
    problems = body_of(text, first_line=first_line).problems

    assert [(p.location.line, p.location.column) for p in problems] == [place]


def test_a_tag_that_never_ends_is_text_in_a_commonmark_page_too() -> None:
    body = body_of("<div>\nPay <b 100k\n", format="md")

    assert described(body).splitlines() == [
        "<div>",
        "Pay &lt;b 100k</div>",
        "2:5: warning: `<b` is read as a tag, which never ends [mdx-tag]",
        "    write `&lt;` for a bare `<`",
    ]


def test_what_a_browser_would_hide_in_a_commonmark_page_is_text() -> None:
    body = body_of("<div>\nA </ b> <!c> </i d>\n<?e>\n</div>\n", format="md")

    assert described(body).splitlines() == [
        "<div>",
        "A &lt;/ b&gt; &lt;!c&gt; &lt;/i d&gt;",
        "&lt;?e&gt;",
        "</div>",
        "2:3: warning: `</` is read as a tag, and is none [mdx-tag]",
        "    write `&lt;` for a bare `<`",
        "2:9: warning: `<!` is read as a tag, and is none [mdx-tag]",
        "    write `&lt;` for a bare `<`",
        "2:14: warning: `</` is read as a tag, and is none [mdx-tag]",
        "    write `&lt;` for a bare `<`",
        "3:1: warning: `<?` is read as a tag, and is none [mdx-tag]",
        "    write `&lt;` for a bare `<`",
    ]


def test_problems_are_in_the_order_of_their_places_and_end_at_a_hundred() -> None:
    body = body_of("<1\n\n" * 300)

    assert len(body.problems) == 101
    assert body.problems == tuple(sorted(body.problems, key=lambda p: p.location))
    assert {p.rule for p in body.problems} == {"mdx-tag", "markdown-more-problems"}


_ATTACKS = st.sampled_from(
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>", "[a](javascript:alert(1))", "<b",
        "<a href='java\tscript:x'>", '"><script>', "{'<script>'}", "<a {...{onClick: 'x'}}>",
        "`<script>`", "```\n<script>\n```\n", "# <script> {#<script>}\n", "![<script>](x)",
        '[a](b "<script>")', "| <script> |\n|---|\n", ":::note[<script>]\n:::\n",
        ':::note{title=\'<script>\' class=\'"><script>\' id=\'"><b>\'}\n:::\n', "[^<script>]",
        "[^<script>]: x\n", "<style>*{}</style>", "<iframe srcdoc='<script>'/>",
        "<object data=x>", "<base href=//x>", "<div style='background:url(x)'>",
        "<math><mi xlink:href='x'>", "&lt;script&gt;",
        "<noscript><p title='</noscript><img src=x onerror=y>'>", '<b title={\'"\'}>',
        "<Head><script>x</script></Head>", "\n\n", "\n", "> ", "- ", "</div>", "<div>", "*", "`",
        "_", "<!--", "-->", "<![CDATA[", "]]>",
    ]
)  # fmt: skip
_RUNS = frozenset(
    ["script", "style", "iframe", "object", "embed", "base", "link", "meta", "math", "form"]
)
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "srcset", "poster", "xlink:href"})
_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@given(st.lists(_ATTACKS, min_size=1, max_size=8).map("".join), st.sampled_from(["mdx", "md"]))
@settings(max_examples=600, deadline=None)
def test_nothing_in_a_page_can_run(text: str, format_of_page: str) -> None:
    html = html_of(body_of(text, format=format_of_page))

    for node in LexborHTMLParser(f"<body>{html}").css("body *"):
        assert node.tag not in _RUNS
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name != "srcdoc"
            scheme = _SCHEME.match(value or "") if name in _ADDRESSES else None
            # What a Markdown link holds is left to the site: here holes are filled as written.
            assert scheme is None or scheme[1].lower() in {"http", "https", "mailto", "tel"}
