"""What stands in an output folder, as the build that wrote it has signed for."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from careers.build.output_keys import OutputKeys
from careers.build.pieces import Lengths, Span
from careers.build.signing import signed, verified
from careers.whole_file import replace_whole

_NAME = "standing"
_FORM = b"standing 2"
"""What is signed for: another form of the note is none."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the last build left, and the keys of what this one wants."""

    file: Path
    secret: bytes
    keys: OutputKeys
    left: _Left

    @classmethod
    def read(cls, folder: Path, secret: bytes, keys: OutputKeys) -> Standing:
        """Read what is noted in a site's ``.careers/``; nothing where that is not ours."""
        return cls(folder / _NAME, secret, keys, _read(folder / _NAME, secret))

    def holds(self, path: str, found: os.stat_result | None) -> bool:
        """Whether a file is there, untouched, that the output would be equal to."""
        key = self.keys.by_path.get(path)
        return bool(key and found and self.left.files.get(path) == [key, *_stamp(found)])

    def spans(self, path: str, found: os.stat_result | None) -> dict[str, Span]:
        """Where the file that stands has pieces of pages that would give the same bytes again."""
        lengths = self.left.lengths.get(path)
        if found is None or not lengths or self.left.files.get(path) != ["", *_stamp(found)]:
            return {}
        wanted, left = self.keys.by_source, self.left.pages
        spans: dict[str, Span] = {}
        position = 0
        for source, length in lengths:
            if source and source in wanted and wanted[source] == left.get(source):
                spans[source] = Span(position, length)
            position += length
        return spans

    def note(self, out_dir: Path, lengths: Mapping[str, Lengths]) -> None:
        """Sign for what stands in the folder now; it was just written, and nobody else writes.

        Args:
            out_dir: The folder.
            lengths: Of the pieces of the files that have some, by path.
        """
        keys = {**dict.fromkeys(lengths, ""), **self.keys.by_path}
        files = {path: [key, *stamp] for path, key in keys.items() if (stamp := _at(out_dir, path))}
        said = {"files": files, "pages": self.keys.by_source, "lengths": lengths}
        with suppress(OSError):
            replace_whole(self.file, signed(self.secret, _FORM, json.dumps(said).encode()))


@dataclass(frozen=True, slots=True)
class _Left:
    files: Mapping[str, list[object]] = field(default_factory=dict)
    """By path: the key, empty for files of pieces, and the file's stamp."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """The keys of the pages by source."""
    lengths: Mapping[str, Lengths] = field(default_factory=dict)


def _read(file: Path, secret: bytes) -> _Left:
    try:
        content = verified(secret, _FORM, file.read_bytes())
    except OSError:
        content = None
    said: dict[str, Any] = json.loads(content) if content is not None else {}
    return _Left(**said)


def _at(out_dir: Path, path: str) -> list[object]:
    """The stamp of a file; empty where there is none."""
    try:
        return _stamp(os.lstat(f"{out_dir}/{path}"))
    except OSError:
        return []


def _stamp(found: os.stat_result) -> list[object]:
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
