"""What a real HTML parser finds in a page that its author cannot have been meant to put there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

_CONTENT = frozenset(
    "a abbr address article aside audio b bdi bdo big blockquote br button caption center cite "
    "code col colgroup data dd del details dfn div dl dt em fieldset figcaption figure font footer "
    "h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li main mark menu meter "
    "nav ol optgroup option output p picture pre progress q rp rt ruby s samp search section "
    "select small source span strike strong sub summary sup table tbody td textarea tfoot th thead "
    "time tr track tt u ul var video wbr circle clippath defs desc ellipse g line lineargradient "
    "mask path pattern polygon polyline radialgradient rect stop svg symbol text tspan".split()
)
"""Elements that a page's author may write: none runs, none loads a document or a style."""
_OURS = frozenset(
    "html head body title meta link script use noscript form template mdxadmonitiontitle".split()
)
"""Elements of the theme, each with rules of its own below; the last is Docusaurus's, and inert."""
_RELATIONS = frozenset(
    "stylesheet icon apple-touch-icon canonical alternate preload manifest next prev search".split()
)
_ADDRESSES = frozenset("href src action formaction data poster cite background".split())
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_NEVER = frozenset("srcdoc formaction ping is nonce manifest".split())
_STRIPPED = re.compile(r"[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);base64,", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_REDIRECT = re.compile(r"0; ?url=/(?![/\\])\S*")
"""To a page of this site: what an old address has."""


def addresses(html: str) -> Iterator[tuple[str, str]]:
    """Every address that a page holds, with the name of its element."""
    for node in LexborHTMLParser(html).root.traverse():  # type: ignore[union-attr]
        for name, value in node.attributes.items():
            if name in _ADDRESSES or name.endswith(":href"):
                yield node.tag or "", value or ""
            elif name == "srcset":
                yield from ((node.tag or "", part.split()[0]) for part in (value or "").split(","))


_DIRECTIVES = frozenset(
    "default-src script-src style-src img-src font-src connect-src media-src manifest-src base-uri "
    "form-action style-src-attr".split()
)

Shape = tuple[str, str, tuple[str, ...]]
"""Of an element: its parent's name, its own, the names of its attributes."""


def faults(html: str) -> Iterator[str]:
    """Everything that runs, loads or posts, and is not the theme's."""
    policies = 0
    for node in LexborHTMLParser(html).root.traverse():  # type: ignore[union-attr]
        tag = (node.tag or "").lower()
        if tag.startswith("-") or tag == "!doctype":
            continue
        if tag not in _CONTENT and tag not in _OURS:
            yield f"<{tag}>"
        attributes = {name.lower(): value or "" for name, value in node.attributes.items()}
        for name, value in attributes.items():
            yield from _of_attribute(tag, name, value)
        if tag == "script":
            yield from _of_script(node, attributes)
        elif tag == "meta" and "http-equiv" in attributes:
            kind, content = attributes["http-equiv"], attributes.get("content", "")
            policies += kind == "Content-Security-Policy"
            if kind == "Content-Security-Policy":
                yield from _of_policy(content)
            leads_on = kind == "refresh" and _REDIRECT.fullmatch(content)
            if (kind != "Content-Security-Policy" or policies > 1) and not leads_on:
                yield f"<meta http-equiv={kind!r} content={content!r}>"
        elif tag == "template" and attributes.get("id") != "_closed":
            yield "<template>"
        elif tag == "form" and not attributes.get("class", "").startswith("filters"):
            yield "<form>"
        elif tag == "link" and attributes.get("rel") not in _RELATIONS:
            yield f"<link rel={attributes.get('rel')!r}>"
        elif tag == "link" and attributes.get("rel") == "stylesheet":
            yield from _of_own_file(attributes.get("href", ""))


def _of_attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if name.startswith("on") or name in _NEVER or re.search(r"[^a-z0-9_:.@-]", name):
        yield f"<{tag} {name}={value[:40]!r}>"
    if name in _ADDRESSES or name.endswith(":href"):
        address = _STRIPPED.sub("", value)
        found = _SCHEME.match(address)
        is_picture = tag in {"img", "source"} and _PICTURE.match(address) is not None
        if found and found[1].lower() not in _SCHEMES and not is_picture:
            yield f"<{tag} {name}={value[:60]!r}>"
    if name == "style" and re.search(r"(?:url|image-set|image|src)\(|\\", value, re.IGNORECASE):
        yield f"<{tag} style={value[:60]!r}>"


def _of_policy(policy: str) -> Iterator[str]:
    """Pages may widen it by hosts of their pictures and by styles of their own."""
    for directive in policy.split(";"):
        name, *sources = directive.split()
        strict = {"default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"]}
        if name not in _DIRECTIVES or strict.get(name, sources) != sources:
            yield f"policy: {directive.strip()[:60]}"


def _of_script(node: LexborNode, attributes: dict[str, str]) -> Iterator[str]:
    text = node.text(deep=True)
    if attributes.get("type") == "application/ld+json":
        try:
            json.loads(text)
        except ValueError as error:
            yield f"structured data: {error}: {text[:60]}"
        if "src" in attributes:
            yield "structured data with an address"
    elif text.strip():
        yield f"a script in the page: {text[:60]}"
    else:
        yield from _of_own_file(attributes.get("src", ""))


def _of_own_file(address: str) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/assets/"):
        yield f"loaded from {address[:60]!r}"


def shapes(html: str) -> frozenset[Shape]:
    """Every kind of element that a page has, for comparing two pages."""
    return frozenset(
        (
            (node.parent.tag or "") if node.parent else "",
            node.tag or "",
            tuple(sorted(name for name in node.attributes)),
        )
        for node in LexborHTMLParser(html).root.traverse()  # type: ignore[union-attr]
        if not (node.tag or "-").startswith(("-", "!"))
    )
