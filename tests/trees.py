"""What a folder holds, for comparing it with what it held or with another."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

Tree = dict[str, tuple[str, str]]


def tree_of(folder: Path) -> Tree:
    """Mode and digest of each entry by its path; of a link where it leads. {} where none is."""
    if not folder.is_dir():
        return {}
    found = {".": (oct(folder.lstat().st_mode), "")}
    for entry in sorted(folder.rglob("*")):
        status = entry.lstat()
        if stat.S_ISREG(status.st_mode):
            held = hashlib.sha256(entry.read_bytes()).hexdigest()
        else:
            held = os.readlink(entry) if entry.is_symlink() else ""  # noqa: PTH115 - as it is
        found[entry.relative_to(folder).as_posix()] = (oct(status.st_mode), held)
    return found


def digest_of(folder: Path) -> str:
    """One digest of all names, modes and bytes."""
    return hashlib.sha256(repr(sorted(tree_of(folder).items())).encode()).hexdigest()


def differences(one: Tree, other: Tree) -> list[str]:
    """A line for each entry that only one has, or that differs."""
    names = sorted(one.keys() | other.keys())
    return [
        f"{name}: {one.get(name, 'absent')} / {other.get(name, 'absent')}"
        for name in names
        if one.get(name) != other.get(name)
    ]


def untouched(folder: Path) -> dict[str, tuple[int, int, int, int]]:
    """Inode, change time, mode and link count of everything: equal means untouched."""
    return {
        str(entry): (found.st_ino, found.st_ctime_ns, found.st_mode, found.st_nlink)
        for entry in [folder, *folder.rglob("*")]
        for found in [entry.lstat()]
    }
