"""Start one command, wait, and print what it took: ``python -I launcher.py OUTPUT COMMAND …``.

A program of its own and as small as it can be: Linux hands a process's peak memory down to those
that it starts, so a large one in this place would stand in every figure.
"""

import os
import sys
import time


def main(printed: str, command: list[str]) -> None:
    """Print wall and processor time in seconds, peak memory in KiB, the exit code."""
    target = os.open(printed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    nothing = os.open(os.devnull, os.O_RDONLY)
    streams = [
        (os.POSIX_SPAWN_DUP2, source, to) for source, to in ((nothing, 0), (target, 1), (target, 2))
    ]
    os.sync()  # or it would wait for what the one before it left to be written
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=streams)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - started
    peak = usage.ru_maxrss // 1024 if sys.platform == "darwin" else usage.ru_maxrss
    print(wall, usage.ru_utime + usage.ru_stime, peak, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
