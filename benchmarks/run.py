"""Time and memory of whole runs, careers and other tools in turn: ``make benchmark``.

Every tool gets the same pages. The tools take turns at every step, so that whatever else the
machine does is shared, and the one that begins is another one in every round; figures are medians.
``make peers`` installs the others; one that is not installed is left out.

    make benchmark                                       all sizes, about a quarter of an hour
    make benchmark WRITE=yes                             and into docs/benchmark.md
    make benchmark BENCHMARK='--sizes 100 --tools careers hugo'
    make benchmark BENCHMARK='--slow-limit 10000'        the slow tools with 10,000 roles too: hours
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import middle_page, with_sentence, with_title, write_corpus
from manual_page import machine, write_part
from produced import Probed, Produced, count_apart, probe
from results import (
    BODY,
    CHECK,
    CHECK_UNCHANGED,
    COLD,
    FLAT,
    STEPS,
    TEAMS,
    TITLE,
    Run,
    Table,
    Written,
    contents,
    growth,
    measured,
    table_of,
    targets,
)
from tools import Tool, all_names, environment, find_tools
from whole_process import own_peak, timed

_SIZES = (100, 1000, 10_000)
_LAYOUTS = {"teams": TEAMS, "flat": FLAT}
_FEW_ROLES, _MANY_ROLES = 100, 10_000
_CHECKS = {CHECK, CHECK_UNCHANGED}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be measured."""

    tools: Sequence[Tool]
    sizes: Sequence[int]
    layouts: Sequence[str]
    rounds: int | None
    """None: as many as the size of the corpus calls for."""

    def rounds_of(self, tool: Tool, roles: int) -> int:
        """How often a tool builds a corpus."""
        if tool.largest is not None and roles > tool.largest:
            return 0
        if self.rounds is not None:
            return self.rounds
        if tool.largest is not None:
            return 3 if roles <= _FEW_ROLES else 1
        return 1 if roles >= _MANY_ROLES else 5


@dataclass(frozen=True, slots=True)
class Site:
    """The site folder of a tool."""

    tool: Tool
    folder: Path

    @property
    def output(self) -> Path:
        """What it writes."""
        return self.folder / self.tool.output


def main(plan: Plan, *, write: bool) -> int:
    """Measure, print, and write into the manual if asked to."""
    runs: list[Run] = []
    made: dict[str, Produced] = {}
    compared = max((size for size in plan.sizes if _all_build(plan, size)), default=0)
    for roles in plan.sizes:
        for layout in plan.layouts:
            with _sites(plan, roles, layout) as sites:
                runs += _measured(plan, sites, roles, layout)
                if (roles, layout) == (compared, plan.layouts[0]):
                    made = {site.tool.label: count_apart(site.output) for site in sites}
    probed = {tool.label: probe(tool) for tool in plan.tools}
    text = _report(plan, table_of(runs), made, probed, f"{compared:,} roles, {plan.layouts[0]}")
    print(text)
    least = min(run.figures.memory for run in runs)
    if own_peak() > least:
        _tell(f"memory is not to be trusted: this program itself took {own_peak():.0f} MB")
    if write:
        write_part("builds", text)
    return 0


def _all_build(plan: Plan, roles: int) -> bool:
    return all(plan.rounds_of(tool, roles) for tool in plan.tools)


@contextmanager
def _sites(plan: Plan, roles: int, layout: str) -> Iterator[list[Site]]:
    with TemporaryDirectory(prefix="benchmark-") as folder:
        corpus = Path(folder) / "corpus"
        write_corpus(corpus, roles, flat=layout == FLAT)
        yield [
            Site(tool, tool.lay(corpus, Path(folder) / tool.name))
            for tool in plan.tools
            if plan.rounds_of(tool, roles)
        ]


