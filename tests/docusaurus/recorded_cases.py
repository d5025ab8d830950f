"""Build the recorded cases and compare what comes out with what Docusaurus made of them.

Each case of ``cases/`` is a small site with what Docusaurus made of it (``expected.json``). It is
copied, built through the command line with ``--strict``, and read back from the built HTML; pages
that Docusaurus refuses to compile or render must also build without ``--strict``. ``compare.py``
scores, as in its own ``--command`` mode, but without a new interpreter for every build.
"""

from __future__ import annotations

import json
import multiprocessing
import re
import shutil
import signal
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import compare
from extract import extract
from harness import Result, run_careers

CASES = Path(__file__).parent / "cases"
_SECONDS_A_BUILD = 60
_SETUP = ("expected.json", "case.json")
"""Files of a case that are not part of the site."""

Figure = tuple[int, int]
"""How many were right, of how many."""
Mismatch = tuple[str, str, Any, Any]
"""Group, place, what Docusaurus has, what we have."""


@dataclass(frozen=True)
class CaseResult:
    """How one case came out."""

    name: str
    mismatches: tuple[Mismatch, ...]
    pages: Figure
    fields: Figure
    groups: dict[str, Figure]
    body_lines: Figure
    seconds: float
    crash: str = ""
    """A traceback: never right, not even where Docusaurus fails."""

    @property
    def whole(self) -> bool:
        """Did everything come out as in Docusaurus?"""
        return not self.mismatches and not self.crash


def case_names(only: str = "") -> list[str]:
    """The recorded cases, by a regular expression over their names."""
    return sorted(path.parent.name for path in CASES.glob("*/expected.json")
                  if re.search(only, path.parent.name))  # fmt: skip


def run_case(name: str) -> CaseResult:
    """Build a copy of the case and compare."""
    case = CASES / name
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="case-") as folder:
        site, out = Path(folder, "site"), Path(folder, "out")
        shutil.copytree(case, site, ignore=shutil.ignore_patterns(*_SETUP))
        result, crash = _build(site, out, "--strict")
        if expected["outcome"].get("kind") in ("mdx-compile", "render"):
            lenient, lenient_crash = _build(site, Path(folder, "out2"))
            expected["lenient_ok"] = lenient.exit_code == 0
            crash = crash or lenient_crash
        actual = _extracted(out, case) if result.exit_code == 0 else None
    score = compare.Score()
    mismatches = compare.compare(expected, actual, score, log=result.stdout + result.stderr)
    return CaseResult(
        name=name,
        mismatches=tuple(mismatches),
        pages=tuple(score.pages),
        fields=tuple(score.fields),
        groups={group: tuple(figure) for group, figure in score.g.items()},
        body_lines=tuple(score.lines),
        seconds=time.perf_counter() - started,
        crash=crash,
    )


def _extracted(out: Path, case: Path) -> Any:
    with warnings.catch_warnings():
        # extract.py is kept as it is, and leaves closing its files to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        return extract(str(out), compare.base_of(str(case)))


def _build(site: Path, out: Path, *flags: str) -> tuple[Result, str]:
    out.mkdir()
    try:
        return run_careers("build", str(site), "--out-dir", str(out), *flags), ""
    except Exception as error:  # noqa: BLE001  a crash is what this reports
        return Result(1, "", f"{type(error).__name__}: {error}"), traceback.format_exc()


def run_cases(names: Iterable[str], jobs: int = 1) -> list[CaseResult]:
    """Run cases in this process, or spread over a few."""
    if jobs == 1:
        return [run_case(name) for name in names]
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        return list(pool.imap(_run_in_time, names, chunksize=4))


def _run_in_time(name: str) -> CaseResult:
    with _time_limit(_SECONDS_A_BUILD):
        return run_case(name)


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"no end after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
