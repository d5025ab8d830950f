"""A role as a picture for sharing: 1200 × 630 pixels, as social networks show beside a link.

Only imported where somebody asks for a picture: it needs the packages of ``careers[cards]``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import fontpkg_inter
from PIL import Image, ImageColor, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
DEFAULT_COLOUR = "#2552c4"
_MARGIN = 80
_TITLE_TOP, _TITLE_BOTTOM = 176, 496
_FACTS_MIDDLE = 550
_LARGEST, _SMALLEST, _STEP = 92, 40, 4
_LEADING = 1.14
_TEXT_WIDTH = WIDTH - 2 * _MARGIN
_READABLE = 3.0
"""Contrast that large text needs; WCAG 2.2, success criterion 1.4.3."""
_WHITE, _INK = (255, 255, 255), (17, 24, 39)
_REGULAR, _SEMIBOLD, _BOLD = 500, 600, 750

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture shows; equal cards, equal bytes."""

    title: str
    facts: tuple[str, ...]
    """Team, place and how one works there, the most important first."""
    company: str
    colour: str
    """As in CSS; the default where it cannot be read."""


@lru_cache(maxsize=32)
def draw(card: Card) -> bytes:
    """The picture as PNG.

    Text in letters that the font does not have is left out, as it would be a row of boxes: the
    company's name then stands for a title, and what cannot be said at all is not said.
    """
    base = _colour(card.colour)
    ink = _WHITE if _contrast(_WHITE, base) >= _READABLE else _INK
    image = _background(base, ink).copy()
    pencil = ImageDraw.Draw(image)
    company, title = _sayable(card.company), _sayable(card.title)
    if company and title:
        _company(image, pencil, company, base, ink)
    _title(pencil, title or company, ink)
    facts = [fact for fact in map(_sayable, card.facts) if fact]
    font = _font(34, _REGULAR)
    line = _shortened(_fitting(facts, font), font, _TEXT_WIDTH)
    pencil.text((_MARGIN, _FACTS_MIDDLE), line, _mixed(base, ink, 0.9), font, anchor="lm")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@lru_cache(maxsize=4)
