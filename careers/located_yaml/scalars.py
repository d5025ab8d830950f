"""Plain YAML scalars as Docusaurus reads them, and JavaScript's text for a value.

Source: docusaurus 3.10.2 reads YAML with js-yaml 4: the core schema of YAML 1.2 and timestamps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from math import inf, isfinite, isnan, nan

Scalar = None | bool | int | float | str | date
"""What a scalar can be; a ``datetime`` is a ``date`` too, always in UTC."""

ASSUMED_UTC = timezone(timedelta(0), "assumed UTC")
"""UTC, of times that were written without a zone: equal to ``UTC``, and told by ``tzname()``."""

_LARGEST_EXACT = 2**53
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), nan),
}
_MAY_BE_NUMBER = re.compile(r"[-+]?\.?[0-9]")
_BASED = re.compile(r"([-+]?)0(?:b([01]+)|o([0-7]+)|x([0-9a-fA-F]+))")
_DECIMAL = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIMESTAMP = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \t]+)"
    r"([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?"
    r"(?:[ \t]*(?:Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?"
)


def plain_scalar(text: str) -> Scalar:
    """The value of an unquoted scalar: ``yes`` stays text, ``010`` is 10, ``1_000`` stays text."""
    if text in _WORDS:
        return _WORDS[text]
    if not _MAY_BE_NUMBER.match(text):
        return text
    number = _number(text)
    if number is not None:
        return number
    moment = timestamp(text)
    return text if moment is None else moment


def timestamp(text: str) -> date | None:
    """A YAML date, or date and time in UTC to the millisecond; None when it is neither.

    Days and hours that do not exist are carried over, as JavaScript does: ``2026-02-30`` is
    the second of March.
    """
    if match := _DATE.fullmatch(text):
        moment = _moment(*(int(part) for part in match.groups()))
        return None if moment is None else moment.date()
    match = _TIMESTAMP.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, sign, zone_hours, zone_minutes = (
        match.groups()
    )
    ahead = 60 * int(zone_hours or 0) + int(zone_minutes or 0)
    says_zone = sign is not None or text.endswith("Z")
    return _moment(
        int(year),
        int(month),
        int(day),
        hours=int(hour),
        minutes=int(minute) + (ahead if sign == "-" else -ahead),
        seconds=int(second),
        milliseconds=int((fraction or "")[:3].ljust(3, "0")),
        zone=UTC if says_zone else ASSUMED_UTC,
    )


def tagged_scalar(tag: str, text: str) -> tuple[Scalar, bool]:
    """The value of ``!!tag text``, and whether the text is one of that tag."""
    if tag == "str":
        return text, True
    value = timestamp(text) if tag == "timestamp" else plain_scalar(text)
    fits = {
        "int": isinstance(value, int) and not isinstance(value, bool),
        "float": isinstance(value, int | float) and not isinstance(value, bool),
        "bool": isinstance(value, bool),
        "null": value is None,
        "timestamp": isinstance(value, date),
    }
    return value, fits.get(tag, False)


def text_of(value: object) -> str:
    """JavaScript's ``String(value)``: ``1.5`` for 1.50, and its long form of a date.

    >>> text_of(date(2024, 1, 2))
    'Tue Jan 02 2024 00:00:00 GMT+0000 (Coordinated Universal Time)'
    """
    match value:
        case str():
            return value
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return _number_text(value)
        case date():
            return _date_text(value)
        case Mapping():
            return "[object Object]"
        case Sequence():
            return ",".join("" if item is None else text_of(item) for item in value)
        case _:
            return str(value)


def _number(text: str) -> int | float | None:
    """A JavaScript number: whole numbers up to 2⁵³ exactly, others as the nearest double."""
    if match := _BASED.fullmatch(text):
        sign, binary, octal, hexadecimal = match.groups()
        digits, base = (binary, 2) if binary else (octal, 8) if octal else (hexadecimal, 16)
        try:
            number = float(int(digits, base))
        except OverflowError:
            return None  # as js-yaml: what overflows is text
    elif _DECIMAL.fullmatch(text):
        sign, number = "", float(text)
    else:
        return None
    if not isfinite(number):
        return None
    number = -number if sign == "-" else number
    return int(number) if number.is_integer() and abs(number) <= _LARGEST_EXACT else number


def _moment(  # noqa: PLR0913 - the parts of a moment
    year: int,
    month: int,
    day: int,
    *,
    hours: int = 0,
    minutes: int = 0,
    seconds: int = 0,
    milliseconds: int = 0,
    zone: tzinfo = UTC,
) -> datetime | None:
    if year < 100:  # noqa: PLR2004 - JavaScript's rule for two-digit years
        year += 1900
    years, month_index = divmod(month - 1, 12)
    try:
        return datetime(year + years, month_index + 1, 1, tzinfo=zone) + timedelta(
            days=day - 1,
            hours=hours,
            minutes=minutes,
            seconds=seconds,
            milliseconds=milliseconds,
        )
    except (ValueError, OverflowError):  # after the year 9999
        return None


def _number_text(value: float) -> str:
    """Shortest digits that read back equal; an exponent below 1e-6 and from 1e21 on."""
    if isnan(value):
        return "NaN"
    if not isfinite(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent_text = repr(abs(float(value))).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    leading_zeros = len(whole + fraction) - len(digits)
    point = len(whole) - leading_zeros + int(exponent_text or 0)
    digits = digits.rstrip("0")
    if point > 21 or point < -5:  # noqa: PLR2004 - ECMAScript, Number::toString
        rest = f".{digits[1:]}" if len(digits) > 1 else ""
        return f"{sign}{digits[0]}{rest}e{point - 1:+d}"
    if point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    if len(digits) <= point:
        return sign + digits.ljust(point, "0")
    return f"{sign}{digits[:point]}.{digits[point:]}"


def _date_text(value: date) -> str:
    """Not ``strftime``: its names would follow the locale of the machine."""
    time = value.strftime("%H:%M:%S") if isinstance(value, datetime) else "00:00:00"
    day = f"{_DAYS[value.weekday()]} {_MONTHS[value.month - 1]} {value.day:02d} {value.year:04d}"
    return f"{day} {time} GMT+0000 (Coordinated Universal Time)"
