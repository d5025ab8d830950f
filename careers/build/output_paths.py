"""Which output paths can be files below one folder, here and on other systems.

The one containment check of the program: nothing is written that has not passed ``path_problems``.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from careers.problems import Location, Problem, Severity

_LONGEST_NAME_BYTES = 255
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_RESERVED_ON_WINDOWS = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE
)

# A backslash separates and a colon names a drive there: that name would leave the folder.
_ON_WINDOWS: Severity = "error" if os.name == "nt" else "warning"


def path_problems(
    paths: Iterable[str], *, under: str = "build", sources: Mapping[str, str] | None = None
) -> tuple[Problem, ...]:
    """What keeps ``paths`` from all being files inside one folder.

    Args:
        paths: Output paths, relative and ``/``-separated; each stands for one file to write.
        under: How the output folder is called in the problems.
        sources: The file that a path is the page of, where it is one's: there its slug is mended.

    Returns:
        Errors for what must not or cannot be written: a path that leaves the folder, a name that
        is too long, two outputs on one path, a file where another output needs a folder. Warnings
        for what only some systems can hold.
    """
    listed = tuple(paths)
    flaws = (*(flaw for path in listed for flaw in _flaws(path)), *_collisions(listed))
    return tuple(
        Problem(
            Location((sources or {}).get(flaw.output) or f"{under}/{flaw.path}"),
            flaw.message,
            rule=flaw.rule,
            hint=flaw.hint,
            severity=flaw.severity,
        )
        for flaw in flaws
    )


@dataclass(frozen=True, slots=True)
class _Flaw:
    output: str
    """The path that is flawed."""
    message: str
    rule: str = "output-path"
    hint: str = "give the page another slug, or rename the file"
    severity: Severity = "error"
    shown: str = ""
    """That path, where it cannot be printed as it is."""

    @property
    def path(self) -> str:
        """As it is printed."""
        return self.shown or self.output


def _flaws(path: str) -> Iterator[_Flaw]:
    shown = path.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")
    if shown != path:
        message = f"`{shown}` holds a character that no file name can hold"
        yield _Flaw(path, message, shown=shown)
        return
    if path.startswith("/"):
        yield _Flaw(path, f"`{path}` is an absolute path; outputs stay inside the output folder")
        return
    for part in path.split("/"):
        if part in ("", ".", ".."):
            yield _Flaw(path, f"`{path}` has the part `{part}`, which would leave its folder")
            return
        if part.lower() == ".git":
            yield _Flaw(path, f"`{path}` would make a git repository of the output folder")
            return
        yield from _name_flaws(path, part)


def _name_flaws(path: str, name: str) -> Iterator[_Flaw]:
    if len(name.encode()) > _LONGEST_NAME_BYTES:
        yield _Flaw(path, f"a name of {len(name.encode())} bytes is too long for a file; 255 fit")
    elif _NOT_ON_WINDOWS.search(name) or name[-1] in ". " or _RESERVED_ON_WINDOWS.fullmatch(name):
        yield _Flaw(
            path,
            f"Windows cannot hold a file called `{name}`",
            rule="output-path-portable",
            severity=_ON_WINDOWS,
        )


def _collisions(paths: tuple[str, ...]) -> Iterator[_Flaw]:
    files: dict[str, str] = {}
    for path in paths:
        key = _folded(path)
        if key in files:
            yield _same_file(path, files[key])
        else:
            files[key] = path
    exact = set(paths)
    for path in paths:
        for folder in _folders_of(path):
            if (file := files.get(_folded(folder))) is not None:
                yield _file_and_folder(file, path, really=folder in exact)


def _same_file(path: str, other: str) -> _Flaw:
    if path == other:
        return _Flaw(path, f"two outputs are both `{path}`", rule="output-collision")
    return _Flaw(
        path,
        f"`{path}` and `{other}` are one file on macOS and Windows",
        rule="output-collision",
        severity="warning",
    )


def _file_and_folder(file: str, path: str, *, really: bool) -> _Flaw:
    where = "" if really else " on macOS and Windows"
    return _Flaw(
        path,
        f"`{path}` needs a folder where `{file}` is a file{where}",
        rule="output-collision",
        severity="error" if really else "warning",
    )


def _folders_of(path: str) -> Iterator[str]:
    end = path.find("/")
    while end > 0:
        yield path[:end]
        end = path.find("/", end + 1)


def _folded(path: str) -> str:
    """Equal for two paths that a case- and form-insensitive disk takes for one."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", path).casefold())
