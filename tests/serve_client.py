"""What talks to the dev server in tests: requests as they are, and pages that wait for reloads."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}
"""What opens the socket."""
HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}


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


@dataclass(slots=True, kw_only=True)
class Client:
    """A browser, as a server on this machine sees it."""

    port: int
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

    async def status(self, target: str, headers: Mapping[str, str] | None = None) -> int:
        """The status alone, of an answer that need not end: 101 where the socket is opened."""
        fields = {"Host": f"127.0.0.1:{self.port}"} | dict(headers or {})
        lines = [f"GET {target} HTTP/1.1", *(f"{k}: {v}" for k, v in fields.items())]
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write("\r\n".join([*lines, "", ""]).encode())
        first = await reader.readline()
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        return int(first.split()[1])

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

    async def until_shows(self, target: str, text: str, seconds: float = 5) -> None:
        async def shows() -> bool:
            return text in (await self.get(target)).body

        await self.until(shows, seconds)

    async def until_gone(self, target: str) -> None:
        async def gone() -> bool:
            return (await self.get(target)).status == 404

        await self.until(gone)

    async def close_sockets(self) -> None:
        for socket in self.sockets:
            socket.close(1000)
            with suppress(TimeoutError):
                async with asyncio.timeout(1):  # an unread message holds up the last one, the close
                    while socket.close_code is None:
                        await socket.read_message()


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


def _answer(raw: bytes) -> Answer:
    head, _, body = raw.partition(b"\r\n\r\n")
    status, *fields = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(": ") for line in fields)
    headers = {name.lower(): value for name, _, value in pairs}
    return Answer(int(status.split()[1]), headers, body.decode("utf-8", "surrogateescape"))
