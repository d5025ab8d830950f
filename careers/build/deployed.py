"""The sitemap of the site that is online, kept by ``careers deploy`` for the builds after it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from careers.build.publish import LOCK_FOLDER
from careers.whole_file import replace_whole

DEPLOYED = f"{LOCK_FOLDER}/deployed-sitemap.xml"
"""In the site folder; it may be missing, and anybody may put the published file there."""

_LARGEST = 50_000_000
"""The most that the protocol of sitemaps allows."""


def deployed_sitemap(site_dir: Path) -> str:
    """What was published last, as far as is known here; empty where nothing is."""
    file = site_dir / DEPLOYED
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return ""
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def note_deployed_sitemap(site_dir: Path, sitemap: bytes) -> None:
    """Keep what has just been published; a note that cannot be written is not missed."""
    file = site_dir / DEPLOYED
    with contextlib.suppress(OSError):
        if file.is_file() and file.read_bytes() == sitemap:
            return
        replace_whole(file, sitemap)
