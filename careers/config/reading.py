"""A table of the configuration file into the class that declares it; every mistake located."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace
from datetime import date, time
from types import NoneType, UnionType
from typing import Any, Literal, Protocol, TypeVar, Union, get_args, get_origin, runtime_checkable

from careers.config.options import JavaScript, Pairs, Traits, freeze, options_of, rests_of
from careers.config.toml_positions import KeyPath, Place
from careers.problems import Location, Problem, Severity

T = TypeVar("T")
_WRONG = object()
_LONGEST = 60
_OURS = "careers"
"""The table that Docusaurus does not know, so that it refuses nothing in it."""
_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*")


@runtime_checkable
class Checked(Protocol):
    """A configuration class that checks what its types cannot."""

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """What is wrong, from the values and from the table as it was written."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong with a table that types do not show."""

    key: str
    """Of the table, or empty for the table itself."""
    message: str
    hint: str
    severity: Severity = "error"
    refused: bool = True


class Reader:
    """Reads one configuration file; problems gather in the order of the file's keys."""

    def __init__(self, path: str, places: Mapping[KeyPath, Place]) -> None:
        self.path = path
        self.places = places
        self.problems: list[Problem] = []
        self.suggest: Callable[[str], str] = lambda _: ""
        """A hint for a key that is no option where it stands; see ``did_you_mean``."""

    def table(
        self, cls: type[T], table: Mapping[str, object], at: KeyPath = (), *, converts: bool = False
    ) -> T:
        """The values of a table; wrong ones are left at their defaults.

        Args:
            cls: The class whose fields are the options.
            table: As ``tomllib`` gives it.
            at: Where the table lies.
            converts: Text such as ``"true"`` is taken for what it says, as Docusaurus does
                outside of plugins and themes.
        """
        values: dict[str, object] = {}
        also: Mapping[str, str] = getattr(cls, "ALSO", {})
        for one in options_of(cls):
            found, path = _look_up(table, one.key)
            if found is _WRONG and one.key in also:
                found, path = _look_up(table, also[one.key])
            if found is not _WRONG:
                at_value = (*at, *path)
                value = self._value(found, one.hint, at_value, one.traits, converts=converts)
                if value is not _WRONG:
                    values[one.name] = value
        rest = self._unknown(cls, table, at)
        values |= dict.fromkeys(rests_of(cls), freeze(rest))
        made = cls(**values)
        if isinstance(made, Checked):
            for mistake in made.mistakes(table):
                self._mistake(mistake, at)
        return made

    def refuse(
        self, at: KeyPath, message: str, hint: str, rule: str = "config-type", **more: Any
    ) -> None:
        """Note a mistake at a value."""
        place = self._place(at)
        location = Location(self.path)
        if place:
            location = Location(self.path, place.value_line, place.value_column)
        refused = more.pop("refused", True) and at[:1] != (_OURS,)
        self.problems.append(Problem(location, message, rule, hint, refused=refused, **more))

    def at_key(self, at: KeyPath) -> Location:
        """Where a key was written."""
        place = self._place(at)
        return Location(self.path, place.line, place.column) if place else Location(self.path)

    def _place(self, at: KeyPath) -> Place | None:
        """Of a path, or of the nearest table around it that has one."""
        while at and at not in self.places:
            at = at[:-1]
        return self.places.get(at)

    def _value(
        self, value: object, hint: Any, at: KeyPath, traits: Traits, *, converts: bool
    ) -> object:
        """The value as the hint wants it, or ``_WRONG`` and a problem."""
        if isinstance(value, JavaScript):
            self._runs_only_there(value, at)
            return _WRONG
        members = _members(hint)
        if value is None and NoneType in members:
            return None
        if value is False and traits.false_is_none:
            return None
        if traits.one_is_list and isinstance(value, str):
            value = [value]
        if converts:
            value = _converted(value, members)
        for member in members:
            if _shaped(value, member):
                return self._member(value, member, at, traits, converts=converts)
        return self._wrong_type(value, members, at, traits)

    def _member(
        self, value: object, member: Any, at: KeyPath, traits: Traits, *, converts: bool
    ) -> object:
        origin = get_origin(member)
        if member == Pairs:
            return freeze(value)
        if origin is tuple and isinstance(value, list):
            return self._items(value, get_args(member)[0], at, traits, converts=converts)
        if is_dataclass(member) and isinstance(value, Mapping) and isinstance(member, type):
            converts = converts and not getattr(member, "STRICT", False)
            return self.table(member, value, at, converts=converts)
        if value == "" and not traits.may_be_empty:
            name = dotted(at)
            self.refuse(at, f"`{name}` is empty", "write something, or delete the line")
            return _WRONG
        if isinstance(value, int) and member is float:
            return float(value)
        return value

    def _items(
        self, items: list[object], hint: Any, at: KeyPath, traits: Traits, *, converts: bool
    ) -> tuple[object, ...]:
        of_items = replace(traits, one_is_list=False, only=None)
        taken = (
            self._value(item, hint, (*at, number), of_items, converts=converts)
            for number, item in enumerate(items)
            if traits.only is None or traits.only(item)
        )
        return tuple(item for item in taken if item is not _WRONG)

    def _wrong_type(
        self, value: object, members: tuple[Any, ...], at: KeyPath, traits: Traits
    ) -> object:
        wanted = [_called(member) for member in members if member is not NoneType]
        if traits.false_is_none and "`true` or `false`" not in wanted:
            wanted.append("`false`")
        expected = " or ".join(dict.fromkeys(wanted))
        message = f"`{dotted(at)}` must be {expected}, not {shown(value)}"
        self.refuse(at, message, _cure(value, members))
        return _WRONG

    def _unknown(self, cls: type, table: Mapping[str, object], at: KeyPath) -> dict[str, object]:
        """The keys that are no option; each is a problem unless the class takes such keys."""
        without_meaning: Mapping[str, str] = getattr(cls, "WITHOUT_MEANING", {})
        takes_rest = bool(rests_of(cls))
        rest = {}
        also: Mapping[str, str] = getattr(cls, "ALSO", {})
        for path, value in _keys(table, {*also.values(), *(one.key for one in options_of(cls))}):
            key = ".".join(path)
            if any(one.key.startswith(f"{key}.") for one in options_of(cls)):
                message = f"`{dotted((*at, *path))}` must be a table, not {shown(value)}"
                self.refuse((*at, *path), message, "write its options one by one")
            elif key in without_meaning:
                if value not in (False, [], {}, None):
                    self._without_meaning((*at, *path), without_meaning[key])
            elif takes_rest:
                rest[key] = value
            else:
                self._no_option((*at, *path), cls)
        return rest

    def _without_meaning(self, at: KeyPath, reason: str) -> None:
        message = f"`{dotted(at)}` has no effect here: {reason}"
        hint = "delete it, or leave it for Docusaurus"
        problem = Problem(self.at_key(at), message, "config-unused", hint, severity="info")
        self.problems.append(problem)

    def _runs_only_there(self, value: JavaScript, at: KeyPath) -> None:
        message = f"`{dotted(at)}` has no effect here: it is {value.what}"
        hint = "leave it for Docusaurus; the default holds here"
        problem = Problem(self.at_key(at), message, "config-unused", hint, severity="info")
        self.problems.append(problem)

    def _no_option(self, at: KeyPath, cls: type) -> None:
        renamed: Mapping[str, str] = getattr(cls, "RENAMED", {})
        key = str(at[-1])
        refused = key in renamed or not getattr(cls, "IGNORES_UNKNOWN", False)
        hint = f"did you mean `{renamed[key]}`?" if key in renamed else self.suggest(dotted(at))
        if not hint and len(at) == 1:
            hint = "put values of your own under `[customFields]`"
        problem = Problem(
            self.at_key(at),
            f"`{dotted(at)}` is not an option",
            "config-key",
            hint or f"delete it, or check the spelling of `{key}`",
            severity="error" if refused else "info",
            refused=refused and at[0] != _OURS,
        )
        self.problems.append(problem)

    def _mistake(self, mistake: Mistake, at: KeyPath) -> None:
        parts = mistake.key.split(".") if mistake.key else []
        path = (*at, *(int(part) if part.isdigit() else part for part in parts))
        rule = "config-value"
        more = {"severity": mistake.severity, "refused": mistake.refused}
        self.refuse(path, mistake.message, mistake.hint, rule, **more)


