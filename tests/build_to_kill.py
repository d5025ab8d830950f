"""A build in a process of its own, for tests that kill it or give it a disk of its own.

    python build_to_kill.py SITE_DIR OUT_DIR GENERATION PAGES [between-renames | holding-lock]

Prints ``started``, writes the generation to ``OUT_DIR``, and prints what was done. The last
argument lets it kill itself at that instant.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from careers.build import swap
from careers.build.lock import build_lock
from careers.build.publish import Written, write_outputs


@dataclass(frozen=True)
class Bytes:
    path: str
    content: Callable[[], bytes]
    pieces: None = None


def generation(name: str, pages: int) -> dict[str, str]:
    """A site whose every page says its generation at both ends."""
    files = {f"r{n % 40}/p{n}.html": f"{name}\n{'x' * 4000}\n{name}" for n in range(pages)}
    return {**files, "404.html": name}


def build(site_dir: Path, files: dict[str, str], out_dir: Path | None = None) -> Written:
    return write_outputs(
        [Bytes(path, text.encode) for path, text in files.items()],
        out_dir or site_dir / "build",
        site_dir=site_dir,
        sources=[site_dir / "content"],
    )


def _die(*_: object) -> bool:
    os.kill(os.getpid(), signal.SIGKILL)
    return False


def _rename_and_die(source: Path, target: Path) -> None:
    os.replace(source, target)  # noqa: PTH105  Path.rename is this function
    _die()


def main(site: str, out_dir: str, name: str, pages: str, death: str = "") -> None:
    print("started", flush=True)  # noqa: T201
    if death == "between-renames":
        swap.exchange = lambda one, other: False  # noqa: ARG005
        Path.rename = _rename_and_die  # type: ignore[method-assign, assignment]
    if death == "holding-lock":
        with build_lock(Path(site, ".careers"), beside=Path(site), wait_seconds=0):
            _die()
    written = build(Path(site), generation(name, int(pages)), Path(out_dir))
    print(written.how, *written.problems)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
