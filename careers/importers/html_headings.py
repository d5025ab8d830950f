"""Headings of a board's HTML: below the page's title, without gaps, bold lines among them."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

HEADING = re.compile(r"h([1-6])")

_LONGEST_HEADING = 80
_DEEPEST = 6


def settle_headings(made: BeautifulSoup, title: str) -> None:
    """Headings begin below the page's title and skip no level; a bold line is one, too."""
    blocks = [child for child in made.children if isinstance(child, Tag)]
    while blocks and HEADING.fullmatch(blocks[0].name) and _same(blocks[0].get_text(), title):
        blocks.pop(0).decompose()
    open_levels: list[int] = []
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        if match := HEADING.fullmatch(block.name):
            while open_levels and open_levels[-1] >= int(match[1]):
                open_levels.pop()
            open_levels.append(int(match[1]))
            block.name = f"h{min(1 + len(open_levels), _DEEPEST)}"
        elif _is_bold_line(block) and after is not None and not _heads(after):
            bold = block.find("strong")
            if bold is not None:
                bold.unwrap()
            block.smooth()
            _strip_colon(block)
            block.name = f"h{min(1 + max(len(open_levels), 1), _DEEPEST)}"


def _same(text: str, title: str) -> bool:
    return " ".join(text.split()).casefold() == " ".join(title.split()).casefold()


def _heads(block: Tag) -> bool:
    return bool(HEADING.fullmatch(block.name)) or _is_bold_line(block)


def _is_bold_line(block: Tag) -> bool:
    bold = block.find("strong")
    text = block.get_text().strip()
    return (
        block.name == "p"
        and bold is not None
        and block.find("br") is None
        and bold.get_text().strip() in {text, text.removesuffix(":").rstrip()}
        and len(text) <= _LONGEST_HEADING
        and text[-1:] not in ".!"
    )


def _strip_colon(heading: Tag) -> None:
    texts = heading.find_all(string=True)
    if texts and (plain := texts[-1].rstrip().rstrip(":").rstrip()) and plain != texts[-1]:
        texts[-1].replace_with(NavigableString(plain))
