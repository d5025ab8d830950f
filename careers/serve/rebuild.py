"""Edit, build, push: one build at a time, in a thread, whenever the disk really changed."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TypeVar

from careers.serve.application import Room, push_reload
from careers.serve.contract import Builder, SourceLine
from careers.serve.events import Polling, Rebuilt
from careers.serve.garbage import collect_some
from careers.serve.look import Look, build_if_changed, build_now
from careers.serve.snapshot import changed_paths
from careers.serve.threads import in_thread
from careers.serve.watch import Watch

T = TypeVar("T")

_QUIET_SECONDS = 0.03
"""An edit is over when nothing happened for so long: editors write a file in several steps."""
_LONGEST_QUIET_SECONDS = 0.5
"""But under a rain of events we look anyway."""
_TICK_SECONDS = 1.0
"""And without any event too: some file systems tell nothing, and watches die."""
_TRUSTED_SECONDS = 2.0
"""So long after a look at everything, the paths that events name are taken for all there is."""
_FEW = 100
"""Paths; a branch that is checked out changes more, and events get lost then."""

# Only until the first build has said what it reads.
_FIRST_WATCHED = ("careers.toml", "content", "theme", "static")
_EVERY_STYLESHEET = "*.css"


class Rebuilder:
    """Keeps a room's site that of the files on disk. Its state belongs to the event loop."""

    def __init__(self, builder: Builder, room: Room, source_line: SourceLine) -> None:
        """Must be called on the running event loop."""
        self._folder = builder.site_dir
        self._room = room
        self._last = Look(tuple(builder.site_dir / name for name in _FIRST_WATCHED))
        self._build_now = partial(build_now, builder=builder, source_line=source_line)
        self._build_if_changed = partial(build_if_changed, builder=builder, source_line=source_line)
        self._hinted = asyncio.Event()
        self._hints: set[str] = set()
        self._looked_at_all = 0.0
        self._watch = Watch(_from_any_thread(self._take_hint), self._tell_polling)

    async def first(self) -> Look:
        """Build for the first time."""
        self._watch.heal(self._last.roots)  # before the first file is read, so no edit is missed
        self._take(await in_thread(partial(self._build_now, self._last)))
        collect_some(nothing_is_garbage=True)
        return self._last

    async def run(self) -> None:
        """Follow the edits until cancelled."""
        while True:
            quiet = await self._something_to_look_at()
            self._watch.heal(self._last.roots)
            hints = self._hints_to_follow(quiet=quiet)
            look = await in_thread(
                partial(self._build_if_changed, self._last, quiet=quiet, hinted=hints)
            )
            if look is not None:
                self._publish(look)
            elif not quiet:
                collect_some()

    def stop(self) -> None:
        """End watching."""
        self._watch.stop()

    def _take_hint(self, paths: Collection[str]) -> None:
        self._hints.update(paths)
        self._hinted.set()

    def _hints_to_follow(self, *, quiet: bool) -> frozenset[str]:
        """Paths to look at instead of everything; never for long, as hints get lost."""
        hints, self._hints = frozenset(self._hints), set()
        now = time.monotonic()
        if quiet and len(hints) <= _FEW and now - self._looked_at_all < _TRUSTED_SECONDS:
            return hints
        self._looked_at_all = now
        return frozenset()

    async def _something_to_look_at(self) -> bool:
        """True once hints have come and gone quiet, False a tick after the last look."""
        if not await self._hint_within(_TICK_SECONDS):
            return False
        latest = time.monotonic() + _LONGEST_QUIET_SECONDS
        while time.monotonic() < latest:
            self._hinted.clear()
            if not await self._hint_within(_QUIET_SECONDS):
                break
        return True

    async def _hint_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):  # wait_for of Python 3.11 can swallow a stop
                await self._hinted.wait()
        except TimeoutError:
            return False
        return True

    def _publish(self, look: Look) -> None:
        before = self._last
        self._take(look)
        paths = changed_paths(before.seen, look.seen)
        names = tuple(self._name(path) for path in paths)
        in_place = only_stylesheets_were_written(paths, before, look)
        push_reload(_stylesheet(names) if in_place else look.site.base_url)
        self._room.report(Rebuilt(look.milliseconds, names, look.problems))

    def _take(self, look: Look) -> None:
        self._last, self._room.site = look, look.site

    def _tell_polling(self, path: str, reason: str) -> None:
        self._room.report(Polling(self._name(path), reason))

    def _name(self, path: str) -> str:
        """Relative to the site folder; of what lies elsewhere, like our own theme, the name."""
        inside = Path(path).is_relative_to(self._folder)
        name = Path(path).relative_to(self._folder) if inside else Path(Path(path).name)
        return name.as_posix().encode(errors="replace").decode()  # a name may be no text at all


def only_stylesheets_were_written(paths: Collection[str], before: Look, after: Look) -> bool:
    """Whether the pages are the same as before, so that swapping the stylesheets is enough."""
    return (
        all(path.lower().endswith(".css") for path in paths)
        and all(path in before.seen and path in after.seen for path in paths)
        and before.site.outputs.keys() == after.site.outputs.keys()
        and before.site.problems == after.site.problems
    )


def _stylesheet(names: Collection[str]) -> str:
    """What livereload's client is told: one sheet by name; a name of no sheet stands for all."""
    return next(iter(names)) if len(names) == 1 else _EVERY_STYLESHEET


def _from_any_thread(function: Callable[[T], None]) -> Callable[[T], None]:
    loop = asyncio.get_running_loop()

    def call(value: T) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: the server is stopping
            loop.call_soon_threadsafe(function, value)

    return call
