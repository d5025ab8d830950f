"""What a role pays: ranges in one currency each, or the author's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite

from careers.located_yaml import Located
from careers.roles.currencies import currency_of, is_currency
from careers.roles.notes import Entry, Notes, bare, quoted, shortened, squeezed, text_in
from careers.roles.pay_text import PayText, number_in, pay_in, period_in
from careers.roles.role import Pay, Period

PARTS = ("salary_min", "salary_max", "salary_currency", "salary_period")
"""The fields of front matter that make one range together."""

_KEYS: dict[str, str] = {
    **dict.fromkeys(("min", "minimum", "from", "low", "minvalue", "salarymin"), "min"),
    **dict.fromkeys(("max", "maximum", "to", "high", "maxvalue", "salarymax"), "max"),
    **dict.fromkeys(("value", "amount"), "value"),
    **dict.fromkeys(("currency", "currencycode", "salarycurrency"), "currency"),
    **dict.fromkeys(
        ("period", "per", "interval", "unit", "unittext", "salaryperiod"), "period"),
    **dict.fromkeys(("zone", "location", "where", "region"), "zone"),
    **dict.fromkeys(("note", "notes", "text"), "note"),
}  # fmt: skip
_AMOUNTS = ("min", "max", "value")
_NAMES = "min, max, currency, period, zone, note"
_LIKE_THE_EURO = frozenset(("EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"))
"""Currencies in which 3,000 is a month's pay and 30 an hour's."""
_TOO_MUCH = 10**12
_A_YEARS, _A_MONTHS, _AN_HOURS = 10_000, 500, 200


@dataclass(frozen=True, slots=True)
class Money:
    """What settles a currency that is not written."""

    currency: str
    """The site's code, or empty."""
    countries: tuple[str, ...]
    """Codes: those of the role's places if they agree, then the site's."""


@dataclass(frozen=True, slots=True)
class Paid:
    """What front matter says of pay."""

    pay: tuple[Pay, ...]
    text: str
    """What was not understood, as written."""
    entry: Entry


def read_pay(found: Mapping[str, list[Entry]], notes: Notes, money: Money) -> Paid | None:
    """The ranges of ``salary``, else the one of ``salary_min``, ``salary_max``, ….

    Args:
        found: Entries by the name of the field.
        notes: Gets what cannot be read.
        money: For pay that does not say its currency.
    """
    parts = {name: found[name][0].at for name in PARTS if name in found}
    for entry in found.get("salary", ()):
        items = entry.value if isinstance(entry.value, tuple) else (entry.at,)
        ranges, texts = _items(items, entry, parts, notes, money)
        if ranges or texts or (entry.value and not entry.is_loose):
            return Paid(tuple(ranges), "; ".join(texts), entry)
    first = next((found[name][0] for name in PARTS[:2] if name in found), None)
    if first is None:
        return None
    renamed = {name.removeprefix("salary_"): at for name, at in parts.items()}
    read = _mapping(renamed, first.at, notes, money)
    return Paid((read,) if read else (), "", first)


def _items(
    items: Iterable[Located],
    entry: Entry,
    parts: Mapping[str, Located],
    notes: Notes,
    money: Money,
) -> tuple[list[Pay], list[str]]:
    ranges: list[Pay] = []
    texts: list[str] = []
    for item in items:
        if isinstance(item.value, dict):
            known = _known(item.value, parts, notes)
            read = _mapping(known, item, notes, money)
            ranges += [read] if read else []
            texts += [_words(known.get("note"))] if not known.keys() & _AMOUNTS else []
            continue
        text = text_in(item)
        if text is None and not entry.is_loose:
            cure = "write `{min: 60000, max: 75000, currency: EUR, period: year}`"
            notes.warn(item, "role-pay", f"{quoted(item)} is no pay", cure)
        for line in _lines(item, text or ""):
            pay, left = _text(line, item, parts, notes, money)
            ranges += [pay] if pay else []
            texts += [left] if left and not entry.is_loose else []
    return ranges, [text for text in texts if text]


def _lines(item: Located, text: str) -> list[str]:
    """Each line and each part between ``;`` is a range of its own."""
    written = item.value if isinstance(item.value, str) else text
    return [squeezed(line) for line in written.replace("\n", ";").split(";") if line.strip()]


def _known(
    mapping: Mapping[str, Located], parts: Mapping[str, Located], notes: Notes
) -> dict[str, Located]:
    """The parts of a range by our names; ``value: {minValue: …}`` is taken apart."""
    known: dict[str, Located] = {}
    for key, at in mapping.items():
        name = _KEYS.get(bare(key))
        if name is None:
            if not key.startswith("@"):  # JSON-LD's own
                notes.unknown_key(key, at, _NAMES)
        elif name == "value" and isinstance(at.value, dict):
            known.update(_known(at.value, {}, notes))
        else:
            known.setdefault(name, at)
    for name in ("currency", "period"):
        if f"salary_{name}" in parts:
            known.setdefault(name, parts[f"salary_{name}"])
    return known


