"""`careers new`: a site to begin with."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from careers.commands.shared import MISUSE, PROBLEMS, SOUND, clock, print_problems, today_option

_EXAMPLE_URL = "https://careers.example.com"
"""Of nobody: it stands in the settings until somebody writes their own."""
_HOW_TO_WRITE_IT = "write it as https://acme.github.io/careers"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--title", metavar="TEXT", help="The name of the site: the company's.")
@click.option("--url", metavar="URL",
              help="Where it will be published; a path in it becomes baseUrl.")  # fmt: skip
@today_option
def new(folder: Path, title: str | None, url: str | None, today: datetime | None) -> int:
    """Make a site in a new or empty folder DIR.

    It builds at once: settings, a front page, two example roles, texts that roles share, a template
    for new ones, and a workflow that publishes it on GitHub Pages. On a terminal, the name and the
    address are asked for.
    """
    from careers.scaffold import SiteWish, address_of, new_site

    asks = sys.stdin.isatty() and sys.stderr.isatty()
    if title is None:
        name = _name_of(folder)
        title = click.prompt("Name of the company", default=name, err=True) if asks else name
    if url is None and asks:
        url = click.prompt("Address of the site", default=_EXAMPLE_URL, err=True,
                           value_proc=_checked_address)  # fmt: skip
    if not title.strip():
        click.echo("the title is empty; name the company", err=True)
        return MISUSE
    wanted = _EXAMPLE_URL if url is None else url
    address = address_of(wanted)
    if address is None:
        click.echo(f"`{wanted}` is no address of a site; {_HOW_TO_WRITE_IT}", err=True)
        return MISUSE
    made = new_site(folder, SiteWish(title, *address), today=clock(today)().date())
    if made.problem is not None:
        print_problems([made.problem], folder)
        return PROBLEMS
    click.echo(f"made a site of {len(made.files)} files; go on with", err=True)
    if folder.resolve() != Path.cwd():
        click.echo(f"  cd {click.format_filename(folder)}", err=True)
    click.echo("  careers serve       # see it; README.md says what to change first", err=True)
    click.echo("  careers check       # look for mistakes", err=True)
    click.echo(folder.as_posix())
    return SOUND


def _name_of(folder: Path) -> str:
    """``acme-pumps`` → ``Acme pumps``."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").split()
    name = " ".join(words) or "Careers"
    return name[:1].upper() + name[1:]


def _checked_address(typed: str) -> str:
    from careers.scaffold import address_of

    if address_of(typed) is None:
        raise click.BadParameter(f"that is no address; {_HOW_TO_WRITE_IT}")
    return typed
