"""Dates as JavaScript's ``new Date(text)`` reads them, in UTC.

Source: ECMAScript's date-time format, and the lenient reading of V8 for everything else; Docusaurus
3.10.2 takes ``last_update.date`` this way, so ``10-11-2022`` is the eleventh of October.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_ISO = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
    r"(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]+))?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_ISO_TIME = re.compile(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}T")
_TOKEN = re.compile(
    r"(?P<comment>\([^()]*\))"
    r"|(?P<time>[0-9]{1,2}:[0-9]{1,2}(?::[0-9]{1,2}(?:\.[0-9]+)?)?)(?![0-9:])"
    r"|(?P<zone>(?<=[0-9A-Za-z ])[+-][0-9]{2}:?[0-9]{2}(?![0-9]))"
    r"|(?P<number>[0-9]+)|(?P<word>[A-Za-z]+)|(?P<other>.)",
    re.S,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {"z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
          "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}  # fmt: skip
_LAST_DAY, _LAST_MONTH = 31, 12
_PARTS_OF_A_DAY = 3
_MILLISECONDS = 8.64e15
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def date_from_text(text: str) -> datetime | None:
    """The moment that a text names; None where JavaScript sees no date, or none up to 9999."""
    if re.fullmatch(r"[+-]?[0-9]+(?:\.[0-9]+)?", text):
        return date_from_number(float(text))  # a number in quotes is a number, as in Joi
    if match := _ISO.fullmatch(text):
        return _iso(match)
    # After a `T`, nothing may follow that is not of the format.
    return None if _ISO_TIME.match(text) else _lenient(text)


def date_from_number(milliseconds: float) -> datetime | None:
    """The moment so many milliseconds after 1970."""
    if not -_MILLISECONDS <= milliseconds <= _MILLISECONDS:
        return None
    try:
        return _EPOCH + timedelta(milliseconds=int(milliseconds))
    except OverflowError:
        return None


def _iso(match: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    clock = _Clock(int(hour or 0), int(minute or 0), int(second or 0), fraction or "")
    ahead = 0
    if zone and zone != "Z":
        ahead = (60 * int(zone[1:3]) + int(zone[4:6])) * (-1 if zone[0] == "-" else 1)
    return _moment(int(year), int(month or 1), int(day or 1), clock, ahead)


class _Clock:
    """A time of day; 24:00 is the next midnight."""

    def __init__(self, hour: int, minute: int, second: int, fraction: str) -> None:
        self.hour, self.minute, self.second = hour, minute, second
        self.milliseconds = int(fraction[:3].ljust(3, "0"))

    @property
    def is_valid(self) -> bool:
        """Whether a clock can show it."""
        midnight = (self.hour, self.minute, self.second, self.milliseconds) == (24, 0, 0, 0)
        return midnight or (self.hour < 24 and self.minute < 60 and self.second < 60)  # noqa: PLR2004


class _Found:
    """What a lenient reading has come across so far."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.month: int | None = None
        self.clock: _Clock | None = None
        self.ahead: int | None = None
        """Minutes east of UTC."""

    def day(self) -> tuple[int, int, int] | None:
        """(year, month, day) from what was found; what is missing is 1."""
        if not self.numbers or len(self.numbers) > _PARTS_OF_A_DAY:
            return None
        padded = (*self.numbers, 1, 1)
        first, second, third = padded[:3]
        if self.month is not None:
            year, day = (second, first) if _is_day(first) else (first, second)
            return _full_year(year), self.month, day
        if len(self.numbers) == _PARTS_OF_A_DAY and not _is_day(first):
            return _full_year(first), second, third
        return _full_year(third), first, second


def _lenient(text: str) -> datetime | None:
    """Month names, and numbers in American order unless the first cannot be a day."""
    found = _Found()
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "number":
            found.numbers.append(int(match[0][:9]))
        elif kind == "time":
            hour, minute, *rest = match[0].split(":")
            second, _, fraction = (rest[0] if rest else "0").partition(".")
            found.clock = _Clock(int(hour), int(minute), int(second), fraction)
        elif kind == "zone" and (found.clock or found.ahead is not None):
            digits = match[0].replace(":", "")
            sign = -1 if digits[0] == "-" else 1
            found.ahead = sign * (60 * int(digits[1:3]) + int(digits[3:5]))
        elif kind == "zone":
            found.numbers.extend(int(part) for part in re.findall("[0-9]+", match[0]))
        elif _is_misplaced(kind, match[0], found):
            return None
    day = found.day()
    return _moment(*day, found.clock or _Clock(0, 0, 0, ""), found.ahead or 0) if day else None


def _is_misplaced(kind: str | None, token: str, found: _Found) -> bool:
    """Whether something that is no number spoils the date; words may end it or name a month."""
    if kind == "word":
        return not _word(token.lower(), found)
    return kind == "other" and not token.isascii() and bool(found.numbers)


def _word(word: str, found: _Found) -> bool:
    """Whether a word may stand where it stands; before the first number, any may."""
    if word[:3] in _MONTHS:
        found.month = _MONTHS.index(word[:3]) + 1
    elif word in _ZONES and found.numbers:
        found.ahead = 60 * _ZONES[word]
    elif word in {"am", "pm"} and found.clock:
        if not 1 <= found.clock.hour <= 12:  # noqa: PLR2004 - a clock of twelve hours
            return False
        found.clock.hour = found.clock.hour % 12 + (12 if word == "pm" else 0)
    elif word == "t" and found.numbers:
        pass
    else:
        return not found.numbers
    return True


def _is_day(number: int) -> bool:
    return 1 <= number <= _LAST_DAY


def _full_year(year: int) -> int:
    """``24`` is 2024 and ``65`` is 1965."""
    return year + 2000 if year < 50 else year + 1900 if year < 100 else year  # noqa: PLR2004


def _moment(year: int, month: int, day: int, clock: _Clock, ahead: int) -> datetime | None:
    """Days past the end of a month are carried over: February 30 is in March."""
    if not (1 <= month <= _LAST_MONTH and _is_day(day) and clock.is_valid):
        return None
    try:
        return datetime(year, month, 1, tzinfo=UTC) + timedelta(
            days=day - 1,
            hours=clock.hour,
            minutes=clock.minute - ahead,
            seconds=clock.second,
            milliseconds=clock.milliseconds,
        )
    except (ValueError, OverflowError):
        return None
