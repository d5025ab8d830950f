"""Work spread over processes: every piece once, and failures as if there were one process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from harness import CONFIG, SiteOnDisk

from careers.spread import pieces_of

_SPREAD = """
import json, os, time
from careers import spread as room
parent = os.getpid()
room.processes = lambda pieces: 3
def work(numbers):
    return [(number, {done}) for number in numbers]
try:
    found = [one for part in room.spread(work, 40) for one in part]
    print(json.dumps(sorted(found)))
except ValueError as error:
    print(json.dumps(str(error)))
except ChildProcessError as error:
    print(json.dumps("a process died"))
"""


def _printed(done: str) -> object:
    script = _SPREAD.replace("{done}", done)
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")


def test_every_piece_is_done_once_whichever_process_takes_it() -> None:
    assert _printed("number * 2") == [[number, number * 2] for number in range(40)]


def test_a_failure_in_any_process_is_raised_here() -> None:
    fails = "int('x') if number == 17 else time.sleep(0.002)"

    assert _printed(fails) == "invalid literal for int() with base 10: 'x'"


def test_a_process_that_is_killed_is_an_error_and_no_missing_result() -> None:
    dies = "time.sleep(0.02) if os.getpid() == parent else os.kill(os.getpid(), 9)"

    assert _printed(dies) == "a process died"


@pytest.mark.parametrize(
    ("size", "together", "pieces"),
    [
        (0, 32, []),
        (3, 32, [range(3)]),
        (70, 32, [range(32), range(32, 64), range(64, 70)]),
    ],
)
def test_a_work_is_cut_into_neighbours(size: int, together: int, pieces: list[range]) -> None:
    assert pieces_of(size, together) == pieces


def test_a_pipe_holds_the_numbers_of_all_pieces_of_a_huge_work() -> None:
    pieces = pieces_of(1_000_000, 32)

    assert len(pieces) <= 4_000
    assert sum(map(len, pieces)) == 1_000_000


def test_two_processes_build_what_one_builds(tmp_path: Path) -> None:
    site = SiteOnDisk(tmp_path, CONFIG + "[careers.cards]\nenabled = false\n")
    site.write({f"content/team{n % 7}/role{n}.md": f"# Role {n}\n\nText.\n" for n in range(400)})
    site.write({"content/team1/broken.md": "---\nsidebar_position: x\n---\n# Broken\n"})
    built = {}
    for name, processors in (("one", {0}), ("many", os.sched_getaffinity(0))):
        run = subprocess.run(
            [sys.executable, "-m", "careers", "build", str(tmp_path), "--out-dir",
             str(tmp_path / name), "--today", "2026-11-21", "--fail-on", "error"],
            capture_output=True, text=True, check=False,
            preexec_fn=partial(os.sched_setaffinity, 0, processors),
        )  # fmt: skip
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        said = [line for line in run.stderr.splitlines() if "broken" in line]
        built[name] = said, {str(p.relative_to(tmp_path / name)): p.read_bytes() for p in files}

    assert built["one"] == built["many"]


_SPAWNING = """
import signal, sys
from pathlib import Path
from careers.build import Builder, parsing
from careers import spread
parsing.can_fork = spread.can_fork = lambda: False
parsing.WORTH_SPAWNING = 10
if {broken}:
    dies = signal.raise_signal
    parsing.spawn = lambda *_, **__: spread.spawn(dies, [9, 9], set_up=str, shared="")
if __name__ == "__main__":
    built = Builder(Path(sys.argv[1])).build()
    for path, output in built.outputs.items():
        Path(sys.argv[2], path.replace("/", "+")).write_bytes(output.content())
    print(*built.problems, sep="\\n")
"""


@pytest.mark.parametrize("broken", [False, True])
def test_new_processes_make_of_a_site_what_this_one_makes(
    site: SiteOnDisk, tmp_path: Path, *, broken: bool
) -> None:
    site.write({"careers.toml": CONFIG + "[careers]\ncards = {enabled = false}\n"})
    site.write({f"content/r{n}.md": f"# Role {n}\n\nSee [it](./no.md).\n" for n in range(250)})
    site.write({"content/bad.md": "---\ntitle: a: b\n---\n", "content/_part.md": "Shared.\n"})
    site.write({"content/a.md": "import P from './_part.md';\n\n# A\n\n<P />\n"})
    script = tmp_path / "spawning.py"
    script.write_text(_SPAWNING.replace("{broken}", str(broken)), "utf-8")
    (tmp_path / "made").mkdir()

    run = subprocess.run(
        [sys.executable, script, site.folder, tmp_path / "made"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert run.stderr == ""
    built = site.built()
    made = {
        file.name.replace("+", "/"): file.read_bytes() for file in (tmp_path / "made").iterdir()
    }
    assert made == {path: output.content() for path, output in built.outputs.items()}
    assert run.stdout.splitlines() == [str(problem) for problem in built.problems]
