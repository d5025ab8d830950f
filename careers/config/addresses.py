"""The site's address: ``url`` and ``baseUrl``."""

from __future__ import annotations

import re

_ABSOLUTE = re.compile(r"(https?)://([^/?#\\\s]+)([^?#]*)(.*)", re.I | re.S)


def is_absolute(url: str) -> bool:
    """Whether an address has a protocol and a host."""
    return _ABSOLUTE.fullmatch(url) is not None


def path_of(url: str) -> str:
    """The path of an absolute address: ``/sub/``, or empty."""
    match = _ABSOLUTE.fullmatch(url)
    return match[3] if match else ""


def without_path(url: str) -> str:
    """Protocol and host of an absolute address."""
    match = _ABSOLUTE.fullmatch(url)
    return f"{match[1]}://{match[2]}" if match else url


def with_slashes(path: str) -> str:
    """``jobs`` → ``/jobs/``."""
    leading = path if path.startswith("/") else f"/{path}"
    return leading if leading.endswith("/") else f"{leading}/"
