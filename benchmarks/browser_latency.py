"""How long after a save the browser shows it: ``careers serve`` and a real Chromium.

    python benchmarks/browser_latency.py [EDITS] [SITE_DIR]

Each edit is saved to a page of a copy of the site; the time ends when the text stands in the
reloaded page's DOM. Prints one line. The site is this repository's own unless another is named.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT / "tests"))

from live_browser import running_browser, serving  # noqa: E402
from playwright.sync_api import Page  # noqa: E402

_PAUSE_MILLISECONDS = 150
_PATIENCE_SECONDS = 10
_PARTS = ("careers.toml", "content", "static", "theme")
# Runs in every document: tells which edit it shows, and when, by the clock of this machine.
_TELL = """
addEventListener("DOMContentLoaded", () => {
  const shown = /Edit number (\\d+) of/.exec(document.body.textContent);
  if (shown) tellShown(Number(shown[1]), performance.timeOrigin + performance.now());
});
"""


def main(edits: int, site_dir: Path) -> None:
    with _copy(site_dir) as copy, running_browser() as browser, serving(copy) as server:
        content = copy / "content" / "measured.md"
        content.write_text("# Measured\n")
        page = browser.new_page()
        shown: dict[int, float] = {}
        page.expose_function("tellShown", lambda number, at: shown.update({number: at}))
        page.add_init_script(_TELL)
        page.wait_for_timeout(1500)  # until the new page is there and has settled
        page.goto(server.url + "measured")
        took = []
        for number in range(edits):
            milliseconds = _edit(page, content, number, edits, shown)
            if milliseconds is None:
                sys.exit("\n".join([f"edit {number} was never shown", *server.lines[-10:]]))
            took.append(milliseconds)
        version = browser.version
    took.sort()
    print(
        f"edit to browser, {edits} edits, {_pages(site_dir)} pages, Chromium {version}: "
        f"median {statistics.median(took):.0f} ms, p95 {took[round(0.95 * (edits - 1))]:.0f} ms, "
        f"slowest {took[-1]:.0f} ms"
    )


def _edit(page: Page, file: Path, number: int, edits: int, shown: dict[int, float]) -> float | None:
    """Save one edit; milliseconds until the browser shows it, None if it never does."""
    page.wait_for_timeout(_PAUSE_MILLISECONDS + 13 * (number % 7))  # not in step with any clock
    saved = time.time()
    file.write_text(f"# Measured\n\nEdit number {number} of {edits}.\n")
    while number not in shown:
        if time.time() > saved + _PATIENCE_SECONDS:
            return None
        page.wait_for_timeout(5)
    return shown[number] - saved * 1000


@contextmanager
def _copy(site_dir: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "site"
        copy.mkdir()
        for part in _PARTS:
            if (site_dir / part).is_dir() and not (part == "theme" and site_dir == _ROOT):
                shutil.copytree(site_dir / part, copy / part)
            elif (site_dir / part).is_file():
                shutil.copy(site_dir / part, copy / part)
        yield copy


def _pages(site_dir: Path) -> int:
    return len(list((site_dir / "content").rglob("[!_]*.md")))


if __name__ == "__main__":
    given = argparse.ArgumentParser(description="Edit to browser, in milliseconds.")
    given.add_argument("edits", nargs="?", type=int, default=30)
    given.add_argument("site_dir", nargs="?", type=Path, default=_ROOT)
    asked = given.parse_args()
    main(asked.edits, asked.site_dir.resolve())
