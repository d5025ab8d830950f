"""A command timed as a whole process, with the processes that it starts."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

_LAST_BYTES = 2000


@dataclass(frozen=True, slots=True)
class Figures:
    """One run as the system accounts for it."""

    wall: float
    cpu: float
    """Of the process and of all that it waited for."""
    memory: float
    """Peak of the largest process, in MB."""


def timed(
    command: Sequence[str],
    folder: Path,
    *,
    may_end_with: Sequence[int] = (0,),
    environment: Mapping[str, str] | None = None,
) -> Figures:
    """Run a command in a folder, once everything written before is on the disk.

    Raises:
        SystemExit: It ended with a code that was not expected; with the last that it printed.
    """
    os.sync()  # or it would wait for what the one before it left to be written
    with TemporaryFile() as printed:
        started = time.perf_counter()
        with subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=printed, stderr=subprocess.STDOUT,
        ) as process:  # fmt: skip
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - started
        if process.returncode not in may_end_with:
            printed.seek(max(0, printed.tell() - _LAST_BYTES))
            said = printed.read().decode(errors="replace")
            raise SystemExit(f"{said}\n`{' '.join(command)}` ended with {process.returncode}")
    return Figures(wall, _cpu(usage), usage.ru_maxrss / 1024)


def own_peak() -> float:
    """Of this process, in MB: those that it starts are never accounted less."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def median(runs: Sequence[Figures]) -> Figures:
    """The median of each figure by itself."""
    return Figures(
        *(statistics.median(getattr(run, name) for run in runs) for name in Figures.__slots__)
    )


def _cpu(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime
