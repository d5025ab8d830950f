"""Files of an import onto the disk: each whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from careers.problems import Location, Problem


def write_files(site_dir: Path, files: Mapping[str, bytes]) -> Problem | None:
    """Write files in their order; the first that cannot be written ends it.

    Args:
        site_dir: The folder of the site.
        files: By path below it. What tells of the others comes last.
    """
    root = site_dir.resolve()
    for path, content in files.items():
        file = root / path
        if not file.parent.resolve().is_relative_to(root):
            message = "lies outside of the site folder; it was not written"
            return Problem(Location(path), message, "import-unwritable", "take the link away")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            _replace(file, content)
        except OSError as error:
            message = f"cannot be written: {error.strerror or error}"
            hint = "mend that and import again: nothing is lost"
            return Problem(Location(path), message, "import-unwritable", hint)
    return None


def _replace(file: Path, content: bytes) -> None:
    """Through a file beside it, so that nobody ever sees half of it."""
    mode = file.stat().st_mode & 0o777 if file.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=".importing-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        Path(name).chmod(mode)
        Path(name).replace(file.resolve() if file.is_symlink() else file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
