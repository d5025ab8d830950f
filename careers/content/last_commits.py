"""When git last saw each file change: asked once for a whole site, only where an option asks."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from careers.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Commit:
    """The last commit of a file."""

    date: datetime
    author: str


def last_commits(site_dir: Path, content: str) -> tuple[dict[str, Commit], tuple[Problem, ...]]:
    """The last commit of every file of the content folder, by site-relative path.

    Docusaurus fails where there is no repository at all; here the line is left out then.
    """
    command = ["git", "-c", "core.quotePath=false", "log", "--format=%x01%at%x02%an",
               "--name-only", "--relative", "--", content]  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            command, cwd=site_dir, capture_output=True, check=True, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.CalledProcessError):
        return {}, (
            Problem(
                Location(content),
                "the date of the last change cannot be found: this is no git repository",
                "last-update-git",
                "run `git init` and commit the pages, or set `last_update` in their front matter",
                severity="warning",
            ),
        )
    return _parse(done.stdout.decode("utf-8", "replace")), ()


def _parse(log: str) -> dict[str, Commit]:
    commits: dict[str, Commit] = {}
    for entry in log.split("\x01")[1:]:
        header, _, names = entry.partition("\n")
        seconds, _, author = header.partition("\x02")
        commit = Commit(datetime.fromtimestamp(int(seconds), UTC), author)
        for name in filter(None, names.split("\n")):
            commits.setdefault(name, commit)  # newest first
    return commits
