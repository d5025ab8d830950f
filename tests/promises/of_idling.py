"""What the dev server costs, and how it ends: R38 to R40."""

from __future__ import annotations

import asyncio
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from harness import CONFIG
from promises.live import Live, address_of, live, play, roles
from promises.promise import Effort, Outcome, promise

_PARSED_ANEW = '[markdown]\nformat = "detect"\n'
"""A setting that every page depends on."""
_MIB = 1 << 20


@promise(
    "R38",
    "The dev server answers while it builds: 95 of 100 requests within 50 ms",
    tried="pages asked for one after the other during a rebuild of every page that takes seconds",
)
def answers_during_a_build(effort: Effort) -> Outcome:
    """Change a setting that every page depends on, and ask for pages until the build is done."""
    long = effort == "long"
    with live(roles(5000 if long else 100)) as server:
        seconds, times, failures = play(server, _asked_during_a_build)
    times = sorted(times) or [0.0]
    late = times[round(0.95 * (len(times) - 1))]
    measured = f"a build of {seconds:.1f} s: median {statistics.median(times):.1f} ms, p95 "
    return Outcome(
        not failures and (not long or (late < 50 and seconds >= 2)),
        (f"{measured}{late:.1f} ms, slowest {times[-1]:.0f} ms; " if long else "")
        + (f"{len(times)} requests, " if long else "")
        + f"{len(failures)} not answered",
        tuple(failures),
    )


async def _asked_during_a_build(server: Live) -> tuple[float, list[float], list[str]]:
    await server.settled()
    rng, count = random.Random(38), len(list((server.site.folder / "content").rglob("role-*.md")))
    addresses = [address_of(rng.randrange(count)) for _ in range(20)]
    for address in addresses:  # made once: it is the server that is measured, not the templates
        await server.get(address)
    before = len(server.rebuilds)
    server.site.write({"careers.toml": CONFIG + _PARSED_ANEW})
    times, failures = [], []
    while len(server.rebuilds) == before:
        address = rng.choice(addresses)
        started = time.perf_counter()
        answer = await server.get(address)
        times.append((time.perf_counter() - started) * 1000)
        failures += [] if answer.status == 200 else [f"{address}: {answer.status}"]
        await asyncio.sleep(0.01)
    found = re.search(r"rebuilt in (\d+) ms", server.rebuilds[before])
    return int(found[1]) / 1000 if found else 0.0, times, failures


# ---- R39 -------------------------------------------------------------------------------------


@promise(
    "R39",
    "It ends at once and quietly when it is told to, and says in one line why it cannot start",
    tried="SIGINT and SIGTERM while it idles, while browsers are connected and while it builds; "
    "ports that are taken",
)
def ends_when_told(effort: Effort) -> Outcome:
    """Send each signal in each state."""
    numbers = {signal.SIGINT: 0, signal.SIGTERM: 143}
    states = ("idle", "connected", "building") if effort == "long" else ("connected",)
    took: list[tuple[float, str]] = []
    wrong = []
    for number, code in numbers.items():
        for state in states:
            files = roles(2500 if state == "building" else 5)
            with live(files) as server:
                seconds = asyncio.run(_ended(server, number, state))
                took.append((seconds, state))
                said = f"{number.name} while {state}: {server.serving.process.returncode}"
                if server.serving.process.returncode != code or seconds > 5:
                    wrong.append(f"{said} after {seconds:.1f} s")
                if server.tracebacks:
                    wrong.append(f"{said}: {server.serving.lines[-3:]}")
    wrong += _ports(roles(1))
    slowest, state = max(took)
    late = effort == "long" and slowest > 1
    ms = f", the slowest after {slowest * 1000:.0f} ms ({state})" if effort == "long" else ""
    return Outcome(
        not wrong and not late,
        f"{len(took)} signals{ms}; 2 taken ports; {len(wrong)} faults",
        tuple(wrong),
    )


async def _ended(server: Live, number: signal.Signals, state: str) -> float:
    with socket.socket() as kept:
        if state != "idle":
            await server.open_page("/")
            kept.connect(("127.0.0.1", server.port))  # a browser keeps its connections
        if state == "building":
            server.site.write({"careers.toml": CONFIG + _PARSED_ANEW})
            await asyncio.sleep(1)
        started = time.monotonic()
        server.serving.process.send_signal(number)
        await asyncio.to_thread(server.serving.process.wait, 30)
        seconds = time.monotonic() - started
    await server.close_sockets()
    return seconds


def _ports(files: dict[str, str]) -> list[str]:
    """A port that was asked for and is taken; the usual one, taken."""
    wrong = []
    with live(files) as server, _taken(0) as port:
        folder = server.site.folder
        asked = _serve(folder, "--port", str(port), "--no-open")
        _, errors = asked.communicate(timeout=60)
        line = rf"cannot serve on 127\.0\.0\.1:{port}: the port is in use; try --port \d+\n"
        if asked.returncode != 2 or re.fullmatch(line, errors) is None:
            wrong.append(f"--port {port}: {asked.returncode} {errors}")
        with _taken(3000):
            usual = _serve(folder, "--no-open")
            assert usual.stderr is not None
            moved, started = usual.stderr.readline(), usual.stderr.readline()
            usual.terminate()
            usual.communicate(timeout=60)
        found = re.fullmatch(r"port 3000 is in use, serving on (\d+)\n", moved)
        if found is None or f":{found[1]}/" not in started:
            wrong.append(f"the usual port: {moved} {started}")
    return wrong


def _serve(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "careers", "serve", str(folder), *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


@contextmanager
def _taken(port: int) -> Iterator[int]:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", port))
        except OSError:
            yield port  # by somebody else: that does as well
            return
        taken.listen()
        yield taken.getsockname()[1]


# ---- R40 -------------------------------------------------------------------------------------


@promise(
    "R40",
    "Left alone, the dev server costs less than 1 % of a processor at 1,000 files, and browsers "
    "that come and go leave nothing behind",
    tried="the processor time of 20 idle seconds; memory and open files over 1,000 connections",
)
def costs_nothing(effort: Effort) -> Outcome:
    """Look at the process from outside."""
    long = effort == "long"
    files, seconds, sockets = (1000, 20.0, 1000) if long else (50, 1.5, 60)
    with live(roles(files)) as server:
        process = psutil.Process(server.serving.process.pid)
        share = play(server, lambda one: _share(one, process, seconds))
        play(server, lambda one: _connect(one, sockets // 4))  # what is loaded on first use
        before, open_before = process.memory_info().rss, process.num_fds()
        play(server, lambda one: _connect(one, sockets))
        time.sleep(1)
        grown, open_after = (process.memory_info().rss - before) / _MIB, process.num_fds()
    idle = f"{share * 100:.2f} % of a processor at {files:,} files; " if long else ""
    memory = f"{grown:.1f} MiB more" if long else "no growth" if grown < 5 else f"{grown} MiB more"
    return Outcome(
        kept=share < (0.01 if long else 0.25) and grown < 5 and open_after <= open_before,
        figure=f"{idle}{sockets:,} connections: {memory}, open files {open_before} before and "
        f"{open_after} after",
    )


async def _share(server: Live, process: psutil.Process, seconds: float) -> float:
    await server.open_page("/")
    await server.settled()
    before, started = process.cpu_times(), time.monotonic()
    await asyncio.sleep(seconds)
    after = process.cpu_times()
    used = after.user + after.system - before.user - before.system
    return used / (time.monotonic() - started)


async def _connect(server: Live, count: int) -> None:
    for _ in range(count):
        await server.open_page("/")
        await server.close_sockets()
        server.sockets.clear()
