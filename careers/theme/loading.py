"""Reading a theme: the site's ``theme/`` folder in front of the bundled one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from careers.config import Config
from careers.problems import Location, Problem
from careers.theme.css import follow_the_system, map_urls, without_spaces
from careers.theme.rendering import BUNDLED, TemplateSource, environment, syntax_problem
from careers.theme.value import Theme
from careers.theme.words import read_words

_CUSTOM_CSS = "src/css/custom.css"
"""Where Docusaurus's own starter keeps a site's style sheet; read without being asked for."""
_INDENT = re.compile(rb"^[ ]*(//.*)?\n?", re.MULTILINE)
"""Indents, empty lines and lines of comment: our scripts have no text that runs over a line end."""
_KINDS = {".css": "css", ".js": "js"}


def load_theme(site_dir: Path, config: Config) -> Theme:
    """Read the bundled theme and what the site puts in front of it; nothing of it is run yet."""
    bundled, own = bundled_theme(), _own_theme(site_dir)
    sources = dict(_template_sources(bundled, own, site_dir))
    made = environment(frozenset(sources.items()))
    strings, word_problems = read_words(site_dir, bundled, config.i18n.default_locale)
    files = _Assets(config.base_url, hashed=config.hashed_assets)
    files.add_folder(bundled / "assets", own / "assets" if own else None)
    custom_css = config.theme.custom_css or _usual_sheet(site_dir)
    sheets, sheet_problems = _custom_sheets(site_dir, custom_css, files)
    own_names = [name for name in sources if own and _is_own(sources, name)]
    syntax = [syntax_problem(made, name) for name in own_names]
    return Theme(
        environment=made,
        template_paths=frozenset(source.path for source in sources.values()),
        assets=MappingProxyType(files.contents),
        asset_urls=MappingProxyType(files.urls),
        stylesheets=(files.urls["css/site.css"], *sheets),
        strings=MappingProxyType(dict(strings)),
        components=frozenset(
            PurePosixPath(name).stem for name in own_names if name.startswith("components/")
        ),
        custom_css=custom_css,
        bundled_dir=bundled,
        problems=(*word_problems, *sheet_problems, *(found for found in syntax if found)),
    )


def bundled_theme() -> Path:
    """The folder of the theme that comes with the program, in a wheel as in a working copy."""
    package = Path(__file__).parent.parent
    installed = package / "theme_files"
    return installed if installed.is_dir() else package.parent / "theme"


def _own_theme(site_dir: Path) -> Path | None:
    """The site's theme folder; this repository's own is the bundled one, no override of it."""
    own = site_dir / "theme"
    return own if own.is_dir() and own.resolve() != bundled_theme().resolve() else None


def _template_sources(
    bundled: Path, own: Path | None, site_dir: Path
) -> Iterator[tuple[str, TemplateSource]]:
    shown = "theme" if bundled.parent.resolve() == site_dir.resolve() else "<bundled theme>"
    for name, file, path in _templates(bundled, shown):
        source = _template_source(file, path)
        yield name, source
        yield BUNDLED + name, source
    if own:
        for name, file, path in _templates(own, "theme"):
            yield name, _template_source(file, path)


def _templates(folder: Path, shown: str) -> Iterator[tuple[str, Path, str]]:
    """(name, file, path for messages); ``components/`` is part of a name, ``templates/`` not."""
    for part in ("templates", "components"):
        for file in sorted((folder / part).rglob("*.html")):
            below = file.relative_to(folder / part).as_posix()
            yield (
                below if part == "templates" else f"{part}/{below}",
                file,
                f"{shown}/{part}/{below}",
            )


def _template_source(file: Path, path: str) -> TemplateSource:
    content = file.read_bytes()
    try:
        return TemplateSource(path, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return TemplateSource(path, "", _not_utf8(path, content, error))


def _not_utf8(path: str, content: bytes, error: UnicodeDecodeError) -> Problem:
    before = content[: error.start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8")) + 1
    location = Location(path, before.count(b"\n") + 1, column)
    return Problem(location, "is not UTF-8", rule="encoding", hint="save the file as UTF-8")


def _is_own(sources: Mapping[str, TemplateSource], name: str) -> bool:
    """Whether a name is one of the site's own files rather than a bundled one."""
    return not name.startswith(BUNDLED) and sources[name] is not sources.get(BUNDLED + name)


class _Assets:
    """The files of a theme as they are read; used up by `load_theme`."""

    def __init__(self, base_url: str, *, hashed: bool) -> None:
        self.contents: dict[str, bytes] = {}
        self.urls: dict[str, str] = {}
        self._base_url = base_url
        self._hashed = hashed

    def add_folder(self, bundled: Path, own: Path | None) -> None:
        """Add the bundled files, each replaced by the site's file of the same name."""
        files = {name: file for folder in (bundled, own) if folder for name, file in _files(folder)}
        for name, file in sorted(files.items()):
            content = file.read_bytes()
            if file.suffix == ".css":
                content = follow_the_system(content.decode("utf-8", "replace")).encode()
            if file.is_relative_to(bundled):
                content = _small(file.suffix, content)
            self.urls[name] = self.add(name, content)

    def add(self, name: str, content: bytes) -> str:
        """Add a file under the place that its kind has; the URL."""
        path = PurePosixPath(name)
        kind = _KINDS.get(path.suffix, "theme")
        below = path.relative_to(kind) if path.is_relative_to(kind) else path
        if self._hashed and kind != "theme":
            digest = hashlib.sha256(content).hexdigest()[:8]
            below = below.with_name(f"{below.stem}.{digest}{below.suffix}")
        output = f"assets/{kind}/{below}"
        self.contents[output] = content
        return self._base_url + output


def _small(suffix: str, content: bytes) -> bytes:
    """A file of ours without what only its readers in the repository need."""
    if suffix == ".css":
        return without_spaces(content.decode()).encode()
    if suffix == ".js":
        return _INDENT.sub(b"", content)
    return content


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not any(part.startswith(".") for part in file.parts[-2:]):
            yield file.relative_to(folder).as_posix(), file


def _usual_sheet(site_dir: Path) -> tuple[str, ...]:
    return (_CUSTOM_CSS,) if (site_dir / _CUSTOM_CSS).is_file() else ()


def _custom_sheets(
    site_dir: Path, custom_css: tuple[str, ...], files: _Assets
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The URLs of the site's own style sheets."""
    urls: list[str] = []
    problems: list[Problem] = []
    for name in custom_css:
        file = site_dir / name
        if not file.is_file():
            problems.append(
                Problem(Location("careers.toml"), f"no style sheet `{name}`", rule="custom-css")
            )
            continue
        sheet = file.read_bytes().decode("utf-8-sig", "replace")
        urls.append(_add_sheet(sheet, PurePosixPath(name), site_dir, files))
    return tuple(urls), tuple(problems)


def _add_sheet(sheet: str, name: PurePosixPath, site_dir: Path, files: _Assets) -> str:
    def address(url: str) -> str:
        if url.startswith("/") and not url.startswith("//"):
            return files._base_url + url[1:]
        beside = site_dir / name.parent / url.partition("?")[0].partition("#")[0]
        if ":" in url or url.startswith("//") or not beside.is_file():
            return url
        return files.add(f"theme/{beside.name}", beside.read_bytes())

    output = f"css/{name.name}"
    return files.add(output, map_urls(follow_the_system(sheet), address).encode())
