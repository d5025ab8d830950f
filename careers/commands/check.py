"""`careers check`: look at the site, say what is wrong, mend what is certain."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from careers import __version__
from careers.commands.noted import Noted, run_of
from careers.commands.shared import (
    PROBLEMS,
    SOUND,
    Progress,
    clock,
    folder_from_here,
    loudness_options,
    print_counts,
    site_arguments,
    today_option,
    uncollected,
    verdict_options,
)
from careers.problems import Problem, Severity, at_least, in_order

if TYPE_CHECKING:
    from careers.build import Builder, Built
    from careers.checks.verdict import Choice
    from careers.mend import MendedFile
    from careers.reports.report import Report


_TOGETHER = 32
"""Outputs that one process makes in a row."""


def _rules(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Rules with commas between them; one that does not exist is misuse."""
    names = tuple(name.strip() for one in given for name in one.split(",") if name.strip())
    if names:
        from careers.checks.registry import is_known, suggestion

        for name in names:
            if not is_known(name):
                raise click.BadParameter(f"there is no rule `{name}`; {suggestion(name)}")
    return names


@click.command()
@site_arguments
@verdict_options
@today_option
@click.option("--fix", is_flag=True, help="Mend what is certain; say what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--select", callback=_rules, multiple=True, metavar="RULE,..",
              help="Report these rules only: pseudo-heading,job-posting")  # fmt: skip
@click.option("--ignore", callback=_rules, multiple=True, metavar="RULE,..",
              help="Do not report these rules.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["human", "github", "json", "sarif", "junit"]),
              default="human", show_default=True, help="How problems are written.")  # fmt: skip
@click.option("--output", metavar="FILE", help="Write the report there.",
              type=click.File("w", encoding="utf-8", lazy=True, atomic=True))  # fmt: skip
@loudness_options
@click.option("--external", is_flag=True, help="Also ask other sites whether links to them work.")
@click.option("--spell", is_flag=True, help="Also look for spelling mistakes.")
@uncollected
def check(
    site_dir: Path, config_file: Path | None, today: datetime | None, *,
    fail_on: Severity, strict: bool, fix: bool, diff: bool,
    select: tuple[str, ...], ignore: tuple[str, ...], external: bool, spell: bool,
    form: str, output: TextIO | None, frames: bool, quiet: bool,
) -> int:  # fmt: skip
    """Look for problems, also in roles and texts; mend them where asked to."""
    from careers.reports.report import Report, SourceLines

    if diff and form != "human" and output is None:
        raise click.UsageError("--diff and --format both print: give --output a file")
    started = time.perf_counter()
    progress = Progress(quiet=quiet)
    asked = clock(today)
    run = run_of("check", site_dir, asked(), config_file, today, strict, select, ignore, spell)
    changes = fix or diff
    found = None if changes or external else run.noted()  # other sites change without a sign
    files: tuple[MendedFile, ...] = ()
    refused: tuple[Problem, ...] = ()
    shown: dict[str, bytes] = {}
    if found is None:
        builder = _builder(site_dir, config_file, asked, progress, strict=strict)
        choice = _choice(select, ignore, external=external, spell=spell)
        if changes:
            files, refused = _mended(builder, choice, only_shown=diff)
            progress.done()
            _print_mended(files, only_shown=diff)
            shown = {file.path: file.after for file in files} if diff else {}
        built, found = checked(builder, choice, progress=progress, edited=shown)
        if not changes and "--external" not in choice.flags:
            run.note(built, found)
    progress.done()
    problems = in_order((*found.problems, *refused))
    report = Report(
        problems, found.pages, found.roles, __version__, SourceLines(site_dir, shown),
        fail_on=fail_on, folder=folder_from_here(site_dir),
    )  # fmt: skip
    _print_report(report, form, output, frames=frames, brief=quiet, mended=changes)
    if not quiet:
        print_counts(found.pages, found.roles, problems, "checked", started)
    return PROBLEMS if at_least(problems, fail_on) or (diff and files) else SOUND


def checked(
    builder: Builder,
    choice: Choice,
    *,
    progress: Progress,
    edited: Mapping[str, bytes] | None = None,
) -> tuple[Built, Noted]:
    """A site, and everything that is wrong with it.

    Args:
        builder: Of the site.
        choice: Which rules.
        progress: Told how far it is.
        edited: What text files hold instead of what is on disk, by site-relative path.
    """
    built = builder.build(edited)
    broken = _unwritable(built, progress)
    found = _reviewed(builder, built, choice, broken)
    return built, Noted(len(built.site.pages), len(built.site.roles), found)


