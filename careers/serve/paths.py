"""Which output an address stands for, and of what type it is, as GitHub Pages decides it.

The outputs of the last build are the only things there are: an address is decoded once and looked
up, so no address can lead to a file that was not built.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Container
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, unquote_to_bytes

HTML = "text/html; charset=utf-8"

_TYPES = {
    ".html": HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".mp3": "audio/mpeg",
    ".pdf": "application/pdf",
    ".wasm": "application/wasm",
}
"""Written out: what the machine's own table says differs from machine to machine."""


@dataclass(frozen=True, slots=True)
class Found:
    """The path of an output."""

    path: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """Another address of ours, percent-encoded, starting with exactly one slash."""

    location: str
    permanent: bool


def locate(path: str, base_url: str, outputs: Container[str]) -> Found | Redirect | None:
    """Find what the path of a request, as received, stands for; None is for 404.html.

    Folders answer at ``/a/`` and redirect from ``/a``; ``/a`` is ``a.html`` where there is one.
    """
    decoded = _decoded(path)
    base = unquote(base_url)
    if decoded is None:
        return None
    if base != "/" and decoded in {"/", base.rstrip("/")}:
        return Redirect(quote(base), permanent=False)
    if not decoded.startswith(base):
        return None
    return _in_site(decoded.removeprefix(base), base, outputs)


def _in_site(key: str, base: str, outputs: Container[str]) -> Found | Redirect | None:
    if not key or key.endswith("/"):
        index = f"{key}index.html"
        return Found(index) if index in outputs else None
    for candidate in (key, f"{key}.html"):
        if candidate in outputs:
            return Found(candidate)
    if f"{key}/index.html" in outputs:
        return Redirect(quote(f"{base}{key}/"), permanent=True)
    return None


def _decoded(path: str) -> str | None:
    # tornado hands bytes over as Latin-1; only UTF-8 can name one of our outputs
    try:
        return unquote_to_bytes(path.encode("latin-1")).decode("utf-8")
    except UnicodeError:
        return None


def content_type(path: str) -> str:
    """The type an output is sent with; bytes of no known kind are a download."""
    suffix = PurePosixPath(path).suffix.lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"


def is_html(path: str) -> bool:
    """Whether an output is a page that can carry the client."""
    return content_type(path) == HTML
