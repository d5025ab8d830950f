"""What an author meant by a key that is no option where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from difflib import get_close_matches
from functools import cache
from itertools import takewhile
from typing import Any, get_args

from careers.config.options import options_of


def did_you_mean(cls: type, wrong: str) -> str:
    """A hint for an unknown option, or nothing.

    Args:
        cls: The class of the whole configuration.
        wrong: The dotted key as written: ``docs.sidebarColapsed``.
    """
    known = _all_keys(cls)
    folder, _, key = wrong.rpartition(".")
    siblings = {one.rpartition(".")[2]: one for one in known if one.rpartition(".")[0] == folder}
    folded = {name.lower().replace("_", ""): name for name in siblings}
    if near := folded.get(key.lower().replace("_", "").replace("-", "")):
        return f"did you mean `{siblings[near]}`?"
    if elsewhere := [one for one in known if one.rpartition(".")[2] == key]:
        return _elsewhere(max(elsewhere, key=lambda one: _shared_parts(one, wrong)))
    if found := get_close_matches(key, siblings, n=1, cutoff=0.6):
        return f"did you mean `{siblings[found[0]]}`?"
    return ""


def _shared_parts(one: str, other: str) -> int:
    """How many tables two keys have in common."""
    pairs = zip(one.split("."), other.split("."), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _elsewhere(key: str) -> str:
    folder = key.rpartition(".")[0]
    if folder:
        return f"did you mean `{key}`? It stands under `[{folder}]`"
    return f"did you mean `{key}` of the site? It stands above the first `[table]`"


@cache
def _all_keys(cls: type) -> tuple[str, ...]:
    return tuple(_keys(cls, "", ()))


def _keys(cls: type, prefix: str, above: tuple[type, ...]) -> Iterator[str]:
    """Every dotted key; a class inside itself, such as items of a dropdown, once."""
    for one in options_of(cls):
        yield prefix + one.key
        for inner in _classes(one.hint):
            if inner not in above:
                yield from _keys(inner, f"{prefix}{one.key}.", (*above, cls))


def _classes(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _classes(inner)
