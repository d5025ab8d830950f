"""Built sites in a real browser: what their pages ask for, complain of and link to."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from live_browser import running_browser
from playwright.sync_api import Page
from static_server import served

from careers.outputs import Output

# What the browser makes of every address, which is what counts.
_LINKS = """() => [...document.querySelectorAll(
  "a, area, link, form, img, script, source, video, audio, iframe, blockquote, [cite]"
)].flatMap(element => ["href", "src", "action", "cite", "poster", "xlink:href"]
  .filter(name => element.hasAttribute(name))
  .map(name => {
    const written = element.getAttribute(name);
    let url;
    try { url = new URL(written, document.baseURI); } catch { url = null; }
    return {
      tag: element.localName, name, written, text: element.textContent,
      protocol: url ? url.protocol : "none:", host: url ? url.host : "",
      user: url ? url.username + url.password : "",
      rel: element.getAttribute("rel") || "", target: element.getAttribute("target") || "",
    };
  }))"""


_READ = """written => { try { const url = new URL(written, "https://our.example/a/b/");
  return [url.protocol, url.username + url.password]; } catch { return ["", ""]; } }"""


def as_a_browser_reads(addresses: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The scheme of each address and the name before its host; empty where it leads nowhere."""
    listed = sorted(addresses)
    with running_browser() as browser:
        read = browser.new_page().evaluate(f"listed => listed.map({_READ})", listed)
    return {written: (found[0], found[1]) for written, found in zip(listed, read, strict=True)}


@dataclass(slots=True)
class Opened:
    """What one page turned out to be."""

    path: str
    links: list[dict[str, Any]] = field(default_factory=list)
    """Every address in it: ``tag``, ``written``, and what the browser understood."""
    complaints: list[str] = field(default_factory=list)
    """Violations of the policy, and mistakes of scripts."""
    foreign: list[str] = field(default_factory=list)
    """What it asked another host for."""


@contextmanager
def browsing(outputs: Mapping[str, Output]) -> Iterator[Browsing]:
    """Everything that was built, on a server, with a browser before it."""
    with tempfile.TemporaryDirectory() as folder:
        for path, output in outputs.items():
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(output.content())
        with served(Path(folder)) as url, running_browser() as browser:
            page = browser.new_page()
            yield Browsing(page, url)


class Browsing:
    """A tab that goes from page to page of one site."""

    def __init__(self, page: Page, url: str) -> None:
        self._page = page
        self._url = url
        self._now = Opened("")
        page.on("console", self._said)
        page.on("pageerror", lambda error: self._now.complaints.append(str(error)))
        page.on("request", lambda asked: self._asked(asked.url))

    def open(self, paths: Iterable[str]) -> Iterator[Opened]:
        """Open each page and look around in it."""
        for path in paths:
            self._now = Opened(path)
            self._page.goto(f"{self._url}/{quote(path)}", wait_until="load")
            self._now.links = self._page.evaluate(_LINKS)
            yield self._now

    @property
    def host(self) -> str:
        """Our own, with its port."""
        return self._url.removeprefix("http://")

    @property
    def page(self) -> Page:
        """The tab, for what somebody may do in it."""
        return self._page

    def _said(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self._now.complaints.append(message.text)

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self._url}/", "data:")):
            self._now.foreign.append(url)
