"""Write the outputs of a site to its output folder: all of them or none, and only what differs.

The new site is staged beside the old one: hard links to the files that stay as they are, new bytes
for the others. Then the two folders change places in one step, and the old one is deleted. A build
that fails or is killed at any instant leaves the old site or the new one, whole. Where the folder
cannot be exchanged (a mount point), files are replaced one by one, and the result says so.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Protocol

from careers.build.in_place import replace_in_place
from careers.build.lock import build_lock
from careers.build.output_folder import (
    NEW,
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
from careers.build.standing import Lengths, Standing
from careers.build.swap import swap
from careers.build.tree import (
    Tree,
    folders_of,
    link_or_copy,
    make_file,
    make_folder,
    survey,
)
from careers.problems import Location, Problem, Severity, at_least, in_order
from careers.spread import pieces_of, processes, spread
from careers.theme import TemplateProblem

LOCK_FOLDER = ".careers"
"""In the site folder, made by builds, and safe to delete when none is running."""
_TOGETHER = 32
"""Outputs that one process makes in a row; a page takes one or two milliseconds."""
_MANY = 5_000
"""Outputs: a site that has so many takes a second for each of its feeds."""
LOCK_WAIT_SECONDS = 10.0
"""How long a build waits for another of the same site."""

How = Literal["created", "exchanged", "renamed", "in place", "nothing", "locked", "refused"]


RECORD = "built"
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
_CANNOT_BE_RENAMED = (errno.EBUSY, errno.EXDEV, *_NOT_ALLOWED)
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


class Writable(Protocol):
    """An output, as far as writing it goes."""

    @property
    def path(self) -> str:
        """Relative to the output folder, ``/``-separated."""

    @property
    def content(self) -> Callable[[], bytes]:
        """Makes the bytes, or raises ``TemplateProblem``; it is called once, in its turn."""


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


@dataclass(frozen=True, slots=True)
class _Staged:
    folder: Path | None
    """None where one process found nothing that differs: the disk is not touched then."""
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    problems: tuple[Problem, ...]
    lengths: Mapping[str, Lengths]


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
        staged = _staged(outputs, out_dir, old, standing, on_progress)
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


def _staged(
    outputs: tuple[Writable, ...],
    out_dir: Path,
    old: Tree,
    standing: Standing | None,
    on_progress: Callable[[int], None] | None,
) -> _Staged:
    """Make all outputs that may differ from what stands there, and stage those that do."""
    known = _known(outputs, old, standing)
    outputs = tuple(output for output in outputs if output.path not in known)
    # What is left of thousands are the feeds, of which each is worth a process's while.
    pieces = pieces_of(len(outputs), 1 if len(known) > _MANY else _TOGETHER)
    pieces.reverse()  # feeds and listings, which take longest, are the last ones
    stage = _new_stage(out_dir) if processes(len(pieces)) > 1 else None  # before they part

    def taken(numbers: Iterator[int]) -> Iterator[Writable]:
        for number in numbers:
            for index in pieces[number]:
                yield outputs[index]
                if on_progress is not None:
                    on_progress(
                        len(outputs) - pieces[number].stop + index - pieces[number].start + 1
                    )

    def work(numbers: Iterator[int]) -> _Staged:
        return _staged_by_one(taken(numbers), out_dir, stage, old, standing)

    parts = spread(work, len(pieces))
    changed = tuple(path for part in parts for path in part.changed)
    kept = (*known, *(path for part in parts for path in part.kept))
    problems = in_order(problem for part in parts for problem in part.problems)
    lengths = {path: found for part in parts for path, found in part.lengths.items()}
    return _Staged(parts[0].folder, changed, kept, problems, lengths)


def _known(outputs: Iterable[Writable], old: Tree, standing: Standing | None) -> dict[str, None]:
    """What stands there as it would be made, in order."""
    if standing is None:
        return {}
    files = old.files
    return {o.path: None for o in outputs if standing.holds(o.path, files.get(o.path))}


def _staged_by_one(
    outputs: Iterable[Writable],
    out_dir: Path,
    folder: Path | None,
    old: Tree,
    standing: Standing | None,
) -> _Staged:
    changed: list[str] = []
    kept: list[str] = []
    problems: list[Problem] = []
    made: set[str] = set()
    lengths: dict[str, Lengths] = {}
    for output in outputs:
        pieces = getattr(output, "pieces", None)
        try:
            if standing is not None and pieces is not None:
                content, lengths[output.path] = standing.joined(output.path, pieces(), old)
            else:
                content = output.content()
        except TemplateProblem as error:
            problems.append(error.problem)
            continue
        if old.holds(output.path, content):
            kept.append(output.path)
        else:
            folder = folder or _new_stage(out_dir)
            _make_folders(folder, output.path, made)
            make_file(f"{folder}/{output.path}", content)
            changed.append(output.path)
    return _Staged(folder, tuple(changed), tuple(kept), tuple(problems), lengths)


def _new_stage(out_dir: Path) -> Path:
    """An empty folder to stage in: beside the output folder, or inside where only that works."""
    if not out_dir.is_mount():
        try:
            make_folder(str(beside(out_dir, NEW)))
        except OSError as error:
            if error.errno not in _NOT_ALLOWED or not out_dir.is_dir():
                raise
        else:
            return beside(out_dir, NEW)
    make_folder(str(inside(out_dir)))
    return inside(out_dir)


def _make_folders(stage: Path, path: str, made: set[str]) -> None:
    for folder in folders_of((path,)):
        if folder not in made:
            with suppress(FileExistsError):  # another process of this build was faster
                make_folder(f"{stage}/{folder}")
            made.add(folder)


def _put_in_place(staged: _Staged, out_dir: Path, record: Path, old: Tree) -> How:
    stage = staged.folder or _new_stage(out_dir)
    wanted = (*staged.changed, *staged.kept)
    remember(stage, record)
    if stage == inside(out_dir):
        replace_in_place(stage, staged.changed, wanted, old)
        return "in place"
    made = set(folders_of(staged.changed))
    for path in staged.kept:
        _make_folders(stage, path, made)
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
