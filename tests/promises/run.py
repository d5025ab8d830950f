"""Run the long versions of all promises and write their table into the manual.

make promises                  all of them, into docs/reliability.md
make promises ONLY='R1 R27'    these, printed only
"""

from __future__ import annotations

import os
import platform
import sys
import time
import traceback
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from promises.promise import Outcome, Promise, all_promises

_PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
_BEGIN, _END = "{/* measured: begin */}", "{/* measured: end */}"
_PACKAGES = ("markdown-it-py", "python-frontmatter", "PyYAML", "Jinja2", "watchdog", "livereload",
             "tornado")  # fmt: skip


def main(only: list[str]) -> int:
    """Try them all, one after the other; 1 where one is broken."""
    chosen = [one for one in all_promises() if not only or one.id in only]
    started = time.monotonic()
    outcomes = [(one, _tried(one)) for one in chosen]
    if not only:
        _write(outcomes, round(time.monotonic() - started))
    return int(any(outcome.kept is False for _, outcome in outcomes))


def _tried(one: Promise) -> Outcome:
    started = time.monotonic()
    try:
        outcome = one.try_it("long")
    except Exception as error:  # noqa: BLE001 - the others are to be tried all the same
        lines = traceback.format_exc().splitlines()
        outcome = Outcome(False, f"could not be tried: {type(error).__name__}", tuple(lines[-8:]))
    seconds = time.monotonic() - started
    _print(f"{one.id:4} {_said(outcome):8} {seconds:6.1f} s  {one.text}: {outcome.figure}")
    for line in outcome.broken:
        _print(f"       {line}")
    return outcome


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
    sys.exit(main(sys.argv[1:]))
