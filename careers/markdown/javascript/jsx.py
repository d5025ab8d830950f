"""JSX inside an expression: ``items.map((n) => <li key={n}>{n}</li>)``."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from careers.markdown.javascript.nodes import JavaScriptMistake, Jsx, JsxAttribute, Node, Spread

if TYPE_CHECKING:
    from careers.markdown.javascript.parser import Parser

_TAG_NAME = re.compile(r"(?:[^\W\d]|[$_])[\w$.:-]*")
_TEXT = re.compile(r"[^<>{}]+")


class JsxParser:
    """Reads an element at a parser's place."""

    __slots__ = ("_parser",)

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def element(self) -> Jsx:
        """From ``<`` to the end of the closing tag."""
        parser = self._parser
        position = parser.position
        parser.expect("<")
        name = self._name()
        attributes = self._attributes()
        if parser.take("/"):
            parser.expect(">")
            return Jsx(name, attributes, (), position)
        self._expect_end_of_tag()
        children = self._children(name)
        return Jsx(name, attributes, children, position)

    def _expect_end_of_tag(self) -> None:
        parser = self._parser
        parser.skip()
        if parser.source[parser.position : parser.position + 1] != ">":
            raise parser.mistake("expected `>`")
        parser.position += 1

    def _name(self) -> str:
        parser = self._parser
        parser.skip()
        match = _TAG_NAME.match(parser.source, parser.position, parser.end)
        if match is None:
            return ""
        parser.position = match.end()
        return match[0]

    def _attributes(self) -> tuple[JsxAttribute, ...]:
        parser = self._parser
        attributes: list[JsxAttribute] = []
        while True:
            character = parser.peek()
            position = parser.position
            if character == "{":
                parser.position += 1
                parser.expect("...")
                attributes.append(JsxAttribute("", Spread(parser.assignment()), position))
                parser.expect("}")
                continue
            name = self._name()
            if not name:
                return tuple(attributes)
            attributes.append(JsxAttribute(name, self._value(), position))

    def _value(self) -> str | bool | Node:
        parser = self._parser
        if parser.peek() != "=":
            return True
        parser.position += 1
        character = parser.peek()
        if character in "'\"" and character:
            end = parser.source.find(character, parser.position + 1, parser.end)
            if end < 0:
                raise JavaScriptMistake("the string is not closed", parser.end, at_end=True)
            text = parser.source[parser.position + 1 : end]
            parser.position = end + 1
            return unescape(text)
        if character == "{":
            parser.position += 1
            node = parser.assignment()
            parser.expect("}")
            return node
        if character == "<":
            return self.element()
        raise parser.mistake("expected a value")

    def _children(self, name: str) -> tuple[str | Node, ...]:
        parser = self._parser
        children: list[str | Node] = []
        while True:
            source, position = parser.source, parser.position
            if position >= parser.end:
                raise JavaScriptMistake(f"`<{name}>` is not closed", parser.end, at_end=True)
            text = _TEXT.match(source, position, parser.end)
            if text is not None:
                parser.position = text.end()
                cleaned = _without_layout(unescape(text[0]))
                if cleaned:
                    children.append(cleaned)
            elif source[position] == "{":
                parser.position += 1
                if not parser.take("}"):
                    children.append(parser.assignment())
                    parser.expect("}")
            elif source.startswith("</", position):
                self._close(name)
                return tuple(children)
            elif source[position] == "<":
                children.append(parser.nested_element())
            else:
                raise parser.mistake(f"unexpected `{source[position]}`")

    def _close(self, name: str) -> None:
        parser = self._parser
        parser.position += 2
        if self._name() != name:
            raise parser.mistake(f"expected `</{name}>`")
        self._expect_end_of_tag()


def _without_layout(text: str) -> str:
    """JSX drops line ends and the indentation round them."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    kept = [
        line.strip(" \t")
        if 0 < index < len(lines) - 1
        else line.rstrip(" \t")
        if index == 0
        else line.lstrip(" \t")
        for index, line in enumerate(lines)
    ]
    return " ".join(line for line in kept if line)
