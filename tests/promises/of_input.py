"""What is read, however bad it is: R1, R2 and R4; R3 and R5 to R8 are in the modules beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from promises.promise import Effort, Outcome, promise

_BUILD = Path(__file__).with_name("build_mutated.py")


@promise(
    "R1",
    "A role file never causes a traceback, a hang or a crash",
    tried="damaged role files and, in every fourth site, damaged files beside them, checked and "
    "built in sites of 200 with limits on time and memory; what is refused is taken out until the "
    "rest is written",
)
def survives_any_file(effort: Effort) -> Outcome:
    sites = (
        list(_mutated(range(2, 4), pages=100, processes=1))
        if effort == "short"
        else list(_mutated(range(100), pages=200, processes=min(2, os.cpu_count() or 1)))
    )
    crashed = [f"site {site['site']}: {site['crash']}" for site in sites if site["crash"]]
    signals = [crash for crash in crashed if ": SIG" in crash]
    lost = [place for site in sites for place in site["without_place"]]
    seconds, page = max(tuple(site["slowest"]) for site in sites)
    broken = [*crashed, *lost, f"slowest: {page}"] if crashed or lost else []
    count = {key: sum(site[key] for site in sites) for key in ("pages", "accepted", "problems")}
    return Outcome(
        kept=not broken,
        figure=f"{count['pages']:,} role files in {len(sites)} sites, "
        f"{len(crashed) - len(signals)} tracebacks, {len(signals)} signals, "
        f"{count['problems']:,} problems, {len(lost)} of them outside of their file; "
        f"{count['accepted']:,} files accepted, the slowest page took {seconds * 1000:.0f} ms",
        broken=tuple(broken),
    )


def _mutated(sites: range, *, pages: int, processes: int) -> Iterator[dict[str, Any]]:
    """What became of each site; see ``build_mutated.Seen``."""
    with tempfile.TemporaryDirectory() as folder:
        running = [
            subprocess.Popen(
                [sys.executable, _BUILD, ",".join(map(str, sites[part::processes])), str(pages),
                 f"{folder}/{part}"],
                stdout=subprocess.PIPE, text=True,
            )
            for part in range(processes)
        ]  # fmt: skip
        for process in running:
            assert process.stdout is not None
            for line in process.stdout:
                yield json.loads(line)
            if process.wait():
                raise AssertionError(f"{_BUILD.name} ended with {process.returncode}")
