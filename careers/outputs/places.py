"""Places as words in the site's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from careers.outputs.locales import babel_locale, territory
from careers.roles.countries import country_name
from careers.roles.place_text import label_of, remote_from
from careers.roles.role import Place

_REMOTE = "Remote"
_NAMED_WITH_REGION = frozenset(("US", "CA"))


def place_names(places: Iterable[Place], strings: Mapping[str, str], locale: str) -> list[str]:
    """Each place in full, the remote ones in one: ``Berlin, Germany``, ``Remote — Spain, Italy``.

    What an author wrote as a label stays as it is.
    """
    names: list[str] = []
    countries: list[str] = []
    for place in places:
        if place.remote and place.country and _is_ours(place):
            countries.append(country_in(place.country, locale))
        else:
            names.append(_name(place, strings, locale))
    if countries:
        word = strings["careers.workplace.remote"]
        names.append(f"{word} — {', '.join(dict.fromkeys(countries))}")
    return list(dict.fromkeys(names))


def short_place_names(
    places: Iterable[Place], strings: Mapping[str, str], locale: str
) -> list[str]:
    """As `place_names`, a city without its country: ``Berlin``, ``Austin, TX``."""
    shortened = [
        Place(short) if (short := city_name(place)) and _is_ours(place) else place
        for place in places
    ]
    return place_names(shortened, strings, locale)


def city_name(place: Place) -> str:
    """The city, with its state where that is how people name it; empty for no city."""
    if place.city and place.region and place.country in _NAMED_WITH_REGION:
        return f"{place.city}, {place.region}"
    return place.city


def country_in(code: str, locale: str) -> str:
    """A country's name; the short one that stands after a city in English."""
    return country_name(code) if babel_locale(locale) == "en" else territory(code, locale)


def _name(place: Place, strings: Mapping[str, str], locale: str) -> str:
    if place.remote:
        return strings["careers.workplace.remote"] if place.label == _REMOTE else place.label
    if not place.country or not _is_ours(place):
        return place.label
    if place.country in _NAMED_WITH_REGION and place.region:
        return city_name(place) or place.label
    country = country_in(place.country, locale)
    return ", ".join(filter(None, (place.city or place.region, country)))


def _is_ours(place: Place) -> bool:
    """Whether the label was put together from the other fields, so that it can be said anew."""
    if place.remote:
        return place.label == remote_from(Place(country_name(place.country))).label
    return place.label == label_of(place)
