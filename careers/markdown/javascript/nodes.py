"""What an expression is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, a string, ``true``, ``false`` or ``null``."""

    value: object


@dataclass(frozen=True, slots=True)
class Name:
    """An identifier; ``position`` is its index in the source."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Template:
    """Text with values in it, `` `a ${b}` ``: texts and nodes by turns."""

    pieces: tuple[str | Node, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """``...x`` in a list, an object or a call."""

    value: Node


@dataclass(frozen=True, slots=True)
class List:
    """A list, ``[a, b]``."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Object:
    """An object, ``{a: 1, [b]: 2, ...c}``."""

    entries: tuple[tuple[Node, Node] | Spread, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A part of a value: ``a.b``, ``a[b]``, ``a?.b``."""

    target: Node
    key: Node
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A call, ``f(a, b)``."""

    function: Node
    arguments: tuple[Node, ...]
    position: int
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Unary:
    """An operator with one value: ``!a``, ``-a``, ``typeof a``."""

    operator: str
    value: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """An operator with two values: ``a + b``, ``a && b``."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Conditional:
    """A choice, ``a ? b : c``."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a parameter or a ``const`` takes apart.

    A plain name, or ``{a, b: c = 1, ...rest}`` (keys are names), or ``[a, b]`` (keys are indexes).
    """

    name: str = ""
    default: Node | None = None
    keyed: tuple[tuple[str | int, Pattern], ...] | None = None
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Function:
    """A function, ``(a, b) => c`` or ``function (a) { return b; }``."""

    parameters: tuple[Pattern, ...]
    rest: str
    body: Node | tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class JsxAttribute:
    """``name="text"``, ``name={value}``, ``name``, ``{...value}`` (no name)."""

    name: str
    value: str | bool | Node
    position: int = 0


@dataclass(frozen=True, slots=True)
class Jsx:
    """``<Name a="b">children</Name>``; the name of a fragment is empty."""

    name: str
    attributes: tuple[JsxAttribute, ...]
    children: tuple[str | Node, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Sound JavaScript that is not evaluated: ``new Date()``, ``await x``, ``/regex/``."""

    what: str
    position: int


Node = (
    Literal
    | Name
    | Template
    | Spread
    | List
    | Object
    | Member
    | Call
    | Unary
    | Binary
    | Conditional
    | Function
    | Jsx
    | Unsupported
)


@dataclass(frozen=True, slots=True)
class Declare:
    """A declaration, ``const pattern = value``."""

    pattern: Pattern
    value: Node


@dataclass(frozen=True, slots=True)
class Return:
    """The end of a function, ``return value``."""

    value: Node


@dataclass(frozen=True, slots=True)
class If:
    """A choice of statements, ``if (condition) { then } else { otherwise }``."""

    condition: Node
    then: tuple[Statement, ...]
    otherwise: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """An import, ``import Default, {name as local} from 'module'``."""

    module: str
    names: tuple[tuple[str, str], ...]
    """(exported name, local name); ``default`` and ``*`` are such names."""
    position: int


Statement = Declare | Return | If | Import


class JavaScriptMistake(Exception):  # noqa: N818 -- a mistake of the author, never leaves this room
    """The text is not JavaScript, at ``position``; ``at_end``: more text could mend it."""

    def __init__(self, message: str, position: int, *, at_end: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.at_end = at_end
