"""A file is read again when it looks different, or when it may have changed without doing so."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from harness import SiteOnDisk

from careers.build import Builder
from careers.content.known_texts import KnownTexts, Stamp
from careers.content.sources import Source

_LONG_AGO = 1_700_000_000_000_000_000
_LARGEST = 1000


@dataclass
class _Reading:
    """Reads files of a folder, and tells which it had to read."""

    folder: Path
    known: KnownTexts = field(init=False)
    read: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = KnownTexts(self.folder)

    def text(self, path: str, seen: Mapping[str, Stamp] | None = None) -> str:
        self.known.look(seen or {})
        source = self.known.text(path, _LARGEST, self._read)
        return source.text if source else "nothing"

    def _read(self, path: str) -> Source | None:
        self.read.append(path)
        text = (self.folder / path).read_text()
        return None if "broken" in text else Source(path, text)


@pytest.fixture
def reading(tmp_path: Path) -> _Reading:
    _write(tmp_path / "a.md", "one")
    return _Reading(tmp_path)


def _write(file: Path, text: str, moment: int = _LONG_AGO) -> None:
    """With a time of change that the clock cannot be asked for, so that it is ours alone."""
    file.write_text(text)
    os.utime(file, ns=(moment, moment))


def _replace(file: Path, text: str) -> None:
    other = file.with_name("b")
    _write(other, text)
    other.replace(file)


def _seen(folder: Path, changed: int = _LONG_AGO) -> dict[str, Stamp]:
    """How a file looks where the system says that it was changed long ago."""
    found = (folder / "a.md").stat()
    return {str(folder / "a.md"): (found.st_mtime_ns, changed, found.st_size, found.st_ino, 1)}


def test_a_file_that_looks_the_same_is_not_read_again(reading: _Reading) -> None:
    seen = _seen(reading.folder)

    assert [reading.text("a.md", seen) for _ in range(3)] == ["one", "one", "one"]
    assert reading.read == ["a.md"]


def test_a_file_that_has_just_changed_is_read_until_it_cannot_change_unseen(
    reading: _Reading,
) -> None:
    assert [reading.text("a.md") for _ in range(2)] == ["one", "one"]
    assert reading.read == ["a.md", "a.md"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda file: _write(file, "other text"),
        lambda file: _write(file, "two", _LONG_AGO + 1),
        lambda file: _replace(file, "two"),
    ],
    ids=["another size", "another time", "another file in its place"],
)
def test_a_file_that_looks_different_is_read_again(reading: _Reading, edit: object) -> None:
    reading.text("a.md", _seen(reading.folder))
    edit(reading.folder / "a.md")  # type: ignore[operator]

    assert reading.text("a.md", _seen(reading.folder)) == (reading.folder / "a.md").read_text()
    assert reading.read == ["a.md", "a.md"]


def test_a_file_whose_times_were_set_back_is_told_by_the_time_of_that(reading: _Reading) -> None:
    reading.text("a.md", _seen(reading.folder))
    _write(reading.folder / "a.md", "two")

    assert reading.text("a.md", _seen(reading.folder, _LONG_AGO + 1)) == "two"


def test_what_could_not_be_used_is_read_and_reported_each_time(reading: _Reading) -> None:
    _write(reading.folder / "a.md", "broken")
    seen = _seen(reading.folder)

    assert [reading.text("a.md", seen) for _ in range(2)] == ["nothing", "nothing"]
    assert reading.read == ["a.md", "a.md"]


def test_what_is_given_in_place_of_a_file_is_not_taken_for_it(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# On disk\n"})
    os.utime(site.folder / "content/a.md", ns=(_LONG_AGO, _LONG_AGO))
    builder = Builder(site.folder)

    def title(edited: dict[str, bytes] | None = None) -> str:
        return builder.build(edited).site.pages[0].title

    assert [title(), title({"content/a.md": b"# Edited\n"}), title()] == [
        "On disk", "Edited", "On disk",
    ]  # fmt: skip
