"""A real browser and a real ``careers serve``, for the browser tests and the latency benchmark."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from chromium import HOW_TO_GET_ONE, chromium
from playwright.sync_api import Browser, sync_playwright

_LAUNCH_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_ROOT = Path(__file__).parents[1]
_STARTING_SECONDS = 30
_STOPPING_SECONDS = 10


class NoBrowser(Exception):  # noqa: N818 - its message is what to do
    """There is no Chromium to drive."""


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Chromium without a window. Close it before another event loop runs in this thread."""
    program = chromium()
    if program is None:
        raise NoBrowser(HOW_TO_GET_ONE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_LAUNCH_ARGUMENTS)
        yield browser
        browser.close()


@dataclass(slots=True)
class Serving:
    """``careers serve`` as a process of its own."""

    process: subprocess.Popen[str]
    url: str = ""
    """Where the site starts."""
    lines: list[str] = field(default_factory=list)
    """What it has printed so far."""


@contextmanager
def serving(
    site_dir: Path, *arguments: str, program: Sequence[str] = ("-m", "careers")
) -> Iterator[Serving]:
    """Serve a site until the end of the block; on a free port, if none is given."""
    port = () if "--port" in arguments else ("--port", "0")
    process = subprocess.Popen(
        [sys.executable, *program, "serve", site_dir, "--no-open", *port, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    server, started = Serving(process), threading.Event()
    reader = threading.Thread(target=_read, args=(server, started), daemon=True)
    reader.start()
    try:
        started.wait(_STARTING_SECONDS)
        if not server.url:
            raise AssertionError("careers serve did not start:\n" + "\n".join(server.lines))
        yield server
    finally:
        process.terminate()
        try:
            process.wait(_STOPPING_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        reader.join()
        if process.stderr is not None:
            process.stderr.close()


def _read(server: Serving, started: threading.Event) -> None:
    for line in server.process.stderr or ():
        server.lines.append(line.rstrip("\n"))
        if found := re.match(r"serving (http://\S+) ", line):
            server.url = found[1]
            started.set()
    started.set()  # it ended
