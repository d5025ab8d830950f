"""watchdog, kept alive: it says when to look at the disk, and where to look first.

A watch dies with its folder, and an observer with an exception in its thread; both look healthy
from outside. ``heal`` compares what is watched with what is there, and is called all the time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MOVED,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

_WANTED: list[type[FileSystemEvent]] = [
    FileModifiedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileMovedEvent,
    FileClosedEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
]
"""Never *opened*, *closed without a write*: our own reading makes those, and so a loop."""

_GONE = {EVENT_TYPE_DELETED, EVENT_TYPE_MOVED}
_STOP_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class _Target:
    """A folder to watch."""

    path: str
    """Real path: a watch on a symbolic link would watch the link."""
    recursive: bool


@dataclass(frozen=True, slots=True)
class _Placed:
    """A watch as it was set up."""

    watch: ObservedWatch
    hints: _Hints
    identity: tuple[int, int]
    """Device and inode: a folder that was deleted and made again is another one, as a rule."""


class Watch:
    """Calls ``hint`` from a thread of its own whenever something happens under the roots.

    It is given the real paths of what came, went or was written, as far as the system tells.
    """

    def __init__(
        self,
        hint: Callable[[Collection[str]], None],
        unwatchable: Callable[[str, str], None] = lambda *_: None,
    ) -> None:
        """``unwatchable`` is told a folder and the reason, once each, when the system refuses."""
        self._hint = hint
        self._unwatchable = unwatchable
        self._refused: set[str] = set()
        self._observer: BaseObserver | None = None
        self._placed: dict[_Target, _Placed] = {}

    def heal(self, roots: Iterable[Path]) -> None:
        """Make the watches those of ``roots``; cheap when they are already, never raises."""
        observer = self._living_observer()
        wanted = set(map(_target, roots))
        for target, placed in list(self._placed.items()):
            if target not in wanted or not _is_alive(observer, target, placed):
                del self._placed[target]
                _take_down(observer, placed)
        for target in sorted(wanted - self._placed.keys(), key=lambda target: target.path):
            self._place(observer, target)

    def stop(self) -> None:
        """End the threads."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(_STOP_SECONDS)
        self._observer = None
        self._placed.clear()

    def _living_observer(self) -> BaseObserver:
        if self._observer is not None and not self._observer.is_alive():
            self.stop()
        if self._observer is None:
            self._observer = Observer()
            self._observer.start()
        return self._observer

    def _place(self, observer: BaseObserver, target: _Target) -> None:
        identity = _identity(target.path)
        if identity is None:
            return  # it came and went; the next look decides
        hints = _Hints(target.path, self._hint)
        try:
            watch = observer.schedule(
                hints, target.path, recursive=target.recursive, event_filter=_WANTED
            )
        except OSError as error:
            if target.path not in self._refused:
                self._refused.add(target.path)
                self._unwatchable(target.path, error.strerror or "refused")
            return
        self._placed[target] = _Placed(watch, hints, identity)


def _is_alive(observer: BaseObserver, target: _Target, placed: _Placed) -> bool:
    if placed.hints.folder_is_gone or _identity(target.path) != placed.identity:
        return False
    return any(
        emitter.watch == placed.watch and emitter.is_alive() for emitter in observer.emitters
    )


def _take_down(observer: BaseObserver, placed: _Placed) -> None:
    try:
        observer.unschedule(placed.watch)
    except (KeyError, OSError):
        return  # it went with its folder


class _Hints(FileSystemEventHandler):
    """Passes on that something happened; nothing else may be done in watchdog's thread."""

    def __init__(self, folder: str, hint: Callable[[Collection[str]], None]) -> None:
        self._folder = folder
        self._hint = hint
        self.folder_is_gone = False
        """The watch went with it, even if a new folder has been given its inode."""

    def dispatch(self, event: FileSystemEvent) -> None:
        if event.src_path == self._folder and event.event_type in _GONE:
            self.folder_is_gone = True
        self._hint({os.fsdecode(path) for path in (event.src_path, event.dest_path) if path})


def _target(root: Path) -> _Target:
    """What to watch for a root: the folder itself; for a file or nothing, the folder around it.

    An editor that saves by renaming replaces a file, and a watch on the file would go with the old.
    """
    if root.is_dir():
        return _Target(os.path.realpath(root), recursive=True)
    return _Target(_nearest_folder(root.parent), recursive=False)


def _nearest_folder(folder: Path) -> str:
    existing = next((path for path in (folder, *folder.parents) if path.is_dir()), folder)
    return os.path.realpath(existing)


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - a string, as watchdog takes it
    except OSError:
        return None
    return found.st_dev, found.st_ino
