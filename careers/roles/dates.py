"""Dates and times as people write them: read if there is one reading, else explained.

The plain forms are ISO's: ``2026-11-30``, ``2026-11-30 17:00``, ``2026-11-30T17:00-05:00``. Others
that can mean one thing only are understood and answered with the plain form.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from functools import cache

from careers.located_yaml import ASSUMED_UTC, Located
from careers.roles.notes import Entry, Notes, quoted, shortened, squeezed
from careers.roles.zones import zone_after_time

NO_DATE = frozenset(
    (
        "", "-", "–", "—", "?", "none", "null", "n/a", "na", "no", "never", "rolling", "ongoing",
        "open", "open until filled", "until filled", "until further notice", "continuous",
        "always open", "no deadline", "no closing date", "rolling basis", "on a rolling basis",
    )
)  # fmt: skip
"""What says that there is no date."""
LATER = frozenset(
    (
        "tbd", "tba", "tbc", "to be determined", "to be announced", "to be confirmed", "soon",
        "coming soon", "later", "upcoming",
    )
)  # fmt: skip
"""What says that there will be one."""

_LONGEST = 80
_FIRST_YEAR, _LAST_YEAR = 1970, 2199
_NOON = 12
_LAST_HOUR, _LAST_MINUTE = 23, 59
_PLAIN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)? ?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.年])(\d{1,2})(?:\2|月)(\d{1,2})日?(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?!\d)")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[ -](?:of |de )?([^\W\d_]{3,12})\.?,?"
    r"[ -](?:de )?(\d{4})(?!\d)"
)
_BEFORE_DATE = (
    re.compile(r""),
    re.compile(
        r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? ", re.IGNORECASE
    ),
    re.compile(r"(?:(?:by|until|before|on|bis) |[^\W\d_]{2,12}\.?, )", re.IGNORECASE),
)
"""Nothing, a weekday, a preposition or a weekday of another language."""
_BEFORE_TIME = re.compile(r"^[\s,;@|]*(?:[–—-] )?(?:t(?=\d)|(?:at|by|um|à|a las) )?", re.IGNORECASE)
_TIME = re.compile(r"[\s,;@|–—-]*(?:t(?=\d)|(?:at|by|um|à|a las) )?", re.IGNORECASE)
_TIME = re.compile(
    r"(\d{1,2})(?:[:.](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?"
    r"( ?[ap]\.? ?m\b\.?| ?uhr\b| ?h\b)?(.*)",
    re.IGNORECASE,
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_LANGUAGES = ("de", "fr", "es", "pt", "nl", "it", "pl", "sv")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a text may mean."""

    days: tuple[date, ...] = ()
    """None, one, or two for a date that has two readings."""
    at: datetime | None = None
    """With the time, where one is written; without a zone if none is written."""
    why_not: str = ""
    """What keeps it from being read: ``is no day of the calendar``."""
    cure: str = ""


def read_moment(entry: Entry, notes: Notes, zone: tzinfo) -> date | datetime | None:
    """A date, or an instant in ``zone`` if a time is written; None when there is neither.

    Args:
        entry: YAML dates arrive as ``date`` and ``datetime``.
        notes: Gets what cannot be read, and what could be written better.
        zone: Of the role: times without a zone are in it.
    """
    match entry.value:
        case datetime() as moment:
            return _plausible(moment, entry, notes, zone)
        case date() as day:
            return _plausible(day, entry, notes, zone)
        case str() as text if squeezed(text).casefold() not in NO_DATE | LATER:
            return _read_text(squeezed(text), entry, notes, zone)
        case int() as number if not isinstance(number, bool):
            return _read_text(str(number), entry, notes, zone)
        case None | str():
            return None
        case bool() if entry.is_loose:
            return None
        case _:
            _refuse(entry, notes, f"`{entry.key}` must be a date, not {quoted(entry.at)}")
            return None


def says_later(at: Located) -> bool:
    """Whether a date is promised: ``TBD``, also with a time zone."""
    if not isinstance(at.value, str):
        return False
    text = squeezed(at.value).casefold()
    first, _, last = text.rpartition(" ")
    return text in LATER or (first in LATER and zone_after_time(last) is not None)


def start_of(moment: date | datetime, zone: tzinfo) -> datetime:
    """The instant from which something holds: a day begins at midnight."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), zone)


def end_of(moment: date | datetime, zone: tzinfo) -> datetime:
    """The last instant until which something holds: a day ends at 23:59:59."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(_LAST_HOUR, _LAST_MINUTE, 59), zone)


def day_of(moment: date | datetime) -> date:
    """The day, without its time."""
    return moment.date() if isinstance(moment, datetime) else moment


def _plausible(
    moment: date | datetime, entry: Entry, notes: Notes, zone: tzinfo
) -> date | datetime | None:
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        cure = "write the year that is meant, or delete the line"
        _refuse(entry, notes, f"`{entry.key}` cannot be in the year {moment.year}", cure)
        return None
    if not isinstance(moment, datetime):
        return moment
    is_local = moment.tzinfo is None or moment.tzname() == ASSUMED_UTC.tzname(None)
    return moment.replace(tzinfo=zone) if is_local else moment.astimezone(zone)


