"""What every command has: the site and the day it is about, and how it prints problems."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from careers.problems import Problem

if TYPE_CHECKING:
    from careers.build import Built

SOUND, PROBLEMS, MISUSE, LOCKED = 0, 1, 2, 75
"""Exit codes; a command that a signal ends has 128 and the signal's number."""

_REDRAW_SECONDS = 0.1
_Command = TypeVar("_Command", bound=Callable[..., Any])


def site_arguments(command: _Command) -> _Command:
    """The site folder and its configuration, the same for every command."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    command = click.argument("site_dir", type=folder, default=".", metavar="[SITE_DIR]")(command)
    return click.option("--config", "config_file", type=file, metavar="FILE",
                        help="Read this file instead of careers.toml.")(command)  # fmt: skip


def verdict_options(command: _Command) -> _Command:
    """How bad is too bad."""
    levels = click.Choice(["error", "warning", "info"])
    command = click.option("--fail-on", type=levels, default="error", show_default=True,
                           help="Exit with 1 on problems as bad as this.")(command)  # fmt: skip
    return click.option("--strict", is_flag=True,
                        help="Fail exactly where Docusaurus 3.10.2 fails.")(command)  # fmt: skip


def loudness_options(command: _Command) -> _Command:
    """How much is printed; never what is found, nor the exit code."""
    command = click.option("-v", "--verbose", "--frames", "frames", is_flag=True,
                           help="Show the lines that problems are about.")(command)  # fmt: skip
    return click.option("-q", "--quiet", is_flag=True,
                        help="Print problems, and nothing else.")(command)  # fmt: skip


def today_option(command: _Command) -> _Command:
    """The day that statuses of roles are computed for."""
    return click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
                        help="Build as on this day: 2026-11-21.")(command)  # fmt: skip


def uncollected(command: _Command) -> _Command:
    """A command that ends before collecting garbage is worth a fifth of its time."""

    @wraps(command)
    def run(*args: object, **values: object) -> object:
        gc.unfreeze()
        gc.disable()
        try:
            return command(*args, **values)
        finally:
            gc.freeze()  # else all that is there would be looked through before the process ends
            gc.enable()

    return cast("_Command", run)


def hold(*values: object) -> None:
    """Hold values until the process ends, which takes them apart faster than we would."""
    _HELD[:] = values


_HELD: list[object] = []


def clock(today: datetime | None) -> Callable[[], datetime]:
    """``--today``, else ``SOURCE_DATE_EPOCH`` (seconds since 1970), else the machine's clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if today is not None:
        return lambda: today.replace(hour=12, tzinfo=UTC)  # noon: that day in nearly every zone
    if epoch.isdecimal():
        return lambda: datetime.fromtimestamp(int(epoch), UTC)
    return lambda: datetime.now(UTC)


class Progress:
    """One line on a terminal that counts, once a build has taken longer than a second."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.shown = sys.stderr.isatty() and not quiet
        self.started = self.last = time.perf_counter()
        self.width = 0

    def __call__(self, doing: str, done: int, total: int) -> None:
        """Count; most calls print nothing."""
        now = time.perf_counter()
        if not self.shown or now - self.started < 1 or now - self.last < _REDRAW_SECONDS:
            return
        self.last = now
        filled = 30 * done // max(total, 1)
        line = f"{doing} [{'#' * filled}{' ' * (30 - filled)}] {done:,} of {total:,}"
        self.width = max(self.width, len(line))
        click.echo(f"\r{line.ljust(self.width)}", nl=False, err=True)

    def done(self) -> None:
        """Take the line away."""
        if self.width:
            click.echo(f"\r{' ' * self.width}\r", nl=False, err=True)


def print_problems(problems: Sequence[Problem], site_dir: Path, *, frames: bool = False) -> None:
    """Each with its cure; with ``frames`` and on a terminal with the line that it is about."""
    from careers.reports.human import human
    from careers.reports.report import SourceLines

    shown = frames or sys.stderr.isatty()
    for line in human(problems, SourceLines(site_dir) if shown else None):
        click.echo(line, err=True)


def source_line(problem: Problem, site_dir: Path) -> str:
    """The line a problem is about; empty where there is none to show."""
    from careers.reports.report import SourceLines

    return SourceLines(site_dir)(problem)


def folder_from_here(folder: Path) -> str:
    """A folder's path from where the command was given; empty for that place, or one outside."""
    try:
        path = folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return ""
    return "" if path == "." else path


def print_summary(
    built: Built, what: str, started: float, problems: Sequence[Problem] | None = None
) -> None:
    """One line: how much there is, how bad it is, what was done and how long that took."""
    found = built.problems if problems is None else problems
    print_counts(len(built.site.pages), len(built.site.roles), found, what, started)


def print_counts(
    pages: int, roles: int, problems: Sequence[Problem], what: str, started: float
) -> None:
    """The same, of a site that has been counted."""
    counts = [
        f"{count} {level}{'' if count == 1 else 's'}"
        for level in ("error", "warning", "info")
        if (count := sum(problem.severity == level for problem in problems))
    ]
    seconds = time.perf_counter() - started
    click.echo(
        f"{pages} page{'' if pages == 1 else 's'} ({roles} role{'' if roles == 1 else 's'}), "
        f"{', '.join(counts) or 'no problems'}, {what} in {seconds:.2f} s",
        err=True,
    )
