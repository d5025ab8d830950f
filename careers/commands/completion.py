"""`careers completion`: the lines that teach a shell to complete our commands."""

from __future__ import annotations

import os
from pathlib import PurePath

import click

from careers.commands.shared import MISUSE, SOUND

_SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_CAREERS_COMPLETE"
"""In which a shell asks; click answers before any command runs."""


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS), required=False, metavar="[bash|zsh|fish]")
@click.pass_context
def completion(context: click.Context, shell: str | None) -> int:
    """Print what makes a shell complete commands, flags and folders.

    Without a name, for the shell that $SHELL says.
    """
    from click.shell_completion import get_completion_class

    shell = shell or PurePath(os.environ.get("SHELL", "")).name
    found = get_completion_class(shell) if shell in _SHELLS else None
    if found is None:
        click.echo("which shell? write `careers completion bash`, `zsh` or `fish`", err=True)
        return MISUSE
    # Without `source_vars` of a class of click's own, whose check of bash would start a process.
    made = found(context.find_root().command, {}, "careers", _VARIABLE)
    click.echo(made.source_template % made.source_vars())
    return SOUND
