"""Make the outputs that may differ from what stands, and put those that do into a new folder."""

from __future__ import annotations

import errno
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from careers.build.output_folder import NEW, beside, inside
from careers.build.pieces import Lengths, Piece, write_pieces
from careers.build.standing import Standing
from careers.build.tree import Tree, folders_of, make_file, make_folder, open_file
from careers.problems import Problem, in_order
from careers.spread import pieces_of, processes, spread
from careers.theme import TemplateProblem

NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
"""What keeps a folder from being made beside the output folder, but maybe not inside."""
_TOGETHER = 16
"""Outputs that one process makes in a row; a page takes about a millisecond."""


class Writable(Protocol):
    """An output, as far as writing it goes."""

    @property
    def path(self) -> str:
        """Relative to the output folder, ``/``-separated."""

    @property
    def content(self) -> Callable[[], bytes]:
        """Makes the bytes, or raises ``TemplateProblem``; it is called once, in its turn."""

    @property
    def pieces(self) -> Callable[[], Iterable[Piece]] | None:
        """What the bytes are made of, where they are better written piece by piece."""


@dataclass(frozen=True, slots=True)
class Staged:
    """What was made."""

    folder: Path | None
    """None where one process found nothing that differs: the disk is not touched then."""
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    problems: tuple[Problem, ...]
    lengths: Mapping[str, Lengths]
    """Of the pieces of files, by path."""


def stage_outputs(
    outputs: tuple[Writable, ...],
    out_dir: Path,
    old: Tree,
    standing: Standing | None,
    on_progress: Callable[[int], None] | None,
) -> Staged:
    """Make all outputs that may differ from what stands there, and stage those that do."""
    known = _known(outputs, old, standing)
    left = [output for output in outputs if output.path not in known]
    # Files of many pieces take longest, so they are begun first, and one after the other by one
    # process: they show the same texts.
    outputs = tuple(sorted(left, key=lambda output: output.pieces is None))
    many = sum(output.pieces is not None for output in left)
    rest = pieces_of(len(outputs) - many, _TOGETHER)
    pieces = [range(many), *(range(many + one.start, many + one.stop) for one in rest)]
    folder = new_stage(out_dir) if processes(len(pieces)) > 1 else None  # before they part
    gc.freeze()  # the site itself is no garbage: looking through it would copy it to each process

    def taken(numbers: Iterator[int]) -> Iterator[Writable]:
        for number in numbers:
            for index in pieces[number]:
                yield outputs[index]
                if on_progress is not None:
                    on_progress(index + 1)
            gc.collect(0)  # each page of a template leaves 150 objects in circles

    def work(numbers: Iterator[int]) -> Staged:
        return _Stage(out_dir, folder, old, standing).of(taken(numbers))

    parts = spread(work, len(pieces))
    changed = tuple(path for part in parts for path in part.changed)
    kept = (*known, *(path for part in parts for path in part.kept))
    problems = in_order(problem for part in parts for problem in part.problems)
    lengths = {path: found for part in parts for path, found in part.lengths.items()}
    return Staged(parts[0].folder, changed, kept, problems, lengths)


def _known(outputs: Iterable[Writable], old: Tree, standing: Standing | None) -> dict[str, None]:
    """What stands there as it would be made, in order."""
    if standing is None:
        return {}
    files = old.files
    return {o.path: None for o in outputs if standing.holds(o.path, files.get(o.path))}


class _Stage:
    """What one process puts into the new folder."""

    def __init__(
        self, out_dir: Path, folder: Path | None, old: Tree, standing: Standing | None
    ) -> None:
        self._out_dir = out_dir
        self._folder = folder
        self._old = old
        self._standing = standing
        self._made: set[str] = set()
        self._lengths: dict[str, Lengths] = {}

    def of(self, outputs: Iterable[Writable]) -> Staged:
        """Make these outputs."""
        changed: list[str] = []
        kept: list[str] = []
        problems: list[Problem] = []
        for output in outputs:
            try:
                (changed if self._differs(output) else kept).append(output.path)
            except TemplateProblem as error:
                problems.append(error.problem)
        return Staged(self._folder, tuple(changed), tuple(kept), tuple(problems), self._lengths)

    def _differs(self, output: Writable) -> bool:
        if output.pieces is not None:
            return self._grows(output.path, output.pieces())
        content = output.content()
        if self._old.holds(output.path, content):
            return False
        make_file(self._place(output.path), content)
        return True

    def _grows(self, path: str, pieces: Iterable[Piece]) -> bool:
        found = self._old.files.get(path)
        differs, self._lengths[path] = write_pieces(
            pieces,
            begin=lambda: open_file(self._place(path)),
            old=f"{self._old.root}/{path}" if found else None,
            spans=self._standing.spans(path, found) if self._standing else {},
            may_stay=self._old.may_stay(path),
        )
        return differs

    def _place(self, path: str) -> str:
        """Where to put an output, in folders that are there."""
        self._folder = self._folder or new_stage(self._out_dir)
        make_folders(str(self._folder), path, self._made)
        return f"{self._folder}/{path}"


def new_stage(out_dir: Path) -> Path:
    """An empty folder to stage in: beside the output folder, or inside where only that works."""
    if not out_dir.is_mount():
        try:
            make_folder(str(beside(out_dir, NEW)))
        except OSError as error:
            if error.errno not in NOT_ALLOWED or not out_dir.is_dir():
                raise
        else:
            return beside(out_dir, NEW)
    make_folder(str(inside(out_dir)))
    return inside(out_dir)


def make_folders(stage: str, path: str, made: set[str]) -> None:
    """Make the folders of an output that were not made yet."""
    for folder in folders_of((path,)):
        if folder not in made:
            with suppress(FileExistsError):  # another process of this build was faster
                make_folder(f"{stage}/{folder}")
            made.add(folder)
