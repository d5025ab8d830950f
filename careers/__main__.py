"""The program: ``careers`` and ``python -m careers``."""

import os
import sys
from contextlib import suppress

from careers.cli import main


def run() -> None:
    """Run the command line and end, without taking apart first what the system takes anyway."""
    code = main()
    if _has_children():
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _has_children() -> bool:
    """Whether processes of ours must be told that it is over."""
    known = sys.modules.get("multiprocessing")
    return known is not None and bool(known.active_children())


if __name__ == "__main__":
    run()
