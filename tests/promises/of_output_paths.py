"""Which files a build writes: R14, R15 and R17."""

from __future__ import annotations

import os
import random
import re
import socket
import stat
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir, suppress
from pathlib import Path

import every_kind_of_page
from harness import CONFIG, SiteOnDisk
from promises.hostile_names import hostile_sites
from promises.promise import Effort, Outcome, promise
from trees import Tree, differences, tree_of

_DAY = ("--today", "2026-11-21")
_SETTINGS = CONFIG + "[careers.cards]\nenabled = false\n"


@promise(
    "R14",
    "`build/` holds the files of the site and nothing else: what was removed goes, strays too",
    tried="files, folders, links, pipes and sockets put into `build/`, pages and static files "
    "removed and renamed; then build",
)
def no_strays(effort: Effort) -> Outcome:
    rng, strays, found = random.Random(14), 0, []
    with tempfile.TemporaryDirectory() as folder:
        site = SiteOnDisk(Path(folder, "site"), _SETTINGS)
        site.write({f"content/r{n}.md": f"# Role {n}\n" for n in range(6)})
        site.build(*_DAY)
        for turn in range(60 if effort == "long" else 5):
            for stray in rng.sample(_STRAYS, 3):
                name = f"{rng.choice(['', 'assets/', 'r1/', '.'])}stray{turn}-{rng.randrange(99)}"
                with suppress(FileExistsError, FileNotFoundError):
                    stray(site.folder / "build" / name)
                    strays += 1
            page = site.folder / f"content/r{rng.randrange(6)}.md"
            if page.exists():
                page.unlink()
            site.write({f"content/r{rng.randrange(6)}.md": f"# Role of turn {turn}\n"})
            code = site.build(*_DAY).exit_code
            wanted = set(site.built().outputs)
            if code != 0 or set(site.tree()) != wanted or _empty_folders(site.folder / "build"):
                found.append(f"turn {turn}: {sorted(set(site.tree()) ^ wanted)}, exit code {code}")
    return Outcome(
        kept=not found,
        figure=f"{strays} strays over {turn + 1} builds, {len(found)} builds with one left",
        broken=tuple(found),
    )


def _socket(path: Path) -> None:
    opened = socket.socket(socket.AF_UNIX)
    with chdir(path.parent):  # a socket's path may not be long
        opened.bind(path.name)
    opened.close()


def _folder_with_file(path: Path, mode: int = 0o755) -> None:
    path.mkdir()
    (path / "a").write_text("stray")
    path.chmod(mode)


def _private(path: Path) -> None:
    path.write_text("stray")
    path.chmod(0)


_STRAYS: list[Callable[[Path], object]] = [
    lambda path: path.write_text("stray"),
    lambda path: path.with_suffix(".html").write_text("stray"),
    lambda path: (path / "deep" / "deeper").mkdir(parents=True),
    _folder_with_file,
    lambda path: _folder_with_file(path, 0o500),
    _private,
    lambda path: path.symlink_to("/etc/passwd"),
    lambda path: path.symlink_to("nowhere"),
    lambda path: path.symlink_to("..", target_is_directory=True),
    os.mkfifo,
    _socket,
    lambda path: Path(f"{path}\n\\ü").write_text("stray"),
    lambda path: Path(os.fsdecode(os.fsencode(path) + b"\xff")).write_text("stray"),
]


def _empty_folders(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_dir() and not any(one.iterdir())]


@promise(
    "R15",
    "No slug, file name, redirect, tag or setting makes a build write outside its output folder",
    tried="a build for each hostile name in each place that has a say in an address; then what "
    "lies around the site is compared",
)
def nothing_escapes(effort: Effort) -> Outcome:
    ends: Counter[int] = Counter()
    broken: list[str] = []
    step = 2 if effort == "long" else 23
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder).resolve()
        for around in ("outside/secret.txt", "a/b/index.html", "a/index.html", "a/b/c/index.html"):
            (base / around).parent.mkdir(parents=True, exist_ok=True)
            (base / around).write_text("not yours")
        before = tree_of(base)
        for number, (name, files) in enumerate(list(hostile_sites())[::step]):
            site = SiteOnDisk(base / f"a/b/c/site{number}", _SETTINGS)
            site.write({"content/index.md": "# Work\n"})
            with suppress(OSError, ValueError):  # a name that this disk cannot hold
                site.write(files)
            own = tree_of(site.folder)
            ended = site.build(*_DAY)
            ends[ended.exit_code] += 1
            broken += _escaped(base, before, site, own, name)
            if ended.exit_code not in (0, 1) or "Traceback" in ended.stderr:
                broken.append(f"{name}: exit code {ended.exit_code}")
            subprocess.run(["rm", "-rf", site.folder], check=True)
    return Outcome(
        kept=not broken,
        figure=f"{ends.total()} hostile names, {ends[0]} built and {ends[1]} refused, "
        f"{len(broken)} changes outside",
        broken=tuple(broken),
    )


