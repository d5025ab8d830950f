"""Sites that promises are tried on."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from harness import SiteOnDisk

from careers.build import Builder, Built

_REPOSITORY = Path(__file__).parents[2]


@contextmanager
def built_from(files: Mapping[str, str | bytes]) -> Iterator[Built]:
    """A site of these files, as a value; its files are there until the end of the block."""
    with tempfile.TemporaryDirectory() as folder:
        site = SiteOnDisk(Path(folder))
        site.write(files)
        yield Builder(site.folder).build()


def repository_site() -> dict[str, str | bytes]:
    """The site that this repository shows with ``make serve``."""
    files = [_REPOSITORY / "careers.toml"]
    for name in ("content", "static"):
        files += [path for path in (_REPOSITORY / name).rglob("*") if path.is_file()]
    return {path.relative_to(_REPOSITORY).as_posix(): path.read_bytes() for path in sorted(files)}
