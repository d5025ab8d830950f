"""What the dev server lives through. Each ends with an ordinary edit that must still arrive."""

from __future__ import annotations

import asyncio
import errno
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from serve_fakes import Server, on_a_server, play, small_site
from watchdog.observers.api import BaseObserver

from careers.serve import Polling, Started
from careers.serve.watch import Watch


async def still_works(server: Server, path: str = "content/dev.md") -> None:
    await server.idle()
    server.site.write(path, "After all that")
    await server.until_shows("/dev/", "After all that")


@on_a_server
async def test_a_page_breaks_and_is_mended(server: Server) -> None:
    await server.idle()
    page = await server.open_page("/dev/")
    server.site.write("content/dev.md", "First\nBOOM")

    assert await page.next_reload() == "/"
    broken, other = await server.get("/dev/"), await server.get("/ops/")
    assert (broken.status, other.status) == (200, 200)
    assert "First" in broken.body  # the last good version
    assert "BOOM" not in broken.body.partition("</head>")[2]
    assert broken.state["open"] is True
    assert other.state["open"] is False
    assert other.state["count"] == 1
    assert broken.state["problems"] == [
        {
            "place": "content/dev.md:2:1",
            "severity": "error",
            "message": "`BOOM` <b>is not</b> allowed",
            "hint": "write something else",
            "rule": "no-boom",
            "line": "BOOM",
            "column": 1,
        }
    ]

    server.site.write("content/dev.md", "Mended")
    assert await page.next_reload() == "/"
    mended = await server.get("/dev/")
    assert "Mended" in mended.body
    assert mended.state["problems"] == []


@on_a_server
async def test_a_page_that_never_was_good_is_missing_with_the_reason(server: Server) -> None:
    server.site.write("content/new.md", "BOOM")
    await server.until_shows("/new/", "content/new.md:1:1")
    answer = await server.get("/new/")

    assert answer.status == 404
    assert answer.state["open"] is True
    await still_works(server)


@on_a_server
async def test_a_build_that_fails_altogether_keeps_the_last_good_site(server: Server) -> None:
    await server.idle()
    page = await server.open_page("/dev/")
    server.site.write("careers.toml", "crash = true")
    await page.next_reload()
    answer = await server.get("/dev/")

    assert answer.status == 200
    assert "First" in answer.body
    assert answer.state["open"] is True
    assert answer.state["problems"][0]["message"] == (
        "internal error: RuntimeError: cannot open dev.md"
    )
    assert str(server.site.folder) not in str(server.events[-1])

    server.site.write("careers.toml", "")
    await page.next_reload()
    assert (await server.get("/dev/")).state["problems"] == []
    await still_works(server)


def test_a_first_build_that_fails_can_be_mended_too(tmp_path: Path) -> None:
    async def scenario(server: Server) -> None:
        answer = await server.get("/dev/")
        assert (answer.status, answer.state["open"]) == (404, True)
        assert isinstance(server.events[0], Started)
        assert server.events[0].problems[0].rule == "internal"

        server.site.write("careers.toml", "")
        await server.until_shows("/dev/", "First")

    site = small_site(tmp_path)
    site.write("careers.toml", "crash = true")
    play(scenario, site)


@on_a_server
async def test_the_configuration_breaks_and_is_mended(server: Server) -> None:
    server.site.write("careers.toml", "title = ")
    await server.until_shows("/dev/", "careers.toml:1:1")
    assert (await server.get("/ops/")).state["open"] is True
    server.site.remove("careers.toml")

    await still_works(server)
    assert (await server.get("/ops/")).state["problems"] == []


def content_is_deleted_and_made_again(folder: Path) -> None:
    shutil.rmtree(folder / "content")
    (folder / "content").mkdir()


def content_is_replaced_by_a_link(folder: Path) -> None:
    (folder / "content").rename(folder / "elsewhere")
    (folder / "content").symlink_to(folder / "elsewhere")


