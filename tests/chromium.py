"""The browser of the browser tests: the machine's own Chromium, or one that can be had.

``python tests/chromium.py`` provides one where there is none; `make test` runs it first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET_ONE = (
    "The browser tests need Chromium and none could be installed: install your system's"
    " `chromium` package, or let `.venv/bin/playwright install chromium` download one."
)


def chromium() -> Path | None:
    """The program to drive; None where there is none at all."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return Path(found) if found else _of_playwright()


def _of_playwright() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def _provide() -> bool:
    if chromium() is not None:
        return True
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _say("Installing Debian's chromium for the browser tests ...")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in ("update", "install --yes --no-install-recommends chromium"):
            subprocess.run(["apt-get", "-qq", *command.split()], env=environment, check=False)
    if chromium() is None:
        _say("Downloading a Chromium for the browser tests ...")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return chromium() is not None


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


if __name__ == "__main__":
    if not _provide():
        sys.exit(HOW_TO_GET_ONE)
