"""Headings: what readers and screen readers find their way by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careers.checks.rule import Finding, Rule, page_rule
from careers.checks.text import PageText
from careers.markdown.outline import Block
from careers.problems import Edit

_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+?)[ \t]*\1[ \t]*:?[ \t]*")
_LONGEST_HEADING = 80
_DEEPEST = 6


@page_rule(
    "pseudo-heading",
    "warning",
    reason="A bold line looks like a heading and is none: the table of contents, screen readers "
    "and search engines pass over it.",
    bad="# Engineer\n\n**What you will do**\n\n- Build gauges.\n",
    good="# Engineer\n\n## What you will do\n\n- Build gauges.\n",
    source="WCAG 2.2, success criterion 1.3.1",
    mends=True,
)
def pseudo_heading(text: PageText) -> Iterator[Finding]:
    """A paragraph of one line that is only bold, at the top level of the page."""
    above = 1
    for block in text.blocks:
        if block.kind == "heading":
            above = block.level
        written = text.lines[block.line - 1]
        words = _bold_words(block)
        if not words:
            continue
        level = min(above + 1 if above == 1 else above, _DEEPEST)
        heading = f"{'#' * level} {words.rstrip(':').rstrip()}"
        edit = Edit(block.line, 1, block.line, len(written) + 1, heading)
        column = len(written) - len(written.lstrip()) + 1
        yield Finding(
            block.line, column, "a bold line stands for a heading", f"write `{heading}`", (edit,)
        )


def _bold_words(block: Block) -> str:
    """The words of a paragraph that is a pseudo-heading; else nothing."""
    if block.kind != "text" or block.within or block.line != block.end_line:
        return ""
    match = _BOLD_LINE.fullmatch(block.text)
    if match is None or len(match[2]) > _LONGEST_HEADING or match[2].rstrip()[-1:] in ".!":
        return ""
    return match[2].strip()


RULES: tuple[Rule, ...] = (pseudo_heading,)
