"""Which files of the bundled theme a site has put its own in front of, and what became of those.

``careers theme eject`` notes beside the copies which version of a file they were made from, in
``theme/.careers-theme.json``: an object of names, each with ``version`` and ``digest``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from careers.problems import Location, Problem
from careers.theme.own_files import own_files
from careers.theme.rendering import BUNDLED

RECORD = ".careers-theme.json"
"""In the site's ``theme/``: the files that were ejected."""

_KINDS = {"templates": ".html", "components": ".html", "assets": "", "translations": ".json"}
"""The folders that are read, and the endings of the files that count there."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a copy was made from."""

    version: str
    """Of careers."""
    digest: str
    """SHA-256 of the bundled file, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """The files of both themes by name below the theme folder: ``templates/role.html``."""

    bundled: Mapping[str, bytes]
    own: Mapping[str, bytes]
    """Of the site; also those in folders that nothing is read from."""
    origins: Mapping[str, Origin]
    """Of the copies that ``careers theme eject`` has made."""
    problems: tuple[Problem, ...] = ()

    def has_drifted(self, name: str) -> bool:
        """Whether the bundled file is no longer what the site's copy was made from."""
        origin, now = self.origins.get(name), self.bundled.get(name)
        is_both = origin is not None and now is not None and name in self.own
        return is_both and digest_of(now or b"") != (origin.digest if origin else "")


def read_overrides(bundled: Path, own: Path | None) -> Overrides:
    """Read both theme folders; ``own`` is None where a site has none."""
    files = dict(_files(bundled))
    if own is None:
        return Overrides(files, {}, {})
    origins, problems = _origins(own / RECORD)
    there = own_files(own)
    contents = {name: there.read(name) for name in there.paths}
    found = {name: content for name, content in contents.items() if isinstance(content, bytes)}
    return Overrides(files, MappingProxyType(found), MappingProxyType(origins), problems)


def digest_of(content: bytes) -> str:
    """As the record has it; the line ends of a working copy do not count."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def is_read(name: str) -> bool:
    """Whether a file of that name in ``theme/`` is looked at."""
    folder, _, below = name.partition("/")
    return bool(below) and folder in _KINDS and name.endswith(_KINDS[folder])


def named(given: str, names: Collection[str]) -> list[str]:
    """The files that somebody may mean by ``role.html`` or ``css/site.css``."""
    wanted = given.strip("/").removeprefix("theme/")
    if wanted in names:
        return [wanted]
    below = [name for name in names if name.partition("/")[2] == wanted]
    return below or [name for name in names if name.endswith(f"/{wanted}")]


def record(origins: Mapping[str, Origin]) -> bytes:
    """What ``theme/.careers-theme.json`` holds."""
    table = {
        name: {"version": origin.version, "digest": origin.digest}
        for name, origin in sorted(origins.items())
    }
    return (json.dumps(table, indent=2) + "\n").encode()


def unused(overrides: Overrides) -> Iterator[str]:
    """The site's files that stand in front of nothing and that nothing names."""
    named_somewhere = set(_references(overrides))
    for name in overrides.own:
        kind, _, below = name.partition("/")
        if name in overrides.bundled or kind in {"components", "translations"}:
            continue  # a component of the site's own is named by pages, a language by its locale
        if not is_read(name) or (kind == "templates" and below not in named_somewhere):
            yield name


def _references(overrides: Overrides) -> Iterator[str]:
    """The templates that a template extends, includes or imports by a name that is written out."""
    from jinja2 import Environment, TemplateSyntaxError, meta

    parser = Environment(autoescape=True)
    for name, content in {**overrides.bundled, **overrides.own}.items():
        if not name.startswith(("templates/", "components/")):
            continue
        try:
            tree = parser.parse(content.decode("utf-8-sig", "replace"))
        except TemplateSyntaxError:
            continue  # said elsewhere
        for found in meta.find_referenced_templates(tree):
            if found:
                yield found.removeprefix(BUNDLED)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in name.parts)
        if file.is_file() and not is_hidden:
            yield name.as_posix(), file.read_bytes()


def _origins(file: Path) -> tuple[dict[str, Origin], tuple[Problem, ...]]:
    if not file.is_file():
        return {}, ()
    try:
        table = json.loads(file.read_text("utf-8-sig"))
        found = {
            str(name): Origin(str(said["version"]), str(said["digest"]))
            for name, said in table.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        problem = Problem(
            Location(f"theme/{RECORD}"),
            "this is not what `careers theme eject` has written",
            "theme-record",
            "take the version of the file that was committed last, or delete it",
            severity="warning",
        )
        return {}, (problem,)
    return found, ()
