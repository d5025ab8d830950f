"""A ``docusaurus.config.js`` that was evaluated, as a commented ``careers.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin

import tomlkit
from tomlkit.items import AoT, Table

from careers.config import Config, Pairs
from careers.config.options import JavaScript, Option, options_of, rests_of

_HEAD = (
    "Written by `careers import docusaurus`. Keys and nesting are those of docusaurus.config.js;",
    "what is not here had no effect on this site.",
)


def honoured(table: Mapping[str, Any], cls: Any = Config) -> dict[str, Any]:
    """The part of a configuration that means something here.

    Args:
        table: As ``careers.toml`` would give it; values of JavaScript are left out.
        cls: The class that declares the options of this table.
    """
    kept: dict[str, Any] = {}
    known: set[str] = set()
    for key, options in _by_key(cls).items():
        known.add(key.partition(".")[0])
        value = _below(table, key)
        if (found := _kept(value, options)) is not None:
            _put(kept, key, found)
    if rests_of(cls) and cls is not Config:
        without_meaning: Mapping[str, str] = getattr(cls, "WITHOUT_MEANING", {})
        for key, value in table.items():
            if key not in known and key not in without_meaning:
                plain = _plain(value)
                kept |= {key: plain} if plain is not None else {}
    return kept


def careers_toml(table: Mapping[str, Any], left_out: Mapping[str, str]) -> str:
    """The text of a ``careers.toml``; each key has a line that says what it means.

    Args:
        table: What ``honoured`` has made.
        left_out: Lines for a table, by its name, that stand there as comments.
    """
    document = tomlkit.document()
    for line in _HEAD:
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    _fill(document, table, _Docs(Config), left_out)
    return tomlkit.dumps(document).strip() + "\n"


def _by_key(cls: Any) -> dict[str, list[Option]]:
    """The options by their key; two share one where each takes some items of a list."""
    found: dict[str, list[Option]] = {}
    for one in options_of(cls):
        found.setdefault(one.key, []).append(one)
    return found


def _below(table: Mapping[str, Any], key: str) -> Any:
    value: Any = table
    for part in key.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _put(kept: dict[str, Any], key: str, value: Any) -> None:
    *path, last = key.split(".")
    for part in path:
        kept = kept.setdefault(part, {})
    kept[last] = value


def _kept(value: Any, options: list[Option]) -> Any:
    """The value as an option reads it; None where nothing of it remains."""
    if isinstance(value, list):
        items = [_item(item, options) for item in value]
        return [item for item in items if item is not None]
    return _of_type(value, options[0].hint)


def _item(item: Any, options: list[Option]) -> Any:
    """An item of a list, by the option that takes such items."""
    for one in options:
        if one.traits.only is None or one.traits.only(item):
            for member in _members(one.hint):
                if get_origin(member) is tuple and member != Pairs:
                    return _of_type(item, get_args(member)[0])
    return _plain(item)


def _of_type(value: Any, hint: Any) -> Any:
    if isinstance(value, Mapping):
        for member in _members(hint):
            if is_dataclass(member):
                return honoured(value, member) or None
    return _plain(value)


def _members(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


def _plain(value: Any) -> Any:
    """What TOML can hold of a value: neither null nor what only JavaScript can use."""
    if isinstance(value, JavaScript):
        return None
    if isinstance(value, Mapping):
        pairs = ((str(key), _plain(inner)) for key, inner in value.items())
        return {key: inner for key, inner in pairs if inner is not None}
    if isinstance(value, list):
        return [inner for inner in map(_plain, value) if inner is not None]
    return value


def _fill(
    into: Any, table: Mapping[str, Any], docs: _Docs, left_out: Mapping[str, str], name: str = ""
) -> None:
    """Values first, tables after them, as TOML wants it."""
    for key, value in table.items():
        if not _is_table(value):
            _explain(into, docs.of_key(key))
            into.add(key, tomlkit.item(value))
    for line in left_out.get(name, "").splitlines():
        into.add(tomlkit.comment(line))
    for key, value in table.items():
        if _is_table(value):
            inner = f"{name}.{key}" if name else key
            into.add(key, _table(value, docs.below(key), left_out, inner))


def _table(value: Any, docs: _Docs, left_out: Mapping[str, str], name: str) -> Table | AoT:
    if isinstance(value, Mapping):
        made = tomlkit.table()
        _fill(made, value, docs, left_out, name)
        return made
    array = tomlkit.aot()
    for one in value:
        made = tomlkit.table()
        _fill(made, one, _Docs(None), {}, name)
        array.append(made)
    return array


def _is_table(value: Any) -> bool:
    """Whether a value gets a header of its own; an empty one would vanish with its meaning."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, Mapping) and one for one in value)
    return isinstance(value, Mapping) and bool(value)


def _explain(into: Any, doc: str) -> None:
    first = doc.replace("`", "").partition(". ")[0].partition("\n")[0].rstrip(".")
    if first:
        into.add(tomlkit.comment(first))


@dataclass(frozen=True, slots=True)
class _Docs:
    """What the keys of a table mean."""

    cls: Any
    """The class that declares them; None where nothing does."""
    prefix: str = ""
    """Of the keys here, where the class declares them dotted: ``hooks.``."""

    def of_key(self, key: str) -> str:
        """The sentence of the manual."""
        found = (one for one in self._options() if one.key == self.prefix + key)
        return next((one.traits.doc for one in found), "")

    def below(self, key: str) -> _Docs:
        """For the table under a key."""
        for one in self._options():
            if one.key == self.prefix + key:
                inner = (member for member in _members(one.hint) if is_dataclass(member))
                return _Docs(next(inner, None))
        return _Docs(self.cls, f"{self.prefix}{key}.")

    def _options(self) -> tuple[Option, ...]:
        return options_of(self.cls) if self.cls else ()
