"""Every address in a built tree, looked up as GitHub Pages would: what leads nowhere?"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

_ADDRESSES = {
    "a": "href", "area": "href", "link": "href", "script": "src", "img": "src", "source": "src",
    "video": "src", "audio": "src", "iframe": "src", "embed": "src", "object": "data",
    "form": "action", "use": "href", "image": "href", "track": "src",
}  # fmt: skip
_METAS = ("og:url", "og:image", "twitter:image")
_IN_CSS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_IN_XML = re.compile(
    r"<(?:loc|link|url|id|guid|image:loc)\b[^>]*>\s*([^<\s]+)|\bhref=[\"']([^\"']+)"
)


@dataclass
class Crawl:
    """A built tree and what was found in it."""

    folder: Path
    address: str
    """Where it is published, with its base URL: ``https://a.example/careers/``."""
    checked: Counter[str] = field(default_factory=Counter)
    """``links``, ``anchors``, ``assets``, ``data``: how many were looked up."""
    broken: list[str] = field(default_factory=list)

    def crawl(self) -> Crawl:
        """Look up everything once."""
        for file in self.files:
            if file.endswith((".html", ".htm")):
                self._look_up(file, list(_of_page(self.pages[file])))
            elif file.endswith(".css"):
                text = (self.folder / file).read_text("utf-8")
                self._look_up(file, [("assets", a or b) for a, b in _IN_CSS.findall(text)])
            elif file.endswith((".xml", ".json", ".txt", ".webmanifest")):
                self._look_up(file, list(_of_data(self.folder / file, self.address)))
        return self

    @cached_property
    def files(self) -> frozenset[str]:
        """Relative to the folder."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.folder).as_posix() for path in found)

    @cached_property
    def pages(self) -> dict[str, LexborHTMLParser]:
        """Every page, parsed as browsers do it."""
        names = [file for file in self.files if file.endswith((".html", ".htm"))]
        return {name: LexborHTMLParser((self.folder / name).read_text("utf-8")) for name in names}

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """What fragments of each page lead to."""
        found = {}
        for name, page in self.pages.items():
            named = [node.attributes.get("name") for node in page.css("a[name]")]
            found[name] = frozenset(
                {
                    *(node.attributes.get("id") or "" for node in page.css("[id]")),
                    *filter(None, named),
                }
            )
        return found

    def _look_up(self, file: str, written: list[tuple[str, str]]) -> None:
        own = urljoin(self.address, file.removesuffix("index.html"))
        for kind, address in written:
            target = urlsplit(urljoin(own, address.strip()))
            if file == "404.html" and target.path.endswith("/404.html/"):
                continue  # what that page calls itself, as in Docusaurus; nobody looks it up
            if target.scheme not in ("http", "https"):
                continue
            if target.netloc != urlsplit(self.address).netloc:
                continue
            self.checked[kind] += 1
            found = self._file(unquote(target.path))
            if found is None:
                self.broken.append(f"{file}: {kind}: `{address}` leads nowhere")
            elif target.fragment and found in self.pages:
                self.checked["anchors"] += 1
                wanted = unquote(target.fragment).partition(":~:")[0]
                if wanted not in self.ids[found] and wanted not in ("", "top"):
                    self.broken.append(f"{file}: `{address}` names no place of {found}")

    def _file(self, path: str) -> str | None:
        """What GitHub Pages answers with: the file, its `.html`, or the page of the folder."""
        base = urlsplit(self.address).path
        if not f"{path}/".startswith(base):
            return None
        name = path.removeprefix(base)
        tries = [name, f"{name}.html", f"{name}/index.html"] if not name.endswith("/") else []
        tries = tries if name else ["index.html"]
        tries += [f"{name}index.html"] if name.endswith("/") else []
        return next((one for one in tries if one in self.files), None)


def _of_page(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for tag, attribute in _ADDRESSES.items():
        for node in page.css(f"{tag}[{attribute}]"):
            kind = "links" if tag in ("a", "area", "form") else "assets"
            yield kind, node.attributes[attribute] or ""
    for node in page.css("[srcset]"):
        for candidate in (node.attributes["srcset"] or "").split(","):
            yield "assets", candidate.split()[0]
    for node in page.css("meta[content]"):
        key = node.attributes.get("property") or node.attributes.get("name")
        content = node.attributes["content"] or ""
        if key in _METAS:
            yield "data", content
        elif node.attributes.get("http-equiv") == "refresh":
            yield "links", content.partition("url=")[2]
    for node in page.css('script[type="application/ld+json"]'):
        yield from (("data", one) for one in _texts(json.loads(node.text())))


def _of_data(file: Path, address: str) -> Iterator[tuple[str, str]]:
    """Addresses of this site in data; a text is one where it begins like one."""
    text = file.read_text("utf-8")
    if file.suffix == ".xml":
        found = [unescape(one or other) for one, other in _IN_XML.findall(text)]
    elif file.suffix == ".txt":
        found = re.findall(r"https?://\S+", text)
    else:
        found = list(_texts(json.loads(text)))
    yield from (("data", one) for one in found if one.startswith(address))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.startswith(("http://", "https://")) and " " not in value:
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
