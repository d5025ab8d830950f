"""What the configuration makes of the look: brand, fonts, icons, the announcement bar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from careers.config import Config
from careers.content.own_files import read_own
from careers.problems import Problem
from careers.theme.announcement import announcement_rule
from careers.theme.assets import AssetFile, Change, sheet_names
from careers.theme.brand import Brand, read_brand
from careers.theme.fonts import font_faces, is_font, preloaded
from careers.theme.icons import (
    is_touch_icon,
    logo_sizes,
    recoloured_png,
    recoloured_svg,
    square_logo,
)
from careers.theme.named_files import missing_files, static_file
from careers.theme.tokens import Schemes, read_schemes, with_tokens

SHEET, ICON, TOUCH_ICON = "css/site.css", "icon.svg", "touch-icon.png"
"""Files of ``theme/assets`` that the configuration changes."""


@dataclass(frozen=True, slots=True)
class Look:
    """The changes that a configuration makes to the theme."""

    schemes: Schemes
    """The colours that pages have in the end."""
    changes: Mapping[str, Change]
    """To files of ``theme/assets``, by name."""
    preload: tuple[str, ...]
    """URLs of fonts that every page needs at once."""
    icon: str
    """The brand's logo, as configured, where it can be the icon of the site."""
    touch_icon: str
    """Likewise for the home screen of a phone."""
    sizes: Mapping[str, tuple[int, int]]
    """Width and height in pixels of the logos whose files say so, by path as configured."""
    problems: tuple[Problem, ...]


def read_look(site_dir: Path, config: Config, files: Mapping[str, AssetFile]) -> Look:
    """Read it, with what is wrong with it; ``files`` are those of the theme."""
    sheet = files[SHEET].content.decode("utf-8", "replace")
    own = read_schemes(sheet)
    brand = read_brand(site_dir, config, own, used=_used_in(_sheets(site_dir, config, files)))
    names = config.careers.brand.font_files
    fonts = [name for name in names if is_font(name) and static_file(site_dir, config, name)]
    faces = tuple(font_faces(config.careers.brand.font_family, fonts, config.base_url))
    bar, bar_problems = announcement_rule(site_dir, config)
    icon = square_logo(site_dir, config)
    return Look(
        schemes=brand.schemes,
        changes={SHEET: partial(_changed, brand, "".join((*faces, bar))),
                 **_icons(files, own, brand)},
        preload=preloaded(fonts, config.base_url) if faces else (),
        icon=icon,
        touch_icon=icon if is_touch_icon(site_dir, config, icon) else "",
        sizes=logo_sizes(site_dir, config),
        problems=(*brand.problems, *bar_problems, *missing_files(site_dir, config)),
    )  # fmt: skip


def _sheets(site_dir: Path, config: Config, files: Mapping[str, AssetFile]) -> Iterator[bytes]:
    """Every style sheet of theme and site, as far as it can be read."""
    yield from (file.content for name, file in files.items() if name.endswith(".css"))
    for name in sheet_names(site_dir, config):
        content = read_own(site_dir, name) if (site_dir / name).is_file() else b""
        yield b"" if isinstance(content, Problem) else content


def _used_in(sheets: Iterable[bytes]) -> frozenset[str]:
    """The custom properties that rules read."""
    return frozenset(
        name.decode() for sheet in sheets for name in re.findall(rb"var\(\s*(--[\w-]+)", sheet)
    )


def _changed(brand: Brand, rules: str, sheet: bytes) -> bytes:
    """The style sheet with the brand's values and, at its end, what they do not cover."""
    text = with_tokens(sheet.decode("utf-8", "replace"), brand.light, brand.dark)
    return (text + rules).encode()


def _icons(files: Mapping[str, AssetFile], own: Schemes, brand: Brand) -> dict[str, Change]:
    """The bundled ones in the brand's colour; those of a site stay as they are."""
    if not brand.ink:
        return {}
    old, new = own.light.primary, brand.schemes.light.primary
    changes: dict[str, Change] = {
        ICON: partial(recoloured_svg, old=old, new=new),
        TOUCH_ICON: partial(recoloured_png, ground=new, ink=brand.ink),
    }
    return {name: change for name, change in changes.items() if files[name].is_bundled}
