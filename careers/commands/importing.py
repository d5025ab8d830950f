"""``careers import``: roles from a job board, a whole site from Docusaurus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from careers.commands.shared import PROBLEMS, SOUND, print_problems, site_arguments
from careers.problems import Location

if TYPE_CHECKING:
    from careers.importers.copying import Fate
    from careers.importers.posting import Board
    from careers.importers.sync import Change, Wishes

_Command = TypeVar("_Command", bound=Callable[..., Any])

_COLOURS = {
    "new": "green",
    "updated": "green",
    "reopened": "green",
    "closed": "yellow",
    "conflict": "red",
}


@click.group("import")
def import_() -> None:
    """Bring in roles from a job board, or a site from Docusaurus.

    Again and again: what changed there is taken over, what was edited here stays.
    """


def _board_arguments(command: _Command) -> _Command:
    """What the three services have in common."""
    options = [
        click.option("--into", default="", metavar="FOLDER",
                     help="Put new pages into this folder, below the content folder."),
        click.option("--flat", is_flag=True,
                     help="Put new pages into one folder, without a folder for each team."),
        click.option("--board", "name", default="", metavar="NAME",
                     help="The board that a file is from, where it does not say so."),
        click.option("--close-all", is_flag=True,
                     help="Close every role that came from a board which is now empty."),
        click.option("--dry-run", is_flag=True, help="Say what would change; write nothing."),
        click.option("--api", default="", hidden=True),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    command = site_arguments(command)
    return click.argument("source", metavar="FILE-or-BOARD")(command)


@import_.command()
@_board_arguments
def greenhouse(source: str, **options: Any) -> int:
    """Roles from a Greenhouse board: its name, its address, or a file of JSON."""
    return _import("greenhouse", source, **options)


@import_.command()
@_board_arguments
@click.option("--eu", is_flag=True, help="The board is at jobs.eu.lever.co.")
def lever(source: str, **options: Any) -> int:
    """Roles from a Lever board: its name, its address, or a file of JSON."""
    return _import("lever", source, **options)


@import_.command()
@_board_arguments
def ashby(source: str, **options: Any) -> int:
    """Roles from an Ashby board: its name, its address, or a file of JSON."""
    return _import("ashby", source, **options)


@import_.command()
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path),
                metavar="PATH")  # fmt: skip
@click.argument("site_dir", type=click.Path(file_okay=False, path_type=Path), default=".",
                metavar="[SITE_DIR]")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
def docusaurus(source: Path, site_dir: Path, *, dry_run: bool) -> int:
    """A whole site from the folder of a Docusaurus site, which stays as it is.

    Configuration becomes a commented careers.toml, docs become content/; static files, style
    sheets, sidebars, translations and the Markdown of src/ keep their places. Needs Node for a
    configuration in JavaScript, as all of Docusaurus's are.
    """
    _needs("tomlkit")
    from careers.importers.copying import plan_copying
    from careers.importers.docusaurus import read_docusaurus_site
    from careers.importers.writing import write_files
    from careers.problems import Problem

    if site_dir.resolve() == source.resolve():
        message = "careers builds this folder as it is: nothing needs to be imported into it"
        hint = "give another folder to make a site of its own"
        print_problems([Problem(Location("."), message, "import-source", hint)], source)
        return _nothing()
    brought = read_docusaurus_site(source)
    print_problems(brought.problems, source)
    plan = plan_copying(site_dir, brought.files) if brought.files else None
    if plan is None or isinstance(plan, Problem):
        print_problems([plan] if plan else [], site_dir)
        return _nothing()
    if not dry_run:
        site_dir.mkdir(parents=True, exist_ok=True)
    failed = None if dry_run else write_files(site_dir, plan.files)
    print_problems([*plan.problems, *([failed] if failed else [])], site_dir)
    if failed:
        return PROBLEMS
    _print_fates(plan.fates, dry_run=dry_run)
    return SOUND


def _print_fates(fates: Mapping[str, Fate], *, dry_run: bool) -> None:
    """A line for each file, but for those that stay as they are."""
    for path, fate in sorted(fates.items()):
        if fate != "unchanged":
            click.echo(f"{click.style(f'{fate:<9}', fg=_COLOURS.get(fate))} {path}")
    counts = {what: list(fates.values()).count(what) for what in _FATES}
    said = ", ".join(f"{count} {_FATES[what]}" for what, count in counts.items() if count)
    written = sum(fate in {"new", "updated"} for fate in fates.values())
    wrote = "nothing written: --dry-run" if dry_run else _files(written)
    click.echo(f"docusaurus: {said or 'no files'}; {wrote}", err=True)


def _import(
    kind: str, source: str, *, site_dir: Path, config_file: Path | None, into: str, flat: bool,
    name: str, close_all: bool, dry_run: bool, api: str, eu: bool = False,
) -> int:  # fmt: skip
    _needs("markdownify")
    from careers.config import load_config
    from careers.importers.boards import load_board
    from careers.importers.sync import Wishes
    from careers.problems import Problem

    config, problems = load_config(site_dir, config_file)
    if any(problem.severity == "error" for problem in problems):
        print_problems(problems, site_dir)
        return _nothing()
    loaded = load_board(kind, source, name=name, eu=eu, api=api)
    if isinstance(loaded, Problem):
        print_problems([loaded], site_dir)
        return _nothing()
    wishes = Wishes(into, flat, close_all)
    print_problems(loaded.problems, site_dir)
    return _bring_in(site_dir, config, loaded.board, loaded.postings, wishes, dry_run=dry_run)


def _bring_in(
    site_dir: Path, config: Any, board: Board, postings: Any, wishes: Wishes, *, dry_run: bool
) -> int:
    from careers.importers.sync import plan_import
    from careers.importers.writing import write_files
    from careers.problems import Problem

    plan = plan_import(site_dir, config, board, postings, wishes)
    if isinstance(plan, Problem):
        print_problems([plan], site_dir)
        return _nothing()
    failed = None if dry_run else write_files(site_dir, plan.files)
    print_problems([*plan.problems, *([failed] if failed else [])], site_dir)
    if failed:
        return PROBLEMS
    _print_changes(plan.changes)
    _print_sum(board, plan.changes, len(plan.files), dry_run=dry_run)
    return SOUND


def _needs(package: str) -> None:
    """Stop with the line to type where an optional package is missing."""
    from importlib.util import find_spec

    if find_spec(package) is None:
        message = 'importing needs a few more packages: pip install "careers[import]"'
        raise click.ClickException(message)


def _nothing() -> int:
    click.echo("nothing was changed", err=True)
    return PROBLEMS


def _print_changes(changes: Sequence[Change]) -> None:
    for change in changes:
        if change.what == "unchanged":
            continue
        said = {"conflict": change.conflicts, "updated": change.updated, "kept": change.kept}
        first = {"new": "updated", "reopened": "updated"}.get(change.what, change.what)
        parts = [", ".join(said.pop(first, ()))]
        parts += [f"{what} {', '.join(keys)}" for what, keys in said.items() if keys]
        details = "; ".join(filter(None, parts))
        what = click.style(f"{change.what:<9}", fg=_COLOURS.get(change.what))
        click.echo(f"{what} {change.page}{f': {details}' if details else ''}")


def _print_sum(board: Board, changes: Sequence[Change], files: int, *, dry_run: bool) -> None:
    """One line that can be told to somebody."""
    counts = {what: sum(change.what == what for change in changes) for what in _WORDS}
    said = ", ".join(f"{count} {_WORDS[what]}" for what, count in counts.items() if count)
    wrote = "nothing written: --dry-run" if dry_run else _files(files)
    click.echo(f"{board.key}: {said or 'no roles'}; {wrote}", err=True)


_FATES: dict[Fate, str] = {
    "new": "new",
    "updated": "updated",
    "conflict": "in conflict",
    "kept": "kept as edited here",
    "deleted": "deleted here and not written again",
    "gone": "no longer there, left here",
    "unchanged": "unchanged",
}
_WORDS = {
    "new": "new",
    "updated": "updated",
    "reopened": "reopened",
    "closed": "closed",
    "conflict": "in conflict",
    "kept": "kept as edited here",
    "deleted": "deleted here and not written again",
    "unchanged": "unchanged",
}


def _files(count: int) -> str:
    if not count:
        return "everything is up to date"
    return f"{count} file{'' if count == 1 else 's'} written"
