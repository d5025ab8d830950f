"""A place in one line of text: ``Berlin, Germany``, ``Washington, DC``, ``Remote — US``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from careers.roles.countries import country_code, country_name, region_in, region_name
from careers.roles.notes import squeezed
from careers.roles.role import Place, Workplace

_LONGEST = 120
_LONGEST_CITY = 40
_CITY_AND_REGION = 2
_SEPARATORS = re.compile(r"[;\n]")
_REMOTE = re.compile(
    r"\b(?:(?:fully|completely|100 ?%) )?(?:remote(?:ly)?|virtual(?:ly)?|anywhere|worldwide|"
    r"distributed|global(?:ly)?|telecommut(?:e|ing)|tele-?work(?:ing)?|wfh|home[ -]?office|"
    r"home[ -]based|work(?:ing)? from (?:home|anywhere)|télétravail|teletrabajo|remoto|"
    r"thuiswerk(?:en)?)\b|リモート|عن بعد",
    re.IGNORECASE,
)
_HYBRID = re.compile(r"\b(?:hybrid|hybride|híbrido)\b", re.IGNORECASE)
_ONSITE = re.compile(r"\b(?:on-?site|in[ -](?:the )?office|in[ -]person|vor ort)\b", re.IGNORECASE)
_FILLERS = re.compile(
    r"^(?:[\s,;:/|+&.()\[\]–—-]|(?:in|within|from|across|the|only|or|and|but|of|job|position|"
    r"role|based|first|friendly)(?![\w.]))+|(?:[\s,;:/|+&([–—-]|\b(?:or|and|in|from|only|"
    r"preferred))+$",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\s(?:or|oder|ou)\s|\s?/\s?", re.IGNORECASE)
_SEVERAL = re.compile(r"\s(?:&|and|or|und|oder|et|ou)\s|\s?[/|+]\s?", re.IGNORECASE)
_LISTED_COUNTRIES = re.compile(r"\s(?:&|and|or|und|oder|et|ou)\s|\s?[,/|+&]\s?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"([^()]*[^()\s])\s*\(([^()]*)\)")
_POSTAL_CITY = re.compile(r"(\d{4,6}) (.+)")
_VAGUE = re.compile(r"(?:near|around|close to|greater|outside|bei|nahe|near to)\s", re.IGNORECASE)
_UNKNOWN = frozenset(("tbd", "tba", "tbc", "n/a", "na", "none", "-", "various", "multiple"))


def places_in(text: str, default_country: str) -> tuple[list[Place], Workplace | None]:
    """The places of a text, ``;`` between them, and the workplace that it gives away.

    Args:
        text: In the author's words; a comma is part of a place.
        default_country: Code of the country of places that name none; may be empty.
    """
    places: list[Place] = []
    workplace: Workplace | None = None
    for piece in _SEPARATORS.split(text):
        found, said = _piece(squeezed(piece), default_country)
        places += found
        workplace = workplace or said
    return places, workplace


def is_several(place: Place) -> bool:
    """Whether a place seems to be more than one: ``Berlin & Shanghai``."""
    return not (place.remote or place.city or place.street or place.region) and bool(
        _SEVERAL.search(place.label) and not country_code(place.label)
    )


def label_of(place: Place) -> str:
    """City, and what tells it from others of its name: ``Austin, TX``, ``Berlin, Germany``."""
    is_american = place.country in {"US", "CA"} and place.region
    last = place.region if is_american else country_name(place.country) if place.country else ""
    if not place.city and place.region:
        return (
            region_name(place.region, place.country) if is_american else _joined(place.region, last)
        )
    return _joined(place.city, last) or place.street or place.postal_code


def _joined(first: str, last: str) -> str:
    return ", ".join(filter(None, (first, last if last != first else "")))


def normal_region(region: str, country: str, default_country: str) -> tuple[str, str]:
    """A region and its country, an American state by its code: ``Texas`` is ``TX``, ``US``."""
    code, implied = region_in(region, default_country or country)
    return (code, implied) if code and country in {"", implied} else (region, country)


@lru_cache(maxsize=1024)
def _piece(text: str, default_country: str) -> tuple[tuple[Place, ...], Workplace | None]:
    if not text.strip(" ,.–—-") or text.casefold() in _UNKNOWN:
        return (), None
    if len(text) > _LONGEST:
        return (Place(text),), None
    workplace: Workplace | None = None
    if _HYBRID.search(text):
        workplace, text = "hybrid", _trimmed(_HYBRID.sub(" ", text))
    elif _ONSITE.search(text):
        workplace, text = "onsite", _trimmed(_ONSITE.sub(" ", text))
    if not text:
        return (), workplace
    is_remote = _REMOTE.search(text) is not None
    found = _remote(text, default_country) if is_remote else [_physical(text, default_country)]
    return tuple(found), workplace


def _remote(text: str, default_country: str) -> list[Place]:
    """``Remote — US``; ``Berlin or remote`` is two places."""
    sides = _CHOICE.split(text, maxsplit=1)
    if len(sides) == 2:  # noqa: PLR2004 - a choice of two
        bare_sides = [not _trimmed(_REMOTE.sub(" ", side)) for side in sides]
        if bare_sides[0] != bare_sides[1] and not _REMOTE.search(sides[bare_sides[0]]):
            other = _physical(_trimmed(sides[bare_sides[0]]), default_country)
            remote = Place("Remote", remote=True)
            return [remote, other] if bare_sides[0] else [other, remote]
    rest = _trimmed(_REMOTE.sub(" ", text))
    if not rest:
        return [Place("Remote", remote=True)]
    countries = [_country(part) for part in _LISTED_COUNTRIES.split(rest)]
    if all(countries):
        return [remote_from(Place(country_name(code), country=code)) for code in countries]
    return [remote_from(_physical(rest, ""))]


def remote_from(place: Place) -> Place:
    """The remote place whose people live there."""
    return replace(place, label=f"Remote — {place.label}", city="", remote=True)


def _trimmed(text: str) -> str:
    """Without the punctuation and small words that stood around what was taken out."""
    text = squeezed(text).replace("( ", "(").replace(" )", ")").replace("()", "")
    text = _FILLERS.sub("", squeezed(text))
    if text.endswith(")") and "(" not in text:
        text = _FILLERS.sub("", text[:-1])
    return text + ")" if text.count("(") > text.count(")") else text


def _country(part: str) -> str:
    """Two letters in lower case are rather a word."""
    said = part.strip()
    return "" if len(said) == len("in") and said.islower() else country_code(said)


def _physical(text: str, default_country: str) -> Place:
    text = text.strip(" ,.–—-") if not text.endswith("D.C.") else text
    if code := _country(text):
        return Place(country_name(code), country=code)
    if match := _IN_BRACKETS.fullmatch(text):
        return _in_brackets(match[1], match[2], text, default_country)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    country = _country(parts[-1]) if len(parts) > 1 else ""
    region, implied = region_in(parts[-1], default_country)
    if implied and not (len(parts) == 1 and parts[-1] == "New York"):
        parts, country = parts[:-1], implied
    elif country:
        parts, region = parts[:-1], ""
        code, implied = region_in(parts[-1], country) if len(parts) > 1 else ("", "")
        if implied == country:
            parts, region = parts[:-1], code
    else:
        region = ""
    return _put_together(parts, region, country, text, default_country)


def _put_together(
    parts: list[str], region: str, country: str, text: str, default_country: str
) -> Place:
    """What is left after region and country were taken off is a city, if it looks like one."""
    if not parts:
        return Place(text, region=region, country=country)
    if len(parts) == _CITY_AND_REGION and country and not region and _looks_like_city(parts[1]):
        parts, region = parts[:1], parts[1]
    street = parts[0] if len(parts) == _CITY_AND_REGION else ""
    postal_code, city = "", parts[-1]
    if match := _POSTAL_CITY.fullmatch(city):
        postal_code, city = match.groups()
    if (len(parts) == 1 or (street and postal_code)) and _looks_like_city(city):
        country = country or default_country
        place = Place("", city, region, country, postal_code, street)
        return replace(place, label=label_of(place))
    is_one = not _SEVERAL.search(text)
    return Place(text, region=region, country=country or (default_country if is_one else ""))


def _in_brackets(before: str, inside: str, text: str, default_country: str) -> Place:
    """``Boston (US)``, ``near Boston (US)``, ``Berlin (Kreuzberg)``."""
    if code := _country(inside):
        place = _physical(f"{before}, {inside}", default_country)
        return replace(place, country=code) if place.city else Place(text, country=code)
    place = _physical(before, default_country)
    return replace(place, label=text)


def _looks_like_city(text: str) -> bool:
    return (
        len(text) <= _LONGEST_CITY
        and not _SEVERAL.search(text)
        and not _VAGUE.match(text)
        and not any(sign in "0123456789()@:" for sign in text)
    )
