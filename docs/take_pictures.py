"""Take the pictures of the README and of the gallery: ``python docs/take_pictures.py``.

Needs the test tools (``make test`` installs them). The sample site, the manual, and the site of the
tests that has every kind of page are built into a temporary folder and photographed in a real
browser, on one day and with one font, so that the pictures show what candidates get, and change
only with the look.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import fontpkg_inter
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from careers.cli import main as careers

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from chromium import chromium  # noqa: E402 - of the tests
from every_kind_of_page import FILES, TODAY  # noqa: E402
from static_server import served  # noqa: E402

NOON = datetime.fromisoformat(TODAY).replace(hour=12, tzinfo=UTC)
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"]
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}</dir>{matches}
</fontconfig>
"""
_MATCH = """<match target="pattern"><test name="family"><string>{family}</string></test>
<edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit></match>
"""
_ROLE = "/engineering/firmware-engineer/"
Shot = tuple[str, str, int, int, str]
"""(site, address, width, height, colour scheme or ``print``)"""


def _sizes(site: str, address: str, height: int = 1000) -> dict[str, list[Shot]]:
    """A page on a desk, and on a phone and a tablet, each in both schemes."""
    schemes = ("light", "dark")
    return {
        "desk": [(site, address, 1440, height, scheme) for scheme in schemes],
        "small": [
            (site, address, width, 800, scheme) for width in (360, 768) for scheme in schemes
        ],
    }


README: dict[str, Shot] = {
    "index": ("sample", "/", 1280, 1000, "light"),
    "role": ("sample", _ROLE, 1280, 1000, "light"),
    "index-filtered-phone": ("sample", "/?q=pirna&workplace=hybrid#_roles", 390, 844, "light"),
    "role-phone-dark": ("sample", _ROLE, 390, 844, "dark"),
    "manual": ("manual", "/", 1280, 1000, "light"),
}
"""File name → the one picture in it."""
GALLERY: dict[str, dict[str, list[Shot]]] = {
    "index": _sizes("sample", "/", 1300),
    "filtered": _sizes("sample", "/?q=pirna&workplace=hybrid#_roles"),
    "role": _sizes("sample", _ROLE),
    "closed": _sizes("kinds", "/world/closed/", 800),
    "list": _sizes("sample", "/locations/berlin/", 800),
    "lost": _sizes("sample", "/404.html", 800),
    "hard": {
        "desk": [
            ("kinds", "/world/arabic/", 1440, 900, "light"),
            ("kinds", "/eng/compound/", 1440, 900, "dark"),
        ],
        "small": [
            ("kinds", address, 360, 800, "light")
            for address in ("/eng/long/", "/eng/compound/", "/world/arabic/", "/world/japanese/")
        ],
        "paper": [("sample", _ROLE, 794, 1123, "print"), ("sample", "/", 794, 1123, "print")],
    },
}
"""Page → size → pictures that stand side by side in one file."""


def main() -> int:
    """Build, photograph, write ``docs/pictures/``."""
    pictures = HERE / "pictures"
    pictures.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        sites = _built(Path(folder))
        _use_one_font(Path(folder))
        with (
            served(sites["sample"]) as sample,
            served(sites["kinds"]) as kinds,
            served(sites["manual"]) as manual,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=chromium(), args=_ARGUMENTS)
            urls = {"sample": sample, "kinds": kinds, "manual": manual}
            for name, shot in README.items():
                _save(_photograph(browser, urls, shot), pictures / f"{name}.png")
            for page, sizes in GALLERY.items():
                for size, shots in sizes.items():
                    taken = [_photograph(browser, urls, shot) for shot in shots]
                    _save(_side_by_side(taken), pictures / f"{page}-{size}.png")
            browser.close()
    return 0


def _built(folder: Path) -> dict[str, Path]:
    """The output folders of the three sites."""
    for path, text in FILES.items():
        file = folder / "kinds" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    sites = {
        "sample": [str(HERE.parent)],
        "kinds": [str(folder / "kinds")],
        "manual": [str(HERE.parent), "--config", str(HERE / "careers.toml")],
    }
    built = {name: folder / f"{name}-built" for name in sites}
    for name, site in sites.items():
        if careers(["build", *site, "--today", TODAY, "--out-dir", str(built[name])]) != 0:
            sys.exit(f"{name} does not build")
    return built


def _use_one_font(folder: Path) -> None:
    """Let the browser take Inter for the system's font, whatever the system."""
    fonts = Path(fontpkg_inter.__file__).parent / "files"
    matches = "".join(_MATCH.format(family=name) for name in ("system-ui", "sans-serif", "sans"))
    file = folder / "fonts.conf"
    file.write_text(_FONTS.format(folder=fonts, matches=matches), "utf-8")
    os.environ["FONTCONFIG_FILE"] = str(file)


def _photograph(browser: Browser, urls: dict[str, str], shot: Shot) -> Image.Image:
    site, address, width, height, scheme = shot
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    page.goto(urls[site] + address, wait_until="networkidle")
    if scheme == "print":
        page.emulate_media(media="print")
    picture = Image.open(BytesIO(page.screenshot()))
    context.close()
    return picture.convert("RGB")


def _side_by_side(pictures: Iterable[Image.Image]) -> Image.Image:
    """Half as large, on grey."""
    small = [
        one.resize((one.width // 2, one.height // 2), Image.Resampling.LANCZOS) for one in pictures
    ]
    gap = 12
    size = (sum(one.width + gap for one in small) + gap, max(one.height for one in small) + 2 * gap)
    sheet = Image.new("RGB", size, (128, 128, 128))
    left = gap
    for one in small:
        sheet.paste(one, (left, gap))
        left += one.width + gap
    return sheet


def _save(picture: Image.Image, file: Path) -> None:
    """As a PNG of 128 colours: a third of the bytes, and no difference that one sees."""
    few = picture.quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
    print(file.relative_to(HERE.parent), f"{file.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    sys.exit(main())
