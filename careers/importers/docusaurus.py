"""A Docusaurus site into a site of careers: ``careers.toml``, pages, static files, style sheets.

Docusaurus's folder stays as it is. What is written here is remembered by its hash, so that a later
import brings what changed there and leaves what was edited here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from posixpath import normpath

from careers.config import Config, read_config
from careers.config.docusaurus import find_docusaurus_config, read_docusaurus_config
from careers.content.sources import read_sources
from careers.importers.settings import careers_toml, honoured
from careers.problems import Location, Problem

_MARKDOWN = (".md", ".mdx")
_PROGRAMS = (".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", ".module.css")
_CONTENT = "content"
_NEVER = frozenset(("node_modules", ".git", ".docusaurus", ".careers", ".DS_Store", "__tests__"))
_LARGEST = 100_000_000
_LARGEST_TEXT = 1_000_000


@dataclass(frozen=True, slots=True)
class Brought:
    """A Docusaurus site as files of a site of careers."""

    files: Mapping[str, bytes]
    """By path below the new site's folder; ``careers.toml`` first."""
    problems: tuple[Problem, ...]
    """What was left out, and why; an error where nothing can be brought at all."""


def read_docusaurus_site(source: Path) -> Brought:
    """Everything of a Docusaurus site that means something here.

    Args:
        source: The folder with ``docusaurus.config.js``.
    """
    file = find_docusaurus_config(source)
    if file is None:
        message = "there is no `docusaurus.config.js` in this folder"
        hint = "give the folder that holds it, often `website` or `docs`"
        place = Location(source.as_posix())
        return Brought({}, (Problem(place, message, "import-source", hint),))
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot be read: {getattr(error, 'strerror', None) or 'it is no UTF-8'}"
        return Brought({}, (Problem(Location(file.name), message, "import-source", "mend it"),))
    read = read_docusaurus_config(source, file, file.name, text, mode="build")
    config, found = read_config(read.table, read.places, file.name)
    config = replace(config, file=file.name, sidebars=read.sidebars)
    problems = [*read.problems, *(found if read.ran else [])]
    if any(problem.severity == "error" for problem in problems):
        return Brought({}, tuple(problems))
    problems += read_sources(source, config).problems
    mover = _Mover(source, config)
    mover.move()
    settings = _settings(read.table, config, mover)
    files = {"careers.toml": settings.encode(), **dict(sorted(mover.files.items()))}
    return Brought(files, tuple(_worth_saying([*problems, *mover.problems])))


def _worth_saying(problems: list[Problem]) -> Iterator[Problem]:
    """What is wrong inside of pages is said by the first build."""
    for problem in dict.fromkeys(problems):
        is_v4 = problem.rule == "config-unused" and "`future`" in problem.message
        if not problem.location.path.endswith(_MARKDOWN) and not is_v4:
            yield replace(problem, hint="") if problem.severity == "info" else problem


def _settings(table: Mapping[str, object], config: Config, mover: _Mover) -> str:
    """``careers.toml`` with the folders as they are now."""
    kept = honoured(table)
    kept.pop("blog", None)
    kept.pop("customFields", None)
    docs = kept.setdefault("docs", {})
    docs.pop("path", None)
    docs.pop("sidebarPath", None)
    if "future" in table:  # v4 turns these off; what follows of it is said in words of their own
        read = config.markdown
        kept.setdefault("markdown", {})["mdx1Compat"] = {
            "comments": read.mdx1_compat_comments,
            "admonitions": read.mdx1_compat_admonitions,
            "headingIds": read.mdx1_compat_heading_ids,
        }
    if len(config.i18n.locales) > 1:
        kept["i18n"]["locales"] = [config.i18n.default_locale]
    left_out = {}
    if mover.content != _CONTENT:
        docs["path"] = mover.content
    if config.docs.sidebar_path is False:
        docs["sidebarPath"] = False
    if editor := docs.pop("editUrl", ""):
        left_out["docs"] = (
            f'editUrl = "{editor}"\nThat is where the pages were; write where they are edited now.'
        )
    if mover.styles and mover.styles != ["src/css/custom.css"]:
        kept.setdefault("theme", {})["customCss"] = mover.styles
    else:
        kept.pop("theme", None)
    return careers_toml({key: value for key, value in kept.items() if value != {}}, left_out)


