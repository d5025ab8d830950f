"""Job boards for tests: recorded answers, changed as a board would change them, and imported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from harness import Result, SiteOnDisk, run_careers

KINDS = ("greenhouse", "lever", "ashby")
_RECORDED = Path(__file__).parent / "importers" / "recorded"


def recorded(kind: str) -> Any:
    """The recorded answer of a board; a new value every time."""
    return json.loads((_RECORDED / f"{kind}.json").read_text("utf-8"))


def jobs_of(answer: Any) -> list[dict[str, Any]]:
    """The jobs in an answer, to change them."""
    jobs: list[dict[str, Any]] = answer if isinstance(answer, list) else answer["jobs"]
    return jobs


def import_board(site: SiteOnDisk, kind: str, answer: Any, *flags: str) -> Result:
    """``careers import`` of an answer that was saved as a file."""
    file = site.folder.parent / f"{kind}.json"
    file.write_text(answer if isinstance(answer, str) else json.dumps(answer), "utf-8")
    return run_careers("import", kind, str(file), str(site.folder), *flags)


def snapshot(site: SiteOnDisk) -> dict[str, bytes]:
    """Every file of the site folder, by path."""
    files = (file for file in sorted(site.folder.rglob("*")) if file.is_file())
    return {file.relative_to(site.folder).as_posix(): file.read_bytes() for file in files}


def pages(site: SiteOnDisk) -> list[str]:
    """The Markdown files of the content folder."""
    return sorted(
        path for path in snapshot(site) if path.startswith("content/") and path[-3:] == ".md"
    )


def page(site: SiteOnDisk, path: str) -> str:
    """The text of a file of the site folder."""
    return (site.folder / path).read_bytes().decode()


def edit(site: SiteOnDisk, path: str, old: str, new: str) -> None:
    """Change a page as a person would; what is changed must be there."""
    text = page(site, path)
    assert old in text, text
    site.write_file(path, text.replace(old, new, 1))
