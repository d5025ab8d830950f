"""The life of the server: bind, build, serve, stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketClosedError

from careers.problems import Problem
from careers.serve.address import Address, bind
from careers.serve.application import Room, application, forget_clients
from careers.serve.contract import Builder, SourceLine
from careers.serve.events import CannotListen, Event, Failed, ForeignHost, PortMoved, Started
from careers.serve.failure import problem_of
from careers.serve.garbage import collected_in_pauses
from careers.serve.guard import allowed_hosts, is_loopback
from careers.serve.rebuild import Rebuilder
from careers.serve.threads import in_thread

_EXIT_CODES = {signal.SIGINT: 0, signal.SIGTERM: 143}
_MISUSE = 2
_LARGEST_REQUEST_BYTES = 64 * 1024
_CLOSING_SECONDS = 0.5
_TURN_SECONDS = 0.001


def _no_line(_: Problem) -> str:
    return ""


def serve(  # noqa: PLR0913 - the door of the room; all but one are by keyword
    builder: Builder,
    *,
    host: str = "127.0.0.1",
    port: int = 3000,
    port_is_default: bool = True,
    open_browser: bool = False,
    report: Callable[[Event], None],
    source_line: SourceLine = _no_line,
    further_hosts: Iterable[str] = (),
) -> int:
    """Serve the site until a signal comes; the exit code.

    0 after SIGINT, 143 after SIGTERM, 2 when the address cannot be had. A port that is only the
    default gives way to the next free one. Everything worth telling goes through ``report``, in
    this thread. ``further_hosts`` are names under which a proxy passes requests on to us.
    """
    address = bind(host, port, or_next=port_is_default)
    if isinstance(address, CannotListen):
        report(address)
        return _MISUSE
    if not is_loopback(host):
        report(ForeignHost(host))
    if port not in {0, address.port}:
        report(PortMoved(port, address.port))
    room = Room(allowed_hosts(host, further_hosts), report)
    with contextlib.closing(address), _short_turns(), collected_in_pauses():
        try:
            return asyncio.run(
                _until_signalled(builder, address, room, source_line, open_browser=open_browser)
            )
        except KeyboardInterrupt:  # where the event loop cannot take signals
            return _EXIT_CODES[signal.SIGINT]


@contextlib.contextmanager
def _short_turns() -> Iterator[None]:
    """Let requests in while a build is busy.

    Python's threads take turns of 5 ms, and a request waits for one at each of its steps. Measured
    during a build, the slowest request of twenty took 38 ms with those and 10 ms with ours.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


async def _until_signalled(
    builder: Builder,
    address: Address,
    room: Room,
    source_line: SourceLine,
    *,
    open_browser: bool,
) -> int:
    signalled = _signalled()
    serving = asyncio.create_task(
        serve_forever(builder, address, room, source_line, open_browser=open_browser)
    )
    signalled.add_done_callback(lambda _: serving.cancel())
    with contextlib.suppress(asyncio.CancelledError):
        await serving  # raises what ended it, if it was no signal
    return signalled.result()


def _signalled() -> asyncio.Future[int]:
    loop = asyncio.get_running_loop()
    code: asyncio.Future[int] = loop.create_future()

    def stop(number: signal.Signals) -> None:
        if not code.done():
            code.set_result(_EXIT_CODES[number])

    for number in _EXIT_CODES:
        with contextlib.suppress(NotImplementedError):  # Windows; see KeyboardInterrupt above
            loop.add_signal_handler(number, stop, number)
    return code


async def serve_forever(
    builder: Builder,
    address: Address,
    room: Room,
    source_line: SourceLine = _no_line,
    *,
    open_browser: bool = False,
) -> None:
    """Build, then serve and rebuild until cancelled. One server per process, as livereload is."""
    _keep_libraries_quiet()
    asyncio.get_running_loop().set_exception_handler(_reporting(room.report))
    forget_clients()
    rebuilder = Rebuilder(builder, room, source_line)
    server = HTTPServer(application(room), max_body_size=_LARGEST_REQUEST_BYTES)
    try:
        first = await rebuilder.first()
        server.add_sockets(address.sockets)  # earlier requests wait in the sockets' queues
        url = address.url(first.site.base_url)
        room.report(Started(url, first.milliseconds, first.problems))
        if open_browser:
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        await rebuilder.run()
    finally:
        server.stop()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_CLOSING_SECONDS):
                await server.close_all_connections()
        await in_thread(rebuilder.stop)


def _keep_libraries_quiet() -> None:
    """Only ``report`` speaks. Without any handler, logging would write to the terminal."""
    for name in ("tornado", "livereload", "watchdog"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _reporting(
    report: Callable[[Event], None],
) -> Callable[[asyncio.AbstractEventLoop, dict[str, Any]], None]:
    def handle(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        # A browser that left while a message was on its way is no news.
        if error is not None and not isinstance(error, WebSocketClosedError | StreamClosedError):
            report(Failed(problem_of(error)))

    return handle
