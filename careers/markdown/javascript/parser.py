"""Source to nodes: expressions with arrow functions and JSX."""

from __future__ import annotations

from careers.markdown.javascript.jsx import JsxParser
from careers.markdown.javascript.lexer import Lexer
from careers.markdown.javascript.nodes import (
    Binary,
    Call,
    Conditional,
    Declare,
    Function,
    If,
    JavaScriptMistake,
    List,
    Literal,
    Member,
    Name,
    Node,
    Object,
    Pattern,
    Return,
    Spread,
    Statement,
    Template,
    Unary,
    Unsupported,
)

_DEEPEST = 100
"""Of expressions in expressions: the parser calls itself, so a page must not choose how often."""

_PRECEDENCE = {
    "??": 1, "||": 2, "&&": 3, "|": 4, "^": 5, "&": 6,
    "==": 7, "!=": 7, "===": 7, "!==": 7,
    "<": 8, ">": 8, "<=": 8, ">=": 8, "in": 8, "instanceof": 8,
    "<<": 9, ">>": 9, ">>>": 9, "+": 10, "-": 10, "*": 11, "/": 11, "%": 11, "**": 12,
}  # fmt: skip
_ASSIGNMENTS = frozenset({"=", "+=", "-=", "*=", "/=", "%="})
_CONSTANTS: dict[str, object] = {"true": True, "false": False, "null": None}
_RESERVED = frozenset(
    "break case catch class const continue debugger default delete do else enum export extends "
    "finally for function if import in instanceof let new return static super switch throw try "
    "var void while with yield".split()
)


