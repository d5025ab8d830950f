"""The ``<head>`` of a page: titles, addresses, metadata.

Source: docusaurus 3.10.2, theme-common PageMetadata, theme-classic SiteMetadata.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from careers.config import Metadata
from careers.config.schema import direction_of
from careers.content.pages import Page
from careers.markdown.body import ComponentRef, HeadElement, ImageRef, Part
from careers.outputs.attributes import attributes, html_names
from careers.outputs.context import Context
from careers.outputs.navbar import active_links
from careers.outputs.views import Head, Meta
from careers.site.references import front_image

_HOST = re.compile(r"(?:[\w.-]+|\[[\da-fA-F:.]+\])(?::\d+)?", re.ASCII)

DOCS_CLASSES = "docs-wrapper plugin-docs plugin-id-default docs-version-current"


@dataclass(frozen=True, slots=True)
class ShareImage:
    """A picture that was made for sharing a page."""

    url: str
    """Absolute."""
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """What a page brings to its head."""

    title: str
    permalink: str
    description: str = ""
    keywords: Sequence[str] = ()
    image: str = ""
    """Absolute URL."""
    lang: str = ""
    """Of a page that is in another language than the site."""
    translations: tuple[tuple[str, str], ...] = ()
    """(language, address) of the pages that say the same, this one included."""
    card: ShareImage | None = None
    """Shown where ``image`` is empty."""
    html_class: str = ""
    """Of ``<html>``; those of every page below the docs route where it is empty."""
    noindex: bool = False
    breadcrumbs: Iterable[tuple[str, str]] | None = None
    """(label, address) of each step that has a page; None where no breadcrumbs are shown."""
    overrides: Sequence[HeadElement] = field(default_factory=tuple)
    csp: str = ""
    sidebar: str | None = None
    """The sidebar that the page shows."""
    objects: Sequence[Mapping[str, object]] = ()
    """Structured data besides the breadcrumbs."""
    links: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Further ``<link>`` elements as attribute pairs."""


def head(context: Context, facts: HeadFacts) -> Head:
    """Everything that one page's head says."""
    canonical = context.url(facts.permalink)
    title = _document_title(context, facts.title)
    metas = _metas(context, facts, title, canonical)
    title, metas, canonical, links = _overridden(facts.overrides, title, metas, canonical)
    return Head(
        title=title,
        metas=tuple(meta for meta in metas if meta.content),
        canonical=canonical,
        alternates=_alternates(context, facts),
        jsonld=(*_breadcrumb_list(context, facts.breadcrumbs),
                *map(json_for_script, facts.objects)),
        html_class=facts.html_class or DOCS_CLASSES,
        csp=_in_quotes(facts.csp or context.chrome.csp),
        links=(*links, *_beside(context, facts.permalink), *facts.links),
        active_links=active_links(context.site, facts.permalink, facts.sidebar),
        lang=facts.lang,
        dir=direction_of(facts.lang) if facts.lang else "",
    )  # fmt: skip


def _in_quotes(policy: str) -> Markup:
    """A policy as the value of an attribute; its many single quotes need no escape there."""
    return Markup(str(escape(policy)).replace("&#39;", "'"))  # noqa: S704 - escaped but for those


def _alternates(context: Context, facts: HeadFacts) -> tuple[tuple[str, str], ...]:
    """The page in each language; whoever reads none of them gets the one in the site's."""
    own = context.chrome.lang
    said = facts.translations or ((facts.lang or own, facts.permalink),)
    urls = {language: context.url(permalink) for language, permalink in said}
    return (*urls.items(), ("x-default", urls.get(own) or next(iter(urls.values()))))


def _beside(context: Context, permalink: str) -> Iterator[tuple[tuple[str, str], ...]]:
    """The pages before and after one page of a long list."""
    page = context.site.list_pages.get(permalink)
    if page is None:
        return
    for rel, index in (("prev", page.number - 2), ("next", page.number)):
        if 0 <= index < len(page.permalinks):
            yield (("rel", rel), ("href", context.href(page.permalinks[index])))


def _document_title(context: Context, title: str) -> str:
    site, own = context.config.title, title.strip()
    if not own or own == site:
        return site
    return f"{own} {context.config.title_delimiter} {site}"


