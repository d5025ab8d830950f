"""Headings: what readers and screen readers find their way by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from careers.checks.bold_headings import BoldHeading, bold_headings
from careers.checks.role_sections import kind_of
from careers.checks.rule import Finding, Rule, page_rule
from careers.checks.text import PageText
from careers.markdown.body import Block
from careers.problems import Edit

_ID = re.compile(r"\\?\{#[^{}]*\}$")
_MARKS = re.compile(r"[*_`~]|\]\([^()]*\)|\[")
_EDGES = " .,:;!?…-–—"
_COMMENT = re.compile(r"<!--.*?-->|\{/\*.*?\*/\}|^:{3,}$")
_HASHES = re.compile(
    r" {0,3}(?P<hashes>#{1,6})(?P<gap>(?:[\u00a0\u2002-\u200a\u202f]\s*)?)(?P<words>[^\s#].*)"
)
_LONGEST_SHOWN = 60
_TWO = 2


class _Heading(NamedTuple):
    """A heading, or a bold line that stands for one."""

    line: int
    level: int
    words: str
    """To be compared: without marks, in small letters."""
    said: str
    """As a message shows it."""


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
    """A line that is only bold and heads what follows, at the top level of the page."""
    for found in bold_headings(text):
        written = text.lines[found.line - 1]
        heading = f"{'#' * found.level} {found.words}"
        # Where a partial stands on its pages is not known, and so neither is its level.
        edits = (_as_heading(text, found, heading),) if text.page is not None else ()
        yield Finding(
            found.line,
            len(written) - len(written.lstrip()) + 1,
            "a bold line stands for a heading",
            f"write `{heading}`",
            edits,
        )


def _as_heading(text: PageText, found: BoldHeading, heading: str) -> Edit:
    """The heading in place of the line, with a blank line between it and what touches it."""
    lines = text.lines
    before = "\n" if found.line > 1 and lines[found.line - 2].strip() else ""
    after = "\n" if found.line < len(lines) and lines[found.line].strip() else ""
    end = len(lines[found.line - 1]) + 1
    return Edit(found.line, 1, found.line, end, f"{before}{heading}{after}")


@page_rule(
    "heading-dup",
    "warning",
    reason="Two sections of the same name look like one that was pasted twice, and a link can "
    "lead to only one of them.",
    bad="# Engineer\n\n## You have\n\n- Patience\n\n## You have\n\n- Polish\n",
    good="# Engineer\n\n## You have\n\n- Patience\n- Polish\n",
)
def heading_dup(text: PageText) -> Iterator[Finding]:
    """The same words twice under one heading; `Junior` and `Senior` may each have `You have`."""
    if "<TabItem" in text.text:  # each tab may have the same sections
        return
    parents: list[_Heading] = []
    first: dict[tuple[tuple[int, ...], str], _Heading] = {}
    for heading in _all_headings(text):
        while parents and parents[-1].level >= heading.level:
            parents.pop()
        key = tuple(parent.line for parent in parents), heading.words
        parents.append(heading)
        if not heading.words:
            continue
        known = first.setdefault(key, heading)
        if known is not heading:
            yield Finding(
                heading.line,
                _column(text, heading.line),
                f"the heading `{heading.said}` stands in line {known.line} already",
                "join the two sections, or give this one a name of its own",
            )


def _all_headings(text: PageText) -> list[_Heading]:
    """Headings and bold lines that stand for them, in order."""
    found = [
        _Heading(block.line, block.level, _compared(block.text), _said(block.text))
        for block in text.headings
        if not block.within
    ]
    bold = [
        _Heading(one.line, one.level, _compared(one.words), _said(one.words))
        for one in bold_headings(text)
    ]
    return sorted(found + bold) if bold else found


def _compared(words: str) -> str:
    return " ".join(_plain(words).casefold().split()).strip(_EDGES)


def _said(words: str) -> str:
    plain = _plain(words)
    return plain if len(plain) <= _LONGEST_SHOWN else f"{plain[: _LONGEST_SHOWN - 1]}…"


def _plain(words: str) -> str:
    return _MARKS.sub("", _ID.sub("", words.rstrip())).strip()


def _column(text: PageText, line: int) -> int:
    written = text.lines[line - 1]
    return len(written) - len(written.lstrip()) + 1


@page_rule(
    "heading-space",
    "error",
    reason="Without a space after the `#` it is no heading: candidates read the `#`.",
    bad="# Engineer\n\n##What you will do\n\n- Build gauges.\n",
    good="# Engineer\n\n## What you will do\n\n- Build gauges.\n",
    source="CommonMark 0.31.2, section 4.2; kramdown and Word converters write it so",
    mends=True,
)
def heading_space(text: PageText) -> Iterator[Finding]:
    """`##Foo`; one `#` only where it cannot be a hashtag or a rank, as in `#1` and `#LI-Remote`."""
    for block in text.blocks if "#" in text.text else ():
        if block.kind != "text" or block.within or "#" not in block.text:
            continue
        for line in range(block.line, block.end_line + 1):
            match = _HASHES.fullmatch(text.lines[line - 1])
            if match and _is_meant(match, begins=line == block.line):
                column = match.end("hashes") + 1
                yield Finding(
                    line,
                    match.start("hashes") + 1,
                    f"`{match['hashes']}` without a space after it makes no heading",
                    f"write `{match['hashes']} {_said(match['words'])}`",
                    (Edit(line, column, line, match.end("gap") + 1, " "),),
                )


def _is_meant(match: re.Match[str], *, begins: bool) -> bool:
    """Whether a line with `#` at its beginning was meant as a heading."""
    words = match["words"]
    if len(match["hashes"]) > 1 or match["gap"]:
        return True
    if not begins or not words[0].isupper() or " #" in words or words.startswith("LI-"):
        return False
    return " " in words.strip() or bool(kind_of(words))


@page_rule(
    "h1-many",
    "warning",
    reason="A page has one title; with two, screen readers and search engines have to guess.",
    bad="# Engineer\n\nText.\n\n# Requirements\n\n- Patience\n",
    good="# Engineer\n\nText.\n\n## Requirements\n\n- Patience\n",
    source="WCAG 2.2, success criterion 1.3.1",
)
def h1_many(text: PageText) -> Iterator[Finding]:
    """More than one heading of level 1; the title of the front matter gives way to the first."""
    tops = [block for block in text.headings if block.level == 1]
    if len(tops) < _TWO:
        return
    what = "a second heading" if len(tops) == _TWO else f"one of {len(tops)} headings"
    yield Finding(
        tops[1].line,
        _column(text, tops[1].line),
        f"{what} of level 1; the first is in line {tops[0].line}",
        f"write `## {_said(tops[1].text)}`, and one `#` more in the headings below it",
    )


@page_rule(
    "heading-skip",
    "warning",
    reason="A level that is left out reads as a section that is missing.",
    bad="# Engineer\n\n## Work\n\nText.\n\n#### Hours\n\nText.\n",
    good="# Engineer\n\n## Work\n\nText.\n\n### Hours\n\nText.\n",
    source="WCAG 2.2, technique G141",
)
def heading_skip(text: PageText) -> Iterator[Finding]:
    """A heading more than one level below the one before it; the title is of level 1."""
    before = 1 if text.page is not None else 0
    for block in text.headings:
        if block.within:
            continue
        if before and block.level > before + 1:
            above = "the title" if before == 1 else f"a heading of level {before}"
            yield Finding(
                block.line,
                _column(text, block.line),
                f"a heading of level {block.level} below {above} leaves a level out",
                f"write `{'#' * (before + 1)} {_said(block.text)}`",
            )
        before = block.level


@page_rule(
    "section-empty",
    "warning",
    reason="A heading promises a text; one that has none was forgotten.",
    bad="# Engineer\n\n## What you will do\n\n## What we look for\n\n- Patience\n",
    good="# Engineer\n\n## What we look for\n\n- Patience\n",
)
def section_empty(text: PageText) -> Iterator[Finding]:
    """A heading that is followed by one of its level or a higher one, or by the end."""
    headings = text.headings
    for number, block in enumerate(headings):
        after = headings[number + 1] if number + 1 < len(headings) else None
        if block.level == 1 or block.within or (after is None and text.page is None):
            continue
        if after is not None and (after.level > block.level or after.within):
            continue
        if not _says_something(text, block, after):
            yield Finding(
                block.line,
                _column(text, block.line),
                f"nothing stands under the heading `{_said(block.text)}`",
                "write what belongs there, or delete the heading",
            )


def _says_something(text: PageText, block: Block, after: Block | None) -> bool:
    """Whether there is more than blank lines and comments between two headings."""
    until = after.line - 1 if after is not None else len(text.lines)
    between = text.lines[block.end_line : until]
    return any(line.strip() and _COMMENT.sub("", line.strip()) for line in between)


RULES: tuple[Rule, ...] = (
    pseudo_heading,
    heading_dup,
    heading_space,
    h1_many,
    heading_skip,
    section_empty,
)
