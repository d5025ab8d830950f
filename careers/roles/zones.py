"""Time zones: by their IANA names, and by what Americans and others write after a time."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

_ABBREVIATIONS: dict[str, str] = {
    # A deadline in "EDT" in January is meant in the time of New York, and so are "ET" and "EST".
    **dict.fromkeys(("et", "est", "edt", "eastern"), "America/New_York"),
    **dict.fromkeys(("ct", "cst", "cdt", "central"), "America/Chicago"),
    **dict.fromkeys(("mt", "mdt", "mountain"), "America/Denver"),
    "mst": "America/Phoenix",  # all year in Arizona; elsewhere the same in winter
    **dict.fromkeys(("pt", "pst", "pdt", "pacific"), "America/Los_Angeles"),
    **dict.fromkeys(("akst", "akdt"), "America/Anchorage"),
    **dict.fromkeys(("hst", "hawaii"), "Pacific/Honolulu"),
    "bst": "Europe/London",
    **dict.fromkeys(("wet", "west"), "Europe/Lisbon"),
    **dict.fromkeys(("cet", "cest", "mez", "mesz"), "Europe/Berlin"),
    **dict.fromkeys(("eet", "eest"), "Europe/Helsinki"),
    "jst": "Asia/Tokyo",
    **dict.fromkeys(("aest", "aedt"), "Australia/Sydney"),
}
_OF_THE_MACHINE = frozenset(("localtime", "posixrules", "factory"))
_OFFSET = re.compile(r"(?:utc|gmt)?\s?([-−+])\s?(\d{1,2})(?::?(\d{2}))?")
_AFTER = re.compile(r"\s+(?:standard |daylight |summer )?time$")
_MOST_HOURS = 14


@lru_cache(maxsize=512)
def zone_named(name: str) -> tzinfo | None:
    """The zone of an IANA name, in any case: ``Europe/Berlin``; None when there is none."""
    if name.upper() == "UTC":
        return UTC
    if not name.isascii() or not name.isprintable() or name.casefold() in _OF_THE_MACHINE:
        return None
    if not name.islower():  # some file systems would find it, and under that name
        try:
            return ZoneInfo(name)
        except (ValueError, OSError, KeyError):  # it leaves its folder, is a folder, is no file
            pass
    written = {known.casefold(): known for known in available_timezones()}
    found = written.get(name.casefold().replace(" ", "_"))
    return ZoneInfo(found) if found else None


@lru_cache(maxsize=512)
def zone_after_time(text: str) -> tzinfo | None:
    """What ``EDT``, ``Z``, ``UTC+2``, ``-05:00`` or ``Eastern Time`` after a time stand for."""
    said = _AFTER.sub("", text.strip(" ().").casefold())
    if said in {"z", "utc", "gmt"}:
        return UTC
    if said in _ABBREVIATIONS:
        return zone_named(_ABBREVIATIONS[said])
    if match := _OFFSET.fullmatch(said):
        sign, hours, minutes = match.groups()
        ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return None if ahead > timedelta(hours=_MOST_HOURS) else _fixed(ahead, sign)
    return zone_named(text.strip(" ()")) if "/" in said else None


def name_of_abbreviation(text: str) -> str:
    """The IANA name that an abbreviation stands for, or empty."""
    return _ABBREVIATIONS.get(text.casefold(), "")


def _fixed(ahead: timedelta, sign: str) -> tzinfo:
    return timezone(ahead if sign == "+" else -ahead)
