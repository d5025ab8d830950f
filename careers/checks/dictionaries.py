"""Which words are right: word lists of pyspellchecker, and what languages make of them.

The lists are of everyday language. British spelling, derived words and compounds are found by
rule, so that they need not be listed. The package comes with ``careers[spell]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from careers.checks.trade_words import trade_words

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_COMPOUNDING = frozenset(("de", "nl"))
_ELIDING = frozenset(("fr", "it"))
_ELIDED = frozenset(
    "lorsqu puisqu quelqu jusqu presqu quoiqu dell dall nell sull all coll quell quest cos tutt "
    "senz anch".split()
)
_LARGE_ENOUGH = frozenset(("de", "en", "fr", "it", "nl", "pt"))
"""The lists that have the inflected forms, too: of 80 to 90 words of an advert, the Spanish one
lacks a quarter."""
_SHORTEST_PART = 4
_MOST_PARTS = 4
_COMMON = 100
"""How often a common word is in the texts that the list was made of."""
_LINKS = ("", "s", "es", "n", "en", "e")
"""What German and Dutch put between the parts of a compound."""
_BRITISH = (
    (re.compile(r"our"), "or"),
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational|able)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
    (re.compile(r"re(?=s?$)"), "er"),
    (re.compile(r"red$"), "ered"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers|ation)$)"), "l"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"amme(?=s?$)"), "am"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"ae|oe"), "e"),
)
_PREFIX = re.compile(
    r"(?:multi|micro|mini|inter|intra|cross|over|under|self|anti|semi|bio|geo|hydro|photo|electro|tele|auto|cyber|neuro|eco|meta|super|hyper|kilo|milli)-?"
    r"(?=\w{4})"
)
_PREFIXES_ALONE = frozenset(
    ("multi", "non", "pre", "co", "re", "semi", "anti", "cross", "inter", "mid", "bio", "eco")
)


class Dictionary:
    """The words of one language."""

    def __init__(self, language: str, further: frozenset[str]) -> None:
        """Load the list.

        Args:
            language: One of ``languages()``.
            further: Words that are right as well, in lower case.
        """
        self.language = language
        self._list = _load(language)
        self._further = further | trade_words(language)
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether a word is right.

        Args:
            word: In any case, with a straight apostrophe, without hyphens.
        """
        lower = word.lower()
        if lower not in self._known:
            self._known[lower] = self._is_right(lower)
        return self._known[lower]

    def suggestion(self, word: str) -> str:
        """The most common word that differs by one slip, with the same first letter's case."""
        found = self._list.correction(word.lower()) or ""
        if found == word.lower():
            return ""
        return found[:1].upper() + found[1:] if word[:1].isupper() else found

    def _is_right(self, word: str) -> bool:
        if self._has(word) or word in _PREFIXES_ALONE:
            return True
        if self.language in _ELIDING and "'" in word:
            return all(
                len(part) < _SHORTEST_PART or part in _ELIDED or self.knows(part)
                for part in word.split("'")
            )
        if word.endswith(("'s", "s'")) and self.knows(word.removesuffix("'").removesuffix("'s")):
            return True
        if self.language == "en":
            return any(map(self._has, _english_forms(word))) or self._is_compound(word, 2)
        is_compound = self.language in _COMPOUNDING and self._is_compound(word, _MOST_PARTS)
        return is_compound or (self.language != "en" and _english().knows(word))

    def _has(self, word: str) -> bool:
        return word in self._further or word in self._list

    def _is_part(self, word: str) -> bool:
        """Whether compounds are made of it; English ones of common words only."""
        if self.language in _COMPOUNDING:
            return self._has(word)
        return word in self._list and self._list[word] >= _COMMON

    def _is_compound(self, word: str, most: int) -> bool:
        """Whether known words stand together, with a letter or two between them."""
        links = _LINKS if self.language in _COMPOUNDING else ("",)
        for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            if not self._is_part(word[:end]):
                continue
            for link in links:
                rest = word[end:].removeprefix(link) if word[end:].startswith(link) else ""
                if len(rest) >= _SHORTEST_PART and (
                    self._is_part(rest) or (most > 2 and self._is_compound(rest, most - 1))  # noqa: PLR2004
                ):
                    return True
        return False


def languages() -> frozenset[str]:
    """Codes of the languages that there are good lists of.

    Raises:
        ModuleNotFoundError: pyspellchecker is not installed.
    """
    from spellchecker import SpellChecker

    return _LARGE_ENOUGH & frozenset(SpellChecker.languages())


@cache
def _load(language: str) -> SpellChecker:
    from spellchecker import SpellChecker

    return SpellChecker(language=language, distance=1)


@cache
def _english() -> Dictionary:
    """Texts in other languages are full of English words."""
    return Dictionary("en", frozenset())


def _english_forms(word: str) -> Iterator[str]:
    """What a derived or British word comes from: ``colours``, ``learnable``, ``multiplayer``."""
    for one in (word, _PREFIX.sub("", word, count=1)):
        yield one
        yield from _american(one)
        for ending, instead in (("s", ""), ("es", ""), ("able", ""), ("able", "e"), ("ness", "")):
            if one.endswith(ending):
                stem = one.removesuffix(ending) + instead
                yield stem
                yield from _american(stem)


def _american(word: str) -> Iterator[str]:
    for pattern, instead in _BRITISH:
        changed = pattern.sub(instead, word)
        if changed != word:
            yield changed
