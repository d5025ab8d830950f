"""The commands: flags in, problems and exit codes out. Only this and `careers.commands` print."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careers import __version__
from careers.commands.check import check
from careers.commands.completion import completion
from careers.commands.deploy import deploy
from careers.commands.help import Commands, settings
from careers.commands.importing import import_
from careers.commands.info import info
from careers.commands.new import new
from careers.commands.noted import Noted, run_of
from careers.commands.shared import (
    LOCKED,
    MISUSE,
    PROBLEMS,
    SOUND,
    Progress,
    clock,
    hold,
    loudness_options,
    print_counts,
    print_problems,
    print_summary,
    site_arguments,
    source_line,
    today_option,
    uncollected,
    verdict_options,
)
from careers.commands.theme import theme
from careers.problems import Problem, Severity, at_least

if TYPE_CHECKING:
    from careers.build import Built, Written
    from careers.serve import Event


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code."""
    if argv is None:
        _end_in_order()
    try:
        code = cli.main(
            args=list(argv) if argv is not None else None, prog_name="careers",
            standalone_mode=False,
        )  # fmt: skip
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        return 130
    except click.ClickException as error:
        error.show(file=sys.stderr)
        return MISUSE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output has gone: `careers check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return code if isinstance(code, int) else SOUND


def _end_in_order() -> None:
    """A build that is told to end does so like an interrupted one: it takes away what it staged."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # not under nohup
            signal.signal(number, lambda got, _: sys.exit(128 + got))


@click.group(cls=Commands, context_settings=settings())
@click.version_option(__version__, message="careers %(version)s")
def cli() -> None:
    """A careers site from a folder of Markdown role pages."""


cli.add_command(check)
cli.add_command(theme)
cli.add_command(deploy)
cli.add_command(new)
cli.add_command(import_)
cli.add_command(completion)
cli.add_command(info)


@cli.command()
@site_arguments
@verdict_options
@today_option
@loudness_options
@click.option("--out-dir", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="Write the site here.  [default: build in SITE_DIR]")  # fmt: skip
@uncollected
def build(site_dir: Path, config_file: Path | None, out_dir: Path | None, fail_on: Severity,
          today: datetime | None, *, strict: bool, quiet: bool, frames: bool) -> int:  # fmt: skip
    """Write the site to build/, ready to publish."""
    started = time.perf_counter()
    target = out_dir or site_dir / "build"
    asked = clock(today)
    run = run_of("build", site_dir, asked(), config_file, target.resolve(), today, strict)
    if (noted := run.noted()) is not None:
        print_problems(noted.problems, site_dir, frames=frames)
        done = f"{_shown_folder(target)} is up to date"
        if not quiet:
            print_counts(noted.pages, noted.roles, noted.problems, done, started)
        return PROBLEMS if at_least(noted.problems, fail_on) else SOUND

    from careers.build import write_outputs

    progress = Progress(quiet=quiet)
    built = _built(site_dir, config_file, asked, strict=strict, progress=progress)
    if at_least(built.problems, fail_on):
        progress.done()
        print_problems(built.problems, site_dir, frames=frames)
        if not quiet:
            print_summary(built, "nothing written", started)
        return PROBLEMS
    total = len(built.outputs)

    def note(written: Written) -> None:
        problems = _all_problems(built, written)
        run.note(built, Noted(len(built.site.pages), len(built.site.roles), problems), target)

    written = write_outputs(
        built.outputs.values(),
        target,
        site_dir=site_dir,
        sources=built.watched,
        fail_on=fail_on,
        standing=run.standing(built),
        on_progress=lambda done: progress("writing", done, total),
        on_written=note,  # before another build can write what this one would take for its own
    )
    progress.done()
    problems = _all_problems(built, written)
    print_problems(problems, site_dir, frames=frames)
    if not quiet:
        print_summary(built, _what_was_written(written, _shown_folder(target)), started, problems)
    if written.how == "locked":
        return LOCKED
    return PROBLEMS if at_least(problems, fail_on) else SOUND


@cli.command()
@site_arguments
@today_option
@click.option("--port", type=click.IntRange(0, 65535), metavar="PORT",
              help="Serve on this port.  [default: 3000, or the next free one]")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST",
              help="Listen on this address.")  # fmt: skip
@click.option("--allow-host", "further_hosts", multiple=True, metavar="NAME",
              help="Answer under this name too, a proxy's or a tunnel's; repeatable.")  # fmt: skip
@click.option("--open/--no-open", "open_browser", default=True, show_default=True,
              help="Open the site in a browser.")  # fmt: skip
def serve(site_dir: Path, config_file: Path | None, port: int | None, host: str,
          today: datetime | None, *, further_hosts: tuple[str, ...],
          open_browser: bool) -> int:  # fmt: skip
    """Show the site and reload the browser on every edit."""
    from careers.build import Builder, BuildOptions
    from careers.commands.own_cache import own_secret, own_templates
    from careers.serve import serve as run

    builder = Builder(
        site_dir,
        BuildOptions(
            mode="serve",
            config_file=config_file,
            clock=clock(today),
            secret=own_secret(),
            compiled=own_templates(),
        ),
    )
    return run(
        builder,
        host=host,
        port=3000 if port is None else port,
        port_is_default=port is None,
        open_browser=open_browser and not os.environ.get("CI"),
        report=lambda event: _print_event(event, site_dir),
        source_line=lambda problem: source_line(problem, site_dir),
        further_hosts=further_hosts,
    )


@cli.command("new-role")
@click.argument("title")
@site_arguments
@today_option
@click.option("--team", default="", metavar="NAME",
              help="Put it into this category's folder; made where there is none.")  # fmt: skip
def new_role(
    title: str, site_dir: Path, config_file: Path | None, today: datetime | None, team: str
) -> int:
    """Write a role page to begin with."""
    from careers.scaffold import new_role as write

    day = clock(today)().date()
    made = write(site_dir, title=title, team=team, today=day, config_file=config_file)
    print_problems(made.problems, site_dir)
    if not made.path:
        return PROBLEMS
    if made.folder_file:
        click.echo(f"made the category {made.folder_file}", err=True)
    click.echo((site_dir / made.path).as_posix())
    return SOUND


@cli.command()
@site_arguments
def clear(site_dir: Path, config_file: Path | None) -> int:  # noqa: ARG001 - the same arguments
    """Delete build/ and the cache; the next build starts afresh."""
    from careers.build import clear as delete

    deleted, wrong = delete(site_dir)
    for name in deleted:
        click.echo(f"deleted {name}", err=True)
    if wrong is not None:
        print_problems([wrong], site_dir)
        return PROBLEMS
    if not deleted:
        click.echo("nothing to delete", err=True)
    return SOUND


def _built(
    site_dir: Path, config_file: Path | None, asked: Callable[[], datetime],
    *, strict: bool, progress: Progress,
) -> Built:  # fmt: skip
    from careers.build import Builder, BuildOptions
    from careers.commands.own_cache import own_secret, own_templates

    options = BuildOptions(
        config_file=config_file,
        strict=strict,
        progress=progress,
        clock=asked,
        secret=own_secret(),
        compiled=own_templates(),
    )
    builder = Builder(site_dir, options)
    built = builder.build()
    hold(builder, built)
    return built


def _all_problems(built: Built, written: Written) -> tuple[Problem, ...]:
    return tuple(sorted((*built.problems, *written.problems), key=lambda p: p.location))


def _shown_folder(folder: Path) -> str:
    """As short as can be from where the command was given."""
    try:
        folder = folder.resolve().relative_to(Path.cwd())
    except ValueError:
        folder = folder.resolve()
    return f"{folder.as_posix()}/"


def _what_was_written(written: Written, where: str) -> str:
    if written.how in {"locked", "refused"}:
        return "nothing written"
    if written.how == "nothing":
        return f"{where} is up to date"
    gone = f", {written.removed} removed" if written.removed else ""
    kept = f" ({written.unchanged} unchanged{gone})" if written.unchanged or gone else ""
    files = "file" if written.changed == 1 else "files"
    return f"{written.changed} {files} written to {where}{kept}"


def _print_event(event: Event, site_dir: Path) -> None:
    click.echo(str(event), err=True)
    problems = getattr(event, "problems", ())
    print_problems(problems, site_dir)
