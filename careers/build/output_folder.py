"""The output folder: may a build replace it, and what do builds that were killed leave beside it.

A build replaces the whole folder, so it only takes one that is empty or that a build has made: its
404 page names Careers or Docusaurus as the generator (``build/`` when a site moves over), or it is
byte for byte a 404 page of this site, for a theme that names no generator.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from careers.problems import Location, Problem
from careers.whole_file import replace_whole

NEW, OLD = "new", "old"
_PAGE_OF_EVERY_BUILD = "404.html"
_REMEMBERED = 20
"""How many 404 pages of a site are remembered: several output folders, several versions."""
_GENERATOR = re.compile(
    rb"""<meta\b[^>]*\bname=["']?generator\b[^>]*\bcontent=["']?(?:careers|docusaurus)\b""",
    re.IGNORECASE,
)
_HEAD_BYTES = 65_536


def misplaced(out_dir: Path, site_dir: Path, sources: Iterable[Path]) -> Problem | None:
    """Why no build may ever replace ``out_dir``: what the author wrote lies in it, or round it.

    Args:
        out_dir: The output folder, with links resolved.
        site_dir: The site folder; the output folder may lie in it.
        sources: Folders of the site that builds read: content, static files, the theme.
    """
    place = Location(shown(out_dir, site_dir))
    elsewhere = "give another folder with --out-dir"
    real_sources = [Path(os.path.realpath(folder)) for folder in sources]
    for folder in (Path(os.path.realpath(site_dir)), *real_sources):
        if folder.is_relative_to(out_dir):
            name = folder.name
            message = f"a build replaces its output folder, and `{name}` lies in this one"
            return Problem(place, message, rule="output-folder", hint=elsewhere)
    for folder in real_sources:
        if out_dir.is_relative_to(folder):
            message = f"the output folder lies in `{folder.name}`, which is built from"
            return Problem(place, message, rule="output-folder", hint=elsewhere)
    if out_dir.exists() and not out_dir.is_dir():
        message = "the output folder is a file"
        return Problem(place, message, rule="output-folder", hint=elsewhere)
    return None


def foreign(out_dir: Path, site_dir: Path, record: Path) -> Problem | None:
    """Why this build must not replace ``out_dir``: what lies in it is not a build's.

    Args:
        out_dir: The output folder.
        site_dir: The site folder.
        record: What ``remember`` noted.
    """
    names = {entry.name for entry in out_dir.iterdir()} if out_dir.is_dir() else set()
    place = Location(shown(out_dir, site_dir))
    if ".git" in names:
        message = "a build replaces its output folder, and this one is a git repository"
        hint = "build into another folder with --out-dir and copy from there"
        return Problem(place, message, rule="output-folder", hint=hint)
    if not names or _is_of_a_build(out_dir / _PAGE_OF_EVERY_BUILD, _remembered(record)):
        return None
    message = "a build replaces its output folder, and no build made what lies in this one"
    hint = "empty it, or give another folder with --out-dir"
    return Problem(place, message, rule="output-folder", hint=hint)


def remember(site: Path, record: Path) -> None:
    """Note the 404 page of a site before it takes its place, so that the next build knows it.

    Args:
        site: The folder of the finished site.
        record: A file of the site folder's own; it may be lost.
    """
    page = site / _PAGE_OF_EVERY_BUILD
    known = _remembered(record)
    if not page.is_file() or (digest := _digest(page)) in known:
        return
    with contextlib.suppress(OSError):
        replace_whole(record, "\n".join([digest, *known[: _REMEMBERED - 1]]).encode("ascii"))


def beside(out_dir: Path, kind: str) -> Path:
    """Where the ``new`` site is staged and the ``old`` one waits to be deleted."""
    return out_dir.parent / f".{out_dir.name}.careers-{kind}"


def inside(out_dir: Path) -> Path:
    """Where the new site is staged when nothing can be written beside the output folder."""
    return out_dir / f".careers-{NEW}"


def clean_up_after_kill(out_dir: Path) -> None:
    """Undo a swap that was cut in half, and delete what killed builds left."""
    old = beside(out_dir, OLD)
    if old.is_dir() and not out_dir.exists():
        old.rename(out_dir)
    for leftover in (old, beside(out_dir, NEW), inside(out_dir)):
        shutil.rmtree(leftover, ignore_errors=True)


def delete_half_written(notes: Path) -> None:
    """Delete what `replace_whole` was writing among notes, at any depth, when it was killed.

    Whoever is writing there now loses one note, which the next run makes again.
    """
    folders = [notes]
    while folders:
        with contextlib.suppress(OSError), os.scandir(folders.pop()) as found:
            for entry in found:  # there may be thousands, of which we want none
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                elif entry.name.startswith("."):
                    Path(entry.path).unlink()


def shown(out_dir: Path, site_dir: Path) -> str:
    """The folder as problems name it: relative to the site where it lies in it."""
    site_dir = site_dir.resolve()
    inside_site = out_dir.is_relative_to(site_dir) and out_dir != site_dir
    return (out_dir.relative_to(site_dir) if inside_site else out_dir).as_posix()


def _is_of_a_build(page: Path, remembered: Sequence[str]) -> bool:
    if page.is_symlink() or not page.is_file():
        return False
    with page.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    return _GENERATOR.search(head) is not None or _digest(page) in remembered


def _remembered(record: Path) -> list[str]:
    try:
        return record.read_text("ascii").split()
    except (OSError, ValueError):
        return []


def _digest(page: Path) -> str:
    return hashlib.sha256(page.read_bytes()).hexdigest()
