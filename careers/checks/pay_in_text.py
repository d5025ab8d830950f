"""What the text of a role says about pay: figures, and words that avoid them."""

from __future__ import annotations

import re

from careers.checks.role_sections import Section
from careers.checks.text import PageText

_SIGN = (
    r"(?:[€£$¥₹₪₩₺₴]|(?<![^\W\d_])(?:US|CA|C|AU|A|NZ)\$|(?<![^\W\d_])(?:USD|EUR|GBP|CHF|CAD|AUD|"
    r"NZD|PLN|SEK|NOK|DKK|CZK|INR|JPY|euros?|zł|Kč|kr)(?![^\W\d_]))"
)
_NUMBER = r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_MONEY = re.compile(
    rf"(?:{_SIGN}\s?(?:{_NUMBER})|(?:{_NUMBER})\s?[kK]?\s?{_SIGN})"
    rf"(?P<times>\s?(?:[kK](?![^\W\d_])|[mM](?:n|io|illions?)?\b|[bB](?:n|illions?)?\b|Mrd\b))?"
    rf"(?P<range>\s?(?:-|–|—|to|bis|and|und|à|a|al|do|tot)\s?{_SIGN}?\s?\d[\d.,'’]*"
    r"(?:\s?[kK](?![^\W\d_]))?)?"
)
_HAS_SIGN = re.compile(r"[€£$¥₹₪₩₺₴łč]|[A-Z]{3}|\bkr\b|\beuro")
_PERIOD = re.compile(
    r"^[\s\w,€£$.()+–-]{0,25}?(?:/|\b(?:a|an|per|each|pro|im|je|par|al|por|in der|na|at)\b)\s?"
    r"(?:years?|yr|annum|months?|mo|weeks?|hours?|hr|h|days?|jahr|monat|woche|stunde|tag|an|mois|"
    r"heure|jour|año|mes|hora|día|anno|mese|ora|jaar|maand|uur|ano|mês|rok|miesiąc|godzinę)\b"
    r"|^[\s\w,.+–-]{0,15}\b(?:annually|yearly|monthly|hourly|p\.?\s?a\b|jährlich|brutto|gross)",
    re.IGNORECASE,
)
_SAYS_PAY = re.compile(
    r"salar|(?<!\bwe )(?<!\bwe'll )(?<!\bwill )\bpay\b|\bpaid\b|compensation|"
    r"remunerat|\bwages?\b|\bote\b|\bearn|base rate|day rate|gehalt|vergütung|"
    r"entgelt|\blohn|stundensatz|rémunération|sueldo|stipendio|retribuzione|"
    r"\bloon\b|wynagrodzeni|pensum|package",
    re.IGNORECASE,
)
_NOT_PAY = re.compile(
    r"\b(?:budgets?|funding|funded|raised?|revenues?|turnover|series [a-e]|invest\w*|allowances?|"
    r"stipends?|bonus(?:es)?|learning|equipment|referrals?|courses?|conferences?|on[- ]call|"
    r"customers?|clients?|deals?|portfolio|savings?|grants?|donations?|profits?|travel|"
    r"budgetverantwortung|umsatz|zuschuss|prämie|weiterbildung\w*)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:competitive|attractive|generous|market[- ]leading|market[- ]rate|excellent|great|fair)"
    r"(?: \w+){0,2}? (?:salary|salaries|pay|compensation|remuneration|wages?)\b"
    r"|\b(?:salary|pay|compensation|remuneration)(?: range)?(?: is| will be)?[:,]? (?:is )?"
    r"(?:competitive|negotiable|DOE|attractive|tbd|on request|to be discussed|"
    r"depend\w+ on (?:your )?(?:experience|skills)|based on (?:your )?experience)\b"
    r"|\bDOE\b|\bcommensurate with (?:your )?(?:experience|skills|qualifications)\b"
    r"|\b(?:wettbewerbsfähige|attraktive|leistungsgerechte|marktgerechte|überdurchschnittliche|"
    r"faire)[rsn]? (?:\w+ )?(?:gehalt|vergütung|bezahlung|entlohnung|entgelt)\b"
    r"|\b(?:gehalt|vergütung) nach (?:vereinbarung|absprache|erfahrung)\b"
    r"|\b(?:salaire|rémunération|package) (?:compétiti[fv]e?|attracti[fv]e?|attrayante?|selon "
    r"(?:le |votre )?(?:profil|expérience)|à (?:négocier|définir|convenir))\b"
    r"|\b(?:salario|sueldo|remuneración) (?:competitiv[oa]|atractiv[oa]|según \w+|a convenir|"
    r"negociable)\b",
    re.IGNORECASE,
)
_VAGUE_WORDS = frozenset(
    "salary salaries pay compensation remuneration wage wages doe commensurate gehalt vergütung "
    "bezahlung entlohnung entgelt salaire rémunération package salario sueldo remuneración".split()
)
"""One of them is in every text that has such a phrase."""


def pay_figures(text: PageText) -> tuple[tuple[int, int, str], ...]:
    """Line, column and words of each sum that seems to be what the role pays.

    Sums with a period (``a year``), ranges, and sums near a word for pay; no budgets or bonuses.
    """
    return text.once(_figures)


def vague_pay(text: PageText) -> tuple[int, int, str] | None:
    """Line, column and words of the first phrase such as ``competitive salary``."""
    return text.once(_vague)


def is_vague(words: str) -> bool:
    """Whether pay in front matter is only words: ``competitive``, ``DOE``."""
    return bool(words) and not any(mark.isdigit() for mark in words)


def _figures(text: PageText) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (number, match.start() + 1, match[0].strip())
        for number, line in enumerate(text.words, 1)
        if _HAS_SIGN.search(line)
        for match in _MONEY.finditer(line)
        if _is_pay(match, text, number)
    )


def _vague(text: PageText) -> tuple[int, int, str] | None:
    if _VAGUE_WORDS.isdisjoint(text.vocabulary):
        return None
    found = next(text.search(_VAGUE), None)
    return (found[0], found[1].start() + 1, found[1][0]) if found else None


def _is_pay(match: re.Match[str], text: PageText, number: int) -> bool:
    times = (match["times"] or "").strip().lower()
    if times and times != "k":
        return False
    line = match.string
    before, after = line[max(0, match.start() - 60) : match.start()], line[match.end() :]
    if _SAYS_PAY.search(before) and not _NOT_PAY.search(before):
        return True
    if _NOT_PAY.search(before) or _NOT_PAY.search(after[:40]):
        return False
    if _PERIOD.match(after):
        return True
    return bool(match["range"]) and _section_at(text, number).kind in {
        "pay",
        "benefits",
        "",
        "role",
    }


def _section_at(text: PageText, number: int) -> Section:
    found = text.sections[0]
    for section in text.sections:
        if section.line > number:
            break
        found = section
    return found