def _mapping(known: Mapping[str, Located], at: Located, notes: Notes, money: Money) -> Pay | None:
    """A range from its parts, each a number or a text such as ``60k`` or ``€60,000``."""
    written = [name for name in _AMOUNTS if name in known and known[name].value is not None]
    amounts = {name: _amount(known[name], notes) for name in written}
    if None in amounts.values():
        return None
    period = _period(known.get("period"), notes)
    if period is None and _words(known.get("period")):
        return None
    low, high = amounts.get("min"), amounts.get("max")
    if value := amounts.get("value"):
        low, high = low or value, high or value
    read = PayText(
        minimum=low.minimum if low else None,
        maximum=high.maximum if high else None,
        sign=_sign(known, [part for part in (low, high) if part]),
        period=period,
        zone=_words(known.get("zone")),
        note=_words(known.get("note")),
    )
    if read.minimum is None and read.maximum is None:
        return None
    where = known.get("min") or known.get("max") or known.get("value") or at
    return _sound(read, where, "", notes, money)


def _amount(at: Located, notes: Notes) -> PayText | None:
    """A number that is more than nothing; None and a problem if it is none."""
    read: PayText | None = None
    if isinstance(at.value, int | float) and not isinstance(at.value, bool):
        amount = Decimal(str(at.value)) if isfinite(at.value) else Decimal(0)
        read = PayText(amount, amount, "", None, "", "")
    elif isinstance(at.value, str):
        number = number_in(squeezed(at.value))
        read = (
            pay_in(squeezed(at.value))
            if number is None
            else PayText(number, number, "", None, "", "")
        )
    if read is None or not 0 < max(read.minimum or 0, read.maximum or 0) < _TOO_MUCH:
        notes.warn(at, "role-pay", f"{quoted(at)} is no amount", "write a number: `60000`")
        return None
    return read


def _sign(known: Mapping[str, Located], ends: Iterable[PayText]) -> str:
    if "currency" in known and (written := text_in(known["currency"])):
        return written
    return next((end.sign for end in ends if end.sign), "")


def _period(at: Located | None, notes: Notes) -> Period | None:
    written = text_in(at) if at else ""
    if not at or not written:
        return None
    period = period_in(written)
    if period is None:
        cure = "write `hour`, `day`, `week`, `month` or `year`"
        notes.warn(at, "role-pay", f"`{shortened(written)}` is no period of pay", cure)
    return period


def _words(at: Located | None) -> str:
    return (text_in(at) or "") if at else ""


def _text(
    line: str, at: Located, parts: Mapping[str, Located], notes: Notes, money: Money
) -> tuple[Pay | None, str]:
    """A range, or the words to show instead."""
    read = pay_in(line)
    if read is None:
        return None, line
    sign = read.sign or _words(parts.get("salary_currency"))
    period = read.period or _period(parts.get("salary_period"), notes)
    read = PayText(read.minimum, read.maximum, sign, period, read.zone, read.note)
    pay = _sound(read, at, line, notes, money)
    is_upside_down = read.minimum and read.maximum and read.minimum > read.maximum
    return pay, "" if pay or is_upside_down or not sign else line


def _sound(read: PayText, at: Located, line: str, notes: Notes, money: Money) -> Pay | None:
    """Pay with a currency, a period and its ends in order, or None and a problem."""
    low, high = read.minimum, read.maximum
    if low is not None and high is not None and low > high:
        message = f"pay from {low:,} to {high:,}: the lower end is above the upper one"
        notes.warn(at, "role-pay", message, "exchange them, or correct one")
        return None
    currency = _currency(read.sign, at, line, notes, money)
    if not currency:
        return None
    largest = high or low or Decimal(0)
    period = read.period or _likely_period(largest, currency)
    if period is None:
        message = f"pay of {largest:,} {currency} does not say for how long"
        notes.warn(at, "role-pay", message, "add `per day`, `per week` or what it is for")
        return None
    if read.period is None and not (largest >= _A_YEARS and currency in _LIKE_THE_EURO):
        message = f"pay of {largest:,} {currency} is read as per {period}"
        notes.suggest(at, "role-pay-form", message, _cure_of_period(line, period))
    return Pay(low, high, currency, period, read.zone, read.note)


def _currency(sign: str, at: Located, line: str, notes: Notes, money: Money) -> str:
    """The code, or empty and a problem."""
    if not sign and money.currency:
        return money.currency
    code = currency_of(sign, default=money.currency, countries=money.countries)
    if not code and is_currency(sign.upper()):
        code = sign.upper()
    if code:
        return code
    cure = f"write its code: `{line} EUR`" if line else "add `currency: EUR`"
    message = f"`{shortened(sign)}` is no currency"
    if not sign:
        message = "pay without a currency"
    elif sign in {"$", "¥", "kr", "dollars"}:
        message = f"`{sign}` may be the currency of several countries"
        cure = cure.replace("EUR", {"¥": "JPY", "kr": "SEK"}.get(sign, "USD"))
    notes.warn(at, "role-pay", message, cure)
    return ""


def _likely_period(amount: Decimal, currency: str) -> Period | None:
    """What pay of that height is for, as a reader takes it; None between an hour and a month."""
    if amount >= _A_YEARS or currency not in _LIKE_THE_EURO:
        return "year"
    if amount >= _A_MONTHS:
        return "month"
    return "hour" if amount < _AN_HOURS else None


def _cure_of_period(line: str, period: Period) -> str:
    return f"write `{line} per {period}`" if line else f"add `period: {period}`"
