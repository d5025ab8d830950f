"""Numbers, strings, names and punctuation, read where the parser asks for them."""

from __future__ import annotations

import re

from careers.markdown.javascript.nodes import JavaScriptMistake

NAME = re.compile(r"[^\W\d]|[$_]")
_WORD = re.compile(r"(?:[^\W\d]|[$_])(?:[\w$\u200c\u200d])*")
_NUMBER = re.compile(
    r"0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
    r"|(?:\d[\d_]*)?\.\d[\d_]*(?:[eE][+-]?\d+)?|\d[\d_]*\.?(?:[eE][+-]?\d+)?"
)
_PUNCTUATION = re.compile(
    r"\.\.\.|=>|===|!==|\*\*|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|<<|>>>?|\+\+|--"
    r"|[-+*/%]=|[-+*/%=<>!&|^~?:.,;()\[\]{}]"
)
_BLANK = re.compile(r"(?:\s|//[^\n]*)*")
_STRING_PIECE = re.compile(r"[^\\\n'\"]+")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_UNICODE = re.compile(r"u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})")


class Lexer:
    """A place in some source, with the pieces of syntax that may stand there."""

    __slots__ = ("end", "position", "source")

    def __init__(self, source: str, position: int, end: int) -> None:
        self.source = source
        self.position = position
        self.end = end

    def mistake(self, message: str) -> JavaScriptMistake:
        """A mistake at this place."""
        self.skip()
        return JavaScriptMistake(message, self.position, at_end=self.position >= self.end)

    def skip(self) -> None:
        """Go past blanks and comments."""
        source = self.source
        while True:
            if match := _BLANK.match(source, self.position, self.end):
                self.position = match.end()
            if not source.startswith("/*", self.position) or self.position >= self.end:
                return
            closing = source.find("*/", self.position + 2, self.end)
            if closing < 0:
                self.position = self.end
                raise JavaScriptMistake("the comment is not closed", self.end, at_end=True)
            self.position = closing + 2

    def at(self, text: str) -> bool:
        """Whether this punctuation is next."""
        self.skip()
        match = _PUNCTUATION.match(self.source, self.position, self.end)
        return match is not None and match[0] == text

    def take(self, text: str) -> bool:
        """Go past this punctuation if it is next."""
        if not self.at(text):
            return False
        self.position += len(text)
        return True

    def expect(self, text: str) -> None:
        """Go past this punctuation, which must be next."""
        if not self.take(text):
            raise self.mistake(f"expected `{text}`")

    def punctuation(self) -> str:
        """The punctuation that is next, or nothing."""
        self.skip()
        match = _PUNCTUATION.match(self.source, self.position, self.end)
        return match[0] if match else ""

    def peek(self) -> str:
        """The next character, or nothing at the end."""
        self.skip()
        return self.source[self.position] if self.position < self.end else ""

    def word(self) -> str:
        """The name or keyword that is next, or nothing; it is not gone past."""
        self.skip()
        match = _WORD.match(self.source, self.position, self.end)
        return match[0] if match else ""

    def take_word(self, text: str) -> bool:
        """Go past this keyword if it is next."""
        if self.word() != text:
            return False
        self.position += len(text)
        return True

    def name(self) -> str:
        """Go past a name, which must be next."""
        word = self.word()
        if not word:
            raise self.mistake("expected a name")
        self.position += len(word)
        return word

    def number(self) -> int | float:
        """Go past a number, which is next."""
        match = _NUMBER.match(self.source, self.position, self.end)
        if match is None:
            raise self.mistake("expected a number")
        self.position = match.end()
        written = match[0].replace("_", "")
        if _WORD.match(self.source, self.position, self.end):
            raise self.mistake("a name may not follow a number")
        if written[:2].lower() in ("0x", "0o", "0b"):
            return int(written, 0)
        value = float(written)
        return int(value) if value.is_integer() and abs(value) < 1e21 else value  # noqa: PLR2004

    def string(self) -> str:
        """Go past a string in quotes, which is next."""
        quote = self.source[self.position]
        self.position += 1
        pieces: list[str] = []
        while self.position < self.end:
            match = _STRING_PIECE.match(self.source, self.position, self.end)
            if match is not None:
                pieces.append(match[0])
                self.position = match.end()
                continue
            character = self.source[self.position]
            if character == quote:
                self.position += 1
                return "".join(pieces)
            if character == "\n":
                raise JavaScriptMistake("the string is not closed", self.position)
            pieces.append(self.escaped() if character == "\\" else character)
            self.position += character != "\\"
        raise JavaScriptMistake("the string is not closed", self.end, at_end=True)

    def escaped(self) -> str:
        r"""Go past ``\n``, ``\u00e9`` and the like."""
        self.position += 1
        unicode = _UNICODE.match(self.source, self.position, self.end)
        if unicode is not None:
            self.position = unicode.end()
            code = int(unicode[1] or unicode[2] or unicode[3], 16)
            return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"  # noqa: PLR2004
        character = self.source[self.position : self.position + 1]
        self.position += 1
        return "" if character == "\n" else _ESCAPES.get(character, character)