def _background(base: Colour, ink: Colour) -> Image.Image:
    """The colour, and circles that run out of the lower right corner.

    They are drawn large and scaled for smooth edges.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), base)
    scale, size = 2, 560
    patch = Image.new("L", (size * scale, size * scale), 0)
    pencil = ImageDraw.Draw(patch)
    for radius, strength in ((540, 16), (380, 34), (220, 54)):
        reach = radius * scale
        corner = size * scale
        box = (corner - reach, corner - reach, corner + reach, corner + reach)
        pencil.ellipse(box, fill=strength)
    patch = patch.resize((size, size), Image.Resampling.BOX)
    place = (WIDTH - size, HEIGHT - size)
    image.paste(Image.new("RGB", patch.size, ink), place, patch)
    return image


def _company(
    image: Image.Image, pencil: ImageDraw.ImageDraw, name: str, base: Colour, ink: Colour
) -> None:
    """The company's initial on a tile, and its name."""
    side, top, scale = 64, 68, 4
    mask = Image.new("L", (side * scale, side * scale), 0)
    box = (0, 0, side * scale - 1, side * scale - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius=16 * scale, fill=255)
    image.paste(
        Image.new("RGB", (side, side), ink),
        (_MARGIN, top),
        mask.resize((side, side), Image.Resampling.BOX),
    )
    middle = top + side // 2
    letter = next((letter for letter in name if letter.isalnum()), "").upper()
    pencil.text((_MARGIN + side // 2, middle), letter, base, _font(38, _BOLD), anchor="mm")
    font = _font(34, _SEMIBOLD)
    text = _shortened(name, font, _TEXT_WIDTH - side - 24)
    pencil.text((_MARGIN + side + 24, middle), text, ink, font, anchor="lm")


def _title(pencil: ImageDraw.ImageDraw, text: str, ink: Colour) -> None:
    """As large as it fits, in lines of about the same length, between company and facts."""
    size, lines = _set(text)
    height = size * _LEADING
    middle = (_TITLE_TOP + _TITLE_BOTTOM) / 2
    for number, line in enumerate(lines):
        y = middle + (number - (len(lines) - 1) / 2) * height
        pencil.text((_MARGIN, round(y)), line, ink, _font(size, _BOLD), anchor="lm")


def _set(text: str) -> tuple[int, list[str]]:
    """The size of a title, and its lines."""
    for size in range(_LARGEST, _SMALLEST - 1, -_STEP):
        font = _font(size, _BOLD)
        lines = _wrapped(text, font, _TEXT_WIDTH)
        fits = all(font.getlength(line) <= _TEXT_WIDTH for line in lines)
        if fits and len(lines) * size * _LEADING <= _TITLE_BOTTOM - _TITLE_TOP:
            return size, _balanced(text, font, len(lines))
    font = _font(_SMALLEST, _BOLD)
    room = int((_TITLE_BOTTOM - _TITLE_TOP) / (_SMALLEST * _LEADING))
    lines = _wrapped(text, font, _TEXT_WIDTH)
    kept = [*lines[: room - 1], " ".join(lines[room - 1 :])] if len(lines) > room else lines
    return _SMALLEST, [_shortened(line, font, _TEXT_WIDTH) for line in kept]


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Words into lines; one that is too long has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(text: str, font: ImageFont.FreeTypeFont, count: int) -> list[str]:
    """The narrowest setting in as many lines, so that no word is left alone on the last."""
    low, high = 0, _TEXT_WIDTH
    while low < high:
        width = (low + high) // 2
        lines = _wrapped(text, font, width)
        if len(lines) <= count and all(font.getlength(line) <= width for line in lines):
            high = width
        else:
            low = width + 1
    return _wrapped(text, font, high)


def _fitting(facts: Sequence[str], font: ImageFont.FreeTypeFont) -> str:
    """As many facts as there is room for, but one at least."""
    for count in range(len(facts), 1, -1):
        line = "  ·  ".join(facts[:count])
        if font.getlength(line) <= _TEXT_WIDTH:
            return line
    return facts[0] if facts else ""


def _shortened(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def _sayable(text: str) -> str:
    """Text in the font's letters; empty where it needs others. Signs it lacks are left out."""
    text = unicodedata.normalize("NFC", text)
    unknown = {character for character in text if not _has(character)}
    if any(unicodedata.category(character)[0] in "LMN" for character in unknown):
        return ""
    return " ".join("".join(" " if c in unknown else c for c in text).split())


@lru_cache(maxsize=4096)
def _has(character: str) -> bool:
    """Whether the font has it: else it draws what it draws for a character that never exists."""
    if character.isspace():
        return True
    font = _font(_SMALLEST, _REGULAR)
    return bytes(font.getmask(character)) != bytes(font.getmask("\uffff"))


@lru_cache(maxsize=64)
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Inter, with the simple layout: another may be missing, and pictures would differ."""
    file = Path(fontpkg_inter.__file__).parent / "files" / "Inter[opsz,wght].ttf"
    font = ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([min(max(size, 14), 32), weight])
    return font


def _colour(css: str) -> Colour:
    try:
        # CSS 4 writes `rgb(11 110 79)`, which the library knows with commas only.
        listed = css if "," in css else ",".join(css.split())
        red, green, blue = ImageColor.getrgb(listed or DEFAULT_COLOUR)[:3]
    except ValueError:
        return _colour(DEFAULT_COLOUR)
    return red, green, blue


def _mixed(base: Colour, ink: Colour, part: float) -> Colour:
    red, green, blue = (
        round(below + (above - below) * part) for below, above in zip(base, ink, strict=True)
    )
    return red, green, blue


def _contrast(one: Colour, other: Colour) -> float:
    """Source: WCAG 2.2, definitions of contrast ratio and relative luminance."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    low = 0.04045
    linear = [c / 255 / 12.92 if c / 255 <= low else ((c / 255 + 0.055) / 1.055) ** 2.4
              for c in colour]  # fmt: skip
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
