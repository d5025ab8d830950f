"""Run Node on files of a site, in a process of its own; the one place that starts JavaScript."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

_SCRIPT = Path(__file__).with_name("docusaurus_config.mjs")
_SECONDS = 30.0
_SECONDS_TO_DIE = 2.0


@dataclass(frozen=True, slots=True)
class Answers:
    """What came of the files."""

    values: tuple[Any, ...]
    """For each file ``{"value": …}`` or ``{"error": {…}}``."""
    sidebars: dict[str, Any]
    """The same for each file that a ``sidebarPath`` in one of the values names."""


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Why there is none."""

    why: Literal["absent", "late", "died"]
    last_words: str = ""
    """The last line that Node wrote to its standard error."""


def evaluate(
    site_dir: Path, files: Sequence[str], *, mode: str = "build", seconds: float = _SECONDS
) -> Answers | NoAnswer:
    """The values that JavaScript files of a site export, functions called and promises awaited.

    Args:
        site_dir: Where Node runs.
        files: Relative to the site folder, or absolute.
        mode: ``serve`` tells the files that they are run for development, as ``start`` does.
        seconds: How long they may take together.
    """
    node = shutil.which("node")
    if node is None:
        return NoAnswer("absent")
    marker = secrets.token_hex(16)
    running = "development" if mode == "serve" else "production"
    command = [node, str(_SCRIPT), marker, running, *files]
    try:
        process = subprocess.Popen(  # noqa: S603 - a fixed command, no shell
            command,
            cwd=site_dir,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        return NoAnswer("died", error.strerror or str(error))
    try:
        output, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        return NoAnswer("late")
    finally:
        _end(process)
    _, found, answer = output.decode("utf-8", "replace").rpartition(marker)
    if not found:
        return NoAnswer("died", _last_line(errors))
    read = json.loads(answer)
    return Answers(tuple(read["answers"]), read["sidebars"])


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill Node and what it has started, also when we are interrupted while it runs."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":  # pragma: no cover
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    try:
        process.communicate(timeout=_SECONDS_TO_DIE)
    except subprocess.TimeoutExpired:  # a process that left the group still holds our pipes
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()


def _last_line(errors: bytes) -> str:
    """The line that names the error, where Node wrote one."""
    lines = [line.strip() for line in errors.decode("utf-8", "replace").splitlines()]
    named = [line for line in lines if "Error" in line and not line.startswith("at ")]
    return (named or [line for line in lines if line] or [""])[-1][:200]
