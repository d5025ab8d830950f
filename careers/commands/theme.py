"""`careers theme`: which files make the look, and copies of them to change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from careers import __version__
from careers.commands.shared import PROBLEMS, SOUND, print_problems
from careers.problems import Location, Problem

if TYPE_CHECKING:
    from careers.theme.overrides import Overrides

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_site_dir = click.argument("site_dir", type=_FOLDER, default=".", metavar="[SITE_DIR]")


@click.group()
def theme() -> None:
    """The files that make the look, and copies of them to change."""


@theme.command("list")
@_site_dir
def list_files(site_dir: Path) -> int:
    """Every file of the theme, and whether the site has its own."""
    overrides = _read(site_dir)
    names = sorted({*overrides.bundled, *overrides.own})
    width = max(len(name) for name in names)
    for name in names:
        click.echo(f"{name.ljust(width)}  {_state(overrides, name)}")
    print_problems(overrides.problems, site_dir)
    return SOUND


@theme.command()
@click.argument("name")
@_site_dir
@click.option("--keep", is_flag=True,
              help="Keep the copy that is there: you have compared it.")  # fmt: skip
def eject(name: str, site_dir: Path, *, keep: bool) -> int:
    """Copy a file of the theme to theme/, where it takes the place of the bundled one."""
    overrides = _read(site_dir)
    found = _one(overrides, name)
    if isinstance(found, Problem):
        print_problems([found], site_dir)
        return PROBLEMS
    file = site_dir / "theme" / found
    if wrong := _in_the_way(overrides, found, file, keep=keep):
        print_problems([wrong], site_dir)
        return PROBLEMS
    if not keep:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(overrides.bundled[found])
    _note(site_dir, overrides, found)
    click.echo((site_dir / "theme" / found).as_posix())
    return SOUND


@theme.command()
@click.argument("name")
@_site_dir
def diff(name: str, site_dir: Path) -> int:
    """Show how the site's copy of a file differs from the bundled one."""
    from difflib import unified_diff

    overrides = _read(site_dir)
    found = _one(overrides, name)
    if isinstance(found, Problem):
        print_problems([found], site_dir)
        return PROBLEMS
    texts = (files.get(found, b"") for files in (overrides.bundled, overrides.own))
    before, after = (text.decode("utf-8", "replace").splitlines() for text in texts)
    shown = (f"{found} (bundled with careers {__version__})", f"theme/{found}")
    for line in unified_diff(before, after, *shown, lineterm=""):
        click.echo(line)
    return SOUND


def _read(site_dir: Path) -> Overrides:
    from careers.theme.loading import site_overrides

    return site_overrides(site_dir)


def _state(overrides: Overrides, name: str) -> str:
    if name not in overrides.own:
        return "bundled"
    if name not in overrides.bundled:
        return "the site's own"
    return "overridden, and changed since" if overrides.has_drifted(name) else "overridden"


def _one(overrides: Overrides, given: str) -> str | Problem:
    """The one bundled file that is meant."""
    from difflib import get_close_matches

    from careers.theme.overrides import named

    found = named(given, overrides.bundled)
    if len(found) == 1:
        return found[0]
    if found:
        hint = "write one of " + ", ".join(f"`{name}`" for name in found)
        return _problem(given, f"several files of the theme are called `{given}`", hint)
    called = _called(overrides)
    near = get_close_matches(given, called, n=1)
    hint = f"did you mean `{called[near[0]]}`?" if near else "see `careers theme list`"
    return _problem(given, f"the theme has no file `{given}`", hint)


def _called(overrides: Overrides) -> dict[str, str]:
    """What every file may be called, and the name without its folder that is enough for it."""
    short = {name: name.partition("/")[2] for name in overrides.bundled}
    return {
        called: below
        for name, below in short.items()
        for called in (name, below, below.rpartition("/")[2])
    }


def _in_the_way(overrides: Overrides, name: str, file: Path, *, keep: bool) -> Problem | None:
    from careers.theme.loading import bundled_theme

    if (bundled_theme() / name).resolve() == file.resolve():
        return _problem(name, "this is the bundled theme itself", "change the file where it lies")
    if keep and name not in overrides.own:
        return _problem(name, "there is no copy to keep", "leave `--keep` out")
    if not keep and file.exists():
        hint = (
            "delete or rename it first; `careers theme diff` shows what is different, and `--keep` "
            "notes that you have looked"
        )
        return _problem(name, "this file is there already, and is not overwritten", hint)
    return None


def _problem(name: str, message: str, hint: str) -> Problem:
    return Problem(Location(f"theme/{name}"), message, "theme-eject", hint)


def _note(site_dir: Path, overrides: Overrides, name: str) -> None:
    """Keep in mind which version the copy was made from."""
    from careers.theme.overrides import RECORD, Origin, digest_of, record

    origin = Origin(__version__, digest_of(overrides.bundled[name]))
    (site_dir / "theme" / RECORD).write_bytes(record({**overrides.origins, name: origin}))
