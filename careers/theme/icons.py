"""Icons of a site: its logo where that is square, else those of the theme in its colour."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from careers.config import Config
from careers.theme.named_files import is_elsewhere, static_file

_SMALLEST_TOUCH_ICON = 120
"""Pixels; anything smaller is blurred on the home screen of a phone."""
_SQUARE = 0.9
"""The shorter side as part of the longer one."""
_VIEW_BOX = re.compile(
    rb"""<svg\b[^>]*\bviewBox=["'][-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)"""
)
_SIGNATURE = 8
_LENGTHS = 12
"""Bytes of a chunk around its content: length, name, checksum."""


def square_logo(site_dir: Path, config: Config) -> str:
    """The brand's logo as ``[careers.brand]`` names it, where it can be an icon; else empty."""
    name = config.careers.brand.logo
    file = static_file(site_dir, config, name) if name and not is_elsewhere(name) else None
    width, height = _size(file.read_bytes()) if file else (0, 0)
    return name if min(width, height) > _SQUARE * max(width, height) else ""


def is_touch_icon(site_dir: Path, config: Config, name: str) -> bool:
    """Whether a square picture can stand on the home screen of a phone, which draws no SVG."""
    file = static_file(site_dir, config, name) if name.lower().endswith(".png") else None
    return file is not None and min(_size(file.read_bytes())) >= _SMALLEST_TOUCH_ICON


def logo_sizes(site_dir: Path, config: Config) -> dict[str, tuple[int, int]]:
    """Width and height in pixels of the logos of navbar and footer, by path as configured."""
    theme, brand = config.theme_config, config.careers.brand
    logos = (theme.navbar.logo, theme.footer.logo if theme.footer else None)
    names = [name for logo in logos if logo for name in (logo.src, logo.src_dark)]
    found = {}
    for name in filter(None, (*names, brand.logo, brand.logo_dark)):
        file = None if is_elsewhere(name) else static_file(site_dir, config, name)
        width, height = _size(file.read_bytes()) if file else (0, 0)
        if width and height:
            found[name] = (round(width), round(height))
    return found


def _size(picture: bytes) -> tuple[float, float]:
    """Width and height; 0 where the picture does not say."""
    import imagesize

    try:
        if found := _VIEW_BOX.search(picture):
            return float(found[1]), float(found[2])
        width, height = imagesize.get(BytesIO(picture))
    except ValueError:  # an SVG without a size, or with one that is no number
        return 0, 0
    return max(0, width), max(0, height)


def recoloured_svg(svg: bytes, *, old: str, new: str) -> bytes:
    """A drawing with one of its colours replaced."""
    return svg.replace(old.encode(), new.encode())


def recoloured_png(png: bytes, *, ground: str, ink: str) -> bytes:
    """A picture in two colours and the steps between them, in two others.

    Args:
        png: With a palette that runs in even steps from the ground to the ink.
        ground: ``#rrggbb``.
        ink: Likewise.
    """
    return png[:_SIGNATURE] + b"".join(
        _chunk(
            name, bytes(_palette(len(content) // 3, ground, ink)) if name == b"PLTE" else content
        )
        for name, content in _chunks(png)
    )


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = _SIGNATURE
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + _LENGTHS


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


def _palette(colours: int, ground: str, ink: str) -> Iterator[int]:
    first, last = bytes.fromhex(ground[1:]), bytes.fromhex(ink[1:])
    for step in range(colours):
        part = step / (colours - 1)
        yield from (round(a + (b - a) * part) for a, b in zip(first, last, strict=True))
