"""Docusaurus's own functions and its Markdown, row by row."""

from __future__ import annotations

import pytest
from bodies import body_of, described, html_of
from extract import Body, Site, conv
from recorded_tables import vectors
from selectolax.lexbor import LexborHTMLParser

from careers.markdown import (
    MarkdownOptions,
    admonition_title_to_label,
    code_meta,
    escape_heading_ids,
    parse_heading_id,
    slugger,
    unwrap_mdx_code_block,
)

_KINDS = MarkdownOptions().admonition_keywords or ()


@pytest.mark.parametrize(("headings", "ids"), vectors("slugger"))
def test_headings_have_the_ids_of_docusaurus(headings: list[str], ids: list[str]) -> None:
    assert slugger(headings) == ids


@pytest.mark.parametrize(("text", "wanted"), vectors("heading_id"))
def test_an_id_is_taken_off_a_heading(text: str, wanted: list[str | None]) -> None:
    assert list(parse_heading_id(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), vectors("escape_heading_ids"))
def test_ids_in_headings_are_escaped(text: str, wanted: str) -> None:
    assert escape_heading_ids(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), vectors("admonition_title_to_label"))
def test_older_titles_become_labels(text: str, wanted: str) -> None:
    assert admonition_title_to_label(text, _KINDS) == wanted


@pytest.mark.parametrize(("text", "wanted"), vectors("unwrap_mdx_code_block"))
def test_fences_round_mdx_are_taken_away(text: str, wanted: str) -> None:
    assert unwrap_mdx_code_block(text) == wanted


@pytest.mark.parametrize(("block", "wanted"), vectors("code_meta"))
def test_a_code_block_is_read_as_docusaurus_reads_it(
    block: dict[str, str], wanted: dict[str, object]
) -> None:
    meta = code_meta(block["lang"], block["meta"] or "", block["code"], MarkdownOptions())

    assert {
        "language": meta.language,
        "title": meta.title or None,
        "start": meta.start,
        "lines": list(meta.lines),
        "highlight": [line for line, _name in meta.classes],
    } == wanted


_OF_FRONT_MATTER = "---\n\n***"
"""Not a body: the reader of front matter refuses this page."""


@pytest.mark.parametrize("table", ["mdx", "commonmark"])
def test_markdown_becomes_what_docusaurus_makes_of_it(table: str) -> None:
    wrong = {}
    for row in vectors(f"markdown_{table}"):
        text, wanted = row.values
        body = body_of(text, format="md" if table == "commonmark" else "mdx", trust_content=True)
        if "error" in wanted:
            agrees = text == _OF_FRONT_MATTER or any(p.refused for p in body.problems)
        else:
            agrees = _normal_form(html_of(body)) == wanted["body"]
        if not agrees:
            wrong[text] = (wanted, described(body))

    assert wrong == {}


@pytest.mark.parametrize("table", ["mdx", "commonmark"])
def test_a_page_that_docusaurus_accepts_is_refused_by_no_problem(table: str) -> None:
    refused = {
        row.values[0]
        for row in vectors(f"markdown_{table}")
        if "error" not in row.values[1]
        and any(
            problem.refused
            for problem in body_of(
                row.values[0], format="md" if table == "commonmark" else "mdx"
            ).problems
        )
    }

    assert refused == set()


def _normal_form(html: str) -> list[str]:
    page = f"<!doctype html><body><div class='theme-doc-markdown'>{html}</div>"
    tree = conv(LexborHTMLParser(page).root)
    lines: list[str] = Body(Site("/nonexistent", "/")).body(
        tree.find(lambda node: node.has("theme-doc-markdown"))
    )
    return lines
