"""One colour to all that a colour scheme needs of it, as readable as WCAG 2.2 asks (level AA).

Hue and chroma are kept (OKLCH), only lightness moves, and only as far as the contrast needs.
Importing this module loads coloraide: do so where a colour is configured, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coloraide import Color

READABLE = 4.5
"""Contrast that text needs; WCAG 2.2, success criterion 1.4.3."""
COMFORTABLE = 6.5
"""Contrast of a colour that is made for a scheme, where nobody has asked for another."""

_SHADES = {"dark": 0.9, "darker": 0.85, "darkest": 0.7, "light": 1.1, "lighter": 1.15,
           "lightest": 1.3}  # fmt: skip
"""Infima's names, with the part of the lightness that each has of the colour's own."""
_LARGEST_LIGHTNESS = 0.98
_STEPS = 9
"""Halvings of the way to black or white: to within a five hundredth of it."""
_INK_LIGHTNESS, _INK_CHROMA = 0.2, 0.04


@dataclass(frozen=True, slots=True)
class Palette:
    """What one colour scheme gets; colours are ``#rrggbb``."""

    primary: str
    on_primary: str
    """Text on the primary colour."""
    shades: tuple[tuple[str, str], ...]
    """Infima's ``dark`` to ``lightest``; each can be read wherever the primary colour can."""
    asked: float
    """Contrast of the colour that was asked for, on the ground where it is lowest."""
    contrast: float
    """Likewise of ``primary``."""


def read_colour(css: str) -> str | None:
    """A CSS colour as ``#rrggbb``; None for what is no colour, or not opaque."""
    found = Color.match(css.strip(), fullmatch=True)
    if found is None or found.color.alpha() < 1:
        return None
    return _hex(found.color)


@lru_cache(maxsize=8)
def palette(
    colour: str, grounds: tuple[str, ...], *, exact: bool = False, wanted: float = READABLE
) -> Palette:
    """The colours of a scheme.

    Args:
        colour: The brand's, as ``read_colour`` gives it.
        grounds: What text and links stand on; all of them dark, or all of them light.
        exact: Keep the colour and its shades whatever their contrast.
        wanted: The contrast to move it to where it cannot be read.
    """
    is_dark = Color(grounds[0]).luminance() < Color("#777").luminance()
    primary = colour if exact else _moved(colour, grounds, wanted, is_dark=is_dark)
    on_primary = max(("#ffffff", _ink(colour)), key=lambda text: contrast(text, primary))
    if contrast(on_primary, primary) < READABLE:
        on_primary = "#000000"  # whatever white cannot be read on
    shades = {name: _shade(primary, part) for name, part in _SHADES.items()}
    if not exact:
        shades = {
            name: shade if _is_readable(shade, [*grounds, on_primary]) else primary
            for name, shade in shades.items()
        }
    return Palette(
        primary,
        on_primary,
        tuple(shades.items()),
        asked=_lowest(colour, grounds),
        contrast=_lowest(primary, grounds),
    )


def contrast(one: str, other: str) -> float:
    """From 1 to 21; WCAG 2.2, "contrast ratio"."""
    return Color(one).contrast(Color(other))


def _moved(colour: str, grounds: Sequence[str], wanted: float, *, is_dark: bool) -> str:
    """The nearest lightness with that contrast on every ground, unless the colour can be read."""
    if _is_readable(colour, grounds):
        return colour
    start = Color(colour).convert("oklch")
    near, far = start["lightness"], 1.0 if is_dark else 0.0
    for _ in range(_STEPS):
        middle = (near + far) / 2
        if _lowest(_with_lightness(start, middle), grounds) >= wanted:
            far = middle
        else:
            near = middle
    return _with_lightness(start, far)


def _is_readable(colour: str, grounds: Sequence[str]) -> bool:
    return _lowest(colour, grounds) >= READABLE


def _lowest(colour: str, grounds: Sequence[str]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def _shade(colour: str, part: float) -> str:
    start = Color(colour).convert("oklch")
    return _with_lightness(start, min(start["lightness"] * part, _LARGEST_LIGHTNESS))


def _ink(colour: str) -> str:
    """Nearly black, with a breath of the colour."""
    start = Color(colour).convert("oklch")
    start["chroma"] = min(start["chroma"], _INK_CHROMA)
    return _with_lightness(start, _INK_LIGHTNESS)


def _with_lightness(start: Color, lightness: float) -> str:
    return _hex(start.clone().set("lightness", lightness))


def _hex(colour: Color) -> str:
    in_gamut = colour.convert("srgb").fit(method="oklch-chroma")
    return in_gamut.to_string(hex=True, alpha=False)
