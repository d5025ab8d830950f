"""``robots.txt``: what crawlers may read, and where the sitemap is.

Source: RFC 9309; the ``Sitemap`` line is sitemaps.org's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from careers.outputs.context import Context
from careers.outputs.output import Output

_NAME = "robots.txt"


def robots(context: Context) -> Iterator[Output]:
    """The file, unless a static folder of the site has one."""
    folders = context.config.static_directories
    if not any(f"{folder.strip('/')}/{_NAME}" in context.site.files for folder in folders):
        yield Output(_NAME, partial(_content, context), shows="faces")


def _content(context: Context) -> bytes:
    config = context.config
    if config.no_index:
        return b"User-agent: *\nDisallow: /\n"
    lines = ["User-agent: *", "Disallow:"]
    if config.sitemap is not None:
        lines += ["", f"Sitemap: {config.url}{config.base_url}{config.sitemap.filename}"]
    return ("\n".join(lines) + "\n").encode()
