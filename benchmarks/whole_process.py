"""A command timed as a whole process, with the processes that it starts."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_LAUNCHER = Path(__file__).parent / "launcher.py"
_LAST_CHARACTERS = 2000
_KIB_IN_MIB = 1024


class CommandFailed(Exception):  # noqa: N818 - its message is what the command said
    """A command ended with a code that was not expected."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One run as the system accounts for it."""

    wall: float
    cpu: float
    """Of the process and of all that it waited for."""
    memory: float
    """Peak of the largest process, in MiB."""


def timed(
    command: Sequence[str],
    folder: Path,
    *,
    may_end_with: Sequence[int] = (0,),
    environment: Mapping[str, str] | None = None,
) -> Figures:
    """Run a command in a folder, once everything written before is on the disk.

    Its program is named by its whole path.

    Raises:
        CommandFailed: With the last that it printed.
    """
    with TemporaryDirectory(prefix="benchmark-") as scratch:
        printed = Path(scratch) / "printed"
        launcher = [sys.executable, "-I", "-S", str(_LAUNCHER), str(printed), *command]
        said = subprocess.run(
            launcher, cwd=folder, env=environment, capture_output=True, text=True, check=True
        ).stdout
        wall, cpu, memory, code = (float(word) for word in said.split())
        if int(code) not in may_end_with:
            last = printed.read_text("utf-8", "replace")[-_LAST_CHARACTERS:]
            raise CommandFailed(f"{last}\n`{' '.join(command)}` ended with {int(code)}")
    return Figures(wall, cpu, memory / _KIB_IN_MIB)


def median(runs: Sequence[Figures]) -> Figures:
    """The median of each figure by itself."""
    return Figures(
        *(statistics.median(getattr(run, name) for run in runs) for name in Figures.__slots__)
    )
