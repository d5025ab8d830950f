"""How long after a save a server has the new page: ``make latency``.

``careers serve`` as a process of its own, and a websocket client beside it that does what a
browser does: it waits for the reload message and gets the page. The servers of the other tools are
asked for the page every 20 ms until it shows the edit, which is the earliest that a browser could
have it. One server runs at a time.

    make latency                                 all sizes, about ten minutes
    make latency WRITE=yes                       and into docs/benchmark.md
    make latency LATENCY='--sizes 100 --tools careers'

``browser_latency.py`` measures careers with a real Chromium.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from corpus import with_sentence, with_title, write_corpus
from latencies import BODY, INDEX, TITLE, Edits, Starts, edits_table, serving_targets, starts_table
from manual_page import machine, write_part
from results import CAREERS
from tools import Tool, all_names, environment, find_tools

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from serve_client import Client, OpenPage

_SIZES = (100, 1000, 10_000)
_POLL_SECONDS = 0.02
_START_POLL_SECONDS = 0.005
_PATIENCE_SECONDS = 180
_ANSWER_SECONDS = 60
_PAUSE_SECONDS = 0.3
_STEP_SECONDS = 0.013
_STEPS = 7
"""Pauses differ by so many steps, so that edits are in step with no clock."""
_STOPPING_SECONDS = 10
_LAST_BYTES = 2000
_OK = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be measured."""

    tools: list[Tool]
    sizes: list[int]
    edits: int
    peer_edits: int
    starts: int
    peer_limit: int

    def takes(self, tool: Tool, roles: int) -> bool:
        """Whether a tool is measured with so many roles."""
        return tool.label == CAREERS or roles <= self.peer_limit


@dataclass(frozen=True, slots=True)
class Edited:
    """The page that is edited, and where it is asked for."""

    tool: Tool
    site: Path
    file: Path

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


def main(plan: Plan, *, write: bool) -> int:
    """Measure, print, and write into the manual if asked to."""
    starts: list[Starts] = []
    edits: list[Edits] = []
    for roles in plan.sizes:
        for tool in (tool for tool in plan.tools if plan.takes(tool, roles)):
            with TemporaryDirectory(prefix="benchmark-") as folder:
                write_corpus(Path(folder) / "corpus", roles, flat=False)
                site = tool.lay(Path(folder) / "corpus", Path(folder) / tool.name)
                page = Edited(tool, site, min((site / "content").rglob("role-*.md")))
                started = time.monotonic()
                starts.append(_starts(plan, page, roles))
                edits += _edits(plan, page, roles)
                _tell(f"{roles:,} roles, {tool.label}: {time.monotonic() - started:.0f} s")
    text = "\n\n".join(
        part.strip()
        for part in (
            machine(f"{tool.label} {tool.version}" for tool in plan.tools),
            serving_targets(starts, edits),
            starts_table(starts),
            edits_table(edits),
        )
        if part
    )
    print(text)
    if write:
        write_part("serving", text)
    return 0


def _starts(plan: Plan, page: Edited, roles: int) -> Starts:
    cold: list[float] = []
    warm: list[float] = []
    for _ in range(plan.starts if page.tool.label == CAREERS else 1):
        page.tool.clear(page.site)
        for took in (cold, warm):
            with _served(page) as server:
                took.append(server.first_page)
    return Starts(page.tool.label, roles, tuple(cold), tuple(warm))


def _edits(plan: Plan, page: Edited, roles: int) -> list[Edits]:
    with _served(page) as server:
        if page.tool.label == CAREERS:
            return asyncio.run(_pushed_edits(plan, page, server.port, roles))
        took = [_polled_edit(page, server.port, number) for number in range(plan.peer_edits)]
        return [Edits(page.tool.label, roles, BODY, tuple(took))]


@dataclass(frozen=True, slots=True)
class Served:
    """A server that has answered."""

    port: int
    first_page: float
    """Seconds after its start."""


@contextmanager
def _served(page: Edited) -> Iterator[Served]:
    """Run the tool's server until the end of the block."""
    port = _free_port()
    command = [word.replace("{port}", str(port)) for word in page.tool.serve]
    title = _title(page.file.read_text("utf-8"))
    with TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=page.site, env=environment(), start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            _until_shown(page, port, title, _START_POLL_SECONDS, lambda: process.poll() is None)
            yield Served(port, time.perf_counter() - started)
        except TimeoutError as error:
            printed.seek(max(0, printed.seek(0, os.SEEK_END) - _LAST_BYTES))
            raise SystemExit(f"{printed.read().decode(errors='replace')}\n{error}") from None
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


