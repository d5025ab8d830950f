"""A built site over HTTP, as a host of static files serves it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


class _Quiet(http.server.SimpleHTTPRequestHandler):
    headers_of_all: Mapping[str, str] = {}

    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        for name, value in self.headers_of_all.items():
            self.send_header(name, value)
        super().end_headers()


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A browser that closes its tab while a file is sent is no news."""


@contextmanager
def served(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of the folder, without a slash at its end, until the end of the block."""
    handler = type("Handler", (_Quiet,), {"headers_of_all": headers or {}})
    files = functools.partial(handler, directory=folder)
    with _Server(("127.0.0.1", 0), files) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
