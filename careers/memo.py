"""What a run found out, kept on disk until something that it was made of changes.

A note holds plain JSON: a folder that came with a repository may hold anything, so nothing that is
read here can run. A note that cannot be read, is broken or belongs to another version is no note.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain
from pathlib import Path

from careers import __version__
from careers.whole_file import replace_whole

FOLDER = ".careers"
"""In the site folder; `careers clear` removes it, nothing needs it."""

_LARGE = 256 * 1024
"""Files above this many bytes are told apart by size and times, not by their bytes."""
TICK_NS = 50_000_000
"""How late a file system may note the time of a change."""
_PACKAGES = frozenset({"site-packages", "dist-packages"})
_UNSEEN = frozenset({"build", "node_modules"})


@dataclass(frozen=True, slots=True)
class Made:
    """What a value was made of."""

    paths: tuple[str, ...]
    """Files and folders, absolute; they need not exist."""
    options: str
    """Everything else that it depends on, as text: flags, dates."""
    stamped: tuple[str, ...] = ()
    """Folders, absolute, that only need to be as they were left: told by sizes and times alone."""
    started: int = 0
    """When making it began, in ns since 1970: what changed after that may have been missed."""
    until: datetime | None = None
    """The instant from which on the clock alone would change it, with time zone."""


def recall(site_dir: Path, name: str, options: str, now: datetime) -> object:
    """The value under a name, if nothing that it was made of has changed; else None.

    Args:
        site_dir: The site folder.
        name: Of the note: ``check``.
        options: As they were given to `remember`.
        now: With time zone.
    """
    _LOOKED.clear()
    try:
        kept = json.loads((site_dir / FOLDER / f"{name}.json").read_text("utf-8"))
        until = datetime.fromisoformat(kept["until"]) if kept["until"] else None
        if kept["options"] != options or datetime.fromisoformat(kept["at"]) > now:
            return None
        if until is not None and now >= until:
            return None
        if _made_of(site_dir, kept["paths"])[0] != kept["digest"]:
            return None  # an edited page is told without a look at thousands that stand
        return kept["value"] if _left(kept["stamped"]) == kept["left"] else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def remember(site_dir: Path, name: str, made: Made, now: datetime, value: object) -> None:
    """Keep a value that JSON can hold; where that is not possible, it is made again next time."""
    with suppress(OSError, ValueError):
        # Paths that `recall` has looked at are noted as they were then: what has changed since may
        # have been read before it did, and is looked into by the next run.
        digest, newest = _made_of(site_dir, made.paths)
        _LOOKED.clear()
        if newest >= made.started - TICK_NS:
            return  # something may have changed after it was read
        note = {
            "digest": digest,
            "left": _left(made.stamped),
            "paths": list(made.paths),
            "stamped": list(made.stamped),
            "options": made.options,
            "at": now.isoformat(),
            "until": made.until.isoformat() if made.until else "",
            "value": value,
        }
        text = json.dumps(note, ensure_ascii=False)
        replace_whole(site_dir / FOLDER / f"{name}.json", text.encode())


_LOOKED: dict[str, list[tuple[bytes, int]]] = {}
"""What was seen below paths in this run, as `_entries` tells it."""


def _made_of(site_dir: Path, paths: Iterable[str]) -> tuple[str, int]:
    """A digest of what lies at these paths and of the program; when a path last changed, in ns."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(_bytes(program()))
    digest.update(_bytes("\n".join(_names(site_dir))))
    # Sizes and times: who touches a file, or checks it out again, gets one more build.
    for path in {*paths} - _LOOKED.keys():
        _LOOKED[path] = list(_entries(path, by_content=False))
    newest = _take_in(digest, (entry for path in sorted({*paths}) for entry in _LOOKED[path]))
    return digest.hexdigest(), newest


def _left(stamped: Iterable[str]) -> str:
    """A digest of how folders were left."""
    digest = hashlib.blake2b(digest_size=16)
    for folder in sorted(set(stamped)):
        for name, status in _files(folder):
            times = (
                "" if stat.S_ISDIR(status.st_mode) else f"{status.st_mtime_ns} {status.st_ctime_ns}"
            )
            digest.update(_bytes(f"{name}\0{status.st_mode}\0{status.st_size}\0{times}\n"))
    return digest.hexdigest()


def digest_of_files(paths: Iterable[str]) -> tuple[str, int]:
    """A digest of the bytes at these absolute paths; when a path last changed, in ns."""
    digest = hashlib.blake2b(digest_size=16)
    entries = (_entries(path, by_content=True) for path in sorted(set(paths)))
    newest = _take_in(digest, chain.from_iterable(entries))
    return digest.hexdigest(), newest


def _take_in(digest: hashlib.blake2b, entries: Iterable[tuple[bytes, int]]) -> int:
    newest = 0
    for line, changed in entries:
        digest.update(line)
        newest = max(newest, changed)
    return newest


@cache
def program() -> str:
    """What the program is: its version, its own files, and when packages were last installed.

    As they were when it was first asked for: what runs does not change any more.
    """
    return "\n".join(_program())


def _program() -> Iterator[str]:
    yield f"{__version__} {sys.version}"
    folder = Path(__file__).parent
    for place in map(Path, sys.path):
        if place.name in _PACKAGES and place.is_dir():
            yield f"{place} {place.stat().st_mtime_ns}"
    for path, status in _files(str(folder)):
        if path.endswith(".py"):
            yield f"{path} {status.st_size} {status.st_mtime_ns}"


def _names(site_dir: Path) -> list[str]:
    """What lies in the site folder itself: a new file there may be a configuration."""
    return sorted(
        entry.name
        for entry in os.scandir(site_dir)
        if entry.name not in _UNSEEN and not entry.name.startswith(".")
    )


def _entries(path: str, *, by_content: bool) -> Iterator[tuple[bytes, int]]:
    """(description, time of change) of a file, or of a folder and everything below it."""
    try:
        found = list(_files(path))
    except OSError:
        yield _bytes(f"{path} is absent"), 0
        return
    for name, status in found:
        changed = max(status.st_mtime_ns, status.st_ctime_ns)
        head = _bytes(f"{name}\0{status.st_mode}\0{status.st_size}\0")
        if stat.S_ISDIR(status.st_mode):
            yield head, status.st_mtime_ns
            continue
        content = f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}".encode()
        if by_content and stat.S_ISREG(status.st_mode) and status.st_size <= _LARGE:
            with suppress(OSError):  # it may not be read, or has vanished: then its times tell
                content = hashlib.blake2b(Path(name).read_bytes(), digest_size=16).digest()
        yield head + content, changed


def _files(path: str) -> Iterator[tuple[str, os.stat_result]]:
    """A path and everything below it, sorted; links to folders are followed once."""
    seen: set[tuple[int, int]] = set()
    waiting = [path]
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)  # noqa: PTH116 - thousands of them
        except OSError:
            status = os.lstat(path)  # a link that leads nowhere or to itself, or nothing at all
        yield path, status
        if stat.S_ISDIR(status.st_mode) and (status.st_dev, status.st_ino) not in seen:
            seen.add((status.st_dev, status.st_ino))
            with suppress(PermissionError), os.scandir(path) as found:
                waiting += sorted((entry.path for entry in found), reverse=True)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
