"""`careers info`: what somebody who mends a bug needs to know, and nothing private."""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from careers import __version__
from careers.commands.shared import SOUND, clock, site_arguments, today_option

_CONFIGURED_BY = ("careers.toml", "docusaurus.config.js", "docusaurus.config.ts",
                  "docusaurus.config.mjs")  # fmt: skip
_NAME = re.compile(r"[\w.-]+")
_KILO = 1024


@click.command()
@site_arguments
@today_option
@click.option("--paths", is_flag=True, help="Also print where things are on this machine.")
def info(site_dir: Path, config_file: Path | None, today: datetime | None, *, paths: bool) -> int:
    """Print versions, counts and sizes, for the report of a bug.

    No addresses, no settings, no variables; paths of this machine only with --paths.
    """
    lines = [*_program(), *_site(site_dir, config_file, today)]
    if paths:
        lines += _places(site_dir)
    width = max(len(name) for name, _ in lines)
    for name, value in lines:
        click.echo(f"{name.ljust(width)}  {value}")
    return SOUND


def _program() -> Iterator[tuple[str, str]]:
    import platform

    yield "careers", __version__
    yield "Python", f"{platform.python_version()} ({platform.python_implementation()})"
    yield "platform", platform.platform()
    yield "encoding", f"{sys.getfilesystemencoding()}, {sys.stdout.encoding or 'none'}"
    yield "packages", ", ".join(_packages()) or "unknown"
    for tool in ("git", "node"):
        yield tool, "found" if shutil.which(tool) else "not found"


def _packages() -> Iterator[str]:
    """What careers needs or can use, where it is installed; with its version."""
    from importlib import metadata

    try:
        required = metadata.requires("careers") or []
    except metadata.PackageNotFoundError:
        return
    names = dict.fromkeys(match[0] for one in required if (match := _NAME.match(one)))
    for name in sorted(names, key=str.lower):
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue


def _site(
    site_dir: Path, config_file: Path | None, today: datetime | None
) -> Iterator[tuple[str, str]]:
    named = config_file.name if config_file else None
    found = named or next((name for name in _CONFIGURED_BY if (site_dir / name).is_file()), "")
    yield "configuration", found or "none"
    if found or (site_dir / "content").is_dir():
        yield from _counts(site_dir, config_file, today)
    for name in ("build", ".careers", "theme"):
        if (site_dir / name).is_dir():
            yield f"{name}/", _size(site_dir / name)


def _counts(
    site_dir: Path, config_file: Path | None, today: datetime | None
) -> Iterator[tuple[str, str]]:
    from careers.build import Builder, BuildOptions

    built = Builder(site_dir, BuildOptions(config_file=config_file, clock=clock(today))).build()
    statuses = Counter(role.status for role in built.site.roles.values())
    detail = ", ".join(f"{count} {status}" for status, count in sorted(statuses.items()))
    yield "pages", str(len(built.site.pages) + len(built.site.singles))
    yield "roles", f"{len(built.site.roles)} ({detail})" if detail else "0"
    yield "outputs", f"{len(built.outputs)} files"
    rules = Counter(f"{problem.severity} {problem.rule}" for problem in built.problems)
    counted = ", ".join(f"{count} {rule}" for rule, count in sorted(rules.items()))
    yield "problems", counted or "none"


def _size(folder: Path) -> str:
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    total = sum(sizes)
    shown = (
        f"{total / _KILO / _KILO:.1f} MB" if total >= _KILO * _KILO else f"{total / _KILO:.0f} kB"
    )
    return f"{len(sizes)} files, {shown}"


def _places(site_dir: Path) -> Iterator[tuple[str, str]]:
    yield "site folder", str(site_dir.resolve())
    yield "careers is at", str(Path(__file__).resolve().parent.parent)
    yield "Python is at", sys.executable
    for tool in ("git", "node"):
        if found := shutil.which(tool):
            yield f"{tool} is at", found