def _metas(context: Context, facts: HeadFacts, title: str, canonical: str) -> list[Meta]:
    theme = context.config.theme_config
    card = None if facts.image else facts.card
    image = facts.image or (card.url if card else "")
    image = image or (absolute(context, theme.image) if theme.image else "")
    own = [
        Meta("property", "og:title", title),
        Meta("property", "og:url", canonical),
        Meta("property", "og:locale", (facts.lang or context.chrome.lang).replace("-", "_")),
        Meta("name", "twitter:card", "summary_large_image"),
        Meta("name", "description", facts.description),
        Meta("property", "og:description", facts.description),
        Meta("name", "keywords", ",".join(facts.keywords)),
        Meta("property", "og:image", image),
        Meta("name", "twitter:image", image),
        *_about_card(card),
        Meta("name", "robots",
             "noindex, nofollow" if facts.noindex or context.config.no_index else ""),
    ]  # fmt: skip
    said = {meta.key for meta in own if meta.content}
    configured = [configured_meta(meta) for meta in theme.metadata]
    return own + [meta for meta in configured if meta.key not in said]


def configured_meta(said: Metadata) -> Meta:
    """An element of ``themeConfig.metadata`` with all its attributes."""
    pairs = (("property", said.property_), ("name", said.name), *said.attributes)
    (attribute, key), *more = [pair for pair in html_names(pairs) if pair[1]] or [("name", "")]
    return Meta(attribute, str(key), said.content, attributes(tuple(more)))


def _about_card(card: ShareImage | None) -> Sequence[Meta]:
    if card is None:
        return ()
    return (
        Meta("property", "og:image:type", "image/png"),
        Meta("property", "og:image:width", str(card.width)),
        Meta("property", "og:image:height", str(card.height)),
        Meta("property", "og:image:alt", card.alt),
        Meta("name", "twitter:image:alt", card.alt),
    )


def absolute(context: Context, path: str) -> str:
    """A path on this site as a URL with host; a URL stays."""
    if "://" in path:
        return path
    base = context.config.base_url
    path = path if path.startswith(base) else base + path.lstrip("/")
    return context.config.url + path


def page_image(context: Context, page: Page) -> str:
    """The share picture that the page's front matter names, absolute."""
    image = page.front_matter.image
    if not image:
        return ""
    if path := front_image(context.site.links, image, page.source):
        return context.config.url + context.assets.image(path).url
    return absolute(context, image)


def _overridden(
    elements: Sequence[HeadElement], title: str, metas: list[Meta], canonical: str
) -> tuple[str, list[Meta], str, tuple[tuple[tuple[str, str], ...], ...]]:
    """Apply what a ``<head>`` block in the text says; the last word on each key wins."""
    links = []
    for element in elements:
        said = dict(element.attributes)
        if element.tag == "title":
            title = element.text
        elif element.tag == "link" and said.get("rel") == "canonical":
            canonical = said.get("href", canonical)
        elif element.tag == "link":
            links.append(element.attributes)
        else:
            attribute = "property" if "property" in said else "name"
            key = said.get(attribute, "")
            metas = [meta for meta in metas if meta.key != key]
            metas.append(Meta(attribute, key, said.get("content", "")))
    return title, metas, canonical, tuple(links)


def _breadcrumb_list(
    context: Context, steps: Iterable[tuple[str, str]] | None
) -> tuple[Markup, ...]:
    if steps is None:
        return ()
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "name": label,
            "item": context.config.url + permalink,
        }
        for number, (label, permalink) in enumerate(steps, 1)
    ]
    value = {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}
    return (json_for_script(value),)


def json_for_script(value: object) -> Markup:
    """JSON that may stand in a script element, whatever its texts hold."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - escaped just above


def page_csp(context: Context, parts: Sequence[Part]) -> str:
    """The page's policy, widened only by what its author wrote into it."""
    hosts: set[str] = set()
    styled = False
    for part in _flat(parts):
        if isinstance(part, ImageRef):
            hosts |= _host(part.url)
        elif isinstance(part, str):
            styled = styled or " style=" in part
            if "<img" in part:
                hosts |= _hosts_of_images(part)
    policy = context.chrome.csp
    if hosts:
        policy = policy.replace("img-src 'self'", " ".join(["img-src 'self'", *sorted(hosts)]))
    return f"{policy}; style-src-attr 'unsafe-inline'" if styled else policy


def _flat(parts: Iterable[Part]) -> Iterable[Part]:
    for part in parts:
        yield part
        if isinstance(part, ComponentRef):
            yield from _flat(part.children)


def _host(url: str) -> set[str]:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
    except ValueError:  # an unclosed bracket
        return set()
    # In a policy, a semicolon or a blank would begin something else.
    is_host = parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.netloc)
    return {f"{parts.scheme}://{parts.netloc}"} if is_host else set()


def _hosts_of_images(html: str) -> set[str]:
    found: set[str] = set()
    for match in re.finditer(r'<img\b[^>]*?\ssrc="([^"]*)"', html):
        found |= _host(match[1])
    return found
