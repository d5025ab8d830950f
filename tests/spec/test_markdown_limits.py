"""Whatever a page holds: it ends, in time that grows with its length, and no word is lost."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from html import unescape
from types import FrameType

import pytest
from bodies import body_of, html_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st

_UNITS = [
    "{", "<", "[", "![", "[a][", "[a](b) ", "<b>", "<b ", "</b>", "<b/>", '<a x="', "<a x={",
    "{`", "{/*", "{(", "{[", "{a} ", "{x=>", "(a=", "<!--", "a <![CDATA[", "*a ", "*_", "**a ",
    "~~a ", "`", "``` ", ":::note\n", "> ", "- ", "1. ", "  - a\n", "a@b.", "http://a.b/.",
    "www.a.b!", ":a[", ":a{", "[^1]: x\n", "&", "&amp;", "\\", "|a", "a|b\n-|-\n", "<div>\n",
    "<div>\n\n", "</div>\n\n", "import x\n\n", "export const a = {\n\n", "{\n\n", "<a\n\n",
    "## a {#", "# a\n", "a\n===\n", "    a\n", "\t", "a  \n", "<script>", "<p>",
    "<https://a.b> ", "<A>", "<>", "[a]: b\n", "[a]: b '\n", ": ", "@", "é", "x" * 500, "- [ ] ",
    "<details>\n\n", "<li>", "![[]()", "[[a](b)",
]  # fmt: skip


def _calls(work: Callable[[], object]) -> int:
    """How many functions are called, Python's own and those of C."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("format_of_page", ["mdx", "md"])
@pytest.mark.parametrize("unit", _UNITS)
def test_twice_the_text_is_about_twice_the_work(unit: str, format_of_page: str) -> None:
    length = 3000
    text, twice = unit * (length // len(unit)), unit * (2 * length // len(unit))

    body_of(text, format=format_of_page)
    once = _calls(lambda: body_of(text, format=format_of_page))
    again = _calls(lambda: body_of(twice, format=format_of_page))

    assert again <= 2.6 * once + 2000


@pytest.mark.parametrize(
    "unit", ["{", "<", "[", "<b ", "{a} ", "<https://a.b> ", "[a](b) ", "*a ", "<!--"]
)
def test_a_large_page_takes_seconds(unit: str) -> None:
    body = body_of(unit * (150_000 // len(unit)))

    assert len(body.problems) <= 101


@pytest.mark.parametrize("depth", [1, 20, 40, 60, 120, 400])
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("> ", ""),
        ("- ", ""),
        ("<div>\n\n", "\n\n</div>"),
        ("<b>", "</b>"),
        ("*(", ")*"),
        ("[", "]"),
    ],
)
def test_text_is_shown_however_deep_it_is(opening: str, closing: str, depth: int) -> None:
    body = body_of(opening * depth + "needle" + closing * depth)

    assert "needle" in html_of(body)
    if depth == 400 and opening in ("> ", "- ", "<b>"):
        assert any(problem.rule.endswith("nesting") for problem in body.problems)


@pytest.mark.parametrize("depth", [10, 49, 50, 51, 99, 100, 101])
def test_a_list_that_is_too_deep_says_so_and_loses_nothing(depth: int) -> None:
    lines = [f"{'  ' * level}- word{level}" for level in range(depth)]
    body = body_of("\n".join(lines))
    html = html_of(body)

    assert all(re.search(rf"\bword{level}\b", html) for level in range(depth))
    assert bool(body.problems) == (depth > 49)


def test_components_in_components_end_before_the_stack_does() -> None:
    nested = "<details>\n\n" * 50 + "{0}\n\n" + "</details>\n\n" * 50
    partials = {
        f"content/_{n}.mdx": f"import N from './_{n + 1}.mdx';\n\n" + nested.replace("{0}", "<N />")
        for n in range(9)
    } | {"content/_9.mdx": "needle"}
    jsx = "<i>" * 80 + "x" + "</i>" * 80
    functions = "".join(
        f"export const C{n} = () => {jsx.replace('x', f'<C{n + 1}/>')};\n" for n in range(30)
    )
    body = body_of("import N from './_0.mdx';\n\n<N />", partials=partials)
    made = body_of(functions + "\n<C0 />")

    assert "mdx-nesting" in {problem.rule for problem in body.problems}
    assert "mdx-nesting" in {problem.rule for problem in made.problems}


def test_a_table_does_not_become_much_longer_than_its_text() -> None:
    columns = 300
    header = "|" + "a|" * columns
    text = f"{header}\n|{'-|' * columns}\n" + "|a\n" * 3000

    assert len(html_of(body_of(text))) < 2_000_000


def test_a_range_of_highlighted_lines_is_not_as_long_as_it_says() -> None:
    assert len(html_of(body_of("```js {1-999999999}\na\n```"))) < 500


_WORDS = st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta"]), min_size=1, max_size=4)
_PIECES = st.one_of(
    st.sampled_from(
[
            "\n", "\n\n", "> ", "- ", "1. ", "# ", "## ", "    ", "*", "**", "_", "`", "~~", "[",
            "](x)", "![", "|", "\n|-|-|\n", "<", ">", "{", "}", "<b>", "</b>", "<div>",
            "\n</div>\n", "<br>", ":::note\n", "\n:::\n", "[^1]", ":", "::", "&", "\\",
            "https://x.y/", "@x.yz", "<1", "{ ",
        ]
    ),
    _WORDS.map(lambda words: " " + " ".join(words) + " "),
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join), st.sampled_from(["mdx", "md"]))
@settings(max_examples=300, deadline=None)
def test_no_word_of_a_page_is_lost(text: str, format_of_page: str) -> None:
    # Words beside a fence are its language and title, those of an unused footnote are not shown.
    assume(not any(mark in text for mark in ("```", "~~~", "]:")))
    html = unescape(html_of(body_of(text, format=format_of_page)))

    for word in ("alpha", "beta", "gamma", "delta"):
        assert html.count(word) >= min(text.count(word), 1)


@given(st.text(max_size=80), st.sampled_from(["mdx", "md"]))
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_body_and_every_problem_a_place(text: str, format_of_page: str) -> None:
    body = body_of(text, format=format_of_page)

    for problem in body.problems:
        assert problem.location.line >= 1
        assert problem.location.column >= 1
        assert problem.hint
