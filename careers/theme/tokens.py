"""What the theme's style sheet says of its own colours, for those that are computed from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

_BLOCK = re.compile(r"(?P<selector>:root|html\[data-theme=dark\])\s*\{(?P<body>[^{}]*)\}")
_TOKEN = re.compile(r"(--(?:ifm-background-(?:surface-)?color|cs-ground-[\w-]+|cs-primary))\s*:"
                    r"\s*(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})\b")  # fmt: skip
_DECLARATION = re.compile(r"((?P<name>--[\w-]+)\s*:\s*)(?P<value>[^;{}]+)")
_BACKGROUND, _PRIMARY = "--ifm-background-color", "--cs-primary"


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of the light or the dark scheme, as ``#rgb`` or ``#rrggbb``."""

    primary: str
    grounds: tuple[str, ...]
    """Everything that text and links stand on, the background of the page first."""

    @property
    def background(self) -> str:
        """Of the page."""
        return self.grounds[0]


@dataclass(frozen=True, slots=True)
class Schemes:
    """Both of them."""

    light: Scheme
    dark: Scheme

    def with_primaries(self, light: str, dark: str) -> Schemes:
        """With other primary colours."""
        return Schemes(replace(self.light, primary=light), replace(self.dark, primary=dark))


_PLAIN = Schemes(Scheme("#000000", ("#ffffff",)), Scheme("#ffffff", ("#000000",)))


def read_schemes(sheet: str) -> Schemes:
    """The light and the dark scheme of a style sheet like the theme's.

    Read from its plain colours under ``:root`` and ``html[data-theme=dark]``; a sheet without them,
    which a site may have put in its place, counts as black on white and white on black.
    """
    found: dict[str, dict[str, str]] = {":root": {}, "html[data-theme=dark]": {}}
    for block in _BLOCK.finditer(sheet):
        found[block["selector"]] |= dict(_TOKEN.findall(block["body"]))
    light, dark = found.values()
    return Schemes(_scheme(light, _PLAIN.light), _scheme(dark, _PLAIN.dark))


def with_tokens(sheet: str, light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """The sheet with other values for some custom properties.

    They take the place of the sheet's own under ``:root`` and ``html[data-theme=dark]``; those that
    it has not are added at its end, in the theme's first layer, where any rule of a site wins.
    """
    waiting = {":root": dict(light), "html[data-theme=dark]": dict(dark)}

    def changed(block: re.Match[str]) -> str:
        values = waiting[block["selector"]]

        def value(found: re.Match[str]) -> str:
            return f"{found[1]}{values.pop(found['name'], found['value'])}"

        return block[0].replace(block["body"], _DECLARATION.sub(value, block["body"]))

    sheet = _BLOCK.sub(changed, sheet)
    for selector, values in waiting.items():
        if values:
            said = ";".join(f"{name}:{value}" for name, value in values.items())
            sheet += f"@layer base{{{selector}{{{said}}}}}"
    return sheet


def _scheme(tokens: dict[str, str], other: Scheme) -> Scheme:
    if _BACKGROUND not in tokens:
        return other
    primary, background = tokens.pop(_PRIMARY, other.primary), tokens.pop(_BACKGROUND)
    return Scheme(primary, (background, *dict.fromkeys(tokens.values())))
