"""The order that JavaScript's ``localeCompare`` puts names in, as far as names need it."""

from __future__ import annotations

import string
import unicodedata
from functools import lru_cache

Key = tuple[tuple[tuple[int, str], ...], tuple[str, ...], tuple[bool, ...], str]


@lru_cache(maxsize=50_000)
def locale_key(text: str) -> Key:
    """Sort key: punctuation < digits < letters; accents, then case, only break ties.

    Lower case comes before upper. ICU's root order, which all languages that we ship share for
    the letters of names; a language's own tailoring (``ö`` after ``z``) is not followed.
    """
    if text.isascii():
        return (
            tuple([_ASCII[c] for c in text]), (), tuple([c in _CAPITALS for c in text]), text
        )  # fmt: skip
    decomposed = unicodedata.normalize("NFD", text)
    base = [c for c in decomposed if not unicodedata.combining(c)]
    accents = tuple(c for c in decomposed if unicodedata.combining(c))
    primary = tuple((_class(c), c.casefold()) for c in base)
    return (primary, accents, tuple(c.isupper() for c in base), text)


# ICU's order of the ASCII marks, which is not their code order.
_MARKS = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"


def _class(character: str) -> int:
    if character.isspace():
        return 0
    if character in _MARKS:
        return 1 + _MARKS.index(character)
    if character.isdigit():
        return 101
    return 102 if character.isalpha() else 100


_ASCII = {chr(code): (_class(chr(code)), chr(code).casefold()) for code in range(128)}
_CAPITALS = frozenset(string.ascii_uppercase)
