"""A role's text outside of its page: in structured data, in feeds, on job boards."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from careers.markdown.clean_text import clean_text
from careers.outputs.role_text import with_links

URL = "https://c.example/jobs/dev"
_ROWS = read_fixture_file(Path(__file__).with_suffix("").parent / "description_html.md")
_PIECES = st.lists(
    st.sampled_from(
        "<p> </p> <ul> </ul> <li> </li> <table> <thead> <tr> <th> <td> </td> </tr> </thead> "
        "</table> <h1> </h1> <h2> </h2> <strong> </strong> <em> </b> <a href='/x'> </a> <br> <pre> "
        "</pre> <div> </div> <script> </script> <!-- --> <summary> </summary> <svg> </svg> <sup> "
        "word & < > \" ' &amp; &lt;script&gt; \n".split(" ")
    )
)


def description_html(html: str) -> str:
    """A page's finished HTML as others may show it."""
    return with_links(clean_text([html], default_titles=["Hinweis"]) or (), url=URL)


@pytest.mark.parametrize(
    ("html", "wanted"),
    [pytest.param(html, wanted, id=title) for _, title, html, wanted in _ROWS],
)
def test_what_a_page_says_stays_and_what_belongs_to_the_page_goes(html: str, wanted: str) -> None:
    assert description_html(html) == wanted.rstrip("\n")


@given(_PIECES)
def test_words_alone_are_cleaned_as_words_with_others(pieces: list[str]) -> None:
    parted = ["<p><span></span>" if one == "<p>" else one for one in pieces]
    parted = ["<li><span></span>" if one == "<li>" else one for one in parted]

    assert description_html("".join(pieces)) == description_html("".join(parted))


class _Elements(HTMLParser):
    """What is wrong with the nesting of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        inside = self.open[-1] if self.open else ""
        if tag == "li" and inside not in {"ul", "ol"}:
            self.faults.append("item outside of a list")
        if tag in {"p", "ul", "ol", "h2"} and inside not in {"", "li"}:
            self.faults.append(f"{tag} in {inside}")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes another element")

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.open:
            self.faults.append("text outside of a paragraph")
        if data.strip() and self.open and self.open[-1] in {"ul", "ol"}:
            self.faults.append("text outside of an item")


@given(_PIECES)
def test_the_result_is_well_formed_and_clean_whatever_the_page_holds(pieces: list[str]) -> None:
    html = description_html("".join(pieces))
    parser = _Elements()
    parser.feed(html)
    parser.close()

    assert parser.faults == []
    assert parser.open == []
    assert not re.search(r"<(p|li|ul|ol|h2|strong|em|a)\b[^>]*>\s*</\1>", html)
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= {
        "p", "ul", "ol", "li", "h2", "strong", "em", "a", "br"
    }  # fmt: skip


@pytest.mark.parametrize(
    "piece", ["<", '<a "', "<p><strong>", "<table><tr><td>x", "<ul><li>", "<!--", "<svg><svg>"]
)
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def seconds(count: int) -> float:
        started = time.process_time()
        description_html(piece * count)
        return time.process_time() - started

    assert min(seconds(16_000) for _ in range(3)) < 40 * max(seconds(2000), 0.005)
