"""Where the keys of a TOML file stand: ``tomllib`` reads values, but says nothing of places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

KeyPath = tuple[str | int, ...]
"""From the top: ``("themeConfig", "navbar", "items", 0, "label")``."""

_TOKEN = re.compile(
    r"(?P<space>[ \t]+|\#[^\n]*)"
    r"|(?P<newline>\n)"
    r'|(?P<text>"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*\'{3,5}'
    r'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')'
    r"|(?P<sign>[\[\]{}=,.])"
    r"|(?P<bare>[A-Za-z0-9_-]+)"
    r"|(?P<other>.)",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key and its value begin; lines and columns from 1."""

    line: int
    column: int
    value_line: int
    value_column: int


def toml_positions(text: str) -> Mapping[KeyPath, Place]:
    r"""The place of every key, table header and item of a list in a valid TOML document.

    Args:
        text: What ``tomllib`` has read without an error, with ``\n`` for every line break.
    """
    scanner = _Scanner(text)
    scanner.document()
    return scanner.places


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int
    column: int


class _Scanner:
    """Walks over a document that is known to be valid, so nothing here can be wrong."""

    def __init__(self, text: str) -> None:
        self.places: dict[KeyPath, Place] = {}
        self.lengths: dict[KeyPath, int] = {}
        """How many items each list of tables has so far."""
        self.tokens = _tokens(text)
        self.current = next(self.tokens)

    def document(self) -> None:
        """Headers and the lines below them."""
        table: KeyPath = ()
        while self.current.kind != "end":
            if self.current.kind == "newline":
                self._next()
            elif self.current.text == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> KeyPath:
        """``[a.b]`` or ``[[a.b]]``."""
        self._next()
        is_list = self.current.text == "[" and self.current.kind == "sign"
        if is_list:
            self._next()
        start = self.current
        path = self._inside_lists(self._key(), is_header_of_list=is_list)
        self._next()
        if is_list:
            self._next()
        self._note(path, start, start)
        return path

    def _inside_lists(self, keys: tuple[str, ...], *, is_header_of_list: bool) -> KeyPath:
        """The path of a header: each list of tables on the way means its last item."""
        path: KeyPath = ()
        for key in keys:
            path = (*path, key)
            is_last = len(path) - sum(isinstance(part, int) for part in path) == len(keys)
            if is_last and is_header_of_list:
                self.lengths[path] = self.lengths.get(path, 0) + 1
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        return path

    def _pair(self, table: KeyPath) -> None:
        """``a.b = value``."""
        start = self.current
        path = (*table, *self._key())
        self._next()
        self._note(path, start, self.current)
        self._value(path)

    def _key(self) -> tuple[str, ...]:
        """``a."b.c".d``; ends at ``=`` or ``]``."""
        parts = []
        while self.current.kind in {"bare", "text"} or self.current.text == ".":
            if self.current.text != ".":
                parts.append(_unquoted(self.current))
            self._next()
        return tuple(parts)

    def _value(self, path: KeyPath) -> None:
        if self.current.text == "[" and self.current.kind == "sign":
            self._list(path)
        elif self.current.text == "{":
            self._inline_table(path)
        else:
            while self.current.kind not in {"newline", "end"} and not self._ends_item():
                self._next()

    def _ends_item(self) -> bool:
        return self.current.kind == "sign" and self.current.text in {",", "]", "}"}

    def _list(self, path: KeyPath) -> None:
        self._next()
        number = 0
        while self.current.text != "]":
            if self.current.kind == "newline" or self.current.text == ",":
                self._next()
                continue
            self._note((*path, number), self.current, self.current)
            self._value((*path, number))
            number += 1
        self._next()

    def _inline_table(self, path: KeyPath) -> None:
        self._next()
        while self.current.text != "}":
            if self.current.kind == "newline" or self.current.text == ",":
                self._next()
            else:
                self._pair(path)
        self._next()

    def _note(self, path: KeyPath, key: _Token, value: _Token) -> None:
        """The place of a path and of the tables above it that are named here first."""
        place = Place(key.line, key.column, value.line, value.column)
        self.places[path] = place
        for length in range(1, len(path)):
            self.places.setdefault(path[:length], place)

    def _next(self) -> None:
        self.current = next(self.tokens)


def _tokens(text: str) -> Iterator[_Token]:
    line, line_start = 1, 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind != "space":
            yield _Token(kind, match[0], line, match.start() - line_start + 1)
        breaks = match[0].count("\n")
        if breaks:
            line += breaks
            line_start = match.start() + match[0].rindex("\n") + 1
    while True:
        yield _Token("end", "]", line, len(text) - line_start + 1)


def _unquoted(token: _Token) -> str:
    if token.kind == "bare":
        return token.text
    value = tomllib.loads(f"k = {token.text}")["k"]
    return str(value)
