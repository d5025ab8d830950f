"""Tags as they are written: JSX in MDX pages, HTML in CommonMark pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from careers.markdown.javascript.nodes import JavaScriptMistake, JsxAttribute, Spread
from careers.markdown.javascript.parser import Parser

_JSX_NAME = re.compile(
    r"(?:[^\W\d]|[$_])[\w$\u200c\u200d-]*(?:(?:\s*\.\s*|\s*:\s*)(?:[^\W\d]|[$_])[\w$-]*)*"
)
_JSX_ATTRIBUTE_NAME = re.compile(r"(?:[^\W\d]|[$_])[\w$-]*(?:\s*:\s*(?:[^\W\d]|[$_])[\w$-]*)?")
_BLANKS = re.compile(r"\s*")
_HTML_ATTRIBUTE = re.compile(
    r"""[\s/]*([^\s"'>/=][^\s>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""",
)


@dataclass(frozen=True, slots=True)
class Tag:
    """``<name a="b">``, ``</name>`` or ``<name/>``; a fragment has no name."""

    name: str
    attributes: tuple[JsxAttribute, ...]
    end: int
    """Index after ``>``."""
    closing: bool = False
    self_closing: bool = False


@dataclass(frozen=True, slots=True)
class TagMistake:
    """Why a ``<`` begins no tag, in the words of Docusaurus's parser, and where."""

    message: str
    position: int
    at_end: bool = False
    """The text ended; more of it could complete the tag."""


_START = "a character that can start a name, such as a letter, `$`, or `_`"


def jsx_tag(source: str, start: int, end: int) -> Tag | TagMistake:
    """The JSX tag at ``start``, where a ``<`` stands that no blank follows.

    Source: micromark-extension-mdx-jsx 3.
    """
    position = _skip(source, start + 1, end)
    closing = source.startswith("/", position) and position < end
    if closing:
        position = _skip(source, position + 1, end)
    name = ""
    if not (source.startswith(">", position) and position < end):
        match = _JSX_NAME.match(source, position, end)
        if match is None:
            return _unexpected(source, position, end, "before name", _START)
        name = re.sub(r"\s+", "", match[0])
        position = match.end()
    attributes: list[JsxAttribute] = []
    while True:
        position = _skip(source, position, end)
        if position >= end:
            return _unexpected(source, position, end, "in tag", "the end of the tag")
        character = source[position]
        if character == ">":
            return Tag(name, tuple(attributes), position + 1, closing)
        if character == "/":
            tag = Tag(name, tuple(attributes), position, closing)
            return _self_closed(source, tag, end)
        found = _attribute(source, position, end)
        if isinstance(found, TagMistake):
            return found
        if closing:
            return TagMistake(
                "Unexpected attribute in closing tag, expected the end of the tag", position
            )
        attribute, position = found
        attributes.append(attribute)


def _self_closed(source: str, tag: Tag, end: int) -> Tag | TagMistake:
    """The tag whose slash stands at its ``end`` so far."""
    after = _skip(source, tag.end + 1, end)
    if not (source.startswith(">", after) and after < end):
        return _unexpected(source, after, end, "after self-closing slash", "`>` to end the tag")
    if tag.closing:
        return TagMistake(
            "Unexpected self-closing slash `/` in closing tag, expected the end of the tag",
            tag.end,
        )
    return Tag(tag.name, tag.attributes, after + 1, self_closing=True)


def _attribute(source: str, position: int, end: int) -> tuple[JsxAttribute, int] | TagMistake:
    if source[position] == "{":
        return _spread(source, position, end)
    match = _JSX_ATTRIBUTE_NAME.match(source, position, end)
    if match is None:
        expected = (
            "a character that can start an attribute name, such as a letter, `$`, or `_`; "
            "whitespace before attributes; or the end of the tag"
        )
        return _unexpected(source, position, end, "after name", expected)
    name = re.sub(r"\s+", "", match[0])
    after = _skip(source, match.end(), end)
    if not source.startswith("=", after) or after >= end:
        return JsxAttribute(name, True, position), match.end()
    after = _skip(source, after + 1, end)
    quote = source[after : after + 1] if after < end else ""
    if quote in ('"', "'") and quote:
        closing = source.find(quote, after + 1, end)
        if closing < 0:
            return _unexpected(source, end, end, "in attribute value", f"a closing `{quote}`")
        return JsxAttribute(name, unescape(source[after + 1 : closing]), position), closing + 1
    if quote == "{":
        return _expression(source, after, end, name, position)
    expected = "a character that can start an attribute value, such as `\"`, `'`, or `{`"
    return _unexpected(source, after, end, "before attribute value", expected)


def _expression(
    source: str, brace: int, end: int, name: str, position: int
) -> tuple[JsxAttribute, int] | TagMistake:
    parser = Parser(source, brace + 1, end)
    try:
        node = parser.expression()
        parser.expect("}")
    except JavaScriptMistake as mistake:
        return TagMistake(_not_javascript(mistake), mistake.position, mistake.at_end)
    return JsxAttribute(name, node, position), parser.position


def _spread(source: str, brace: int, end: int) -> tuple[JsxAttribute, int] | TagMistake:
    parser = Parser(source, brace + 1, end)
    try:
        parser.expect("...")
        node = parser.assignment()
        parser.expect("}")
    except JavaScriptMistake as mistake:
        return TagMistake(_not_javascript(mistake), mistake.position, mistake.at_end)
    return JsxAttribute("", Spread(node), brace), parser.position


def _not_javascript(mistake: JavaScriptMistake) -> str:
    return f"Could not read what stands in braces: {mistake.message}"


def _unexpected(source: str, position: int, end: int, where: str, expected: str) -> TagMistake:
    if position >= end:
        return TagMistake(f"Unexpected end {where}, expected {expected}", end, at_end=True)
    character = source[position]
    found = f"`{character}` (U+{ord(character):04X})"
    return TagMistake(f"Unexpected character {found} {where}, expected {expected}", position)


def _skip(source: str, position: int, end: int) -> int:
    match = _BLANKS.match(source, position, end)
    return match.end() if match else position


_HTML_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")


def html_tag(source: str, start: int) -> Tag | None:
    """The HTML tag at ``start``; None if there is none, or it is never closed."""
    head = _HTML_TAG.match(source, start)
    if head is None:
        return None
    attributes: list[JsxAttribute] = []
    seen: set[str] = set()
    position = head.end()
    while True:
        match = _HTML_ATTRIBUTE.match(source, position)
        if match is None:
            break
        name = match[1].lower()
        value = next((group for group in match.groups()[1:] if group is not None), "")
        if name not in seen:
            seen.add(name)
            attributes.append(JsxAttribute(name, unescape(value), match.start(1)))
        position = match.end()
    end = source.find(">", position)
    if end < 0:
        return None
    closing = bool(head[1])
    slash = not closing and source[position:end].rstrip().endswith("/")
    return Tag(head[2].lower(), () if closing else tuple(attributes), end + 1, closing, slash)
