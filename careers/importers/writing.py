"""Files of an import onto the disk: each whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from careers.problems import Location, Problem
from careers.whole_file import replace_whole


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
            replace_whole(file.resolve() if file.is_symlink() else file, content)
        except OSError as error:
            message = f"cannot be written: {error.strerror or error}"
            hint = "mend that and import again: nothing is lost"
            return Problem(Location(path), message, "import-unwritable", hint)
    return None
