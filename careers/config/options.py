"""How an option is declared: a field of a frozen dataclass, with its meaning in words.

The type is the check: ``bool``, ``str``, ``int``, ``float``, ``Literal``, ``tuple[X, ...]``,
another such class, ``Pairs`` for a table whose keys are free, and unions of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from functools import cache
from typing import Any, TypeVar, get_type_hints

T = TypeVar("T")

JAVASCRIPT = (".ts", ".mts", ".cts", ".js", ".mjs", ".cjs")
"""Endings of files that Node evaluates, in the order in which Docusaurus looks for them."""

Pairs = tuple[tuple[str, Any], ...]
"""A table whose keys are free: pairs in the order written, lists as tuples, tables as pairs."""


@dataclass(frozen=True, slots=True)
class JavaScript:
    """A value of a ``docusaurus.config.js`` that only JavaScript can use."""

    kind: str
    """``function``, ``missing`` (of a package that is not installed), ``regular expression``, …"""
    name: str
    """Of the function or package."""

    @property
    def what(self) -> str:
        """In words: ``a function``."""
        if self.kind == "missing":
            return f"of the package `{self.name}`, which is not installed"
        return f"a {self.kind}"


@dataclass(frozen=True, slots=True)
class Traits:
    """What an option is, beyond its type."""

    doc: str
    """A sentence or two for the manual; Markdown."""
    key: str = ""
    """Docusaurus's name for it, dotted where it lies deeper: ``anchors.maintainCase``."""
    may_be_empty: bool = False
    """Empty text is a value too."""
    false_is_none: bool = False
    """``false`` turns it off."""
    one_is_list: bool = False
    """A single text stands for a list of it."""
    takes_rest: bool = False
    """Holds the keys that are no option: attributes of a link."""
    only: Callable[[object], bool] | None = None
    """Takes some items of a list only; another field takes the others."""


@dataclass(frozen=True, slots=True)
class Option:
    """A declared option."""

    key: str
    """Dotted: ``anchors.maintainCase``."""
    name: str
    """Of the field."""
    hint: Any
    """Its type."""
    traits: Traits


def option(default: T, doc: str, **traits: Any) -> T:
    """Declare a field of a configuration class.

    Args:
        default: Where the key is absent or wrong.
        doc: Its meaning, for the manual.
        **traits: Those of ``Traits``.
    """
    return field(default=default, metadata={"traits": Traits(doc, **traits)})


def traits_of(declared: Field[Any]) -> Traits | None:
    """How a field was declared; None for one that is no option."""
    traits = declared.metadata.get("traits")
    return traits if isinstance(traits, Traits) else None


def options_of(cls: type) -> tuple[Option, ...]:
    """The options of a class in the order of its fields; a field with the rest is none."""
    return _options(cls)


@cache
def _options(cls: Any) -> tuple[Option, ...]:
    hints = get_type_hints(cls)
    only: tuple[str, ...] | None = getattr(cls, "ONLY_FIELDS", None)
    return tuple(
        Option(traits.key or camel_case(declared.name), declared.name, hints[declared.name], traits)
        for declared in fields(cls)
        if (traits := traits_of(declared)) and not traits.takes_rest
        if only is None or declared.name in only
    )


def rests_of(cls: type) -> tuple[str, ...]:
    """The names of the fields that take keys which are no option."""
    return tuple(
        declared.name
        for declared in fields(cls)
        if (traits := traits_of(declared)) and traits.takes_rest
    )


def camel_case(name: str) -> str:
    """``base_url`` → ``baseUrl``."""
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), name)


def freeze(value: object) -> Any:
    """Tables as pairs and lists as tuples, all the way down."""
    if isinstance(value, Mapping):
        pairs = ((str(key), inner) for key, inner in value.items())
        return tuple((k, freeze(v)) for k, v in pairs if not isinstance(v, JavaScript))
    if isinstance(value, list | tuple):
        return tuple(freeze(inner) for inner in value if not isinstance(inner, JavaScript))
    return value
