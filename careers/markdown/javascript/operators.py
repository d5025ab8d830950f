"""Arithmetic and comparisons as JavaScript has them."""

from __future__ import annotations

import math
from collections.abc import Callable

from careers.markdown.javascript.values import UNDEFINED, number_of, text_of, type_of

_SAFE_INTEGER = 2**53
_COMPARISONS = frozenset({"==", "!=", "===", "!==", "<", ">", "<=", ">="})


def operate(operator: str, left: object, right: object) -> object:
    """The value of ``left operator right``; LookupError for an operator that is not evaluated."""
    if operator == "+" and not (_is_number_like(left) and _is_number_like(right)):
        return text_of(left) + text_of(right)
    if operator in _COMPARISONS:
        return _compare(operator, left, right)
    if operator == "in" and isinstance(right, dict):
        return text_of(left) in right
    return _whole(_ARITHMETIC[operator](number_of(left), number_of(right)))


def _is_number_like(value: object) -> bool:
    return value is None or value is UNDEFINED or isinstance(value, (bool, int, float))


def _divide(left: float, right: float) -> float:
    if right == 0:
        return math.nan if left == 0 or math.isnan(left) else math.copysign(math.inf, left)
    return left / right


def _remainder(left: float, right: float) -> float:
    return math.nan if right == 0 or math.isinf(left) else math.fmod(left, right)


def _power(left: float, right: float) -> float:
    try:
        result = float(left) ** float(right)
    except (OverflowError, ZeroDivisionError):
        return math.inf
    return result if isinstance(result, float) else math.nan


def to_integer(value: object) -> int:
    """A value as the 32 bits that bit operators see."""
    number = number_of(value)
    return 0 if math.isnan(number) or math.isinf(number) else int(number) & 0xFFFFFFFF


def _whole(value: float) -> float:
    """A number without a fraction as an int, as long as JavaScript holds it exactly."""
    if isinstance(value, int):
        return value if abs(value) <= _SAFE_INTEGER else float(value)
    if value.is_integer() and abs(value) <= _SAFE_INTEGER:
        return int(value)
    return value


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": _divide,
    "%": _remainder,
    "**": _power,
    "|": lambda left, right: to_integer(left) | to_integer(right),
    "&": lambda left, right: to_integer(left) & to_integer(right),
    "^": lambda left, right: to_integer(left) ^ to_integer(right),
}


def _compare(operator: str, left: object, right: object) -> bool:
    if operator in ("===", "!=="):
        return _same(left, right) == (operator == "===")
    if operator in ("==", "!="):
        return _equal(left, right) == (operator == "==")
    if isinstance(left, str) and isinstance(right, str):
        return _in_order(operator, (left > right) - (left < right))
    one, other = number_of(left), number_of(right)
    if math.isnan(one) or math.isnan(other):
        return False
    return _in_order(operator, (one > other) - (one < other))


def _in_order(operator: str, order: int) -> bool:
    """Whether an order (-1, 0 or 1) satisfies ``<``, ``>``, ``<=`` or ``>=``."""
    if order == 0:
        return operator in ("<=", ">=")
    return operator[0] == ("<" if order < 0 else ">")


def _same(left: object, right: object) -> bool:
    if type_of(left) != type_of(right):
        return False
    if isinstance(left, (str, int, float)):
        return left == right
    return left is right


def _equal(left: object, right: object) -> bool:
    missing_left = left is None or left is UNDEFINED
    missing_right = right is None or right is UNDEFINED
    if missing_left or missing_right:
        return missing_left and missing_right
    if type_of(left) == type_of(right):
        return _same(left, right)
    if isinstance(left, (dict, list)) and isinstance(right, (dict, list)):
        return left is right
    return number_of(left) == number_of(right)
