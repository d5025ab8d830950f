"""Lists: items that say nothing, and lines that are items and do not look so to Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from careers.checks.rule import Finding, Rule, page_rule
from careers.checks.text import PageText
from careers.markdown.body import Block
from careers.problems import Edit

_EMPTY_ITEM = re.compile(r"[\s>]*(?P<mark>[-*+]|\d{1,9}[.)])\s*")
_BEGINNING = re.compile(
    r"""
      (?P<bullet>[•●▪◦‣⁃∙■□◆◇○▶►➤➢➔→✓✔✗·]|[–—](?=\s)|o(?=[\t\u00a0]|[ ]{2}))\s*(?=\S)
    | (?P<glued>-(?=[^\W\d_])|\*\)?(?=[^\s*)])|\*\)(?=\s))\s*
    | \(?(?P<number>[a-z]|[ivx]{2,4}|\d{1,2})\)\s*(?=[^\W\d_])
    | (?P<point>\d{1,2})\.(?=[^\W\d_])
    | \((?P<word>[^()\n]{2,40})\)\s+(?=\S)
    | (?P<strong>\*\*[^*\n]{1,60}(?::\*\*|\*\*:))\s*(?=\S)
    | (?P<label>[^\W\d_][^\W_ ]*(?:[ ][^\W_ ]+){0,2}):\s+(?=\S)
    | (?P<emoji>[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff])
    """,
    re.VERBOSE,
)
_ENDING = re.compile(r"\S\s*\((?P<word>[^()\n]{2,40})\)[.,;]?\s*$")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LEAST = 2
_MARKERS = ("-", "*", "+")
_Kind = Literal["bullet", "number", "word", "label", "strong", "ending", "emoji"]
_OF_LINES = frozenset(("label", "strong", "emoji"))
"""Kinds that are fine where the author ends the lines so that the page keeps them."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A line that begins, or ends, like an item."""

    kind: _Kind
    key: str
    """The same for the items of one list: the bullet, the word in brackets."""
    block: int
    line: int
    column: int
    """Of its first character, from 1."""
    length: int = 0
    """Of the bullet with the white space after it; 0 where nothing has to go."""
    ordinal: int = 0


@page_rule(
    "pseudo-list",
    "warning",
    reason="The page runs such lines together into one paragraph, which nobody reads to its end.",
    bad="# Engineer\n\n• Build gauges.\n• Mend them.\n",
    good="# Engineer\n\n- Build gauges.\n- Mend them.\n",
    source="WCAG 2.2, success criterion 1.3.1, technique H48",
    mends=True,
)
def pseudo_list(text: PageText) -> Iterator[Finding]:
    """Two or more lines or paragraphs with bullets of a word processor, or the same word each."""
    before = (-1, "")
    for run in _runs(text):
        first = run[0]
        # Two lists one after the other stay two only with different markers.
        edits = _edits(text, run, before[1] if before[0] == first.block - 1 else "")
        before = run[-1].block, edits[0].text.strip() if edits else ""
        is_apart = len({item.block for item in run}) == len(run)
        what = f"these {len(run)} {'paragraphs' if is_apart else 'lines'} are items of a list"
        said = what if is_apart else f"{what}, and the page runs them together"
        yield Finding(first.line, first.column, said, _hint(text, first, edits), edits)


def _runs(text: PageText) -> Iterator[list[_Item]]:
    """Items of one list each, in order."""
    run: list[_Item] = []
    for item in _items(text):
        if run and not _continues(run[-1], item, text.blocks):
            if len(run) >= _LEAST:
                yield run
            run = []
        if run or item.ordinal <= 1:
            run.append(item)
    if len(run) >= _LEAST:
        yield run


def _continues(before: _Item, item: _Item, blocks: Sequence[Block]) -> bool:
    if (before.kind, before.key) != (item.kind, item.key):
        return False
    if item.kind == "number" and item.ordinal != before.ordinal + 1:
        return False
    if before.block == item.block:
        # What a bullet begins may take several lines; other items are lines.
        return item.kind == "bullet" or item.line == before.line + 1
    is_next = item.block == before.block + 1
    is_beside = is_next and blocks[item.block].within == blocks[before.block].within
    return is_beside and item.kind in {"bullet", "number", "word"}


def _items(text: PageText) -> Iterator[_Item]:
    for number, block in enumerate(text.blocks):
        if block.kind == "text" and "cell" not in block.within:
            yield from _items_of(text, block, number)


