"""A folder of plain files: what lies in it, and how files get there with the modes that we promise.

Paths are strings here and joined by hand: a site has thousands of them, and ``Path`` shows in the
build time.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

FILE_MODE = 0o644
FOLDER_MODE = 0o755

_CANNOT_LINK = (
    errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP,
)  # fmt: skip
_KEEPS_MODES = os.name != "nt"


@dataclass(frozen=True, slots=True)
class Tree:
    """What lies below a folder; every path is relative to it and ``/``-separated."""

    root: str
    files: Mapping[str, os.stat_result]
    """Regular files."""
    folders: Mapping[str, os.stat_result]
    others: tuple[str, ...]
    """Links, sockets and whatever else no build of ours makes."""

    def holds(self, path: str, content: bytes) -> bool:
        """Is ``path`` a file of exactly these bytes, of our mode, and with no second name?"""
        return (
            self.may_stay(path)
            and self.files[path].st_size == len(content)
            and _read(f"{self.root}/{path}") == content
        )

    def may_stay(self, path: str) -> bool:
        """Is ``path`` a file of our mode, and with no second name?"""
        found = self.files.get(path)
        return found is not None and found.st_nlink == 1 and _has_mode(found, FILE_MODE)

    def is_exactly(self, paths: Iterable[str]) -> bool:
        """Does it hold files at these paths and nothing else, in folders of our mode?"""
        wanted = set(paths)
        return (
            not self.others
            and self.files.keys() == wanted
            and self.folders.keys() == set(folders_of(wanted))
            and all(_has_mode(found, FOLDER_MODE) for found in self.folders.values())
            and _has_mode(os.stat(self.root), FOLDER_MODE)  # noqa: PTH116
        )


def survey(root: str, *, skip: str) -> Tree:
    """List a folder, without following links; it may be missing. ``skip`` is a name at its top."""
    files: dict[str, os.stat_result] = {}
    folders: dict[str, os.stat_result] = {}
    others: list[str] = []
    waiting = [""] if os.path.isdir(root) else []  # noqa: PTH112
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{root}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                found = entry.stat(follow_symlinks=False)
                if path == skip:
                    continue
                if stat.S_ISDIR(found.st_mode):
                    folders[path] = found
                    waiting.append(path + "/")
                elif stat.S_ISREG(found.st_mode):
                    files[path] = found
                else:
                    others.append(path)
    return Tree(root=root, files=files, folders=folders, others=tuple(others))


def folders_of(paths: Iterable[str]) -> Iterator[str]:
    """Every folder that the paths lie in, once, a folder before those inside it."""
    seen: set[str] = set()
    for path in paths:
        end = path.find("/")
        while end > 0:
            folder = path[:end]
            if folder not in seen:
                seen.add(folder)
                yield folder
            end = path.find("/", end + 1)


def make_folder(path: str) -> None:
    """Make one folder, which everybody may read whatever the umask."""
    os.mkdir(path, FOLDER_MODE)  # noqa: PTH102
    os.chmod(path, FOLDER_MODE)  # noqa: PTH101


def make_file(path: str, content: bytes) -> None:
    """Write a file that does not exist yet, which everybody may read whatever the umask.

    Raises:
        FileExistsError: Two outputs are one file on this disk.
    """
    with open_file(path) as file:
        file.write(content)


def open_file(path: str) -> BinaryIO:
    """Open a file like those of `make_file`, to write into it.

    Raises:
        FileExistsError: Two outputs are one file on this disk.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    os.chmod(path, FILE_MODE)  # noqa: PTH101
    return open(descriptor, "wb")  # noqa: PTH123  a descriptor has no Path


def link_or_copy(source: str, target: str) -> None:
    """Give a file a second name, or make a copy where the disk knows no second names."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _CANNOT_LINK:
            raise
        shutil.copy2(source, target)


def _has_mode(found: os.stat_result, mode: int) -> bool:
    return not _KEEPS_MODES or stat.S_IMODE(found.st_mode) == mode


def _read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  called once per output
        return file.read()
