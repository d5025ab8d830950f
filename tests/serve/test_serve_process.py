"""The dev server as a process: ports and signals."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
import serve_fakes
from serve_fakes import FakeBuilder, SmallSite, small_site

from careers.serve import CannotListen, Event, ForeignHost, PortMoved, Started, serve
from careers.serve.address import bind

RUNNER = Path(serve_fakes.__file__)


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path)


@contextmanager
def process(site: SmallSite) -> Iterator[subprocess.Popen[str]]:
    root = str(RUNNER.parents[1])
    running = subprocess.Popen(
        [sys.executable, "-X", "dev", "-W", "ignore", RUNNER, site.folder, "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": root},
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def started(running: subprocess.Popen[str]) -> int:
    """Wait for the first line; the port."""
    assert running.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:(\d+)/ ", running.stdout.readline())
    assert found is not None
    return int(found[1])


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_at_once_and_quietly(
    site: SmallSite, number: signal.Signals, code: int
) -> None:
    with process(site) as running:
        port = started(running)
        with socket.create_connection(("127.0.0.1", port)):  # a browser keeps its connections
            start = time.monotonic()
            running.send_signal(number)
            _, errors = running.communicate(timeout=10)
            seconds = time.monotonic() - start

    assert running.returncode == code
    assert without_slow_steps(errors) == ""
    assert seconds < 3  # 0.2 on an idle machine


def test_a_signal_ends_it_during_a_build_too(site: SmallSite) -> None:
    site.write("careers.toml", "seconds = 60")
    with process(site) as running:
        wait_for_threads(running)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=10)

    assert (running.returncode, without_slow_steps(errors)) == (0, "")


def without_slow_steps(errors: str) -> str:
    """Without what Python's development mode says about a busy machine."""
    return "".join(
        line for line in errors.splitlines(keepends=True) if not line.startswith("Executing <")
    )


def wait_for_threads(running: subprocess.Popen[str]) -> None:
    """Wait until the build has begun: it runs on a thread of its own."""
    started_by = time.monotonic() + 60
    while psutil.Process(running.pid).num_threads() < 2:
        assert time.monotonic() < started_by
        time.sleep(0.05)
    time.sleep(1)


def test_it_listens_on_one_address_of_this_machine_only(site: SmallSite) -> None:
    with process(site) as running:
        port = started(running)
        listening = [
            (connection.laddr.ip, connection.laddr.port)
            for connection in psutil.Process(running.pid).net_connections()
            if connection.status == psutil.CONN_LISTEN
        ]

    assert listening == [("127.0.0.1", port)]


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_port_that_was_asked_for_and_is_in_use_ends_it(site: SmallSite) -> None:
    events: list[Event] = []
    with taken_port() as port:
        code = serve(
            FakeBuilder(site.folder), port=port, port_is_default=False, report=events.append
        )
    (event,) = events

    assert code == 2
    assert isinstance(event, CannotListen)
    assert event.free_port is not None
    assert str(event) == (
        f"cannot serve on 127.0.0.1:{port}: the port is in use; try --port {event.free_port}"
    )


def test_a_default_port_that_is_in_use_gives_way_to_the_next_free_one() -> None:
    with taken_port() as port:
        address = bind("127.0.0.1", port, or_next=True)

        assert not isinstance(address, CannotListen)
        assert port < address.port <= port + 100
        address.close()


def until_started(
    builder: FakeBuilder, number: signal.Signals = signal.SIGINT, **options: object
) -> tuple[int, list[Event]]:
    """Serve in this process, and send it a signal as soon as it has started."""
    events: list[Event] = []

    def report(event: Event) -> None:
        events.append(event)
        if isinstance(event, Started):
            signal.raise_signal(number)

    return serve(builder, report=report, **options), events  # type: ignore[arg-type]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_the_exit_code_tells_the_signal(site: SmallSite, number: signal.Signals, code: int) -> None:
    ended, events = until_started(FakeBuilder(site.folder), number, port=0)

    assert ended == code
    assert [type(event) for event in events] == [Started]


def test_it_says_where_it_moved(site: SmallSite) -> None:
    with taken_port() as port:
        _, events = until_started(FakeBuilder(site.folder), port=port)
    moved, start = events

    assert isinstance(moved, PortMoved)
    assert str(moved) == f"port {port} is in use, serving on {moved.port}"
    assert isinstance(start, Started)
    assert start.url == f"http://127.0.0.1:{moved.port}/"


def test_it_warns_when_other_machines_can_reach_it(site: SmallSite) -> None:
    _, events = until_started(FakeBuilder(site.folder), host="0.0.0.0", port=0)
    warning, start = events

    assert warning == ForeignHost("0.0.0.0")
    assert str(warning) == "--host 0.0.0.0 lets other machines read this site, drafts included"
    assert isinstance(start, Started)
    assert start.url.startswith("http://127.0.0.1:")


def test_an_address_of_another_machine_ends_it(site: SmallSite) -> None:
    events: list[Event] = []
    code = serve(FakeBuilder(site.folder), host="203.0.113.1", report=events.append)
    (event,) = events

    assert code == 2
    assert str(event) == "cannot serve on 203.0.113.1:3000: cannot assign requested address"


@pytest.mark.parametrize("wanted", [True, False])
def test_a_browser_is_opened_when_wanted(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, *, wanted: bool
) -> None:
    site.write("careers.toml", 'baseUrl = "/jobs/"')
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    _, events = until_started(FakeBuilder(site.folder), port=0, open_browser=wanted)
    (start,) = events

    assert isinstance(start, Started)
    assert start.url.endswith("/jobs/")
    assert opened == ([start.url] if wanted else [])


def test_a_mistake_of_ours_outside_of_builds_is_not_swallowed(site: SmallSite) -> None:
    def report(_: Event) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        serve(FakeBuilder(site.folder), port=0, report=report)
