"""Countries by their names and codes, and the states and provinces that stand for a country."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache, lru_cache

_NO_COUNTRIES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ")
)
"""Codes of Unicode's that ISO 3166-1 does not have."""
_ALSO: dict[str, str] = {
    **dict.fromkeys(("usa", "u.s", "u.s.a", "united states of america", "america"), "US"),
    **dict.fromkeys(
        ("uk", "u.k", "great britain", "britain", "england", "scotland", "wales",
         "northern ireland"), "GB"),
    **dict.fromkeys(("deutschland", "allemagne", "alemania"), "DE"),
    **dict.fromkeys(("österreich", "autriche"), "AT"),
    **dict.fromkeys(("schweiz", "suisse", "svizzera"), "CH"),
    **dict.fromkeys(("nederland", "holland"), "NL"),
    **dict.fromkeys(("belgië", "belgique", "belgien"), "BE"),
    **dict.fromkeys(("españa", "espagne", "spanien"), "ES"),
    **dict.fromkeys(("italia", "italien", "italie"), "IT"),
    **dict.fromkeys(("czech republic", "česko", "tschechien"), "CZ"),
    **dict.fromkeys(("south korea", "korea", "republic of korea"), "KR"),
    **dict.fromkeys(("turkey", "turkiye"), "TR"),
    **dict.fromkeys(("uae", "u.a.e"), "AE"),
    **dict.fromkeys(("brasil",), "BR"),
    **dict.fromkeys(("frankreich", "francia"), "FR"),
    **dict.fromkeys(("polska", "polen"), "PL"),
    **dict.fromkeys(("sverige", "schweden"), "SE"),
    **dict.fromkeys(("norge", "norwegen"), "NO"),
    **dict.fromkeys(("danmark", "dänemark"), "DK"),
    **dict.fromkeys(("suomi", "finnland"), "FI"),
    **dict.fromkeys(("éire", "republic of ireland"), "IE"),
    **dict.fromkeys(("日本",), "JP"),
    **dict.fromkeys(("中国", "prc"), "CN"),
    **dict.fromkeys(("hong kong",), "HK"),
    **dict.fromkeys(("macau", "macao"), "MO"),
    **dict.fromkeys(("viet nam",), "VN"),
    **dict.fromkeys(("burma", "myanmar"), "MM"),
    **dict.fromkeys(("ivory coast", "cote d'ivoire"), "CI"),
    **dict.fromkeys(("russian federation",), "RU"),
    **dict.fromkeys(("palestine",), "PS"),
    **dict.fromkeys(("macedonia",), "MK"),
    **dict.fromkeys(("congo", "republic of the congo"), "CG"),
    **dict.fromkeys(("dr congo", "drc", "democratic republic of the congo"), "CD"),
    **dict.fromkeys(("bosnia", "bosnia and herzegovina"), "BA"),
    **dict.fromkeys(("trinidad and tobago",), "TT"),
}  # fmt: skip
"""What people write where Unicode's English names say something else."""
_SHORT = {"US": "US", "GB": "UK", "AE": "UAE", "HK": "Hong Kong", "MO": "Macao"}
"""Names as they stand after a city."""
_LANGUAGES = ("de", "fr", "es", "pt", "nl", "it", "pl", "ja", "ar")

_STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia",
    "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
    "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York",
    "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
    "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
_PROVINCES = {
    "AB": "Alberta", "BC": "British Columbia", "MB": "Manitoba", "NB": "New Brunswick",
    "NL": "Newfoundland and Labrador", "NS": "Nova Scotia", "NT": "Northwest Territories",
    "NU": "Nunavut", "ON": "Ontario", "PE": "Prince Edward Island", "QC": "Quebec",
    "SK": "Saskatchewan", "YT": "Yukon",
}  # fmt: skip
_CODES = {**dict.fromkeys(_PROVINCES, "CA"), **dict.fromkeys(_STATES, "US")}
_NAMES = {
    **{name.casefold(): (code, "CA") for code, name in _PROVINCES.items()},
    **{name.casefold(): (code, "US") for code, name in _STATES.items()},
    "québec": ("QC", "CA"),
    "washington dc": ("DC", "US"),
    "d.c": ("DC", "US"),
}
_SOONER_A_COUNTRY = frozenset(("DE", "NL", "SK", "PE"))
"""``Hamburg, DE`` is in Germany and ``Utrecht, NL`` in the Netherlands; ``Boston, MA`` is not in
Morocco. Elsewhere an American state comes first, unless the site's own country has that code."""


@lru_cache(maxsize=2048)
def country_code(text: str) -> str:
    """ISO 3166-1 alpha-2 of a name or code: ``Germany``, ``DEU``, ``the U.S.``; empty if none."""
    said = text.strip(" .").removeprefix("the ").removeprefix("The ").casefold()
    return _ALSO.get(said) or _english().get(said) or ""


def country_code_anywhere(text: str) -> str:
    """As ``country_code``, in some more languages."""
    return country_code(text) or _foreign().get(text.strip(" .").casefold(), "")


@lru_cache(maxsize=512)
def country_name(code: str) -> str:
    """The name that stands after a city: ``Germany``, ``UK``."""
    from babel import Locale

    return _SHORT.get(code) or Locale("en").territories.get(code, code)


def similar_country(text: str) -> str:
    """The country whose name looks most like a text, or empty."""
    names = [name for name in _english() if len(name) > len("DEU")]
    near = get_close_matches(text.casefold(), names, n=1, cutoff=0.75)
    return country_name(_english()[near[0]]) if near else ""


def region_in(text: str, default_country: str) -> tuple[str, str]:
    """Code and country of a state of the US or a province of Canada; empty if it is none.

    Args:
        text: ``DC``, ``Texas``, ``QC``.
        default_country: Settles what a code means that is also a country's.
    """
    said = text.strip(" .")
    if len(said) == len("DC") and said.isupper():
        is_province = said in _PROVINCES and default_country == "CA"
        if said == default_country or (said in _SOONER_A_COUNTRY and default_country != "US"):
            return (said, "CA") if is_province else ("", "")
        return (said, _CODES[said]) if said in _CODES else ("", "")
    if said == "Georgia" and default_country != "US":
        return "", ""
    return _NAMES.get(said.casefold(), ("", ""))


def region_name(code: str, country: str) -> str:
    """``Texas`` for ``TX``; any other region is what it is called."""
    return {"US": _STATES, "CA": _PROVINCES}.get(country, {}).get(code, code)


@cache
def _english() -> dict[str, str]:
    """Names and codes of two and three letters, casefolded."""
    from babel import Locale
    from babel.core import get_global

    names = {
        name.casefold(): code
        for code, name in Locale("en").territories.items()
        if len(code) == len("DE") and code not in _NO_COUNTRIES
    }
    codes = {code.casefold(): code for code in names.values()}
    longer = {
        alias.casefold(): current[0]
        for alias, current in get_global("territory_aliases").items()
        if len(alias) == len("DEU") and alias.isalpha() and current[0] in names.values()
    }
    return {**longer, **codes, **names}


@cache
def _foreign() -> dict[str, str]:
    from babel import Locale

    known = set(_english().values())
    return {
        name.casefold(): code
        for language in _LANGUAGES
        for code, name in Locale(language).territories.items()
        if code in known
    }
