"""One file of the built site: a path, and a function that makes its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple


class Piece(NamedTuple):
    """Bytes of a file that has some of each page."""

    source: str
    """The page; empty for what is made of all of them."""
    content: Callable[[], bytes]
    """Makes the bytes: of this page's text, and of other pages what lists show."""


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
    pieces: Callable[[], Iterable[Piece]] | None = None
    """What the bytes are made of, in their order, for a build that has some of them already."""


def of_pieces(path: str, pieces: Callable[[], Iterable[Piece]]) -> Output:
    """A file that has some of each page's text."""
    return Output(path, partial(_joined, pieces), pieces=pieces)


def _joined(pieces: Callable[[], Iterable[Piece]]) -> bytes:
    return b"".join(piece.content() for piece in pieces())


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
