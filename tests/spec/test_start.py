"""``careers --version`` and ``--help`` answer at once: what they load, told by the modules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOMS = {"careers.cli", "careers.commands", "careers.problems"}
"""What of ours reads a command line."""
HEAVY = (
    "asyncio babel bs4 coloraide emoji frontmatter httpx imagesize importlib.metadata jinja2"
    " livereload markdown_it multiprocessing PIL pygments tomlkit tomllib tornado watchdog wcmatch"
    " yaml zoneinfo"
)


def _loaded(*arguments: str) -> set[str]:
    """The modules that a command line leaves behind, without those that click takes."""
    script = (
        "import sys, click, click.core, click.types\n"
        "before = set(sys.modules)\n"
        "from careers.cli import main\n"
        "main(sys.argv[1:])\n"
        "print(*sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["new", "--help"], ["check", "--help"]], ids=" ".join
)
def test_reading_a_command_line_loads_nothing_that_works_on_sites(arguments: list[str]) -> None:
    loaded = _loaded(*arguments)

    ours = {name for name in loaded if name.startswith("careers.")}
    assert {name for name in ours if ".".join(name.split(".")[:2]) not in ROOMS} == set()
    assert loaded & set(HEAVY.split()) == set()


def test_a_command_loads_what_it_works_with(tmp_path: Path) -> None:
    assert "importlib.metadata" in _loaded("info", str(tmp_path))
