"""A job on a board, in our own terms: what the three importers make of what a board sends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from careers.located_yaml import Located
from careers.roles.countries import country_code
from careers.roles.employment import read_employment, workplace_in
from careers.roles.notes import Entry, Notes
from careers.roles.place_text import places_in

Json = Mapping[str, object]

_BLANKS = re.compile(r"\s+")
_HOURS = re.compile(r"\b(?:per |an? )?hour(?:ly)?\b|/ ?h(?:ou)?r\b", re.IGNORECASE)
_PERIODS = (
    (_HOURS, "hour"),
    (re.compile(r"\b(?:per day|daily)\b|/ ?day\b", re.IGNORECASE), "day"),
    (re.compile(r"\b(?:per week|weekly)\b|/ ?week\b", re.IGNORECASE), "week"),
    (re.compile(r"\b(?:per month|monthly)\b|/ ?month\b", re.IGNORECASE), "month"),
    (re.compile(r"\b(?:per year|per annum|annual(?:ly)?|yearly)\b|/ ?y(?:ea)?r\b", re.I), "year"),
)
_SEVERAL = re.compile(r"\s*(?:;|\||\n|\s/\s|\sor\s)\s*", re.IGNORECASE)
_NO_TEAMS = frozenset(("no department", "no team", "none", "n/a", "-"))


@dataclass(frozen=True, slots=True)
class Board:
    """A company's list of open jobs at a service."""

    kind: str
    """``greenhouse``, ``lever`` or ``ashby``."""
    name: str
    """As in its address: ``pegelmark``."""

    @property
    def key(self) -> str:
        """What a page's ``job_board`` says."""
        return f"{self.kind}/{self.name}"


@dataclass(frozen=True, slots=True)
class Posting:
    """One job as its board has it now."""

    job_id: str
    """The board's own number; stays when the title changes."""
    title: str
    team: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    """Front matter in our own keys; nothing empty."""
    body: str = ""
    """Markdown."""
    unreadable: str = ""
    """Why its text could not be read; its page then stays as it is."""


def text_at(value: object, *keys: str) -> str:
    """The text below some keys, on one line; empty where there is none."""
    found = value_at(value, *keys)
    if isinstance(found, bool) or not isinstance(found, str | int):
        return ""
    return _BLANKS.sub(" ", str(found)).strip()


def value_at(value: object, *keys: str) -> object:
    """What stands below some keys of JSON; None where nothing does."""
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def objects_at(value: object, *keys: str) -> list[Json]:
    """The objects of a list below some keys."""
    found = value_at(value, *keys)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def number_at(value: object, *keys: str) -> float | int | None:
    """A number above zero; also one that was sent as text."""
    found = value_at(value, *keys)
    if isinstance(found, str):
        try:
            found = float(found.replace(",", ""))
        except ValueError:
            return None
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return found if 0 < found < 10**12 else None


def team_named(*names: str) -> str:
    """The first name that is one."""
    return next((name for name in names if name and name.casefold() not in _NO_TEAMS), "")


def day_in(value: object) -> date | None:
    """The day of a moment: ISO 8601 in its own zone, or milliseconds since 1970 in UTC."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / 1000, UTC).date()
        return datetime.fromisoformat(value.strip()).date() if isinstance(value, str) else None
    except (ValueError, OverflowError, OSError):
        return None


def moment_in(value: object) -> str | date | None:
    """A closing day, with its time where it has one other than midnight."""
    day = day_in(value)
    if day is None or not isinstance(value, str):
        return None
    moment = datetime.fromisoformat(value.strip())
    return day if not (moment.hour or moment.minute) else moment.isoformat(timespec="seconds")


def employment_in(*texts: str) -> object:
    """Our words for kinds of employment where they say as much; else the board's."""
    text = next(filter(None, texts), "")
    if not text:
        return None
    read = read_employment([Entry("employment_type", Located(text, 0, 0))], Notes(""))
    if read is None or read[1] or not read[0]:
        return text
    kinds = list(read[0])
    return kinds[0] if len(kinds) == 1 else kinds


def workplace_of(text: str) -> str | None:
    """``onsite``, ``hybrid`` or ``remote``, where the text names one."""
    return workplace_in(text.replace("On-site", "onsite").replace("OnSite", "onsite"))


def period_of(text: str) -> str:
    """What pay is for, in words such as ``Hourly pay range``; empty where nothing says so."""
    return next((period for pattern, period in _PERIODS if pattern.search(text)), "")


def range_of(
    low: float | None, high: float | None, currency: str, period: str = "", zone: str = ""
) -> dict[str, object] | None:
    """A range of pay as front matter has it; None where it has no amount."""
    if low is None and high is None:
        return None
    said = {"min": low, "max": high, "currency": currency.upper(), "period": period, "zone": zone}
    return {key: value for key, value in said.items() if value}


def salary_of(ranges: Iterable[dict[str, object] | None]) -> object:
    """One range as a mapping, several as a list, each once."""
    found: list[dict[str, object]] = []
    for one in ranges:
        if one and one not in found:
            found.append(one)
    if len(found) == 1:
        found[0].pop("zone", None)
    return found[0] if len(found) == 1 else found or None


def locations_of(texts: Iterable[str], country: str = "") -> object:
    """Places, in parts where these are certain; None where there is none.

    Args:
        texts: In the board's words; ``;``, ``|`` and `` or `` stand between places.
        country: Of the first place, where the board says it.
    """
    named = dict.fromkeys(part for text in texts for part in _SEVERAL.split(text) if part.strip())
    places = [place_of(text, "" if n else country) for n, text in enumerate(named)]
    return [place for n, place in enumerate(places) if place not in places[:n]] or None


def place_of(text: str, country: str = "") -> object:
    """``Berlin, Germany`` as city and country; text where a part would be a guess."""
    found, workplace = places_in(text, country_code(country))
    only = found[0] if len(found) == 1 else None
    if only is None or workplace or only.remote or not only.country or not only.city:
        return text
    is_guess = country and (only.city.isupper() or not only.city[:1].isupper())  # EMEA, HQ
    return text if is_guess or "(" in text else parts_of(only.city, only.region, only.country)


def parts_of(city: str, region: str, country: str) -> dict[str, object]:
    """A place as front matter has it."""
    said = {"city": city, "region": region, "country": country}
    return {key: value for key, value in said.items() if value}


def filled(fields: Mapping[str, object]) -> dict[str, object]:
    """Without what is not known."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}
