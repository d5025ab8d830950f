"""Dates, lengths of time and names of countries as a language writes them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

_LAST_MINUTE = (23, 59)
_MONTHS = 12


@lru_cache(maxsize=64)
def babel_locale(locale: str) -> str:
    """The locale as Babel names it, if its data is there, else English: ``pt_BR``."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(locale, sep="-"))
    except (UnknownLocaleError, ValueError):
        return "en"


@lru_cache(maxsize=4096)
def long_date(day: date, locale: str) -> str:
    """``31 January 2027`` in the site's language."""
    from babel.dates import format_date

    return format_date(day, "d MMMM yyyy" if locale == "en" else "long", babel_locale(locale))


def short_date(day: date, locale: str) -> str:
    """``Jan 31, 2027`` in the site's language, in the form Docusaurus prints."""
    from babel.dates import format_date

    return format_date(day, "medium", locale=babel_locale(locale))


def deadline(moment: datetime, locale: str) -> str:
    """The day of an instant, with the time and its zone unless it is the last minute of the day."""
    day = long_date(moment.date(), locale)
    if (moment.hour, moment.minute) == _LAST_MINUTE:
        return day
    return f"{day}, {_clock(moment, locale)}"


def beginning(moment: datetime, locale: str) -> str:
    """The day of an instant, with the time and its zone unless it is midnight."""
    day = long_date(moment.date(), locale)
    return day if (moment.hour, moment.minute) == (0, 0) else f"{day}, {_clock(moment, locale)}"


def _clock(moment: datetime, locale: str) -> str:
    from babel.dates import format_time

    time = format_time(moment.timetz(), "HH:mm" if locale == "en" else "short",
                       locale=babel_locale(locale))  # fmt: skip
    return f"{time} {moment.tzname() or ''}".strip()


def duration(months: int, locale: str) -> str:
    """``3 years`` or ``18 months`` in the site's language."""
    from babel.dates import format_timedelta

    if months % _MONTHS == 0:
        span, unit = timedelta(days=365 * (months // _MONTHS)), "year"
    else:
        span, unit = timedelta(days=30 * months), "month"
    said = format_timedelta(
        span, granularity="year" if unit == "year" else "month", threshold=_NEVER_LARGER,
        locale=babel_locale(locale),
    )  # fmt: skip
    return str(said)


_NEVER_LARGER = 1000
"""How many of a unit there may be before Babel takes the next larger one."""


@lru_cache(maxsize=1024)
def territory(code: str, locale: str) -> str:
    """A country by its ISO code: ``DE`` is ``Germany``, ``Deutschland``, ``ドイツ``."""
    from babel import Locale

    return str(Locale.parse(babel_locale(locale)).territories.get(code, code))
