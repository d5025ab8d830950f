"""Files of the static folder that the configuration names: logos, icons, fonts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from careers.config import Config, Logo
from careers.config.locating import place_of
from careers.config.toml_positions import KeyPath
from careers.content.own_files import lies_in
from careers.problems import Problem
from careers.theme.fonts import is_font


def static_file(site_dir: Path, config: Config, path: str) -> Path | None:
    """The file of a static folder that is published at a path; None where there is none."""
    name = path.removeprefix(config.base_url).lstrip("/")
    files = (site_dir / folder / name for folder in config.static_directories)
    return next((file for file in files if file.is_file() and lies_in(site_dir, file)), None)


def is_elsewhere(path: str) -> bool:
    """Whether this is an address, or the file itself, rather than a path."""
    return "://" in path or path.startswith(("data:", "//"))


def missing_files(site_dir: Path, config: Config) -> Iterator[Problem]:
    """A warning for every one that does not exist; Docusaurus says nothing of them."""
    for key, path in _named(config):
        if not path or is_elsewhere(path) or static_file(site_dir, config, path):
            continue
        folder = next(iter(config.static_directories), "static")
        yield Problem(
            place_of(site_dir, config, key),
            f"there is no file `{folder}/{path.lstrip('/')}`",
            "config-missing-file",
            _hint(site_dir, config, path),
            severity="warning",
        )
    for number, path in enumerate(config.careers.brand.font_files):
        if not is_font(path):
            at = place_of(site_dir, config, ("careers", "brand", "fontFiles", number))
            hint = "name a file that ends in `.woff2`, `.woff`, `.ttf` or `.otf`"
            yield Problem(at, f"`{path}` is no font", "brand-font", hint, severity="warning")


def _named(config: Config) -> Iterator[tuple[KeyPath, str]]:
    theme, careers = config.theme_config, config.careers
    yield ("favicon",), config.favicon or ""
    yield ("themeConfig", "image"), theme.image or ""
    yield from _logo(("themeConfig", "navbar", "logo"), theme.navbar.logo)
    yield from _logo(("themeConfig", "footer", "logo"), theme.footer.logo if theme.footer else None)
    yield ("careers", "company", "logo"), careers.company.logo
    yield ("careers", "brand", "logo"), careers.brand.logo
    yield ("careers", "brand", "logoDark"), careers.brand.logo_dark
    for number, path in enumerate(careers.brand.font_files):
        if is_font(path):
            yield ("careers", "brand", "fontFiles", number), path


def _logo(key: KeyPath, said: Logo | None) -> Iterator[tuple[KeyPath, str]]:
    if said is not None:
        yield (*key, "src"), said.src
        yield (*key, "srcDark"), said.src_dark


def _hint(site_dir: Path, config: Config, path: str) -> str:
    from difflib import get_close_matches

    names = [
        file.relative_to(site_dir / folder).as_posix()
        for folder in config.static_directories
        for file in (site_dir / folder).rglob("*")
        if file.is_file()
    ]
    near = get_close_matches(path.lstrip("/").removeprefix("static/"), names, n=1)
    return f"did you mean `{near[0]}`?" if near else "put the file there"
