"""The files that mending changes: as a patch, and on the disk."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import mkstemp

from careers.problems import Location, Problem

CHANGED = "it changed while it was looked at"


@dataclass(frozen=True, slots=True)
class MendedFile:
    """A file and what becomes of it."""

    path: str
    before: bytes
    after: bytes
    mended: tuple[Problem, ...]
    """Placed as they were found, each in its round."""

    @property
    def diff(self) -> str:
        """The change as a patch that ``git apply`` takes."""
        lines = unified_diff(
            _patch_lines(self.before),
            _patch_lines(self.after),
            f"a/{self.path}",
            f"b/{self.path}",
        )
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        )


def read(site_dir: Path, path: str) -> tuple[bytes, str]:
    """The bytes of a file, and why it must stay as it is, a clause; empty where it need not."""
    try:
        real, reason = _real_file(site_dir, path)
        return (b"", reason) if reason else (real.read_bytes(), "")
    except OSError as error:
        return b"", f"it cannot be read: {error.strerror}"


def write(site_dir: Path, files: Iterable[MendedFile]) -> tuple[Problem, ...]:
    """Write each file in one step, with the permissions it had.

    Returns:
        A warning for each file that is not as it was when it was looked at, or cannot be written.
    """
    problems = []
    for file in files:
        try:
            reason = _replace(site_dir, file)
        except OSError as error:
            reason = f"it cannot be written: {error.strerror}"
        if reason:
            problems.append(refusal(file.path, reason))
    return tuple(problems)


def refusal(path: str, reason: str) -> Problem:
    """What is said of a file that could be mended and is not."""
    message = f"the file was left as it is: {reason}"
    return Problem(Location(path), message, "not-mended", severity="warning")


def _replace(site_dir: Path, file: MendedFile) -> str:
    """Write one file; why that must not be, or nothing."""
    real, reason = _real_file(site_dir, file.path)
    if reason:
        return reason
    if real.read_bytes() != file.before:
        return CHANGED
    mode = stat.S_IMODE(real.stat().st_mode)
    # Beside the file, so that it can take its place in one step; only we may read it until then.
    descriptor, name = mkstemp(dir=real.parent, prefix=".careers-")
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(file.after)
            out.flush()
            os.fsync(out.fileno())
        part.chmod(mode)
        part.replace(real)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return ""


def _real_file(site_dir: Path, path: str) -> tuple[Path, str]:
    """The file behind a path; why it is not ours to change, or nothing."""
    root = site_dir.resolve()
    real = (root / path).resolve()
    if not real.is_relative_to(root):
        return real, "it lies outside the site folder"
    if not real.is_file():
        return real, "it is no regular file"
    if not os.access(real, os.W_OK):
        return real, "it is read-only"
    return real, ""


def _patch_lines(raw: bytes) -> list[str]:
    """Lines as ``git`` counts them: only a line feed ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", raw.decode("utf-8", "replace"))
