"""What YAML becomes: values that know their places."""

from __future__ import annotations

from dataclasses import dataclass

from careers.located_yaml.scalars import Scalar


@dataclass(frozen=True, slots=True)
class Located:
    """A value and where it was written."""

    value: Value
    line: int
    """Of the file, from 1; an alias stands where it is used."""
    column: int
    """From 1, in characters."""
    key_line: int = 0
    """Where its key was written, for a value of a mapping."""
    key_column: int = 0


Value = Scalar | dict[str, Located] | tuple[Located, ...]
"""Mappings keep the order in which they were written; nobody changes them."""


def plain(located: Located) -> object:
    """The value without its places: dict, list, scalar."""
    match located.value:
        case dict() as entries:
            return {key: plain(value) for key, value in entries.items()}
        case tuple() as items:
            return [plain(item) for item in items]
        case scalar:
            return scalar
