"""A site on disk and the commands of careers, for tests that go through the front door.

    def test_a_dead_link_is_reported_at_its_bracket(site: SiteOnDisk) -> None:
        site.write({"content/role.md": "# Role\n\nMeet the [team](team.md).\n"})

        assert site.problems() == [
            "content/role.md:3:10: error: no page at `team.md` [broken-markdown-link]"
        ]

The ``site`` fixture is in ``conftest.py``. Commands run in this process, so a build takes
milliseconds and coverage sees it.
"""

from __future__ import annotations

import contextlib
import io
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from careers.build import Builder, Built
from careers.cli import main
from careers.site.sidebar_items import Sidebar, SidebarCategory, SidebarHtml

CONFIG = 'title = "Careers"\nurl = "https://careers.example"\nbaseUrl = "/"\n'
"""The three settings without which a build says something."""

_PROBLEM = re.compile(r"\S.*: (?:error|warning|info): .* \[[\w-]+\]")


@dataclass(frozen=True)
class Result:
    """How a command ended and what it said."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def problems(self) -> list[str]:
        """The lines that report a problem, without hints and summary."""
        return [line for line in self.stderr.splitlines() if _PROBLEM.fullmatch(line)]


def run_careers(*arguments: str) -> Result:
    """Run ``careers`` with these arguments, as a terminal would, but off a terminal."""
    stdout, stderr = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
        exit_code = main(arguments)
    return Result(exit_code, stdout.getvalue(), stderr.getvalue())


class SiteOnDisk:
    """A site folder that a test fills, changes and builds."""

    def __init__(self, folder: Path, config: str = CONFIG) -> None:
        self.folder = folder
        self.write({"careers.toml": config})

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files by their path in the site folder; text exactly as it stands, in UTF-8."""
        for path, content in files.items():
            self.write_file(path, content)

    def write_file(self, path: str, content: str | bytes) -> Path:
        """Write one file; where it lies."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def settle(self) -> None:
        """Wait until no build can take the files for ones that changed while it was reading."""
        time.sleep(0.08)

    def build(self, *flags: str) -> Result:
        """``careers build`` of this folder."""
        return run_careers("build", str(self.folder), *flags)

    def check(self, *flags: str) -> Result:
        """``careers check`` of this folder."""
        return run_careers("check", str(self.folder), *flags)

    def problems(self, *flags: str) -> list[str]:
        """What ``careers build`` reports, a line for each problem."""
        return self.build(*flags).problems

    def built(self) -> Built:
        """The site as a value: nothing is written."""
        return Builder(self.folder).build()

    def read_source(self, path: str) -> str:
        """A file of the site folder, as text, line ends as they are."""
        return (self.folder / path).read_bytes().decode()

    def read(self, path: str) -> str:
        """A file of ``build/``, as text."""
        return (self.folder / "build" / path).read_text("utf-8")

    def tree(self) -> list[str]:
        """Every file of ``build/``, sorted."""
        root = self.folder / "build"
        files = (path for path in root.rglob("*") if not path.is_dir())
        return sorted(path.relative_to(root).as_posix() for path in files)

    def sidebar(self, name: str = "defaultSidebar") -> str:
        """A sidebar as a printed tree: see ``printed``."""
        return printed(self.built().site.sidebars[name])


def printed(sidebar: Sidebar, depth: int = 0) -> str:
    """A line for each item, children indented: ``Label -> /address``, ``+`` before a folded one.

    Engineering -> /eng/
      Dev -> /eng/dev
    + Legal
      Counsel -> /legal/counsel
    """
    lines = []
    for item in sidebar:
        if isinstance(item, SidebarHtml):
            lines.append("  " * depth + item.value)
            continue
        folded = isinstance(item, SidebarCategory) and item.collapsible and item.collapsed
        to = f" -> {item.href}" if item.href else ""
        lines.append("  " * depth + ("+ " if folded else "") + item.label + to)
        if isinstance(item, SidebarCategory):
            lines.append(printed(item.items, depth + 1))
    return "\n".join(filter(None, lines))
