"""Where the server listens."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
from dataclasses import dataclass

from careers.serve.events import CannotListen

_PORTS_TO_TRY = 100
_LARGEST_PORT = 65535
_WAITING_AT_MOST = 128


@dataclass(frozen=True, slots=True)
class Address:
    """Sockets that are bound and wait for connections."""

    host: str
    port: int
    sockets: tuple[socket.socket, ...]

    def url(self, base_url: str) -> str:
        """What to type into a browser on this machine.

        Numbers rather than ``localhost``: that name may lead to another server on ``::1``.
        """
        host = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}{base_url}"

    def close(self) -> None:
        """Listen no longer."""
        for listening in self.sockets:
            listening.close()


def bind(host: str, port: int, *, or_next: bool) -> Address | CannotListen:
    """Listen on a port (0: any), or with ``or_next`` on the first free one from there."""
    last = min(port + _PORTS_TO_TRY, _LARGEST_PORT) if or_next else port
    for candidate in range(port, last + 1):
        try:
            return _bound(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                return CannotListen(host, candidate, _reason(error))
    return CannotListen(host, port, "the port is in use", _free_port(host, port + 1))


def _bound(host: str, port: int) -> Address:
    """Listen on every address that ``host`` stands for, all at the same port."""
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    sockets: list[socket.socket] = []
    with contextlib.ExitStack() as opened:
        for family, _, _, _, place in dict.fromkeys(found):
            listening = opened.enter_context(
                socket.create_server((place[0], port), family=family, backlog=_WAITING_AT_MOST)
            )
            listening.setblocking(False)
            port = listening.getsockname()[1]
            sockets.append(listening)
        opened.pop_all()  # none failed: they stay open
    return Address(host, port, tuple(sockets))


def _free_port(host: str, first: int) -> int | None:
    for port in range(first, min(first + _PORTS_TO_TRY, _LARGEST_PORT + 1)):
        try:
            address = _bound(host, port)
        except OSError:
            continue
        address.close()
        return port
    return None


def _reason(error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return "no such address"
    reason = os.strerror(error.errno) if error.errno else "the address cannot be used"
    return reason[0].lower() + reason[1:]