class Parser(Lexer):
    """Reads one expression, or statements, from a place in the source."""

    __slots__ = ("_depth", "_no_functions")

    def __init__(self, source: str, position: int, end: int | None = None) -> None:
        super().__init__(source, position, len(source) if end is None else end)
        self._depth = 0
        self._no_functions: set[int] = set()
        """Places of brackets that turned out not to begin an arrow function."""

    # ---- expressions

    def expression(self) -> Node:
        """An expression with commas."""
        value = self.assignment()
        while self.take(","):
            value = self.assignment()
        return value

    def assignment(self) -> Node:
        """An expression without commas."""
        self._enter()
        function = self._arrow_function()
        value = function if function is not None else self._conditional()
        self._depth -= 1
        return value

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise JavaScriptMistake("the expression is nested too deeply", self.position)

    def _conditional(self) -> Node:
        value = self._binary(0)
        if self.take("?"):
            then = self.assignment()
            self.expect(":")
            return Conditional(value, then, self.assignment())
        if self.punctuation() in _ASSIGNMENTS:
            position = self.position
            self.position += len(self.punctuation())
            self.assignment()
            return Unsupported("an assignment", position)
        return value

    def _binary(self, lowest: int) -> Node:
        self._enter()
        left = self._unary()
        while True:
            operator = self._operator()
            precedence = _PRECEDENCE.get(operator, 0)
            if precedence <= lowest:
                self._depth -= 1
                return left
            self.position += len(operator)
            right = self._binary(precedence - (operator == "**"))
            left = Binary(operator, left, right)

    def _operator(self) -> str:
        word = self.word()
        return word if word in ("in", "instanceof") else self.punctuation()

    def _unary(self) -> Node:
        self._enter()
        value = self._unary_or_postfix()
        self._depth -= 1
        return value

    def _unary_or_postfix(self) -> Node:
        operator = self.punctuation()
        if operator in ("!", "-", "+", "~"):
            self.position += 1
            return Unary(operator, self._unary())
        position = self.position
        if operator in ("++", "--"):
            self.position += 2
            self._unary()
            return Unsupported(f"`{operator}`", position)
        word = self.word()
        if word in ("typeof", "void"):
            self.position += len(word)
            return Unary(word, self._unary())
        if word in ("await", "delete", "yield"):
            self.position += len(word)
            self._unary()
            return Unsupported(f"`{word}`", position)
        value = self._postfix(self._primary())
        if self.punctuation() in ("++", "--"):
            self.position += 2
            return Unsupported("counting up or down", position)
        return value

    def _postfix(self, value: Node) -> Node:
        while True:
            position = self.position
            if self.take("."):
                value = Member(value, Literal(self._property_name()))
            elif self.take("?."):
                value = self._optional(value, position)
            elif self.at("["):
                value = Member(value, self._index())
            elif self.at("("):
                value = Call(value, self.arguments(), position)
            elif self.peek() == "`":
                self.template()
                value = Unsupported("a tagged template", position)
            else:
                return value

    def _optional(self, value: Node, position: int) -> Node:
        if self.at("("):
            return Call(value, self.arguments(), position, optional=True)
        if self.at("["):
            return Member(value, self._index(), optional=True)
        return Member(value, Literal(self._property_name()), optional=True)

    def _property_name(self) -> str:
        self.take("#")
        return self.name()

    def _index(self) -> Node:
        self.expect("[")
        key = self.expression()
        self.expect("]")
        return key

    def arguments(self) -> tuple[Node, ...]:
        """``(a, ...b)``"""
        self.expect("(")
        return self._items(")")

    def _items(self, closing: str) -> tuple[Node, ...]:
        items: list[Node] = []
        while not self.take(closing):
            if closing == "]" and self.take(","):
                items.append(Name("undefined", self.position))
                continue
            if self.take("..."):
                items.append(Spread(self.assignment()))
            else:
                items.append(self.assignment())
            if not self.take(","):
                self.expect(closing)
                break
        return tuple(items)

    def _primary(self) -> Node:
        character = self.peek()
        position = self.position
        if character in "'\"" and character:
            return Literal(self.string())
        if character == "`":
            return self.template()
        if character.isdigit() or (
            character == "." and self.source[position + 1 : position + 2].isdigit()
        ):
            return self._number()
        word = self.word()
        if word:
            return self._word(word, position)
        if self.take("("):
            value = self.expression()
            self.expect(")")
            return value
        if self.take("["):
            return List(self._items("]"))
        if self.at("{"):
            return self._object()
        if character == "<":
            return self.nested_element()
        if character == "/":
            return self._regular_expression()
        raise self.mistake("expected an expression")

    def _number(self) -> Node:
        value = self.number()
        return Literal(value)

    def _word(self, word: str, position: int) -> Node:
        self.position += len(word)
        if word in _CONSTANTS:
            return Literal(_CONSTANTS[word])
        if word == "function":
            return self.function()
        if word == "new":
            self._postfix(self._primary())
            return Unsupported("`new`", position)
        if word in ("class", "import"):
            return self._skip_class(word, position)
        if word == "async" and self.word() == "function":
            self.take_word("function")
            self.function()
            return Unsupported("`async`", position)
        if word in _RESERVED:
            self.position = position
            raise self.mistake(f"unexpected `{word}`")
        return Name(word, position)

    def _skip_class(self, word: str, position: int) -> Node:
        if word == "import":
            self.arguments()
        else:
            while not self.at("{"):
                self.name()
            self.skip_braces()
        return Unsupported(f"`{word}`", position)

    def nested_element(self) -> Node:
        """An element in an element; counted, as it calls the parser again."""
        self._enter()
        element = JsxParser(self).element()
        self._depth -= 1
        return element

    def _regular_expression(self) -> Node:
        position = self.position
        in_class = False
        index = position + 1
        while index < self.end and self.source[index] != "\n":
            character = self.source[index]
            if character == "\\":
                index += 1
            elif character in "[]":
                in_class = character == "["
            elif character == "/" and not in_class:
                self.position = index + 1
                flags = self.word()
                if self.source.startswith(flags, self.position):
                    self.position += len(flags)
                return Unsupported("a regular expression", position)
            index += 1
        raise self.mistake("the regular expression is not closed")

    def template(self) -> Node:
        """`` `text ${value}` ``"""
        self.position += 1
        pieces: list[str | Node] = []
        text: list[str] = []
        while self.position < self.end:
            character = self.source[self.position]
            if character == "`":
                self.position += 1
                return Template((*pieces, "".join(text)))
            if character == "\\":
                text.append(self.escaped())
            elif self.source.startswith("${", self.position):
                self.position += 2
                pieces += ["".join(text), self.expression()]
                text = []
                self.expect("}")
            else:
                text.append(character)
                self.position += 1
        raise JavaScriptMistake("the template is not closed", self.end, at_end=True)

    def _object(self) -> Node:
        self.expect("{")
        entries: list[tuple[Node, Node] | Spread] = []
        while not self.take("}"):
            entries.append(Spread(self.assignment()) if self.take("...") else self._entry())
            if not self.take(","):
                self.expect("}")
                break
        return Object(tuple(entries))

    def _entry(self) -> tuple[Node, Node]:
        position = self.position
        key: Node
        if self.take("["):
            key = self.assignment()
            self.expect("]")
        elif self.peek() in ("'", '"'):
            key = Literal(self.string())
        elif self.peek().isdigit():
            key = Literal(str(self.number()))
        else:
            name = self.name()
            if not self.at(":") and not self.at("("):
                return Literal(name), Name(name, position)
            key = Literal(name)
        if self.at("("):
            return key, self.function()
        self.expect(":")
        return key, self.assignment()

    # ---- functions

    def _arrow_function(self) -> Function | None:
        start, depth = self.position, self._depth
        if start in self._no_functions:
            return None
        try:
            head = self._arrow_head()
        except JavaScriptMistake:
            head = None
        if head is None:
            self.position, self._depth = start, depth
            self._no_functions.add(start)
            return None
        parameters, rest = head
        if self.at("{"):
            return Function(parameters, rest, self.block())
        return Function(parameters, rest, self.assignment())

    def _arrow_head(self) -> tuple[tuple[Pattern, ...], str] | None:
        """``(a, b) =>`` or ``a =>``"""
        word = self.word()
        if word == "async":
            self.take_word("async")
            word = self.word()
        if word and word not in _RESERVED:
            self.position += len(word)
            head: tuple[tuple[Pattern, ...], str] = ((Pattern(word),), "")
        elif self.at("("):
            head = self._parameters()
        else:
            return None
        return head if self.take("=>") else None

    def function(self) -> Function:
        """``name(a, b) { … }`` after the word ``function``."""
        self.take("*")
        if self.word() and not self.at("("):
            self.name()
        parameters, rest = self._parameters()
        return Function(parameters, rest, self.block())

    def _parameters(self) -> tuple[tuple[Pattern, ...], str]:
        self.expect("(")
        patterns: list[Pattern] = []
        while not self.take(")"):
            if self.take("..."):
                rest = self.name()
                self.take(",")
                self.expect(")")
                return tuple(patterns), rest
            patterns.append(self.pattern())
            if not self.take(","):
                self.expect(")")
                break
        return tuple(patterns), ""

    def pattern(self) -> Pattern:
        """``name``, ``{a, b: c}`` or ``[a, b]``, each with a default."""
        if self.at("{"):
            keyed, rest = self._object_pattern()
            return Pattern("", self._default(), keyed, rest)
        if self.at("["):
            keyed, rest = self._list_pattern()
            return Pattern("", self._default(), keyed, rest)
        word = self.word()
        if word in _RESERVED:
            raise self.mistake(f"unexpected `{word}`")
        return Pattern(self.name(), self._default())

    def _default(self) -> Node | None:
        return self.assignment() if self.take("=") else None

    def _object_pattern(self) -> tuple[tuple[tuple[str | int, Pattern], ...], str]:
        self.expect("{")
        keyed: list[tuple[str | int, Pattern]] = []
        rest = ""
        while not self.take("}"):
            if self.take("..."):
                rest = self.name()
            else:
                key = self.string() if self.peek() in ("'", '"') else self.name()
                pattern = self.pattern() if self.take(":") else Pattern(key, self._default())
                keyed.append((key, pattern))
            if not self.take(","):
                self.expect("}")
                break
        return tuple(keyed), rest

    def _list_pattern(self) -> tuple[tuple[tuple[str | int, Pattern], ...], str]:
        self.expect("[")
        keyed: list[tuple[str | int, Pattern]] = []
        index, rest = 0, ""
        while not self.take("]"):
            if self.take(","):
                index += 1
                continue
            if self.take("..."):
                rest = self.name()
            else:
                keyed.append((index, self.pattern()))
            index += 1
            if not self.take(","):
                self.expect("]")
                break
        return tuple(keyed), rest

    # ---- statements

    def block(self) -> tuple[Statement, ...] | Node:
        """``{ … }`` of a function; what cannot be evaluated is skipped and said so."""
        start = self.position
        try:
            return self._block()
        except _NotEvaluated as unsupported:
            self.position = start
            self.skip_braces()
            return Unsupported(unsupported.what, start)

    def _block(self) -> tuple[Statement, ...]:
        self.expect("{")
        statements: list[Statement] = []
        while not self.take("}"):
            if not self.take(";"):
                statements.extend(self._statement())
        return tuple(statements)

    def _statement(self) -> tuple[Statement, ...]:
        if self.take_word("return"):
            ends = self.at(";") or self.at("}")
            return (Return(Name("undefined", self.position) if ends else self.expression()),)
        if self.word() in ("const", "let", "var"):
            return self.declarations()
        if self.take_word("if"):
            return (self._if(),)
        raise _NotEvaluated(f"`{self.word() or self.peek()}`")

    def _if(self) -> If:
        self.expect("(")
        condition = self.expression()
        self.expect(")")
        then = self._branch()
        self.take(";")
        return If(condition, then, self._branch() if self.take_word("else") else ())

    def _branch(self) -> tuple[Statement, ...]:
        return self._block() if self.at("{") else self._statement()

    def declarations(self) -> tuple[Declare, ...]:
        """``const a = 1, {b} = c``"""
        self.name()
        declared: list[Declare] = []
        while True:
            pattern = self.pattern_without_default()
            value = self.assignment() if self.take("=") else Name("undefined", self.position)
            declared.append(Declare(pattern, value))
            if not self.take(","):
                return tuple(declared)

    def pattern_without_default(self) -> Pattern:
        """What is declared; its ``=`` gives the value."""
        if self.at("{"):
            keyed, rest = self._object_pattern()
            return Pattern("", None, keyed, rest)
        if self.at("["):
            keyed, rest = self._list_pattern()
            return Pattern("", None, keyed, rest)
        if self.word() in _RESERVED:
            raise self.mistake(f"unexpected `{self.word()}`")
        return Pattern(self.name())

    def skip_braces(self) -> None:
        """Go past ``{ … }`` whatever it holds."""
        self.expect("{")
        depth = 1
        while depth:
            character = self.peek()
            if not character:
                raise self.mistake("expected `}`")
            if character in "'\"":
                self.string()
            elif character == "`":
                self.template()
            else:
                depth += (character == "{") - (character == "}")
                self.position += 1


class _NotEvaluated(Exception):  # noqa: N818 -- a way out of a block, not an error
    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def expression_at(source: str, position: int, end: int | None = None) -> tuple[Node | None, int]:
    """The expression in braces whose content begins at ``position``, and the index after ``}``.

    No node where the braces hold nothing but comments. Raises JavaScriptMistake.
    """
    parser = Parser(source, position, end)
    if parser.take("}"):
        return None, parser.position
    node = parser.expression()
    parser.expect("}")
    return node, parser.position