def _read_text(text: str, entry: Entry, notes: Notes, zone: tzinfo) -> date | datetime | None:
    if says_later(entry.at):
        return None
    reading = _reading(text)
    if not reading.days:
        if not entry.is_loose:
            why = reading.why_not or "is no date that can be read"
            _refuse(entry, notes, f"`{shortened(text)}` {why}", reading.cure)
        return None
    if len(reading.days) > 1:
        _explain(text, reading, entry, notes)
        return None
    moment = _plausible(reading.at or reading.days[0], entry, notes, zone)
    if moment is not None and not _PLAIN.fullmatch(text):
        plain = _plain(reading.days[0], reading)
        message = f"`{shortened(text)}` is read as {plain}"
        cure = f"write `{entry.key}: {plain}`"
        notes.suggest(entry.at, "role-date-form", message, cure, instead=plain)
    return moment


def _refuse(entry: Entry, notes: Notes, message: str, cure: str = "") -> None:
    plain = f"write it as year, month, day: `{entry.key}: 2026-11-30`"
    notes.warn(entry.at, "role-date", message, cure or plain)


def _explain(text: str, reading: _Reading, entry: Entry, notes: Notes) -> None:
    days = reading.days
    spoken = " or ".join(f"{day.day} {_MONTHS[day.month - 1].title()} {day.year}" for day in days)
    cure = " or ".join(f"`{entry.key}: {_plain(day, reading)}`" for day in days)
    message = f"`{text}` may be {spoken}, so it is not used"
    notes.warn(entry.at, "role-date", message, f"write {cure}")


def _plain(day: date, reading: _Reading) -> str:
    """In the form of ISO."""
    if reading.at is None:
        return day.isoformat()
    at = datetime.combine(day, reading.at.timetz())
    between = " " if at.tzinfo is None else "T"
    return at.isoformat(between, "seconds" if at.second else "minutes")


def _reading(text: str) -> _Reading:
    """The days that a text may mean, and its time."""
    if len(text) > _LONGEST:
        return _Reading()
    for before in _BEFORE_DATE:
        date_text = before.sub("", text, count=1)
        found = _days(date_text)
        if found is not None:
            reading, length = found
            return _with_time(reading, date_text[length:]) if reading.days else reading
    return _Reading()


def _days(text: str) -> tuple[_Reading, int] | None:
    """What the date at the start of a text may mean, and its length."""
    if len(text) == len("20261130") and text.isdecimal():
        return _real((int(text[:4]), int(text[4:6]), int(text[6:]))), len(text)
    if match := _YEAR_FIRST.match(text):
        year, month, day = (int(part) for part in match.group(1, 3, 4))
        return _real((year, month, day)), match.end()
    if match := _YEAR_LAST.match(text):
        one, other, year = (int(part) for part in match.group(1, 3, 4))
        if len(match[4]) == len("26"):
            return _Reading(why_not="has a year of two digits"), match.end()
        return _real((year, other, one), (year, one, other)), match.end()
    if (match := _MONTH_DAY.match(text)) and (month := _month(match[1])):
        return _real((int(match[3]), month, int(match[2]))), match.end()
    if (match := _DAY_MONTH.match(text)) and (month := _month(match[2])):
        return _real((int(match[3]), month, int(match[1]))), match.end()
    return None


def _real(*candidates: tuple[int, int, int]) -> _Reading:
    """Those that are in the calendar, each once."""
    days: dict[date, None] = {}
    for year, month, day in candidates:
        with suppress(ValueError):
            days[date(year, month, day)] = None
    return _Reading(tuple(days), why_not="" if days else "is no day of the calendar")


def _with_time(reading: _Reading, rest: str) -> _Reading:
    rest = _BEFORE_TIME.sub("", rest, count=1)
    if not rest or zone_after_time(rest) is not None:
        return reading
    written = _time(rest)
    if written is None:
        cure = "write the time as `17:00`, and its zone as `-05:00` or not at all"
        return _Reading(why_not="has no time of the day after its date", cure=cure)
    return _Reading(reading.days, datetime.combine(reading.days[0], written))


def _time(text: str) -> time | None:
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute, second = (int(part or 0) for part in match.group(1, 2, 3))
    half = (match[4] or "").strip(" .").lower()
    zone = zone_after_time(match[5]) if match[5].strip(" ().") else None
    if (match[5].strip(" ().") and zone is None) or not (match[2] or half):
        return None
    if half[:1] in {"a", "p"} and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half[0] == "p" else 0)
    if (hour, minute, second) == (24, 0, 0):
        hour, minute, second = _LAST_HOUR, _LAST_MINUTE, 59
    try:
        return time(hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _month(word: str) -> int:
    """1 to 12, or 0; English first, then what Babel knows in some other languages."""
    said = word.casefold()
    if said == "sept":
        return 9
    for number, name in enumerate(_MONTHS, start=1):
        if name.startswith(said):
            return number
    return _foreign_months().get(said, 0)


@cache
def _foreign_months() -> dict[str, int]:
    """The names of the months in some languages, in full and abbreviated."""
    from babel import Locale

    names: dict[str, int] = {}
    for language in _LANGUAGES:
        months = Locale(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    names.setdefault(name.casefold().rstrip("."), number)
    return names
