"""Files of the site itself: nothing is read that a link leads to outside of the site folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from careers.problems import Location, Problem


def lies_in(site_dir: str | Path, file: str | Path) -> bool:
    """Whether a file or folder is in the site folder once links are followed."""
    root, real = os.path.realpath(site_dir), os.path.realpath(file)
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def outside(path: str) -> Problem:
    """What is said of one that is not."""
    message, hint = "the link leaves the site folder", "copy the files into the site"
    return Problem(Location(path), message, "file-outside", hint, severity="warning")


def irregular(path: str, file: str | Path | os.DirEntry[str]) -> Problem | None:
    """What is said of one that is no regular file: opening a pipe would wait for ever."""
    try:
        mode = (Path(file) if isinstance(file, str) else file).stat().st_mode
    except OSError:
        message, hint = "the link points to nothing", "restore its target or delete the link"
        return Problem(Location(path), message, "file-kind", hint, severity="warning")
    if stat.S_ISREG(mode):
        return None
    message, hint = "this is not a regular file", "take it out of the folder"
    return Problem(Location(path), message, "file-kind", hint, severity="warning")


def unreadable(path: str, error: OSError) -> Problem:
    """What is said of a file that is there and cannot be read, or has vanished since."""
    message = f"the file cannot be read: {error.strerror}"
    return Problem(Location(path), message, "file-unreadable", "check its permissions")


def read_own(site_dir: Path, path: str) -> bytes | Problem:
    """The bytes of a regular file of the site.

    Args:
        site_dir: The site folder.
        path: Of the file, site-relative.
    """
    file = site_dir / path
    if (problem := irregular(path, file)) is not None:
        return problem
    if not lies_in(site_dir, file):
        return outside(path)
    try:
        return file.read_bytes()
    except OSError as error:
        return unreadable(path, error)
