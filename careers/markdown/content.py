"""What stands between the tags of a component."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it.token import Token

from careers.markdown.body import Part
from careers.markdown.javascript.nodes import Jsx, Node
from careers.markdown.javascript.values import JsxValue, Scope, text_of

if TYPE_CHECKING:
    from careers.markdown.renderer import Renderer


@dataclass(slots=True, eq=False)
class Child:
    """An element among the content of another."""

    name: str
    props: dict[str, object]
    content: Content
    place: tuple[int, int]


class Content:
    """Something that can be shown, once or more often, and looked into."""

    __slots__ = ()

    def show(self, parts: list[Part]) -> None:
        """Append what it is."""
        raise NotImplementedError

    def children(self) -> tuple[list[Child], list[Content]]:
        """The elements in it, and all the rest."""
        raise NotImplementedError

    def split_off(self, name: str) -> tuple[Child | None, list[Content]]:
        """The first element of this name, and what stands before and after it."""
        raise NotImplementedError

    def text(self) -> str:
        """The plain text in it."""
        raise NotImplementedError


class TokenContent(Content):
    """Tokens of a file, from ``start`` to ``end``."""

    __slots__ = ("_end", "_renderer", "_start", "_tokens")

    def __init__(self, renderer: Renderer, tokens: Sequence[Token], start: int, end: int) -> None:
        self._renderer = renderer
        self._tokens = tokens
        self._start = start
        self._end = end

    def show(self, parts: list[Part]) -> None:
        """Append what it is."""
        shown = self._tokens[self._start : self._end]
        if self._renderer.library.may_show(sum(len(token.content) for token in shown)):
            self._renderer.show_tokens(self._tokens, self._start, self._end, parts)

    def children(self) -> tuple[list[Child], list[Content]]:
        """The elements in it, and all the rest."""
        renderer = self._renderer
        found: list[Child] = []
        rest: list[Content] = []
        index = run = self._start
        while index < self._end:
            token = self._tokens[index]
            following = index + 1
            if token.type == "element_open":
                following = token.meta["end"] + 1
                content = self._part(index + 1, following - 1)
                props = renderer.props(token.meta["tag"].attributes, token.meta["place"])
                child = Child(token.meta["name"], props, content, token.meta["place"])
                if not child.name:
                    inner, others = content.children()
                    found += inner
                    rest += others
                else:
                    found.append(child)
            elif token.type == "expression":
                made = _children_of_value(renderer, renderer.value(token), token.meta["place"])
                found += made
                if not made:
                    index += 1
                    continue
            else:
                index += 1
                continue
            self._add_run(rest, run, index)
            index = run = following
        self._add_run(rest, run, self._end)
        return found, rest

    def _part(self, start: int, end: int) -> TokenContent:
        return TokenContent(self._renderer, self._tokens, start, end)

    def _add_run(self, rest: list[Content], start: int, end: int) -> None:
        tokens = self._tokens[start:end]
        if any(token.type != "text" or token.content.strip() for token in tokens):
            rest.append(self._part(start, end))

    def split_off(self, name: str) -> tuple[Child | None, list[Content]]:
        """The first element of this name, and what stands before and after it."""
        renderer = self._renderer
        index = self._start
        depth = 0
        while index < self._end:
            token = self._tokens[index]
            if token.type == "element_open":
                end = token.meta["end"]
                if not depth and token.meta["name"] == name:
                    inside = self._part(index + 1, end)
                    props = renderer.props(token.meta["tag"].attributes, token.meta["place"])
                    child = Child(name, props, inside, token.meta["place"])
                    before = self._part(self._start, index)
                    return child, [before, self._part(end + 1, self._end)]
                index = end
            else:
                depth += token.nesting
            index += 1
        return None, [self]

    def text(self) -> str:
        """The plain text in it."""
        renderer = self._renderer
        pieces: list[str] = []
        for token in self._tokens[self._start : self._end]:
            if token.type in ("text", "code_inline") or token.type == "fence":
                pieces.append(token.content)
            elif token.type == "expression":
                pieces.append(_plain(renderer.value(token)))
            elif token.type == "paragraph_close":
                pieces.append("\n")
        return "".join(pieces)


class ValueContent(Content):
    """The children of an element that an expression made."""

    __slots__ = ("_nodes", "_place", "_renderer", "_scope")

    def __init__(
        self,
        renderer: Renderer,
        nodes: tuple[str | Node, ...],
        scope: Scope,
        place: tuple[int, int],
    ) -> None:
        self._renderer = renderer
        self._nodes = nodes
        self._scope = scope
        self._place = place

    def show(self, parts: list[Part]) -> None:
        """Append what it is."""
        for value in self._values():
            self._renderer.show_value(value, self._place, parts)

    def children(self) -> tuple[list[Child], list[Content]]:
        """The elements in it, and all the rest."""
        found: list[Child] = []
        for value in self._values():
            found += _children_of_value(self._renderer, value, self._place)
        return found, []

    def split_off(self, name: str) -> tuple[Child | None, list[Content]]:
        """The first element of this name, and what stands before and after it."""
        for child in self.children()[0]:
            if child.name == name:
                rest = tuple(node for node in self._nodes if not _is_element(node, name))
                return child, [ValueContent(self._renderer, rest, self._scope, self._place)]
        return None, [self]

    def text(self) -> str:
        """The plain text in it."""
        return "".join(_plain(value) for value in self._values())

    def _values(self) -> list[object]:
        renderer = self._renderer
        return [
            node if isinstance(node, str) else renderer.evaluated(node, self._scope, self._place)
            for node in self._nodes
        ]


def _is_element(node: str | Node, name: str) -> bool:
    return isinstance(node, Jsx) and node.name == name


def _children_of_value(renderer: Renderer, value: object, place: tuple[int, int]) -> list[Child]:
    if isinstance(value, JsxValue):
        element = value.element
        props = renderer.props(element.attributes, place, value.scope)
        content = ValueContent(renderer, element.children, value.scope, place)
        return [Child(element.name, props, content, place)]
    if isinstance(value, list):
        return [child for item in value for child in _children_of_value(renderer, item, place)]
    if isinstance(value, Content):
        return value.children()[0]
    return []


def _plain(value: object) -> str:
    if isinstance(value, Content):
        return value.text()
    if isinstance(value, list):
        return "".join(_plain(item) for item in value)
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return text_of(value)
    return ""
