"""Read the files of a site: role pages, partials, category files, tags, sidebars.

The only module that reads the content folder while building. Files are taken as they are found on
disk, so everything that can be wrong with a file is looked at here: what kind it is, where it
really lies, its size, its encoding.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from posixpath import basename, dirname, normpath

from careers.config import JAVASCRIPT, Config
from careers.content.known_texts import KnownTexts
from careers.content.last_commits import Commit, last_commits
from careers.content.own_files import irregular, lies_in, outside, unreadable
from careers.content.routes import file_to_path
from careers.problems import Location, Problem

_MARKDOWN = (".md", ".mdx")
_CATEGORY_FILES = ("_category_.json", "_category_.yml", "_category_.yaml")
_TEXTS = (*_MARKDOWN, *(f"/{name}" for name in _CATEGORY_FILES))
_SCRIPTS = (".js", ".jsx", ".ts", ".tsx")
_DEFAULT_INCLUDES = (("**/*.{md,mdx}",), ("**/*.{js,jsx,ts,tsx,md,mdx}",))
_DEFAULT_EXCLUDE = (
    "**/_*.{js,jsx,ts,tsx,md,mdx}",
    "**/_*/**",
    "**/*.test.{js,jsx,ts,tsx}",
    "**/__tests__/**",
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")  # how Python reads the bytes of a name that is no text


@dataclass(frozen=True, slots=True)
class Source:
    """A text file as read."""

    path: str
    """Relative to the site folder: ``content/eng/web.md``."""
    text: str
    """Decoded, without BOM, every line ending ``\\n``."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that was read for one build."""

    content: str = "content"
    """The content folder, relative to the site folder."""
    pages: tuple[Source, ...] = ()
    """Markdown files that become pages, sorted by path."""
    singles: tuple[Source, ...] = ()
    """Markdown files of ``src/pages``, sorted by path."""
    partials: Mapping[str, str] = field(default_factory=dict)
    """Text of every Markdown file a page may import, by site-relative path."""
    categories: Mapping[str, Source] = field(default_factory=dict)
    """``_category_`` files by their folder below the content folder (``""`` for the top)."""
    tags_file: Source | None = None
    sidebars_file: Source | None = None
    files: frozenset[str] = frozenset()
    """Every other file of the content and static folders, site-relative: what links may name."""
    unbuilt: tuple[str, ...] = ()
    """Addresses that Docusaurus would have: ``/about`` alone, ``/blog/`` with all below it."""
    last_commits: Mapping[str, Commit] = field(default_factory=dict)
    """When git saw the pages change, by path; empty unless an option asks for it."""
    problems: tuple[Problem, ...] = ()


