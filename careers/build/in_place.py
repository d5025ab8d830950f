"""Replace the files of a folder one by one, where the folder itself cannot be exchanged."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Collection
from pathlib import Path

from careers.build.tree import FOLDER_MODE, Tree, folders_of

PART = ".careers-part"
"""A file on its way from another mount, at the top of the output folder."""


def replace_in_place(
    stage: Path, changed: Collection[str], wanted: Collection[str], old: Tree
) -> None:
    """Move the ``changed`` files over the old site, then delete what is not ``wanted``.

    Each file is replaced in one step. Pages come after the styles and images they show, deletions
    last, so a reader in between sees old pages or new ones, each with what it needs.
    """
    root = Path(old.root)
    _clear_the_way(root, changed, old)
    for folder in folders_of(changed):
        (root / folder).mkdir(exist_ok=True)
    for folder in ("", *folders_of(wanted)):
        (root / folder).chmod(FOLDER_MODE)
    for path in sorted(changed, key=lambda path: (path.endswith(".html"), path)):
        _move(stage / path, root / path, root / PART)
    _delete_strays(root, set(wanted), old)


def _clear_the_way(root: Path, changed: Collection[str], old: Tree) -> None:
    for folder in folders_of(changed):
        if folder in old.files or folder in old.others:
            (root / folder).unlink()
    for path in changed:
        if path in old.folders:
            shutil.rmtree(root / path)


def _move(source: Path, target: Path, part: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copy2(source, part)
        part.replace(target)


def _delete_strays(root: Path, wanted: set[str], old: Tree) -> None:
    needed = set(folders_of(wanted))
    for path in (*old.files, *old.others):
        if path not in wanted and path not in needed:
            # What lay in a folder that is a file now went with the folder.
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                (root / path).unlink()
    for folder in sorted(old.folders.keys() - needed, reverse=True):
        if (root / folder).is_dir():
            (root / folder).rmdir()
