"""How `careers --help` reads: commands by what they are for, and examples of each."""

from __future__ import annotations

from collections.abc import Mapping

import click

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Begin and write": ("new", "new-role", "import", "theme"),
    "Look": ("serve", "check"),
    "Publish": ("build", "deploy"),
    "And": ("clear", "completion", "info"),
}
"""The commands in the order in which somebody meets them."""

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "new": (
        ("careers new jobs", "ask for name and address, and make the folder jobs/"),
        ("careers new jobs --title Acme --url https://acme.github.io/jobs", "ask nothing"),
    ),
    "new-role": (
        ('careers new-role "Data Engineer" --team Engineering', "a draft in the team's folder"),
    ),
    "serve": (
        ("careers serve", "the site of this folder at http://localhost:3000"),
        ("careers serve --today 2027-01-31", "as it will be on that day"),
        ("careers serve --allow-host box.example", "behind a proxy of that name"),
    ),
    "check": (
        ("careers check", "everything that could be better"),
        ("careers check --fix", "mend what is certain"),
        ("careers check --format github --fail-on warning", "in a workflow, strictly"),
    ),
    "build": (
        ("careers build", "write the site of this folder to build/"),
        ("careers build jobs --out-dir /srv/www/jobs", "from and to elsewhere"),
    ),
    "deploy": (
        ("careers deploy --dry-run", "what would be published, and where"),
        ("careers deploy", "publish to the branch gh-pages of origin"),
        ("USE_SSH=true careers deploy", "to organizationName/projectName on GitHub, by SSH"),
    ),
    "completion": (
        ('eval "$(careers completion bash)"', "in ~/.bashrc"),
        ('eval "$(careers completion zsh)"', "in ~/.zshrc"),
        ("careers completion fish | source", "in ~/.config/fish/config.fish"),
    ),
    "info": (("careers info", "for the report of a bug"),),
}

_WIDTH = 100
_UNCUT = 1000
"""Longer than any first sentence: it is wrapped, not cut."""


class Commands(click.Group):
    """The group of all commands, listed in sections; each command shows its examples."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Register a command, with its examples below its options."""
        super().add_command(cmd, name)
        examples = EXAMPLES.get(name or cmd.name or "")
        if examples and not cmd.epilog:
            cmd.epilog = _shown(examples)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names in the order of the sections."""
        known = super().list_commands(ctx)
        ordered = [name for names in SECTIONS.values() for name in names if name in known]
        return [*ordered, *(name for name in known if name not in ordered)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections."""
        shown = {name: command for name in self.list_commands(ctx)
                 if (command := self.get_command(ctx, name)) and not command.hidden}  # fmt: skip
        width = max(map(len, shown), default=0)
        listed = {name for names in SECTIONS.values() for name in names}
        rest = tuple(name for name in shown if name not in listed)
        for title, names in (*SECTIONS.items(), ("More", rest)):
            lines = [
                (name.ljust(width), shown[name].get_short_help_str(_UNCUT))
                for name in names
                if name in shown
            ]
            if lines:
                with formatter.section(title):
                    formatter.write_dl(lines)


def settings() -> dict[str, object]:
    """Of the command line: both forms of the flag, and lines as wide as they read well."""
    return {"help_option_names": ["-h", "--help"], "max_content_width": _WIDTH}


def _shown(examples: tuple[tuple[str, str], ...]) -> str:
    """One below the other: click leaves paragraphs alone that begin with a backspace."""
    lines = [f"  {command}\n      {meaning}" for command, meaning in examples]
    return "\b\nExamples:\n" + "\n".join(lines)
