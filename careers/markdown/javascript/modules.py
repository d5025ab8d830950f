"""``import`` and ``export`` at the beginning of a block."""

from __future__ import annotations

from dataclasses import dataclass

from careers.markdown.javascript.nodes import (
    Declare,
    Import,
    JavaScriptMistake,
    Pattern,
    Unsupported,
)
from careers.markdown.javascript.parser import Parser
from careers.markdown.javascript.statements import declarations


@dataclass(frozen=True, slots=True)
class Module:
    """What some lines of imports and exports bring in and define."""

    source: str
    imports: tuple[Import, ...] = ()
    declared: tuple[Declare, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()

    def line_of(self, position: int) -> int:
        """How many lines of the source are before an index of it."""
        return self.source.count("\n", 0, position)


def module_of(source: str) -> Module:
    """Read statements, all of which must be imports or exports. Raises JavaScriptMistake."""
    parser = Parser(source, 0)
    imports: list[Import] = []
    declared: list[Declare] = []
    unsupported: list[Unsupported] = []
    while parser.peek():
        position = parser.position
        if parser.take_word("import"):
            imports.append(_import(parser, position))
        elif parser.take_word("export"):
            found = _export(parser, position)
            if isinstance(found, Unsupported):
                unsupported.append(found)
            else:
                declared.extend(found)
        elif not parser.take(";"):
            raise JavaScriptMistake("only imports and exports may stand here", parser.position)
        _end(parser)
    return Module(source, tuple(imports), tuple(declared), tuple(unsupported))


def _end(parser: Parser) -> None:
    """A semicolon, or a line end."""
    if parser.take(";") or not parser.peek():
        return
    before = parser.position
    while before and parser.source[before - 1].isspace():
        before -= 1
        if parser.source[before] == "\n":
            return
    raise parser.mistake("expected `;` or the end of the line")


def _import(parser: Parser, position: int) -> Import:
    if parser.peek() in ("'", '"'):
        return Import(parser.string(), (), position)
    names: list[tuple[str, str]] = []
    while True:
        if parser.take("*"):
            _word(parser, "as")
            names.append(("*", parser.name()))
        elif parser.take("{"):
            names.extend(_names(parser))
        else:
            names.append(("default", parser.name()))
        if not parser.take(","):
            break
    _word(parser, "from")
    if parser.peek() not in ("'", '"'):
        raise parser.mistake("expected the name of a module in quotes")
    return Import(parser.string(), tuple(names), position)


def _word(parser: Parser, word: str) -> None:
    if not parser.take_word(word):
        raise parser.mistake(f"expected `{word}`")


def _names(parser: Parser) -> list[tuple[str, str]]:
    names: list[tuple[str, str]] = []
    while not parser.take("}"):
        exported = parser.name()
        names.append((exported, parser.name() if parser.take_word("as") else exported))
        if not parser.take(","):
            parser.expect("}")
            break
    return names


def _export(parser: Parser, position: int) -> tuple[Declare, ...] | Unsupported:
    word = parser.word()
    if word in ("const", "let", "var"):
        return declarations(parser)
    if parser.take_word("function"):
        parser.take("*")
        name = parser.name()
        return (Declare(Pattern(name), parser.function()),)
    if parser.take_word("default"):
        parser.assignment()
        return Unsupported("a layout of the page's own (`export default`)", position)
    if word in ("async", "class"):
        if parser.take_word("async"):
            parser.name()
            parser.function()
        else:
            parser.assignment()
        return Unsupported(f"`{word}`", position)
    if parser.take("{"):
        _names(parser)
    elif not parser.take("*"):
        raise parser.mistake("expected what is exported")
    elif parser.take_word("as"):
        parser.name()
    if parser.take_word("from"):
        if parser.peek() not in ("'", '"'):
            raise parser.mistake("expected the name of a module in quotes")
        parser.string()
        return Unsupported("an export from another module", position)
    return ()
