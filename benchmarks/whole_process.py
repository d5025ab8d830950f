"""A command timed as a whole process, with the processes that it starts."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figures:
    """One run as the system accounts for it."""

    wall: float
    cpu: float
    memory: float
    """Peak of the largest process, in MB."""


def timed(command: Sequence[str], folder: Path, *, may_end_with: Sequence[int] = (0,)) -> Figures:
    """Run a command in a folder; what it prints is thrown away.

    Raises:
        SystemExit: It ended with a code that was not expected.
    """
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode not in may_end_with:
        raise SystemExit(f"`{' '.join(command)}` in {folder} ended with {process.returncode}")
    return Figures(wall, _cpu(usage), usage.ru_maxrss / 1024)


def median(runs: Sequence[Figures]) -> Figures:
    """The median of each figure by itself."""
    return Figures(
        *(statistics.median(getattr(run, name) for run in runs) for name in Figures.__slots__)
    )


def _cpu(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime
