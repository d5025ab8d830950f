"""A broken template of a real site, as its author meets it in the browser."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from harness import SiteOnDisk


@contextmanager
def serving(site: SiteOnDisk) -> Iterator[str]:
    """``careers serve`` of the site, at a free port; the address."""
    command = [sys.executable, "-m", "careers", "serve", "--no-open", "--port", "0"]
    running = subprocess.Popen(
        [*command, str(site.folder)], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert running.stderr is not None
        found = None
        while found is None:
            found = re.search(r"http://127\.0\.0\.1:\d+/", running.stderr.readline())
        yield found[0]
    finally:
        running.terminate()
        running.communicate()


def answer(url: str) -> tuple[int, str]:
    """Status and text of a page."""
    try:
        with urlopen(url) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        with error:
            return error.code, unescape(error.read().decode())


BROKEN = {
    "{% if page %}": "theme/templates/role.html:1: error: Unexpected end of template",
    "\n{{ page.titel }}": "theme/templates/role.html:2: error: a value of the kind PageView has no"
    " `titel`",
    "{{ pages }}": "theme/templates/role.html:1: error: there is no value `pages`",
}


@pytest.mark.parametrize("template", BROKEN)
def test_a_broken_template_is_shown_with_its_place_until_it_is_mended(
    template: str, site: SiteOnDisk
) -> None:
    site.write({"content/a.md": "# A\n", "content/b.md": "---\nrole: false\n---\n\n# B\n"})
    site.write({"theme/templates/role.html": template})
    with serving(site) as address:
        status, text = answer(f"{address}a/")
        other, _ = answer(f"{address}b/")

        assert (status, other) == (500, 200)
        assert BROKEN[template] in text

        site.write({"theme/templates/role.html": "<title>mended</title>"})
        mended_by = time.monotonic() + 30
        while "mended" not in answer(f"{address}a/")[1]:
            assert time.monotonic() < mended_by
            time.sleep(0.1)
