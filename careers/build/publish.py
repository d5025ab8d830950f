"""Write the outputs of a site to its output folder: all of them or none, and only what differs.

The new site is staged beside the old one: hard links to the files that stay as they are, new bytes
for the others. Then the two folders change places in one step, and the old one is deleted. A build
that fails or is killed at any instant leaves the old site or the new one, whole. Where the folder
cannot be exchanged (a mount point), files are replaced one by one, and the result says so.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from careers.build.in_place import replace_in_place
from careers.build.lock import build_lock
from careers.build.output_folder import (
    OLD,
    beside,
    clean_up_after_kill,
    delete_half_written,
    foreign,
    inside,
    misplaced,
    remember,
    shown,
)
from careers.build.output_paths import path_problems
from careers.build.pieces import Lengths
from careers.build.staging import (
    NOT_ALLOWED,
    Staged,
    Writable,
    make_folders,
    new_stage,
    stage_outputs,
)
from careers.build.standing import Standing
from careers.build.swap import swap
from careers.build.tree import Tree, folders_of, link_or_copy, survey
from careers.problems import Location, Problem, Severity, at_least

LOCK_FOLDER = ".careers"
"""In the site folder, made by builds, and safe to delete when none is running."""
LOCK_WAIT_SECONDS = 10.0
"""How long a build waits for another of the same site."""

How = Literal["created", "exchanged", "renamed", "in place", "nothing", "locked", "refused"]


RECORD = "built"
_CANNOT_BE_RENAMED = (errno.EBUSY, errno.EXDEV, *NOT_ALLOWED)
_FULL = ("the disk is full", "make room and build again")
_FORBIDDEN = (
    "the output folder cannot be written",
    "change its permissions, or give another folder with --out-dir",
)
_MACHINE_PROBLEMS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
}


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output folder."""

    how: How
    """``created`` where no site stood; ``exchanged`` in one step; ``renamed`` in two, where the
    system has no exchange; ``in place`` file by file, where the folder cannot be renamed;
    ``nothing`` differed; ``locked`` by another build and ``refused`` for ``problems``: untouched.
    """
    changed: int = 0
    """Files with new bytes."""
    unchanged: int = 0
    removed: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def swapped(self) -> bool:
        """Did readers see the old site or the new one at every instant?"""
        return self.how in ("created", "exchanged", "renamed")


def write_outputs(  # noqa: PLR0913 - what a command may ask
    outputs: Iterable[Writable],
    out_dir: Path,
    *,
    site_dir: Path,
    sources: Iterable[Path] = (),
    fail_on: Severity = "error",
    standing: Standing | None = None,
    on_progress: Callable[[int], None] | None = None,
    on_written: Callable[[Written], None] | None = None,
) -> Written:
    """Make ``out_dir`` hold exactly these outputs, with modes 0644 and 0755.

    Args:
        outputs: Every file of the site; ``content`` is called once each, maybe in a process of its
            own.
        out_dir: The folder to replace; it need not exist.
        site_dir: The site folder, which the output folder must not be or hold. Its ``.careers/``
            keeps the lock, and notes from one build to the next.
        sources: The folders that the site is built from; the output folder keeps out of them.
        fail_on: Nothing is written where a problem is as bad as this.
        standing: Tells which files need not be made to know that they stay.
        on_progress: Told how many outputs are staged, or about to be in all processes.
        on_written: Told what was done before another build may write the folder.

    Returns:
        What was done. With an error among ``problems`` the old site is byte for byte as it was; a
        broken template and a disk that is full or read-only are such problems. What else
        ``content`` raises passes through, and the old site stays as well.
    """
    lock_dir = site_dir / LOCK_FOLDER
    out_dir = out_dir.resolve()  # through a link, so that the swap happens where the folder is
    listed = tuple(outputs)
    made_from = {output.path: str(getattr(output, "source", "")) for output in listed}
    problems = path_problems(
        (output.path for output in listed), under=shown(out_dir, site_dir), sources=made_from
    )
    if (wrong := misplaced(out_dir, site_dir, sources)) is not None:
        problems = (wrong, *problems)
    if at_least(problems, fail_on):
        return Written("refused", problems=problems)
    try:
        out_dir.parent.mkdir(parents=True, exist_ok=True)
        with build_lock(lock_dir, beside=out_dir.parent, wait_seconds=LOCK_WAIT_SECONDS) as held:
            if not held:
                return Written("locked", problems=(_another_build(out_dir, site_dir),))
            clean_up_after_kill(out_dir)
            delete_half_written(lock_dir)
            if (wrong := foreign(out_dir, site_dir, lock_dir / RECORD)) is not None:
                return Written("refused", problems=(wrong, *problems))
            written, lengths = _replaced(listed, out_dir, lock_dir / RECORD, standing, on_progress)
            if standing is not None and written.how != "refused":
                standing.note(out_dir, lengths)
            written = replace(written, problems=(*written.problems, *problems))
            if on_written is not None and written.how != "refused":
                on_written(written)
    except OSError as error:
        return Written("refused", problems=(_machine_problem(error, out_dir, site_dir), *problems))
    return written


