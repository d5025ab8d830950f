"""``[careers.brand]`` as values in the theme's style sheet, which a site's own sheet overrides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from careers.config import Config
from careers.config.locating import place_of
from careers.problems import Location, Problem
from careers.theme.tokens import Schemes

if TYPE_CHECKING:
    from careers.theme.colours import Palette


@dataclass(frozen=True, slots=True)
class Brand:
    """What the brand's colour and corners make of the theme."""

    light: Mapping[str, str]
    """Custom properties of the style sheet, with values of both schemes where they differ."""
    dark: Mapping[str, str]
    """Those of the dark scheme that must be plain colours."""
    schemes: Schemes
    """With the brand's colour in place of the theme's."""
    ink: str = ""
    """Text on the light scheme's primary colour; empty where that colour is the theme's."""
    problems: tuple[Problem, ...] = ()


def read_brand(site_dir: Path, config: Config, found: Schemes, *, used: Collection[str]) -> Brand:
    """The rules that a brand adds.

    Args:
        site_dir: For the place of a mistake.
        config: Its ``[careers.brand]``.
        found: What the theme's own style sheet says of its colours.
        used: The custom properties that any style sheet reads: of shades, no others are set.
    """
    said = config.careers.brand
    plain = {"--ifm-font-family-base": said.font_family, "--ifm-global-radius": said.corner}
    plain = {name: value for name, value in plain.items() if value}
    if not said.color:
        return Brand(plain, {}, found)
    at = partial(_at, site_dir, config)
    # The library behind this costs a build more than everything else here together.
    from careers.theme.colours import read_colour

    asked = {"color": said.color, **({"colorDark": said.color_dark} if said.color_dark else {})}
    colours = {key: read_colour(value) for key, value in asked.items()}
    usable = {key: colour for key, colour in colours.items() if colour is not None}
    if wrong := asked.keys() - usable:
        problems = (_no_colour(at(key), key, asked[key]) for key in sorted(wrong))
        return Brand(plain, {}, found, problems=tuple(problems))
    light, dark = _palettes(found, usable["color"], usable.get("colorDark"), exact=said.exact)
    made = {"color": ("light", light), "colorDark": ("dark", dark)}
    judged = (_contrast_problem(partial(at, key), asked[key], *made[key]) for key in asked)
    return Brand(
        {**plain, **_plain(light), **_shades(light, dark, used)},
        _plain(dark),
        found.with_primaries(light.primary, dark.primary),
        light.on_primary,
        tuple(problem for problem in judged if problem),
    )


def _palettes(
    found: Schemes, color: str, color_dark: str | None, *, exact: bool
) -> tuple[Palette, Palette]:
    """Light and dark; what nobody has chosen for the dark one is comfortable to read there."""
    from careers.theme.colours import COMFORTABLE, palette

    light = palette(color, found.light.grounds, exact=exact)
    if color_dark:
        return light, palette(color_dark, found.dark.grounds, exact=exact)
    return light, palette(color, found.dark.grounds, wanted=COMFORTABLE)


def _at(site_dir: Path, config: Config, key: str) -> Location:
    return place_of(site_dir, config, ("careers", "brand", key))


def _no_colour(at: Location, key: str, said: str) -> Problem:
    hint = f'write it as in CSS, without transparency: `{key} = "#0b6e4f"`'
    return Problem(at, f"`{said}` is no colour", "brand-color", hint)


def _plain(made: Palette) -> dict[str, str]:
    return {"--cs-primary": made.primary, "--cs-on-primary": made.on_primary}


def _shades(light: Palette, dark: Palette, used: Collection[str]) -> dict[str, str]:
    """Infima's, each with its value in both schemes."""
    of_dark = dict(dark.shades)
    both = {
        f"--ifm-color-primary-{name}": f"light-dark({shade},{of_dark[name]})"
        for name, shade in light.shades
    }
    return {name: value for name, value in both.items() if name in used}


def _contrast_problem(
    at: Callable[[], Location], said: str, scheme: str, made: Palette
) -> Problem | None:
    """A colour that was written for a scheme and cannot be read there, or is not shown as it is."""
    from careers.theme.colours import READABLE

    if made.contrast < READABLE:
        return Problem(
            at(),
            f"`{said}` can hardly be read in the {scheme} scheme: {made.contrast:.1f}:1, and text "
            f"needs {READABLE}:1",
            "brand-contrast",
            "take `exact` away, and the build finds the nearest colour that can be read",
            severity="warning",
        )
    if made.contrast == made.asked:
        return None
    return Problem(
        at(),
        f"`{said}` is adjusted for contrast in the {scheme} scheme: {made.asked:.1f}:1 → "
        f"{made.contrast:.1f}:1, `{made.primary}`",
        "brand-contrast",
        "add `exact = true` to keep it as it is",
        severity="info",
    )
