"""Builds that fail, and how much they say: R10 and R11."""

from __future__ import annotations

import random
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from careers_to_kill import Death, Nursery, kill, nursery
from harness import CONFIG, SiteOnDisk, run_careers
from mounts import can_mount, run_with_mounts
from promises.promise import Effort, Outcome, promise
from trees import tree_of, untouched

from careers.build import publish
from careers.build.lock import build_lock

_DAY = ("--today", "2026-11-21")
_SETTINGS = CONFIG + "[careers.cards]\nenabled = false\n"
_SOUND: Mapping[str, str | bytes] = {
    "careers.toml": _SETTINGS,
    "content/index.md": "# Work here\n\nSee [a role](eng/role.md).\n",
    "content/eng/role.md": "---\ntags: [river]\n---\n\n# Surveyor\n\nMeasure.\n\n## What\n",
    "static/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


@dataclass(frozen=True)
class _Failure:
    """What makes a build fail."""

    files: Mapping[str, str | bytes] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    code: int = 1
    around: Callable[[Path], object] = lambda _: None
    """Done to the site folder before."""


def _role(head: str = "", text: str = "") -> dict[str, str | bytes]:
    return {"content/eng/role.md": f"---\n{head}\n---\n\n# Surveyor\n\nMeasure {text}.\n"}


_FAILURES: Mapping[str, _Failure] = {
    "front matter that is no YAML": _Failure(_role("title: A: B")),
    "a value of the wrong kind": _Failure(_role("sidebar_position: three")),
    "a key twice": _Failure(_role("title: A\ntitle: B")),
    "a page that is not UTF-8": _Failure({"content/eng/role.md": b"# Sal\xe9ry\n"}),
    "a control character": _Failure({"content/eng/role.md": "# A\x00B\n"}),
    "a link to no page": _Failure(_role("", "[by hand](hand.md)")),
    "a link to no address": _Failure(_role("", "[by hand](/hand)")),
    "a picture that is not there": _Failure(_role("", "![a gauge](gauge.png)")),
    "two pages with one id": _Failure(_role("id: index\nslug: /x") | {
        "content/eng/other.md": "---\nid: index\n---\n# B\n"}),
    "a file where a folder is to be": _Failure(
        {"static/deep": "x", "content/deep/a.md": "# Deep\n"}),
    "a name that is too long": _Failure(_role("slug: /" + "a" * 300)),
    "a configuration that is no TOML": _Failure({"careers.toml": 'title = "A\n'}),
    "an option of the wrong kind": _Failure({"careers.toml": _SETTINGS.replace('"/"', "7")}),
    "a template that cannot be read": _Failure({"theme/templates/404.html": "{% if %}"}),
    "a template that fails": _Failure({"theme/templates/404.html": "{{ nothing.at.all }}"}),
    "what Docusaurus refuses, with --strict": _Failure(_role("tags: 7"), ("--strict",)),
    "a warning, with --fail-on warning": _Failure(
        _role("date: 10-11-2026"), ("--fail-on", "warning")),
    "a name that Windows cannot hold, with --fail-on warning": _Failure(
        {"content/aux.md": "# Aux\n"}, ("--fail-on", "warning")),
    "an output folder with a git repository": _Failure(
        _role("", "more"), around=lambda site: (site / "build/.git").mkdir()),
    "a file where the output folder is to be": _Failure(
        {"notes.txt": "x"}, ("--out-dir", "{site}/notes.txt"), 2),
    "an output folder that holds the pages": _Failure(
        _role("", "more"), ("--out-dir", "{site}/content")),
    "a flag that does not exist": _Failure(_role("", "more"), ("--fast",), 2),
    "a configuration that does not exist": _Failure(
        _role("", "more"), ("--config", "{site}/other.toml"), 2),
    "a day that is none": _Failure(_role("", "more"), ("--today", "soon"), 2),
}  # fmt: skip


@contextmanager
def _site(folder: Path) -> Iterator[SiteOnDisk]:
    """A sound site that was built."""
    site = SiteOnDisk(folder)
    site.write(_SOUND)
    assert site.build(*_DAY).exit_code == 0
    yield site


@promise(
    "R10",
    "A build that fails leaves `build/` byte for byte as it was, and its exit code says why",
    tried="mistakes in pages, templates, configuration and flags; another build; full and "
    "read-only disks; signals, aimed before the swap and at random instants",
)
def failures_leave_the_old_site(effort: Effort) -> Outcome:
    every = 1 if effort == "long" else 3
    failures = dict(list(_FAILURES.items())[::every])
    broken = [*_broken_by_failures(failures), *_broken_by_another_build()]
    signals = _signals(effort)
    broken += signals.broken
    disks = "no bad disk, as this machine lets nobody mount one"
    if can_mount():
        bad = dict(list(_DISKS.items())[::every])
        broken += _broken_by_disks(bad)
        disks = f"{len(bad)} full or read-only disks"
    return Outcome(
        kept=not broken,
        figure=f"{len(failures) + 1} mistakes, {disks}, {signals.count} signals "
        f"({signals.after} when the new site stood): {len(broken)} sites touched or other codes",
        broken=tuple(broken),
    )


def _broken_by_failures(failures: Mapping[str, _Failure]) -> Iterator[str]:
    for name, failure in failures.items():
        with tempfile.TemporaryDirectory() as folder, _site(Path(folder, "site")) as site:
            failure.around(site.folder)
            site.write(failure.files)
            before = untouched(site.folder / "build")
            flags = [flag.format(site=site.folder) for flag in failure.flags]
            ended = run_careers("build", str(site.folder), *_DAY, *flags)
            if ended.exit_code != failure.code or untouched(site.folder / "build") != before:
                yield f"{name}: exit code {ended.exit_code}, not {failure.code}; {ended.stderr}"


def _broken_by_another_build() -> Iterator[str]:
    waiting, publish.LOCK_WAIT_SECONDS = publish.LOCK_WAIT_SECONDS, 0.05
    try:
        with tempfile.TemporaryDirectory() as folder, _site(Path(folder, "site")) as site:
            before = untouched(site.folder / "build")
            site.write(_role("", "more"))
            with build_lock(site.folder / ".careers", beside=site.folder, wait_seconds=0):
                ended = site.build(*_DAY)
            if ended.exit_code != 75 or untouched(site.folder / "build") != before:
                yield f"another build: exit code {ended.exit_code}, not 75"
    finally:
        publish.LOCK_WAIT_SECONDS = waiting


_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_BEFORE_THE_SWAP = (
    Death("while a page is parsed", "main"),
    Death("with the lock just taken", "main"),
    Death("while staging", "all", 1),
    Death("while staging", "main", 3),
    Death("with everything staged", "main"),
    Death("while linking what stays", "main", 3),
    Death("before the swap", "main"),
)


@dataclass
class _Signals:
    count: int = 0
    after: int = 0
    """Of them came when the new site already stood."""
    broken: list[str] = field(default_factory=list)


def _signals(effort: Effort) -> _Signals:
    seen = _Signals()
    with tempfile.TemporaryDirectory() as folder, nursery() as opened:
        site = SiteOnDisk(Path(folder, "site"))
        site.write(_SOUND)
        site.write({f"content/r{n}.md": f"# Role {n}\n\nText.\n" for n in range(24)})
        assert _built(opened, site) == 0
        for number, at in enumerate(_BEFORE_THE_SWAP):
            for one in _SIGNALS if effort == "long" else [_SIGNALS[number % 3]]:
                _signal_aimed(opened, site, seen, replace(at, signal=one))
        rng = random.Random(10)
        for number in range(60 if effort == "long" else 0):
            _signal_at_random(opened, site, seen, _SIGNALS[number % 3], rng.uniform(0, 0.3))
    return seen


def _built(opened: Nursery, site: SiteOnDisk, death: Death | None = None) -> int:
    return opened.end_of(opened.start("build", str(site.folder), *_DAY, death=death))


def _signal_aimed(opened: Nursery, site: SiteOnDisk, seen: _Signals, at: Death) -> None:
    around, before = sorted(site.folder.iterdir()), tree_of(site.folder / "build")
    site.write({"content/r0.md": f"# Role {seen.count}\n"})
    seen.count += 1
    code = _built(opened, site, at)
    if code != 128 + at.signal or tree_of(site.folder / "build") != before:
        seen.broken.append(f"{at}: exit code {code}")
    if sorted(site.folder.iterdir()) != around:
        seen.broken.append(f"{at}: leaves {sorted(site.folder.iterdir())}")


def _signal_at_random(
    opened: Nursery, site: SiteOnDisk, seen: _Signals, one: signal.Signals, after: float
) -> None:
    assert _built(opened, site) == 0
    old = tree_of(site.folder / "build")
    site.write({"content/r0.md": f"# Role {seen.count}\n"})
    process = opened.start("build", str(site.folder), *_DAY)
    time.sleep(after)
    kill(process, ("all", "main")[seen.count % 2], one)
    code = opened.end_of(process)
    found = tree_of(site.folder / "build")
    assert _built(opened, site) == 0
    new = tree_of(site.folder / "build")
    seen.count += 1
    seen.after += found == new
    if found not in (old, new) or code not in (0, 128 + one) or (code == 0 and found == old):
        seen.broken.append(f"{one.name} after {after:.3f} s: exit code {code}")


_SMALL = """
    mount -t tmpfs -o size=3m none "$3"; cp -r "$2" "$3/site"; cd "$3/site"
    held() { find build -printf '%p %m\\n' -type f -exec sha256sum {} + | sort; }
    "$1" -m careers build --today 2026-11-21 2>said || cat said
    before=$(held)
"""
_AGAIN = """
    "$1" -m careers build --today 2026-11-21 2>"$said" || echo "exit code $?"
    grep -o "cannot-write" "$said" || cat "$said"
    test "$before" = "$(held)" && echo "as it was" || echo "touched"
    ls -A | tr "\\n" " "
"""
_DISKS: Mapping[str, str] = {
    "nearly full": _SMALL + """
    said=$(mktemp)
    sed -i 's/title = "Careers"/title = "Jobs"/' careers.toml
    dd if=/dev/zero of=../rest bs=4k 2>/dev/null || truncate -s -28k ../rest
    """ + _AGAIN,
    "full": _SMALL + """
    said=$(mktemp)
    sed -i 's/title = "Careers"/title = "Jobs"/' careers.toml
    dd if=/dev/zero of=../rest bs=4k 2>/dev/null || true
    """ + _AGAIN,
    "read-only": _SMALL + """
    said=$(mktemp)
    sed -i 's/title = "Careers"/title = "Jobs"/' careers.toml
    mount -o remount,ro "$3"
    """ + _AGAIN,
    "read-only output folder": _SMALL + """
    said=$(mktemp)
    sed -i 's/title = "Careers"/title = "Jobs"/' careers.toml
    mount --bind build build; mount -o remount,bind,ro build
    """ + _AGAIN,
}  # fmt: skip
_LEFT_AS_IT_WAS = [
    "exit code 1", "cannot-write", "as it was", ".careers build careers.toml content said static "
]  # fmt: skip


def _broken_by_disks(disks: Mapping[str, str]) -> Iterator[str]:
    for name, script in disks.items():
        with tempfile.TemporaryDirectory() as folder:
            site = SiteOnDisk(Path(folder, "site"))
            site.write(_SOUND)
            mounted = Path(folder, "small")
            mounted.mkdir()
            said = run_with_mounts(script, site.folder, mounted).split("\n")
            if said != _LEFT_AS_IT_WAS:
                yield f"a disk that is {name}: {said}"


@promise(
    "R11",
    "How much a command prints changes neither what it finds nor its exit code",
    tried="`build` and `check` of sound and broken sites, as they are, with `-q` and with `-v`",
)
def loudness_changes_nothing(effort: Effort) -> Outcome:
    names = list(_FAILURES) if effort == "long" else list(_FAILURES)[::4]
    sites = {"sound": _Failure(code=0), **{name: _FAILURES[name] for name in names}}
    differing = [line for name, site in sites.items() for line in _differing(name, site)]
    return Outcome(
        kept=not differing,
        figure=f"{len(sites)} sites, 2 commands, 3 ways: {len(differing)} differences",
        broken=tuple(differing),
    )


def _differing(name: str, failure: _Failure) -> Iterator[str]:
    for command in ("build", "check"):
        ends = {}
        for flag in ((), ("-q",), ("-v",)):
            with tempfile.TemporaryDirectory() as folder:
                site = SiteOnDisk(Path(folder, "site"))
                site.write({**_SOUND, **failure.files})
                flags = [one.format(site=site.folder) for one in failure.flags]
                if command == "check" and "--out-dir" in flags:
                    return
                ended = run_careers(command, str(site.folder), *_DAY, *flags, *flag)
                found = [line.replace(folder, "") for line in ended.problems]
                ends[flag] = (ended.exit_code, found)
        if len(set(map(str, ends.values()))) > 1:
            yield f"{command}, {name}: {ends}"
