"""Time and memory of whole builds: ``make benchmark`` or ``python benchmarks/run.py 100 1000``.

Each build is a process of its own in a fresh folder; the figures are medians over several runs.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import write_corpus

_RUNS = 3
_CONFIG = 'title = "Benchmark"\nurl = "https://careers.example.com"\nbaseUrl = "/"\n'


@dataclass(frozen=True, slots=True)
class Figures:
    """One build as the system accounts for it."""

    wall: float
    cpu: float
    memory: float
    """Peak of the largest process, in MB."""


def main(sizes: list[int]) -> int:
    """Print one line a corpus and kind of build."""
    print(
        f"{'roles':>6} {'layout':6} {'build':10} {'wall s':>7} {'cpu s':>7} {'MB':>6} {'files':>6}"
    )
    for size in sizes:
        for flat in (False, True):
            _measure(size, flat=flat)
    return 0


def _measure(size: int, *, flat: bool) -> None:
    with TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "careers.toml").write_text(_CONFIG, "utf-8")
        write_corpus(site / "content", size, flat=flat)
        cold = [_build(site, clear=True) for _ in range(_RUNS)]
        warm = [_build(site, clear=False) for _ in range(_RUNS)]
        files = sum(1 for path in (site / "build").rglob("*") if path.is_file())
    for name, runs in (("cold", cold), ("unchanged", warm)):
        wall, cpu, memory = (
            statistics.median(getattr(run, field) for run in runs)
            for field in ("wall", "cpu", "memory")
        )
        layout = "flat" if flat else "teams"
        print(f"{size:>6} {layout:6} {name:10} {wall:7.2f} {cpu:7.2f} {memory:6.0f} {files:>6}")


def _build(site: Path, *, clear: bool) -> Figures:
    command = [sys.executable, "-m", "careers"]
    if clear:
        subprocess.run([*command, "clear", str(site)], check=True, capture_output=True)
    started = time.perf_counter()
    with subprocess.Popen(
        [*command, "build", str(site)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode:
        raise SystemExit(f"the build of {site} failed")
    return Figures(wall, _cpu(usage), usage.ru_maxrss / 1024)


def _cpu(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [100, 1000]))
