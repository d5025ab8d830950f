"""The program, with trouble in what watches files: ``sabotaged_serve.py TROUBLE serve ...``.

``mortal``: SIGUSR1 ends the thread that hears of edits, SIGUSR2 those that read of them.
``refused``: the system has no watches left for any folder.
"""

from __future__ import annotations

import errno
import signal
import sys
import threading

from watchdog.observers.api import BaseObserver, EventEmitter

from careers.cli import main


def _refuse(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "inotify watch limit reached")


def _end(kind: type[threading.Thread]) -> None:
    for thread in threading.enumerate():
        if isinstance(thread, kind):
            thread.stop()  # type: ignore[attr-defined]


if __name__ == "__main__":
    if sys.argv[1] == "refused":
        BaseObserver.schedule = _refuse  # type: ignore[method-assign, assignment]
    else:
        signal.signal(signal.SIGUSR1, lambda *_: _end(BaseObserver))
        signal.signal(signal.SIGUSR2, lambda *_: _end(EventEmitter))
    sys.exit(main(sys.argv[2:]))
