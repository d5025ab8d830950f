"""The keys of front matter, matched with the fields of a role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from careers.located_yaml import Located
from careers.roles.fields import SCHEMA
from careers.roles.notes import Entry, bare


def fields_of(
    raw: Mapping[str, Located], defaults: Iterable[tuple[str, Located]] = ()
) -> dict[str, list[Entry]]:
    """What front matter says, by the name of the field, the most trusted key first.

    Args:
        raw: Each key as written.
        defaults: Read where ``raw`` says nothing that can be used.
    """
    found: dict[str, list[tuple[int, Entry]]] = {}
    for key, at in raw.items():
        for name, rank, is_loose in meanings(key):
            found.setdefault(name, []).append((rank, Entry(key, at, is_loose)))
    ordered = {
        name: [entry for _, entry in (sorted(ranked, key=_rank) if len(ranked) > 1 else ranked)]
        for name, ranked in found.items()
    }
    for key, at in defaults:
        for name, _, is_loose in meanings(key):
            ordered.setdefault(name, []).append(Entry(key, at, is_loose))
    return ordered


@lru_cache(maxsize=4096)
def meanings(key: str) -> tuple[tuple[str, int, bool], ...]:
    """The fields that a key may stand for: name, rank among that field's keys, whether loose.

    >>> meanings("Deadline Date")
    (('closes', 6, False),)
    """
    return _INDEX.get(bare(key), ())


def _rank(ranked: tuple[int, Entry]) -> int:
    return ranked[0]


def _index() -> dict[str, tuple[tuple[str, int, bool], ...]]:
    index: dict[str, tuple[tuple[str, int, bool], ...]] = {}
    for field in SCHEMA:
        strict = (field.name, *field.aliases)
        for rank, name in enumerate((*strict, *field.loose)):
            meaning = (field.name, rank, rank >= len(strict))
            index[bare(name)] = (*index.get(bare(name), ()), meaning)
    return index


_INDEX = _index()
