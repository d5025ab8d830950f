"""A build keeps to itself: R26."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from git_site import clean_environment, git
from harness import SiteOnDisk
from promises.live import roles
from promises.promise import Effort, Outcome, promise
from promises.sites import repository_site

# Noted by one write each: the workers are forked, and carry the hook with them.
_WATCHED_BUILD = """
import json, os, sys
log = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
EVENTS = ("socket.", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn",
          "os.startfile", "pty.spawn", "os.fork", "urllib.", "http.", "ftplib.", "smtplib.",
          "webbrowser.")
def hook(event, arguments):
    if event.startswith(EVENTS):
        note = {"event": event, "process": os.getpid(), "said": repr(arguments)[:300]}
        os.write(log, (json.dumps(note) + "\\n").encode())
sys.addaudithook(hook)
from careers.cli import main
sys.exit(main(sys.argv[2:]))
"""
_ASKING_GIT = "showLastUpdateTime = true\n"


@promise(
    "R26",
    "A build talks to no network and starts no process but its own workers, and git when asked",
    tried="Python's audit events in every process of builds and checks of several sites",
)
def keeps_to_itself(effort: Effort) -> Outcome:
    """Listen to what the interpreter itself says of sockets and processes."""
    small, large = roles(3), roles(1500 if effort == "long" else 300)
    sites: list[tuple[str, dict[str, str | bytes], tuple[str, ...]]] = [
        ("git", {**small, "careers.toml": small["careers.toml"] + "[docs]\n" + _ASKING_GIT},
         ("build",)),
        ("large", dict(large), ("build",)),
    ]  # fmt: skip
    if effort == "long":
        sites += [
            ("sample", repository_site(), ("build", "check")),
            ("small", dict(small), ("check",)),
        ]
    wrong, workers, gits = [], 0, 0
    for name, files, commands in sites:
        with tempfile.TemporaryDirectory() as folder:
            site = SiteOnDisk(Path(folder) / "site")
            site.write(files)
            if name == "git":
                _commit(site.folder)
            for command in commands:
                noted = _noted(site.folder, command)
                workers += noted.pop("os.fork", 0)
                gits += noted.pop("git", 0) if name == "git" else 0
                wrong += [f"{name}, {command}: {event}" for event in noted]
                if name == "git" and not gits:
                    wrong.append("git was not asked, so nothing was heard of it")
    return Outcome(
        not wrong and workers > 0,
        f"{sum(len(commands) for *_, commands in sites)} runs, {workers} workers, {gits} times git "
        f"where asked, {len(wrong)} other events",
        tuple(wrong),
    )


def _commit(folder: Path) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@careers.example")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, *identity, "commit", "--quiet", "--message", "One")


def _noted(folder: Path, command: str) -> Counter[str]:
    """What was heard, by what it was; starting git is called so."""
    log = folder.parent / "heard"
    log.write_bytes(b"")
    subprocess.run(
        [sys.executable, "-c", _WATCHED_BUILD, str(log), command, str(folder)],
        check=False,
        capture_output=True,
        env={
            name: value
            for name, value in clean_environment(folder.parent).items()
            if not name.startswith("COVERAGE_")  # it asks for the name of the machine
        }
        | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    heard: Counter[str] = Counter()
    for line in log.read_text("utf-8").splitlines():
        note = json.loads(line)
        is_git = note["event"] == "subprocess.Popen" and note["said"].startswith(
            ("('git'", "['git'")
        )
        heard["git" if is_git else note["event"] if note["event"] == "os.fork" else line] += 1
    return heard
