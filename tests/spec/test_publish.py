"""Writing the site: all or nothing, only what differs, and never outside the output folder."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import random
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import build_to_kill
import pytest
from build_to_kill import Bytes, build, generation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mounts import can_mount, run_with_mounts
from trees import untouched

from careers.build import clear, in_place, lock, publish, staging, swap, tree
from careers.build.lock import build_lock
from careers.build.output_paths import path_problems
from careers.build.publish import Written, write_outputs
from careers.problems import Location, Problem
from careers.theme import TemplateProblem


class Site:
    """A site folder whose outputs are given as text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out_dir = folder / "build"
        (folder / "content").mkdir(parents=True)

    def build(self, files: dict[str, str], out_dir: Path | None = None) -> Written:
        return build(self.folder, files, out_dir)

    def built(self, out_dir: Path | None = None) -> dict[str, str]:
        return _files_below(out_dir or self.out_dir)

    def around(self) -> list[str]:
        """What lies in the site folder, so what a build leaves beside its output."""
        return sorted(entry.name for entry in self.folder.iterdir())


def _files_below(folder: Path) -> dict[str, str]:
    return {
        entry.relative_to(folder).as_posix(): entry.read_text()
        for entry in sorted(folder.rglob("*"))
        if not entry.is_dir()
    }


def _inodes(folder: Path) -> dict[str, int]:
    return {
        entry.relative_to(folder).as_posix(): entry.stat().st_ino
        for entry in folder.rglob("*")
        if entry.is_file()
    }


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


@pytest.fixture
def umask_077() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


GONE = {"404.html": "gone"}
"""Every site has this page; a later build knows the folder by it."""
SMALL = {**GONE, "index.html": "<h1>Home", "eng/dev/index.html": "<h1>Dev"}


def test_the_first_build_makes_the_folder(site: Site) -> None:
    written = site.build(SMALL)

    assert written == Written("created", changed=3)
    assert site.built() == dict(sorted(SMALL.items()))
    assert site.around() == [".careers", "build", "content"]


@pytest.mark.usefixtures("umask_077")
def test_everybody_may_read_the_site_whatever_the_umask(site: Site) -> None:
    site.build(SMALL)

    modes = {
        entry.relative_to(site.folder).as_posix(): stat.S_IMODE(entry.stat().st_mode)
        for entry in [site.out_dir, *site.out_dir.rglob("*")]
    }
    assert modes == {
        "build": 0o755,
        "build/404.html": 0o644,
        "build/eng": 0o755,
        "build/eng/dev": 0o755,
        "build/eng/dev/index.html": 0o644,
        "build/index.html": 0o644,
    }


def test_a_build_that_changes_nothing_touches_nothing(site: Site) -> None:
    site.build(SMALL)
    before = untouched(site.out_dir)

    written = site.build(SMALL)

    assert written == Written("nothing", unchanged=3)
    assert untouched(site.out_dir) == before


def test_only_what_differs_gets_new_bytes(site: Site) -> None:
    site.build(SMALL)
    before = _inodes(site.out_dir)

    written = site.build({**SMALL, "index.html": "<h1>New home"})

    assert written == Written(written.how, changed=1, unchanged=2)
    assert written.swapped
    after = _inodes(site.out_dir)
    assert after["404.html"] == before["404.html"]
    assert after["eng/dev/index.html"] == before["eng/dev/index.html"]
    assert after["index.html"] != before["index.html"]
    assert site.built()["index.html"] == "<h1>New home"


def test_no_file_keeps_a_second_name_after_a_build(site: Site) -> None:
    for text in ("one", "two", "three"):
        site.build({**SMALL, "index.html": text})

    links = {entry.stat().st_nlink for entry in site.out_dir.rglob("*") if entry.is_file()}
    assert links == {1}


