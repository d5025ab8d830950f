"""``careers serve`` as a process of its own, the site that it serves, and a client that waits."""

from __future__ import annotations

import asyncio
import re
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from harness import CONFIG, SiteOnDisk
from live_browser import Serving, serving
from serve_client import Client, OpenPage

PATIENCE = 20.0
"""Seconds after which a reload is lost, on whatever machine."""

_Result = TypeVar("_Result")

_ROLE = """\
---
title: {title}
summary: What number {number} does
tags: [gauges, {team}]
employment_type: full-time
locations: [Berlin]
salary: {{min: 52000, max: 61000, currency: EUR, period: year}}
date_posted: 2026-11-02
apply: https://apply.gauges.example/{number}
---

You look after the gauges of one river, from the sensor to the warning.

## What you will do

- Visit the stations twice a year
- Keep the drawings up to date

## What we look for

| Skill | How much |
|---|---|
| German | B1 |
| Boots | waterproof |
"""
TEAMS = ("data", "field", "firmware", "people", "sales")


def role(number: int, title: str = "") -> str:
    """A role page of 700 characters."""
    team = TEAMS[number % len(TEAMS)]
    return _ROLE.format(title=title or f"Engineer {number}", number=number, team=team)


def roles(count: int) -> dict[str, str]:
    """So many role pages in five folders, and the configuration."""
    pages = {path_of(number): role(number) for number in range(count)}
    return {"careers.toml": CONFIG, "content/index.md": "# Work with us\n", **pages}


def path_of(number: int) -> str:
    """Where role ``number`` is written."""
    return f"content/{TEAMS[number % len(TEAMS)]}/role-{number}.md"


def address_of(number: int) -> str:
    """Where role ``number`` is shown."""
    return f"/{TEAMS[number % len(TEAMS)]}/role-{number}/"


@dataclass(slots=True, kw_only=True)
class Live(Client):
    """A server that runs, and its site."""

    site: SiteOnDisk
    serving: Serving

    @property
    def rebuilds(self) -> list[str]:
        """What the terminal has said of builds after the first."""
        return [line for line in self.serving.lines if re.search(r", rebuilt in \d+ ms$", line)]

    @property
    def tracebacks(self) -> int:
        """How often the terminal has shown one."""
        return sum("Traceback" in line or "internal error" in line for line in self.serving.lines)

    async def generation(self) -> int:
        """How many builds there have been."""
        return int((await self.get("/")).state["generation"])

    async def settled(self) -> None:
        """Wait until what was just written has been built, and nothing more comes."""
        lines = -1
        while len(self.serving.lines) != lines:
            lines = len(self.serving.lines)
            await asyncio.sleep(1.3)  # a tick and the time for a look


@contextmanager
def live(
    files: Mapping[str, str | bytes], *arguments: str, program: Sequence[str] = ("-m", "careers")
) -> Iterator[Live]:
    """Serve a site of these files until the end of the block."""
    with tempfile.TemporaryDirectory() as folder:
        site = SiteOnDisk(Path(folder) / "site")
        site.write(files)
        site.settle()
        with serving(site.folder, *arguments, program=program) as process:
            port = urlsplit(process.url).port
            assert port is not None
            yield Live(port=port, site=site, serving=process)


def play(server: Live, scenario: Callable[[Live], Awaitable[_Result]]) -> _Result:
    """Run a scenario to its end; what it found."""

    async def run() -> _Result:
        try:
            return await scenario(server)
        finally:
            await server.close_sockets()

    return asyncio.run(run())


def save(server: Live, number: int, title: str) -> float:
    """Write a role page as an editor does; when that began."""
    text, started = role(number, title), time.perf_counter()
    server.site.write({path_of(number): text})
    return started


@dataclass(slots=True)
class Heard:
    """Every reload that a page is told, with its time, for as long as the page is open."""

    at: list[float] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self, page: OpenPage) -> None:
        """Note everything, for ever."""
        with suppress(TimeoutError, AssertionError):
            while True:
                await page.next_reload(1000)
                self.at.append(time.perf_counter())
                self.news.set()

    async def after(self, moment: float) -> float | None:
        """The first reload after a moment; None if there is none for long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while not self.at or self.at[-1] < moment:
                    self.news.clear()
                    await self.news.wait()
        return next((at for at in self.at if at >= moment), None)


@asynccontextmanager
async def listening(server: Live) -> AsyncIterator[Heard]:
    """A page that is open, and what it is told."""
    heard = Heard()
    task = asyncio.create_task(heard.listen(await server.open_page("/")))
    try:
        yield heard
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
