"""The commands: flags in, problems and exit codes out. The only module that prints or exits."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from careers import __version__
from careers.problems import Problem, Severity, at_least

if TYPE_CHECKING:
    from careers.build import Built, Written
    from careers.serve import Event

SOUND, PROBLEMS, MISUSE, LOCKED = 0, 1, 2, 75
"""Exit codes; a command that a signal ends has 128 and the signal's number."""

_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "blue"}
_REDRAW_SECONDS = 0.1
_Command = TypeVar("_Command", bound=Callable[..., Any])


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code."""
    if argv is None:
        # A terminated build ends like an interrupted one: what it staged is taken away.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="careers %(version)s")
def cli() -> None:
    """A careers site from a folder of Markdown role pages."""


def _site_arguments(command: _Command) -> _Command:
    """The site folder and its configuration, the same for every command."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    command = click.argument("site_dir", type=folder, default=".", metavar="[SITE_DIR]")(command)
    return click.option("--config", "config_file", type=file, metavar="FILE",
                        help="Read this file instead of careers.toml.")(command)  # fmt: skip


def _verdict_options(command: _Command) -> _Command:
    """How bad is too bad."""
    levels = click.Choice(["error", "warning", "info"])
    command = click.option("--fail-on", type=levels, default="error", show_default=True,
                           help="Exit with 1 on problems as bad as this.")(command)  # fmt: skip
    return click.option("--strict", is_flag=True,
                        help="Fail exactly where Docusaurus 3.10.2 fails.")(command)  # fmt: skip


def _today_option(command: _Command) -> _Command:
    """The day that statuses of roles are computed for."""
    return click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
                        help="Build as on this day: 2026-11-21.")(command)  # fmt: skip


@cli.command()
@_site_arguments
@_verdict_options
@_today_option
@click.option("--out-dir", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="Write the site here.  [default: build in SITE_DIR]")  # fmt: skip
def build(site_dir: Path, config_file: Path | None, out_dir: Path | None, fail_on: Severity,
          today: datetime | None, *, strict: bool) -> int:  # fmt: skip
    """Write the site to build/, ready to publish."""
    from careers.build import write_outputs

    started = time.perf_counter()
    progress = _Progress()
    built = _built(site_dir, config_file, today, strict=strict, progress=progress)
    if at_least(built.problems, fail_on):
        progress.done()
        _print_problems(built.problems, site_dir)
        _print_summary(built, "nothing written", started)
        return PROBLEMS
    total = len(built.outputs)
    written = write_outputs(
        built.outputs.values(),
        out_dir or site_dir / "build",
        site_dir=site_dir,
        sources=built.watched,
        on_progress=lambda done: progress("writing", done, total),
    )
    progress.done()
    problems = tuple(sorted((*built.problems, *written.problems), key=lambda p: p.location))
    _print_problems(problems, site_dir)
    where = _shown_folder(out_dir or site_dir / "build")
    _print_summary(built, _what_was_written(written, where), started, problems)
    if written.how == "locked":
        return LOCKED
    return PROBLEMS if at_least(problems, fail_on) else SOUND


@cli.command()
@_site_arguments
@_verdict_options
@_today_option
def check(site_dir: Path, config_file: Path | None, fail_on: Severity, today: datetime | None,
          *, strict: bool) -> int:  # fmt: skip
    """Look for problems, also in roles and texts; write nothing."""
    from careers.checks import findings, review_of
    from careers.theme import TemplateProblem

    started = time.perf_counter()
    progress = _Progress()
    built = _built(site_dir, config_file, today, strict=strict, progress=progress)
    review = review_of(built.site, built.texts, built.markdown)
    problems = [*built.problems, *findings(review)]
    # What is copied or drawn into assets/ cannot be wrong in a way that a build would notice.
    made = [output for path, output in built.outputs.items() if not path.startswith("assets/")]
    for number, output in enumerate(made, 1):
        try:
            output.content()
        except TemplateProblem as broken:
            problems.append(broken.problem)
        progress("checking", number, len(made))
    progress.done()
    found = tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.location))
    _print_problems(found, site_dir)
    _print_summary(built, "checked", started, found)
    return PROBLEMS if at_least(found, fail_on) else SOUND


@cli.command()
@_site_arguments
@_today_option
@click.option("--port", type=click.IntRange(0, 65535), metavar="PORT",
              help="Serve on this port.  [default: 3000, or the next free one]")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST",
              help="Listen on this address.")  # fmt: skip
@click.option("--open/--no-open", "open_browser", default=True, show_default=True,
              help="Open the site in a browser.")  # fmt: skip
