"""The oldest versions that pyproject.toml promises to work with, as constraints for pip.

``python tests/lowest_versions.py > lowest.txt`` writes them, and
``make suite PINNED="--constraint lowest.txt"`` runs the tests with them; CI does.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
_LOWEST = re.compile(r"([\w.-]+)>=([\w.]+)[^;]*(;.*)?")


def lowest_versions() -> Iterator[str]:
    """``babel==2.14``, of every dependency and of those of every extra, for the Pythons it is for.

    Raises:
        ValueError: One names no lowest version.
    """
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    for one in (*project["dependencies"], *(one for extra in extras for one in extra)):
        found = _LOWEST.match(one)
        if found is None:
            raise ValueError(f"`{one}` names no lowest version")
        yield f"{found[1]}=={found[2]}{found[3] or ''}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lowest_versions())
