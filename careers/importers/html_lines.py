"""Loose text of a board's HTML as lines: where they break, and which are typed items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from careers.importers.html_text import is_inline

_BULLET = re.compile(r" ?[•●▪◦‣·∙○■·][ \t]*")
_DASH = re.compile(r" ?[-–—*+] ")


def lines_of(run: Iterable[PageElement]) -> list[list[PageElement]]:
    """A run cut at its line breaks, also at those inside of bold."""
    lines: list[list[PageElement]] = [[]]
    for node in run:
        if isinstance(node, Tag) and not is_inline(node.name):
            inner = lines_of(list(node.contents))
        elif isinstance(node, Tag) and node.name not in {"br", "a", "code"} and node.find("br"):
            parts = lines_of(list(node.contents))
            inner = [_wrapped(node, part) for part in parts]
        elif isinstance(node, Tag) and node.name == "br":
            inner = [[], []]
        else:
            inner = [[node]]
        lines[-1] += inner[0]
        lines += inner[1:]
    return [_trimmed(line) for line in lines]


def _wrapped(tag: Tag, part: list[PageElement]) -> list[PageElement]:
    made = BeautifulSoup("", "html.parser").new_tag(tag.name)
    made.extend(part)
    return [made] if part else []


def _trimmed(line: list[PageElement]) -> list[PageElement]:
    """Without white space at both ends; nothing where there is only white space."""
    if not any(says_something(node) for node in line):
        return []
    while not says_something(line[0]):
        line = line[1:]
    while not says_something(line[-1]):
        line = line[:-1]
    return line


def says_something(node: PageElement) -> bool:
    """Whether a reader sees anything of it."""
    if isinstance(node, Tag):
        return bool(node.get_text().strip()) or node.name == "img" or node.find("img") is not None
    return bool(str(node).strip())


def parted(lines: list[list[PageElement]]) -> Iterator[list[list[PageElement]]]:
    """The lines between empty ones."""
    for is_filled, group in groupby(lines, key=bool):
        if is_filled:
            yield list(group)


def typed_items(lines: list[list[PageElement]]) -> set[int]:
    """The numbers of the lines that begin with a typed bullet; one dash alone is none."""
    starts = [next(_texts(line), "") for line in lines]
    dashes = {n for n, start in enumerate(starts) if _DASH.match(start)}
    found = {n for n, start in enumerate(starts) if _BULLET.match(start)}
    return found | {n for n in dashes if {n - 1, n + 1} & dashes}


def _texts(line: Iterable[PageElement]) -> Iterator[str]:
    for node in line:
        if isinstance(node, NavigableString):
            yield str(node)
        elif isinstance(node, Tag):
            yield from map(str, node.find_all(string=True))


def without_bullet(line: list[PageElement]) -> list[PageElement]:
    """What a typed item says; nothing where it says nothing."""
    first = line[0]
    while isinstance(first, Tag):
        first = next(node for node in first.descendants if isinstance(node, NavigableString))
    text = _DASH.sub("", _BULLET.sub("", str(first), count=1), count=1)
    if first is line[0]:
        return _trimmed([NavigableString(text), *line[1:]])
    first.replace_with(NavigableString(text))
    return _trimmed(line)


def joined(lines: list[list[PageElement]], made: BeautifulSoup) -> list[PageElement]:
    """Lines with a break between them."""
    found: list[PageElement] = []
    for line in lines:
        found += [made.new_tag("br")] if found else []
        found += line
    return found
