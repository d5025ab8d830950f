"""Texts that an earlier build has read, for as long as their files look the same from outside."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

Stamp = tuple[int, ...]
"""Of a file: modified (ns), changed (ns), size, inode; what follows is of no matter here."""

_LENGTH = 4
_TICK_NS = 50_000_000
"""How late a file system may note the time of a change."""


class _Text(Protocol):
    @property
    def text(self) -> str: ...


T = TypeVar("T", bound=_Text)


class KnownTexts:
    """What was read of the files of one site."""

    def __init__(self, site_dir: Path) -> None:
        """Nothing is known yet."""
        self._prefix = str(site_dir / "_")[:-1]
        self._seen: Mapping[str, Stamp] = {}
        self._texts: dict[str, tuple[Stamp, object]] = {}

    def look(self, seen: Mapping[str, Stamp]) -> None:
        """How files have just looked, by path; of any other file it is asked again."""
        self._seen = seen

    def text(self, path: str, max_size: int, read: Callable[[str], T | None]) -> T | None:
        """What ``read`` makes of a file, or made of it when it looked the same.

        A file that may change once more without looking different is read again the next time.

        Args:
            path: Site-relative.
            max_size: A file that is larger, in bytes, is read each time.
            read: Makes the same of the same bytes; None is not kept.
        """
        stamp = self._seen.get(self._prefix + path, ())
        kept = self._texts.get(path)
        if kept is not None and kept[0] is stamp and stamp[2] <= max_size:
            return kept[1]  # type: ignore[return-value]  # while a server runs, nearly always
        if len(stamp) < _LENGTH:
            stamp = self._look_at(path)
        if kept is not None and kept[0][:_LENGTH] == stamp[:_LENGTH] and stamp[2] <= max_size:
            return kept[1]  # type: ignore[return-value]
        now = time.time_ns()
        found = read(path)
        if found is not None and stamp and now - max(stamp[:2]) > _TICK_NS:
            self._texts[path] = stamp, found
        else:
            self._texts.pop(path, None)
        return found

    def _look_at(self, path: str) -> Stamp:
        """Empty for what cannot be looked at."""
        try:
            found = os.stat(self._prefix + path)  # noqa: PTH116 - thousands of times
        except OSError:
            return ()
        return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
