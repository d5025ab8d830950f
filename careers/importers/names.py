"""Where the page of a new job goes: a folder for its team, a name that no other page has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from posixpath import splitext

from careers.content.kebab import kebab_case
from careers.content.routes import strip_number_prefixes
from careers.content.sources import Sources
from careers.content.team_folders import file_name, folder_of
from careers.importers.posting import Posting
from careers.importers.yaml_text import one_line

_LONGEST = 80
_SHORT_ID = 8
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for itself."""


class Names:
    """Names for new pages; each is taken once it was given."""

    def __init__(self, site_dir: Path, sources: Sources, into: str, *, flat: bool) -> None:
        self._site_dir = site_dir
        self._sources = sources
        self._into = into
        self._flat = flat
        self._taken = {_route(path) for path in sources.partials}
        self._folders: dict[str, str] = {}
        """Of teams, by their names."""
        self._new: dict[str, str] = {}
        """Labels of folders that do not exist yet, by folder."""

    def page_for(self, posting: Posting) -> str:
        """The path of a page for a job, site-relative."""
        folder = self._folder_of(posting.team)
        where = "/".join(filter(None, [self._sources.content, folder]))
        paths = (f"{where}/{name}.md" for name in _candidates(posting, folder))
        path = next(path for path in paths if not self._is_taken(path))
        self._taken.add(_route(path))
        return path

    def _is_taken(self, path: str) -> bool:
        """By a page, whatever its ending or number; or by a file that is no page."""
        return _route(path) in self._taken or (self._site_dir / path).exists()

    def category_files(self) -> dict[str, bytes]:
        """The ``_category_.yml`` of each new folder whose name is not its label."""
        files = {}
        for folder, label in sorted(self._new.items()):
            is_there = (self._site_dir / self._sources.content / folder).exists()
            if folder.rpartition("/")[2] != label and not is_there:
                path = f"{self._sources.content}/{folder}/_category_.yml"
                files[path] = f"label: {one_line(label)}\n".encode()
        return files

    def _folder_of(self, team: str) -> str:
        """Below the content folder; one that exists, by whatever name, or a new one."""
        if self._flat or not team:
            return self._into
        if team not in self._folders:
            found = folder_of(team, self._sources, below=self._into)
            name = file_name(team, "")
            folder = "/".join(filter(None, [self._into, name])) if found is None else found
            if found is None and name:
                self._new.setdefault(folder, team)
            self._folders[team] = folder
        return self._folders[team]


def _candidates(posting: Posting, folder: str) -> Iterator[str]:
    """The title; with the first place; with the job's id; with a number, without end."""
    name = file_name(posting.title, folder) or "role"
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rpartition("-")[0] or name[:_LONGEST]
    if _RESERVED.fullmatch(name):
        name = f"{name}-role"
    yield name
    if place := kebab_case(_place(posting)):
        yield f"{name}-{place[:_LONGEST]}"
    plain_id = re.sub(r"[^a-z0-9]+", "-", posting.job_id.casefold()).strip("-") or "job"
    yield f"{name}-{plain_id[:_SHORT_ID].rstrip('-')}"
    yield f"{name}-{plain_id}"
    yield from (f"{name}-{plain_id}-{number}" for number in count(2))


def _place(posting: Posting) -> str:
    places = posting.fields.get("locations")
    first = places[0] if isinstance(places, list) and places else ""
    return str(first.get("city", "")) if isinstance(first, dict) else str(first)


def _route(path: str) -> str:
    """What two pages may not share: the path without ending, numbers and case."""
    return strip_number_prefixes(splitext(path)[0]).casefold()
