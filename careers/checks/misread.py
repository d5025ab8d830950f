"""Text that a program read in the wrong encoding, and what it was before: ``â€“`` was ``–``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_MOST_TIMES = 3
_FIRST_LEAD = 0xC0
"""In UTF-8 smaller bytes come second or later in a character."""


def _bytes_of_characters() -> dict[str, int]:
    """What each character was as a byte, under Latin-1 or Windows-1252."""
    known = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        known[_windows(byte)] = byte
    return known


def _windows(byte: int) -> str:
    """The character of Windows-1252; five bytes have none and stay what they are."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


_BYTES = _bytes_of_characters()
_LATER = "".join(char for char, byte in _BYTES.items() if byte < _FIRST_LEAD)
"""What the second and later bytes of a character in UTF-8 look like."""
_SEQUENCE = re.compile(
    f"[\xc2-\xdf][{_LATER}]|[\xe0-\xef][{_LATER}]{{2}}|[\xf0-\xf4][{_LATER}]{{3}}"
)
_RUN = re.compile(f"(?:{_SEQUENCE.pattern})+|[\x80-\x9f]")
_STRAY = re.compile(r"â€[œž]?|(?<=[^\W\dA-Z_])Ã(?=\s)|(?<![A-ZÀ-Þ])Â(?=\s|$)|\ufffd")
"""What is left where a byte has been lost."""
# Quotes and dashes that may follow a capital in sound text: „MENÜ“, IRMÃ….
_CLOSING = "‘’“”„‚‹›–—…™»«"
_LATIN = "ÄÅÆÈ"
"""First characters of a misread letter of Polish, Czech, Turkish, Vietnamese, Romanian …"""
_EXPECTED = re.compile(
    "[\u1e00-\u1eff\u2010-\u206f\u20a0-\u20bf\u2100-\u214f\u2190-\u23ff\u2460-\u27bf\u2b00-\u2bff"
    "\ufb00-\ufb06\ufe0f\ufeff\ufffd\u2000-\u200f]"
)
"""What stands in adverts as one misread character among sound ones; other scripts come in words."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A run of broken characters."""

    start: int
    """In its line, from 0."""
    end: int
    was: str | None
    """Before it was misread; None where that cannot be known."""


def misread(line: str) -> Iterator[Misread]:
    """The longest runs of a line that become sensible when they are read as UTF-8 again."""
    end = 0
    for match in _RUN.finditer(line):
        was = _before(match, line)
        if was is not None:
            yield from _strays(line, end, match.start())
            end = match.end()
            yield Misread(match.start(), end, None if "\ufffd" in was else was)
    yield from _strays(line, end, len(line))


def _strays(line: str, start: int, end: int) -> Iterator[Misread]:
    for match in _STRAY.finditer(line, start, end):
        yield Misread(match.start(), match.end(), None)


def _before(match: re.Match[str], line: str) -> str | None:
    """What a run was, if that is plausible at its place."""
    run = match[0]
    if len(run) == 1:
        was = _windows(ord(run))
        return was if was != run else None
    was = _again(run)
    if was == run or any(unicodedata.category(char) in {"Cn", "Co", "Cc"} for char in was):
        return None
    sequences = _SEQUENCE.findall(run)
    if len(sequences) > 1 or run[0] >= "\xf0":
        return was
    before = line[max(match.start() - 1, 0) : match.start()]
    after = line[match.end() : match.end() + 1]
    is_in_word = before.islower() or after.islower()
    if run[0] == "Â":
        return None if before.isupper() else was
    if run[0] == "Ã":
        return was if is_in_word or run[1] not in _CLOSING else None
    if run[0] in _LATIN:
        return was if is_in_word else None
    return was if _EXPECTED.fullmatch(was) else None


def _again(run: str) -> str:
    """Read as UTF-8, as often as it was misread."""
    for _ in range(_MOST_TIMES):
        read = _RUN.sub(_once, run)
        if read == run:
            break
        run = read
    return run


def _once(match: re.Match[str]) -> str:
    if len(match[0]) == 1:
        return match[0]
    try:
        return bytes(_BYTES[char] for char in match[0]).decode()
    except UnicodeDecodeError:  # no shortest form, or half of a pair
        return match[0]