def _polled_edit(page: Edited, port: int, number: int) -> float:
    time.sleep(_pause(number))
    text = f"Sentence number {number} was added."
    edited = with_sentence(page.file.read_text("utf-8"), text)
    saved = time.perf_counter()
    page.file.write_text(edited, "utf-8")
    _until_shown(page, port, text, _POLL_SECONDS)
    return time.perf_counter() - saved


async def _pushed_edits(plan: Plan, page: Edited, port: int, roles: int) -> list[Edits]:
    address = page.address() or "/"
    title = _title(page.file.read_text("utf-8"))
    kinds: tuple[tuple[str, str, Callable[[str, int], tuple[str, str]]], ...] = (
        (BODY, address, _new_sentence),
        (TITLE, address, lambda text, number: _new_title(text, f"{title} v{number}")),
        (INDEX, "/", lambda text, number: _new_title(text, f"{title} w{number}")),
    )
    found = []
    async with _connected(port) as opened:
        for kind, target, change in kinds:
            took = []
            for number in range(plan.edits):
                await asyncio.sleep(_pause(number))
                edited, shown = change(page.file.read_text("utf-8"), number)
                saved = time.perf_counter()
                page.file.write_text(edited, "utf-8")
                await _reloaded(opened, port, target, shown)
                took.append(time.perf_counter() - saved)
            found.append(Edits(page.tool.label, roles, kind, tuple(took)))
    return found


@asynccontextmanager
async def _connected(port: int) -> AsyncIterator[OpenPage]:
    client = Client(port=port)
    yield OpenPage(await client.connect())
    await client.close_sockets()


async def _reloaded(opened: OpenPage, port: int, target: str, shown: str) -> None:
    """Wait for the message after which the page shows a text."""
    while True:
        try:
            await opened.next_reload(_ANSWER_SECONDS)
        except TimeoutError:
            raise SystemExit(f"no reload after which {target} shows `{shown}`") from None
        if shown in (_got(port, target) or ""):
            return


def _until_shown(
    page: Edited, port: int, text: str, every: float, lives: Callable[[], bool] = lambda: True
) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while True:
        address = page.address()
        if address is not None and text in (_got(port, address) or ""):
            return
        if time.monotonic() > end or not lives():
            raise TimeoutError(f"{page.tool.label}: {address} never showed `{text}`")
        time.sleep(every)


def _got(port: int, target: str) -> str | None:
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


def _new_sentence(text: str, number: int) -> tuple[str, str]:
    sentence = f"Sentence number {number} was added."
    return with_sentence(text, sentence), sentence


def _new_title(text: str, title: str) -> tuple[str, str]:
    return with_title(text, title), title


def _title(text: str) -> str:
    return text.partition("title: ")[2].partition("\n")[0]


def _pause(number: int) -> float:
    return _PAUSE_SECONDS + _STEP_SECONDS * (number % _STEPS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _asked() -> argparse.Namespace:
    given = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    given.add_argument("--sizes", nargs="+", type=int, default=_SIZES, metavar="ROLES")
    given.add_argument("--tools", nargs="+", choices=all_names(), default=all_names())
    given.add_argument("--edits", type=int, default=20, help="of each kind (%(default)s)")
    given.add_argument("--peer-edits", type=int, default=15, help="of the others (%(default)s)")
    given.add_argument("--starts", type=int, default=3, help="of careers (%(default)s)")
    given.add_argument(
        "--peer-limit", type=int, default=1000, metavar="ROLES",
        help="the largest corpus for the others (%(default)s)",
    )  # fmt: skip
    given.add_argument("--write", action="store_true", help="into docs/benchmark.md too")
    return given.parse_args()


if __name__ == "__main__":
    asked = _asked()
    plan = Plan(
        find_tools(asked.tools), sorted(asked.sizes), asked.edits, asked.peer_edits, asked.starts,
        asked.peer_limit,
    )  # fmt: skip
    sys.exit(main(plan, write=asked.write))
