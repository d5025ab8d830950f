"""Files from elsewhere into a site, again and again: three versions, told apart by their hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from careers.importers.record import FOLDER
from careers.problems import Location, Problem

RECORD = f"{FOLDER}/docusaurus.json"
_FORMAT = 1

Fate = Literal["new", "updated", "conflict", "kept", "deleted", "gone", "unchanged"]


@dataclass(frozen=True, slots=True)
class Copying:
    """What is to be done to bring files in."""

    fates: Mapping[str, Fate]
    """By path: ``gone`` is here and no longer there, ``deleted`` the other way round."""
    files: Mapping[str, bytes]
    """To write, the record last; only what differs from the disk."""
    problems: tuple[Problem, ...]


def plan_copying(site_dir: Path, files: Mapping[str, bytes]) -> Copying | Problem:
    """Compare files with what is here and with what the last import has written.

    Args:
        site_dir: The folder of the site.
        files: As they are to be, by path below it.
    """
    known = _known(site_dir)
    if isinstance(known, Problem):
        return known
    fates: dict[str, Fate] = {}
    problems = []
    for path, new in files.items():
        here = _hash_of(site_dir / path)
        fates[path] = _fate(known.get(path, ""), here, _sha256(new))
        if fates[path] == "conflict":
            was = "was edited here and changed there" if path in known else "is here already"
            hint = "compare the two by hand, or rename the one here and import again"
            problem = Problem(
                Location(path), f"{was}; the one here stays", "import-conflict", hint, "warning"
            )
            problems.append(problem)
    for path in sorted(known.keys() - files.keys()):
        if (site_dir / path).is_file():
            fates[path] = "gone"
    writes = {path: files[path] for path, fate in fates.items() if fate in {"new", "updated"}}
    record = _record({path: _sha256(new) for path, new in files.items()})
    if _hash_of(site_dir / RECORD) != _sha256(record):
        writes[RECORD] = record
    return Copying(fates, writes, tuple(problems))


def _fate(last: str, here: str, new: str) -> Fate:
    """What becomes of a file, from the hashes of its three versions; empty where there is none."""
    if here == new:
        return "unchanged"
    if not here:
        return "deleted" if last else "new"
    if last == new:
        return "kept"
    return "updated" if here == last else "conflict"


def _known(site_dir: Path) -> dict[str, str] | Problem:
    try:
        said = json.loads((site_dir / RECORD).read_text("utf-8"))
        return {str(path): str(sha256) for path, sha256 in said["files"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        message = "this record of the last import cannot be read"
        hint = "restore it; or delete it, and every file that differs stays as it is here"
        return Problem(Location(RECORD), message, "import-record", hint)


def _record(hashes: Mapping[str, str]) -> bytes:
    said = {
        "about": "Written by `careers import docusaurus`: keep this file in version control.",
        "format": _FORMAT,
        "files": dict(sorted(hashes.items())),
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _hash_of(file: Path) -> str:
    try:
        return _sha256(file.read_bytes())
    except OSError:
        return ""