def dotted(at: KeyPath) -> str:
    """A path as one writes it: ``themeConfig.navbar.items[0].label``."""
    text = ""
    for part in at:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text


def shown(value: object) -> str:
    """A value as a message names it."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str):
        first, _, more = value.partition("\n")
        return f'`"{first[: _LONGEST - 1]}…"`' if more or len(first) > _LONGEST else f'`"{first}"`'
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, JavaScript):
        return value.what
    return "null" if value is None else f"`{value}`"


def _look_up(table: Mapping[str, object], key: str) -> tuple[object, tuple[str, ...]]:
    """The value of a dotted key; tables on the way may be absent."""
    path = tuple(key.split("."))
    value: object = table
    for part in path:
        if not isinstance(value, Mapping) or part not in value:
            return _WRONG, path
        value = value[part]
    return value, path


def _keys(
    table: Mapping[str, object], options: Collection[str]
) -> Iterator[tuple[tuple[str, ...], object]]:
    """Keys that are no option, looking into tables that only hold options of the table above."""
    for key, value in table.items():
        below = {option.partition(".")[2] for option in options if option.startswith(f"{key}.")}
        if below and isinstance(value, Mapping):
            yield from (((key, *path), inner) for path, inner in _keys(value, below))
        elif key not in options:
            yield (key,), value


def _members(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


def _shaped(value: object, member: Any) -> bool:
    """Whether a value looks like what a type means; what is inside is checked later."""
    origin = get_origin(member)
    if member is bool:
        return isinstance(value, bool)
    if member is str:
        return isinstance(value, str)
    if member is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if member is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if origin is Literal:
        return any(value == choice and type(value) is type(choice) for choice in get_args(member))
    if member == Pairs or is_dataclass(member):
        return isinstance(value, Mapping)
    return origin is tuple and isinstance(value, list)


def _converted(value: object, members: tuple[Any, ...]) -> object:
    """Booleans and numbers that were written in quotes."""
    if not isinstance(value, str) or any(_shaped(value, member) for member in members):
        return value
    if bool in members and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    if (int in members or float in members) and _NUMBER.fullmatch(value):
        number = float(value)
        return int(number) if number.is_integer() else number
    return value


def _called(member: Any) -> str:
    """A type in words."""
    if get_origin(member) is Literal:
        choices = [shown(choice) for choice in get_args(member) if choice != ""]
        return choices[0] if len(choices) == 1 else "one of " + ", ".join(choices)
    if member == Pairs or is_dataclass(member):
        return "a table"
    if get_origin(member) is tuple:
        return "a list"
    names = {bool: "`true` or `false`", str: "text", int: "a whole number", float: "a number"}
    return names.get(member, "something else")


def _cure(value: object, members: tuple[Any, ...]) -> str:
    choices = [choice for m in members if get_origin(m) is Literal for choice in get_args(m)]
    if isinstance(value, str) and choices:
        from difflib import get_close_matches

        near = get_close_matches(value, [str(choice) for choice in choices], n=1)
        return f'did you mean `"{near[0]}"`?' if near else "write one of them"
    if bool in members:
        return f"write `true` or `false`{', without quotes' if isinstance(value, str) else ''}"
    if int in members or float in members:
        return f"write a number{', without quotes' if isinstance(value, str) else ' such as `3`'}"
    if isinstance(value, str) and any(get_origin(member) is tuple for member in members):
        return f'write `["{value}"]`' if len(value) < _LONGEST else "write it between brackets"
    if isinstance(value, bool) and str in members:
        return "write text in quotes, or delete the line"
    if isinstance(value, int | float | date | time) and str in members:
        return f'write it in quotes: `"{value}"`'
    return "see docs/configuration.md for its form"
