"""One look at the disk, and the build that it calls for. Runs in a thread; changes nothing."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from careers.problems import Problem
from careers.serve.contract import Builder, SourceLine
from careers.serve.failure import problem_of
from careers.serve.site import ServedSite, served, with_failure
from careers.serve.snapshot import (
    Snapshot,
    a_moment_later,
    looked_again,
    settled,
    snapshot,
    written_since,
)


@dataclass(frozen=True, slots=True)
class Look:
    """What the disk looked like before a build, and what the build came to."""

    roots: tuple[Path, ...]
    """Where to look next."""
    seen: Snapshot = field(default_factory=dict)
    site: ServedSite = field(default_factory=ServedSite)
    problems: tuple[Problem, ...] = ()
    milliseconds: int = 0
    """Of the build alone."""


def build_now(earlier: Look, *, builder: Builder, source_line: SourceLine) -> Look:
    """Build, whatever the disk looks like; the earlier site stays up if the build itself fails."""
    moment = time.time_ns()
    seen = settled(snapshot(earlier.roots), earlier.roots)
    return _build(earlier, seen, moment, builder, source_line)


def build_if_changed(
    earlier: Look,
    *,
    builder: Builder,
    source_line: SourceLine,
    quiet: bool,
    hinted: Collection[str] = (),
) -> Look | None:
    """Build if the disk differs. Our own reading and editors' noise build nothing.

    ``quiet`` is that an edit was heard of and is over. One that was not may be going on: a file
    that is cut before it is written can be seen empty, with the time that it had.

    ``hinted`` are real paths that were heard of: where they tell of a change, nothing else is
    looked at for now.
    """
    moment = time.time_ns()
    seen = looked_again(earlier.seen, earlier.roots, hinted) if hinted else None
    if seen is None:
        seen = snapshot(earlier.roots)
    if seen == earlier.seen:
        return None
    seen = settled(seen, earlier.roots) if quiet else a_moment_later(earlier.roots)
    return _build(earlier, seen, moment, builder, source_line)


def _build(
    earlier: Look, seen: Snapshot, moment: int, builder: Builder, source_line: SourceLine
) -> Look:
    generation = earlier.site.generation + 1
    started = time.perf_counter()
    try:
        built = builder.build(seen=seen)
        site = served(built, generation, source_line)
    except Exception as error:  # noqa: BLE001 - our bug must not end the server; it is shown
        failure = problem_of(error)
        site = with_failure(earlier.site, failure, generation)
        return Look(earlier.roots, seen, site, (failure,), _milliseconds_since(started))
    milliseconds = _milliseconds_since(started)
    if built.watched != earlier.roots:
        seen = _seen_elsewhere(built.watched, moment)
    return Look(built.watched, seen, site, built.problems, milliseconds)


def _seen_elsewhere(roots: Iterable[Path], moment: int) -> Snapshot:
    """What the build has read from other roots than were looked at; empty if that is in doubt.

    Nothing was looked at there before it was read, so anything written since calls for a build.
    """
    seen = snapshot(roots)
    return {} if written_since(roots, moment) else seen


def _milliseconds_since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)
