"""Values of JavaScript and how they read as text."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from careers.markdown.javascript.nodes import Function, Jsx


class Undefined:
    """``undefined``, of which there is one."""

    __slots__ = ()


UNDEFINED: Final = Undefined()


@dataclass(slots=True, eq=False)
class Closure:
    """A function with the names it was made among."""

    function: Function
    scope: Scope


@dataclass(slots=True, eq=False)
class Native:
    """A function of ours: ``join`` of a certain list."""

    call: Callable[[list[object]], object]


@dataclass(slots=True, eq=False)
class JsxValue:
    """An element that an expression made, with the names of its place."""

    element: Jsx
    scope: Scope


class Scope:
    """Names and what they stand for, inside other names."""

    __slots__ = ("_outer", "values")

    def __init__(self, values: dict[str, object], outer: Scope | None = None) -> None:
        self.values = values
        self._outer = outer

    def find(self, name: str) -> object:
        """The value of a name; KeyError if there is none."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.values:
                return scope.values[name]
            scope = scope._outer
        raise KeyError(name)


def is_true(value: object) -> bool:
    """Whether ``if (value)`` holds."""
    if value is None or value is UNDEFINED or value is False:
        return False
    if isinstance(value, (int, float)):
        return value != 0 and not math.isnan(value)
    return value != ""


def text_of(value: object) -> str:
    """A value as text, ``String(value)``."""
    if isinstance(value, str):
        return value
    if value is None:
        return "null"
    if value is UNDEFINED:
        return "undefined"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, list):
        return ",".join(
            "" if item is None or item is UNDEFINED else text_of(item) for item in value
        )
    return "[object Object]"


def number_text(value: float) -> str:
    """A number as JavaScript writes it: ``2``, not ``2.0``."""
    if isinstance(value, int):
        return str(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value.is_integer() and abs(value) < 1e21:  # noqa: PLR2004 -- from there on JavaScript writes 1e+21
        return str(int(value))
    text = repr(value)
    mantissa, e, exponent = text.partition("e")
    if not e:
        return text
    power = int(exponent)
    if -7 < power < 0:  # noqa: PLR2004 -- small numbers are written out
        digits = mantissa.replace(".", "").replace("-", "")
        return ("-" if value < 0 else "") + "0." + "0" * (-power - 1) + digits
    return f"{mantissa.removesuffix('.0')}e{'+' if power > 0 else '-'}{abs(power)}"


def number_of(value: object) -> float:
    """A value as a number, ``Number(value)``."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return value
    if value is None:
        return 0
    if isinstance(value, str):
        return _number_of_text(value.strip())
    if isinstance(value, list) and len(value) < 2:  # noqa: PLR2004 -- [] is 0, [3] is 3
        return number_of(value[0]) if value else 0
    return math.nan


def _number_of_text(text: str) -> float:
    if not text:
        return 0
    try:
        number = float(text) if text[:2].lower() not in ("0x", "0o", "0b") else int(text, 0)
    except ValueError:
        return math.nan
    if "_" in text or text.lower().lstrip("+-") in ("nan", "inf"):
        return math.nan
    return int(number) if float(number).is_integer() else number


def type_of(value: object) -> str:
    """The kind of a value, ``typeof value``."""
    if value is UNDEFINED:
        return "undefined"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    return "function" if isinstance(value, (Closure, Native)) else "object"
