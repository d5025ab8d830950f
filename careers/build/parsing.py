"""Pages parsed: those that have changed, by all processors; the others as they were."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from typing import NamedTuple

from careers.build.page_store import Fresh, PageStore, Stored
from careers.build.pieces import Span
from careers.content.pages import PageOptions, Parsed
from careers.content.sources import Source
from careers.markdown.body import Partials
from careers.spread import can_fork, pieces_of, spawn, spread

Progress = Callable[[str, int, int], None]
"""Told (what is being done, how many are done, how many there are)."""

_Inputs = tuple[str, PageOptions, dict[str, str | None]]
WORTH_SPAWNING = 2_000
"""Pages; of 1,000, two new processes take 1.8 s where one that is there takes 1.5 s."""
_SENT = 100
"""Pages that a new process is sent at once."""
_TOGETHER = 16
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
        known = self._kept
        touched = [  # of a server's thousands of pages, a few that are looked at more closely
            one
            for one in asked
            if (kept := known.get(one.source.path)) is None
            or kept[0][0] is not one.source.text
            or kept[0][1] is not one.options
            or kept[0][2]
        ]
        changed = [one for one in touched if not self._is_kept(one, partials)]
        spans = self._stored(changed, partials) if is_first else {}
        waiting = [one for one in changed if one.source.path not in spans]
        made = self._keep_each(waiting, self._parsed(waiting, partials, meanwhile), partials)
        if self._store is not None and is_first and waiting:
            self._store.write(made, spans.values())
        deque(made, maxlen=0)  # those that were not stored, if any
        if len(self._kept) != len(asked):  # some pages are gone
            self._kept = {one.source.path: self._kept[one.source.path] for one in asked}
        return [self._kept[one.source.path][1] for one in asked]

    def _keep_each(
        self, waiting: list[Asked], made: list[Fresh], partials: Partials
    ) -> Iterator[tuple[bytes, bytes]]:
        """Keep the pages; the names and entries to be stored, each let go before the next."""
        made.reverse()
        for one in waiting:
            fresh = made.pop()
            self._keep(one, fresh.stored, partials)
            if fresh.entry:
                yield fresh.name, fresh.entry

    def _keep(self, asked: Asked, stored: Stored, partials: Partials) -> None:
        inputs = _inputs(asked, partials, stored.parsed)
        self._kept[asked.source.path] = inputs, stored

    def _is_kept(self, asked: Asked, partials: Partials) -> bool:
        """A page depends on its text, the options, and the partials that it imported."""
        kept = self._kept.get(asked.source.path)
        if kept is None:
            return False
        text, options, imported = kept[0]
        if text != asked.source.text:
            return False
        if options is not asked.options and options != asked.options:
            return False
        return not imported or all(partials.get(path) == one for path, one in imported.items())

    def _stored(self, changed: list[Asked], partials: Partials) -> dict[str, Span]:
        """Keep the pages that an earlier run has parsed; their places in the store by source."""
        store = self._store
        if store is None or not store.file.exists():
            return {}
        wanted = {_name(store, one): one for one in changed}
        found: dict[str, Span] = {}
        for name, entry, span in store.read():
            one = wanted.get(name)
            if one is not None and (stored := store.load(name, entry, partials)):
                self._keep(one, stored, partials)
                found[one.source.path] = span
        return found

    def _parsed(
        self, waiting: list[Asked], partials: Partials, meanwhile: Callable[[], object]
    ) -> list[Fresh]:
        """In the same order, whichever process did it."""
        if len(waiting) >= WORTH_SPAWNING and not can_fork():
            with suppress(ChildProcessError):
                return self._spawned(waiting, partials, meanwhile)
        pieces = pieces_of(len(waiting), _TOGETHER)
        store = self._store

        def work(numbers: Iterator[int]) -> list[tuple[int, Fresh]]:
            done: list[tuple[int, Fresh]] = []
            for index in (index for number in numbers for index in pieces[number]):
                done.append((index, _fresh(waiting[index], partials, store)))
                self._progress("reading", index + 1, len(waiting))
            return done

        try:
            made = dict(chain.from_iterable(spread(work, len(pieces), first=meanwhile)))
        except ChildProcessError:  # killed, or a page that cannot be sent from one to another
            made = dict(work(iter(range(len(pieces)))))
        return [made[index] for index in range(len(waiting))]

    def _spawned(
        self, waiting: list[Asked], partials: Partials, meanwhile: Callable[[], object]
    ) -> list[Fresh]:
        pieces = [waiting[piece.start : piece.stop] for piece in pieces_of(len(waiting), _SENT)]
        done: list[Fresh] = []
        for made in spawn(
            _fresh_ones, pieces, set_up=_set_up, shared=(partials, self._store), first=meanwhile
        ):
            done += made
            self._progress("reading", len(done), len(waiting))
        return done


_SHARED: list[tuple[Partials, PageStore | None]] = []
"""What a new process was sent: one entry."""


def _set_up(shared: tuple[Partials, PageStore | None]) -> None:
    _SHARED[:] = [shared]


def _fresh_ones(asked: list[Asked]) -> list[Fresh]:
    """The work of a new process."""
    partials, store = _SHARED[0]
    return [_fresh(one, partials, store) for one in asked]


def _fresh(asked: Asked, partials: Partials, store: PageStore | None) -> Fresh:
    parsed = asked.parse(asked.source, asked.options, partials)
    if store is None:
        return Fresh(Stored(parsed))
    return store.fresh(_name(store, asked), parsed, asked.source, partials)


def _name(store: PageStore, asked: Asked) -> bytes:
    return store.name(asked.source, asked.options, asked.parse.__name__)


def _inputs(asked: Asked, partials: Partials, parsed: Parsed) -> _Inputs:
    """Everything that a page was made from; what it imports is known once it is made."""
    imported = parsed.page.body.partials if parsed.page else ()
    return asked.source.text, asked.options, {path: partials.get(path) for path in imported}
