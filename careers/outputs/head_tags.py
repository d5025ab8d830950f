"""``headTags``, ``stylesheets`` and ``scripts``: their markup, and what they may load.

The policy of every page is widened by what these elements name and by nothing else: the host of a
script, of a style sheet, of a picture; inline scripts and styles by their hashes. What a script
loads in turn is known only to its author, who says so with ``preconnect``.

Source: docusaurus 3.10.2, docusaurus/src/server/{htmlTags,plugins/synthetic}.ts.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from markupsafe import Markup

from careers.config import Config, Script, Stylesheet

_VOID = frozenset({"base", "link", "meta"})
_AS = {"script": "script-src", "style": "style-src", "font": "font-src", "image": "img-src",
       "fetch": "connect-src", "audio": "media-src", "video": "media-src"}  # fmt: skip
"""What ``<link rel="preload" as="…">`` loads."""
_LINKS = {
    "stylesheet": ("style-src", "font-src", "img-src"),  # fonts and pictures lie beside it
    "modulepreload": ("script-src",),
    "icon": ("img-src",),
    "apple-touch-icon": ("img-src",),
    "manifest": ("manifest-src",),
    "preconnect": ("connect-src", "font-src", "img-src"),
    "dns-prefetch": ("connect-src", "font-src", "img-src"),
}
_SOURCES = {
    "script": ("script-src", "connect-src", "img-src"),  # analytics answer to where they come from
    "img": ("img-src",),
    "iframe": ("frame-src",),
}
_PROGRAMS = frozenset({"", "module", "text/javascript", "application/javascript", "importmap",
                       "speculationrules"})  # fmt: skip
"""Types of scripts that the policy holds back; any other is data."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the head."""

    name: str
    attributes: tuple[tuple[str, str | None], ...]
    """None for an attribute without a value."""
    inner: str = ""


def head_tags(config: Config) -> Markup:
    """What the configuration puts into the head of every page, an element a line."""
    return Markup("\n").join(_markup(tag) for tag in _tags(config))


def widened(policy: str, config: Config) -> str:
    """The policy with what those elements need added to its directives."""
    needs: dict[str, dict[str, None]] = {}
    for tag in _tags(config):
        for directive, source in _needs(tag):
            needs.setdefault(directive, {})[source] = None
    parts = [part.split() for part in policy.split(";")]
    named = {part[0] for part in parts}
    parts += [[directive] for directive in sorted(needs) if directive not in named]
    return "; ".join(" ".join(_added(part, needs.get(part[0], {}))) for part in parts)


def _added(part: list[str], sources: Iterable[str]) -> list[str]:
    """``'none'`` means nothing beside other sources."""
    more = [source for source in sources if source not in part]
    return [word for word in part if word != "'none'"] + more if more else part


def _tags(config: Config) -> Iterator[Tag]:
    """In Docusaurus's order."""
    for said in config.head_tags:
        yield Tag(said.tag_name, _attributes(said.attributes), said.inner_html)
    for sheet in config.stylesheets:
        yield Tag("link", _attributes(_of_stylesheet(sheet)))
    for script in config.scripts:
        yield Tag("script", _attributes(_of_script(script)))


def _of_stylesheet(said: str | Stylesheet) -> dict[str, object]:
    if isinstance(said, str):
        return {"rel": "stylesheet", "href": said}
    own = {"type": said.type} if said.type else {}
    return {"rel": "stylesheet", "href": said.href, **own, **dict(said.attributes)}


def _of_script(said: str | Script) -> dict[str, object]:
    if isinstance(said, str):
        return {"src": said}
    return {"src": said.src, "async": said.async_, "defer": said.defer, **dict(said.attributes)}


def _attributes(
    said: Iterable[tuple[str, object]] | dict[str, object],
) -> tuple[tuple[str, str | None], ...]:
    pairs = said.items() if isinstance(said, dict) else said
    return tuple(
        (name, None if value is True else str(value))
        for name, value in pairs
        if value is not False and value is not None
    )


def _markup(tag: Tag) -> Markup:
    attributes = Markup().join(
        Markup(" {}").format(name) if value is None else Markup(' {}="{}"').format(name, value)
        for name, value in tag.attributes
    )
    opened = Markup("<{}{}>").format(tag.name, attributes)
    if tag.name in _VOID:
        return opened
    # The configuration is code that its author runs: what is inside is written as it stands.
    return opened + Markup(_inner(tag)) + Markup("</{}>").format(tag.name)  # noqa: S704


def _inner(tag: Tag) -> str:
    """With the line ends that a browser makes of it, over which it computes a hash."""
    return tag.inner.replace("\r\n", "\n").replace("\r", "\n")


def _needs(tag: Tag) -> Iterator[tuple[str, str]]:
    """Directives and the sources that an element needs in them."""
    said = {name.lower(): value or "" for name, value in tag.attributes}
    source = _source(said.get("src", "") or said.get("href", ""))
    if tag.name == "base":
        yield "base-uri", source or "'self'"
    for directive in _directives(tag.name, said) if source else ():
        yield directive, source
    for name, value in said.items():
        if name.startswith("on"):
            yield "script-src-attr", "'unsafe-hashes'"
            yield "script-src-attr", _hash(value)
    if tag.name == "script" and tag.inner and said.get("type", "").lower() in _PROGRAMS:
        yield "script-src", _hash(_inner(tag))
    elif tag.name == "style":
        yield "style-src", _hash(_inner(tag))
    elif tag.name != "script" and tag.inner:
        for below in _parsed(tag.inner):
            yield from _needs(below)


def _directives(name: str, said: dict[str, str]) -> tuple[str, ...]:
    if name != "link":
        return _SOURCES.get(name, ())
    rels = said.get("rel", "").lower().split()
    if "preload" in rels:
        return (_AS.get(said.get("as", "").lower(), "connect-src"),)
    return tuple(directive for rel in rels for directive in _LINKS.get(rel, ()))


def _source(url: str) -> str:
    """``https://a.example/x.js`` → ``https://a.example``; empty for what is the site's own."""
    if url.startswith("data:"):
        return "data:"
    parts = urlsplit(url)
    if not parts.netloc:
        return ""
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}" if parts.scheme else host


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _parsed(html: str) -> list[Tag]:
    """The elements in the inner HTML of ``noscript`` and its like."""
    reader = _Elements()
    reader.feed(html)
    reader.close()
    return reader.found


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Tag(tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1].name in {"script", "style"}:
            last = self.found.pop()
            self.found.append(Tag(last.name, last.attributes, last.inner + data))
