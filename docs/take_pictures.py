"""Take the pictures of the README from the sample site: ``python docs/take_pictures.py``.

Needs the test tools (``make test`` installs them). The site is built into a temporary folder and
photographed in a real browser, so the pictures show what candidates get.
"""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from careers.cli import main as careers

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from chromium import chromium  # noqa: E402 - of the tests

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PICTURES = {
    # file name: (address, width, height, colour scheme)
    "index.png": ("/", 1280, 1500, "light"),
    "role.png": ("/engineering/firmware-engineer/", 1280, 1000, "light"),
    "index-filtered-phone.png": ("/?q=pirna&workplace=hybrid#_roles", 390, 844, "light"),
    "role-phone-dark.png": ("/engineering/firmware-engineer/", 390, 844, "dark"),
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the pictures are the output."""


def main() -> int:
    """Build, photograph, write ``docs/pictures/``."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "build"
        if careers(["build", str(HERE.parent), "--out-dir", str(site)]) != 0:
            return 1
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _photograph(f"http://127.0.0.1:{server.server_address[1]}")
    return 0


def _photograph(url: str) -> None:
    (HERE / "pictures").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=_ARGUMENTS)
        for name, (address, width, height, scheme) in PICTURES.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            _take(page, url + address, HERE / "pictures" / name)
        browser.close()


def _take(page: Page, url: str, file: Path) -> None:
    page.goto(url, wait_until="networkidle")
    page.screenshot(path=file)
    page.close()
    print(file.relative_to(HERE.parent))


if __name__ == "__main__":
    sys.exit(main())
