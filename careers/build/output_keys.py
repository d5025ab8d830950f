"""Which outputs cannot differ from those of an earlier build, without making them.

A page shows its own text and, of all others, no more than their faces: titles, addresses, facts. So
while everything around the texts is as it was, only the pages whose texts have changed are made.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from careers.build.page_store import Stored
from careers.config import JAVASCRIPT, Config
from careers.content.sources import Source, Sources
from careers.memo import digest_of_files, program
from careers.site import Site
from careers.theme import Theme

if TYPE_CHECKING:
    from careers.outputs import Output


@dataclass(frozen=True, slots=True)
class OutputKeys:
    """Equal keys, equal bytes."""

    by_path: Mapping[str, str]
    """Outputs that are not in it are made by every build."""
    by_source: Mapping[str, str]
    """Of what each page adds to other outputs."""
    newest: int
    """When a file that they depend on last changed, in ns since 1970: one that changed while it
    was read may be another than the one that was shown."""


def is_told_by_files(config: Config, theme: Theme) -> bool:
    """Neither programs nor git nor files that nobody watches had a say in a site."""
    is_program = config.file.endswith(JAVASCRIPT)
    is_program = is_program or (config.docs.sidebar_path or "").endswith(JAVASCRIPT)
    asks_git = config.docs.show_last_update_time or config.docs.show_last_update_author
    asks_git = asks_git or bool(config.sitemap and config.sitemap.lastmod)
    # Fonts and pictures beside a sheet are copied; they are watched in these folders only.
    far = [name for name in theme.custom_css if not name.startswith(("src/", "theme/"))]
    return not is_program and not asks_git and not far


def output_keys(  # noqa: PLR0913, PLR0917 - everything that outputs depend on
    site: Site,
    sources: Sources,
    stored: Iterable[Stored],
    outputs: Mapping[str, Output],
    watched: Iterable[Path],
    site_dir: Path,
) -> OutputKeys | None:
    """The keys of a site; None where a page was not stored, which has no face."""
    pages = {one.parsed.source: one for one in stored}
    if not all(one.name for one in pages.values()):
        return None
    content = site_dir / sources.content
    around, newest = digest_of_files(
        str(path.absolute()) for path in watched if path != content and content not in path.parents
    )
    files = [(path, *_stamp(site_dir, path)) for path in sorted(sources.files)]
    newest = max([newest, *(max(mtime, ctime) for _, _, mtime, ctime in files)])
    everywhere = _digest(
        program(),
        around,
        repr(files),
        repr([(source.path, source.text) for source in _settings(sources)]),
        repr([(path, pages[path].face) for path in sorted(pages)]),
        repr(sorted((path, role.status) for path, role in site.roles.items())),
        repr(site.config.now and site.config.now.date()),
    )
    of_pages = {path: _digest(everywhere, page.name) for path, page in pages.items()}
    other = _digest(everywhere, "")
    keys = {
        path: of_pages.get(output.source, other)
        for path, output in outputs.items()
        if output.shows == "faces"
    }
    return OutputKeys(keys, of_pages, newest)


def _settings(sources: Sources) -> Iterator[Source]:
    """Texts of the content folder that are no pages."""
    for folder in sorted(sources.categories):
        yield sources.categories[folder]
    if sources.tags_file is not None:
        yield sources.tags_file


def _stamp(site_dir: Path, path: str) -> tuple[int, int, int]:
    """Size and times of a file; its bytes are not looked at."""
    try:
        found = os.stat(f"{site_dir}/{path}")  # noqa: PTH116
    except OSError:
        return 0, 0, 0
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _digest(*texts: str) -> str:
    encoded = "\0".join(texts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(encoded, digest_size=16).hexdigest()
