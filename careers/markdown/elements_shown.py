"""Elements of a page: HTML through the allow-list, components by their rule."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markdown_it.token import Token

from careers.markdown.body import ImageRef, LinkRef
from careers.markdown.components import COMPONENTS, show_partial, show_site_component
from careers.markdown.content import Content
from careers.markdown.elements import as_html, attributes_html
from careers.markdown.html_names import ALLOWED, NOT_SHOWN, VOID
from careers.markdown.javascript.evaluate import NotEvaluated
from careers.markdown.javascript.values import UNDEFINED, Closure
from careers.markdown.names import (
    BUILT_IN,
    GLOBAL,
    Asset,
    Component,
    Missing,
    Partial,
    SiteComponent,
)

if TYPE_CHECKING:
    from careers.markdown.renderer import Renderer

_REFUSED = "Docusaurus would refuse this page: "
_OWN_HTML = frozenset({"details", "head"})
"""HTML elements that are shown by a component."""


def open_element(renderer: Renderer, token: Token, index: int) -> int:
    """Show an opening tag, or with a component all of it; the index to go on from."""
    name: str = token.meta["name"]
    tag = token.meta["tag"]
    place = token.meta["place"]
    end: int = token.meta["end"]
    if not name:
        token.meta["close"] = ""
        return index
    given = renderer.props(tag.attributes, place) if tag.attributes else {}
    if not is_html(name):
        content = renderer.content(index, end)
        _show_component(renderer, name, given, content, place)
        if "flow" in token.meta:
            renderer.end_line()
        return end + 1
    if not _may_stand(renderer, name, place):
        token.meta["close"] = ""
        return end + 1 if name in NOT_SHOWN else index
    opening, closing = _tags(renderer, name, given, place)
    if opening:
        renderer.parts.append(opening)
    token.meta["close"] = closing
    return index


def close_element(renderer: Renderer, token: Token) -> None:
    """Show a closing tag."""
    opening = token.meta["opening"]
    closing = opening.meta["close"]
    renderer.parts.append(closing)
    if "flow" in opening.meta:
        renderer.end_line()


def show_element(
    renderer: Renderer,
    name: str,
    given: dict[str, object],
    content: Content,
    place: tuple[int, int],
) -> None:
    """Show an element that an expression made."""
    if renderer.library.enter():
        _show_made(renderer, name, given, content, place)
    else:
        _too_deep(renderer, name, content, place)
    renderer.library.leave()


def _show_made(
    renderer: Renderer,
    name: str,
    given: dict[str, object],
    content: Content,
    place: tuple[int, int],
) -> None:
    if not name:
        content.show(renderer.parts)
    elif not is_html(name):
        _show_component(renderer, name, given, content, place)
    elif _may_stand(renderer, name, place):
        opening, closing = _tags(renderer, name, given, place)
        if opening:
            renderer.parts.append(opening)
        content.show(renderer.parts)
        renderer.parts.append(closing)
    elif name not in NOT_SHOWN:
        content.show(renderer.parts)


def _too_deep(renderer: Renderer, name: str, content: Content, place: tuple[int, int]) -> None:
    renderer.reading.problem(
        place,
        f"`<{name}>` is nested too deeply; it is left out, its text is shown",
        rule="mdx-nesting",
        hint="use fewer components inside each other",
    )
    renderer.parts.append(escape(content.text(), quote=False))


def is_html(name: str) -> bool:
    """Whether a tag is HTML: it begins with a small letter, and no component shows it."""
    return (name[0].islower() and "." not in name) and name not in _OWN_HTML


def _may_stand(renderer: Renderer, name: str, place: tuple[int, int]) -> bool:
    if name in ALLOWED or renderer.reading.options.trust_content:
        return True
    left = "with its content " if name in NOT_SHOWN else ""
    renderer.reading.problem(
        place,
        f"`<{name}>` is left out {left}".rstrip(),
        rule="html-element",
        hint="pages may not run code; `trustContent = true` in `[careers]` turns this off",
    )
    return False


def _tags(
    renderer: Renderer, name: str, given: dict[str, object], place: tuple[int, int]
) -> tuple[str | LinkRef | ImageRef, str]:
    """The opening and the closing tag of an HTML element."""
    reading = renderer.reading
    if reading.format == "mdx" and isinstance(given.get("style"), str):
        reading.problem(
            place,
            f"`style` of `<{name}>` is text",
            rule="mdx-style",
            hint=f"{_REFUSED}write `style={{{{color: 'red'}}}}`",
            refused=True,
        )
    source = given.get("src") or given.get("href")
    if isinstance(source, Asset):
        given = {key: value for key, value in given.items() if value is not source}
    attributes = attributes_html(
        name,
        given,
        trusted=reading.options.trust_content,
        report=lambda rule, message, hint: reading.problem(place, message, rule=rule, hint=hint),
    )
    if attributes.get("id"):
        reading.ids.append(attributes["id"])
    closing = "" if name in VOID else f"</{name}>"
    if isinstance(source, Asset):
        return _hole(renderer, name, source.url, attributes, place), closing
    if reading.format == "md" and name == "a" and "href" in attributes:
        return _hole(renderer, name, attributes.pop("href"), attributes, place), closing
    return f"<{name}{as_html(attributes)}>", closing


def _hole(
    renderer: Renderer,
    name: str,
    url: str,
    attributes: dict[str, str],
    place: tuple[int, int],
) -> str | LinkRef | ImageRef:
    if name == "img":
        alt = attributes.pop("alt", "")
        return ImageRef(url, alt, as_html(attributes), *place, renderer.source)
    if name == "a":
        attributes.pop("target", None)
        attributes.pop("rel", None)
        return LinkRef(url, as_html(attributes), *place, renderer.source, raw=True)
    return f'<{name} src="{escape(url)}"{as_html(attributes)}>'


# ---- components


def _show_component(
    renderer: Renderer,
    name: str,
    given: dict[str, object],
    content: Content,
    place: tuple[int, int],
) -> None:
    if not renderer.library.enter():
        _too_deep(renderer, name, content, place)
        renderer.library.leave()
        return
    target = component_of(renderer, name, place)
    if isinstance(target, Component):
        COMPONENTS[target.name](renderer, given, content, place)
    elif isinstance(target, SiteComponent):
        show_site_component(renderer, target.name, given, content, place)
    elif isinstance(target, Partial):
        show_partial(renderer, target.path, given, content, place)
    elif isinstance(target, Closure):
        _show_function(renderer, target, given, content, place)
    else:
        content.show(renderer.parts)
    renderer.library.leave()


def _show_function(
    renderer: Renderer,
    function: Closure,
    given: dict[str, object],
    content: Content,
    place: tuple[int, int],
) -> None:
    """A component that the page exports: a function of its props."""
    try:
        value = renderer.library.evaluator.call(function, [{**given, "children": content}])
    except NotEvaluated as problem:
        renderer.reading.problem(
            place,
            f"this component needs JavaScript: {problem.message}; its content only is shown",
            rule="mdx-undefined" if problem.throws else "mdx-expression",
            hint=_REFUSED + "mend the component" if problem.throws else "",
            refused=problem.throws,
        )
        content.show(renderer.parts)
        return
    renderer.show_value(value, place, renderer.parts)


def component_of(renderer: Renderer, name: str, place: tuple[int, int]) -> object:
    """What a capitalised name means: an import or export, the site's own, or Docusaurus's."""
    if name in _OWN_HTML:
        return Component(name.capitalize())
    found = _in_scope(renderer, name)
    if found is not None:
        return found
    if name in renderer.reading.options.components:
        return SiteComponent(name)
    if name in GLOBAL:
        return Component(name)
    renderer.reading.problem(
        place,
        f"there is no component `{name}`; its content only is shown",
        rule="mdx-component",
        hint=_REFUSED + _cure(name),
        refused=True,
    )
    # Tabs without their import are tabs still: the author's meaning is plain.
    return Component(name) if name in BUILT_IN else Missing(name)


def _cure(name: str) -> str:
    if name in BUILT_IN:
        home = "@docusaurus" if name in ("Link", "Translate", "BrowserOnly") else "@theme"
        return f"write `import {name} from '{home}/{name}';` before it"
    return f"import it, or put a template at `theme/components/{name}.html`"


def _in_scope(renderer: Renderer, name: str) -> object | None:
    first, *rest = name.split(".")
    try:
        value = renderer.scope.find(first)
    except KeyError:
        return None
    for key in rest:
        value = value.get(key, UNDEFINED) if isinstance(value, dict) else UNDEFINED
    return None if value is UNDEFINED else value
