"""Write ``commands.md`` from the help of the commands: ``python docs/generate_commands.py``.

A test fails while it is not current.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click

from careers.cli import cli
from careers.commands.help import EXAMPLES, SECTIONS

FILE = Path(__file__).parent / "commands.md"
_HEAD = """\
# Commands

<!-- Made by docs/generate_commands.py from careers/commands: change that, not this file. -->

`careers --help` lists them, `careers COMMAND --help` says what is below. `[SITE_DIR]` is the folder
that holds `careers.toml`: this one, if none is named. Problems are printed to standard error, what
another program may want to read to standard output.

| exit code | means |
|---|---|
| 0 | sound |
| 1 | problems as bad as `--fail-on` says |
| 2 | a flag or an argument that does not exist |
| 75 | another build of this site is running |
| 128 + n | ended by signal n |

`SOURCE_DATE_EPOCH`, in seconds since 1970, is the time of a build where no `--today` is given. What
`careers deploy` reads of the environment is in [Publishing](publishing.md).
"""


def manual() -> str:
    """The whole page."""
    parts = [_HEAD]
    for title, names in SECTIONS.items():
        parts.append(f"## {title}\n")
        for name in names:
            parts += _command(cli.commands[name], f"careers {name}", "###")
    return "\n".join(parts).rstrip() + "\n"


def _command(command: click.Command, path: str, level: str) -> Iterator[str]:
    """One command with its options and examples, and those below it."""
    # Below the program's own context: a command keeps the names of its help flag once it is asked.
    program = click.Context(cli, **cli.context_settings)
    context = click.Context(command, info_name=path, parent=program)
    yield f"{level} {path}\n"
    if not isinstance(command, click.Group):
        yield f"```text\n{' '.join([path, *command.collect_usage_pieces(context)])}\n```\n"
    yield _paragraphs(command.help or "")
    rows = [row for one in command.params if (row := _row(one, context))]
    if rows:
        yield "\n".join(["| option | |", "|---|---|", *rows]) + "\n"
    if examples := EXAMPLES.get(path.removeprefix("careers ")):
        width = max(len(line) for line, _ in examples)
        lines = [f"{line.ljust(width)}    # {meaning}" for line, meaning in examples]
        yield "\n".join(["```sh", *lines, "```\n"])
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _command(command.commands[name], f"{path} {name}", f"{level}#")


def _paragraphs(text: str) -> str:
    """Help as Markdown: what click keeps as it is becomes a block."""
    parts = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(
        f"```text\n{part.removeprefix(chr(8)).strip(chr(10))}\n```" if part[:1] == "\b" else part
        for part in parts
    ) + "\n"  # fmt: skip


def _row(one: click.Parameter, context: click.Context) -> str:
    record = one.get_help_record(context) if isinstance(one, click.Option) else None
    if record is None:
        return ""
    flags = record[0].replace("|", r"\|")
    meaning = re.sub(r"\[\d+<=x<=\d+\]", "", record[1])  # a port is a port
    return f"| `{flags}` | {' '.join(meaning.split())} |"


if __name__ == "__main__":
    FILE.write_text(manual(), "utf-8")
