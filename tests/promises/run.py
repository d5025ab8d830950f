"""Run the long versions of all promises and write their table into the manual.

make promises                  all of them, into docs/reliability.md
make promises ONLY='R1 R27'    these, printed only
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from promises.promise import Outcome, Promise, all_promises

_ONE = "--one"
_PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
_BEGIN, _END = "{/* measured: begin */}", "{/* measured: end */}"
_PACKAGES = ("markdown-it-py", "python-frontmatter", "PyYAML", "Jinja2", "watchdog", "livereload",
             "tornado")  # fmt: skip


_ALONE = ("R7", "R32", "R33", "R34", "R36", "R37", "R38", "R39", "R40")
"""What is measured in time is not measured beside something else."""


def main(only: list[str]) -> int:
    """Try them all, each in a process of its own, two at once; 1 where one is broken."""
    chosen = [one for one in all_promises() if not only or one.id in only]
    started = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        shared = [one for one in chosen if one.id not in _ALONE]
        found = dict(zip([one.id for one in shared], pool.map(_tried, shared), strict=True))
    found |= {one.id: _tried(one) for one in chosen if one.id in _ALONE}
    outcomes = [(one, found[one.id]) for one in chosen]
    if not only:
        _write(outcomes, round(time.monotonic() - started))
    return int(any(outcome.kept is False for _, outcome in outcomes))


def _tried(one: Promise) -> Outcome:
    started = time.monotonic()
    ran = subprocess.run(
        [sys.executable, __file__, _ONE, one.id], capture_output=True, text=True, check=False
    )
    try:
        said = json.loads(ran.stdout.splitlines()[-1])
        outcome = Outcome(said["kept"], said["figure"], tuple(said["broken"]))
    except (IndexError, ValueError):
        lines = tuple((ran.stdout + ran.stderr).splitlines()[-8:])
        outcome = Outcome(False, f"could not be tried: exit code {ran.returncode}", lines)
    seconds = time.monotonic() - started
    _print(f"{one.id:4} {_said(outcome):8} {seconds:6.1f} s  {one.text}: {outcome.figure}")
    for line in outcome.broken:
        _print(f"       {line}")
    return outcome


def _try(one: Promise) -> None:
    """In a process of its own: nothing that is tried can spoil what is tried next."""
    _print(json.dumps(asdict(one.try_it("long"))))


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _said(outcome: Outcome) -> str:
    return {True: "kept", False: "BROKEN", None: "not run"}[outcome.kept]


def _write(outcomes: list[tuple[Promise, Outcome]], seconds: int) -> None:
    page = _PAGE.read_text("utf-8")
    before, after = page.split(_BEGIN)[0], page.split(_END)[1]
    _PAGE.write_text(f"{before}{_BEGIN}\n\n{_measured(outcomes, seconds)}\n{_END}{after}", "utf-8")


def _measured(outcomes: list[tuple[Promise, Outcome]], seconds: int) -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    rows = "\n".join(
        f"| {one.id} | {one.text} | {one.tried} | {_said(outcome)} | {outcome.figure} |"
        for one, outcome in outcomes
    )
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} in {seconds // 60} min: Python "
        f"{platform.python_version()}, {platform.system()}, {os.cpu_count()} processors, "
        f"{packages}.\n\n"
        f"| | Promise | How it is tried | | Figure |\n|---|---|---|---|---|\n{rows}\n"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == [_ONE]:
        _try(next(one for one in all_promises() if one.id == sys.argv[2]))
    else:
        sys.exit(main(sys.argv[1:]))
