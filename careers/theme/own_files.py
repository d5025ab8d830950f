"""The files of a site's own theme: regular ones that lie in the site folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from careers.content.own_files import read_own
from careers.content.sources import regular_files
from careers.problems import Problem


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """What lies in ``theme/``, hidden files left out."""

    folder: Path | None
    """The theme folder, in the site folder; None where a site has none."""
    paths: tuple[str, ...] = ()
    """Below the theme folder, sorted: ``templates/role.html``."""
    problems: tuple[Problem, ...] = ()
    """Links out of the site, links to nothing, pipes."""

    def below(self, part: str) -> Iterator[str]:
        """The names of the files in one folder of the theme."""
        prefix = f"{part}/"
        return (path[len(prefix) :] for path in self.paths if path.startswith(prefix))

    def read(self, path: str) -> bytes | Problem:
        """The bytes of one of the files."""
        if self.folder is None:
            raise KeyError(path)
        return read_own(self.folder.parent, f"{self.folder.name}/{path}")


def own_files(folder: Path | None) -> OwnFiles:
    """Find them in a theme folder, if there is one."""
    if folder is None:
        return OwnFiles(None)
    found, problems = regular_files(folder.parent, folder.name)
    paths = tuple(path[len(folder.name) + 1 :] for path in found if "/." not in path)
    shown = tuple(problem for problem in problems if "/." not in problem.location.path)
    return OwnFiles(folder, paths, shown)