def _items_of(text: PageText, block: Block, number: int) -> Iterator[_Item]:
    """The items that the lines of a paragraph are."""
    written = block.text.split("\n")
    endings = [_ENDING.search(line) for line in written] if block.text.endswith((")", ").")) else []
    for offset, line in enumerate(written):
        place = block.line + offset
        source = text.lines[place - 1]
        column = source.find(line.strip()) + 1 or 1
        match = _BEGINNING.match(line.lstrip())
        item = _item(match, number, place, column) if match is not None else None
        if item is not None and item.kind in _OF_LINES and _breaks(source, block, place):
            continue
        if item is not None and not (item.key.startswith("*") and line.count("*") > 1):
            yield item
        elif endings and all(endings) and (ending := endings[offset]) is not None:
            yield _Item("ending", ending["word"].casefold(), number, place, column)


def _breaks(source: str, block: Block, line: int) -> bool:
    """Whether a line that is not the last keeps its end on the page, too."""
    return line < block.end_line and source.endswith(("  ", "\\"))


def _item(match: re.Match[str], block: int, line: int, column: int) -> _Item | None:
    kind = match.lastgroup or ""
    said = match[kind]
    length = match.end()
    match kind:
        case "bullet" | "glued":
            return _Item("bullet", said, block, line, column, length)
        case "number" | "point":
            style = "." if kind == "point" else match[0].replace(said, "", 1).strip()
            return _Item("number", style, block, line, column, 0, _ordinal(said))
        case "word" if said[0].isalpha():
            return _Item("word", said.casefold(), block, line, column)
        case "label":
            return _Item("label", said.casefold(), block, line, column)
        case "strong" | "emoji":
            return _Item(kind, "", block, line, column)
        case _:
            return None


def _ordinal(said: str) -> int:
    if said.isdecimal():
        return int(said)
    if len(said) == 1 and said != "i":
        return _LETTERS.index(said) + 1
    return _ROMAN.index(said) + 1 if said in _ROMAN else 99


def _edits(text: PageText, run: list[_Item], taken: str) -> tuple[Edit, ...]:
    """A marker before each item or instead of its bullet; letters and numbers are people's own."""
    block = text.blocks[run[0].block]
    if run[0].kind == "number" or set(block.within) - {"admonition"}:
        return ()
    marker = _marker(text, run, taken)
    return tuple(
        Edit(item.line, item.column, item.line, item.column + item.length, f"{marker} ")
        for item in run
    )


def _marker(text: PageText, run: list[_Item], before: str) -> str:
    """One that the lists before and after do not have, which would take the items in."""
    first, last = run[0].block, run[-1].block
    taken = {before}
    if last + 1 < len(text.blocks) and text.blocks[last + 1].kind == "item":
        taken.add(text.lines[text.blocks[last + 1].line - 1].lstrip()[:1])
    if first and text.blocks[first - 1].within[:1] == ("list",):
        for block in reversed(text.blocks[:first]):
            if block.kind == "item" and block.within == ("list",):
                taken.add(text.lines[block.line - 1].lstrip()[:1])
                break
    return next(marker for marker in _MARKERS if marker not in taken)


def _hint(text: PageText, first: _Item, edits: tuple[Edit, ...]) -> str:
    marker = edits[0].text if edits else "1. " if first.kind == "number" else "- "
    if first.kind == "bullet":
        return f"write `{marker}` instead of `{first.key}`"
    if first.kind == "number":
        said = text.lines[first.line - 1][first.column - 1 :].split()[0][:4]
        return f"write `1. ` instead of `{said}`, and so on"
    return f"begin each with `{marker}`"


@page_rule(
    "list-empty",
    "warning",
    reason="A bullet with nothing behind it was forgotten.",
    bad="# Engineer\n\n- Build gauges.\n-\n- Mend them.\n",
    good="# Engineer\n\n- Build gauges.\n- Mend them.\n",
)
def list_empty(text: PageText) -> Iterator[Finding]:
    """An item of a list without a word."""
    blocks = text.blocks
    for number, block in enumerate(blocks):
        if block.kind != "item" or block.end_line > block.line:
            continue
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if after is not None and after.line == block.line:
            continue
        if match := _EMPTY_ITEM.fullmatch(text.lines[block.line - 1]):
            yield Finding(
                block.line,
                match.start("mark") + 1,
                "an item of the list says nothing",
                "write what it should say, or delete the line",
            )


RULES: tuple[Rule, ...] = (pseudo_list, list_empty)
