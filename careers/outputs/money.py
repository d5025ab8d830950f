"""Pay as words in the site's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from careers.outputs.locales import babel_locale
from careers.roles.role import Pay
from careers.theme import fill

_LETTERS_THEN_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)")
_BEFORE = re.compile(r"^\D+")
_AFTER = re.compile(r"\D+$")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def pay_lines(pay: tuple[Pay, ...], strings: Mapping[str, str], locale: str) -> tuple[str, ...]:
    """Each range with its period and zone, and with its note where there are several."""
    lines = []
    for one in pay:
        amount = _amount(one, strings, locale)
        line = f"{one.zone}: {amount}" if one.zone else amount
        lines.append(f"{line}, {one.note}" if one.note and len(pay) > 1 else line)
    return tuple(lines)


def _amount(pay: Pay, strings: Mapping[str, str], locale: str) -> str:
    low = money(pay.minimum, pay.currency, locale) if pay.minimum is not None else ""
    high = money(pay.maximum, pay.currency, locale) if pay.maximum is not None else ""
    if low and high:
        amount = low if low == high else _range(low, high)
    elif low:
        amount = fill(strings["careers.pay.from"], amount=low)
    else:
        amount = fill(strings["careers.pay.upTo"], amount=high)
    return fill(strings[f"careers.pay.{pay.period}"], amount=amount)


def _range(low: str, high: str) -> str:
    """``60.000–76.000 €``: a currency that stands apart from its number is said once."""
    after, before = _AFTER.search(high), _BEFORE.match(low)
    if after and low.endswith(after[0]):
        low = low.removesuffix(after[0])
    if before and before[0].endswith(_NO_BREAK):
        high = high.removeprefix(before[0])
    return f"{low}–{high}"


@lru_cache(maxsize=4096)
def money(amount: Decimal, currency: str, locale: str) -> str:
    """An amount in the locale's own form; whole amounts without cents."""
    from babel import Locale
    from babel.numbers import format_currency

    own = babel_locale(locale)
    pattern = str(Locale.parse(own).currency_formats["standard"].pattern)
    if amount == int(amount):
        pattern = pattern.replace(".00", "")
    said = format_currency(amount, currency, format=pattern, locale=own, currency_digits=False)
    return _LETTERS_THEN_DIGIT.sub(_NO_BREAK, str(said))
