"""Bold lines that stand for headings: which they are, and what level they would have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careers.checks.text import PageText
from careers.markdown.body import Block

_BOLD = re.compile(
    r"(\*\*|__)(?P<words>(?=\S)(?:(?!\1).)+?)[ \t\u00a0]*\1(?P<colon>[ \t]*[:：])?[ \t]*\\?"
)
_CLOSES_SENTENCE = (".", "!", ",", ";", "…", "→", "»", "=")
_VALUE = re.compile(r"[:：]\s+\S|[·|•@]|://|\]\(|<|^!\[|[€£$]\s?\d|\d\s?[€£$]")
"""A bold line with one of these states a fact or calls to action: ``Closing date: 30 November``."""
_ASIDE = re.compile(
    r"(?:please )?(?:note|nb|n\.b|important|attention|ps|p\.s|tl;dr|hinweis)\b", re.IGNORECASE
)
_LONGEST_HEADING = 80
_LONGEST_LINE = 2 * _LONGEST_HEADING
_MOST_WORDS = 10
_SHORTEST_TEXT = 60
"""Characters of a paragraph that a bold first line may head; a shorter one is its value."""
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class BoldHeading:
    """A bold line that ought to be a heading."""

    line: int
    level: int
    """One below the nearest heading above it, so that bold lines next to each other stay equal."""
    words: str
    """Markdown, without the marks of bold and without a colon at the end."""


def bold_headings(text: PageText) -> Iterator[BoldHeading]:
    """The bold lines of a page that head something; in lists, quotes and tables they label it."""
    above = 1
    blocks = text.blocks
    for number, block in enumerate(blocks):
        if block.kind == "heading" and not block.within:
            above = block.level
        elif words := _words_of(block):
            level = min(above + 1, _DEEPEST)
            if _heads_something(text, blocks[number : number + 2], level):
                yield BoldHeading(block.line, level, words)


def _words_of(block: Block) -> str:
    """The words of a paragraph that is one bold line, or begins with one; else nothing."""
    if block.kind != "text" or block.within or not block.text.startswith(("**", "__")):
        return ""
    first, _, rest = block.text.partition("\n")
    match = _BOLD.fullmatch(first.rstrip()) if len(first) <= _LONGEST_LINE else None
    if match is None or (rest and not _is_headed(rest)):
        return ""
    words = match["words"].strip().removeprefix("*").removesuffix("*")
    words = words.rstrip(":： \u00a0")
    is_short = len(words) <= _LONGEST_HEADING and len(words.split()) <= _MOST_WORDS
    is_label = words.islower() and " " not in words  # `warning`, above what it marks
    if not is_short or is_label or not any(letter.isalpha() for letter in words):
        return ""
    if words.endswith(_CLOSES_SENTENCE) or _VALUE.search(words) or _ASIDE.match(words):
        return ""
    return words


def _is_headed(rest: str) -> bool:
    """Whether what follows in the paragraph is a text, and no list of names and values."""
    is_long = len(rest) >= _SHORTEST_TEXT
    return is_long and not any(_BOLD.match(line[:_LONGEST_LINE]) for line in rest.split("\n"))


def _heads_something(text: PageText, here: Sequence[Block], level: int) -> bool:
    """Whether there is something between a bold line and what would end its section."""
    block = here[0]
    if block.end_line > block.line:
        return True
    after = here[1] if len(here) > 1 else None
    if after is not None and after.line == block.line:  # cells, for instance
        return False
    until = after.line - 1 if after is not None else len(text.lines)
    if any(line.strip() for line in text.lines[block.end_line : until]):
        return True  # a component, a picture, HTML
    if after is None or _words_of(after):
        return False
    return after.kind != "heading" or after.level > level