def content_was_a_file_for_a_while(folder: Path) -> None:
    shutil.rmtree(folder / "content")
    (folder / "content").write_text("a file")
    (folder / "content").unlink()


def a_branch_was_checked_out_and_back(folder: Path) -> None:
    copy = folder / "copy"
    shutil.copytree(folder / "content", copy)
    for _ in range(5):
        shutil.rmtree(folder / "content")
        shutil.copytree(copy, folder / "content")
    shutil.rmtree(copy)


def a_file_has_no_text_for_a_name(folder: Path) -> None:
    (folder / "static" / b"\xff.txt".decode(errors="surrogateescape")).write_text("x")


def the_theme_is_gone(folder: Path) -> None:
    shutil.rmtree(folder / "theme")


def a_file_cannot_be_read(folder: Path) -> None:
    (folder / "content" / "loop.md").symlink_to(folder / "content" / "loop.md")


@pytest.mark.parametrize(
    "happens",
    [
        content_is_deleted_and_made_again,
        content_is_replaced_by_a_link,
        content_was_a_file_for_a_while,
        a_branch_was_checked_out_and_back,
        a_file_has_no_text_for_a_name,
        the_theme_is_gone,
        a_file_cannot_be_read,
    ],
)
def test_the_server_lives_through_it(tmp_path: Path, happens: Callable[[Path], None]) -> None:
    async def scenario(server: Server) -> None:
        await server.idle()
        happens(tmp_path)
        await still_works(server)

    play(scenario, small_site(tmp_path))


@on_a_server
async def test_content_that_is_gone_is_gone_from_the_site(server: Server) -> None:
    shutil.rmtree(server.site.folder / "content")
    await server.until_gone("/dev/")
    await server.idle()

    server.site.write("content/dev.md", "Back again")
    await server.until_shows("/dev/", "Back again")


def test_content_that_was_made_again_is_watched_again(tmp_path: Path) -> None:
    async def scenario(server: Server) -> None:
        content_is_deleted_and_made_again(tmp_path)
        await server.until_gone("/dev/")
        server.site.write("content/dev.md", "Back again")
        await server.until_shows("/dev/", "Back again")
        page = await server.open_page("/dev/")
        server.site.write("content/dev.md", "And edited")
        assert await page.next_reload() == "/"

    play(scenario, small_site(tmp_path), tick=1000)  # events alone must do


@on_a_server
async def test_watching_that_died_is_set_up_again(server: Server) -> None:
    observer = the_observer()
    observer.stop()
    observer.join(2)
    await still_works(server)

    assert the_observer() is not observer
    assert the_observer().is_alive()


def the_observer() -> BaseObserver:
    (observer,) = (thread for thread in threading.enumerate() if isinstance(thread, BaseObserver))
    return observer


def test_where_nothing_can_be_watched_edits_arrive_within_a_tick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(BaseObserver, "schedule", refuse)

    async def scenario(server: Server) -> None:
        server.site.write("content/dev.md", "Second")
        await server.until_shows("/dev/", "Second")
        await server.idle(1)

        told = [str(event) for event in server.events if isinstance(event, Polling)]
        assert len(told) == len(set(told))  # once a folder
        assert (
            "cannot watch content (inotify watch limit reached): looking once a second instead"
            in told
        )

    play(scenario, small_site(tmp_path))


def test_a_watch_hints_and_never_raises(tmp_path: Path) -> None:
    hints: list[None] = []
    watch = Watch(lambda _: hints.append(None))
    watch.heal([tmp_path, tmp_path / "missing" / "file.toml", Path("/nowhere/at/all")])
    (tmp_path / "a.md").write_text("First")

    async def hinted() -> None:
        while not hints:
            await asyncio.sleep(0.01)

    asyncio.run(asyncio.wait_for(hinted(), 5))
    watch.stop()
    watch.stop()