def _builder(
    site_dir: Path,
    config_file: Path | None,
    asked: Callable[[], datetime],
    progress: Progress,
    *,
    strict: bool,
) -> Builder:
    from careers.build import Builder, BuildOptions
    from careers.commands.own_cache import own_templates

    options = BuildOptions(
        config_file=config_file,
        strict=strict,
        progress=progress,
        clock=asked,
        compiled=own_templates(),
        outlines=True,
    )
    return Builder(site_dir, options)


def _choice(
    select: tuple[str, ...], ignore: tuple[str, ...], *, external: bool, spell: bool
) -> Choice:
    from careers.checks.verdict import Choice

    flags = {"--external": external, "--spell": spell}
    return Choice(select, ignore, frozenset(flag for flag, given in flags.items() if given))


def _unwritable(built: Built, progress: Progress) -> list[Problem]:
    """What only writing the site shows: paths that no file can have, templates that fail."""
    from careers.build.output_paths import path_problems
    from careers.spread import pieces_of, spread
    from careers.theme import TemplateProblem

    misplaced = path_problems(built.outputs, sources=built.sources)
    if at_least(misplaced, "error"):  # nothing would be written, and addresses cannot be made
        return [*misplaced]
    # Nothing but pages comes from templates: feeds, pictures and copies cannot be wrong like that.
    made = [output for path, output in built.outputs.items() if path.endswith((".html", ".htm"))]
    pieces = pieces_of(len(made), _TOGETHER)

    def work(numbers: Iterator[int]) -> list[Problem]:
        broken = []
        for index in (index for number in numbers for index in pieces[number]):
            try:
                made[index].content()
            except TemplateProblem as one:
                broken.append(one.problem)
            progress("checking", index + 1, len(made))
        return broken

    return [*misplaced, *chain.from_iterable(spread(work, len(pieces)))]


def _reviewed(
    builder: Builder, built: Built, choice: Choice, further: Iterable[Problem] = ()
) -> tuple[Problem, ...]:
    """What the stages and the rules find, as it is reported."""
    from careers.checks import findings, review_of
    from careers.checks.theme_files import theme_files
    from careers.checks.verdict import unknown_severities, verdict
    from careers.config.locating import place_of
    from careers.theme.loading import site_overrides

    review = review_of(built.site, built.texts, built.markdown, builder.site_dir)
    place = partial(place_of, builder.site_dir, built.config)
    problems = (
        *built.problems,
        *further,
        *unknown_severities(built.config, lambda name: place(("careers", "check", name))),
        *findings(review, choice.flags),
        *theme_files(site_overrides(builder.site_dir)),
    )
    return in_order(verdict(problems, review, choice))


def _mended(
    builder: Builder, choice: Choice, *, only_shown: bool
) -> tuple[tuple[MendedFile, ...], tuple[Problem, ...]]:
    """The files that are mended, or would be; what is to say of those that could not be."""
    from careers.mend import Seen, mend, write

    here = replace(choice, requested=choice.requested - {"--external"})  # asked once, in the end

    def look(edited: Mapping[str, bytes]) -> Seen:
        built = builder.build(edited)
        return Seen(_reviewed(builder, built, here), built.texts)

    mended = mend(builder.site_dir, look)
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


def _print_report(
    report: Report, form: str, output: TextIO | None, *, frames: bool, brief: bool, mended: bool
) -> None:
    """The report to its file or to the terminal; people always get to read something."""
    from careers.reports.human import human, mending, table

    in_file = output is not None and form == "human"
    shown = frames or (sys.stderr.isatty() and not in_file)
    lines = [
        *human(report.problems, report.line_of if shown else None),
        *(() if brief else table(report.problems)),
        *(() if brief or mended else mending(report.problems)),
    ]
    if form != "human":
        click.echo(_for_programs(report, form), output, nl=False)
    elif output is not None:
        click.echo(click.unstyle("\n".join(lines)), output)
    if not in_file and (form == "human" or output is not None):
        for line in lines:
            click.echo(line, err=True)


def _for_programs(report: Report, form: str) -> str:
    """The report in one of the other formats."""
    from careers.reports.formats import FORMATS

    # Names of files may be no Unicode; JSON reads what then stands in for their bytes.
    return FORMATS[form](report).encode(errors="backslashreplace").decode()