def _measured(plan: Plan, sites: Sequence[Site], roles: int, layout: str) -> Iterator[Run]:
    most = max((plan.rounds_of(site.tool, roles) for site in sites), default=0)
    for number in range(most):
        started = time.monotonic()
        in_turn = [site for site in sites if number < plan.rounds_of(site.tool, roles)]
        first = number % len(in_turn)
        for step in STEPS:
            for site in (*in_turn[first:], *in_turn[:first]):
                if step not in _CHECKS or site.tool.check:
                    yield _run(site, roles, layout, step, number)
        seconds = time.monotonic() - started
        _tell(f"{roles:,} roles, {layout}, round {number + 1} of {most}: {seconds:.0f} s")


def _run(site: Site, roles: int, layout: str, step: str, number: int) -> Run:
    _prepare(site, step, number)
    before = _files(site.output)
    if step in _CHECKS:
        figures = timed(
            site.tool.check, site.folder, may_end_with=(0, 1), environment=environment()
        )
    else:
        figures = timed(site.tool.build, site.folder, environment=environment())
    after = _files(site.output)
    written = [size for path, (*seen, size) in after.items() if before.get(path) != (*seen, size)]
    stands = [size for *_, size in after.values()]
    return Run(
        site.tool.label, roles, layout, step, figures,
        Written(len(written), sum(written)), Written(len(stands), sum(stands)),
    )  # fmt: skip


def _prepare(site: Site, step: str, number: int) -> None:
    page = middle_page(site.folder / "content")
    text = page.read_text("utf-8")
    if step == COLD:
        site.tool.clear(site.folder)
    elif step == CHECK:
        site.tool.forget(site.folder)
    elif step == BODY:
        page.write_text(with_sentence(text, f"Sentence number {number} was added."), "utf-8")
    elif step == TITLE:
        page.write_text(with_title(text, f"Role renamed {number}"), "utf-8")


def _files(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """Each file's identity, time and size: another one has been written."""
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {path: (stat.st_ino, stat.st_mtime_ns, stat.st_size) for path, stat in found}


def _report(
    plan: Plan, table: Table, made: dict[str, Produced], probed: dict[str, Probed], about: str
) -> str:
    missing = set(all_names()) - {tool.name for tool in plan.tools}
    parts = [
        machine(f"{tool.label} {tool.version}" for tool in plan.tools),
        f"Not measured: {', '.join(sorted(missing))}." if missing else "",
        targets(table),
        measured(table),
        *(growth(table, small, large) for small, large in pairwise(plan.sizes)),
        f"### What each made of them: {about}\n\n{contents(made, probed)}" if made else "",
    ]
    return "\n\n".join(part.strip() for part in parts if part)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _plan(asked: argparse.Namespace) -> Plan:
    tools = find_tools(asked.tools)
    for name in set(asked.tools) - {tool.name for tool in tools}:
        _tell(f"{name} is not installed, and left out: `make peers` installs it")
    limited = [
        replace(tool, largest=asked.slow_limit) if tool.largest is not None else tool
        for tool in tools
    ]
    layouts = [_LAYOUTS[name] for name in asked.layouts]
    return Plan(limited, sorted(asked.sizes), layouts, asked.rounds)


def _asked() -> argparse.Namespace:
    given = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    given.add_argument("--sizes", nargs="+", type=int, default=_SIZES, metavar="ROLES")
    given.add_argument("--layouts", nargs="+", choices=_LAYOUTS, default=list(_LAYOUTS))
    given.add_argument("--tools", nargs="+", choices=all_names(), default=all_names())
    given.add_argument("--rounds", type=int, help="instead of 5, and 1 from 10,000 roles on")
    given.add_argument(
        "--slow-limit", type=int, default=1000, metavar="ROLES",
        help="the largest corpus for MkDocs Material, Zensical and Docusaurus (%(default)s)",
    )  # fmt: skip
    given.add_argument("--write", action="store_true", help="into docs/benchmark.md too")
    return given.parse_args()


if __name__ == "__main__":
    asked = _asked()
    sys.exit(main(_plan(asked), write=asked.write))
