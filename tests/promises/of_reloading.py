"""From a saved file to the page in the browser: R32 and R33."""

from __future__ import annotations

import asyncio
import statistics
from typing import Any

from live_browser import serving
from promises.live import Live, address_of, listening, live, play, roles, save
from promises.promise import Effort, Outcome, promise
from serve_client import OpenPage

_MOST: dict[int, tuple[float, float]] = {10: (60, 150), 1000: (120, 250)}
"""Roles → median and 95th percentile, in milliseconds."""


@promise(
    "R32",
    "A saved edit is announced to the browser at once: within 60 ms at 10 roles and 120 ms at "
    "1,000, half of the time; none is lost",
    tried="30 edits of a site with 10 roles and of one with 1,000, each timed to the reload "
    "message; then 100 edits in 20 seconds",
)
def reloads_at_once(effort: Effort) -> Outcome:
    """Edit, wait for the message, edit again."""
    long = effort == "long"
    took = {
        count: _latencies(count, 30 if long else 3) for count in ((10, 1000) if long else (10,))
    }
    lost = sum(one is None for each in took.values() for one in each)
    stream = 100 if long else 10
    with live(roles(10)) as server:
        unseen = play(server, lambda live_one: _stream(live_one, stream))
    figures, broken = [], []
    for count, times in took.items():
        known = sorted(one for one in times if one is not None)
        median, late = statistics.median(known), known[round(0.95 * (len(known) - 1))]
        figures.append(f"{count:,} roles: median {median:.0f} ms, p95 {late:.0f} ms")
        if long and (median > _MOST[count][0] or late > _MOST[count][1]):
            broken.append(f"{count:,} roles: promised are {_MOST[count]} ms")
    told = "; ".join(figures) if long else f"{sum(map(len, took.values()))} edits"
    return Outcome(
        not broken and lost == 0 and not unseen,
        f"{told}; {len(unseen) + lost} lost of {stream + sum(map(len, took.values()))}",
        (*broken, *unseen),
    )


def _latencies(count: int, edits: int) -> list[float | None]:
    async def scenario(server: Live) -> list[float | None]:
        await server.settled()
        found: list[float | None] = []
        async with listening(server) as heard:
            for number in range(edits + 1):
                saved = save(server, 3, f"Edit {number}")
                at = await heard.after(saved)
                found.append(at and (at - saved) * 1000)
                # Long enough for what else may follow, and in step with no clock.
                await asyncio.sleep(0.25 + 0.013 * (number % 7))
        return found[1:]  # the first one finds everything cold

    with live(roles(count)) as server:
        return play(server, scenario)


async def _stream(server: Live, edits: int) -> list[str]:
    """Five edits a second, each of another page; those that no page showed in the end."""
    await server.settled()
    async with listening(server) as heard:
        last = 0.0
        for number in range(edits):
            last = save(server, number % 10, f"Streamed {number}")
            await asyncio.sleep(0.2)
        announced = await heard.after(last)
    unseen = [] if announced else ["the last edit was not announced"]
    for number in range(max(0, edits - 10), edits):
        page = await server.get(address_of(number % 10))
        unseen += [] if f"Streamed {number}" in page.body else [f"edit {number} is not shown"]
    return unseen


# ---- R33 -------------------------------------------------------------------------------------


@promise(
    "R33",
    "No edit falls between loading a page and listening for its reloads, nor into a restart",
    tried="edits made after a page was fetched and before its socket was opened; a server that "
    "ended and came back on its port",
)
def loses_no_reload(effort: Effort) -> Outcome:
    """Fetch, edit, wait for the build, and only then connect."""
    races = 50 if effort == "long" else 4
    with live(roles(3)) as server:
        lost = play(server, lambda one: _races(one, races))
        state = play(server, _state)
        port = server.port
        server.serving.process.terminate()
        server.serving.process.wait()
        restarts = 5 if effort == "long" else 1
        stale = sum(_is_left_stale(server, port, state) for _ in range(restarts))
    return Outcome(
        lost == 0 and stale == 0,
        f"{races} races, {lost} lost; {restarts} restarts, {stale} pages left stale",
    )


async def _state(server: Live) -> dict[str, Any]:
    return (await server.get("/")).state


async def _races(server: Live, count: int) -> int:
    lost = 0
    for number in range(count):
        await asyncio.sleep(0.1)
        state = (await server.get(address_of(0))).state
        save(server, 0, f"Race {number}")
        await server.until_shows(address_of(0), f"Race {number}")
        page = OpenPage(await server.connect(state))
        try:
            await page.next_reload(2)
        except TimeoutError:
            lost += 1
        await server.close_sockets()
        server.sockets.clear()
    return lost


def _is_left_stale(server: Live, port: int, state: dict[str, Any]) -> bool:
    async def scenario(again: Live) -> bool:
        page = OpenPage(await again.connect(state))
        return await page.reloads_within(1) == []

    with serving(server.site.folder, "--port", str(port)) as process:
        return play(Live(port=port, site=server.site, serving=process), scenario)
