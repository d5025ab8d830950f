"""Heading text to id, as ``github-slugger`` makes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_DROPPED_ASCII = re.compile(r"[^A-Za-z0-9_\- ]")
_KEPT_CATEGORIES = frozenset({"Nd", "Nl", "Pc"})


class Slugger:
    """Gives ids, never the same twice: ``team``, ``team-1``, ``team-2``.

    Source: github-slugger 1.5, as docusaurus 3.10.2 uses it.
    """

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def id_for(self, text: str, *, maintain_case: bool = False) -> str:
        """The id of a heading that reads ``text``."""
        seen = self._seen
        base = found = _slug(text if maintain_case else text.lower())
        while found in seen:
            seen[base] += 1
            found = f"{base}-{seen[base]}"
        seen[found] = 0
        return found


def slugger(texts: Iterable[str]) -> list[str]:
    """The ids of the headings of one page, given their texts in document order."""
    slugs = Slugger()
    return [slugs.id_for(text) for text in texts]


def _slug(text: str) -> str:
    if text.isascii():
        return _DROPPED_ASCII.sub("", text).replace(" ", "-")
    return "".join(character for character in text if _kept(character)).replace(" ", "-")


@lru_cache(maxsize=4096)
def _kept(character: str) -> bool:
    category = unicodedata.category(character)
    return (
        character in "- "
        or category[0] in "LM"
        or category in _KEPT_CATEGORIES
        # Letters in circles and squares count as alphabetic, though their category is symbol.
        or "\u24b6" <= character <= "\u24e9"
        or "\U0001f130" <= character <= "\U0001f189"
    )