def test_a_role_that_is_gone_takes_its_file_and_folder_with_it(site: Site) -> None:
    site.build(SMALL)

    written = site.build({"index.html": "<h1>Home", "404.html": "gone"})

    assert written == Written(written.how, unchanged=2, removed=1)
    assert sorted(entry.name for entry in site.out_dir.iterdir()) == ["404.html", "index.html"]


def test_whatever_else_lies_in_the_folder_is_removed(site: Site) -> None:
    site.build(SMALL)
    (site.out_dir / "stray.html").write_text("stray")
    (site.out_dir / "eng" / "empty").mkdir()
    (site.out_dir / "passwords").symlink_to("/etc/passwd")
    listener = socket.socket(socket.AF_UNIX)
    with contextlib.chdir(site.out_dir):  # a socket's path may not be long
        listener.bind("s")

    written = site.build(SMALL)

    listener.close()
    assert written == Written(written.how, unchanged=3, removed=3)
    assert site.built() == dict(sorted(SMALL.items()))
    assert not (site.out_dir / "eng" / "empty").exists()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda page: page.write_text("<h1>HOME"), id="edited by hand"),
        pytest.param(lambda page: page.chmod(0o600), id="made private"),
        pytest.param(lambda page: page.parent.chmod(0o700), id="its folder made private"),
        pytest.param(
            lambda page: os.link(page, page.parent.parent / "x"), id="given a second name"
        ),
        pytest.param(
            lambda page: (page.rename(page.parent.parent / "x"), page.symlink_to("../x")),
            id="replaced by a link",
        ),
    ],
)
def test_what_was_done_to_a_page_since_the_last_build_is_undone(
    site: Site, spoil: Callable[[Path], object]
) -> None:
    site.build(SMALL)
    page = site.out_dir / "index.html"
    spoil(page)

    written = site.build(SMALL)

    assert written.swapped
    found = page.lstat()
    assert stat.S_ISREG(found.st_mode)
    assert (stat.S_IMODE(found.st_mode), found.st_nlink) == (0o644, 1)
    assert stat.S_IMODE(site.out_dir.stat().st_mode) == 0o755
    assert site.built() == dict(sorted(SMALL.items()))


def test_a_link_in_the_old_site_is_not_followed(site: Site, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("<h1>Dev")
    site.build(SMALL)
    shutil.rmtree(site.out_dir / "eng" / "dev")
    (site.out_dir / "eng" / "dev").symlink_to(outside)

    site.build(SMALL)

    assert (outside / "index.html").stat().st_nlink == 1
    assert not (site.out_dir / "eng" / "dev").is_symlink()
    assert site.built() == dict(sorted(SMALL.items()))


@pytest.mark.parametrize("way", ["swapped", "in place"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({**GONE, "a": "x"}, {**GONE, "a/b/c.html": "y"}, id="a file becomes a folder"),
        pytest.param(
            {**GONE, "a/b.html": "y", "a/d": "z"}, {**GONE, "a": "x"}, id="a folder becomes a file"
        ),
    ],
)
def test_files_and_folders_may_take_each_others_names(
    site: Site, way: str, before: dict[str, str], after: dict[str, str]
) -> None:
    site.build(before)

    with pytest.MonkeyPatch.context() as patch:
        if way == "in place":
            patch.setattr(publish, "swap", _busy)
        site.build(after)

    assert site.built() == after


def _busy(*_: object) -> str:
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def test_an_output_folder_behind_a_link_stays_behind_it(site: Site, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    site.out_dir.symlink_to(tmp_path / "www")

    site.build(SMALL)
    site.build({**SMALL, "index.html": "new"})

    assert site.out_dir.is_symlink()
    assert _files_below(tmp_path / "www")["index.html"] == "new"


def test_progress_is_told_after_each_output(site: Site) -> None:
    told: list[int] = []
    outputs = [Bytes(path, text.encode) for path, text in SMALL.items()]

    write_outputs(outputs, site.out_dir, site_dir=site.folder, on_progress=told.append)

    assert told == [1, 2, 3]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.dictionaries(
            st.lists(st.sampled_from(["a", "b", "c.html", "é"]), min_size=1, max_size=3).map(
                "/".join
            ),
            st.sampled_from(["", "x", "y"]),
            max_size=8,
        ),
        min_size=1,
        max_size=4,
    ),
    st.booleans(),
)
def test_after_any_row_of_builds_the_folder_holds_the_last_one(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, str]], in_one_step: bool
) -> None:
    site = Site(tmp_path_factory.mktemp("any") / "site")
    held: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        if not in_one_step:
            patch.setattr(publish, "swap", _busy)
        for drawn in builds:
            files = {**GONE, **drawn}
            refused = any(other.startswith(f"{path}/") for path in files for other in files)
            written = site.build(files)

            assert (written.how == "refused") == refused
            held = held if refused else files
            assert (site.built() if site.out_dir.exists() else {}) == dict(sorted(held.items()))
    assert [name for name in site.around() if name not in ("build", "content")] in (
        [".careers"],
        [],
    )


