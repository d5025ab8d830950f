"""Files that pages load: the theme's assets and the site's own style sheets."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from careers.config import Config
from careers.content.own_files import read_own
from careers.problems import Location, Problem
from careers.theme import css, javascript
from careers.theme.css import follow_the_system, map_urls, remote_addresses
from careers.theme.own_files import OwnFiles
from careers.theme.words import not_utf8

_CUSTOM_CSS = "src/css/custom.css"
"""Where Docusaurus's own starter keeps a site's style sheet; read without being asked for."""
_KINDS = {".css": "css", ".js": "js"}


Change = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class AssetFile:
    """A file of ``theme/assets``."""

    content: bytes
    is_bundled: bool
    """It comes with the program, rather than from the site."""


def asset_files(bundled: Path, own: OwnFiles) -> tuple[dict[str, AssetFile], list[Problem]]:
    """The bundled files by name, each replaced by the site's file of the same name."""
    found = {name: AssetFile(file.read_bytes(), is_bundled=True) for name, file in _files(bundled)}
    problems = []
    for name in own.below("assets"):
        content = own.read(f"assets/{name}")
        if isinstance(content, Problem):
            problems.append(content)
        else:
            found[name] = AssetFile(content, is_bundled=False)
    return dict(sorted(found.items())), problems


class Assets:
    """The files of a theme as they are read; used up by `load_theme`."""

    def __init__(self, base_url: str, *, hashed: bool) -> None:
        """Start without files; ``hashed`` puts a piece of the digest into names of css and js."""
        self.contents: dict[str, bytes] = {}
        self.urls: dict[str, str] = {}
        self.base_url = base_url
        self._hashed = hashed

    def add_files(self, files: Mapping[str, AssetFile], changes: Mapping[str, Change]) -> None:
        """Add files of the theme by name, some of them changed by what the configuration says."""
        for name, file in files.items():
            content = file.content
            if name in changes:
                content = changes[name](content)
            suffix = PurePosixPath(name).suffix
            self.urls[name] = self.add(name, _as_sent(suffix, content, is_ours=file.is_bundled))

    def add(self, name: str, content: bytes) -> str:
        """Add a file under the place that its kind has; the URL."""
        path = PurePosixPath(name)
        kind = _KINDS.get(path.suffix, "theme")
        below = path.relative_to(kind) if path.is_relative_to(kind) else path
        if self._hashed and kind != "theme":
            below = _with_digest(below, content)
        output = f"assets/{kind}/{below}"
        self.contents[output] = content
        return self.base_url + output


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """(name, file) of everything below a folder that is not hidden."""
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder)
        if file.is_file() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix(), file


@lru_cache(maxsize=64)
def _as_sent(suffix: str, content: bytes, *, is_ours: bool) -> bytes:
    """A sheet that follows the system; of ours, only what a browser needs.

    Kept, as `careers serve` asks for it at every build.
    """
    if suffix == ".css":
        sheet = follow_the_system(content.decode("utf-8", "replace"))
        return (css.without_spaces(sheet) if is_ours else sheet).encode()
    if suffix == ".js" and is_ours:
        return javascript.small(content.decode()).encode()
    return content


def _with_digest(path: PurePosixPath, content: bytes) -> PurePosixPath:
    """``site.css`` with new bytes is a new address: no browser shows a kept old version."""
    return path.with_name(f"{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}")


@dataclass(frozen=True, slots=True)
class Sheets:
    """The site's own style sheets."""

    names: tuple[str, ...]
    """Site-relative, those that are missing too."""
    urls: tuple[str, ...]
    problems: tuple[Problem, ...]


def sheet_names(site_dir: Path, config: Config) -> tuple[str, ...]:
    """The style sheets of a site's own, those that are missing too."""
    usual = (_CUSTOM_CSS,) if (site_dir / _CUSTOM_CSS).is_file() else ()
    return config.theme.custom_css or usual


def custom_sheets(site_dir: Path, config: Config, files: Assets) -> Sheets:
    """Read the style sheets that the configuration names, else the one in the usual place."""
    names = sheet_names(site_dir, config)
    urls: list[str] = []
    problems: list[Problem] = []
    for name in names:
        if not (site_dir / name).is_file():
            message = f"no style sheet `{name}`"
            hint = "put the file there, or correct its name in `customCss`"
            problems.append(Problem(Location(config.file), message, "custom-css", hint))
            continue
        content = read_own(site_dir, name)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            urls.append(_add_sheet(PurePosixPath(name), content, site_dir, files, problems))
    return Sheets(names, tuple(urls), tuple(problems))


def _add_sheet(
    name: PurePosixPath, content: bytes, site_dir: Path, files: Assets, problems: list[Problem]
) -> str:
    """Add a sheet with all that it names beside itself; the URL."""
    sheet = content.decode("utf-8-sig", "replace")
    problems += _sheet_problems(str(name), content, sheet)

    def address(url: str) -> str:
        if url.startswith("/") and not url.startswith("//"):
            return files.base_url + url[1:]
        beside = site_dir / name.parent / url.partition("?")[0].partition("#")[0]
        if ":" in url or url.startswith("//") or not beside.is_file():
            return url
        found = read_own(site_dir, beside.relative_to(site_dir).as_posix())
        if isinstance(found, Problem):
            problems.append(found)
            return url
        return files.add(f"theme/{_with_digest(PurePosixPath(beside.name), found)}", found)

    output = f"css/{name.name}"
    while f"assets/{output}" in files.contents:  # another sheet of that name
        output = f"css/own-{output.removeprefix('css/')}"
    return files.add(output, map_urls(follow_the_system(sheet), address).encode())


def _sheet_problems(name: str, content: bytes, sheet: str) -> Iterator[Problem]:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield not_utf8(name, content, error.start, severity="warning")
    for line, url in remote_addresses(sheet):
        yield Problem(
            Location(name, line),
            f"`{url}` is elsewhere, and the content security policy lets no page load it",
            rule="custom-css-remote",
            hint="put the file beside the style sheet or into static/",
            severity="warning",
        )
