"""`careers check`: look at the site, say what is wrong, mend what is certain."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careers.commands.shared import (
    PROBLEMS,
    SOUND,
    Progress,
    clock,
    print_counts,
    print_problems,
    site_arguments,
    today_option,
    verdict_options,
)
from careers.problems import Problem, Severity, at_least, in_order

if TYPE_CHECKING:
    from careers.build import Builder, Built
    from careers.mend import Mended, MendedFile


@dataclass(frozen=True, slots=True)
class Checked:
    """A site as a reviewer leaves it."""

    pages: int
    roles: int
    problems: tuple[Problem, ...]
    """Sorted by place."""


@click.command()
@site_arguments
@verdict_options
@today_option
@click.option("--fix", is_flag=True, help="Mend what is certain; say what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
def check(site_dir: Path, config_file: Path | None, fail_on: Severity, today: datetime | None,
          *, strict: bool, fix: bool, diff: bool) -> int:  # fmt: skip
    """Look for problems, also in roles and texts; mend them where asked to."""
    from careers.build import Builder, BuildOptions

    started = time.perf_counter()
    progress = Progress()
    options = BuildOptions(
        config_file=config_file, strict=strict, progress=progress, clock=clock(today)
    )
    builder = Builder(site_dir, options)
    files: tuple[MendedFile, ...] = ()
    refused: tuple[Problem, ...] = ()
    if fix or diff:
        files, refused = _mended(builder, only_shown=diff)
    progress.done()
    _print_mended(files, only_shown=diff)
    shown = {file.path: file.after for file in files} if diff else {}
    found = checked(builder, progress=progress, edited=shown)
    problems = in_order((*found.problems, *refused))
    progress.done()
    print_problems(problems, site_dir)
    print_counts(found.pages, found.roles, problems, "checked", started)
    return PROBLEMS if at_least(problems, fail_on) or (diff and files) else SOUND


def checked(
    builder: Builder, *, progress: Progress, edited: Mapping[str, bytes] | None = None
) -> Checked:
    """Everything that is wrong with a site.

    Args:
        builder: Of the site.
        progress: Told how far it is.
        edited: What text files hold instead of what is on disk, by site-relative path.
    """
    from careers.theme import TemplateProblem

    built, problems = _reviewed(builder, edited)
    broken = []
    # What is copied or drawn into assets/ cannot be wrong in a way that a build would notice.
    made = [output for path, output in built.outputs.items() if not path.startswith("assets/")]
    for number, output in enumerate(made, 1):
        try:
            output.content()
        except TemplateProblem as one:
            broken.append(one.problem)
        progress("checking", number, len(made))
    found = in_order((*problems, *broken))
    return Checked(len(built.site.pages), len(built.site.roles), found)


def _reviewed(
    builder: Builder, edited: Mapping[str, bytes] | None
) -> tuple[Built, tuple[Problem, ...]]:
    """What the stages and the rules find."""
    from careers.checks import findings, review_of

    built = builder.build(edited)
    review = review_of(built.site, built.texts, built.markdown)
    return built, in_order((*built.problems, *findings(review)))


def _mended(
    builder: Builder, *, only_shown: bool
) -> tuple[tuple[MendedFile, ...], tuple[Problem, ...]]:
    """The files that are mended, or would be; what is to say of those that could not be."""
    from careers.mend import Seen, mend, write

    def look(edited: Mapping[str, bytes]) -> Seen:
        built, problems = _reviewed(builder, edited)
        return Seen(problems, built.texts)

    mended: Mended = mend(builder.site_dir, look)
    if only_shown:
        return mended.files, mended.refused
    unwritten = write(builder.site_dir, mended.files)
    failed = {problem.location.path for problem in unwritten}
    written = tuple(file for file in mended.files if file.path not in failed)
    return written, (*mended.refused, *unwritten)


def _print_mended(files: Iterable[MendedFile], *, only_shown: bool) -> None:
    """A line a file; before it, where nothing was written, the change itself."""
    for file in files:
        if only_shown:
            click.echo(file.diff, nl=False)
        counts = Counter(problem.rule for problem in file.mended)
        what = ", ".join(f"{count} {rule}" for rule, count in sorted(counts.items()))
        did = "would mend" if only_shown else "mended"
        click.echo(f"{did} {file.path}: {what}", err=True)
