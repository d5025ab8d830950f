"""Runs that need not be repeated: what a command found, kept until something changes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careers.problems import Edit, Location, Problem

if TYPE_CHECKING:
    from careers.build import Built, Standing


@dataclass(frozen=True, slots=True)
class Noted:
    """What a run found."""

    pages: int
    roles: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    command: str
    site_dir: Path
    options: str
    """Everything that the command was told, as text."""
    now: datetime
    started: int
    """In ns since 1970."""

    def noted(self) -> Noted | None:
        """What the last run found, if this one can find nothing else."""
        from careers.memo import recall

        try:
            kept: Any = recall(self.site_dir, self.command, self.options, self.now)
            if kept is None:
                return None
            problems = tuple(_problem(one) for one in kept["problems"])
            return Noted(int(kept["pages"]), int(kept["roles"]), problems)
        except (KeyError, TypeError, ValueError):
            return None

    def standing(self, built: Built) -> Standing | None:
        """What tells which outputs need not be made; None while a file is being changed."""
        from careers.build import LOCK_FOLDER, Standing
        from careers.commands.own_cache import own_secret
        from careers.memo import TICK_NS

        secret = own_secret()
        if secret is None or built.keys is None or built.keys.newest >= self.started - TICK_NS:
            return None
        return Standing.read(self.site_dir / LOCK_FOLDER, secret, built.keys)

    def note(self, built: Built, found: Noted, made_folder: Path | None = None) -> None:
        """Keep what this run found, unless it depends on what cannot be seen from outside.

        Args:
            built: The site.
            found: What was found.
            made_folder: The folder that the command wrote.
        """
        from careers.build import is_told_by_files
        from careers.memo import Made, remember

        if not is_told_by_files(built.config, built.theme):
            return
        made = Made(
            paths=tuple(str(path.absolute()) for path in built.watched),
            options=self.options,
            stamped=(str(made_folder.absolute()),) if made_folder else (),
            started=self.started,
            until=min(_turns(built, self.now)),
        )
        value = {
            "pages": found.pages,
            "roles": found.roles,
            "problems": [_written(problem) for problem in found.problems],
        }
        remember(self.site_dir, self.command, made, self.now, value)


def run_of(command: str, site_dir: Path, now: datetime, *options: object) -> Run:
    """A run that begins now; ``options`` are told apart by their printed form."""
    return Run(command, site_dir, repr(options), now, time.time_ns())


def _turns(built: Built, now: datetime) -> Iterator[datetime]:
    """Instants from which on the clock alone makes another site."""
    from zoneinfo import ZoneInfo

    zones = {"UTC", built.config.careers.timezone or "UTC"}
    for found in built.site.roles.values():
        zones.add(found.role.timezone)
        for moment in (found.role.opens, found.role.closes):
            if moment is not None and moment >= now:
                yield moment
    for name in zones:
        try:
            day = now.astimezone(ZoneInfo(name)).date()
            yield datetime.combine(day + timedelta(days=1), datetime.min.time(), ZoneInfo(name))
        except (ValueError, OSError, KeyError):  # an offset such as UTC+02:00
            yield now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def _written(problem: Problem) -> list[object]:
    place = problem.location
    edits = [
        [edit.line, edit.column, edit.end_line, edit.end_column, edit.text]
        for edit in problem.edits
    ]
    return [
        [place.path, place.line, place.column],
        problem.message,
        problem.rule,
        problem.hint,
        problem.severity,
        problem.refused,
        edits,
    ]


def _problem(written: list[Any]) -> Problem:
    place, message, rule, hint, severity, refused, edits = written
    changes = tuple(Edit(*edit) for edit in edits)
    return Problem(Location(*place), message, rule, hint, severity, refused, changes)
