"""Parameters of functions, and what a ``const`` takes apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careers.markdown.javascript.nodes import Node, Pattern

if TYPE_CHECKING:
    from careers.markdown.javascript.parser import Parser

RESERVED = frozenset(
    "break case catch class const continue debugger default delete do else enum export extends "
    "finally for function if import in instanceof let new return static super switch throw try "
    "var void while with yield".split()
)
"""Words that are no names."""

Keyed = tuple[tuple[tuple[str | int, Pattern], ...], str]


def parameters(parser: Parser) -> tuple[tuple[Pattern, ...], str]:
    """The parameters ``(a, {b}, ...rest)``, and the name of the rest."""
    parser.expect("(")
    patterns: list[Pattern] = []
    while not parser.take(")"):
        if parser.take("..."):
            rest = parser.name()
            parser.take(",")
            parser.expect(")")
            return tuple(patterns), rest
        patterns.append(_with_default(parser))
        if not parser.take(","):
            parser.expect(")")
            break
    return tuple(patterns), ""


def pattern(parser: Parser) -> Pattern:
    """A name, ``{a, b: c}`` or ``[a, b]``."""
    parser.enter()
    if parser.at("{"):
        found = Pattern("", None, *_of_object(parser))
    elif parser.at("["):
        found = Pattern("", None, *_of_list(parser))
    elif parser.word() in RESERVED:
        raise parser.mistake(f"unexpected `{parser.word()}`")
    else:
        found = Pattern(parser.name())
    parser.leave()
    return found


def _with_default(parser: Parser) -> Pattern:
    found = pattern(parser)
    return Pattern(found.name, _default(parser), found.keyed, found.rest)


def _default(parser: Parser) -> Node | None:
    return parser.assignment() if parser.take("=") else None


def _of_object(parser: Parser) -> Keyed:
    parser.expect("{")
    keyed: list[tuple[str | int, Pattern]] = []
    rest = ""
    while not parser.take("}"):
        if parser.take("..."):
            rest = parser.name()
        else:
            key = parser.string() if parser.peek() in ("'", '"') else parser.name()
            short = not parser.take(":")
            inner = Pattern(key, _default(parser)) if short else _with_default(parser)
            keyed.append((key, inner))
        if not parser.take(","):
            parser.expect("}")
            break
    return tuple(keyed), rest


def _of_list(parser: Parser) -> Keyed:
    parser.expect("[")
    keyed: list[tuple[str | int, Pattern]] = []
    index, rest = 0, ""
    while not parser.take("]"):
        if parser.take(","):
            index += 1
            continue
        if parser.take("..."):
            rest = parser.name()
        else:
            keyed.append((index, _with_default(parser)))
        index += 1
        if not parser.take(","):
            parser.expect("]")
            break
    return tuple(keyed), rest
