"""`careers deploy`: build, and publish what was built to a branch."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careers.commands.shared import (
    LOCKED,
    PROBLEMS,
    SOUND,
    Progress,
    clock,
    print_problems,
    print_summary,
    site_arguments,
    today_option,
    verdict_options,
)
from careers.problems import Problem, Severity, at_least, in_order

if TYPE_CHECKING:
    from careers.build import Built, Written
    from careers.deploy import Prepared, Published

_LISTED_FILES = 20
"""How many files a dry run names of each kind."""


@click.command()
@site_arguments
@verdict_options
@today_option
@click.option("--dry-run", is_flag=True,
              help="Say what would be published where, and change nothing.")  # fmt: skip
@click.option("--message", metavar="TEXT", help="Say this in the commit that is pushed.")
def deploy(site_dir: Path, config_file: Path | None, fail_on: Severity, today: datetime | None,
           message: str | None, *, strict: bool, dry_run: bool) -> int:  # fmt: skip
    """Build the site and publish it on GitHub Pages.

    It goes to the branch gh-pages of the remote `origin`. The settings organizationName,
    projectName and deploymentBranch and the variables GIT_USER, GIT_PASS, USE_SSH and
    DEPLOYMENT_BRANCH say otherwise, as in Docusaurus. A site with errors is not published.
    """
    from careers.build import Builder, BuildOptions
    from careers.deploy import Prepared, prepared

    environment = _environment(message)
    if environment.get("CI_PULL_REQUEST", environment.get("CIRCLE_PULL_REQUEST")):
        click.echo("nothing is published from a pull request", err=True)
        return SOUND
    started = time.perf_counter()
    progress = Progress()
    options = BuildOptions(
        config_file=config_file, strict=strict, progress=progress, clock=clock(today)
    )
    built = Builder(site_dir, options).build()
    progress.done()
    problems = built.problems
    if not at_least(problems, fail_on):
        with prepared(site_dir, built.config, environment, dry_run=dry_run) as ready:
            problems = (*problems, *_found(built, ready))
            if isinstance(ready, Prepared) and not at_least(problems, fail_on):
                return _go_on(built, ready, site_dir, started, fail_on, dry_run=dry_run)
    print_problems(in_order(problems), site_dir)
    print_summary(built, "nothing published", started, problems)
    return PROBLEMS


def _go_on(built: Built, ready: Prepared, site_dir: Path, started: float, fail_on: Severity,
           *, dry_run: bool) -> int:  # fmt: skip
    """Write the site and push it; nothing that was found so far stands in the way."""
    from careers.deploy import publish

    problems = (*built.problems, *_found(built, ready))
    done: Published | None = None
    with _output_folder(site_dir, dry_run=dry_run) as (folder, home):
        written = _written(built, folder, home, fail_on)
        problems = (*problems, *written.problems)
        if written.how not in ("locked", "refused"):
            if sys.stderr.isatty():
                click.echo(f"asking {ready.place.shown} ...", err=True)
            done = publish(ready, folder, built.config, dry_run=dry_run)
            problems = (*problems, *done.problems)
    print_problems(in_order(problems), site_dir)
    outcome = "nothing published" if done is None else _outcome(done)
    print_summary(built, outcome, started, problems)
    if done is not None and done.how != "refused":
        _print_published(done, built)
        if done.how != "planned":
            _note(built, site_dir)
    if written.how == "locked":
        return LOCKED
    is_refused = done is None or done.how == "refused"
    return PROBLEMS if is_refused or at_least(problems, fail_on) else SOUND


def _found(built: Built, ready: Prepared | tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What is to be said of where the site goes, and of the addresses that it takes offline."""
    from careers.deploy import Prepared
    from careers.site import vanished

    if not isinstance(ready, Prepared):
        return ready
    return (*ready.problems, *vanished(built.site, ready.sitemap or ""))


def _environment(message: str | None) -> Mapping[str, str]:
    """What git and Docusaurus read; git may ask for a password where there is a person to ask."""
    found = dict(os.environ)
    if sys.stdin.isatty() and sys.stderr.isatty():
        found.setdefault("GIT_TERMINAL_PROMPT", "1")
    if message is not None:
        found["CUSTOM_COMMIT_MESSAGE"] = message
    return found


@contextmanager
def _output_folder(site_dir: Path, *, dry_run: bool) -> Iterator[tuple[Path, Path]]:
    """Where the site is written, and the folder that keeps notes of it; a dry run leaves none."""
    if not dry_run:
        yield site_dir / "build", site_dir
        return
    with tempfile.TemporaryDirectory(prefix="careers-deploy-") as scratch:
        yield Path(scratch) / "build", Path(scratch)


def _written(built: Built, folder: Path, home: Path, fail_on: Severity) -> Written:
    from careers.build import write_outputs

    progress = Progress()
    total = len(built.outputs)
    written = write_outputs(
        built.outputs.values(),
        folder,
        site_dir=home,
        sources=built.watched,
        fail_on=fail_on,
        on_progress=lambda done: progress("writing", done, total),
    )
    progress.done()
    return written


def _note(built: Built, site_dir: Path) -> None:
    """Later builds compare their addresses with those that are online now."""
    from careers.build import note_deployed_sitemap

    sitemap = built.config.sitemap and built.outputs.get(built.config.sitemap.filename)
    if sitemap:
        note_deployed_sitemap(site_dir, sitemap.content())


def _outcome(done: Published) -> str:
    where = f"{done.place.branch} of {done.place.shown}"
    return {
        "published": f"published to {where}",
        "planned": f"would be published to {where}",
        "unchanged": f"{where} has this site already",
        "refused": "nothing published",
    }[done.how]


def _print_published(done: Published, built: Built) -> None:
    """What changed online, and on standard output the address."""
    kinds = (
        ("added", done.changes.added),
        ("changed", done.changes.changed),
        ("removed", done.changes.removed),
    )
    counts = ", ".join(f"{len(paths):,} {kind}" for kind, paths in kinds if paths)
    if counts:
        click.echo(f"{counts} (commit {done.commit[:12]})", err=True)
    if done.how == "planned":
        for kind, paths in kinds:
            for path in paths[:_LISTED_FILES]:
                click.echo(f"  {kind} {path}", err=True)
            if len(paths) > _LISTED_FILES:
                click.echo(f"  {kind} {len(paths) - _LISTED_FILES:,} more", err=True)
    if done.domain:
        click.echo(f"CNAME: {done.domain}", err=True)
    click.echo(f"{built.config.url}{built.config.base_url}")
