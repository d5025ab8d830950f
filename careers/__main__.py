"""The program: ``careers`` and ``python -m careers``."""

import os
import sys
import threading
from contextlib import suppress

from careers.cli import main


def run() -> None:
    """Run the command line and end, without taking apart first what the system takes anyway."""
    code = main()
    if threading.active_count() > 1:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
