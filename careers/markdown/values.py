"""What expressions show, and the values of attributes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from markdown_it.token import Token

from careers.markdown.content import Content, ValueContent
from careers.markdown.elements_shown import show_element
from careers.markdown.javascript.evaluate import NotEvaluated
from careers.markdown.javascript.nodes import JsxAttribute, Node
from careers.markdown.javascript.values import UNDEFINED, JsxValue, Scope, text_of

if TYPE_CHECKING:
    from careers.markdown.renderer import Renderer

_REFUSED = "Docusaurus would refuse this page: "


def show_expression(renderer: Renderer, token: Token) -> None:
    """The value of ``{…}``; where there is none, what Docusaurus refuses is shown as written."""
    node = token.meta["node"]
    if node is None:
        return
    place = token.meta["place"]
    try:
        value = renderer.library.evaluator.value(node, renderer.scope)
    except NotEvaluated as problem:
        _report(renderer, problem, f"{{{token.content}}}", place)
        if problem.throws:
            renderer.parts.append(escape(f"{{{token.content}}}", quote=False))
        return
    show(renderer, value, place)
    if isinstance(value, Mapping):
        renderer.parts.append(escape(f"{{{token.content}}}", quote=False))
    if "flow" in token.meta:
        renderer.end_line()


def evaluated(renderer: Renderer, node: Node, scope: Scope, place: tuple[int, int]) -> object:
    """The value of an expression; undefined, and reported, where it has none."""
    try:
        return renderer.library.evaluator.value(node, scope)
    except NotEvaluated as problem:
        _report(renderer, problem, "", place)
        return UNDEFINED


def _report(
    renderer: Renderer, problem: NotEvaluated, written: str, place: tuple[int, int]
) -> None:
    shown = f"`{written}`: " if 0 < len(written) <= 40 else ""  # noqa: PLR2004 -- a line's worth
    cure = r"write `\{` for a brace, or define the name with `export const`"
    renderer.reading.problem(
        place,
        f"{shown}{problem.message}",
        rule="mdx-undefined" if problem.throws else "mdx-expression",
        hint=_REFUSED + cure if problem.throws else "write what it would show",
        refused=problem.throws,
    )


def props(
    renderer: Renderer,
    attributes: Sequence[JsxAttribute],
    scope: Scope | None,
    place: tuple[int, int],
) -> dict[str, object]:
    """The values of a tag's attributes; what has no value is left out, and reported."""
    result: dict[str, object] = {}
    for attribute in attributes:
        value: object = attribute.value
        if not isinstance(value, (str, bool)):
            names = renderer.scope if scope is None else scope
            value = evaluated(renderer, attribute.value, names, place)  # type: ignore[arg-type]
        if attribute.name:
            result[attribute.name] = value
        elif isinstance(value, Mapping):
            result.update(value)
    return result


def show(renderer: Renderer, value: object, place: tuple[int, int]) -> None:
    """Text and numbers as text, lists one by one, elements as elements; the rest as nothing."""
    if isinstance(value, Content):
        value.show(renderer.parts)
    elif isinstance(value, JsxValue):
        element = value.element
        content = ValueContent(renderer, element.children, value.scope, place)
        given = props(renderer, element.attributes, value.scope, place)
        show_element(renderer, element.name, given, content, place)
    elif isinstance(value, list):
        for item in value:
            show(renderer, item, place)
    elif isinstance(value, Mapping):
        renderer.reading.problem(
            place,
            "an object cannot be shown",
            rule="mdx-expression",
            hint=_REFUSED + r"name one of its parts, or write `\{` for a brace",
            refused=True,
        )
    elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
        renderer.parts.append(escape(text_of(value), quote=False))
