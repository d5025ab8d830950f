"""Where libyaml (YAML 1.1) refuses or misreads what js-yaml (YAML 1.2) accepts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_BLANK_WITH_TAB = re.compile(r"^ *\t[ \t]*+(?=#|$)", re.M)
_DASH_AND_TAB = re.compile(r"^( *(?:- +)*-)(\t[ \t]*)(?=[^\s#-])(?!.*:(?:\s|$))", re.M)
_OLD_LINE_BREAKS = ("\x85", "\u2028", "\u2029")
_PRIVATE_USE = range(0xE000, 0xF8FF)
_LONG_ESCAPE = re.compile(r"\\U[0-9A-F]{8}")
_SURROGATE_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text in which what libyaml would misread stands as something else."""

    text: str
    characters: dict[str, str] = field(default_factory=dict)
    """Stand-in → the character that was written."""
    escapes: dict[str, str] = field(default_factory=dict)
    r"""``\U0001F600`` → ``\ud83d\ude00`` as written."""

    def restore(self, value: str, *, escapes_kept: bool = False) -> str:
        """What was written, in a scalar of the masked text."""
        for stand_in, character in self.characters.items():
            value = value.replace(stand_in, character)
        if escapes_kept and self.escapes and "\\U" in value:
            return _LONG_ESCAPE.sub(lambda match: self.escapes.get(match[0], match[0]), value)
        return value


def mask(text: str) -> Masked:
    r"""Hide U+0085, U+2028 and U+2029, no line breaks since YAML 1.2, and JSON's ``\ud83d\ude00``.

    libyaml refuses escapes of half a character, and every emoji in a JSON file is two of them.
    """
    characters = {}
    for line_break in _OLD_LINE_BREAKS:
        if line_break in text:
            stand_in = next(c for code in _PRIVATE_USE if (c := chr(code)) not in text)
            characters[stand_in] = line_break
            text = text.replace(line_break, stand_in)
    escapes = {}

    def join(match: re.Match[str]) -> str:
        high, low = (int(half, 16) for half in match.groups())
        escape = f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08X}"
        escapes[escape] = match[0]
        return escape

    if "\\u" in text:
        text = _SURROGATE_PAIR.sub(join, text)
    # js-yaml adds the last line break, which the last line of a block scalar keeps.
    ended = text if text.endswith(("\n", "\r")) else text + "\n"
    return Masked(ended, characters, escapes)


def without_harmless_tabs(text: str) -> str:
    """Tabs as spaces where they indent nothing: on blank lines, before comments, after a dash."""
    blank = _BLANK_WITH_TAB.sub(lambda match: " " * len(match[0]), text)
    return _DASH_AND_TAB.sub(lambda match: match[1] + " " * len(match[2]), blank)
