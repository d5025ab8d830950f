"""The policy of pages while they are written: as when published, and the reload socket."""

from __future__ import annotations

import re

from harness import SiteOnDisk

from careers.build import Builder, BuildOptions


def policy(site: SiteOnDisk, options: BuildOptions) -> str:
    page = Builder(site.folder, options).build().outputs["dev/index.html"].content().decode()
    found = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    return found[1].replace("&#39;", "'")


def test_serving_lets_pages_open_the_socket_and_nothing_else(site: SiteOnDisk) -> None:
    site.write({"content/dev.md": "# Developer\n"})
    published = policy(site, BuildOptions())
    served = policy(site, BuildOptions(mode="serve"))

    assert "; connect-src 'self';" in published
    assert served == published.replace("connect-src 'self'", "connect-src 'self' ws: wss:")