def _replaced(
    outputs: tuple[Writable, ...],
    out_dir: Path,
    record: Path,
    standing: Standing | None,
    on_progress: Callable[[int], None] | None,
) -> tuple[Written, Mapping[str, Lengths]]:
    """What was done, and what `Standing` has to know of files of pieces."""
    old = survey(str(out_dir), skip=inside(out_dir).name)
    try:
        staged = stage_outputs(outputs, out_dir, old, standing, on_progress)
        if staged.problems:
            return Written("refused", problems=staged.problems), {}
        wanted = {*staged.changed, *staged.kept}
        if not staged.changed and out_dir.is_dir() and old.is_exactly(wanted):
            return Written("nothing", unchanged=len(wanted)), staged.lengths
        written = Written(
            _put_in_place(staged, out_dir, record, old),
            changed=len(staged.changed),
            unchanged=len(staged.kept),
            removed=len(old.files.keys() - wanted) + len(old.others),
        )
        return written, staged.lengths
    finally:
        clean_up_after_kill(out_dir)  # also deletes the stage of a failure, and the old site


def _put_in_place(staged: Staged, out_dir: Path, record: Path, old: Tree) -> How:
    stage = staged.folder or new_stage(out_dir)
    wanted = (*staged.changed, *staged.kept)
    remember(stage, record)
    if stage == inside(out_dir):
        replace_in_place(stage, staged.changed, wanted, old)
        return "in place"
    made = set(folders_of(staged.changed))
    for path in staged.kept:
        make_folders(str(stage), path, made)
        link_or_copy(f"{old.root}/{path}", f"{stage}/{path}")
    if not out_dir.exists():
        stage.rename(out_dir)
        return "created"
    try:
        return swap(stage, out_dir, beside(out_dir, OLD))
    except OSError as error:
        if error.errno not in _CANNOT_BE_RENAMED:
            raise
    replace_in_place(stage, staged.changed, wanted, old)
    return "in place"


def _another_build(out_dir: Path, site_dir: Path) -> Problem:
    return Problem(
        Location(shown(out_dir, site_dir)),
        "another build of this site is running",
        rule="build-locked",
        hint="wait until it ends, then build again",
    )


def _machine_problem(error: OSError, out_dir: Path, site_dir: Path) -> Problem:
    said = os.strerror(error.errno).lower() if error.errno else str(error)
    message, hint = _MACHINE_PROBLEMS.get(
        error.errno or 0, (f"the site was not written: {said}", "")
    )
    named = error.filename2 or error.filename
    where = f"; it happened at {os.fsdecode(named)}" if named and not hint else ""
    return Problem(
        Location(shown(out_dir, site_dir)), message + where, rule="cannot-write", hint=hint
    )
