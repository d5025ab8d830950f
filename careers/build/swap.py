"""Put one folder in the place of another, in one step where the system has one."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

_NO_SUCH_CALL = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)


def swap(new: Path, place: Path, aside: Path) -> Literal["exchanged", "renamed"]:
    """Let the folder ``new`` stand at ``place``; what stood there is at ``new`` or ``aside`` then.

    ``exchanged``: at no instant was the place empty. ``renamed``: it was, between two renames; a
    process that is killed there leaves the old folder at ``aside``.

    Raises:
        OSError: The place cannot be renamed (a mount point, a lower layer of an overlay); it holds
            what it held.
    """
    if exchange(new, place):
        return "exchanged"
    place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        aside.rename(place)
        raise
    return "renamed"


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False if the system or the disk has no such step."""
    call = _exchange_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_SUCH_CALL:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    if sys.platform not in ("linux", "darwin"):
        return None  # pragma: no cover
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        return _renamex_np(library)  # pragma: no cover
    return _renameat2(library)


def _renameat2(library: ctypes.CDLL) -> Callable[[bytes, bytes], int] | None:
    """Linux since 3.15, in the C library since glibc 2.28; RENAME_EXCHANGE is 2."""
    found = getattr(library, "renameat2", None)
    if found is None:  # an older C library, or another one
        return None
    here = ctypes.c_int(-100)  # AT_FDCWD
    return lambda one, other: int(found(here, one, here, other, ctypes.c_uint(2)))


def _renamex_np(  # pragma: no cover
    library: ctypes.CDLL,
) -> Callable[[bytes, bytes], int] | None:
    """Apple's call, since macOS 10.12, on APFS; RENAME_SWAP is 2."""
    found = getattr(library, "renamex_np", None)
    if found is None:
        return None
    return lambda one, other: int(found(one, other, ctypes.c_uint(2)))
