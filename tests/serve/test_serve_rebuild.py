"""From an edit to the browser."""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from serve_fakes import FakeBuilder, Server, SmallSite, on_a_server, play, running, small_site

from careers.serve import Rebuilt
from careers.serve.application import ReloadSocket, Room
from careers.serve.guard import allowed_hosts
from careers.serve.look import Look, build_if_changed, build_now
from careers.serve.rebuild import Rebuilder


@on_a_server
async def test_an_edit_is_told_to_open_pages_and_the_page_fetched_next_is_new(
    server: Server,
) -> None:
    page = await server.open_page("/ops/")
    server.site.write("content/dev.md", "Second")

    assert await page.next_reload() == "/"
    assert "Second" in (await server.get("/dev/")).body


@on_a_server
async def test_an_edit_is_reported_with_what_changed_and_what_is_wrong(server: Server) -> None:
    await server.idle()
    server.events.clear()
    server.site.write("content/dev.md", "a\nb OOPS")
    await server.until_shows("/dev/", "OOPS")
    (event,) = server.rebuilds()

    assert event.changed == ("content/dev.md",)
    assert [str(problem) for problem in event.problems] == [
        "content/dev.md:2:3: warning: `OOPS` <b>is not</b> allowed [no-boom]"
    ]
    assert str(event) == f"content/dev.md changed, rebuilt in {event.milliseconds} ms"


def test_many_changes_are_reported_in_one_line() -> None:
    assert str(Rebuilt(12, ("content/a.md", "content/b.md", "theme/c.css"), ())) == (
        "content/a.md and 2 more changed, rebuilt in 12 ms"
    )


@on_a_server
async def test_one_edit_is_one_build_and_idleness_none(server: Server) -> None:
    await server.idle()
    page = await server.open_page("/dev/")
    before = server.builder.builds
    server.site.write("content/dev.md", "Second")

    assert await page.reloads_within(1.5) == ["/"]
    assert server.builder.builds == before + 1


@on_a_server
async def test_reading_every_file_all_the_time_builds_nothing(server: Server) -> None:
    await server.idle()
    before = server.builder.builds
    for _ in range(100):
        for file in server.site.folder.rglob("*.*"):
            file.read_bytes()
        await asyncio.sleep(0.01)
    await server.idle()

    assert server.builder.builds == before


@on_a_server
async def test_a_thousand_files_at_once_are_one_or_two_reloads(server: Server) -> None:
    page = await server.open_page("/dev/")
    for number in range(1000):
        server.site.write(f"content/role-{number}.md", f"Role {number}")
    reloads = await page.reloads_within(3)

    assert 1 <= len(reloads) <= 2
    assert "Role 999" in (await server.get("/role-999/")).body


@on_a_server
async def test_under_a_rain_of_edits_the_page_is_still_renewed(server: Server) -> None:
    page = await server.open_page("/dev/")

    async def rain() -> None:
        for number in range(200):
            server.site.write("content/dev.md", f"Drop {number}")
            await asyncio.sleep(0.01)

    raining = asyncio.create_task(rain())
    await page.next_reload(seconds=1.5)
    assert not raining.done()
    await raining
    await server.until_shows("/dev/", "Drop 199")


def test_no_edit_of_thirty_at_five_a_second_is_lost(tmp_path: Path) -> None:
    seconds: list[float] = []

    async def scenario(server: Server) -> None:
        page = await server.open_page("/dev/")
        for number in range(30):
            start = time.perf_counter()
            server.site.write("content/dev.md", f"Edit {number}")
            assert await page.next_reload() == "/"
            seconds.append(time.perf_counter() - start)
            assert f"Edit {number}" in (await server.get("/dev/")).body
            await asyncio.sleep(max(0, 0.2 - seconds[-1]))

    play(scenario, small_site(tmp_path), tick=1000)  # events alone must do

    assert statistics.median(seconds) < 0.25  # 0.035 on an idle machine


@on_a_server
async def test_an_edit_during_a_build_is_built_too(server: Server) -> None:
    server.site.write("careers.toml", "seconds = 0.5")
    await server.idle(0.2)  # now it builds
    server.site.write("content/dev.md", "While building")

    await server.until_shows("/dev/", "While building")


@on_a_server
async def test_requests_are_answered_during_a_build(server: Server) -> None:
    server.site.write("careers.toml", "seconds = 3")
    await asyncio.sleep(0.2)
    builds, seconds = server.builder.builds, []
    for _ in range(20):
        start = time.perf_counter()
        assert (await server.get("/dev/")).status == 200
        seconds.append(time.perf_counter() - start)
        await asyncio.sleep(0.02)

    assert server.builder.builds == builds == 2
    assert not server.rebuilds()  # it was building all the while
    assert sorted(seconds)[18] < 0.25  # 0.01 of a process of its own on an idle machine


@on_a_server
async def test_a_stylesheet_is_swapped_by_name(server: Server) -> None:
    await server.idle()
    page = await server.open_page("/dev/")
    server.site.write("theme/site.css", "h1 { color: blue }")

    assert await page.next_reload() == "theme/site.css"
    assert (await server.get("/assets/site.css")).body == "h1 { color: blue }"


def stylesheets_at_once(site: SmallSite) -> None:
    site.write("theme/site.css", "h1 { color: blue }")
    site.write("static/print.css", "h1 { color: black }")


def stylesheet_and_page(site: SmallSite) -> None:
    site.write("theme/site.css", "h1 { color: blue }")
    site.write("content/dev.md", "Second")


