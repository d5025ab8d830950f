"""Small and read-only disks, where this machine may make some: containers often may not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

_WITH_MOUNTS = ["unshare", "--mount", "--map-root-user"]
_ROOT = Path(__file__).parents[1]


@cache
def can_mount() -> bool:
    """May a test make disks of its own, which nobody else sees?"""
    if shutil.which("unshare") is None:
        return False
    trial = [*_WITH_MOUNTS, "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(trial, check=False, capture_output=True).returncode == 0


def run_with_mounts(script: str, *arguments: str | Path) -> str:
    """What a shell script prints that may mount; ``$1`` is Python, then come the arguments."""
    done = subprocess.run(
        [*_WITH_MOUNTS, "sh", "-euc", script, "sh", sys.executable, *arguments],
        capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout
