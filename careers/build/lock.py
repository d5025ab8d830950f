"""One build at a time: a lock that the system frees when its holder dies, whatever killed it."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE_SECONDS = 0.02


@contextmanager
def build_lock(lock_dir: Path, *, beside: Path, wait_seconds: float) -> Iterator[bool]:
    """Hold ``lock_dir/lock`` for the length of the block; False after waiting in vain.

    A site folder that cannot be written (a read-only checkout that builds elsewhere) has no place
    for the file; the folder ``beside`` which the site is built is locked itself then.
    """
    descriptor = _opened(lock_dir, beside)
    try:
        yield _acquired(descriptor, wait_seconds)
    finally:
        os.close(descriptor)  # frees the lock


def _opened(lock_dir: Path, beside: Path) -> int:
    try:
        lock_dir.mkdir(parents=True, exist_ok=True)
        return os.open(lock_dir / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise
        return os.open(beside, os.O_RDONLY)


def _acquired(descriptor: int, wait_seconds: float) -> bool:
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            _lock_now(descriptor)
        except OSError as error:
            if error.errno in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS):
                return True  # a network disk without locks: build, as every other tool would
            if time.monotonic() >= deadline:
                return False
            time.sleep(_PAUSE_SECONDS)
        else:
            return True


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _lock_now(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock_now(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
