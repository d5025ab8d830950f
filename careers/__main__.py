"""The program: ``careers`` and ``python -m careers``."""

import os
import sys
from contextlib import suppress

from careers.cli import main


def run() -> None:
    """Run the command line and end, without taking apart first what the system takes anyway."""
    code = main()
    if _ended_children():
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _ended_children() -> bool:
    """End processes that still parse; whether there were any, whose end is waited for in order."""
    known = sys.modules.get("multiprocessing")
    children = known.active_children() if known is not None else []
    for child in children:
        child.terminate()
    return bool(children)


if __name__ == "__main__":
    run()