def _escaped(base: Path, before: Tree, site: SiteOnDisk, own: Tree, name: str) -> Iterator[str]:
    """What differs outside of the output folder, and of the notes."""
    theirs = {"build", ".careers"}
    at = site.folder.relative_to(base).as_posix()
    found = {
        path: held for path, held in tree_of(base).items() if not f"{path}/".startswith(f"{at}/")
    }
    here = {p: held for p, held in tree_of(site.folder).items() if p.split("/")[0] not in theirs}
    for line in (*differences(before, found), *differences(own, here)):
        yield f"{name}: {line}"


_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")


@promise(
    "R17",
    "What is written can be copied anywhere: names that every system holds, modes 0644 and 0755, "
    "no links, one GB at most",
    tried="every name, mode and link of the sample site, the manual and a site of every kind of "
    "page, built under umask 077; then packed with `tar` as for GitHub Pages, and unpacked",
)
def portable(effort: Effort) -> Outcome:
    files = size = 0
    found: list[str] = []
    root = Path(__file__).parents[2]
    arguments: list[tuple[str, ...]] = [(str(root),), (str(root), "--config", "docs/careers.toml")]
    with tempfile.TemporaryDirectory() as folder:
        made = SiteOnDisk(Path(folder, "made"))
        made.write(every_kind_of_page.FILES)
        named = [(str(made.folder),), *(arguments if effort == "long" else ())]
        for number, one in enumerate(named):
            out = Path(folder, f"out{number}")
            found += _built_privately(one, out)
            for entry in [out, *out.rglob("*")]:
                found += _unportable(entry.relative_to(out), entry.lstat())
                files += entry.is_file()
                size += entry.lstat().st_size
            found += _changed_by_tar(out, Path(folder))
            found += [] if size < 2**30 else [f"{one}: {size} bytes"]
    return Outcome(
        kept=not found and files > 0,
        figure=f"{len(named)} sites, {files:,} files, {size / 1e6:.1f} MB: {len(found)} findings",
        broken=tuple(found),
    )


def _built_privately(arguments: tuple[str, ...], out: Path) -> Iterator[str]:
    from harness import run_careers

    mask = os.umask(0o077)
    try:
        ended = run_careers("build", *arguments, "--out-dir", str(out), *_DAY)
    finally:
        os.umask(mask)
    if ended.exit_code:
        yield f"{arguments}: {ended.stderr}"


def _unportable(name: Path, status: os.stat_result) -> Iterator[str]:
    is_folder = stat.S_ISDIR(status.st_mode)
    if not is_folder and (not stat.S_ISREG(status.st_mode) or status.st_nlink != 1):
        yield f"{name}: no plain file, or one of two names"
    if stat.S_IMODE(status.st_mode) != (0o755 if is_folder else 0o644):
        yield f"{name}: mode {stat.S_IMODE(status.st_mode):o}"
    for part in name.parts:
        if (
            re.search(r'[<>:"|?*\\\x00-\x1f]', part)
            or part[-1] in ". "
            or _RESERVED.fullmatch(part)
        ):
            yield f"{name}: a name that Windows cannot hold"
        if unicodedata.normalize("NFC", part) != part or len(part.encode()) > 255:
            yield f"{name}: a name that macOS holds otherwise"
    if len(str(name)) > 200:
        yield f"{name}: a long path"


def _changed_by_tar(out: Path, scratch: Path) -> list[str]:
    """As actions/upload-pages-artifact packs it: links are followed, .git and .github left out."""
    packed, unpacked = scratch / "artifact.tar", scratch / "unpacked"
    flags = ["--dereference", "--hard-dereference", "--exclude=.git", "--exclude=.github"]
    subprocess.run(["tar", *flags, "-cf", packed, "--directory", out, "."], check=True)
    unpacked.mkdir()
    subprocess.run(["tar", "-xpf", packed, "--directory", unpacked], check=True)
    changed = differences(tree_of(out), tree_of(unpacked))
    subprocess.run(["rm", "-rf", unpacked], check=True)
    return changed
