"""``careers`` in processes that can be killed, or that kill themselves at a named instant.

Run as a script it is a nursery: it imports the program once, and then forks a process, with a
group of its own, for each line of JSON that it reads: ``{"arguments": [...], "death": [...]}``.
`Nursery` is the other end. What it starts is the program itself: its command line, its signal
handlers, its workers.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careers import cli, spread
from careers.build import lock, output_folder, parsing, publish, staging, swap

WORKERS = 3
"""Processes of a build, however small it is."""


@dataclass(frozen=True)
class Death:
    """Where a build is to die."""

    moment: str
    """One of ``MOMENTS``."""
    of: str = "all"
    """``all`` its processes, the ``main`` one, or the ``worker`` that comes there."""
    count: int = 1
    """The how-manieth time that a process comes there."""
    signal: int = signal.SIGKILL


class Nursery:
    """Starts processes that have imported everything."""

    def __init__(self) -> None:
        self._script = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip

    def start(self, *arguments: str, death: Death | None = None) -> int:
        """Start ``careers`` with these arguments; its process, which leads a group."""
        dying = [death.moment, death.of, death.count, death.signal] if death else []
        return self._ask({"arguments": arguments, "death": dying})

    def end_of(self, process: int) -> int:
        """Wait for a process; its exit code as a shell says it: 137 where it was killed."""
        return self._ask({"wait": process})

    def close(self) -> None:
        """No more processes."""
        assert self._script.stdin is not None
        assert self._script.stdout is not None
        self._script.stdin.close()
        self._script.wait()
        self._script.stdout.close()

    def _ask(self, question: dict[str, object]) -> int:
        assert self._script.stdin is not None
        assert self._script.stdout is not None
        self._script.stdin.write(json.dumps(question) + "\n")
        return int(self._script.stdout.readline())


@contextmanager
def nursery() -> Iterator[Nursery]:
    """A nursery for a while."""
    opened = Nursery()
    try:
        yield opened
    finally:
        opened.close()


def workers_of(process: int) -> list[int]:
    """The processes that a build has started and that still run."""
    with suppress(OSError):
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
        return [int(child) for child in children.split()]
    return []


def kill(process: int, of: str = "all", number: int = signal.SIGKILL) -> None:
    """Signal a build that may have ended: all its processes, the main one, or one worker."""
    with suppress(ProcessLookupError):
        if of == "all":
            os.killpg(process, number)
        elif of == "main":
            os.kill(process, number)
        elif workers := workers_of(process):
            os.kill(workers[0], number)


def wait_for_group(process: int, seconds: float = 20) -> bool:
    """Wait until the last process of a group has ended."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.killpg(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


# What follows runs in the nursery.


def _nurse() -> None:
    # Whoever runs the tests in the background has had these ignored, and we inherit it.
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _prepare()
    for line in sys.stdin:
        asked = json.loads(line)
        if "wait" in asked:
            _, status = os.waitpid(asked["wait"], 0)
            code = os.waitstatus_to_exitcode(status)
            answer = code if code >= 0 else 128 - code
        else:
            answer = _forked(asked["arguments"], asked["death"])
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _prepare() -> None:
    """Import all that a build imports, and let a small site have several processes."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "content").mkdir()
        Path(folder, "content/a.md").write_text("# A\n")
        null = os.open(os.devnull, os.O_WRONLY)
        heard = os.dup(2)
        os.dup2(null, 2)
        cli.main(["build", folder])
        os.dup2(heard, 2)
    for module in (spread, staging):
        module.__dict__["processes"] = lambda pieces: min(WORKERS, max(1, pieces // 2))
    for module, together in ((parsing, 1), (staging, 4)):
        assert "_TOGETHER" in module.__dict__
        module.__dict__["_TOGETHER"] = together


def _forked(arguments: list[str], death: list[Any]) -> int:
    process = os.fork()
    if process:
        with suppress(OSError):  # whoever of the two comes first
            os.setpgid(process, process)
        return process
    os.setpgid(0, 0)
    for stream in (0, 1, 2):
        os.dup2(os.open(os.devnull, os.O_RDWR), stream)
    code = 70
    try:
        if death:
            _arrange(Death(*death))
        sys.argv = ["careers", *arguments]
        code = cli.main()
    except SystemExit as stop:
        code = int(stop.code or 0)
    except KeyboardInterrupt:
        code = 130
    finally:
        os._exit(code)


def _arrange(death: Death) -> None:
    main, left = os.getpid(), [death.count]

    def die() -> None:
        if death.of == "worker" and os.getpid() == main:
            return
        left[0] -= 1
        if left[0] == 0:
            whom = {"all": 0, "main": main, "worker": os.getpid()}[death.of]
            (os.killpg if death.of == "all" else os.kill)(whom, death.signal)
            time.sleep(1)  # until the signal has come

    MOMENTS[death.moment](die)


def _before(module: object, name: str, die: Callable[[], None]) -> None:
    real = getattr(module, name)

    def wrapped(*args: Any, **named: Any) -> Any:
        die()
        return real(*args, **named)

    setattr(module, name, wrapped)


def _after(module: object, name: str, die: Callable[[], None]) -> None:
    real = getattr(module, name)

    def wrapped(*args: Any, **named: Any) -> Any:
        result = real(*args, **named)
        die()
        return result

    setattr(module, name, wrapped)


def _between_renames(die: Callable[[], None]) -> None:
    swap.exchange = lambda one, other: False  # noqa: ARG005
    real = Path.rename

    def rename(source: Path, target: Path) -> Path:
        moved = real(source, target)
        die()
        return moved

    Path.rename = rename  # type: ignore[method-assign, assignment]


def _while_deleting(die: Callable[[], None]) -> None:
    real = shutil.rmtree

    def half(folder: Path, **named: Any) -> None:
        files = [file for file in Path(folder).rglob("*") if file.is_file()]
        for file in files[: len(files) // 2]:
            file.unlink()
        if files:
            die()
        real(folder, **named)

    output_folder.shutil.rmtree = half  # type: ignore[attr-defined]


MOMENTS: dict[str, Callable[[Callable[[], None]], None]] = {
    "while a page is parsed": lambda die: _before(parsing, "_fresh", die),
    "with the lock just taken": lambda die: _after(lock, "_acquired", die),
    "before anything is staged": lambda die: _before(publish, "stage_outputs", die),
    "with the stage just made": lambda die: _after(staging, "new_stage", die),
    "while staging": lambda die: _after(staging, "make_file", die),
    "with everything staged": lambda die: _before(publish, "_put_in_place", die),
    "while noting the 404 page": lambda die: _after(publish, "remember", die),
    "while linking what stays": lambda die: _before(publish, "link_or_copy", die),
    "before the swap": lambda die: _before(publish, "swap", die),
    "after the swap": lambda die: _after(publish, "swap", die),
    "between two renames": _between_renames,
    "while deleting the old site": _while_deleting,
    "while writing a note": lambda die: _after(tempfile, "mkstemp", die),
}
"""Instants of a build, each with a function that has another one called there."""


if __name__ == "__main__":
    _nurse()
