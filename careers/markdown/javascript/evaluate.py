"""Nodes to values, within a budget."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from careers.markdown.javascript.globals import GLOBALS, NOT_HERE
from careers.markdown.javascript.methods import property_of
from careers.markdown.javascript.nodes import (
    Binary,
    Call,
    Conditional,
    Declare,
    Function,
    If,
    Jsx,
    List,
    Literal,
    Member,
    Name,
    Node,
    Object,
    Pattern,
    Return,
    Spread,
    Statement,
    Template,
    Unary,
    Unsupported,
)
from careers.markdown.javascript.operators import operate, to_integer
from careers.markdown.javascript.values import (
    UNDEFINED,
    Closure,
    JsxValue,
    Native,
    Scope,
    is_true,
    number_of,
    text_of,
    type_of,
)

_STEPS = 20_000
_DEEPEST = 60
_LONGEST_TEXT = 100_000


OUTERMOST = Scope(GLOBALS)
"""What every scope lies in."""


class NotEvaluated(Exception):  # noqa: N818 -- leaves only this package, as a problem
    """An expression that has no value here; ``undefined_name`` if a name is not defined."""

    def __init__(self, message: str, undefined_name: str = "", *, throws: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.undefined_name = undefined_name
        self.throws = throws
        """JavaScript itself would throw: the page would not render."""


class Evaluator:
    """Evaluates the expressions of one page; all together may take so many steps."""

    __slots__ = ("_depth", "_steps")

    def __init__(self) -> None:
        self._steps = 0
        self._depth = 0

    def value(self, node: Node, scope: Scope) -> object:
        """The value of an expression. Raises NotEvaluated."""
        self._steps += 1
        if self._steps > _STEPS:
            raise NotEvaluated("it takes too many steps")
        if self._depth >= _DEEPEST:
            raise NotEvaluated("it is nested too deeply")
        self._depth += 1
        try:
            return _RULES[type(node)](self, node, scope)
        finally:
            self._depth -= 1

    def call(self, function: object, arguments: list[object]) -> object:
        """What a function returns. Raises NotEvaluated."""
        if isinstance(function, Native):
            return _native_result(function, arguments)
        if not isinstance(function, Closure):
            raise NotEvaluated(f"{type_of(function)} is not a function", throws=True)
        written = function.function
        names: dict[str, object] = {}
        scope = Scope(names, function.scope)
        for index, pattern in enumerate(written.parameters):
            given = arguments[index] if index < len(arguments) else UNDEFINED
            self.bind(pattern, given, scope)
        if written.rest:
            names[written.rest] = arguments[len(written.parameters) :]
        if isinstance(written.body, tuple):
            result = self.run(written.body, scope)
            return UNDEFINED if result is None else result[0]
        return self.value(written.body, scope)

    def run(self, statements: Sequence[Statement], scope: Scope) -> tuple[object] | None:
        """Run statements; what they return, wrapped, or None if they do not."""
        for statement in statements:
            self._steps += 1
            if isinstance(statement, Declare):
                self.bind(statement.pattern, self.value(statement.value, scope), scope)
            elif isinstance(statement, Return):
                return (self.value(statement.value, scope),)
            elif isinstance(statement, If):
                chosen = is_true(self.value(statement.condition, scope))
                result = self.run(
                    statement.then if chosen else statement.otherwise, Scope({}, scope)
                )
                if result is not None:
                    return result
        return None

    def bind(self, pattern: Pattern, value: object, scope: Scope) -> None:
        """Give the names of a pattern their values."""
        if value is UNDEFINED and pattern.default is not None:
            value = self.value(pattern.default, scope)
        if pattern.keyed is None:
            scope.values[pattern.name] = value
            return
        if value is None or value is UNDEFINED:
            raise NotEvaluated(f"cannot take {text_of(value)} apart", throws=True)
        taken: set[str | int] = set()
        for key, inner in pattern.keyed:
            taken.add(key)
            self.bind(inner, _part(value, key), scope)
        if pattern.rest:
            scope.values[pattern.rest] = _rest(value, taken)

    def text(self, value: str) -> str:
        """A text, if it is not too long to be meant."""
        if len(value) > _LONGEST_TEXT:
            raise NotEvaluated("the text it makes is too long")
        return value


def _native_result(function: Native, arguments: list[object]) -> object:
    try:
        return function.call(arguments)
    except (ArithmeticError, TypeError, ValueError):
        raise NotEvaluated("these arguments need JavaScript") from None


def _part(value: object, key: str | int) -> object:
    if isinstance(key, int):
        return value[key] if isinstance(value, (list, str)) and key < len(value) else UNDEFINED
    if isinstance(value, dict):
        return value.get(key, UNDEFINED)
    return UNDEFINED


def _rest(value: object, taken: set[str | int]) -> object:
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key not in taken}
    return list(value[len(taken) :]) if isinstance(value, (list, str)) else {}


def _literal(_: Evaluator, node: Literal, _scope: Scope) -> object:
    return node.value


def _name(_: Evaluator, node: Name, scope: Scope) -> object:
    try:
        return scope.find(node.name)
    except KeyError:
        if node.name in NOT_HERE:
            raise NotEvaluated(f"`{node.name}` needs JavaScript") from None
        raise NotEvaluated(f"`{node.name}` is not defined", node.name, throws=True) from None


def _template(evaluator: Evaluator, node: Template, scope: Scope) -> object:
    return evaluator.text(
        "".join(
            piece if isinstance(piece, str) else text_of(evaluator.value(piece, scope))
            for piece in node.pieces
        )
    )


def _items(evaluator: Evaluator, nodes: Sequence[Node], scope: Scope) -> list[object]:
    items: list[object] = []
    for node in nodes:
        if isinstance(node, Spread):
            value = evaluator.value(node.value, scope)
            if not isinstance(value, (list, str)):
                raise NotEvaluated(f"{type_of(value)} is not iterable", throws=True)
            items.extend(value)
        else:
            items.append(evaluator.value(node, scope))
    return items


def _list(evaluator: Evaluator, node: List, scope: Scope) -> object:
    return _items(evaluator, node.items, scope)


def _object(evaluator: Evaluator, node: Object, scope: Scope) -> object:
    entries: dict[str, object] = {}
    for entry in node.entries:
        if isinstance(entry, Spread):
            value = evaluator.value(entry.value, scope)
            if isinstance(value, dict):
                entries.update(value)
        else:
            key, value_node = entry
            entries[text_of(evaluator.value(key, scope))] = evaluator.value(value_node, scope)
    return entries


def _member(evaluator: Evaluator, node: Member, scope: Scope) -> object:
    target = evaluator.value(node.target, scope)
    if target is None or target is UNDEFINED:
        if node.optional:
            return UNDEFINED
        raise NotEvaluated(f"{text_of(target)} has no properties", throws=True)
    key = evaluator.value(node.key, scope)
    return property_of(evaluator, target, key)


def _call(evaluator: Evaluator, node: Call, scope: Scope) -> object:
    function = evaluator.value(node.function, scope)
    if function is UNDEFINED and isinstance(node.function, Member):
        # Not every method of texts and lists is known here.
        target = evaluator.value(node.function.target, scope)
        if isinstance(target, (str, int, float, list)):
            name = text_of(evaluator.value(node.function.key, scope))
            raise NotEvaluated(f"`{name}` needs JavaScript")
    if node.optional and (function is None or function is UNDEFINED):
        return UNDEFINED
    return evaluator.call(function, _items(evaluator, node.arguments, scope))


def _unary(evaluator: Evaluator, node: Unary, scope: Scope) -> object:
    if node.operator == "typeof" and isinstance(node.value, Name):
        try:
            return type_of(scope.find(node.value.name))
        except KeyError:
            return "undefined"
    value = evaluator.value(node.value, scope)
    match node.operator:
        case "!":
            return not is_true(value)
        case "-":
            return -number_of(value)
        case "+":
            return number_of(value)
        case "~":
            return ~to_integer(value)
        case "typeof":
            return type_of(value)
        case _:
            return UNDEFINED


def _binary(evaluator: Evaluator, node: Binary, scope: Scope) -> object:
    left = evaluator.value(node.left, scope)
    match node.operator:
        case "&&":
            return evaluator.value(node.right, scope) if is_true(left) else left
        case "||":
            return left if is_true(left) else evaluator.value(node.right, scope)
        case "??":
            missing = left is None or left is UNDEFINED
            return evaluator.value(node.right, scope) if missing else left
        case _:
            pass
    right = evaluator.value(node.right, scope)
    try:
        value = operate(node.operator, left, right)
    except (ArithmeticError, LookupError):
        raise NotEvaluated(f"`{node.operator}` needs JavaScript") from None
    return evaluator.text(value) if isinstance(value, str) else value


def _conditional(evaluator: Evaluator, node: Conditional, scope: Scope) -> object:
    chosen = is_true(evaluator.value(node.condition, scope))
    return evaluator.value(node.then if chosen else node.otherwise, scope)


def _function(_: Evaluator, node: Function, scope: Scope) -> object:
    return Closure(node, scope)


def _jsx(_: Evaluator, node: Jsx, scope: Scope) -> object:
    return JsxValue(node, scope)


def _spread(evaluator: Evaluator, node: Spread, scope: Scope) -> object:
    return evaluator.value(node.value, scope)


def _unsupported(_: Evaluator, node: Unsupported, _scope: Scope) -> object:
    raise NotEvaluated(f"{node.what} needs JavaScript")


_RULES: dict[type, Callable[..., object]] = {
    Literal: _literal,
    Name: _name,
    Template: _template,
    Spread: _spread,
    List: _list,
    Object: _object,
    Member: _member,
    Call: _call,
    Unary: _unary,
    Binary: _binary,
    Conditional: _conditional,
    Function: _function,
    Jsx: _jsx,
    Unsupported: _unsupported,
}
