"""``[careers.brand]`` as the end of the theme's style sheet, which a site's own sheet overrides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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

    css: str
    """To be added to the theme's style sheet; empty where nothing is said."""
    schemes: Schemes
    """With the brand's colour in place of the theme's."""
    ink: str = ""
    """Text on the light scheme's primary colour; empty where that colour is the theme's."""
    problems: tuple[Problem, ...] = ()


def read_brand(site_dir: Path, config: Config, found: Schemes) -> Brand:
    """The rules that a brand adds.

    Args:
        site_dir: For the place of a mistake.
        config: Its ``[careers.brand]``.
        found: What the theme's own style sheet says of its colours.
    """
    said = config.careers.brand
    plain = {"--ifm-font-family-base": said.font_family, "--ifm-global-radius": said.corner}
    look = Brand(_rules(plain), found)
    if not said.color:
        return look
    # The library behind this costs a build more than everything else here together.
    from careers.theme.colours import COMFORTABLE, palette

    color, color_dark = (_Asked.read(site_dir, config, key) for key in ("color", "colorDark"))
    problems = tuple(one.problem for one in (color, color_dark) if one.problem)
    if not color.hex or problems:
        return replace(look, problems=problems)
    light = palette(color.hex, found.light.grounds, exact=said.exact)
    dark = (
        palette(color_dark.hex, found.dark.grounds, exact=said.exact)
        if color_dark.hex
        else palette(color.hex, found.dark.grounds, wanted=COMFORTABLE)
    )
    asked = [("light", color, light), *([("dark", color_dark, dark)] if color_dark.hex else ())]
    return Brand(
        _rules({**plain, **_tokens(light)}, _tokens(dark)),
        found.with_primaries(light.primary, dark.primary),
        light.on_primary,
        tuple(problem for one in asked if (problem := _contrast_problem(*one))),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A colour as the configuration has it."""

    said: str
    hex: str
    """``#rrggbb``; empty where nothing, or no colour, is written."""
    at: Location
    problem: Problem | None = None

    @classmethod
    def read(cls, site_dir: Path, config: Config, key: str) -> _Asked:
        from careers.theme.colours import read_colour

        brand = config.careers.brand
        said = brand.color if key == "color" else brand.color_dark
        at = place_of(site_dir, config, ("careers", "brand", key))
        found = read_colour(said) if said else ""
        if found is None:
            hint = f'write it as in CSS, without transparency: `{key} = "#0b6e4f"`'
            return cls(said, "", at, Problem(at, f"`{said}` is no colour", "brand-color", hint))
        return cls(said, found, at)


def _tokens(made: Palette) -> dict[str, str]:
    shades = {f"--ifm-color-primary-{name}": shade for name, shade in made.shades}
    return {
        "--cs-primary": made.primary,
        "--cs-on-primary": made.on_primary,
        **shades,
    }


def _rules(light: Mapping[str, str], dark: Mapping[str, str] | None = None) -> str:
    """In the theme's first layer, so that any rule of the site's own sheet wins.

    The theme's ``--cs-…`` of the dark scheme are in no layer, so the brand's are in none either.
    """
    dark = dark or {}
    own = {name: value for name, value in dark.items() if name.startswith("--cs-")}
    infima = {name: value for name, value in dark.items() if name not in own}
    rules = [
        _layered(_rule(":root", light)),
        _on_screen(_layered(_rule("html[data-theme=dark]", infima))),
        _on_screen(_rule("html[data-theme=dark]", own)),
    ]
    return "".join(rules)


def _rule(selector: str, tokens: Mapping[str, str]) -> str:
    said = ";".join(f"{name}:{value}" for name, value in tokens.items() if value)
    return f"{selector}{{{said}}}" if said else ""


def _layered(rule: str) -> str:
    return f"@layer base{{{rule}}}" if rule else ""


def _on_screen(rule: str) -> str:
    """Paper is light in every scheme."""
    return f"@media screen{{{rule}}}" if rule else ""


def _contrast_problem(scheme: str, asked: _Asked, made: Palette) -> Problem | None:
    """A colour that was written for a scheme and cannot be read there, or is not shown as it is."""
    from careers.theme.colours import READABLE

    if made.contrast < READABLE:
        return Problem(
            asked.at,
            f"`{asked.said}` can hardly be read in the {scheme} scheme: {made.contrast:.1f}:1, and "
            f"text needs {READABLE}:1",
            "brand-contrast",
            "take `exact` away, and the build finds the nearest colour that can be read",
            severity="warning",
        )
    if made.primary == asked.hex:
        return None
    return Problem(
        asked.at,
        f"`{asked.said}` is adjusted for contrast in the {scheme} scheme: {made.asked:.1f}:1 → "
        f"{made.contrast:.1f}:1, `{made.primary}`",
        "brand-contrast",
        "add `exact = true` to keep it as it is",
        severity="info",
    )
