"""Work beside the event loop, in threads that cannot keep the process from ending."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

_Result = TypeVar("_Result")


async def in_thread(work: Callable[[], _Result]) -> _Result:
    """Run ``work`` in a thread of its own and wait for its result or exception.

    asyncio's own threads are waited for at exit: a build of a minute, or a template that loops for
    ever, would hold Ctrl-C up as long.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[_Result] = loop.create_future()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - it is raised again where it is awaited
            _hand_over(loop, done, partial(done.set_exception, error))
        else:
            _hand_over(loop, done, partial(done.set_result, result))

    threading.Thread(target=run, daemon=True).start()
    return await done


def _hand_over(
    loop: asyncio.AbstractEventLoop, done: asyncio.Future[_Result], settle: Callable[[], None]
) -> None:
    def hand_over() -> None:
        if not done.done():  # whoever waited may have given up
            settle()

    with contextlib.suppress(RuntimeError):  # the loop is closed: the server stopped meanwhile
        loop.call_soon_threadsafe(hand_over)
