"""HTML of job boards as Markdown: cases in ``html_markdown.md``, and that no text is lost."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path

import pytest
from bodies import body_of, html_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from careers.importers.html_markdown import markdown_of

_BLOCKS = Path(__file__).with_name("html_markdown.md").read_text("utf-8").split("\n.\n")
_CASES = [
    pytest.param(given_, wanted.removesuffix("\n.\n").rstrip("\n"), id=title.strip())
    for title, given_, wanted in zip(_BLOCKS[::3], _BLOCKS[1::3], _BLOCKS[2::3], strict=True)
]


@pytest.mark.parametrize(("html", "markdown"), _CASES)
def test_html_of_a_board_becomes_this_markdown(html: str, markdown: str) -> None:
    base = "https://board.example/role"

    assert markdown_of(html, title="Senior engineer", base=base) == markdown


@pytest.mark.parametrize(("html", "markdown"), _CASES)
def test_the_markdown_says_nothing_wrong(html: str, markdown: str) -> None:
    assert body_of(markdown).problems == (), html


_TEXT = st.lists(
    st.sampled_from(
        [*"ab1 .#-+*_`~<>{}[]()!&;:=|\\/\"'\n%$@^,?", "import ", "export", "https://x.example/",
         "&lt;", "www.a.example", "a@b.example", "1. ", "- "]
    ),
    min_size=1,
    max_size=25,
).map("".join)  # fmt: skip
_SHAPES = {
    "paragraphs": "<p>{0}</p><p>{1}</p>",
    "items": "<ul><li>{0}</li><li>{1}</li></ul>",
    "lines": "<p>{0}<br>{1}</p>",
    "headings": "<h2>{0}</h2><p>x</p><h2>{1}</h2>",
    "cells": "<table><tr><th>h</th><th>{0}</th></tr><tr><td>{1}</td><td>x</td></tr></table>",
    "bold": "<p>a<b>{0}</b>{1}<b>{1}</b></p>",
    "markup": '<p><b>{0}</b><i>{1}</i><a href="https://q.example">{0}</a><code>{1}</code></p>',
}


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(_SHAPES)), _TEXT, _TEXT)
def test_markdown_renders_as_the_text_that_was_on_the_board(
    shape: str, one: str, other: str
) -> None:
    assume(shape != "lines" or not all(re.match(r"\s*[-*+](\s|$)", t) for t in (one, other)))
    html = _SHAPES[shape].format(escape(one), escape(other))

    body = body_of(markdown_of(html), emoji=False)

    assert _letters(html_of(body)) == _letters(html)
    assert body.problems == ()


def _letters(html: str) -> str:
    """The text that a reader sees, without white space."""
    return re.sub(r"\s", "", unescape(re.sub(r"<[^>]*>", "", html)))
