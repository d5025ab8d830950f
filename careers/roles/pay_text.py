"""Pay in one line of text: ``€60,000 - €75,000 per year``, ``2500-4500€``, ``£40k DOE``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from careers.roles.currencies import COMMON, SIGNS
from careers.roles.role import Period

_LONGEST = 200
_LONGEST_RANGE = 60
_LEAST_DIGITS_OF_THOUSAND = 3
_THOUSAND = 1000
_SIGN = "|".join(re.escape(sign) for sign in sorted((*SIGNS, *COMMON), key=len, reverse=True))
_NUMBER = r"\d+(?:[.,'’]\d{2,3}(?!\d)|[  \u202f\u2009]\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?"
_AMOUNT = (
    rf"(?:(?P<before%d>{_SIGN})\s?)?(?P<number%d>{_NUMBER})(?:\s?(?P<times%d>[kKmM])(?![^\W\d_]))?"
)
_AMOUNT += rf"(?:\s?(?P<after%d>{_SIGN})(?![^\W\d_]))?"
_FIRST, _SECOND = _AMOUNT.replace("%d", "1"), _AMOUNT.replace("%d", "2")
_TO = r"\s?(?:-|–|—|−|~|to|bis|and|und|à|au|a|y|hasta|até|〜)\s?"
_ONLY_MINIMUM = re.compile(
    r"(?:from|starting(?: at| from)?|min(?:imum|\.)?|ab|mindestens|at least|à partir de|desde)\s*$",
    re.IGNORECASE,
)
_ONLY_MAXIMUM = re.compile(
    r"(?:up to|max(?:imum|\.)?|bis(?: zu)?|jusqu['’]à|hasta|até)\s*$", re.IGNORECASE
)
_NOT_NOTED = re.compile(
    r"(?:\b(?:between|from|salary|pay|package|range|gross|up to|starting(?: at| from)?|zwischen|ab|"
    r"bis(?: zu)?|min(?:imum)?|max(?:imum)?|at least|gehalt|rémunération|entre|de|annual|hourly|"
    r"monthly|daily|weekly|base|rate|wages?|compensation)\b|[\s:;,.|()\[\]–—-])+",
    re.IGNORECASE,
)
_UNITS: dict[Period, str] = {
    "year": r"years?|yr|annum|a|jahr|an|année|año|ano|jaar|anno|rok|年",
    "month": r"months?|mo|mth|monat|mois|mes|mês|maand|mese|miesiąc|月",
    "week": r"weeks?|wk|woche|semaine|semana|week",
    "day": r"days?|tag|jour|día|dia|dag|giorno|日",
    "hour": r"hours?|hr|h|stunde|std\.?|heure|hora|uur|ora|godzin[aęy]|時間",
}
_PER = (
    r"^[\s,(]*(?:gross|brutto|bruto|brut|base|net|netto)?[\s,(]*"
    r"(?:/|per|an?|each|pro|im|je|par|al|por|p\.?|na)\s*"
)
_PERIODS = [
    (period, re.compile(rf"{_PER}(?:{unit})(?![^\W\d_])\.?\)?", re.IGNORECASE))
    for period, unit in _UNITS.items()
]
_ADVERBS: list[tuple[Period, re.Pattern[str]]] = [
    (
        "year",
        re.compile(
            r"\b(?:annual(?:ly|ized)?|yearly|p\.?\s?a\b\.?|jährlich|annuels?|anual|rocznie)", re.I
        ),
    ),
    ("month", re.compile(r"\b(?:monthly|monatlich|mensuels?|mensual|mensal|miesięcznie)\b", re.I)),
    ("week", re.compile(r"\b(?:weekly|wöchentlich)\b", re.I)),
    ("day", re.compile(r"\b(?:daily|day rate|per diem|täglich)\b", re.I)),
    ("hour", re.compile(r"\b(?:hourly|stündlich|horaire)\b", re.I)),
]
_DASH_FOR_CENTS = re.compile(r",[-–—]+(?!\d)")
_ZONE = re.compile(r"([^\d:€$£]{2,60}):\s")


@dataclass(frozen=True, slots=True)
class PayText:
    """What a text says of pay."""

    minimum: Decimal | None
    maximum: Decimal | None
    sign: str
    """As written: ``€``, ``$``, ``EUR``; empty if there is none."""
    period: Period | None
    zone: str
    note: str


def pay_in(text: str) -> PayText | None:
    """The one range of a text; None when it has none, or more than one.

    Args:
        text: On one line.
    """
    text = _DASH_FOR_CENTS.sub("", text)
    found = _range(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    before, after = text[: found.start()], text[found.end() :]
    if any(map(_more_money_pattern().search, (before, after))):
        return None
    low, high = _ends(found, before)
    period, after = _period(before, after)
    zone = _ZONE.match(before)
    before = before[zone.end() :] if zone else before
    read = PayText(
        minimum=low,
        maximum=high,
        sign=_sign(found),
        period=period,
        zone=zone[1].strip() if zone and not _NOT_NOTED.fullmatch(zone[1]) else "",
        note=", ".join(filter(None, (_note(before), _note(after)))),
    )
    return read if read.sign or period or _is_plainly_pay(read) else None


def _range(text: str) -> re.Match[str] | None:
    """The first amount with a sign of money, else the only number."""
    all_found = [
        found for found in _range_pattern().finditer(text) if len(found[0]) <= _LONGEST_RANGE
    ]
    signed = next(filter(_sign, all_found), None)
    if signed is not None or len(all_found) != 1:
        return signed
    return None if text[all_found[0].end() :].lstrip().startswith("%") else all_found[0]


@cache
def _range_pattern() -> re.Pattern[str]:
    """Made when the first text is read: it takes milliseconds, and most roles have numbers."""
    return re.compile(rf"{_FIRST}(?P<more>\+(?!\d))?(?:{_TO}{_SECOND})?")


@cache
def _more_money_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{_SIGN})\s?\d|\d\s?(?:[kK](?![^\W\d_])|(?:{_SIGN})(?![^\W\d_]))")


def _sign(found: re.Match[str]) -> str:
    """The code or sign beside an amount, or empty: a code says more than ``$``."""
    written = [sign for sign in found.group("after1", "before1", "after2", "before2") if sign]
    return next((sign for sign in written if sign in COMMON), written[0] if written else "")


def _is_plainly_pay(read: PayText) -> bool:
    """A bare number is pay if it is large and stands alone: not ``Band 7``, not ``TVöD 2026``."""
    largest = read.maximum or read.minimum or Decimal(0)
    return largest >= _THOUSAND and not read.note and not read.zone


def number_in(text: str) -> Decimal | None:
    """A number with separators of thousands, or with ``k``: ``60.000``, ``19,80``, ``60k``."""
    found = re.fullmatch(_FIRST, text) if len(text) <= _LONGEST_RANGE else None
    if found is None or found["before1"] or found["after1"]:
        return None
    return _decimal(found["number1"], found["times1"])


def period_in(text: str) -> Period | None:
    """``year``, ``per year``, ``annum``, ``yearly``, ``YEAR``."""
    for period, pattern in _PERIODS:
        if pattern.fullmatch(f"/{text.strip()}") or pattern.fullmatch(text.strip()):
            return period
    for period, pattern in _ADVERBS:
        if pattern.fullmatch(text.strip()):
            return period
    return None


def _ends(found: re.Match[str], before: str) -> tuple[Decimal | None, Decimal | None]:
    """``60-75k`` is in thousands on both sides; ``60k+`` and ``up to 60k`` have one end."""
    low = _decimal(found["number1"], found["times1"])
    if found["number2"] is not None:
        is_short = found["times2"] is not None and found["times1"] is None and low < _THOUSAND
        high = _decimal(found["number2"], found["times2"])
        return (low * _THOUSAND if is_short else low), high
    if found["more"] or _ONLY_MINIMUM.search(before):
        return low, None
    return (None if _ONLY_MAXIMUM.search(before) else low), low


def _decimal(number: str, times: str | None) -> Decimal:
    """The last separator is a decimal point where fewer than three digits follow it."""
    digits = re.split(r"\D", number)
    has_fraction = len(digits) > 1 and len(digits[-1]) < _LEAST_DIGITS_OF_THOUSAND
    whole = "".join(digits[:-1] if has_fraction else digits)
    amount = Decimal(f"{whole}.{digits[-1]}" if has_fraction else whole)
    amount *= {"k": _THOUSAND, "m": _THOUSAND * _THOUSAND}.get((times or "").lower(), 1)
    return Decimal(int(amount)) if amount == int(amount) else amount


def _period(before: str, after: str) -> tuple[Period | None, str]:
    """What the pay is for, and the text after it."""
    for period, pattern in _PERIODS:
        if match := pattern.match(after):
            return period, after[match.end() :]
    for period, pattern in _ADVERBS:
        if match := pattern.search(after):
            return period, after[: match.start()] + after[match.end() :]
        if pattern.search(before):
            return period, after
    return None, after


def _note(text: str) -> str:
    """What else stands there: ``DOE``."""
    text = text.strip(" \t,;:.|()[]-–—")
    return "" if not text or _NOT_NOTED.fullmatch(text) else text