def read_sources(
    site_dir: Path,
    config: Config,
    edited: Mapping[str, bytes] | None = None,
    known: KnownTexts | None = None,
) -> Sources:
    """Read the content folder; a file that cannot be used is a problem and is left out.

    Args:
        site_dir: The site folder.
        config: Says which of its folders are read.
        edited: What text files hold instead of what is on disk, by site-relative path.
        known: Of earlier calls for the same folder: files that have not changed since are not read.
    """
    reader = _Reader(site_dir, config.careers.max_page_size, edited or {}, known)
    content = config.docs.path
    found = [path for path in reader.walk(content) if "/." not in path]  # as in Docusaurus
    texts = {path: text for path in found if path.endswith(_TEXTS) and (text := reader.text(path))}
    is_page = _page_filter(content, config.docs.include, config.docs.exclude)
    beside = _beside(reader, config)
    static = [path for folder in config.static_directories for path in reader.walk(folder)]
    tags_path = f"{content}/{config.docs.tags or 'tags.yml'}"
    commits, untracked = _commits(site_dir, config)
    return Sources(
        content=content,
        pages=tuple(texts[path] for path in found if path in texts and is_page(path)),
        singles=beside.singles,
        partials={path: s.text for path, s in texts.items() if path.endswith(_MARKDOWN)}
        | beside.partials,
        categories=_categories(texts, content),
        tags_file=None if config.docs.tags is False else reader.optional(tags_path),
        sidebars_file=_sidebars_file(reader, config),
        files=frozenset(p for p in [*found, *beside.files, *static] if not p.endswith(_MARKDOWN)),
        unbuilt=beside.unbuilt,
        last_commits=commits,
        problems=(*reader.problems, *untracked),
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """What lies beside the content folder, as Docusaurus's starter lays a site out."""

    files: tuple[str, ...]
    partials: dict[str, str]
    singles: tuple[Source, ...]
    unbuilt: tuple[str, ...]


def _beside(reader: _Reader, config: Config) -> _Beside:
    """``src`` with its pages, and folders that only Docusaurus makes something of."""
    said = config.pages
    own = list(reader.walk(said.path)) if said else []
    files = tuple(sorted({*reader.walk("src"), *own}))
    texts = {p: text for p in files if p.endswith(_MARKDOWN) and (text := reader.text(p))}
    singles: tuple[Source, ...] = ()
    unbuilt = list(_unbuilt_folders(reader, config))
    if said:
        is_page = _page_filter(said.path, said.include, said.exclude)
        singles = tuple(texts[path] for path in own if path in texts and is_page(path))
        base = f"{config.base_url}{said.route_base_path.strip('/')}"
        scripts = [path[len(said.path) + 1 :] for path in own if path.endswith(_SCRIPTS)]
        scripts = [p for p in scripts if matches(p, said.include) and not matches(p, said.exclude)]
        unbuilt += [base.rstrip("/") + file_to_path(path).rstrip("/") for path in scripts]
        if scripts:
            reader.leave_out(said.path, _scripted(scripts))
    return _Beside(files, {path: s.text for path, s in texts.items()}, singles, tuple(unbuilt))


def _scripted(scripts: list[str]) -> str:
    """What is said of pages that are programs."""
    if len(scripts) == 1:
        return f"the page `{scripts[0]}` is not built: it needs JavaScript"
    return f"{len(scripts)} pages such as `{scripts[0]}` are not built: they need JavaScript"


def _unbuilt_folders(reader: _Reader, config: Config) -> Iterator[str]:
    """The addresses of the blog, if there is one; older versions of the pages."""
    blog = config.blog
    if blog and reader.is_folder(blog.path):
        reader.leave_out(blog.path, "the blog in this folder is not built: there is no blog here")
        yield f"{config.base_url}{blog.route_base_path.strip('/')}/"
    if reader.is_folder("versioned_docs"):
        message = "the versions in this folder are not built: there is one version of the pages"
        reader.leave_out("versioned_docs", message)


def _commits(site_dir: Path, config: Config) -> tuple[dict[str, Commit], tuple[Problem, ...]]:
    """Git is asked only when something will show the answer."""
    docs, sitemap = config.docs, config.sitemap
    shown = docs.show_last_update_time or docs.show_last_update_author
    if not shown and not (sitemap and sitemap.lastmod):
        return {}, ()
    return last_commits(site_dir, docs.path)


def regular_files(site_dir: Path, folder: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The site-relative paths of the regular files below a folder; what is wrong with the rest."""
    reader = _Reader(site_dir, 0, {})
    return tuple(reader.walk(folder)), tuple(reader.problems)


def read_bytes(site_dir: Path, path: str) -> bytes | Problem:
    """The bytes of an asset or static file, unless it has vanished since it was listed."""
    try:
        return (site_dir / path).read_bytes()
    except OSError as error:
        return unreadable(path, error)


def _is_text(path: str) -> bool:
    return path.endswith(_TEXTS)


def _categories(texts: Mapping[str, Source], content: str) -> dict[str, Source]:
    """One file a folder; JSON wins over YAML, as Docusaurus looks for it first."""
    found: dict[str, Source] = {}
    files = {path: source for path, source in texts.items() if not path.endswith(_MARKDOWN)}
    for name in reversed(_CATEGORY_FILES):
        for path, source in files.items():
            if basename(path) == name:
                found[dirname(path)[len(content) :].strip("/")] = source
    return found


def _sidebars_file(reader: _Reader, config: Config) -> Source | None:
    """``sidebars.json`` where it exists and nothing else was asked for."""
    path = config.docs.sidebar_path
    if path is False:
        return None
    path = normpath(path or "sidebars.json")
    if path.endswith(JAVASCRIPT):
        return None if config.sidebars is None else Source(path, config.sidebars)
    return reader.optional(path)


def _page_filter(
    content: str, include: tuple[str, ...], exclude: tuple[str, ...]
) -> Callable[[str], bool]:
    """Which Markdown files are pages; the default patterns need no pattern library."""
    if include in _DEFAULT_INCLUDES and exclude == _DEFAULT_EXCLUDE:
        return lambda path: path.endswith(_MARKDOWN) and path.find("/_", len(content)) < 0
    return lambda path: (
        path.endswith(_MARKDOWN)
        and matches(path[len(content) + 1 :], include)
        and not matches(path[len(content) + 1 :], exclude)
    )


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path matches one of some globs, with braces and ``**`` as in Docusaurus."""
    return any(pattern.match(path) for pattern in _compiled(tuple(patterns)))


@lru_cache(maxsize=64)
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    from wcmatch import glob  # only sites with patterns of their own pay for it

    flags = glob.GLOBSTAR | glob.BRACE | glob.EXTGLOB | glob.FORCEUNIX
    positive, _ = glob.translate(list(patterns), flags=flags)
    return tuple(re.compile(pattern) for pattern in positive)


class _Reader:
    """Reads regular files inside one folder and keeps what went wrong."""

    def __init__(
        self,
        site_dir: Path,
        max_size: int,
        edited: Mapping[str, bytes],
        known: KnownTexts | None = None,
    ) -> None:
        self.root = os.path.realpath(site_dir)
        self.max_size = max_size
        self.edited = edited
        self.known = known
        self.problems: list[Problem] = []

    def walk(self, folder: str) -> Iterator[str]:
        """Site-relative paths of the regular files below a folder, sorted, dot files included."""
        seen: set[str] = set()
        stack = [folder.strip("/")]
        paths: list[str] = []
        while stack:
            current = stack.pop()
            real = os.path.realpath(os.path.join(self.root, current))
            if real in seen or not self._inside(current, real):
                continue
            seen.add(real)
            for entry in self._entries(current):
                path = f"{current}/{entry.name}"
                if _is_plain_text(path, entry):  # nearly all are; it needs no look at the file
                    paths.append(path)
                elif _is_folder(entry):
                    stack.append(path)
                elif self._regular(path, entry):
                    paths.append(path)
        return iter(sorted(paths))

    def is_folder(self, path: str) -> bool:
        """Whether there is such a folder in the site."""
        return os.path.isdir(os.path.join(self.root, path))

    def leave_out(self, path: str, message: str) -> None:
        """Note what only Docusaurus makes something of."""
        hint = "nothing needs to be done; links to it are warned of"
        problem = Problem(Location(path), message, "not-built", hint, severity="info")
        self.problems.append(problem)

    def optional(self, path: str) -> Source | None:
        """The text of a file that need not exist."""
        file = os.path.join(self.root, path)
        if not os.path.lexists(file):
            return None
        if (problem := irregular(path, file)) is not None:
            self.problems.append(problem)
            return None
        return self.text(path) if self._inside(path, os.path.realpath(file)) else None

    def text(self, path: str) -> Source | None:
        """The decoded text of a file, or None and a problem."""
        if self.known is None or path in self.edited:
            return self._text(path)
        return self.known.text(path, self.max_size, self._text)

    def _text(self, path: str) -> Source | None:
        try:
            raw = self.edited[path] if path in self.edited else self._bytes(path)
        except OSError as error:
            self.problems.append(unreadable(path, error))
            return None
        if len(raw) > self.max_size:
            message = f"the file is larger than {self.max_size:,} bytes"
            hint = "split it, or raise `maxPageSize` under `[careers]`"
            self._refuse(Location(path), message, "file-size", hint)
            return None
        text = self._decoded(path, raw)
        if text is None:
            return None
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if found := _CONTROL.search(text):
            message = f"control character U+{ord(found[0]):04X} in the text"
            hint = "delete it: it is invisible and breaks pages"
            self._refuse(_place(path, text, found.start()), message, "control-character", hint)
            return None
        return Source(path, text)

    def _bytes(self, path: str) -> bytes:
        with open(os.path.join(self.root, path), "rb") as file:
            return file.read(self.max_size + 1)

    def _decoded(self, path: str, raw: bytes) -> str | None:
        hint = "save the file as UTF-8"
        if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            self._refuse(Location(path, 1, 1), "the file is UTF-16", "encoding", hint)
            return None
        raw = raw.removeprefix(b"\xef\xbb\xbf")
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            before = raw[: error.start].decode("utf-8", "replace")
            before = before.replace("\r\n", "\n").replace("\r", "\n")
            message = f"byte 0x{raw[error.start]:02x} is not valid UTF-8"
            self._refuse(_place(path, before, len(before)), message, "encoding", hint)
            return None

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(os.path.join(self.root, folder)) as entries:
                named = [entry for entry in entries if self._has_a_name(folder, entry.name)]
                return sorted(named, key=lambda entry: entry.name)
        except FileNotFoundError:
            return []
        except OSError as error:
            message = f"the folder cannot be read: {error.strerror}"
            self._refuse(Location(folder), message, "file-unreadable", "check its permissions")
            return []

    def _has_a_name(self, folder: str, name: str) -> bool:
        """No address can be made of a name that is no text."""
        if name.isascii() or _SURROGATE.search(name) is None:
            return True
        path = f"{folder}/{name}".encode(errors="replace").decode()
        self._refuse(Location(path), "this name is not valid UTF-8", "encoding", "rename it")
        return False

    def _regular(self, path: str, entry: os.DirEntry[str]) -> bool:
        if (problem := irregular(path, entry)) is not None:
            self.problems.append(problem)
            return False
        if entry.is_symlink() and not self._inside(path, os.path.realpath(entry.path)):
            return False
        if not _is_text(path) and not os.access(entry.path, os.R_OK):  # texts are read at once
            denied = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            self.problems.append(unreadable(path, denied))
            return False
        return True

    def _inside(self, path: str, real: str) -> bool:
        if lies_in(self.root, real):
            return True
        self.problems.append(outside(path))
        return False

    def _refuse(self, location: Location, message: str, rule: str, hint: str) -> None:
        self.problems.append(Problem(location, message, rule, hint))


def _is_plain_text(path: str, entry: os.DirEntry[str]) -> bool:
    try:
        return path.endswith(_TEXTS) and entry.is_file(follow_symlinks=False)
    except OSError:
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links in a circle; as a file, it is said what they are
        return False


def _place(path: str, text: str, offset: int) -> Location:
    """Line and column of an offset."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Location(path, text.count("\n", 0, offset) + 1, offset - line_start + 1)
