"""The manual's page of measurements: each part between two marks of its own."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "benchmark.md"
_GIB = 2**30


def write_part(name: str, text: str, page: Path = PAGE) -> None:
    """Put a text in the place of the part ``name``, and leave the rest as it is."""
    page.write_text(with_part(page.read_text("utf-8"), name, text), "utf-8")


def with_part(page: str, name: str, text: str) -> str:
    """The page with another text between ``<!-- name: begin -->`` and ``<!-- name: end -->``.

    Raises:
        ValueError: It has no such part.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, found, rest = page.partition(begin)
    _, ended, after = rest.partition(end)
    if not (found and ended):
        raise ValueError(f"no `{begin}` and `{end}` in the page")
    return f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}"


def machine(versions: Iterable[str]) -> str:
    """When and on what, in a sentence or two; nothing that tells whose machine it is."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {cores} cores, {_memory()}{_system()}. "
        f"{', '.join(versions)}."
    )


def _memory() -> str:
    try:
        pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError, AttributeError):
        return ""  # a system that does not say
    return f"{round(pages * size / _GIB)} GiB of memory, "


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return f"{platform.system()} {platform.release()}"
