"""A small site, a builder as simple as can be, and a server of them to talk to.

``python tests/serve_fakes.py SITE_DIR [PORT]`` serves such a site as a process of its own.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any
from unittest.mock import patch

from serve_client import Client

from careers.problems import Location, Problem
from careers.serve import CannotListen, Event, Rebuilt, Started, serve
from careers.serve.address import bind
from careers.serve.application import Room
from careers.serve.guard import allowed_hosts
from careers.serve.run import serve_forever
from careers.theme import TemplateProblem

PAGE = "<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"


# ---- the site --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SmallSite:
    """A site folder to write into."""

    folder: Path

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def remove(self, path: str) -> None:
        (self.folder / path).unlink()


def small_site(folder: Path) -> SmallSite:
    site = SmallSite(folder)
    site.write("content/index.md", "Home")
    site.write("content/dev.md", "First")
    site.write("content/ops.md", "Operations")
    site.write("theme/page.html", PAGE)
    site.write("theme/site.css", "h1 { color: red }")
    site.write("static/robots.txt", "User-agent: *")
    return site


# ---- the builder -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FakeConfig:
    base_url: str


@dataclass(frozen=True, slots=True)
class FakeOutput:
    content: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class FakeBuilt:
    config: FakeConfig
    outputs: Mapping[str, FakeOutput]
    sources: Mapping[str, str]
    problems: tuple[Problem, ...]
    watched: tuple[Path, ...]


@dataclass(slots=True)
class FakeBuilder:
    """One page a Markdown file. ``BOOM`` in one is an author's mistake, ``OOPS`` a warning.

    In careers.toml, ``crash`` makes the build itself fail, ``seconds`` makes it busy so long, and
    ``also`` names a further folder of files.
    """

    site_dir: Path
    builds: int = 0
    good: dict[str, str] = field(default_factory=dict)
    """The last good text of each page, by source path."""

    def build(self, *, seen: Mapping[str, tuple[int, ...]]) -> FakeBuilt:  # noqa: ARG002
        self.builds += 1
        settings, problems = self._settings()
        if "crash" in settings:
            raise RuntimeError(f"cannot open {self.site_dir}/content/dev.md")
        _stay_busy(float(settings.get("seconds", 0)))
        template = self.site_dir / "theme" / "page.html"
        outputs: dict[str, FakeOutput] = {}
        sources: dict[str, str] = {}
        texts = dict(self._texts())
        for source, text in texts.items():
            problems += _mistakes(source, text)
            if "BOOM" not in text:
                self.good[source] = text
            if source in self.good:
                outputs[_output_path(source)] = _page(template, source, self.good[source])
                sources[_output_path(source)] = source
        self.good = {source: text for source, text in self.good.items() if source in texts}
        outputs |= _copies(self.site_dir / "static", "")
        outputs |= _copies(self.site_dir / "theme", "assets/", suffix=".css")
        watched = ["careers.toml", "content", "theme", "static"]
        if "also" in settings:
            outputs |= _copies(self.site_dir / settings["also"], "")
            watched.append(settings["also"])
        return FakeBuilt(
            FakeConfig(settings.get("baseUrl", "/")),
            outputs,
            sources,
            tuple(problems),
            tuple(self.site_dir / name for name in watched),
        )

    def _settings(self) -> tuple[dict[str, Any], list[Problem]]:
        try:
            return tomllib.loads((self.site_dir / "careers.toml").read_text("utf-8")), []
        except FileNotFoundError:
            return {}, []
        except tomllib.TOMLDecodeError:
            problem = Problem(Location("careers.toml", 1, 1), "not TOML", rule="toml")
            return {}, [problem]

    def _texts(self) -> Iterator[tuple[str, str]]:
        for file in sorted((self.site_dir / "content").rglob("*.md")):
            with suppress(OSError):  # it vanished between listing and reading
                yield file.relative_to(self.site_dir).as_posix(), file.read_text("utf-8")


def source_line(site_dir: Path) -> Callable[[Problem], str]:
    def line(problem: Problem) -> str:
        lines = (site_dir / problem.location.path).read_text("utf-8").splitlines()
        return lines[problem.location.line - 1] if problem.location.line else ""

    return line


def _mistakes(source: str, text: str) -> list[Problem]:
    found = re.search("BOOM|OOPS", text)
    if found is None:
        return []
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    return [
        Problem(
            Location(source, line, column),
            f"`{found[0]}` <b>is not</b> allowed",
            rule="no-boom",
            hint="write something else",
            severity="error" if found[0] == "BOOM" else "warning",
        )
    ]


def _output_path(source: str) -> str:
    name = source.removeprefix("content/").removesuffix(".md")
    return f"{name}.html" if name in {"index", "404"} else f"{name}/index.html"


def _page(template: Path, source: str, text: str) -> FakeOutput:
    page = template.read_text("utf-8") if template.is_file() else PAGE

    def content() -> bytes:
        if "BROKEN" in page:
            place = Location("theme/page.html", 7, 3)
            raise TemplateProblem(Problem(place, "`BROKEN` is undefined", rule="template"))
        return page.format(title=source, body=escape(text)).encode()

    return FakeOutput(content)


def _copies(folder: Path, prefix: str, suffix: str = "") -> dict[str, FakeOutput]:
    return {
        prefix + file.relative_to(folder).as_posix(): FakeOutput(file.read_bytes)
        for file in sorted(folder.rglob(f"*{suffix}"))
        if file.is_file()
    }


def _stay_busy(seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        sum(range(1000))


# ---- the server ------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class Server(Client):
    """A running server, as a browser and its terminal see it."""

    site: SmallSite
    builder: FakeBuilder
    events: list[Event]

    async def until_rebuilt(self, changed: str) -> None:
        async def rebuilt() -> bool:
            return any(changed in event.changed for event in self.rebuilds())

        await self.until(rebuilt)

    async def idle(self, seconds: float = 0.35) -> None:
        """Wait for longer than a tick: what heals and settles by itself has done so."""
        await asyncio.sleep(seconds)

    def rebuilds(self) -> list[Rebuilt]:
        return [event for event in self.events if isinstance(event, Rebuilt)]


@asynccontextmanager
async def running(
    site: SmallSite, host: str = "127.0.0.1", *, tick: float = 0.2
) -> AsyncIterator[Server]:
    """A server in this process, ready for requests; its tick is short, so that tests are."""
    address = bind(host, 0, or_next=False)
    assert not isinstance(address, CannotListen)
    events: list[Event] = []
    builder = FakeBuilder(site.folder)
    room = Room(allowed_hosts(host), events.append)
    server = Server(site=site, builder=builder, port=address.port, events=events)
    with closing(address), patch("careers.serve.rebuild._TICK_SECONDS", tick):
        serving = asyncio.create_task(
            serve_forever(builder, address, room, source_line(site.folder))
        )
        try:
            while not any(isinstance(event, Started) for event in events):
                await asyncio.sleep(0.005)
                if serving.done():
                    serving.result()
            yield server
            await server.close_sockets()
        finally:
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving


Scenario = Callable[[Server], Awaitable[None]]


def on_a_server(scenario: Scenario) -> Callable[[Path], None]:
    """Make a scenario a test: it is given a server of the small site."""

    def test(tmp_path: Path) -> None:
        play(scenario, small_site(tmp_path))

    return test


def play(
    scenario: Scenario, site: SmallSite, host: str = "127.0.0.1", *, tick: float = 0.2
) -> None:
    """Run a scenario on a server of a site."""

    async def run() -> None:
        async with running(site, host, tick=tick) as server:
            await scenario(server)

    asyncio.run(run())


if __name__ == "__main__":
    port_given = len(sys.argv) > 2
    sys.exit(
        serve(
            FakeBuilder(Path(sys.argv[1])),
            port=int(sys.argv[2]) if port_given else 3000,
            port_is_default=not port_given,
            report=lambda event: print(event, flush=True),  # noqa: T201 - a process of its own
        )
    )
