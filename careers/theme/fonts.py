"""Fonts of the site: an ``@font-face`` for each file, and the one that every page needs at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

_FORMATS = {".woff2": "woff2", ".woff": "woff", ".ttf": "truetype", ".otf": "opentype"}
_WEIGHTS = {
    "thin": 100, "hairline": 100, "extralight": 200, "ultralight": 200, "light": 300,
    "regular": 400, "normal": 400, "book": 400, "medium": 500, "semibold": 600, "demibold": 600,
    "bold": 700, "extrabold": 800, "ultrabold": 800, "black": 900, "heavy": 900,
}  # fmt: skip
_EVERY = ("variable", "wght", "vf")
_SLANTED = ("italic", "oblique")


class _Font(NamedTuple):
    file: str
    weight: str
    style: str

    @property
    def is_plain(self) -> bool:
        return self.style == "normal" and self.weight in {"400", "100 900"}


def is_font(name: str) -> bool:
    """Whether a file is of a kind that browsers load as a font."""
    return PurePosixPath(name).suffix.lower() in _FORMATS


def font_faces(family: str, files: Sequence[str], base_url: str) -> Iterator[str]:
    """The rules that make files known.

    Args:
        family: As in CSS; the files belong to the first of several.
        files: In the static folder.
        base_url: That they are published under.
    """
    first = family.partition(",")[0].strip()
    for font in map(_font, files) if first else ():
        kind = _FORMATS[PurePosixPath(font.file).suffix.lower()]
        yield (
            f"@font-face{{font-family:{first};font-weight:{font.weight};font-style:{font.style};"
            f'font-display:swap;src:url("{_url(font.file, base_url)}") format("{kind}")}}'
        )


def preloaded(files: Sequence[str], base_url: str) -> tuple[str, ...]:
    """The one font that nearly all text is in: upright, of regular weight."""
    plain = [font.file for font in map(_font, files) if font.is_plain]
    return tuple(_url(file, base_url) for file in plain[:1])


def _font(file: str) -> _Font:
    """Weight and style, as the name says: ``dunlin-600italic.woff2``; regular where it does not."""
    stem = re.sub(r"[^a-z0-9]", "", PurePosixPath(file).stem.lower())
    style = "italic" if any(word in stem for word in _SLANTED) else "normal"
    if any(word in stem for word in _EVERY):
        return _Font(file, "100 900", style)
    if number := re.search(r"(?<!\d)[1-9]00(?!\d)", stem):
        return _Font(file, number[0], style)
    words = [word for word in _WEIGHTS if word in stem]
    weight = _WEIGHTS[max(words, key=len)] if words else 400
    return _Font(file, str(weight), style)


def _url(file: str, base_url: str) -> str:
    from urllib.parse import quote

    return base_url + quote(file.removeprefix(base_url).lstrip("/"))
