"""When the disk counts as changed."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from careers.serve.snapshot import (
    changed_paths,
    looked_again,
    settled,
    snapshot,
    written_since,
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "eng").mkdir(parents=True)
    (folder / "eng" / "dev.md").write_text("First")
    (folder / "ops.md").write_text("Operations")
    time.sleep(0.03)  # until it has settled
    return folder


def test_looking_twice_is_seeing_the_same(content: Path) -> None:
    before = snapshot([content])
    (content / "eng" / "dev.md").read_text()
    list(content.iterdir())

    assert snapshot([content]) == before
    assert {Path(path).relative_to(content).as_posix() for path in before} == {
        ".",
        "eng",
        "eng/dev.md",
        "ops.md",
    }


def test_what_came_went_and_was_written(content: Path) -> None:
    before = snapshot([content])
    (content / "new.md").write_text("New")
    (content / "ops.md").unlink()
    (content / "eng" / "dev.md").write_text("Other")

    changed = changed_paths(before, snapshot([content]))
    assert [Path(path).name for path in changed] == ["dev.md", "new.md", "ops.md"]


def test_a_file_replaced_by_one_of_equal_size_and_time_has_changed(content: Path) -> None:
    file = content / "ops.md"
    times = (file.stat().st_atime_ns, file.stat().st_mtime_ns)
    before = snapshot([content])
    other = content / "other"
    other.write_text("opErations")
    os.utime(other, ns=times)
    other.rename(file)

    assert changed_paths(before, snapshot([content])) == (str(file),)


def test_a_file_written_this_moment_is_looked_at_again(content: Path) -> None:
    (content / "ops.md").write_text("Now")
    just_now = snapshot([content])
    time.sleep(0.03)

    assert changed_paths(just_now, snapshot([content])) == (str(content / "ops.md"),)


def test_a_time_in_the_future_settles_nothing_and_loops_nothing(content: Path) -> None:
    later = time.time_ns() + 10**15
    os.utime(content / "ops.md", ns=(later, later))

    assert snapshot([content]) == snapshot([content])


@pytest.mark.parametrize(
    "name",
    [".git/index", "a.md~", ".a.md.swp", ".#a.md", "#a.md#", "4913", "a.tmp", ".DS_Store",
     "__pycache__/a.pyc", "node_modules/x/a.md"],
)  # fmt: skip
def test_what_editors_and_version_control_leave_is_not_seen(content: Path, name: str) -> None:
    before = snapshot([content])
    (content / name).parent.mkdir(parents=True, exist_ok=True)
    (content / name).write_text("noise")

    assert snapshot([content]) == before


def test_roots_may_be_files_and_need_not_exist(tmp_path: Path) -> None:
    config = tmp_path / "careers.toml"
    missing = snapshot([config])
    config.write_text("title = 'A'")

    assert missing == {str(config): (errno.ENOENT,)}
    assert changed_paths(missing, snapshot([config])) == (str(config),)


def test_links_are_followed_and_loops_end(content: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "benefits.md").write_text("First")
    (content / "shared").symlink_to(shared)
    (content / "eng" / "up").symlink_to(content)
    (content / "dangling.md").symlink_to(tmp_path / "nowhere")
    time.sleep(0.03)
    before = snapshot([content])
    (shared / "benefits.md").write_text("Second")

    assert changed_paths(before, snapshot([content])) == (str(content / "shared" / "benefits.md"),)


def test_a_pipe_does_not_hold_the_look_up(content: Path) -> None:
    os.mkfifo(content / "pipe.md")

    assert str(content / "pipe.md") in snapshot([content])


def test_a_folder_that_cannot_be_read_is_seen_as_that(content: Path) -> None:
    if os.geteuid() == 0:
        seen = snapshot([content / "ops.md" / "inside"])
        assert list(seen.values()) == [(errno.ENOTDIR,)]
        return
    before = snapshot([content])
    (content / "eng").chmod(0)
    try:
        assert changed_paths(before, snapshot([content])) != ()
    finally:
        (content / "eng").chmod(0o755)


def test_written_since_tells_what_a_late_look_cannot(content: Path) -> None:
    moment = time.time_ns() + 20_000_000
    time.sleep(0.05)
    untouched = written_since([content], moment)
    (content / "ops.md").unlink()

    assert not untouched
    assert written_since([content], moment)


def test_a_file_being_written_is_looked_at_a_moment_later(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = content / "ops.md"
    page.write_text("Half")
    just_written = page.stat().st_mtime_ns
    monkeypatch.setattr("careers.serve.snapshot.time.time_ns", lambda: just_written)
    half = snapshot([content])
    monkeypatch.setattr(
        "careers.serve.snapshot.time.sleep", lambda _: page.write_text("Half and half")
    )

    assert settled(half, [content])[str(page)][2] == len("Half and half")


def test_what_is_written_all_the_time_is_not_waited_for(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    always_just_now = (content / "ops.md").stat().st_mtime_ns
    monkeypatch.setattr("careers.serve.snapshot.time.time_ns", lambda: always_just_now)
    seen = snapshot([content])

    assert settled(seen, [content]) == seen


def test_a_file_that_was_heard_of_is_looked_at_alone(content: Path) -> None:
    before = snapshot([content])
    (content / "ops.md").write_text("Longer than before")
    (content / "eng" / "dev.md").write_text("Unheard of")
    time.sleep(0.03)

    again = looked_again(before, [content], [str(content / "ops.md")])
    assert again is not None
    assert changed_paths(before, again) == (str(content / "ops.md"),)
    assert again[str(content / "ops.md")] == snapshot([content])[str(content / "ops.md")]


def test_a_file_is_known_by_its_name_however_it_is_reached(content: Path) -> None:
    link = content.with_name("link")
    link.symlink_to(content)
    before = snapshot([link])
    (content / "ops.md").write_text("Longer than before")

    again = looked_again(before, [link], [os.path.realpath(content / "ops.md")])
    assert again is not None
    assert changed_paths(before, again) == (str(link / "ops.md"),)


def _make_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize(
    ("heard_of", "edit"),
    [
        ("new.md", lambda folder: (folder / "new.md").write_text("New")),
        ("ops.md", lambda folder: (folder / "ops.md").unlink()),
        ("eng", lambda folder: (folder / "eng").rename(folder / "team")),
        ("ops.md", lambda folder: ((folder / "ops.md").unlink(), (folder / "ops.md").mkdir())),
        ("ops.md", lambda folder: _make_pipe(folder / "ops.md")),
        ("ops.md", lambda folder: (folder / "eng" / "dev.md").write_text("Other")),
        ("../elsewhere.md", lambda folder: (folder / "ops.md").write_text("Other")),
        ("ops.md~", lambda folder: (folder / "ops.md~").write_text("Noise")),
    ],
    ids=["came", "went", "folder", "became a folder", "became a pipe", "is as it was", "outside",
         "noise"],
)  # fmt: skip
def test_where_that_tells_too_little_everything_is_looked_at(
    content: Path, heard_of: str, edit: Callable[[Path], object]
) -> None:
    before = snapshot([content])
    edit(content)

    assert looked_again(before, [content], [os.path.realpath(content / heard_of)]) is None
