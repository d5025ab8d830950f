"""Currencies by their codes and signs; a sign that several have needs a country."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

COMMON = (
    "AED ARS AUD BDT BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL GHS HKD HUF IDR ILS INR "
    "ISK JPY KES KRW KZT LKR MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD SAR SEK SGD THB TRY "
    "TWD UAH USD UYU VND ZAR"
).split()
"""What a text is searched for."""

SIGNS: dict[str, tuple[str, ...]] = {
    "€": ("EUR",), "£": ("GBP",), "₹": ("INR",), "₪": ("ILS",), "₩": ("KRW",), "₺": ("TRY",),
    "₴": ("UAH",), "₦": ("NGN",), "฿": ("THB",), "₱": ("PHP",), "₫": ("VND",), "円": ("JPY",),
    "元": ("CNY",), "US$": ("USD",), "CA$": ("CAD",), "C$": ("CAD",), "AU$": ("AUD",),
    "A$": ("AUD",), "NZ$": ("NZD",), "S$": ("SGD",), "HK$": ("HKD",), "NT$": ("TWD",),
    "MX$": ("MXN",), "R$": ("BRL",), "zł": ("PLN",), "zl": ("PLN",), "Kč": ("CZK",),
    "Ft": ("HUF",), "lei": ("RON",), "euros": ("EUR",), "euro": ("EUR",), "pounds": ("GBP",),
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD"),
    "dollars": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD"),
}  # fmt: skip
"""What each sign may mean."""

_OF_COUNTRY = {
    "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN",
    "AR": "ARS", "CL": "CLP", "CO": "COP", "TW": "TWD", "JP": "JPY", "CN": "CNY", "SE": "SEK",
    "NO": "NOK", "DK": "DKK", "IS": "ISK",
}  # fmt: skip
"""Only what tells currencies of one sign apart."""


def currency_of(sign: str, *, default: str, countries: Iterable[str]) -> str:
    """The code of a sign or code; empty where a sign may mean several.

    Args:
        sign: ``€``, ``$``, ``EUR``.
        default: The site's currency, or empty.
        countries: Codes, the most telling first: those of the role, then the site's.
    """
    if sign in COMMON:
        return sign
    candidates = SIGNS.get(sign) or SIGNS.get(sign.casefold(), ())
    if len(candidates) == 1:
        return candidates[0]
    for country in countries:
        if _OF_COUNTRY.get(country) in candidates:
            return _OF_COUNTRY[country]
    return default if default in candidates else ""


def is_currency(code: str) -> bool:
    """Whether it is a code of ISO 4217: ``EUR``."""
    return code in COMMON or code in _all()


@cache
def _all() -> frozenset[str]:
    from babel.core import get_global

    used = get_global("territory_currencies").values()
    return frozenset(code for currencies in used for code, *_ in currencies)
