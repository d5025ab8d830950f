"""A small site, a builder as simple as can be, and a server of them to talk to.

``python tests/serve_fakes.py SITE_DIR [PORT]`` serves such a site as a process of its own.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from careers.problems import Location, Problem
from careers.serve import CannotListen, Event, Rebuilt, Started, serve
from careers.serve.address import bind
from careers.serve.application import Room
from careers.serve.guard import allowed_hosts
from careers.serve.run import serve_forever
from careers.theme import TemplateProblem

PAGE = "<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"
HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}


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

    def build(self) -> FakeBuilt:
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


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: str

    @property
    def state(self) -> dict[str, Any]:
        """What the page tells the client."""
        found = re.search(r'data-state="([^"]*)"', self.body)
        assert found is not None, f"no client in {self.body!r}"
        return json.loads(unescape(found[1]))  # type: ignore[no-any-return]


@dataclass(slots=True)
class Server:
    """A running server, as a browser and its terminal see it."""

    site: SmallSite
    builder: FakeBuilder
    port: int
    events: list[Event]
    sockets: list[WebSocketClientConnection] = field(default_factory=list)

    async def request(
        self, target: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send exactly this target; a browser would tidy it up first."""
        fields = {"Host": f"127.0.0.1:{self.port}", "Connection": "close"} | dict(headers or {})
        lines = [f"{method} {target} HTTP/1.1", *(f"{k}: {v}" for k, v in fields.items())]
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
        raw = await reader.read()
        writer.close()
        await writer.wait_closed()
        return _answer(raw)

    async def get(self, target: str) -> Answer:
        return await self.request(target)

    async def open_page(self, target: str = "/") -> OpenPage:
        """Get a page and connect as its client does."""
        answer = await self.request(target)
        state = {key: answer.state[key] for key in ("session", "generation")}
        return OpenPage(await self.connect(state))

    async def connect(
        self,
        state: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> WebSocketClientConnection:
        url = f"ws://127.0.0.1:{self.port}/livereload"
        socket = await websocket_connect(HTTPRequest(url, headers=dict(headers or {})))
        self.sockets.append(socket)
        await socket.write_message(json.dumps(HELLO))
        assert json.loads(str(await socket.read_message()))["command"] == "hello"
        info = {"command": "info", "url": "about:blank", "plugins": {"careers": state}}
        await socket.write_message(json.dumps(info))
        return socket

    async def until(self, holds: Callable[[], Awaitable[bool]], seconds: float = 5) -> None:
        end = time.monotonic() + seconds
        while not await holds():
            assert time.monotonic() < end, "it did not come to hold"
            await asyncio.sleep(0.01)

    async def until_shows(self, target: str, text: str) -> None:
        async def shows() -> bool:
            return text in (await self.get(target)).body

        await self.until(shows)

    async def until_rebuilt(self, changed: str) -> None:
        async def rebuilt() -> bool:
            return any(changed in event.changed for event in self.rebuilds())

        await self.until(rebuilt)

    async def until_gone(self, target: str) -> None:
        async def gone() -> bool:
            return (await self.get(target)).status == 404

        await self.until(gone)

    async def idle(self, seconds: float = 0.35) -> None:
        """Wait for longer than a tick: what heals and settles by itself has done so."""
        await asyncio.sleep(seconds)

    async def close_sockets(self) -> None:
        for socket in self.sockets:
            socket.close(1000)
            with suppress(TimeoutError):
                async with asyncio.timeout(1):  # an unread message holds up the last one, the close
                    while socket.close_code is None:
                        await socket.read_message()

    def rebuilds(self) -> list[Rebuilt]:
        return [event for event in self.events if isinstance(event, Rebuilt)]


@dataclass(frozen=True, slots=True)
class OpenPage:
    socket: WebSocketClientConnection

    async def next_reload(self, seconds: float = 5) -> str:
        """The path of the next reload message."""
        message = await asyncio.wait_for(self.socket.read_message(), seconds)
        assert message is not None, "the server closed the socket"
        command = json.loads(message)
        assert command["command"] == "reload"
        return str(command["path"])

    async def reloads_within(self, seconds: float) -> list[str]:
        """The paths of all reload messages of the next seconds."""
        paths: list[str] = []
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while True:
                    paths.append(await self.next_reload(seconds))
        return paths


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
    server = Server(site, builder, address.port, events)
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


def _answer(raw: bytes) -> Answer:
    head, _, body = raw.partition(b"\r\n\r\n")
    status, *fields = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(": ") for line in fields)
    headers = {name.lower(): value for name, _, value in pairs}
    return Answer(int(status.split()[1]), headers, body.decode("utf-8"))


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