def new_stylesheet(site: SmallSite) -> None:
    site.write("static/new.css", "h1 { color: blue }")


def gone_stylesheet(site: SmallSite) -> None:
    site.remove("static/print.css")


@pytest.mark.parametrize(
    ("edit", "pushed"),
    [
        (stylesheets_at_once, "*.css"),  # the name of none stands for all
        (stylesheet_and_page, "/"),
        (new_stylesheet, "/"),
        (gone_stylesheet, "/"),
    ],
)
def test_more_than_one_stylesheet(
    tmp_path: Path, edit: Callable[[SmallSite], None], pushed: str
) -> None:
    async def scenario(server: Server) -> None:
        await server.idle()
        page = await server.open_page("/dev/")
        edit(server.site)
        assert await page.next_reload() == pushed

    site = small_site(tmp_path)
    site.write("static/print.css", "h1 { color: grey }")
    play(scenario, site)


@on_a_server
async def test_a_folder_that_the_configuration_names_anew_is_watched_from_then_on(
    server: Server,
) -> None:
    server.site.write("elsewhere/note.txt", "First")
    await server.idle()
    server.site.write("careers.toml", 'also = "elsewhere"')
    await server.until_shows("/note.txt", "First")
    builds = server.builder.builds
    await server.idle()
    assert server.builder.builds == builds  # nothing was written there meanwhile

    server.site.write("elsewhere/note.txt", "Second")
    await server.until_rebuilt("elsewhere/note.txt")
    assert (await server.get("/note.txt")).body == "Second"


@on_a_server
async def test_an_edit_in_a_new_folder_while_it_is_read_is_not_missed(server: Server) -> None:
    server.site.write("elsewhere/note.txt", "First")
    await server.idle()
    server.site.write("careers.toml", 'also = "elsewhere"\nseconds = 0.5')
    await server.idle(0.2)  # it builds, and does not watch the folder yet
    builds = server.builder.builds
    server.site.write("elsewhere/note.txt", "Second")

    async def built_again() -> bool:
        return server.builder.builds > builds

    await server.until(built_again)


@on_a_server
async def test_a_build_between_a_page_and_its_socket_is_not_lost(server: Server) -> None:
    await server.idle()
    for number in range(10):
        old = (await server.get("/dev/")).state
        server.site.write("content/dev.md", f"Race {number}")
        await server.until_shows("/dev/", f"Race {number}")  # announced to nobody

        socket = await server.connect({key: old[key] for key in ("session", "generation")})
        message = await asyncio.wait_for(socket.read_message(), 2)
        assert message is not None
        assert '"reload"' in str(message)


@on_a_server
async def test_a_page_that_is_up_to_date_is_left_alone(server: Server) -> None:
    await server.idle()
    page = await server.open_page("/dev/")

    assert await page.reloads_within(1.5) == []


def test_a_page_of_an_earlier_server_is_reloaded(tmp_path: Path) -> None:
    async def twice() -> None:
        site = small_site(tmp_path)
        async with running(site) as server:
            old = (await server.get("/dev/")).state
        async with running(site) as server:
            new = (await server.get("/dev/")).state
            assert old["generation"] == new["generation"]  # only the session tells
            socket = await server.connect({key: old[key] for key in ("session", "generation")})
            assert '"reload"' in str(await asyncio.wait_for(socket.read_message(), 2))

    asyncio.run(twice())


@on_a_server
async def test_closed_pages_are_forgotten(server: Server) -> None:
    pages = [await server.open_page("/dev/") for _ in range(20)]
    for page in pages:
        page.socket.close(1000)

    async def forgotten() -> bool:
        return not ReloadSocket.waiters

    await server.until(forgotten)


@pytest.mark.parametrize("steps", range(6))
def test_a_stop_that_meets_a_hint_is_still_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    hints: list[Callable[[tuple[str, ...]], None]] = []

    class WatchByHand:
        def __init__(self, hint: Callable[[tuple[str, ...]], None], _: object) -> None:
            hints.append(hint)

        def heal(self, _: object) -> None:
            """Nothing is watched."""

    monkeypatch.setattr("careers.serve.rebuild.Watch", WatchByHand)

    async def stop_while_hinted() -> None:
        room = Room(allowed_hosts("127.0.0.1"), report=lambda _: None)
        rebuilder = Rebuilder(FakeBuilder(tmp_path), room, lambda _: "")
        running = asyncio.create_task(rebuilder.run())
        await asyncio.sleep(0.01)
        hints[0](())
        for _ in range(steps):
            await asyncio.sleep(0)
        running.cancel()
        done, _ = await asyncio.wait({running}, timeout=2)
        assert done, "the stop was swallowed"

    asyncio.run(stop_while_hinted())


def test_an_edit_that_was_not_heard_of_is_not_built_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = small_site(tmp_path)
    builder, page = FakeBuilder(tmp_path), tmp_path / "content" / "dev.md"
    earlier = build_now(Look((tmp_path,)), builder=builder, source_line=lambda _: "")
    before = page.stat()
    page.write_text("")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))  # as it can be seen for a moment
    monkeypatch.setattr(
        "careers.serve.snapshot.time.sleep", lambda _: site.write("content/dev.md", "Whole")
    )
    look = build_if_changed(earlier, builder=builder, source_line=lambda _: "", quiet=False)

    assert look is not None
    assert b"Whole" in look.site.outputs["dev/index.html"].content()