# What goes wrong on the way


@pytest.mark.parametrize("error", [RuntimeError("a bug"), KeyboardInterrupt(), SystemExit(143)])
def test_a_build_that_is_stopped_half_way_leaves_the_old_site(
    site: Site, error: BaseException
) -> None:
    def stopped() -> bytes:
        raise error

    site.build(SMALL)
    before = untouched(site.out_dir)

    with pytest.raises(type(error)):
        write_outputs(
            [Bytes("index.html", lambda: b"new"), Bytes("404.html", stopped)],
            site.out_dir,
            site_dir=site.folder,
        )

    assert untouched(site.out_dir) == before
    assert site.around() == [".careers", "build", "content"]


def test_every_broken_template_is_reported_at_once_and_the_old_site_stays(site: Site) -> None:
    def broken(line: int) -> Callable[[], bytes]:
        def content() -> bytes:
            place = Location("theme/templates/role.html", line)
            raise TemplateProblem(Problem(place, "no such name", rule="template-undefined"))

        return content

    site.build(SMALL)
    before = untouched(site.out_dir)
    outputs = [Bytes("a", broken(7)), Bytes("b", lambda: b"new"), Bytes("c", broken(3))]
    written = write_outputs([*outputs, Bytes("d", broken(7))], site.out_dir, site_dir=site.folder)

    assert written.how == "refused"
    assert [str(problem) for problem in written.problems] == [
        "theme/templates/role.html:3: error: no such name [template-undefined]",
        "theme/templates/role.html:7: error: no such name [template-undefined]",
    ]
    assert untouched(site.out_dir) == before
    assert site.around() == [".careers", "build", "content"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the output folder cannot be written"),
        (errno.EIO, "the site was not written: input/output error"),
    ],
)
def test_a_disk_that_fails_is_one_problem_and_leaves_the_old_site(
    site: Site, monkeypatch: pytest.MonkeyPatch, code: int, message: str
) -> None:
    site.build(SMALL)
    before = untouched(site.out_dir)

    def failing(path: str, content: bytes) -> None:
        if path.endswith("404.html"):
            raise OSError(code, os.strerror(code))
        tree.make_file(path, content)

    monkeypatch.setattr(staging, "make_file", failing)
    written = site.build({"index.html": "new", "404.html": "new"})

    assert written.how == "refused"
    assert [str(problem) for problem in written.problems] == [
        f"build: error: {message} [cannot-write]"
    ]
    assert untouched(site.out_dir) == before
    assert site.around() == [".careers", "build", "content"]


def _run_with_mount(script: str, folder: Path) -> str:
    return run_with_mounts(script, build_to_kill.__file__, folder).replace("started\n", "")


