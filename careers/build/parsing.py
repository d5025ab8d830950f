"""Pages parsed: those that have changed, by all processors; the others as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from careers.build.page_store import Fresh, PageStore, Stored
from careers.content.pages import PageOptions, Parsed
from careers.content.sources import Source
from careers.markdown.body import Partials
from careers.spread import pieces_of, spread

Progress = Callable[[str, int, int], None]
"""Told (what is being done, how many are done, how many there are)."""

_Inputs = tuple[str, PageOptions, dict[str, str | None]]
_TOGETHER = 32
"""Pages that one process parses in a row; each takes about a millisecond."""


class Asked(NamedTuple):
    """A page to be parsed."""

    source: Source
    options: PageOptions
    parse: Callable[[Source, PageOptions, Partials], Parsed]


class Parsing:
    """Parses the pages of one site again and again; a page that has not changed is not touched."""

    def __init__(self, store: PageStore | None, progress: Progress) -> None:
        """Without a store, nothing outlives this value."""
        self._store = store
        self._progress = progress
        self._kept: dict[str, tuple[_Inputs, Stored]] = {}

    def all(
        self,
        asked: list[Asked],
        partials: Partials,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> list[Stored]:
        """What became of each page, in the same order.

        ``meanwhile`` is what else the build will need, for while other processes parse already.
        """
        is_first = not self._kept
        changed = [one for one in asked if not self._is_kept(one, partials)]
        entries = self._stored(changed, partials) if is_first else {}
        waiting = [one for one in changed if one.source.path not in entries]
        for one, fresh in zip(waiting, self._parsed(waiting, partials, meanwhile), strict=True):
            self._keep(one, fresh.stored, partials)
            entries[one.source.path] = fresh.name, fresh.entry
        if len(self._kept) != len(asked):  # some pages are gone
            self._kept = {one.source.path: self._kept[one.source.path] for one in asked}
        if self._store is not None and is_first and waiting:
            self._store.write(entry for entry in entries.values() if entry[1])
        return [self._kept[one.source.path][1] for one in asked]

    def _keep(self, asked: Asked, stored: Stored, partials: Partials) -> None:
        inputs = _inputs(asked, partials, stored.parsed)
        self._kept[asked.source.path] = inputs, stored

    def _is_kept(self, asked: Asked, partials: Partials) -> bool:
        """A page depends on its text, the options, and the partials that it imported."""
        kept = self._kept.get(asked.source.path)
        if kept is None:
            return False
        text, options, imported = kept[0]
        if text != asked.source.text or options != asked.options:
            return False
        return not imported or all(partials.get(path) == one for path, one in imported.items())

    def _stored(self, changed: list[Asked], partials: Partials) -> dict[str, tuple[bytes, bytes]]:
        """Keep the pages that an earlier run has parsed; their entries by source path."""
        store = self._store
        if store is None:
            return {}
        found: dict[str, tuple[bytes, bytes]] = {}
        entries = store.read()
        for one in changed if entries else ():
            name = _name(store, one)
            if name in entries and (stored := store.load(name, entries[name], partials)):
                self._keep(one, stored, partials)
                found[one.source.path] = name, entries[name]
        return found

    def _parsed(
        self, waiting: list[Asked], partials: Partials, meanwhile: Callable[[], object]
    ) -> list[Fresh]:
        """In the same order, whichever process did it."""
        pieces = pieces_of(len(waiting), _TOGETHER)
        store = self._store

        def work(numbers: Iterator[int]) -> list[tuple[int, Fresh]]:
            done: list[tuple[int, Fresh]] = []
            for index in (index for number in numbers for index in pieces[number]):
                one = waiting[index]
                parsed = one.parse(one.source, one.options, partials)
                if store is None:
                    fresh = Fresh(Stored(parsed))
                else:
                    fresh = store.fresh(_name(store, one), parsed, one.source, partials)
                done.append((index, fresh))
                self._progress("reading", index + 1, len(waiting))
            return done

        try:
            made = dict(chain.from_iterable(spread(work, len(pieces), first=meanwhile)))
        except ChildProcessError:  # killed, or a page that cannot be sent from one to another
            made = dict(work(iter(range(len(pieces)))))
        return [made[index] for index in range(len(waiting))]


def _name(store: PageStore, asked: Asked) -> bytes:
    return store.name(asked.source, asked.options, asked.parse.__name__)


def _inputs(asked: Asked, partials: Partials, parsed: Parsed) -> _Inputs:
    """Everything that a page was made from; what it imports is known once it is made."""
    imported = parsed.page.body.partials if parsed.page else ()
    return asked.source.text, asked.options, {path: partials.get(path) for path in imported}
