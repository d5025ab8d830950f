"""The server's answers: outputs of the last build, the client's files, and the reload socket."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.resources import files
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

from livereload.handlers import LiveReloadHandler
from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher, Rule
from tornado.web import Application, HTTPError, RequestHandler

from careers.problems import Problem
from careers.serve.events import Event, Failed
from careers.serve.failure import problem_of
from careers.serve.guard import AllowedHosts, host_is_allowed, origin_is_ours
from careers.serve.overlay import CLIENT_PREFIX, NOTICE_POLICY, notice, told, with_client
from careers.serve.paths import HTML, Found, Redirect, content_type, is_html, locate
from careers.serve.site import ServedSite

_LARGEST_MESSAGE_BYTES = 64 * 1024
_PING_SECONDS = 20
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_QUERY_CHARACTERS = "!$&'()*+,;=:@/?%-._~"
_BAD_MESSAGE = 1003


@dataclass(slots=True)
class Room:
    """What every request shares. ``site`` is replaced whole; whoever reads it keeps what it got."""

    allowed: AllowedHosts
    report: Callable[[Event], None]
    site: ServedSite = field(default_factory=ServedSite)
    session: str = field(default_factory=lambda: secrets.token_hex(4))
    """New with every start: a page of an earlier server is never up to date."""


def application(room: Room) -> Application:
    """The tornado application of a room; every route checks who asks."""
    return Application(
        [
            Rule(_SocketRequests(), ReloadSocket, {"room": room}),
            (f"{CLIENT_PREFIX}(.*)", ClientFiles, {"room": room, "files": _client_files()}),
        ],
        default_handler_class=Pages,
        default_handler_args={"room": room},
        log_function=lambda _: None,
        websocket_ping_interval=_PING_SECONDS,
        websocket_max_message_size=_LARGEST_MESSAGE_BYTES,
    )


class _Guarded(RequestHandler):
    """A route that answers only under names that are ours, and never tells about our insides."""

    SUPPORTED_METHODS = ("GET", "HEAD")
    room: Room

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        if not host_is_allowed(self.request.headers.get("Host", ""), self.room.allowed):
            raise HTTPError(403, reason="Host not allowed")

    def compute_etag(self) -> None:
        """None: nothing is stored, so nothing is compared."""

    def write_error(self, status_code: int, **_: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")

    def log_exception(self, _: Any, error: BaseException | None, __: Any) -> None:
        if error is not None and not isinstance(error, HTTPError):
            self.room.report(Failed(problem_of(error), self.request.path))


class Pages(_Guarded):
    """The site: whatever the last build put out, where GitHub Pages would have it."""

    def initialize(self, room: Room) -> None:
        """Called by tornado with the route's arguments."""
        self.room = room

    async def get(self) -> None:
        """Answer GET and HEAD alike."""
        site = self.room.site  # one site for the whole request, whatever is built meanwhile
        answer = locate(self.request.path, site.base_url, site.outputs)
        if isinstance(answer, Redirect):
            query = quote(self.request.query, safe=_QUERY_CHARACTERS)
            self.redirect(
                answer.location + (f"?{query}" if query else ""), permanent=answer.permanent
            )
        elif isinstance(answer, Found):
            await self._send(site, answer.path)
        else:
            await self._send_missing(site)

    head = get

    async def _send(self, site: ServedSite, path: str) -> None:
        try:
            content = await site.content(path)
        except Exception as error:  # noqa: BLE001 - shown in the page, told in the terminal
            self._send_failure(site, path, problem_of(error))
            return
        self.set_header("Content-Type", content_type(path))
        if is_html(path):
            content = with_client(content, site, self.room.session, path=path)
        self.write(content)

    async def _send_missing(self, site: ServedSite) -> None:
        self.set_status(404)
        try:
            content = await site.content("404.html")
        except KeyError:
            content = self._notice("Page not found", "")
        except Exception as error:  # noqa: BLE001 - as above
            self._send_failure(site, "404.html", problem_of(error))
            return
        self.set_header("Content-Type", HTML)
        self.write(with_client(content, site, self.room.session, path=None))

    def _send_failure(self, site: ServedSite, path: str, problem: Problem) -> None:
        self.room.report(Failed(problem, path))
        self.set_status(500)
        self.set_header("Content-Type", HTML)
        content = self._notice("This page could not be made", told(problem))
        self.write(with_client(content, site, self.room.session, path=path, failure=problem))

    def _notice(self, title: str, text: str) -> bytes:
        self.set_header("Content-Security-Policy", NOTICE_POLICY)
        return notice(title, text)