def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    if not can_mount():
        small_disk_not_run = "no mounts here; the simulated full disk above stands for it"
        assert small_disk_not_run
        return
    script = """
        mount -t tmpfs -o size=3m none "$3"; mkdir -p "$3/content"
        "$1" "$2" "$3" "$3/build" old 100
        before=$(find "$3/build" -type f | sort | xargs sha256sum)
        "$1" "$2" "$3" "$3/build" new 2000
        test "$before" = "$(find "$3/build" -type f | sort | xargs sha256sum)"
        ls -A "$3"
    """

    said = _run_with_mount(script, tmp_path)

    assert said.split("\n") == [
        "created",
        "refused build: error: the disk is full [cannot-write]",
        ".careers",
        "build",
        "content",
        "",
    ]


def test_a_mount_point_is_written_in_place(tmp_path: Path) -> None:
    if not can_mount():
        mount_point_not_run = "no mounts here; the simulated mount point below stands for it"
        assert mount_point_not_run
        return
    script = """
        mkdir -p "$3/content" "$3/build"; mount -t tmpfs none "$3/build"
        for build in "old 5" "new 3" "new 3"; do "$1" "$2" "$3" "$3/build" $build; done
        cat "$3/build/404.html" "$3/build/r2/p2.html" | tr -d "x\\n"; echo
        ls -A "$3" "$3/build"
    """

    said = _run_with_mount(script, tmp_path)

    assert said.splitlines() == [
        "in place", "in place", "nothing", "newnewnew",
        f"{tmp_path}:", ".careers", "build", "content", "",
        f"{tmp_path}/build:", "404.html", "r0", "r1", "r2",
    ]  # fmt: skip


