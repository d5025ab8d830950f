"""Properties and methods of values: a short list, none of which reaches outside the values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

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


Target = TypeVar("Target")
Method = Callable[[Caller, Target, list[object]], object]


def property_of(caller: Caller, target: object, key: object) -> object:
    """``target[key]``; a name that is not on the list is undefined, as JavaScript has it."""
    name = text_of(key)
    if isinstance(target, dict):
        return target.get(name, UNDEFINED)
    if isinstance(target, (list, str)):
        if isinstance(key, int) and not isinstance(key, bool):
            return target[key] if 0 <= key < len(target) else UNDEFINED
        if name == "length":
            return len(target)
    if isinstance(target, list):
        return _bound(_OF_LISTS.get(name), caller, target)
    if isinstance(target, str):
        return _bound(_OF_TEXTS.get(name), caller, target)
    if isinstance(target, (int, float)) and not isinstance(target, bool):
        return _bound(_OF_NUMBERS.get(name), caller, target)
    return UNDEFINED


def _bound(method: Method[Target] | None, caller: Caller, target: Target) -> object:
    if method is None:
        return UNDEFINED
    return Native(lambda arguments: method(caller, target, arguments))


def _argument(arguments: list[object], index: int, default: object = UNDEFINED) -> object:
    return arguments[index] if index < len(arguments) else default


def _bounded(items: list[object]) -> list[object]:
    if len(items) > _LONGEST_LIST:
        raise OverflowError
    return items


# ---- lists


def _map(caller: Caller, target: list[object], arguments: list[object]) -> object:
    function = _argument(arguments, 0)
    return [caller.call(function, [item, index, target]) for index, item in enumerate(target)]


def _filter(caller: Caller, target: list[object], arguments: list[object]) -> object:
    function = _argument(arguments, 0)
    return [
        item
        for index, item in enumerate(target)
        if is_true(caller.call(function, [item, index, target]))
    ]


def _find(caller: Caller, target: list[object], arguments: list[object]) -> object:
    function = _argument(arguments, 0)
    for index, item in enumerate(target):
        if is_true(caller.call(function, [item, index, target])):
            return item
    return UNDEFINED


def _some(caller: Caller, target: list[object], arguments: list[object]) -> object:
    function = _argument(arguments, 0)
    return any(is_true(caller.call(function, [item])) for item in target)


def _every(caller: Caller, target: list[object], arguments: list[object]) -> object:
    function = _argument(arguments, 0)
    return all(is_true(caller.call(function, [item])) for item in target)


def _reduce(caller: Caller, target: list[object], arguments: list[object]) -> object:
    items = list(target)
    result = arguments[1] if len(arguments) > 1 else (items.pop(0) if items else UNDEFINED)
    for item in items:
        result = caller.call(_argument(arguments, 0), [result, item])
    return result


def _join(caller: Caller, target: list[object], arguments: list[object]) -> object:
    separator = text_of(_argument(arguments, 0, ","))
    texts = ["" if item is None or item is UNDEFINED else text_of(item) for item in target]
    return caller.text(separator.join(texts))


def _slice_list(_: Caller, target: list[object], arguments: list[object]) -> object:
    return target[_range(arguments, len(target))]


def _concat_lists(_: Caller, target: list[object], arguments: list[object]) -> object:
    result = list(target)
    for item in arguments:
        result.extend(item if isinstance(item, list) else [item])
    return _bounded(result)


def _flat(_: Caller, target: list[object], _arguments: list[object]) -> object:
    result: list[object] = []
    for item in target:
        result.extend(item if isinstance(item, list) else [item])
    return _bounded(result)


def _reverse(_: Caller, target: list[object], _arguments: list[object]) -> object:
    return target[::-1]


def _sort(_: Caller, target: list[object], arguments: list[object]) -> object:
    if arguments:
        raise TypeError
    return sorted(target, key=text_of)


def _index_in_list(_: Caller, target: list[object], arguments: list[object]) -> object:
    wanted = _argument(arguments, 0)
    return target.index(wanted) if wanted in target else -1


def _list_includes(_: Caller, target: list[object], arguments: list[object]) -> object:
    return _argument(arguments, 0) in target


# ---- texts


def _range(arguments: list[object], length: int) -> slice:
    def index(position: int, default: int) -> int:
        value = _argument(arguments, position)
        if value is UNDEFINED:
            return default
        number = int(number_of(value))
        return max(0, length + number) if number < 0 else min(number, length)

    return slice(index(0, 0), index(1, length))


def _text(change: Callable[[str], object]) -> Method[str]:
    return lambda _caller, target, _arguments: change(target)


def _slice_text(_: Caller, target: str, arguments: list[object]) -> object:
    return target[_range(arguments, len(target))]


def _concat_texts(caller: Caller, target: str, arguments: list[object]) -> object:
    return caller.text(target + "".join(text_of(item) for item in arguments))


def _split(_: Caller, target: str, arguments: list[object]) -> object:
    separator = _argument(arguments, 0)
    if separator is UNDEFINED:
        return [target]
    written = text_of(separator)
    parts: list[object] = []
    parts.extend(target.split(written) if written else target)
    return _bounded(parts)


def _replace(caller: Caller, target: str, arguments: list[object]) -> object:
    old, new = text_of(_argument(arguments, 0)), text_of(_argument(arguments, 1))
    return caller.text(target.replace(old, new, 1))


def _replace_all(caller: Caller, target: str, arguments: list[object]) -> object:
    old, new = text_of(_argument(arguments, 0)), text_of(_argument(arguments, 1))
    if target.count(old) * len(new) > _LONGEST_TEXT:
        raise OverflowError
    return caller.text(target.replace(old, new))


def _repeat(_: Caller, target: str, arguments: list[object]) -> object:
    times = int(number_of(_argument(arguments, 0, 0)))
    if times < 0 or times * len(target) > _LONGEST_TEXT:
        raise OverflowError
    return target * times


def _starts(_: Caller, target: str, arguments: list[object]) -> object:
    return target.startswith(text_of(_argument(arguments, 0)))


def _ends(_: Caller, target: str, arguments: list[object]) -> object:
    return target.endswith(text_of(_argument(arguments, 0)))


def _char_at(_: Caller, target: str, arguments: list[object]) -> object:
    index = int(number_of(_argument(arguments, 0, 0)))
    return target[index : index + 1] if index >= 0 else ""


def _index_in_text(_: Caller, target: str, arguments: list[object]) -> object:
    return target.find(text_of(_argument(arguments, 0)))


def _text_includes(_: Caller, target: str, arguments: list[object]) -> object:
    return text_of(_argument(arguments, 0)) in target


# ---- numbers


def _to_fixed(_: Caller, target: float, arguments: list[object]) -> object:
    digits = max(0, min(int(number_of(_argument(arguments, 0, 0))), 100))
    return f"{target:.{digits}f}"


def _to_string(_: Caller, target: object, _arguments: list[object]) -> object:
    return text_of(target)


def _to_locale_string(_: Caller, target: float, _arguments: list[object]) -> object:
    """As in English, which is what Node writes without a locale."""
    whole, _dot, fraction = number_text(round(target, 3)).partition(".")
    return f"{int(whole):,}" + (f".{fraction}" if fraction else "")


_OF_LISTS: dict[str, Method[list[object]]] = {
    "map": _map,
    "filter": _filter,
    "find": _find,
    "some": _some,
    "every": _every,
    "reduce": _reduce,
    "join": _join,
    "slice": _slice_list,
    "concat": _concat_lists,
    "flat": _flat,
    "reverse": _reverse,
    "sort": _sort,
    "indexOf": _index_in_list,
    "includes": _list_includes,
    "toString": _to_string,
}
_OF_TEXTS: dict[str, Method[str]] = {
    "toUpperCase": _text(str.upper),
    "toLowerCase": _text(str.lower),
    "trim": _text(str.strip),
    "trimStart": _text(str.lstrip),
    "trimEnd": _text(str.rstrip),
    "toString": _to_string,
    "split": _split,
    "slice": _slice_text,
    "concat": _concat_texts,
    "replace": _replace,
    "replaceAll": _replace_all,
    "repeat": _repeat,
    "startsWith": _starts,
    "endsWith": _ends,
    "charAt": _char_at,
    "indexOf": _index_in_text,
    "includes": _text_includes,
}
_OF_NUMBERS: dict[str, Method[float]] = {
    "toFixed": _to_fixed,
    "toString": _to_string,
    "toLocaleString": _to_locale_string,
}
