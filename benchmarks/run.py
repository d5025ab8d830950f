"""Time and memory of whole runs, careers and other tools in turn: ``make benchmark``.

Every tool gets the same pages. The tools take turns at every step, so that whatever else the
machine does is shared, and the one that begins is another one in every round; figures are medians.
A round goes through every size and layout. After the first rounds there are more as long as the
time allows. ``make peers`` installs the other tools; one that is not installed is
left out.

    make benchmark                                       all sizes, about a quarter of an hour
    make benchmark WRITE=yes                             and into docs/benchmark.md
    make benchmark BENCHMARK='--minutes 60 --slow-rounds 3 --slow-flat-limit 1000'
    make benchmark BENCHMARK='--sizes 100 --tools careers hugo-same'
    make benchmark BENCHMARK='--slow-limit 10000'        the slow tools with 10,000 roles too: hours
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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
    beside_bare,
    contents,
    growth,
    measured,
    table_of,
    targets,
)
from tools import Tool, all_names, environment, find_tools, versions
from whole_process import CommandFailed, timed

_SIZES = (100, 1000, 10_000)
_LAYOUTS = {"teams": TEAMS, "flat": FLAT}
_ROUNDS = 5
_MINUTES = 15
_LEAST_ROUNDS = 3
"""However long they take, of a corpus that is not large."""
_LARGE = 10_000
_CHECKS = {CHECK, CHECK_UNCHANGED}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be measured."""

    tools: Sequence[Tool]
    sizes: Sequence[int]
    layouts: Sequence[str]
    rounds: int
    """At most."""
    seconds: float
    """After which no round is begun that would not end in time."""
    slow_rounds: int
    slow_limit: int
    """The largest corpus of a slow tool."""
    slow_flat_limit: int
    """The same where all roles lie in one folder."""

    def rounds_of(self, tool: Tool, roles: int, layout: str) -> int:
        """How often a tool builds a corpus, at most."""
        if not tool.is_slow:
            return self.rounds
        if roles > (self.slow_flat_limit if layout == FLAT else self.slow_limit):
            return 0
        return min(self.rounds, self.slow_rounds)

    def compared(self) -> tuple[int, str] | None:
        """The largest corpus that every tool builds."""
        corpora = [(roles, layout) for roles in reversed(self.sizes) for layout in self.layouts]
        every = (one for one in corpora if all(self.rounds_of(tool, *one) for tool in self.tools))
        return next(every, None)


@dataclass(frozen=True, slots=True)
class Site:
    """The site folder of a tool."""

    tool: Tool
    folder: Path

    @property
    def output(self) -> Path:
        """What it writes."""
        return self.folder / self.tool.output


@dataclass(slots=True)
class Corpus:
    """The same pages in a site folder of each tool, and how far their measuring has come."""

    roles: int
    layout: str
    sites: list[Site]
    rounds: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    """That the last round of each tool took."""

    def next_sites(self, plan: Plan) -> list[Site]:
        """Those of the next round, in their order."""
        sites = [
            site
            for site in self.sites
            if self.rounds < plan.rounds_of(site.tool, self.roles, self.layout)
        ]
        first = self.rounds % len(sites) if sites else 0
        return [*sites[first:], *sites[:first]]

    def fits(self, plan: Plan, spent: float) -> bool:
        """Whether there is a next round: one of the first, or one that ends in time."""
        if self.rounds < (1 if self.roles >= _LARGE else _LEAST_ROUNDS):
            return True
        next_round = sum(self.seconds.get(site.tool.name, 0) for site in self.next_sites(plan))
        return spent + next_round <= plan.seconds


def main(plan: Plan, *, write: bool) -> int:
    """Measure, print, and write into the manual if asked to; 1 if a command failed."""
    runs: list[Run] = []
    failed: list[str] = []
    made: dict[str, Produced] = {}
    started = time.monotonic()
    with TemporaryDirectory(prefix="benchmark-") as folder:
        corpora = _corpora(plan, Path(folder))
        for corpus in (corpus for _ in range(plan.rounds) for corpus in corpora):
            if corpus.fits(plan, time.monotonic() - started):
                runs += _round(plan, corpus, failed)
                if corpus.rounds == 1 and (corpus.roles, corpus.layout) == plan.compared():
                    made = {site.tool.label: count_apart(site.output) for site in corpus.sites}
    probed = {label: probe(tool) for tool in plan.tools if (label := tool.label) in made}
    text = _report(plan, table_of(runs), made, probed)
    print(text, *failed, sep="\n\n")
    if write and not failed:
        write_part("builds", text)
    return 1 if failed else 0