def serve(site_dir: Path, config_file: Path | None, port: int | None, host: str,
          today: datetime | None, *, open_browser: bool) -> int:  # fmt: skip
    """Show the site and reload the browser on every edit."""
    from careers.build import Builder, BuildOptions
    from careers.serve import serve as run

    builder = Builder(
        site_dir, BuildOptions(mode="serve", config_file=config_file, clock=_clock(today))
    )
    return run(
        builder,
        host=host,
        port=3000 if port is None else port,
        port_is_default=port is None,
        open_browser=open_browser and not os.environ.get("CI"),
        report=lambda event: _print_event(event, site_dir),
        source_line=lambda problem: _source_line(problem, site_dir),
    )


@cli.command("new-role")
@click.argument("title")
@_site_arguments
@_today_option
@click.option("--team", default="", metavar="NAME",
              help="Put it into this category's folder; made where there is none.")  # fmt: skip
def new_role(
    title: str, site_dir: Path, config_file: Path | None, today: datetime | None, team: str
) -> int:
    """Write a role page to begin with."""
    from careers.scaffold import new_role as write

    day = _clock(today)().date()
    made = write(site_dir, title=title, team=team, today=day, config_file=config_file)
    _print_problems(made.problems, site_dir)
    if not made.path:
        return PROBLEMS
    if made.folder_file:
        click.echo(f"made the category {made.folder_file}", err=True)
    click.echo((site_dir / made.path).as_posix())
    return SOUND


@cli.command()
@_site_arguments
def clear(site_dir: Path, config_file: Path | None) -> int:  # noqa: ARG001 - the same arguments
    """Delete build/ and the cache; the next build starts afresh."""
    from careers.build import clear as delete

    deleted, wrong = delete(site_dir)
    for name in deleted:
        click.echo(f"deleted {name}", err=True)
    if wrong is not None:
        _print_problems([wrong], site_dir)
        return PROBLEMS
    if not deleted:
        click.echo("nothing to delete", err=True)
    return SOUND


def _built(
    site_dir: Path, config_file: Path | None, today: datetime | None,
    *, strict: bool, progress: _Progress,
) -> Built:  # fmt: skip
    from careers.build import Builder, BuildOptions

    options = BuildOptions(
        config_file=config_file, strict=strict, progress=progress, clock=_clock(today)
    )
    return Builder(site_dir, options).build()


def _clock(today: datetime | None) -> Callable[[], datetime]:
    """``--today``, else ``SOURCE_DATE_EPOCH`` (seconds since 1970), else the machine's clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if today is not None:
        return lambda: today.replace(hour=12, tzinfo=UTC)  # noon: that day in nearly every zone
    if epoch.isdecimal():
        return lambda: datetime.fromtimestamp(int(epoch), UTC)
    return lambda: datetime.now(UTC)


class _Progress:
    """One line on a terminal that counts, once a build has taken longer than a second."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self.started = self.last = time.perf_counter()
        self.width = 0

    def __call__(self, doing: str, done: int, total: int) -> None:
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


def _print_problems(problems: Sequence[Problem], site_dir: Path) -> None:
    for problem in problems:
        severity = click.style(problem.severity, fg=_COLOURS[problem.severity], bold=True)
        rule = click.style(f"[{problem.rule}]", dim=True)
        click.echo(f"{problem.location}: {severity}: {problem.message} {rule}", err=True)
        if sys.stderr.isatty():
            _print_frame(problem, site_dir)
        for line in problem.hint.splitlines():
            click.echo(f"  {line}", err=True)


def _print_frame(problem: Problem, site_dir: Path) -> None:
    """The source line with a caret under the place."""
    line = _source_line(problem, site_dir)
    if not line:
        return
    shown = line.expandtabs(1)[:160]
    margin = f"{problem.location.line:>6} | "
    click.echo(click.style(margin, dim=True) + shown, err=True)
    if 0 < problem.location.column <= len(shown) + 1:
        caret = " " * (len(margin) + problem.location.column - 1) + "^"
        click.echo(click.style(caret, fg=_COLOURS[problem.severity]), err=True)


def _source_line(problem: Problem, site_dir: Path) -> str:
    """The line a problem is about; empty where there is none to show."""
    if not problem.location.line:
        return ""
    try:
        text = (site_dir / problem.location.path).read_text("utf-8", errors="replace")
    except OSError:
        return ""
    lines = text.splitlines()
    return lines[problem.location.line - 1] if problem.location.line <= len(lines) else ""


def _print_summary(
    built: Built, what: str, started: float, problems: Sequence[Problem] | None = None
) -> None:
    found = built.problems if problems is None else problems
    counts = [
        f"{count} {level}{'' if count == 1 else 's'}"
        for level in ("error", "warning", "info")
        if (count := sum(problem.severity == level for problem in found))
    ]
    pages, roles = len(built.site.pages), len(built.site.roles)
    seconds = time.perf_counter() - started
    click.echo(
        f"{pages} page{'' if pages == 1 else 's'} ({roles} role{'' if roles == 1 else 's'}), "
        f"{', '.join(counts) or 'no problems'}, {what} in {seconds:.2f} s",
        err=True,
    )


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
    _print_problems(problems, site_dir)
