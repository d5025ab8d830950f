"""Work spread over the processors: by forked processes where forking is safe, else by new ones.

A forked process has everything that this one has, at no cost. A new one has to load the program and
be sent what it works on, so it is worth while for much work only that needs little to begin with.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from careers.packing import packed, unpacked

P = TypeVar("P")
S = TypeVar("S")
T = TypeVar("T")

_MOST = 8
"""Processes, however many processors there are: past that, gathering costs more than it saves."""
_WORTH_A_PROCESS = 4
"""Pieces; a process costs some 20 ms to start and to hear from."""
_WIDTH = 4
"""Bytes of a number in the pipe; so few are read and written at once or not at all."""
_MOST_PIECES = 4_000
"""A pipe holds 64 KiB before writing to it waits."""


def pieces_of(size: int, together: int) -> list[range]:
    """A work in pieces of neighbours, as many at a time as asked for, or more where it is huge."""
    step = max(together, -(-size // _MOST_PIECES))
    return [range(start, min(start + step, size)) for start in range(0, size, step)]


def processes(pieces: int) -> int:
    """How many processes a work of so many pieces is worth; one piece is some 20 ms."""
    if not can_fork():
        return 1
    return max(1, min(_processors(), _MOST, pieces // _WORTH_A_PROCESS))


def can_fork() -> bool:
    """Whether this process can be copied as it stands.

    With threads, a lock that one of them holds at the fork would never be released; and libraries
    of macOS do not bear it at all.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spawn(
    work: Callable[[P], T],
    pieces: Sequence[P],
    *,
    set_up: Callable[[S], object],
    shared: S,
    first: Callable[[], object] = lambda: None,
) -> Iterator[T]:
    """What new processes make of the pieces of a work, in their order.

    Args:
        work: A function of a module, like ``set_up``.
        pieces: Each is sent to one process.
        set_up: Called once in every process, with what they all need.
        shared: What they all need.
        first: What this process has to do meanwhile.

    Raises:
        ChildProcessError: A process could not be started, or ended before its time.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    try:
        with ProcessPoolExecutor(
            min(_processors(), _MOST, len(pieces)),
            mp_context=get_context("spawn"),
            initializer=_begin,
            initargs=(set_up, shared),
        ) as pool:
            results = pool.map(work, pieces)
            first()
            yield from results
    except (BrokenProcessPool, OSError) as error:
        raise ChildProcessError(f"a process of the build ended: {error}") from error


def _begin(set_up: Callable[[S], object], shared: S) -> None:
    """What a new process does first; it ends with its parent, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    set_up(shared)


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def spread(
    work: Callable[[Iterator[int]], T], pieces: int, *, first: Callable[[], object] = lambda: None
) -> list[T]:
    """What some processes, this one among them, made of the pieces of a work.

    Each process calls ``work`` once, with the numbers of its pieces: whoever is free takes the next
    one. The processes share nothing that they change; what ``work`` returns must be picklable, and
    what it raises is raised here. ``first`` is what this process has to do meanwhile: it takes its
    first piece after that.
    """
    count = processes(pieces)
    if count == 1:
        return [work(iter(range(pieces)))]
    reading, writing = os.pipe()
    numbers = _taken(reading)
    os.write(writing, b"".join(piece.to_bytes(_WIDTH, "little") for piece in range(pieces)))
    os.close(writing)
    started: list[tuple[int, int]] = []
    try:
        for _ in range(1, count):
            started.append(_start(work, numbers))  # noqa: PERF401 - known one by one, to be ended
        first()
        results = [work(numbers)]
        while started:
            answer = _heard(started[0][1])  # while it is waited for, it can still be ended
            results.append(_result(answer, *started.pop(0)))
    finally:
        os.close(reading)
        for process, pipe in started:  # only after a failure
            _end(process, pipe)
    return results


def _taken(pipe: int) -> Iterator[int]:
    """Numbers from the pipe that all processes read, until it is empty."""
    while number := os.read(pipe, _WIDTH):
        yield int.from_bytes(number, "little")


def _start(work: Callable[[Iterator[int]], T], numbers: Iterator[int]) -> tuple[int, int]:
    """Fork; (process, end of the pipe to read its answer from)."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    status = 1
    try:
        os.close(reading)
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: PTH123,SIM115 - one process speaks
        answer = packed(_answer(work, numbers))
        with os.fdopen(writing, "wb") as stream:
            stream.write(answer)
        status = 0
    finally:
        os._exit(status)  # nothing of the parent's may run twice: no handlers, no buffers


def _answer(
    work: Callable[[Iterator[int]], T], numbers: Iterator[int]
) -> tuple[T | None, BaseException | None]:
    try:
        return work(numbers), None
    except BaseException as error:  # noqa: BLE001 - it is raised again by the parent
        return None, error


def _heard(pipe: int) -> bytes:
    with os.fdopen(pipe, "rb", closefd=False) as stream:
        return stream.read()


def _result(answer: bytes, process: int, pipe: int) -> Any:
    os.close(pipe)
    _, status = os.waitpid(process, 0)
    if status or not answer:
        raise ChildProcessError(f"a process of the build ended with status {status}")
    result, error = unpacked(answer)
    if error is not None:
        raise error
    return result


def _end(process: int, pipe: int) -> None:
    os.close(pipe)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
