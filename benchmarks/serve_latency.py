"""How long after a save a server has the new page: ``make latency``.

``careers serve`` as a process of its own, and a websocket client beside it that does what a
browser does: it waits for the reload message and gets the page. The servers of the other tools are
asked for the page every 20 ms until it shows the edit, which is the earliest that a browser could
have it. One server runs at a time.

    make latency                                 all sizes, about a quarter of an hour
    make latency WRITE=yes                       and into docs/benchmark.md
    make latency LATENCY='--sizes 100 --tools careers'

``browser_latency.py`` measures careers with a real Chromium.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import with_sentence, with_title, write_corpus
from latencies import BODY, INDEX, TITLE, Edits, Starts, edits_table, serving_targets, starts_table
from manual_page import machine, write_part
from results import CAREERS
from servers import Edited, got, served, until_shown
from tools import Tool, all_names, find_tools, versions
from whole_process import CommandFailed

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from serve_client import Client, OpenPage

_SIZES = (100, 1000, 10_000)
_POLL_SECONDS = 0.02
_ANSWER_SECONDS = 60
_LEAST_EDITS = 5
_PAUSE_SECONDS = 0.3
_STEP_SECONDS = 0.013
_STEPS = 7
"""Pauses differ by so many steps, so that edits are in step with no clock."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be measured."""

    tools: list[Tool]
    sizes: list[int]
    edits: int
    """Of each kind."""
    starts: int
    """Of careers; the others start once without caches, and once more."""
    peer_limit: int
    """The largest corpus of the others."""
    peer_seconds: float
    """After which another tool is given no more edits, once it has had the fewest."""

    def takes(self, tool: Tool, roles: int) -> bool:
        """Whether a tool is measured with so many roles."""
        return tool.label == CAREERS or roles <= self.peer_limit


def main(plan: Plan, *, write: bool) -> int:
    """Measure, print, and write into the manual if asked to; 1 if a server failed."""
    starts: list[Starts] = []
    edits: list[Edits] = []
    failed: list[str] = []
    for roles in plan.sizes:
        for tool in (tool for tool in plan.tools if plan.takes(tool, roles)):
            began = time.monotonic()
            try:
                with _page(tool, roles) as page:
                    of_starts, of_edits = _measured(plan, page, roles)
                    starts.append(of_starts)
                    edits += of_edits
            except CommandFailed as error:
                failed.append(f"{tool.label}, {roles:,} roles: {error}")
            _tell(f"{roles:,} roles, {tool.label}: {time.monotonic() - began:.0f} s")
    parts = (
        machine(versions(plan.tools)),
        serving_targets(starts, edits),
        starts_table(starts),
        edits_table(edits),
    )
    text = "\n\n".join(part.strip() for part in parts if part)
    print(text, *failed, sep="\n\n")
    if write and not failed:
        write_part("serving", text)
    return 1 if failed else 0


@contextmanager
def _page(tool: Tool, roles: int) -> Iterator[Edited]:
    """The page to edit in a site of its own: the first, which the index shows at its beginning."""
    with TemporaryDirectory(prefix="benchmark-") as folder:
        corpus = Path(folder) / "corpus"
        write_corpus(corpus, roles, flat=False)
        site = tool.lay(corpus, Path(folder) / tool.name)
        yield Edited(tool, site, min((site / "content").rglob("role-*.md")))


def _measured(plan: Plan, page: Edited, roles: int) -> tuple[Starts, list[Edits]]:
    cold: list[float] = []
    warm: list[float] = []
    edits: list[Edits] = []
    starts = plan.starts if page.tool.label == CAREERS else 1
    while len(warm) < starts:
        page.tool.clear(page.site)
        with served(page) as server:
            cold.append(server.first_page)
        with served(page) as server:
            warm.append(server.first_page)
            if len(warm) == starts:
                edits = _edits(plan, page, server.port, roles)
    return Starts(page.tool.label, roles, tuple(cold), tuple(warm)), edits


def _edits(plan: Plan, page: Edited, port: int, roles: int) -> list[Edits]:
    if page.tool.label == CAREERS:
        return asyncio.run(_pushed_edits(plan, page, port, roles))
    began = time.monotonic()
    took: list[float] = []
    while len(took) < plan.edits:
        if len(took) >= _LEAST_EDITS and time.monotonic() > began + plan.peer_seconds:
            break
        took.append(_polled_edit(page, port, len(took)))
    return [Edits(page.tool.label, roles, BODY, tuple(took))]


def _polled_edit(page: Edited, port: int, number: int) -> float:
    time.sleep(_pause(number))
    text = f"Sentence number {number} was added."
    edited = with_sentence(page.file.read_text("utf-8"), text)
    saved = time.perf_counter()
    page.file.write_text(edited, "utf-8")
    until_shown(page, port, text, _POLL_SECONDS)
    return time.perf_counter() - saved


async def _pushed_edits(plan: Plan, page: Edited, port: int, roles: int) -> list[Edits]:
    address = page.address() or "/"
    title = page.title()
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
            raise TimeoutError(f"no reload after which {target} shows `{shown}`") from None
        if shown in (got(port, target) or ""):
            return


def _new_sentence(text: str, number: int) -> tuple[str, str]:
    sentence = f"Sentence number {number} was added."
    return with_sentence(text, sentence), sentence


def _new_title(text: str, title: str) -> tuple[str, str]:
    return with_title(text, title), title


def _pause(number: int) -> float:
    return _PAUSE_SECONDS + _STEP_SECONDS * (number % _STEPS)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _asked() -> argparse.Namespace:
    given = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    given.add_argument("--sizes", nargs="+", type=int, default=_SIZES, metavar="ROLES")
    given.add_argument("--tools", nargs="+", choices=all_names(), default=all_names())
    given.add_argument("--edits", type=int, default=20, help="of each kind (%(default)s)")
    given.add_argument("--starts", type=int, default=3, help="of careers (%(default)s)")
    given.add_argument(
        "--peer-limit", type=int, default=1000, metavar="ROLES",
        help="the largest corpus for the others (%(default)s)",
    )  # fmt: skip
    given.add_argument(
        "--peer-seconds", type=int, default=60, metavar="N",
        help=f"for the edits of each of the others, of which there are {_LEAST_EDITS} at least "
        "(%(default)s)",
    )  # fmt: skip
    given.add_argument("--write", action="store_true", help="into docs/benchmark.md too")
    return given.parse_args()


if __name__ == "__main__":
    asked = _asked()
    plan = Plan(
        [tool for tool in find_tools(asked.tools) if tool.serve], sorted(asked.sizes), asked.edits,
        asked.starts, asked.peer_limit, asked.peer_seconds,
    )  # fmt: skip
    sys.exit(main(plan, write=asked.write))