def test_a_read_only_site_is_built_elsewhere(tmp_path: Path) -> None:
    if not can_mount():
        read_only_not_run = "no mounts here; the simulated read-only site below stands for it"
        assert read_only_not_run
        return
    script = """
        mkdir -p "$3/site/content"; mount --bind "$3/site" "$3/site"
        mount -o remount,bind,ro "$3/site"
        "$1" "$2" "$3/site" "$3/site/build" new 1
        "$1" "$2" "$3/site" "$3/out" new 1
        ls -A "$3" "$3/out"
    """

    said = _run_with_mount(script, tmp_path)

    assert said.splitlines() == [
        "refused build: error: the output folder cannot be written [cannot-write]",
        "created",
        f"{tmp_path}:", "out", "site", "",
        f"{tmp_path}/out:", "404.html", "r0",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_renamed_gets_its_pages_last(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build({**GONE, "a.html": "old", "assets/css/site.css": "old", "gone.html": "old"})
    new = {"a.html": "new", "assets/css/site.css": "new", "z/logo.svg": "new"}
    moved: list[str] = []
    real_move = in_place._move

    def watched(source: Path, target: Path, part: Path) -> None:
        moved.append(target.relative_to(site.out_dir).as_posix())
        assert (site.out_dir / "gone.html").exists()
        real_move(source, target, part)

    monkeypatch.setattr(publish, "swap", _busy)
    monkeypatch.setattr(in_place, "_move", watched)
    written = site.build({**GONE, **new})

    assert written == Written("in place", changed=3, unchanged=1, removed=1)
    assert not written.swapped
    assert moved == ["assets/css/site.css", "z/logo.svg", "a.html"]
    assert site.built() == {**GONE, **new}


def test_a_file_from_another_mount_arrives_whole(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build({**GONE, "a.html": "old"})
    real_replace = Path.replace

    def across(source: Path, target: Path) -> Path:
        if source.parent != site.out_dir:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return real_replace(source, target)

    monkeypatch.setattr(publish, "swap", _busy)
    monkeypatch.setattr(Path, "replace", across)
    site.build({**GONE, "a.html": "new"})

    assert site.built() == {**GONE, "a.html": "new"}


def test_a_disk_without_second_names_gets_copies(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    site.build(SMALL)
    monkeypatch.setattr(os, "link", refused)
    written = site.build({**SMALL, "index.html": "new"})

    assert written == Written(written.how, changed=1, unchanged=2)
    assert site.built() == dict(sorted({**SMALL, "index.html": "new"}.items()))


# Builds that are killed


def _generation_in(folder: Path, pages: int) -> str:
    """The one generation that the folder holds whole; or what is wrong with it."""
    found = _files_below(folder) if folder.is_dir() else {}
    name = found.get("404.html", "no 404.html")
    return name if found == dict(sorted(generation(name, pages).items())) else f"broken {name}"


_PATH = {**os.environ, "PYTHONPATH": str(Path(publish.__file__).parents[2])}
_PAGES = 150
_KILLS = 15


def _start(folder: Path, name: str, *death: str) -> subprocess.Popen[str]:
    program = [sys.executable, build_to_kill.__file__]
    arguments = [str(folder), str(folder / "build"), name, str(_PAGES), *death]
    child = subprocess.Popen([*program, *arguments], stdout=subprocess.PIPE, text=True, env=_PATH)
    assert child.stdout is not None
    assert child.stdout.readline() == "started\n"
    return child


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(site: Site) -> None:
    site.build(generation("g0", _PAGES))
    start = time.perf_counter()
    site.build(generation("g-", _PAGES))
    whole_build_seconds = time.perf_counter() - start
    before = "g-"

    for after in [f"g{kill + 1}" for kill in range(_KILLS)]:
        with _start(site.folder, after) as child:
            time.sleep(random.uniform(0, whole_build_seconds * 1.2))  # any instant will do
            child.kill()
        assert _generation_in(site.out_dir, _PAGES) in (before, after)

        site.build(generation(after, _PAGES))
        assert _generation_in(site.out_dir, _PAGES) == after
        assert site.around() == [".careers", "build", "content"]
        before = after


def test_a_kill_between_two_renames_is_mended_by_the_next_build(site: Site) -> None:
    old = generation("old", _PAGES)
    site.build(old)
    with _start(site.folder, "new", "between-renames") as child:
        child.wait()
    assert child.returncode == -signal.SIGKILL
    assert not site.out_dir.exists()

    written = site.build(old)

    assert written == Written("nothing", unchanged=len(old))
    assert site.around() == [".careers", "build", "content"]


def test_without_an_exchange_the_folders_are_renamed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange_call", lambda: None)
    site.build(SMALL)

    written = site.build({**SMALL, "index.html": "new"})

    assert written == Written("renamed", changed=1, unchanged=2)
    assert site.built()["index.html"] == "new"
    assert site.around() == [".careers", "build", "content"]


def test_a_second_rename_that_fails_puts_the_old_site_back(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build(SMALL)
    real_rename = Path.rename

    def failing(source: Path, target: Path) -> Path:
        if source.name.endswith("-new"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real_rename(source, target)

    monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", failing)
    written = site.build({**SMALL, "index.html": "new"})

    assert written.how == "refused"
    assert site.built() == dict(sorted(SMALL.items()))
    assert site.around() == [".careers", "build", "content"]


def test_a_note_that_a_killed_build_was_writing_is_deleted_by_the_next(site: Site) -> None:
    site.build(SMALL)
    notes = site.folder / ".careers"
    (notes / "cards").mkdir()
    for name in (".build.json.x1y2z3", "cards/.1a2b.png.x1y2z3", "cards/3c4d.png"):
        (notes / name).write_text('{"dig')

    site.build(SMALL)

    left = sorted(file.relative_to(notes).as_posix() for file in notes.rglob("*"))
    assert left == ["built", "cards", "cards/3c4d.png", "lock"]


def test_this_system_exchanges_two_folders_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()

    exchanged = swap.exchange(tmp_path / "one", tmp_path / "other")

    assert exchanged == (sys.platform in ("linux", "darwin"))
    assert (tmp_path / "one" / ("other" if exchanged else "one")).exists()


def test_an_exchange_that_is_impossible_says_so(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()

    if sys.platform in ("linux", "darwin"):
        with pytest.raises(FileNotFoundError):
            swap.exchange(tmp_path / "one", tmp_path / "missing")


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL])
def test_a_disk_without_an_exchange_gets_two_renames(
    site: Site, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refused(*_: object) -> int:
        ctypes.set_errno(code)
        return -1

    site.build(SMALL)
    monkeypatch.setattr(swap, "_exchange_call", lambda: refused)

    assert site.build({**SMALL, "index.html": "new"}).how == "renamed"


def test_a_c_library_without_the_call_has_no_exchange() -> None:
    assert swap._renameat2(cast("ctypes.CDLL", object())) is None


# One build at a time


def test_two_builds_at_once_both_end_with_a_whole_site(site: Site) -> None:
    ends: list[Written] = []

    def build(name: str) -> None:
        ends.append(site.build(generation(name, _PAGES)))

    for turn in range(5):
        threads = [threading.Thread(target=build, args=(f"{turn}{end}",)) for end in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert _generation_in(site.out_dir, _PAGES) in (f"{turn}a", f"{turn}b")

    assert len(ends) == 10
    assert all(written.swapped for written in ends)


def test_a_build_that_waits_in_vain_is_told_of_the_other(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build(SMALL)
    monkeypatch.setattr(publish, "LOCK_WAIT_SECONDS", 0.05)

    with build_lock(site.folder / ".careers", beside=site.folder, wait_seconds=0) as held:
        assert held
        written = site.build({"index.html": "new"})

    assert written.how == "locked"
    assert [str(problem) for problem in written.problems] == [
        "build: error: another build of this site is running [build-locked]"
    ]
    assert site.built() == dict(sorted(SMALL.items()))


def test_a_killed_build_leaves_no_lock(site: Site) -> None:
    with _start(site.folder, "new", "holding-lock") as child:
        child.wait()

    assert child.returncode == -signal.SIGKILL
    assert site.build(SMALL).how == "created"


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_read_only_site_locks_the_folder_that_it_is_built_in(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(Path, "mkdir", read_only)
    folder = site.folder / ".careers"

    with build_lock(folder, beside=elsewhere, wait_seconds=0) as held:
        assert held
        with build_lock(folder, beside=elsewhere, wait_seconds=0) as second:
            assert not second


def test_a_disk_without_locks_is_built_on_all_the_same(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(lock, "_lock_now", no_locks)

    assert site.build(SMALL).how == "created"


# Which paths may be written


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("../x.html", "error: `../x.html` has the part `..`, which would leave its folder"),
        ("a/../../x", "error: `a/../../x` has the part `..`, which would leave its folder"),
        ("a/./x", "error: `a/./x` has the part `.`, which would leave its folder"),
        ("a//x", "error: `a//x` has the part ``, which would leave its folder"),
        ("a/", "error: `a/` has the part ``, which would leave its folder"),
        ("", "error: `` has the part ``, which would leave its folder"),
        ("..", "error: `..` has the part `..`, which would leave its folder"),
        (".git/x", "error: `.git/x` would make a git repository of the output folder"),
        ("a/.GIT", "error: `a/.GIT` would make a git repository of the output folder"),
        ("/etc/x", "error: `/etc/x` is an absolute path; outputs stay inside the output folder"),
        ("a\0b", "error: `a\\0b` holds a character that no file name can hold"),
        ("a\ud83d", "error: `a\\ud83d` holds a character that no file name can hold"),
        ("é" * 128, "error: a name of 256 bytes is too long for a file; 255 fit"),
    ],
)
def test_a_path_that_leaves_the_folder_or_fits_no_disk_is_refused(
    site: Site, path: str, problem: str
) -> None:
    written = site.build({"index.html": "x", path: "hostile"})

    assert written.how == "refused"
    shown = path.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")
    assert [str(p) for p in written.problems] == [f"build/{shown}: {problem} [output-path]"]
    assert site.around() == ["content"]


@pytest.mark.parametrize(
    "path", ["con.html", "a/NUL", "a:b/index.html", "a.", "a /x", "a?b", "a\\b", "aux.tar.gz"]
)
def test_a_name_that_windows_cannot_hold_is_a_warning(site: Site, path: str) -> None:
    written = site.build({path: "x"})

    assert written.how == "created"
    assert [(p.rule, p.severity) for p in written.problems] == [("output-path-portable", "warning")]
    assert site.built() == {path: "x"}


def test_a_warning_that_fails_the_build_leaves_the_old_site(site: Site) -> None:
    site.build(SMALL)
    before = untouched(site.out_dir)
    outputs = [Bytes("aux.html", "new".encode)]

    written = write_outputs(outputs, site.out_dir, site_dir=site.folder, fail_on="warning")

    assert (written.how, [p.rule for p in written.problems]) == (
        "refused",
        ["output-path-portable"],
    )
    assert untouched(site.out_dir) == before


def test_what_was_written_is_told_while_no_other_build_may_write(site: Site) -> None:
    told: list[tuple[Written, bool]] = []

    def tell(written: Written) -> None:
        with build_lock(site.folder / ".careers", beside=site.folder, wait_seconds=0) as free:
            told.append((written, free))

    outputs = [Bytes("404.html", GONE["404.html"].encode)]
    written = write_outputs(outputs, site.out_dir, site_dir=site.folder, on_written=tell)

    assert told == [(written, False)]


@pytest.mark.parametrize(
    "path", ["a", ".nojekyll", "Ingénieur Plateforme/index.html", "console.html", "a..b", "...x"]
)
def test_an_ordinary_name_is_no_problem(path: str) -> None:
    assert path_problems([path]) == ()


@pytest.mark.parametrize(
    ("paths", "problems"),
    [
        (
            ["a.html", "a.html"],
            ["build/a.html: error: two outputs are both `a.html` [output-collision]"],
        ),
        (
            ["role.html", "Role.html"],
            [
                "build/Role.html: warning: `Role.html` and `role.html` are one file on macOS and"
                " Windows [output-collision]"
            ],
        ),
        (
            ["straße", "STRASSE"],
            [
                "build/STRASSE: warning: `STRASSE` and `straße` are one file on macOS and Windows"
                " [output-collision]"
            ],
        ),
        (
            ["\u00e9", "e\u0301"],
            [
                "build/e\u0301: warning: `e\u0301` and `\u00e9` are one file on macOS and Windows"
                " [output-collision]"
            ],
        ),
        (
            ["a/index.html", "a"],
            [
                "build/a/index.html: error: `a/index.html` needs a folder where `a` is a file"
                " [output-collision]"
            ],
        ),
        (
            ["eng", "Eng/b/c.html"],
            [
                "build/Eng/b/c.html: warning: `Eng/b/c.html` needs a folder where `eng` is a file"
                " on macOS and Windows [output-collision]"
            ],
        ),
        (["a.html", "a/b.html", "a/c.html", "b/a.html"], []),
    ],
)
def test_two_outputs_on_one_file_are_named_both(paths: list[str], problems: list[str]) -> None:
    assert [str(problem) for problem in path_problems(paths)] == problems


# Which folder may be replaced


@pytest.mark.parametrize(
    ("out_dir", "problem"),
    [
        (".", "{site}: error: a build replaces its output folder, and `site` lies in this one"),
        ("..", "{parent}: error: a build replaces its output folder, and `site` lies in this one"),
        ("/", "/: error: a build replaces its output folder, and `site` lies in this one"),
        (
            "content",
            "content: error: a build replaces its output folder, and `content` lies in this one",
        ),
        (
            "content/build",
            "content/build: error: the output folder lies in `content`, which is built from",
        ),
        ("notes.txt", "notes.txt: error: the output folder is a file"),
    ],
)
def test_a_folder_that_holds_what_the_author_wrote_is_never_replaced(
    site: Site, out_dir: str, problem: str
) -> None:
    (site.folder / "content" / "role.md").write_text("# Role")
    (site.folder / "notes.txt").write_text("notes")

    written = site.build(SMALL, site.folder / out_dir)

    expected = problem.format(site=site.folder, parent=site.folder.parent)
    assert [str(p) for p in written.problems] == [f"{expected} [output-folder]"]
    assert (site.folder / "content" / "role.md").read_text() == "# Role"
    assert site.around() == ["content", "notes.txt"]


@pytest.mark.parametrize("file", ["thesis.doc", "index.html", "404.html"])
def test_a_folder_that_no_build_made_is_left_alone(site: Site, file: str) -> None:
    site.out_dir.mkdir()
    (site.out_dir / file).write_text("<h1>Written by hand")

    written = site.build(SMALL)

    assert [str(p) for p in written.problems] == [
        "build: error: a build replaces its output folder, and no build made what lies in this one"
        " [output-folder]"
    ]
    assert [p.hint for p in written.problems] == ["empty it, or give another folder with --out-dir"]
    assert site.built() == {file: "<h1>Written by hand"}


@pytest.mark.parametrize(
    "line",
    [
        '<meta name="generator" content="careers 1.2">',
        '<meta data-rh="true" name="generator" content="Docusaurus v3.10.2">',
        "<meta name=generator content=Careers>",
    ],
)
def test_the_build_of_careers_or_docusaurus_is_replaced(site: Site, line: str) -> None:
    site.out_dir.mkdir()
    (site.out_dir / "404.html").write_text(f"<!doctype html><html><head>{line}")

    written = site.build(SMALL)

    assert written.swapped
    assert site.built() == dict(sorted(SMALL.items()))


def test_an_empty_folder_is_used(site: Site) -> None:
    site.out_dir.mkdir(mode=0o700)

    written = site.build(SMALL)

    assert written.swapped
    assert stat.S_IMODE(site.out_dir.stat().st_mode) == 0o755


def test_a_git_repository_is_never_replaced(site: Site) -> None:
    site.build(SMALL)
    (site.out_dir / ".git").mkdir()

    written = site.build({})

    assert [str(p) for p in written.problems] == [
        "build: error: a build replaces its output folder, and this one is a git repository"
        " [output-folder]"
    ]
    assert (site.out_dir / "index.html").exists()


def test_a_folder_that_took_the_place_of_ours_is_not_ours(site: Site) -> None:
    site.build(SMALL)
    shutil.rmtree(site.out_dir)
    site.out_dir.mkdir()
    (site.out_dir / "letter.doc").write_text("Dear")

    assert site.build(SMALL).how == "refused"
    assert site.built() == {"letter.doc": "Dear"}


def test_an_older_build_of_a_theme_without_generator_is_known_again(site: Site) -> None:
    for text in ("one", "two"):
        site.build({"404.html": text}, site.folder / text)

    hows = [site.build(SMALL, site.folder / text).how for text in ("one", "two")]

    assert "refused" not in hows


def test_without_its_note_a_folder_is_not_known(site: Site) -> None:
    site.build(SMALL)
    (site.folder / ".careers" / "built").write_bytes(b"\xff")

    assert site.build({}).how == "refused"


# What `careers clear` may delete


def test_clear_deletes_what_builds_have_made(site: Site) -> None:
    site.build(SMALL)

    assert clear(site.folder) == (("build/", ".careers/"), None)
    assert site.around() == ["content"]
    assert clear(site.folder) == ((), None)


def test_clear_leaves_a_folder_that_no_build_made(site: Site) -> None:
    site.out_dir.mkdir()
    (site.out_dir / "thesis.doc").write_text("Chapter 1")

    deleted, wrong = clear(site.folder)

    assert deleted == ()
    assert wrong is not None
    assert wrong.rule == "output-folder"
    assert site.built() == {"thesis.doc": "Chapter 1"}


def test_clear_does_not_follow_a_link(site: Site, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    site.out_dir.symlink_to(tmp_path / "www")
    site.build(SMALL)

    assert clear(site.folder) == ((".careers/",), None)
    assert (tmp_path / "www" / "index.html").exists()
