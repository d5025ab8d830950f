"""Builds that are killed, and builds at once: R9, R19 and R20."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import cycle
from pathlib import Path

from careers_to_kill import Death, Nursery, kill, nursery, wait_for_group
from harness import SiteOnDisk
from promises.promise import Effort, Outcome, promise
from trees import Tree, tree_of

from careers.build.lock import build_lock

_PAGES = 28
_AIMED: tuple[Death, ...] = (
    Death("while a page is parsed"),
    Death("while a page is parsed", "main"),
    Death("while a page is parsed", "worker"),
    Death("with the lock just taken"),
    Death("with the lock just taken", "main"),
    Death("before anything is staged"),
    Death("with the stage just made"),
    Death("with the stage just made", "main"),
    Death("while staging", "all", 1),
    Death("while staging", "all", 5),
    Death("while staging", "main", 2),
    Death("while staging", "worker", 1),
    Death("while staging", "worker", 3),
    Death("with everything staged"),
    Death("while noting the 404 page"),
    Death("before the swap"),
    Death("before the swap", "main"),
    Death("after the swap"),
    Death("after the swap", "main"),
    Death("while deleting the old site"),
    Death("while writing a note", "all", 1),
    Death("while writing a note", "all", 2),
    Death("while writing a note", "all", 3),
)
_AIMED_SHORT = (1, 8, 11, 15, 19, 20)


@dataclass
class _Kills:
    """What was seen of a row of builds that were killed."""

    random: int = 0
    aimed: int = 0
    states: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    """Folders that held neither the old site nor the new one."""
    unhealed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """Locks and debris after the next build."""


class _TwoSites:
    """A site folder that is turned from one site into another and back, and what each builds."""

    def __init__(self, folder: Path, opened: Nursery) -> None:
        self.site = SiteOnDisk(folder / "site")
        self.out = self.site.folder / "build"
        self.built: dict[str, Tree] = {}
        self.names: list[str] = []
        for name in ("one", "other"):
            self.become(name)
            shutil.rmtree(self.out, ignore_errors=True)
            assert opened.end_of(opened.start("build", str(self.site.folder), *_DAY)) == 0
            self.built[name] = tree_of(self.out)
        self.around = _names(self.site.folder)
        started = time.perf_counter()
        self.become("one")
        opened.end_of(opened.start("build", str(self.site.folder), *_DAY))
        self.seconds = time.perf_counter() - started
        assert self.state() == "one"

    def become(self, name: str) -> None:
        """Write the pages of a site: some are the same in both, some differ, some are not there."""
        shutil.rmtree(self.site.folder / "content", ignore_errors=True)
        tagline = 'tagline = "Rivers"\n' if name == "one" else ""
        self.site.write({"careers.toml": _SETTINGS.format(tagline=tagline)})
        self.site.write({f"content/t{n % 3}/r{n}.md": _role(n, "both") for n in range(_PAGES)})
        self.site.write({f"content/t3/{name}{n}.md": _role(n, name) for n in range(6)})
        self.site.write({"content/changes.md": _role(0, name)})

    def state(self) -> str:
        """Which site the output folder holds whole; else what it is."""
        found = tree_of(self.out)
        for name, tree in self.built.items():
            if found == tree:
                return name
        return f"{len(found)} entries of no one site" if found else "no folder"


_DAY = ("--today", "2026-11-21")
_SETTINGS = """\
title = "Gauges"
url = "https://gauges.example"
baseUrl = "/"
{tagline}
[careers.cards]
enabled = false
"""


def _role(number: int, text: str) -> str:
    return (
        f"---\ntitle: Role {number} {text}\nlocations: [Oslo]\ndate_posted: 2026-11-02\n"
        f"apply: https://apply.example/{number}\n---\n\nText of {text}.\n\n## What\n\n- One\n"
    )


def _names(site: Path) -> list[str]:
    """What lies in the site folder and in its notes."""
    return sorted(entry.name for folder in (site, site / ".careers") for entry in folder.iterdir())


@cache
def _kills(effort: Effort) -> _Kills:
    seen = _Kills()
    with tempfile.TemporaryDirectory() as folder, nursery() as opened:
        sites = _TwoSites(Path(folder), opened)
        whom = cycle(["all", "all", "main", "worker"])
        rng = random.Random(9)
        for _ in range(200 if effort == "long" else 4):
            _kill_one(sites, opened, seen, of=next(whom), after=rng.uniform(0, sites.seconds * 1.1))
            seen.random += 1
        for number, death in enumerate(_AIMED):
            if effort == "long" or number in _AIMED_SHORT:
                _kill_one(sites, opened, seen, death=death)
                seen.aimed += 1
    return seen


def _kill_one(
    sites: _TwoSites,
    opened: Nursery,
    seen: _Kills,
    *,
    death: Death | None = None,
    of: str = "",
    after: float = 0,
) -> None:
    before = sites.state()
    new = "other" if before == "one" else "one"
    sites.become(new)
    folder = sites.site.folder
    sites.site.settle()  # there are no notes of files that are younger
    process = opened.start("build", str(folder), *_DAY, death=death)
    if death is None:
        time.sleep(after)
        kill(process, of)
    code = opened.end_of(process)
    how = f"{death or f'{of} after {after:.3f} s'}, exit code {code}"
    states = {sites.state()}
    wait_for_group(process)
    states.add(state := sites.state())
    seen.states["old" if state == before else "new"] += 1
    if not states <= {before, new}:
        seen.bad.append(f"{how}: {', '.join(states)}")
    if death is not None and (code == 137) == (death.of == "worker"):
        seen.bad.append(f"{how}: it was to die there")
    with build_lock(folder / ".careers", beside=folder, wait_seconds=0) as free:
        seen.left += [] if free else [f"{how}: a lock"]
    healed = opened.end_of(opened.start("build", str(folder), *_DAY))
    if healed != 0 or sites.state() != new:
        seen.unhealed.append(f"{how}: then exit code {healed}, {sites.state()}")
    if (around := _names(folder)) != sites.around:
        seen.left.append(f"{how}: {sorted(set(around) ^ set(sites.around))}")


@promise(
    "R9",
    "A build is all or nothing: whenever it is killed, `build/` is the old site or the new, whole",
    tried="`kill -9` of builds in several processes, of all of them, the first or one worker: at "
    "random instants, and aimed at those around the lock, the staging and the swap; then build",
)
def all_or_nothing(effort: Effort) -> Outcome:
    seen = _kills(effort)
    return Outcome(
        kept=not seen.bad and not seen.unhealed,
        figure=f"{seen.random} random and {seen.aimed} aimed kills: {seen.states['old']} old, "
        f"{seen.states['new']} new, {len(seen.bad)} bad; {len(seen.unhealed)} not healed by the "
        "next build",
        broken=(*seen.bad, *seen.unhealed),
    )


@promise(
    "R20",
    "A build that was killed leaves no lock, and nothing else once the next build has ended",
    tried="what lies in the site folder after each of these kills and the build that follows",
)
def nothing_is_left(effort: Effort) -> Outcome:
    seen = _kills(effort)
    return Outcome(
        kept=not seen.left,
        figure=f"{seen.random + seen.aimed} kills, {len(seen.left)} locks or leftovers",
        broken=tuple(seen.left),
    )


@promise(
    "R19",
    "Of two builds at once, one waits or says that another is running; the site is that of one of "
    "them, whole",
    tried="pairs of builds of one site, with two configurations, started at once; then one of them "
    "once more",
)
def builds_at_once(effort: Effort) -> Outcome:
    codes: Counter[int] = Counter()
    broken: list[str] = []
    pairs = 50 if effort == "long" else 4
    with tempfile.TemporaryDirectory() as folder, nursery() as opened:
        site = SiteOnDisk(Path(folder) / "site")
        trees = dict(_by_configuration(site, opened))
        site.settle()
        for number in range(pairs):
            started = {name: _start(opened, site, name) for name in trees}
            ends = {name: opened.end_of(process) for name, process in started.items()}
            codes.update(ends.values())
            found = tree_of(site.folder / "build")
            if found not in trees.values() or not set(ends.values()) <= {0, 75}:
                broken.append(f"pair {number}: {ends}, {len(found)} entries of no one site")
            again = ("one", "other")[number % 2]
            code = opened.end_of(_start(opened, site, again))
            if code != 0 or tree_of(site.folder / "build") != trees[again]:
                broken.append(f"pair {number}, then `{again}`: {code}, and another site stands")
    return Outcome(
        kept=not broken,
        figure=f"{pairs} pairs: {codes[0]} ended with 0, {codes[75]} with 75, {len(broken)} broken",
        broken=tuple(broken),
    )


def _start(opened: Nursery, site: SiteOnDisk, name: str) -> int:
    config = str(site.folder / f"{name}.toml")
    return opened.start("build", str(site.folder), "--config", config, *_DAY)


def _by_configuration(site: SiteOnDisk, opened: Nursery) -> Iterator[tuple[str, Tree]]:
    site.write({f"content/r{n}.md": _role(n, "both") for n in range(_PAGES)})
    for name in ("one", "other"):
        tagline = f'tagline = "Of {name}"\n'
        site.write({f"{name}.toml": _SETTINGS.format(tagline=tagline)})
    for name in ("one", "other"):
        assert opened.end_of(_start(opened, site, name)) == 0
        yield name, tree_of(site.folder / "build")
