"""What the last import of a board brought, kept beside the site so that edits can be told apart.

``.careers-import/lever-pegelmark/`` belongs into version control. It holds ``board.json``: the page
of each job, and whether the board still lists it; and for each job a Markdown file, the page as
the board alone would have it. Nothing builds these files. Whoever edits or loses one loses no
page: the next import then takes every difference for an edit of the page.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from careers.importers.posting import Board
from careers.importers.yaml_text import PageText, read_page
from careers.problems import Location, Problem

FOLDER = ".careers-import"
_FORMAT = 1

State = Literal["listed", "closed", "gone"]
"""On the board; no longer there and closed by us; no longer there, and the page says what it is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One job of the last import."""

    page: str
    """Site-relative."""
    state: State
    sha256: str
    """Of the board's version; another one beside it was not written by an import."""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that the last import of a board left."""

    folder: str
    """Site-relative: ``.careers-import/lever-pegelmark``."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    versions: Mapping[str, PageText] = field(default_factory=dict)
    """By job id: the page as the board last had it; absent where that is not known."""


def read_record(site_dir: Path, board: Board) -> Record | Problem:
    """The record of a board; an empty one where it was never imported."""
    folder = f"{FOLDER}/{_file_name(f'{board.kind}-{board.name}')}"
    path = f"{folder}/board.json"
    try:
        said = json.loads((site_dir / path).read_text("utf-8"))
        entries = {str(key): _entry(value) for key, value in said["roles"].items()}
        is_known = said["format"] == _FORMAT
    except FileNotFoundError:
        return Record(folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        message = "this record of the last import cannot be read"
        hint = "restore it, or resolve the conflict in it; without it every difference is an edit"
        return Problem(Location(path), message, "import-record", hint)
    if not is_known:
        message = "this record was written by another version of careers"
        return Problem(Location(path), message, "import-record", "upgrade careers")
    versions = {}
    for job_id, entry in entries.items():
        raw = _bytes(site_dir / version_path(folder, job_id))
        if hashlib.sha256(raw).hexdigest() == entry.sha256:
            versions[job_id] = read_page(raw.decode())
    return Record(folder, entries, versions)


def version_path(folder: str, job_id: str) -> str:
    """Where the board's version of a page is."""
    return f"{folder}/{_file_name(job_id)}.md"


def record_files(
    record: Record, board: Board, entries: Mapping[str, Entry], versions: Mapping[str, str]
) -> dict[str, bytes]:
    """The files to write; ``board.json`` comes last.

    Args:
        record: As it was.
        board: Whose it is.
        entries: As they are now.
        versions: The board's version of each job that is listed, as text.
    """
    files = {version_path(record.folder, key): text.encode() for key, text in versions.items()}
    said = {
        "about": "Written by `careers import`: keep this folder in version control.",
        "format": _FORMAT,
        "board": board.key,
        "roles": {
            key: {"page": one.page, "state": one.state, "sha256": one.sha256}
            for key, one in sorted(entries.items())
        },
    }
    text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    return files | {f"{record.folder}/board.json": text.encode()}


def sha256_of(text: str) -> str:
    """The hash of a version as it is written."""
    return hashlib.sha256(text.encode()).hexdigest()


def _entry(said: Mapping[str, str]) -> Entry:
    state = said["state"]
    if state not in {"listed", "closed", "gone"}:
        raise ValueError(state)
    return Entry(str(said["page"]), state, str(said["sha256"]))  # type: ignore[arg-type]  # checked


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _file_name(text: str) -> str:
    """Safe as a name of a file on every system, and different for different texts."""
    if re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,99}", text):
        return text
    plain = re.sub(r"[^a-z0-9_-]+", "-", text.casefold()).strip("-")[:60]
    return f"{plain or 'x'}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
