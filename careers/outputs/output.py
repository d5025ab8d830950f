"""One file of the built site: a path, and a function that makes its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Output:
    """A file of ``build/``."""

    path: str
    """Relative to the output folder, ``/``-separated, never starting with ``/``."""
    content: Callable[[], bytes]
    """Makes the exact bytes; raises TemplateProblem where the site's theme is broken."""
    source: str = ""
    """The file it comes from, site-relative, where it is one file's page."""
    shows: Literal["texts", "faces"] = "texts"
    """What it may show of pages other than its source: all of their texts, or what lists show."""


def output_path(permalink: str, *, base_url: str, trailing_slash: bool | None) -> str:
    """The file that answers for an address, as GitHub Pages looks it up.

    Source: docusaurus 3.10.2, static-site-generator's ssg output paths.
    """
    path = permalink.removeprefix(base_url).lstrip("/")
    if not path:
        return "index.html"
    if path.endswith((".html", ".htm")):
        return path
    stem = path.rstrip("/")
    return f"{stem}.html" if trailing_slash is False else f"{stem}/index.html"