class ClientFiles(_Guarded):
    """The scripts and styles of the page's side of the server."""

    def initialize(self, room: Room, files: dict[str, bytes]) -> None:
        """Called by tornado with the route's arguments."""
        self.room = room
        self._files = files

    def get(self, name: str) -> None:
        """Answer GET and HEAD alike."""
        if name not in self._files:
            raise HTTPError(404)
        self.set_header("Content-Type", content_type(name))
        self.write(self._files[name])

    head = get


class ReloadSocket(_Guarded, LiveReloadHandler):
    """livereload's protocol, for pages of ours only.

    The client's ``info`` says which build its page is of. A build that finished between the page
    and this message was announced to nobody, so an older page is told at once.
    """

    live_css = True
    watcher = SimpleNamespace(filepath=None)  # reload_waiters() of livereload logs it

    def initialize(self, room: Room) -> None:
        """Called by tornado with the route's arguments."""
        self.room = room

    def prepare(self) -> None:
        """Refuse other sites' pages, and those without an address (``null``)."""
        super().prepare()
        origin = self.request.headers.get("Origin")
        if origin is not None and not origin_is_ours(origin, self.request.headers.get("Host", "")):
            raise HTTPError(403, reason="Origin not allowed")

    def check_origin(self, _: str) -> bool:
        """Tornado asks only where it is in doubt itself; ``prepare`` has looked at every origin."""
        return True

    def on_message(self, message: str | bytes) -> None:
        """Take a message of the client; anything but livereload's commands ends the talk."""
        command = _command(message)
        if command is None:
            self.close(_BAD_MESSAGE, "bad message")
            return
        super().on_message(message)
        if command["command"] == "info" and self._is_stale(command):
            self.send_message({"command": "reload", "path": self.room.site.base_url})

    def _is_stale(self, command: dict[str, Any]) -> bool:
        plugins = command.get("plugins")
        page = plugins.get("careers") if isinstance(plugins, dict) else None
        if not isinstance(page, dict):
            return False  # a client that is not ours has not said
        now = (self.room.session, self.room.site.generation)
        return (page.get("session"), page.get("generation")) != now


def push_reload(path: str) -> None:
    """Tell every open page; a path ending ``.css`` has its stylesheet swapped in place."""
    ReloadSocket.reload_waiters(path)


def forget_clients() -> None:
    """Drop the open sockets of an earlier server: livereload keeps them in its class."""
    LiveReloadHandler.waiters.clear()


class _SocketRequests(Matcher):
    """Requests to open the socket; a page may have the same address without hindering anyone."""

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        upgrade = request.headers.get("Upgrade", "").lower()
        return {} if request.path == "/livereload" and upgrade == "websocket" else None


def _command(message: str | bytes) -> dict[str, Any] | None:
    try:
        command = json.loads(message)
    except (ValueError, RecursionError):
        return None
    if not isinstance(command, dict) or not isinstance(command.get("command"), str):
        return None
    return command


def _client_files() -> dict[str, bytes]:
    own = files("careers.serve") / "client"
    return {
        "client.js": (own / "client.js").read_bytes(),
        "overlay.css": (own / "overlay.css").read_bytes(),
        "livereload.js": (files("livereload") / "vendors" / "livereload.js").read_bytes(),
    }
