"""Whole sites of damaged files, each built in a process of its own with limits on time and memory.

    python build_mutated.py NUMBER,NUMBER,.. PAGES FOLDER

Prints a line of JSON for each of these sites, of so many pages: see ``Seen``. What is imported is
imported once; each site is then a fork.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

sys.path.insert(0, str(Path(__file__).parent.parent))

from promises.mutation_seeds import BESIDE
from promises.mutations import mutated_beside, mutated_role

from careers.build import Builder, Built
from careers.cli import main as careers
from careers.content.pages import parse_page
from careers.content.sources import Source

_SECONDS = 2
"""Of the processor, for a file; a site has more, for there is a rest of it."""
_SECONDS_OF_A_SITE = 60
_MEMORY = 1 << 30
_ROUNDS = 12
"""Until nothing is refused: what leads to a page that was taken out is refused in the next."""


@dataclass(slots=True)
class Seen:
    """What happened to a site, or to one file of it."""

    pages: int = 0
    accepted: int = 0
    """Pages that were built in the end."""
    problems: int = 0
    without_place: list[str] = field(default_factory=list)
    """Problems that lie outside of the file that they name, or that name none."""
    without_hint: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    """Seconds of the processor that a page took to be parsed and rendered; which."""
    crash: str = ""
    """The traceback, the signal or the limit that ended it."""


def main(numbers: str, pages: str, folder: str) -> None:
    """Site after site; a site that ends badly is halved until one file is left."""
    for number in map(int, numbers.split(",")):
        files = site_of(number, int(pages))
        seen = _in_a_process(files, Path(folder), _SECONDS_OF_A_SITE)
        if seen.crash:
            found = _bisected(files, Path(folder))
            seen.crash += f" in {found}" if found else ""
        print(json.dumps({"site": number, **asdict(seen)}), flush=True)  # noqa: T201


def site_of(number: int, pages: int) -> dict[str, bytes]:
    """The files of a site; every fourth has damaged files beside its pages too."""
    random = Random(f"site {number}")
    files = dict(BESIDE)
    if number % 2:  # no sidebar by hand, so that all pages stand in one
        del files["sidebars.json"]
    if number % 4 == 3:
        files |= {path: mutated_beside(random, path) for path in files if random.random() < 0.5}
    files["content/index.md"] = b"# Work here\n"
    files["content/_part.mdx"] = b"A **part** of {props.name}.\n"
    for page in range(pages):
        suffix, content = mutated_role(random)
        files[f"content/{random.choice(('', 'eng/', '01-shop/'))}r{page}{suffix}"] = content
    return files


def _pages_of(files: Mapping[str, bytes]) -> list[str]:
    return [path for path in files if "/r" in path]


def _in_a_process(files: Mapping[str, bytes], folder: Path, seconds: int) -> Seen:
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        status = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one process makes it all
            with os.fdopen(writing, "wb") as stream:
                stream.write(json.dumps(asdict(_built(files, folder))).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        answer = stream.read()
    _, status = os.waitpid(process, 0)
    shutil.rmtree(folder, ignore_errors=True)
    if answer:
        return Seen(**json.loads(answer))
    ended = signal.Signals(status & 0x7F).name if os.WIFSIGNALED(status) else f"status {status}"
    return Seen(pages=len(_pages_of(files)), crash=ended)


def _bisected(files: Mapping[str, bytes], folder: Path) -> str:
    """The one page that makes a site end badly; nothing where it takes several."""
    pages = _pages_of(files)
    while len(pages) > 1:
        for half in (pages[: len(pages) // 2], pages[len(pages) // 2 :]):
            kept = {path: text for path, text in files.items() if "/r" not in path or path in half}
            seconds = _SECONDS if len(half) == 1 else _SECONDS_OF_A_SITE
            if _in_a_process(kept, folder, seconds).crash:
                pages = half
                break
        else:
            return ""
    return f"{pages[0]}: {files[pages[0]][:300]!r}"


def _built(files: Mapping[str, bytes], folder: Path) -> Seen:
    """Check a site, then take out what is refused until the rest is built and written."""
    seen = Seen(pages=len(_pages_of(files)))
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    try:
        with _timed() as spent:
            _check(files, folder, seen)
            _build(files, folder, seen)
        seen.slowest = max(((seconds, path) for path, seconds in spent.items()), default=(0.0, ""))
    except BaseException as error:  # noqa: BLE001 - that is what is looked for
        frames = traceback.extract_tb(error.__traceback__)[-3:]
        where = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
        seen.crash = f"{type(error).__name__}: {str(error)[-500:]} at {where}"
    return seen


def _check(files: Mapping[str, bytes], folder: Path, seen: Seen) -> None:
    code, said, _ = _run("check", str(folder), "--format", "json", "--today", "2026-06-01")
    if code not in {0, 1}:
        raise AssertionError(f"careers check ended with {code}")
    for problem in json.loads(said)["problems"]:
        seen.problems += 1
        line = f"{problem['path']}:{problem['line']}:{problem['column']}: {problem['message']}"
        if not _is_inside(problem, files, folder):
            seen.without_place.append(f"{line} [{problem['rule']}]")
        if not problem["hint"]:
            seen.without_hint.append(f"{line} [{problem['rule']}]")


def _is_inside(problem: Mapping[str, Any], files: Mapping[str, bytes], folder: Path) -> bool:
    """Whether a problem names a place that there is, up to the end of the last line."""
    content = files.get(problem["path"])
    if content is None:
        is_there = (folder / problem["path"]).exists()
        of_a_tag = problem["path"].startswith("build/tags/")  # such a page is that of many files
        return problem["line"] is None and (is_there or of_a_tag)
    line, column = problem["line"], problem["column"]
    if line is None:
        return column is None
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    return line <= len(lines) and (column is None or column <= len(lines[line - 1]) + 1)


def _build(files: Mapping[str, bytes], folder: Path, seen: Seen) -> None:
    code, said = 0, ""
    for _ in range(_ROUNDS):
        code, _, said = _run("build", str(folder), "--today", "2026-06-01")
        said.encode()  # a terminal could not show half a character
        if code == 0:
            seen.accepted = sum((folder / path).exists() for path in _pages_of(files))
            return
        refused = {line.partition(":")[0] for line in said.splitlines() if ": error: " in line}
        if code != 1 or not refused:
            break
        for path in refused:
            if path in BESIDE:
                (folder / path).write_bytes(BESIDE[path])
            else:
                (folder / path).unlink(missing_ok=True)  # where a tag leads is no file
    raise AssertionError(f"careers build ended with {code}: {said[-500:]}")


def _run(*arguments: str) -> tuple[int, str, str]:
    stdout, stderr = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
        code = careers(arguments)
    return code, stdout.getvalue(), stderr.getvalue()


@contextlib.contextmanager
def _timed() -> Iterator[dict[str, float]]:
    """Seconds of the processor by page, the most that parsing and rendering it took together."""
    spent: dict[str, float] = {}

    def timed(path: str, work: Callable[..., Any], *arguments: Any) -> Any:
        started = time.process_time()
        try:
            return work(*arguments)
        finally:
            now = time.process_time() - started
            spent[path] = max(spent.get(path, 0), now)

    def timed_build(builder: Builder, *arguments: Any) -> Built:
        built = build(builder, *arguments)
        outputs = {
            path: replace(one, content=partial(timed, f"{one.source} rendered", one.content))
            if one.source
            else one
            for path, one in built.outputs.items()
        }
        return replace(built, outputs=outputs)

    def timed_parse(source: Source, *rest: Any) -> Any:
        return timed(source.path, parse_page, source, *rest)

    build = Builder.build
    with (
        mock.patch.object(Builder, "build", timed_build),
        mock.patch("careers.build.builder.parse_page", timed_parse),
    ):
        yield spent


if __name__ == "__main__":
    main(*sys.argv[1:])