def _corpora(plan: Plan, folder: Path) -> list[Corpus]:
    made: list[Corpus] = []
    for roles in plan.sizes:
        for layout in plan.layouts:
            below = folder / str(len(made))
            write_corpus(below / "corpus", roles, flat=layout == FLAT)
            sites = [
                Site(tool, tool.lay(below / "corpus", below / tool.name))
                for tool in plan.tools
                if plan.rounds_of(tool, roles, layout)
            ]
            made.append(Corpus(roles, layout, sites))
    return made


def _round(plan: Plan, corpus: Corpus, failed: list[str]) -> Iterator[Run]:
    """Every step of every tool once; a tool that fails is left out of the corpus from then on."""
    sites = corpus.next_sites(plan)
    corpus.seconds = dict.fromkeys((site.tool.name for site in sites), 0.0)
    for step in STEPS:
        for site in (one for one in sites if one.tool.check or step not in _CHECKS):
            if site not in corpus.sites:
                continue  # it has failed
            started = time.monotonic()
            try:
                yield _run(site, corpus, step)
            except CommandFailed as error:
                corpus.sites.remove(site)
                failed.append(f"{site.tool.label}, {corpus.roles:,} roles, {step}: {error}")
            corpus.seconds[site.tool.name] += time.monotonic() - started
    corpus.rounds += 1
    each = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in corpus.seconds.items())
    _tell(f"{corpus.roles:,} roles, {corpus.layout}, round {corpus.rounds}: {each}")


def _run(site: Site, corpus: Corpus, step: str) -> Run:
    _prepare(site, step, corpus.rounds)
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
        site.tool.label, corpus.roles, corpus.layout, step, figures,
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


def _report(plan: Plan, table: Table, made: dict[str, Produced], probed: dict[str, Probed]) -> str:
    missing = sorted(set(all_names()) - {tool.name for tool in plan.tools})
    roles, layout = plan.compared() or (0, "")
    parts = [
        machine(versions(plan.tools)),
        f"Not measured: {', '.join(missing)}." if missing else "",
        targets(table),
        beside_bare(table),
        measured(table),
        *(growth(table, small, large) for small, large in pairwise(plan.sizes)),
        f"### What came of {roles:,} roles, {layout}\n\n{contents(made, probed)}" if made else "",
    ]
    return "\n\n".join(part.strip() for part in parts if part)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _plan(asked: argparse.Namespace) -> Plan:
    tools = find_tools(asked.tools)
    for name in set(asked.tools) - {tool.name for tool in tools}:
        _tell(f"{name} is not installed, and left out: `make peers` installs it")
    return Plan(
        tools,
        sorted(asked.sizes),
        [_LAYOUTS[name] for name in asked.layouts],
        asked.rounds,
        asked.minutes * 60,
        asked.slow_rounds,
        asked.slow_limit,
        asked.slow_flat_limit,
    )


def _asked() -> argparse.Namespace:
    given = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )

    def number(name: str, default: int, about: str, metavar: str = "N") -> None:
        about = f"{about} ({default:,})"
        given.add_argument(name, type=int, default=default, metavar=metavar, help=about)

    given.add_argument("--sizes", nargs="+", type=int, default=_SIZES, metavar="ROLES")
    given.add_argument("--layouts", nargs="+", choices=_LAYOUTS, default=list(_LAYOUTS))
    given.add_argument("--tools", nargs="+", choices=all_names(), default=all_names())
    number("--rounds", _ROUNDS, "how many at most")
    number("--minutes", _MINUTES, f"after which there are no more than {_LEAST_ROUNDS}")
    number("--slow-rounds", 1, "of MkDocs Material, Zensical and Docusaurus")
    slow = "the largest corpus for MkDocs Material, Zensical and Docusaurus"
    number("--slow-limit", 1000, slow, "ROLES")
    number("--slow-flat-limit", 100, f"{slow}, flat in one folder", "ROLES")
    given.add_argument("--write", action="store_true", help="into docs/benchmark.md too")
    return given.parse_args()


if __name__ == "__main__":
    asked = _asked()
    sys.exit(main(_plan(asked), write=asked.write))
