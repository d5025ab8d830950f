"""Where a role is, and where those may live who do it from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from careers.located_yaml import Located
from careers.roles.countries import (
    country_code,
    country_code_anywhere,
    country_name,
    similar_country,
)
from careers.roles.notes import Entry, Notes, bare, quoted, shortened, text_in
from careers.roles.place_text import is_several, label_of, normal_region, places_in, remote_from
from careers.roles.role import Place, Workplace
from careers.roles.status import is_word

PARTS = ("city", "region", "country", "postal_code", "street")
"""The fields of front matter that make one place together."""

_KEYS: dict[str, str] = {
    **dict.fromkeys(("city", "town", "locality", "addresslocality"), "city"),
    **dict.fromkeys(("region", "state", "province", "addressregion"), "region"),
    **dict.fromkeys(("country", "countrycode", "addresscountry"), "country"),
    **dict.fromkeys(("postalcode", "zip", "zipcode", "postcode"), "postal_code"),
    **dict.fromkeys(("street", "streetaddress", "address"), "street"),
    **dict.fromkeys(("label", "name", "office"), "label"),
    "remote": "remote",
}
_NAMES = "city, region, country, postal_code, street, label, remote"
_CITIES_TOO = frozenset(("SG", "LU", "MC", "HK", "MO", "VA", "GI", "SM"))
_POSTAL_DIGITS = {"DE": 5, "US": 5, "FR": 5, "IT": 5, "ES": 5}


class Places(NamedTuple):
    """What front matter says of places."""

    places: tuple[Place, ...]
    workplace: Workplace | None
    """What their words give away: ``Berlin (hybrid)``."""
    entry: Entry


def read_places(
    found: Mapping[str, list[Entry]], notes: Notes, default_country: str
) -> Places | None:
    """The places of ``locations``, else the one of ``city``, ``region`` and ``country``.

    Args:
        found: Entries by the name of the field.
        notes: Gets what cannot be read.
        default_country: Code of the country of places that name none; may be empty.
    """
    for entry in found.get("locations", ()):
        read = _read_entry(entry, notes, default_country)
        if read is not None:
            return _with_parts(read, found, notes, default_country)
    parts = _parts(found)
    if not parts:
        return None
    first = next(iter(parts.values()))
    places, workplace = _from_parts(
        {name: entry.at for name, entry in parts.items()}, notes, default_country
    )
    return Places(tuple(places), workplace, first) if places or workplace else None


def read_applicant_places(
    entries: Iterable[Entry], notes: Notes
) -> tuple[tuple[Place, ...], Entry] | None:
    """Countries and regions; what is no country stays as written."""
    for entry in entries:
        read = _read_entry(entry, notes, "")
        if read is not None and read.places:  # Europe is no city
            return tuple(p if p.country else Place(p.label) for p in read.places), entry
    return None


def _read_entry(entry: Entry, notes: Notes, default_country: str) -> Places | None:
    items = entry.value if isinstance(entry.value, tuple) else (entry.at,)
    places: dict[Place, None] = {}
    workplace: Workplace | None = None
    before: list[Place] = []
    for item in items:
        found, said = _item(item, entry, notes, default_country)
        if _is_torn(before, found):
            message = f"`{found[0].label}` is taken as a place of its own"
            cure = f'put a place that has a comma in quotes: `"{before[0].city}, {text_in(item)}"`'
            notes.suggest(item, "role-place-form", message, cure)
        before = found
        places.update(dict.fromkeys(found))
        workplace = workplace or said
    return Places(tuple(places), workplace, entry) if places or workplace else None


def _is_torn(before: list[Place], found: list[Place]) -> bool:
    """Whether ``[Berlin, Germany]`` was meant as one place."""
    if len(before) != 1 or len(found) != 1 or not before[0].city or before[0].remote:
        return False
    place = found[0]
    is_more = place.country and not place.city and not place.remote
    return bool(is_more) and place.country not in _CITIES_TOO


def _item(
    at: Located, entry: Entry, notes: Notes, default_country: str
) -> tuple[list[Place], Workplace | None]:
    if isinstance(at.value, dict):
        return _from_parts(_known(at.value, notes), notes, default_country)
    if isinstance(at.value, str):
        places, workplace = places_in(at.value, default_country)
        for place in places:
            if is_several(place):
                message = f"`{shortened(place.label)}` is taken as one place"
                cure = "write a list, or a `;` between places"
                notes.suggest(at, "role-place-form", message, cure)
        return places, workplace
    if at.value is not None and not entry.is_loose:
        cure = "write a city and a country: `Berlin, Germany`"
        notes.warn(at, "role-place", f"{quoted(at)} is no place", cure)
    return [], None


def _known(mapping: Mapping[str, Located], notes: Notes) -> dict[str, Located]:
    """The parts of a place by our names; other keys are noted."""
    parts: dict[str, Located] = {}
    for key, at in mapping.items():
        name = _KEYS.get(bare(key))
        if name is not None:
            parts.setdefault(name, at)
        else:
            notes.unknown_key(key, at, _NAMES)
    return parts


def _parts(found: Mapping[str, list[Entry]]) -> dict[str, Entry]:
    """The first usable entry of each part; ``state`` is a part unless it is a status."""
    parts: dict[str, Entry] = {}
    for name in PARTS:
        for entry in found.get(name, ()):
            if text_in(entry.at) and not (entry.is_loose and is_word(entry)):
                parts[name] = entry
                break
    return parts


def _with_parts(
    read: Places, found: Mapping[str, list[Entry]], notes: Notes, default_country: str
) -> Places:
    """One place whose city or country stand in keys of their own: ``location: Berlin HQ``."""
    parts = _parts(found)
    only = read.places[0] if len(read.places) == 1 else None
    if not parts or only is None or only.remote or (only.city and only.country):
        return read
    located = {name: entry.at for name, entry in parts.items()}
    places, _ = _from_parts(located, notes, default_country)
    if not places or places[0].remote:
        return read
    place = replace(places[0], city=places[0].city or only.city)
    return read._replace(places=(replace(place, label=label_of(place)),))


def _from_parts(
    parts: Mapping[str, Located], notes: Notes, default_country: str
) -> tuple[list[Place], Workplace | None]:
    """One place from its parts; the city may be a whole text: ``Berlin, Germany``, ``Anywhere``."""
    text = {name: text_in(at) or "" for name, at in parts.items() if name != "remote"}
    country = _country(parts, text, notes)
    default_country = "" if text.get("country") else default_country
    told, workplace = places_in(text.get("city", ""), country or default_country)
    if len(told) > 1:
        return told, workplace
    is_remote = "remote" in parts and parts["remote"].value is True
    if is_remote or (told and told[0].remote):
        return [_remote(text, country or (told[0].country if told else ""))], workplace
    only = told[0] if told else Place("")
    region = text.get("region", "") or (only.region if only.city else "")
    region, country = normal_region(region, country or only.country, default_country)
    place = Place(
        "",
        city=only.city or text.get("city", ""),
        region=region,
        country=country or default_country,
        postal_code=_postal_code(parts, text, country or default_country, notes),
        street=text.get("street", ""),
    )
    label = text.get("label") or (label_of(place) if any(text.values()) else "")
    return [replace(place, label=label)] if label else [], workplace


def _remote(text: Mapping[str, str], country: str) -> Place:
    """``{remote: true, country: US}``; ``Anywhere`` as a region says nothing."""
    label = text.get("label", "")
    if country:
        return remote_from(Place(label or country_name(country), country=country))
    told, _ = places_in(label or text.get("region", ""), "")
    if told and not told[0].remote:
        return remote_from(told[0])
    return Place("Remote", remote=True)


def _country(parts: Mapping[str, Located], text: Mapping[str, str], notes: Notes) -> str:
    """The code of the country that is written; one that does not exist is noted."""
    written = text.get("country", "")
    if not written:
        return ""
    code = country_code(written) or country_code_anywhere(written)
    if not code and places_in(written, "")[0][:1] != [Place("Remote", remote=True)]:
        near = similar_country(written)
        cure = f"did you mean `{near}`?" if near else "write its name or its code: `DE`"
        message = f"there is no country `{shortened(written)}`"
        notes.warn(parts["country"], "role-country", message, cure)
    return code


def _postal_code(
    parts: Mapping[str, Located], text: Mapping[str, str], country: str, notes: Notes
) -> str:
    """A number in YAML has lost its leading zeros: ``01796`` is 1796."""
    written = text.get("postal_code", "")
    digits = _POSTAL_DIGITS.get(country, 0)
    if not written.isdecimal() or len(written) >= digits:
        return written
    whole = written.zfill(digits)
    message = f"the postal code `{written}` is read as {whole}"
    notes.suggest(parts["postal_code"], "role-place-form", message, f'write `"{whole}"`, in quotes')
    return whole
