"""A tool's server as a process of its own, and what it answers."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryFile

from tools import Tool, environment
from whole_process import CommandFailed

_START_POLL_SECONDS = 0.005
_PATIENCE_SECONDS = 180
_ANSWER_SECONDS = 60
_STOPPING_SECONDS = 10
_LAST_BYTES = 2000
_OK = 200


@dataclass(frozen=True, slots=True)
class Edited:
    """The page that is edited, and where it is asked for."""

    tool: Tool
    site: Path
    file: Path

    def title(self) -> str:
        """As it is now."""
        return self.file.read_text("utf-8").partition("title: ")[2].partition("\n")[0]

    def address(self) -> str | None:
        """Of what carries the page's text; None as long as that is not known."""
        page = self.file.relative_to(self.site / "content").with_suffix("").as_posix()
        if self.tool.modules is None:
            return f"/{page}{self.tool.trailing_slash}"
        try:
            registry = (self.site / ".docusaurus" / "registry.js").read_text("utf-8")
        except OSError:
            return None
        chunk = re.search(rf'"([^"]+)": \[[^\n]*"@site/content/{re.escape(page)}\.md"', registry)
        return f"/{chunk[1]}.js" if chunk else None


@dataclass(frozen=True, slots=True)
class Served:
    """A server that has answered."""

    port: int
    first_page: float
    """Seconds after its start."""


@contextmanager
def served(page: Edited) -> Iterator[Served]:
    """Run the tool's server until the end of the block.

    Raises:
        CommandFailed: It, or the block, waited in vain; with the last that the server printed.
    """
    port, title = _free_port(), page.title()
    command = [word.replace("{port}", str(port)) for word in page.tool.serve]
    with TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=page.site, env=environment(), start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            until_shown(page, port, title, _START_POLL_SECONDS, lambda: process.poll() is None)
            yield Served(port, time.perf_counter() - started)
        except TimeoutError as error:
            printed.seek(max(0, printed.seek(0, os.SEEK_END) - _LAST_BYTES))
            raise CommandFailed(f"{printed.read().decode(errors='replace')}\n{error}") from None
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a server, and what it has started: it leads a session of its own."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, number)
            try:
                process.wait(_STOPPING_SECONDS)
            except subprocess.TimeoutExpired:
                continue


def until_shown(
    page: Edited, port: int, text: str, every: float, lives: Callable[[], bool] = lambda: True
) -> None:
    """Ask for the page every so many seconds until a text is in it.

    Raises:
        TimeoutError: It never was, or the server lives no more.
    """
    end = time.monotonic() + _PATIENCE_SECONDS
    while True:
        address = page.address()
        if address is not None and text in (got(port, address) or ""):
            return
        if time.monotonic() > end or not lives():
            raise TimeoutError(f"{page.tool.label}: {address} never showed `{text}`")
        time.sleep(every)


def got(port: int, target: str) -> str | None:
    """The text at an address; None where there is none, or no server yet."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_ANSWER_SECONDS)
    try:
        connection.request("GET", target)
        answer = connection.getresponse()
        return answer.read().decode("utf-8", "replace") if answer.status == _OK else None
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
