"""One site, one result: R12."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import every_kind_of_page
from environments import ROOT, environment, pythons
from harness import SiteOnDisk
from promises.promise import Effort, Outcome, promise
from trees import differences, tree_of

_MANY = 270
"""Further pages: enough that the work is spread over processes, where there are processors."""
_LIST = Path(ROOT, "constraints.txt")


@dataclass(frozen=True)
class _Way:
    """A way to build the site that is to make no difference."""

    name: str
    environment: Mapping[str, str] = field(default_factory=dict)
    python: Path = Path(sys.executable)
    folder: str = "site"
    started_in: str = ".."
    umask: int = 0o022
    one_processor: bool = False
    before: Callable[[SiteOnDisk], object] = lambda _: None
    reverse: bool = False


@promise(
    "R12",
    "The same site gives the same bytes and modes, wherever and however it is built",
    tried="one site of every kind of page, built with other hash seeds, time zones, locales, "
    "folders, file orders, ages and masks, with and without notes, in one process and several, by "
    "other Pythons",
)
def one_digest(effort: Effort) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        files = _files(_MANY if effort == "long" else 0)
        ways = [*_ways(Path(folder)), *_by_other_pythons(effort)]
        if effort == "short":
            ways = [way for way in ways if way.name in ("as usual", *_SHORT)]
        trees = {way.name: _tree(Path(folder), files, way) for way in ways}
    usual = trees["as usual"]
    broken = [
        f"{name}: {line}" for name, tree in trees.items() for line in differences(tree, usual)[:3]
    ]
    digests = len({repr(tree) for tree in trees.values()})
    return Outcome(
        kept=digests == 1 and len(usual) > len(files),
        figure=f"{len(trees)} builds of {len(usual):,} files and folders, {digests} digest"
        f"{'' if digests == 1 else 's'}; Python {', '.join(_versions(ways))}",
        broken=tuple(broken),
    )


_SHORT = ("hash seed 1, Kiritimati", "in reverse order, umask 077", "with all notes of a build")


def _ways(scratch: Path) -> Iterator[_Way]:
    yield _Way("as usual")
    for seed in ("0", "1", "random"):
        yield _Way(f"hash seed {seed}", {"PYTHONHASHSEED": seed})
    for zone in ("Pacific/Kiritimati", "America/St_Johns", "Asia/Kolkata"):
        yield _Way(zone, {"TZ": zone})
    yield _Way(_SHORT[0], {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"})
    home = {"HOME": str(scratch), "XDG_CACHE_HOME": f"{scratch}/cache"}
    yield _Way("by somebody else", home)
    yield _Way("LC_ALL=C", {"LC_ALL": "C", "LANG": "C"})
    if shutil.which("localedef") and Path("/usr/share/i18n/locales/tr_TR").exists():
        made = [f"{scratch}/tr_TR.UTF-8"]
        subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", *made], check=True)
        yield _Way("LC_ALL=tr_TR", {"LC_ALL": "tr_TR.UTF-8", "LOCPATH": str(scratch)})
    yield _Way("from the root folder", started_in="/")
    yield _Way("from within", started_in=".")
    yield _Way("in another folder", folder="another/Ünter/my site")
    yield _Way("in reverse order", reverse=True)
    yield _Way("files from 1999", before=_age)
    yield _Way("umask 077", umask=0o077)
    yield _Way(_SHORT[1], reverse=True, umask=0o077)
    yield _Way("in one process", one_processor=True)
    yield _Way("with all notes of a build", before=_with_notes)
    yield _Way("over its own build", before=_over_itself)
    yield _Way("over another build, with its notes", before=_over_another)
    yield _Way("over a build without notes", before=_without_notes)


def _by_other_pythons(effort: Effort) -> Iterator[_Way]:
    here = "{}.{}".format(*sys.version_info)
    for version in pythons() if effort == "long" else ():
        if version != here:
            packages = ["-e", ".[cards]"]
            made = environment(version, packages, _LIST.read_text("utf-8").splitlines())
            yield _Way(f"Python {version}", python=made)


def _versions(ways: list[_Way]) -> list[str]:
    named = [way.name.removeprefix("Python ") for way in ways if way.name.startswith("Python ")]
    return sorted([*named, "{}.{}".format(*sys.version_info)], key=lambda one: int(one[2:]))


def _files(further: int) -> dict[str, str | bytes]:
    made = dict(every_kind_of_page.FILES)
    if not further:  # pictures take the longest
        made["careers.toml"] += "\n[careers.cards]\nenabled = false\n"
    pages = {
        f"content/3-more/role-{n}.md": f"---\ntitle: Rolle ß {n}\ntags: [t{n % 9}, Iİıi]\n"
        f"locations: [Oslo, Łódź]\ndate_posted: 2026-11-{n % 20 + 1:02}\n"
        f"apply: https://apply.example/{n}\nrole: {'true' if n % 9 == 0 else 'false'}\n---\n\n"
        f"Text {n}.\n\n## What\n\n- One\n"
        for n in range(further)
    }
    return {**made, **pages}


def _tree(scratch: Path, files: Mapping[str, str | bytes], way: _Way) -> dict[str, tuple[str, str]]:
    site = SiteOnDisk(scratch / way.folder)
    names = list(files)
    random.Random(way.name).shuffle(names)
    for name in sorted(files, reverse=True) if way.reverse else names:
        site.write_file(name, files[name])
    try:
        way.before(site)
        _build(site, way)
        return tree_of(site.folder / "build")
    finally:
        shutil.rmtree(site.folder)


def _build(site: SiteOnDisk, way: _Way = _Way("as usual")) -> None:
    processors = os.sched_getaffinity(0)

    def start() -> None:
        os.umask(way.umask)
        os.sched_setaffinity(0, {min(processors)} if way.one_processor else processors)

    where = (site.folder / way.started_in).resolve()
    named = os.path.relpath(site.folder, where)
    command = [
        str(way.python),
        "-m",
        "careers",
        "build",
        named,
        "--today",
        every_kind_of_page.TODAY,
    ]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    done = subprocess.run(
        command, cwd=where, capture_output=True, text=True, check=False, preexec_fn=start,
        env={**environment, "PYTHONPATH": str(ROOT), **way.environment},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def _age(site: SiteOnDisk) -> None:
    for path in site.folder.rglob("*"):
        os.utime(path, (915_148_800, 915_148_800))


def _with_notes(site: SiteOnDisk) -> None:
    site.settle()
    _build(site)
    shutil.rmtree(site.folder / "build")


def _over_itself(site: SiteOnDisk) -> None:
    site.settle()
    _build(site)


def _over_another(site: SiteOnDisk) -> None:
    page = site.folder / "content/how.md"
    text, config = page.read_text("utf-8"), site.read_source("careers.toml")
    site.write({"careers.toml": config.replace("Gauges", "Scales"), "content/how.md": "# Other\n"})
    site.write({"content/gone.md": "# Gone\n", "static/gone.txt": "gone"})
    site.settle()
    _build(site)
    site.write({"careers.toml": config, "content/how.md": text})
    (site.folder / "content/gone.md").unlink()
    (site.folder / "static/gone.txt").unlink()


def _without_notes(site: SiteOnDisk) -> None:
    _over_another(site)
    shutil.rmtree(site.folder / ".careers")
