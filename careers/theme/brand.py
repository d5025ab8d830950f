"""``[careers.brand]`` as the end of the theme's style sheet, which a site's own sheet overrides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    from careers.theme.colours import palette, read_colour

    at = place_of(site_dir, config, ("careers", "brand", "color"))
    colour = read_colour(said.color)
    if colour is None:
        hint = 'write it as in CSS, without transparency: `color = "#0b6e4f"`'
        problem = Problem(at, f"`{said.color}` is no colour", "brand-color", hint)
        return replace(look, problems=(problem,))
    light = palette(colour, found.light.grounds, exact=said.exact)
    dark = palette(colour, found.dark.grounds, exact=said.exact)
    return Brand(
        _rules({**plain, **_tokens(light)}, _tokens(dark)),
        found.with_primaries(light.primary, dark.primary),
        light.on_primary,
        tuple(_contrast_problems(at, said.color, {"light": light, "dark": dark})),
    )


def _tokens(made: Palette) -> dict[str, str]:
    shades = {f"--ifm-color-primary-{name}": shade for name, shade in made.shades}
    return {
        "--cs-primary": made.primary,
        "--cs-on-primary": made.on_primary,
        "--cs-primary-hover": made.hover,
        "--cs-focus": made.primary,
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


def _contrast_problems(at: Location, said: str, made: Mapping[str, Palette]) -> Iterator[Problem]:
    from careers.theme.colours import READABLE

    for scheme, one in made.items():
        if one.contrast < READABLE:
            yield Problem(
                at,
                f"`{said}` can hardly be read in the {scheme} scheme: {one.contrast:.1f}:1, and "
                f"text needs {READABLE}:1",
                "brand-contrast",
                "take `exact` away, and the build finds the nearest colour that can be read",
                severity="warning",
            )
        elif one.contrast != one.asked:
            yield Problem(
                at,
                f"`{said}` is adjusted for contrast in the {scheme} scheme: {one.asked:.1f}:1 → "
                f"{one.contrast:.1f}:1, `{one.primary}`",
                "brand-contrast",
                "add `exact = true` to keep it as it is",
                severity="info",
            )
