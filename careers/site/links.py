"""Where a written link leads, once the whole site is known.

Source: docusaurus 3.10.2, mdx-loader/src/remark/{resolveMarkdownLinks,transformLinks,
transformImage}, docusaurus/src/client/exports/Link.tsx, docusaurus/src/server/brokenLinks.ts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from posixpath import dirname, normpath, splitext

from careers.config import Config
from careers.content.pages import Page
from careers.content.routes import (
    apply_trailing_slash,
    decode_uri,
    encode_uri,
    local_url,
    resolve_pathname,
)

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_FILE = re.compile(r"[^?#]*\.html?(?:[?#]|$)")


@dataclass(frozen=True, slots=True)
class Target:
    """A link resolved."""

    href: str
    """As it is written into the page, not escaped."""
    external: bool = False
    """Opens in a new tab."""
    asset: str = ""
    """Site-relative path of the file it leads to; the emitter names its address."""
    checked: str = ""
    """The address on this site that must exist, as a reader's browser would ask for it; empty
    where nothing is checked."""
    missing_page: bool = False
    """A link to a Markdown file that is no page."""


class Links:
    """Resolves the links of one site."""

    def __init__(self, config: Config, pages: Iterable[Page], files: frozenset[str]) -> None:
        self.base_url = config.base_url
        self.trailing_slash = config.trailing_slash
        self.content = config.docs.path
        self.singles = config.pages.path if config.pages else ""
        self.static = config.static_directories
        self.files = files
        self.permalinks = {page.source: page.permalink for page in pages}

    def resolve(self, url: str, *, source: str, permalink: str, raw: bool = False) -> Target:
        """Resolve a written link.

        Args:
            url: As written.
            source: The file it was written in, site-relative.
            permalink: The address of the page it is shown on.
            raw: Written as HTML or as ``<Link>``: never the path of a file.
        """
        if url.startswith("pathname://"):
            path = url.removeprefix("pathname://")
            return Target(self._with_base(path), external=True)
        local = local_url(url)
        if local is None:
            return Target(encode_uri(url), external=True)
        if raw:
            return self.internal(url, permalink)
        if splitext(local.pathname)[1].lower() in {".md", ".mdx"}:
            if found := self._page(decode_uri(local.pathname), source):
                return self.internal(found + local.rest, permalink)
            return replace(self.internal(url, permalink), missing_page=True)
        if asset := self._asset(local.pathname, source):
            rest = f"#{local.hash}" if local.hash is not None else ""
            return Target(rest, external=True, asset=asset)
        return self.internal(url, permalink)

    def internal(self, url: str, permalink: str) -> Target:
        """A link within the site: baseUrl, relative paths and trailing slash applied."""
        if _SCHEME.match(url) or url.startswith("//"):
            return Target(url, external=True)
        if url.startswith("#") or not url:
            return Target(url, checked=self.published(permalink) + url)
        if url.startswith("/"):
            href = self._with_base(url)
        else:
            path, rest = _split(url)
            base = self.published(permalink)
            href = (resolve_pathname(path, base) if path else base) + rest
        href = self.published(href)
        return Target(href, checked=href)

    def published(self, url: str) -> str:
        """An address on this site with the trailing-slash policy applied.

        Docusaurus writes `/a.html/`, too, which no host answers.
        """
        if _FILE.match(url):
            return url
        return apply_trailing_slash(url, trailing_slash=self.trailing_slash, base_url=self.base_url)

    def image(self, url: str, *, source: str) -> str | None:
        """The file of a local image, site-relative; None where it does not exist."""
        local = local_url(url)
        return self._file(local.pathname, source) if local else None

    def _with_base(self, url: str) -> str:
        return url if url.startswith(self.base_url) else self.base_url + url.lstrip("/")

    def _page(self, path: str, source: str) -> str | None:
        """The permalink of a Markdown file, looked up where Docusaurus looks.

        The pages of the content folder know nothing of those of ``src/pages``, and these nothing of
        them.
        """
        content = self.singles if self._is_single(source) else self.content
        if path.startswith("@site/"):
            candidates = [path.removeprefix("@site/")]
        elif path.startswith("/"):
            candidates = [content + path, path[1:]]
        elif path.startswith(("./", "../")):
            candidates = [f"{dirname(source)}/{path}"]
        else:
            candidates = [f"{dirname(source)}/{path}", f"{content}/{path}", path]
        for candidate in candidates:
            path = normpath(candidate)
            if path in self.permalinks and self._is_single(path) == self._is_single(source):
                return self.permalinks[path]
        return None

    def _is_single(self, source: str) -> bool:
        return bool(self.singles) and source.startswith(f"{self.singles}/")

    def _asset(self, path: str, source: str) -> str | None:
        """The file that a link with an extension means, if there is one."""
        extension = splitext(path)[1].lower()
        if path.startswith("@site/") or (extension and extension not in {".html", ".htm"}):
            return self._file(path, source)
        return None

    def _file(self, path: str, source: str) -> str | None:
        path = decode_uri(path)
        if path.startswith("@site/"):
            candidates = [path.removeprefix("@site/")]
        elif path.startswith("/"):
            candidates = [f"{folder}{path}" for folder in self.static]
        else:
            candidates = [f"{dirname(source)}/{path}"]
        return next((c for c in map(normpath, candidates) if c in self.files), None)


def _split(url: str) -> tuple[str, str]:
    """Path, and query with fragment."""
    match = re.search(r"[?#]", url)
    return (url[: match.start()], url[match.start() :]) if match else (url, "")
