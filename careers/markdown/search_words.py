"""The words of a text as the search in lists compares them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape

from careers.markdown.body import ComponentRef, ImageRef, LinkRef, Part

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\s,;:!?()\[\]{}<>\"“”„‘’«»…|/—–]+")
"""What counts as a word; filter.js parts what someone types into as small pieces or smaller."""
_BEFORE, _AFTER = "'*_`=•", "'.*_`=•"
"""Signs at the edges of a word that only make two words of one."""
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})
"""Letters that are no letter with an accent: words with them are found by either spelling."""
_ACCENTS = re.compile("[\u0300-\u036f]")


def body_words(parts: Iterable[Part]) -> Iterator[str]:
    """The words of a body, as `words` has them."""
    return words(unescape(_TAG.sub(" ", "".join(_html(parts)))))


def words(text: str) -> Iterator[str]:
    """Each word of a text once, folded; one with letters such as ß also without them."""
    written = dict.fromkeys(_WORD.findall(folded(text)))
    found = dict.fromkeys(word.lstrip(_BEFORE).rstrip(_AFTER) for word in written)
    if text.isascii():
        return iter([word for word in found if word])
    return iter(dict.fromkeys(spelling for word in found if word for spelling in _spellings(word)))


def _spellings(word: str) -> Iterator[str]:
    yield word
    if not word.isascii():
        yield word.translate(_LETTERS)


def folded(text: str) -> str:
    """A text as the search compares it: lower case, without accents; filter.js does the same."""
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", text.lower()))
    return unicodedata.normalize("NFC", bare)


def _html(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case str():
                yield part
            case ImageRef():
                yield f" {part.alt} "
            case ComponentRef():
                yield from _html(part.children)
            case LinkRef():
                pass
