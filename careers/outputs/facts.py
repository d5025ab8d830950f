"""Facts of a role as words in the site's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from careers.outputs.views import Chrome, Fact
from careers.roles.facts import Facts, Pay
from careers.theme import fill


def role_row_facts(facts: Facts, chrome: Chrome) -> tuple[Fact, ...]:
    """The few facts that decide whether a candidate opens the role."""
    kinds = {"location", "workplace", "employment", "salary", "closes"}
    return tuple(fact for fact in role_facts(facts, chrome) if fact.kind in kinds)


def role_facts(facts: Facts, chrome: Chrome) -> tuple[Fact, ...]:
    """Every fact that the page states, in the order of the facts card."""
    strings = chrome.strings
    found = [
        _fact("team", facts.team, strings),
        _fact("location", " · ".join(facts.locations), strings),
        _fact("workplace", _word("workplace", facts.workplace, strings), strings),
        _fact("employment",
              ", ".join(_word("employment", kind, strings) for kind in facts.employment), strings),
        _fact("salary", _pay(facts.pay, chrome) if facts.pay else facts.pay_text, strings),
        _dated("posted", facts.posted, chrome),
        _dated("closes", facts.closes, chrome),
    ]  # fmt: skip
    return tuple(fact for fact in found if fact.value)


def _fact(kind: str, value: str, strings: Mapping[str, str]) -> Fact:
    return Fact(kind, strings[f"careers.fact.{kind}"], value)


def _dated(kind: str, day: date | None, chrome: Chrome) -> Fact:
    if day is None:
        return Fact(kind, "", "")
    label = chrome.strings[f"careers.fact.{kind}"]
    return Fact(kind, label, long_date(day, chrome.locale), day.isoformat())


def _word(kind: str, value: str, strings: Mapping[str, str]) -> str:
    """The translation of a known word; what the author wrote otherwise."""
    return strings.get(f"careers.{kind}.{value.lower().replace('-', '')}", value)


def _pay(pay: Pay, chrome: Chrome) -> str:
    ends = [_money(end, pay.currency, chrome.locale)
            for end in (pay.minimum, pay.maximum) if end is not None]  # fmt: skip
    key = f"careers.pay.{pay.period}"
    amount = "–".join(dict.fromkeys(ends))
    return fill(chrome.strings[key], amount=amount) if key in chrome.strings else amount


@lru_cache(maxsize=4096)
def _money(amount: float, currency: str, locale: str) -> str:
    """An amount in the locale's own form; whole amounts without cents."""
    from babel import Locale
    from babel.numbers import format_currency

    pattern = Locale.parse(_babel(locale)).currency_formats["standard"].pattern
    if amount == int(amount):
        pattern = pattern.replace(".00", "")
    return str(
        format_currency(
            amount, currency, format=pattern, locale=_babel(locale), currency_digits=False
        )
    )


@lru_cache(maxsize=4096)
def long_date(day: date, locale: str) -> str:
    """``31 January 2027`` in the site's language."""
    from babel.dates import format_date

    return format_date(day, "d MMMM yyyy" if locale == "en" else "long", locale=_babel(locale))


def short_date(day: date, locale: str) -> str:
    """``Jan 31, 2027`` in the site's language, in the form Docusaurus prints."""
    from babel.dates import format_date

    return format_date(day, "medium", locale=_babel(locale))


@lru_cache(maxsize=64)
def _babel(locale: str) -> str:
    """The locale if its data is there, else English."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(locale, sep="-"))
    except (UnknownLocaleError, ValueError):
        return "en"
