"""The words of a tag as a path: ``AWS Cloud`` → ``aws-cloud``.

Source: docusaurus 3.10.2 uses the kebabCase and capitalize functions of lodash 4; their rules
were recorded, see section 11 of FINDINGS.
"""

from __future__ import annotations

import re
import unicodedata

_SPELLED_OUT = {
    "Æ": "Ae", "æ": "ae", "Ð": "D", "ð": "d", "Ø": "O", "ø": "o",
    "Þ": "Th", "þ": "th", "ß": "ss", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i",
    "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "N", "ŋ": "n",
    "Œ": "Oe", "œ": "oe", "ſ": "s", "Ŧ": "T", "ŧ": "t", "Ŀ": "L", "ŀ": "l",
}  # fmt: skip
"""Latin letters that are more than a letter and an accent."""

_LOWER = r"a-z\xdf-\xf6\xf8-\xff"
_UPPER = r"A-Z\xc0-\xd6\xd8-\xde"
_BREAK = (
    r"\xac\xb1\xd7\xf7\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\u1680\u180e\u2000-\u206f\u3000\ufeff"
)
_PICTURES = r"\u2700-\u27bf"
_BEYOND = r"\U00010000-\U0010ffff"
_OTHER = f"[^{_BEYOND}{_BREAK}0-9{_PICTURES}{_LOWER}{_UPPER}]"
"""Letters of other scripts, which have no case here."""
_SMALL = f"(?:[{_LOWER}]|{_OTHER})"
_CAPITAL = f"(?:[{_UPPER}]|{_OTHER})"
_VARIANT = r"[\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?"
_EMOJI = (
    rf"(?:[{_PICTURES}]|[\U0001f1e6-\U0001f1ff]{{2}}|[{_BEYOND}]){_VARIANT}"
    rf"(?:\u200d.{_VARIANT})*"
)
_WORDS = re.compile(
    "|".join(
        (
            f"[{_UPPER}]?[{_LOWER}]+(?=[{_BREAK}]|[{_UPPER}]|$)",  # Cloud
            f"{_CAPITAL}+(?=[{_BREAK}]|[{_UPPER}]{_SMALL}|$)",  # the AWS of AWSCloud
            f"[{_UPPER}]?{_SMALL}+",
            f"[{_UPPER}]+",
            r"[0-9]*(?:1ST|2ND|3RD|(?![123])[0-9]TH)(?=\b|[a-z_])",
            r"[0-9]*(?:1st|2nd|3rd|(?![123])[0-9]th)(?=\b|[A-Z_])",
            "[0-9]+",
            _EMOJI,
        )
    ),
    re.S,
)
_NEEDS_WORDS = re.compile("[a-z][A-Z]|[A-Z]{2}[a-z]|[0-9][a-zA-Z]|[a-zA-Z][0-9]|[^a-zA-Z0-9 ]")
_RUNS = re.compile(r"[^\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+")
_ACCENTS = re.compile("[\u0300-\u036f\ufe20-\ufe2f\u20d0-\u20ff]")


def kebab_case(text: str) -> str:
    """Lower-case words with dashes between them; ``C++`` and ``C#`` are both ``c``."""
    bare = re.sub("['\u2019]", "", _without_accents(text))
    # Text of plain words takes the short way, as in lodash, which tells some inputs apart.
    words = _WORDS.findall(bare) if _NEEDS_WORDS.search(bare) else _RUNS.findall(bare)
    return "-".join(word.lower() for word in words)


def capitalize(text: str) -> str:
    """The first letter in upper case, all others in lower case."""
    return text[:1].upper() + text[1:].lower()


def _without_accents(text: str) -> str:
    """``é`` → ``e``, ``œ`` → ``oe``, for Latin letters only."""
    plain = "".join(_base(letter) for letter in text)
    return _ACCENTS.sub("", plain)


def _base(letter: str) -> str:
    if not "\u00c0" <= letter <= "\u017f" or letter in "×÷":
        return letter
    return _SPELLED_OUT.get(letter) or unicodedata.normalize("NFD", letter)[0]
