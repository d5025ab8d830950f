"""The sections of a role page, by what they are about.

People write headings, bold lines and lines that end with a colon; all of them begin a section.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from careers.checks.section_names import NAMES, SectionKind
from careers.markdown.body import Block

_LONGEST = 80
_BOLD = 7
_RUN_IN = 8
"""Ranks after those of the six headings: a bold line, and bold words or a colon."""
_IS_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+?)\1[ \t]*:?[ \t]*(.*)", re.DOTALL)
_EDGES = re.compile(r"^[\W\d_]+|[\W_]+$")
_PREFIX = re.compile(
    r"(?:(?:our|your|the|key|main|core|job|role|position|primary|general|technical|professional|"
    r"personal|minimum|basic|employment|specific|typical|a|deine?|ihre?|die|das|der|unser|unsere|"
    r"vos|votre|tes|ton|les|le|la|tus?|el|los|las|il tuo|i|jouw|je|de|seu|sua|o|twoj[ea]|nasze) )+"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of any sort, and what stands below it up to the next one."""

    kind: SectionKind
    """Its own, else that of the section around it."""
    is_named: bool
    """The kind is its own."""
    title: str
    """Plain words; empty for what stands before the first heading."""
    line: int
    blocks: tuple[Block, ...] = ()
    """Without the heading; those of a run-in heading begin with its own block."""


def sections_of(blocks: Iterable[Block], words: Callable[[Block], str]) -> tuple[Section, ...]:
    """The sections of a page in order, the first of them before any heading.

    Args:
        blocks: Of the page.
        words: Gives the prose of a block.
    """
    found: list[tuple[Section, list[Block]]] = [(Section("", False, "", 1), [])]
    around: list[tuple[int, SectionKind]] = []
    for number, block in enumerate(blocks):
        heading = _heading(block, words)
        if heading is None:
            found[-1][1].append(block)
            continue
        rank, title, keeps_block = heading
        while around and around[-1][0] >= rank:
            around.pop()
        own = "" if number == 0 and rank == 1 else kind_of(title)  # the page's own title
        kind = own or (around[-1][1] if around else "")
        around.append((rank, kind))
        below = [block] if keeps_block else []
        found.append((Section(kind, bool(own), title, block.line), below))
    return tuple(replace(section, blocks=tuple(below)) for section, below in found)


@lru_cache(maxsize=4096)
def kind_of(heading: str) -> SectionKind:
    """What a heading announces: ``What you'll do`` is ``duties``.

    Args:
        heading: Plain words, in any case, with or without a colon.
    """
    if not 0 < len(heading) <= _LONGEST:
        return ""
    plain = _EDGES.sub("", heading.lower().replace("’", "'"))
    short = _PREFIX.sub("", plain, count=1) or plain
    for kind, pattern in _patterns():
        if pattern.fullmatch(plain) or pattern.fullmatch(short):
            return kind
    return ""


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[SectionKind, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile("|".join(filter(None, map(str.strip, names.split("\n"))))))
        for kind, names in NAMES.items()
    )


def _heading(block: Block, words: Callable[[Block], str]) -> tuple[int, str, bool] | None:
    """Rank, words, and whether text follows in the same block; None for what is no heading."""
    if block.kind == "heading":
        return block.level, words(block), False
    if block.kind != "text":
        return None
    if block.text[:2] in {"**", "__"} and (match := _IS_BOLD.match(block.text)):
        title = match[2].strip().strip("*_")
        if not match[3]:
            return (_RUN_IN if block.within else _BOLD), title, False
        return (_RUN_IN, title, True) if kind_of(title) else None
    if block.text.endswith(":") and "\n" not in block.text and not block.within:
        title = words(block)
        if len(title) <= _LONGEST:
            return _RUN_IN, title, False
    return None