class _Mover:
    """Gathers the files of a site under their new paths."""

    def __init__(self, source: Path, config: Config) -> None:
        self.source = source
        self.config = config
        self.files: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self.styles: list[str] = []
        path = config.docs.path
        self.content = path if "/" in path else _CONTENT
        """A folder deeper than one stays where it is, so that links out of it hold."""

    def move(self) -> None:
        """Everything that a build reads."""
        config = self.config
        self._folder(config.docs.path, self.content)
        for folder in config.static_directories:
            self._folder(folder, folder)
        pages = [config.pages.path] if config.pages else []
        for folder in dict.fromkeys(["src", *pages]):
            self._folder(folder, folder, is_wanted=_is_no_program)
        for style in config.theme.custom_css or ("src/css/custom.css",):
            self._style(style)
        words = f"i18n/{config.i18n.default_locale}"
        self._folder(words, words, is_wanted=lambda path: path == f"{words}/code.json")
        self._sidebars()

    def _style(self, style: str) -> None:
        path = normpath(style)
        raw = self._bytes(path)
        if raw is not None:
            self.files[path] = raw
            self.styles.append(path)

    def _sidebars(self) -> None:
        """Sidebars by hand as ``sidebars.json``, which needs no line in the configuration."""
        path = self.config.docs.sidebar_path
        if self.config.sidebars is not None:
            self.files["sidebars.json"] = _indented(self.config.sidebars)
        elif isinstance(path, str) and (raw := self._bytes(normpath(path))) is not None:
            self.files["sidebars.json"] = raw

    def _folder(self, folder: str, to: str, is_wanted: Callable[[str], bool] | None = None) -> None:
        for path in _walk(self.source, folder):
            if is_wanted is not None and not is_wanted(path):
                continue
            raw = self._bytes(path)
            if raw is not None:
                new = f"{to}{path[len(folder) :]}"
                self.files[new] = self._followed(raw, path)

    def _followed(self, raw: bytes, path: str) -> bytes:
        """Markdown whose paths to the pages name their new folder."""
        old = self.config.docs.path
        if old == self.content or not path.endswith(_MARKDOWN) or len(raw) > _LARGEST_TEXT:
            return raw
        name = re.escape(old).encode()
        new = self.content.encode()
        raw = re.sub(rb"(@site/)" + name + rb"(?=/)", rb"\1" + new, raw)
        raw = re.sub(rb"(\]\(<?/)" + name + rb"(?=/[^)\s]*\.mdx?[)#>\s])", rb"\1" + new, raw)
        if not path.startswith(f"{old}/"):
            raw = re.sub(rb"((?:\.\./)+)" + name + rb"(?=/)", rb"\1" + new, raw)
        return raw

    def _bytes(self, path: str) -> bytes | None:
        """A file of the source; one that lies elsewhere or is too large is noted."""
        file = self.source / path
        try:
            if not file.resolve().is_relative_to(self.source.resolve()):
                self._note(path, "lies outside of the Docusaurus site and is not imported")
                return None
            if file.stat().st_size > _LARGEST:
                self._note(path, f"is larger than {_LARGEST // 1_000_000} MB and is not imported")
                return None
            return file.read_bytes()
        except OSError:
            return None

    def _note(self, path: str, message: str) -> None:
        problem = Problem(Location(path), message, "import-file", "", severity="warning")
        self.problems.append(problem)


def _is_no_program(path: str) -> bool:
    return not path.endswith((*_PROGRAMS, ".css", ".scss", ".sass", ".less", ".json"))


def _indented(sidebars: str) -> bytes:
    import json

    return (json.dumps(json.loads(sidebars), ensure_ascii=False, indent=2) + "\n").encode()


def _walk(root: Path, folder: str) -> Iterator[str]:
    """The files of a folder and those below it, sorted; no links to other folders."""
    for where, folders, names in os.walk(root / folder):
        folders[:] = sorted(name for name in folders if name not in _NEVER)
        below = Path(where).relative_to(root).as_posix()
        for name in sorted(names):
            if name not in _NEVER:
                yield f"{below}/{name}"
