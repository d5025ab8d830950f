"""``<head>`` in a page: what it adds to the page's own head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careers.markdown.body import HeadElement
from careers.markdown.content import Child, Content
from careers.markdown.javascript.values import text_of
from careers.markdown.sanitize import is_allowed_url

if TYPE_CHECKING:
    from careers.markdown.renderer import Renderer

_LINKS = frozenset({"alternate", "canonical", "icon"})
_ATTRIBUTES = {
    "meta": frozenset("content dir itemprop lang media name property".split()),
    "link": frozenset("color dir href hreflang lang media rel sizes title type".split()),
}
"""Never ``http-equiv``, which can send readers elsewhere."""
_NAME = re.compile(r"[a-z][a-z0-9:-]*")


def show_head(
    renderer: Renderer, _given: dict[str, object], content: Content, _place: tuple[int, int]
) -> None:
    """Note the elements of ``<head>`` and ``<Head>``; in the text they show nothing."""
    for child in content.children()[0]:
        element = _element(child, trusted=renderer.reading.options.trust_content)
        if element is None:
            renderer.reading.problem(
                child.place,
                f"`<{child.name}>` is left out of the head",
                rule="html-element",
                hint="the head may hold `title`, `meta` with a name or property, and `link` to "
                "canonical, alternate and icon addresses",
            )
        else:
            renderer.reading.head.append(element)


def _element(child: Child, *, trusted: bool) -> HeadElement | None:
    if child.name == "title":
        return HeadElement("title", (), child.content.text())
    known = _ATTRIBUTES.get(child.name, frozenset())
    attributes = {
        name: text_of(value)
        for key, value in child.props.items()
        if isinstance(value, (str, int, float)) and not isinstance(value, bool)
        if _NAME.fullmatch(name := key.lower()) and (trusted or name in known)
    }
    if child.name == "meta" and (trusted or {"name", "property"} & attributes.keys()):
        return HeadElement("meta", tuple(attributes.items()))
    allowed = attributes.get("rel") in _LINKS and is_allowed_url(attributes.get("href", ""))
    if child.name == "link" and (trusted or allowed):
        return HeadElement("link", tuple(attributes.items()))
    return None
