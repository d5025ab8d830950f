"""The bodies of functions: declarations, ``if`` and ``return``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careers.markdown.javascript.nodes import (
    Declare,
    If,
    Name,
    Node,
    Return,
    Statement,
    Unsupported,
)
from careers.markdown.javascript.patterns import pattern

if TYPE_CHECKING:
    from careers.markdown.javascript.parser import Parser


def block(parser: Parser) -> tuple[Statement, ...] | Node:
    """What a function does; a body that cannot be evaluated is skipped, and said to be so."""
    start, depth = parser.position, parser.depth
    try:
        return _block(parser)
    except _NotEvaluated as unsupported:
        parser.position, parser.depth = start, depth
        skip_braces(parser)
        return Unsupported(unsupported.what, start)


def declarations(parser: Parser) -> tuple[Declare, ...]:
    """What ``const a = 1, {b} = c`` declares; the keyword is next."""
    parser.name()
    declared: list[Declare] = []
    while True:
        names = pattern(parser)
        value = parser.assignment() if parser.take("=") else Name("undefined", parser.position)
        declared.append(Declare(names, value))
        if not parser.take(","):
            return tuple(declared)


def skip_braces(parser: Parser) -> None:
    """Go past ``{ … }`` whatever it holds."""
    parser.expect("{")
    open_braces = 1
    while open_braces:
        character = parser.peek()
        if not character:
            raise parser.mistake("expected `}`")
        if character in "'\"":
            parser.string()
        elif character == "`":
            parser.template()
        else:
            open_braces += (character == "{") - (character == "}")
            parser.position += 1


class _NotEvaluated(Exception):  # noqa: N818 -- a way out of a block, not an error
    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def _block(parser: Parser) -> tuple[Statement, ...]:
    parser.enter()
    parser.expect("{")
    statements: list[Statement] = []
    while not parser.take("}"):
        if not parser.take(";"):
            statements.extend(_statement(parser))
    parser.leave()
    return tuple(statements)


def _statement(parser: Parser) -> tuple[Statement, ...]:
    if parser.take_word("return"):
        ends = parser.at(";") or parser.at("}")
        value = Name("undefined", parser.position) if ends else parser.expression()
        return (Return(value),)
    if parser.word() in ("const", "let", "var"):
        return declarations(parser)
    if parser.take_word("if"):
        return (_if(parser),)
    raise _NotEvaluated(f"`{parser.word() or parser.peek()}`")


def _if(parser: Parser) -> If:
    parser.expect("(")
    condition = parser.expression()
    parser.expect(")")
    then = _branch(parser)
    parser.take(";")
    return If(condition, then, _branch(parser) if parser.take_word("else") else ())


def _branch(parser: Parser) -> tuple[Statement, ...]:
    parser.enter()
    found = _block(parser) if parser.at("{") else _statement(parser)
    parser.leave()
    return found
