"""Delete what builds have made."""

from __future__ import annotations

import shutil
from pathlib import Path

from careers.build.output_folder import clean_up_after_kill, foreign
from careers.build.publish import LOCK_FOLDER, RECORD
from careers.problems import Problem


def clear(site_dir: Path) -> tuple[tuple[str, ...], Problem | None]:
    """Delete ``build/`` and ``.careers/``; what was deleted, and what must not be.

    Only the usual output folder is deleted, and only if a build made what lies in it.
    """
    deleted = []
    out_dir = site_dir / "build"
    record = site_dir / LOCK_FOLDER / RECORD
    clean_up_after_kill(out_dir)
    wrong = foreign(out_dir, site_dir, record)
    if wrong is not None:
        return (), wrong
    for folder in (out_dir, site_dir / LOCK_FOLDER):
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder)
            deleted.append(f"{folder.name}/")
    return tuple(deleted), None
