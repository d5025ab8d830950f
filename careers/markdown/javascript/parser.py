"""Source to nodes: expressions with arrow functions and JSX."""

from __future__ import annotations

from careers.markdown.javascript.jsx import JsxParser
from careers.markdown.javascript.lexer import Lexer
from careers.markdown.javascript.nodes import (
    Binary,
    Call,
    Conditional,
    Function,
    JavaScriptMistake,
    List,
    Literal,
    Member,
    Name,
    Node,
    Object,
    Pattern,
    Spread,
    Template,
    Unary,
    Unsupported,
)
from careers.markdown.javascript.patterns import RESERVED, parameters
from careers.markdown.javascript.statements import block, skip_braces

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


class Parser(Lexer):
    """Reads one expression, or statements, from a place in the source."""

    __slots__ = ("_no_functions", "depth")

    def __init__(self, source: str, position: int, end: int | None = None) -> None:
        super().__init__(source, position, len(source) if end is None else end)
        self.depth = 0
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
        self.enter()
        function = self._arrow_function()
        value = function if function is not None else self._conditional()
        self.leave()
        return value

    def enter(self) -> None:
        """Count one level of syntax in other syntax; JavaScriptMistake if there are too many."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise JavaScriptMistake("the expression is nested too deeply", self.position)

    def leave(self) -> None:
        """The level that was entered ends."""
        self.depth -= 1

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
        self.enter()
        left = self._unary()
        while True:
            operator = self._operator()
            precedence = _PRECEDENCE.get(operator, 0)
            if precedence <= lowest:
                self.leave()
                return left
            self.position += len(operator)
            right = self._binary(precedence - (operator == "**"))
            left = Binary(operator, left, right)

    def _operator(self) -> str:
        word = self.word()
        return word if word in ("in", "instanceof") else self.punctuation()

    def _unary(self) -> Node:
        self.enter()
        value = self._unary_or_postfix()
        self.leave()
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
        """What is given in a call, ``(a, ...b)``."""
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
        if word in RESERVED:
            self.position = position
            raise self.mistake(f"unexpected `{word}`")
        return Name(word, position)

    def _skip_class(self, word: str, position: int) -> Node:
        if word == "import":
            self.arguments()
        else:
            while not self.at("{"):
                self.name()
            skip_braces(self)
        return Unsupported(f"`{word}`", position)

    def nested_element(self) -> Node:
        """An element in an element; counted, as it calls the parser again."""
        self.enter()
        element = JsxParser(self).element()
        self.leave()
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
        """Text with values in it, `` `text ${value}` ``."""
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
        start, depth = self.position, self.depth
        if start in self._no_functions:
            return None
        try:
            head = self._arrow_head()
        except JavaScriptMistake:
            head = None
        if head is None:
            self.position, self.depth = start, depth
            self._no_functions.add(start)
            return None
        given, rest = head
        return Function(given, rest, block(self) if self.at("{") else self.assignment())

    def _arrow_head(self) -> tuple[tuple[Pattern, ...], str] | None:
        """Parameters and ``=>``, if that is what stands here."""
        word = self.word()
        if word == "async":
            self.take_word("async")
            word = self.word()
        if word and word not in RESERVED:
            self.position += len(word)
            head: tuple[tuple[Pattern, ...], str] = ((Pattern(word),), "")
        elif self.at("("):
            head = parameters(self)
        else:
            return None
        return head if self.take("=>") else None

    def function(self) -> Function:
        """A function after its keyword: ``name(a, b) { … }``."""
        self.take("*")
        if self.word() and not self.at("("):
            self.name()
        given, rest = parameters(self)
        return Function(given, rest, block(self))


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
