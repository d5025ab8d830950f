"""The names that every page may use."""

from __future__ import annotations

import math

from careers.markdown.javascript.values import UNDEFINED, Native, is_true, number_of, text_of


def _first(arguments: list[object]) -> object:
    return arguments[0] if arguments else UNDEFINED


def _keys(arguments: list[object]) -> object:
    value = _first(arguments)
    return list(value) if isinstance(value, dict) else []


def _values(arguments: list[object]) -> object:
    value = _first(arguments)
    return list(value.values()) if isinstance(value, dict) else []


def _entries(arguments: list[object]) -> object:
    value = _first(arguments)
    return [[key, item] for key, item in value.items()] if isinstance(value, dict) else []


GLOBALS: dict[str, object] = {
    "undefined": UNDEFINED,
    "NaN": math.nan,
    "Infinity": math.inf,
    "String": Native(lambda arguments: text_of(_first(arguments)) if arguments else ""),
    "Number": Native(lambda arguments: number_of(_first(arguments)) if arguments else 0),
    "Boolean": Native(lambda arguments: is_true(_first(arguments))),
    "Object": {"keys": Native(_keys), "values": Native(_values), "entries": Native(_entries)},
    "Math": {
        "round": Native(lambda arguments: math.floor(number_of(_first(arguments)) + 0.5)),
        "floor": Native(lambda arguments: math.floor(number_of(_first(arguments)))),
        "ceil": Native(lambda arguments: math.ceil(number_of(_first(arguments)))),
        "max": Native(lambda arguments: max(number_of(item) for item in arguments)),
        "min": Native(lambda arguments: min(number_of(item) for item in arguments)),
    },
}
"""No ``Date``: a build does not read the clock."""

NOT_HERE = frozenset(
    "Array BigInt Date Error Intl JSON Map Promise Proxy Reflect RegExp Set Symbol WeakMap URL "
    "console decodeURIComponent encodeURIComponent globalThis isNaN metadata parseFloat parseInt "
    "process require setTimeout structuredClone".split()
)
"""Defined wherever Docusaurus runs, so naming them is no mistake; but they have no value here."""
