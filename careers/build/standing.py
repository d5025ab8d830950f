"""What stands in an output folder, as the build that wrote it has signed for."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from careers.build.output_folder import inside
from careers.build.signing import signed, verified
from careers.build.tree import survey
from careers.whole_file import replace_whole

_NAME = "standing"
_Stamps = dict[str, list[object]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the last build left, and the keys of what this one wants."""

    file: Path
    secret: bytes
    keys: Mapping[str, str]
    """Of outputs by path; equal keys, equal bytes."""
    left: Mapping[str, list[object]]
    """By path: the key, and the file's stamp."""

    @classmethod
    def read(cls, folder: Path, secret: bytes, keys: Mapping[str, str]) -> Standing:
        """Read what is noted in a site's ``.careers/``; nothing where that is not ours."""
        return cls(folder / _NAME, secret, keys, _read(folder / _NAME, secret))

    def holds(self, path: str, found: os.stat_result | None) -> bool:
        """Whether a file is there, untouched, that the output would be equal to."""
        key = self.keys.get(path)
        return bool(key and found and self.left.get(path) == [key, *_stamp(found)])

    def note(self, out_dir: Path) -> None:
        """Sign for what stands in the folder now; it was just written, and nobody else writes."""
        found = survey(str(out_dir), skip=inside(out_dir).name).files
        stamps = {
            path: [key, *_stamp(found[path])] for path, key in self.keys.items() if path in found
        }
        with suppress(OSError):
            replace_whole(
                self.file, signed(self.secret, _NAME.encode(), json.dumps(stamps).encode())
            )


def _read(file: Path, secret: bytes) -> _Stamps:
    try:
        content = verified(secret, _NAME.encode(), file.read_bytes())
    except OSError:
        return {}
    stamps: _Stamps = json.loads(content) if content is not None else {}
    return stamps


def _stamp(found: os.stat_result) -> list[object]:
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
