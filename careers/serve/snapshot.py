"""What lies on disk, as one value: two snapshots differ when a build may come out new.

Events of the file system are lost, doubled and reordered; ``stat`` is not. So events only say
when to look, and where first; this says whether anything changed.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Stamp = tuple[int, ...]
"""Of a file: modified (ns), changed (ns), size, inode, settled. Of a folder: empty. Of what cannot
be looked at: the error's number."""

_FILE_STAMP_LENGTH = 5

Snapshot = Mapping[str, Stamp]
"""Every file and folder under the watched roots, by path."""

_UNSETTLED_NANOSECONDS = 20_000_000
"""Two writes closer than this can carry the same time: file systems' clocks tick in 4-10 ms."""

_SETTLING_SECONDS = 0.03
"""Longer than that: the writing that was caught may go on for a moment."""

# What version control and editors leave beside the files people edit.
_NOISE = re.compile(
    r"\.git|\.hg|\.svn|node_modules|__pycache__|\.DS_Store|4913|.*~|\..*\.sw[a-z]|.*\.tmp|\.#.*|#.*#"
)


def snapshot(roots: Iterable[Path]) -> Snapshot:
    """Look at everything under ``roots`` (files or folders, existing or not); never raises.

    Take it before reading the files: an edit made while they are read then shows as a difference.
    """
    now = time.time_ns()
    return {path: _stamp(found, now) for root in roots for path, found in _walk(str(root))}


def looked_again(before: Snapshot, roots: Iterable[Path], paths: Iterable[str]) -> Snapshot | None:
    """The snapshot with some files as they are now; None where that tells too little.

    Looking at ten thousand files takes longer than building an edit of one. But only files that
    were there and still are can be told in this way, and nothing must have been told wrongly: who
    takes the answer looks at everything soon after.

    Args:
        before: Of the same roots.
        roots: As for `snapshot`.
        paths: Real ones, of what has changed as far as anybody heard.
    """
    now = time.time_ns()
    after = dict(before)
    places = [(str(root), os.path.realpath(root)) for root in roots]
    for path in paths:
        for key in _keys(path, places):
            try:
                found = os.stat(key)  # noqa: PTH116
            except OSError:
                if key in before:
                    return None
                continue
            was_file = len(before.get(key, ())) == _FILE_STAMP_LENGTH
            if not was_file or not stat.S_ISREG(found.st_mode):
                return None
            after[key] = _stamp(found, now)
    return after if after != before else None


def _keys(path: str, places: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What a real path is called in a snapshot, below each of its roots."""
    for root, real in places:
        rest = path.removeprefix(real)
        is_below = path.startswith(real) and (not rest or rest.startswith(os.sep))
        if is_below and not any(map(_NOISE.fullmatch, Path(rest).parts)):
            yield root + rest


def settled(seen: Snapshot, roots: Iterable[Path]) -> Snapshot:
    """Look again a moment later if something is being written right now; once, not for ever."""
    return seen if all(map(_is_settled, seen.values())) else a_moment_later(roots)


def a_moment_later(roots: Iterable[Path]) -> Snapshot:
    """Wait until a file that was being written is likely to be whole, then look."""
    time.sleep(_SETTLING_SECONDS)
    return snapshot(roots)


def changed_paths(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """What came, went or was written, sorted."""
    paths = before.keys() | after.keys()
    return tuple(sorted(path for path in paths if before.get(path) != after.get(path)))


def written_since(roots: Iterable[Path], moment: int) -> bool:
    """Whether anything under ``roots`` may have changed since ``moment`` (ns since 1970)."""
    earliest = moment - _UNSETTLED_NANOSECONDS
    return any(
        max(found.st_mtime_ns, found.st_ctime_ns) >= earliest
        for root in roots
        for _, found in _walk(str(root))
        if not isinstance(found, OSError)
    )


def _walk(root: str) -> Iterator[tuple[str, os.stat_result | OSError]]:
    """Everything under ``root``, itself included; links are followed, each folder once."""
    visited: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        path = waiting.pop()
        try:
            found = os.stat(path)  # noqa: PTH116 - strings, as scandir gives them, are faster
            yield path, found
            if not stat.S_ISDIR(found.st_mode) or (found.st_dev, found.st_ino) in visited:
                continue
            visited.add((found.st_dev, found.st_ino))
            with os.scandir(path) as entries:
                waiting += [entry.path for entry in entries if not _NOISE.fullmatch(entry.name)]
        except OSError as error:
            yield path, error


def _is_settled(stamp: Stamp) -> bool:
    return len(stamp) < _FILE_STAMP_LENGTH or bool(stamp[-1])


def _stamp(found: os.stat_result | OSError, now: int) -> Stamp:
    if isinstance(found, OSError):
        return (found.errno or 0,)
    if stat.S_ISDIR(found.st_mode):
        return ()
    # A file written this very moment may be written again within the same tick of the clock.
    # It counts as changed once more when it has settled, so that the second write is not missed.
    settled = not 0 <= now - found.st_mtime_ns < _UNSETTLED_NANOSECONDS
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, settled
