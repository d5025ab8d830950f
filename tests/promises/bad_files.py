"""The bad files of ``tests/invalid/bad_files.md``, each with all that is said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "invalid/bad_files.md"
_CASE = re.compile(
    r"^## (?P<name>[^\n]+)\n\n"
    r"~~~~ (?P<path>\S+)(?P<bytes> bytes)?\n(?P<content>.*?)~~~~\n\n"
    r"~~~~ text\n(?P<said>.*?)~~~~\n",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file of a site, and the lines that ``careers build`` prints over it."""

    name: str
    path: str
    content: bytes
    said: str


def bad_files() -> list[BadFile]:
    """All of them, in the order of the page."""
    text = _TABLE.read_text("utf-8")
    found = [
        BadFile(case["name"], case["path"], _content(case["content"], case["bytes"]), case["said"])
        for case in _CASE.finditer(text)
    ]
    assert len(found) == text.count("\n## "), "a case that is not written as the others are"
    return found


def _content(written: str, as_bytes: str | None) -> bytes:
    r"""The file; where it says ``bytes``, ``\xe9`` is that byte and a line break ``\n``."""
    if not as_bytes:
        return written.encode()
    return written.rstrip("\n").encode("ascii").decode("unicode_escape").encode("latin-1")
