"""Properties and methods of values: a short list, none of which reaches outside the values."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol

from careers.markdown.javascript.values import (
    UNDEFINED,
    Native,
    is_true,
    number_of,
    number_text,
    text_of,
)

_LONGEST_LIST = 5_000
_LONGEST_TEXT = 100_000


class Caller(Protocol):
    """What can call a function of the page."""

    def call(self, function: object, arguments: list[object]) -> object:
        """What the function returns."""
        ...

    def text(self, value: str) -> str:
        """A text, if it is not too long to be meant."""
        ...


def property_of(caller: Caller, target: object, key: object) -> object:
    """``target[key]``; a name that is not on the list is undefined, as JavaScript has it."""
    if isinstance(target, dict):
        return target.get(text_of(key), UNDEFINED)
    if isinstance(target, (list, str)):
        if isinstance(key, int) and not isinstance(key, bool):
            return target[key] if 0 <= key < len(target) else UNDEFINED
        if key == "length":
            return len(target)
    method = _method(target, text_of(key))
    if method is None:
        return UNDEFINED
    return Native(lambda arguments: method(caller, target, arguments))


_Method = Callable[[Caller, object, list[object]], object]


def _method(target: object, name: str) -> _Method | None:
    if isinstance(target, list):
        return _OF_LISTS.get(name)
    if isinstance(target, str):
        return _OF_TEXTS.get(name)
    if isinstance(target, (int, float)) and not isinstance(target, bool):
        return _OF_NUMBERS.get(name)
    return None


def _argument(arguments: list[object], index: int, default: object = UNDEFINED) -> object:
    return arguments[index] if index < len(arguments) else default


def _range(arguments: list[object], length: int) -> slice:
    def index(position: int, default: int) -> int:
        value = _argument(arguments, position)
        if value is UNDEFINED:
            return default
        number = int(number_of(value))
        return max(0, length + number) if number < 0 else min(number, length)

    return slice(index(0, 0), index(1, length))


def _bounded(items: list[object]) -> list[object]:
    if len(items) > _LONGEST_LIST:
        raise OverflowError
    return items


# ---- lists


def _map(caller: Caller, target: object, arguments: list[object]) -> object:
    assert isinstance(target, list)
    function = _argument(arguments, 0)
    return [caller.call(function, [item, index, target]) for index, item in enumerate(target)]


def _filter(caller: Caller, target: object, arguments: list[object]) -> object:
    assert isinstance(target, list)
    function = _argument(arguments, 0)
    return [
        item
        for index, item in enumerate(target)
        if is_true(caller.call(function, [item, index, target]))
    ]


def _find(caller: Caller, target: object, arguments: list[object]) -> object:
    assert isinstance(target, list)
    function = _argument(arguments, 0)
    for index, item in enumerate(target):
        if is_true(caller.call(function, [item, index, target])):
            return item
    return UNDEFINED


def _some(caller: Caller, target: object, arguments: list[object]) -> object:
    assert isinstance(target, list)
    function = _argument(arguments, 0)
    return any(is_true(caller.call(function, [item])) for item in target)


def _every(caller: Caller, target: object, arguments: list[object]) -> object:
    assert isinstance(target, list)
    function = _argument(arguments, 0)
    return all(is_true(caller.call(function, [item])) for item in target)


def _reduce(caller: Caller, target: object, arguments: list[object]) -> object:
    assert isinstance(target, list)
    items = list(target)
    result = arguments[1] if len(arguments) > 1 else (items.pop(0) if items else UNDEFINED)
    for item in items:
        result = caller.call(_argument(arguments, 0), [result, item])
    return result


def _join(caller: Caller, target: object, arguments: list[object]) -> object:
    assert isinstance(target, list)
    separator = text_of(_argument(arguments, 0, ","))
    texts = ["" if item is None or item is UNDEFINED else text_of(item) for item in target]
    return caller.text(separator.join(texts))


def _slice(_: Caller, target: object, arguments: list[object]) -> object:
    assert isinstance(target, (list, str))
    return target[_range(arguments, len(target))]


def _concat(caller: Caller, target: object, arguments: list[object]) -> object:
    if isinstance(target, str):
        return caller.text(target + "".join(text_of(item) for item in arguments))
    assert isinstance(target, list)
    result = list(target)
    for item in arguments:
        result.extend(item if isinstance(item, list) else [item])
    return _bounded(result)


def _flat(_: Caller, target: object, _arguments: list[object]) -> object:
    assert isinstance(target, list)
    result: list[object] = []
    for item in target:
        result.extend(item if isinstance(item, list) else [item])
    return _bounded(result)


def _reverse(_: Caller, target: object, _arguments: list[object]) -> object:
    assert isinstance(target, list)
    return target[::-1]


def _sort(_: Caller, target: object, arguments: list[object]) -> object:
    assert isinstance(target, list)
    return sorted(target, key=text_of) if not arguments else target


def _index_of(_: Caller, target: object, arguments: list[object]) -> object:
    wanted = _argument(arguments, 0)
    if isinstance(target, str):
        return target.find(text_of(wanted))
    assert isinstance(target, list)
    return target.index(wanted) if wanted in target else -1


def _includes(caller: Caller, target: object, arguments: list[object]) -> object:
    return _index_of(caller, target, arguments) != -1


# ---- texts


def _text(change: Callable[[str], object]) -> _Method:
    return lambda _caller, target, _arguments: change(str(target))


def _split(_: Caller, target: object, arguments: list[object]) -> object:
    separator = _argument(arguments, 0)
    if separator is UNDEFINED:
        return [target]
    written = text_of(separator)
    parts = str(target).split(written) if written else list(str(target))
    return _bounded(list(parts))


def _replace(caller: Caller, target: object, arguments: list[object]) -> object:
    old, new = text_of(_argument(arguments, 0)), text_of(_argument(arguments, 1))
    return caller.text(str(target).replace(old, new, 1))


def _replace_all(caller: Caller, target: object, arguments: list[object]) -> object:
    old, new = text_of(_argument(arguments, 0)), text_of(_argument(arguments, 1))
    return caller.text(str(target).replace(old, new))


def _repeat(caller: Caller, target: object, arguments: list[object]) -> object:
    times = int(number_of(_argument(arguments, 0, 0)))
    if times < 0 or times * len(str(target)) > _LONGEST_TEXT:
        raise OverflowError
    return caller.text(str(target) * times)


def _starts(_: Caller, target: object, arguments: list[object]) -> object:
    return str(target).startswith(text_of(_argument(arguments, 0)))


def _ends(_: Caller, target: object, arguments: list[object]) -> object:
    return str(target).endswith(text_of(_argument(arguments, 0)))


def _char_at(_: Caller, target: object, arguments: list[object]) -> object:
    index = int(number_of(_argument(arguments, 0, 0)))
    return str(target)[index : index + 1] if index >= 0 else ""


# ---- numbers


def _to_fixed(_: Caller, target: object, arguments: list[object]) -> object:
    digits = max(0, min(int(number_of(_argument(arguments, 0, 0))), 100))
    return f"{number_of(target):.{digits}f}"


def _to_string(_: Caller, target: object, _arguments: list[object]) -> object:
    return text_of(target)


def _to_locale_string(_: Caller, target: object, _arguments: list[object]) -> object:
    """As in English, which is what Node writes without a locale."""
    number = number_of(target)
    whole, _dot, fraction = number_text(round(number, 3)).partition(".")
    return f"{int(whole):,}" + (f".{fraction}" if fraction else "")


_OF_LISTS: dict[str, _Method] = {
    "map": _map,
    "filter": _filter,
    "find": _find,
    "some": _some,
    "every": _every,
    "reduce": _reduce,
    "join": _join,
    "slice": _slice,
    "concat": _concat,
    "flat": _flat,
    "reverse": _reverse,
    "sort": _sort,
    "indexOf": _index_of,
    "includes": _includes,
    "toString": _to_string,
}
_OF_TEXTS: dict[str, _Method] = {
    "toUpperCase": _text(str.upper),
    "toLowerCase": _text(str.lower),
    "trim": _text(str.strip),
    "trimStart": _text(str.lstrip),
    "trimEnd": _text(str.rstrip),
    "toString": _to_string,
    "split": _split,
    "slice": _slice,
    "concat": _concat,
    "replace": _replace,
    "replaceAll": _replace_all,
    "repeat": _repeat,
    "startsWith": _starts,
    "endsWith": _ends,
    "charAt": _char_at,
    "indexOf": _index_of,
    "includes": _includes,
}
_OF_NUMBERS: dict[str, _Method] = {
    "toFixed": _to_fixed,
    "toString": _to_string,
    "toLocaleString": _to_locale_string,
}


def _native(function: Callable[[list[object]], object]) -> Native:
    return Native(function)


def _keys(arguments: list[object]) -> object:
    value = _argument(arguments, 0)
    return list(value) if isinstance(value, dict) else []


def _values(arguments: list[object]) -> object:
    value = _argument(arguments, 0)
    return list(value.values()) if isinstance(value, dict) else []


def _entries(arguments: list[object]) -> object:
    value = _argument(arguments, 0)
    return [[key, item] for key, item in value.items()] if isinstance(value, dict) else []


GLOBALS: dict[str, object] = {
    "undefined": UNDEFINED,
    "NaN": float("nan"),
    "Infinity": float("inf"),
    "String": _native(lambda arguments: text_of(_argument(arguments, 0, ""))),
    "Number": _native(lambda arguments: number_of(_argument(arguments, 0, 0))),
    "Boolean": _native(lambda arguments: is_true(_argument(arguments, 0))),
    "Object": {"keys": _native(_keys), "values": _native(_values), "entries": _native(_entries)},
    "Math": {
        "round": _native(lambda arguments: math.floor(number_of(_argument(arguments, 0)) + 0.5)),
        "floor": _native(lambda arguments: math.floor(number_of(_argument(arguments, 0)))),
        "ceil": _native(lambda arguments: math.ceil(number_of(_argument(arguments, 0)))),
        "max": _native(lambda arguments: max(number_of(item) for item in arguments)),
        "min": _native(lambda arguments: min(number_of(item) for item in arguments)),
    },
}
"""What every page may name. No ``Date``: a build does not read the clock."""

NOT_HERE = frozenset(
    "Array BigInt Date Error Intl JSON Map Promise Proxy Reflect RegExp Set Symbol WeakMap URL "
    "console decodeURIComponent encodeURIComponent globalThis isNaN parseFloat parseInt process "
    "require setTimeout structuredClone".split()
)
"""Defined wherever JavaScript runs, so naming them is no mistake; but they have no value here."""
