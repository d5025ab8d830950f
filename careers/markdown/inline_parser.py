"""The text inside a block: what each special character begins, found by that character.

One pass from left to right; emphasis and links are matched with stacks, so the time is linear in
the text whatever it holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from careers.markdown.reading import Reading
from careers.markdown.tokens import QuickToken, text_token

InlineRule = Callable[["Text"], bool]
"""Reads at ``text.position``; True if it took something, having moved the position."""

Search = Callable[..., re.Match[str] | None]
"""A pattern's search: (source, position) -> match."""

_LINE_BREAK = re.compile("\n").finditer
_UNTIDY_LINES = re.compile(r"[ \t]\n|\n[ \t]")


class Text:
    """One run of inline text while it is parsed."""

    __slots__ = (
        "_column",
        "_first_line",
        "_line",
        "_line_starts",
        "brackets",
        "env",
        "in_brackets",
        "last_backticks",
        "last_closing",
        "pending",
        "position",
        "reading",
        "runs",
        "scanned",
        "scanned_at_most",
        "settled",
        "source",
        "tokens",
    )

    def __init__(self, source: str, env: EnvType, block: Token | None) -> None:
        self.source = source
        self.position = 0
        self.tokens: list[Token] = []
        self.pending: list[str] = []
        self.brackets: list[Bracket] = []
        self.settled = 0
        """How many of them, from the first on, are known not to begin a link round another one."""
        self.runs: list[Run] = []
        self.env = env
        self.reading: Reading = env["reading"]
        self.scanned = 0
        self.scanned_at_most = len(source) // 4 + 20_000
        """What may be read in vain, looking for the ends of things that are never closed."""
        self.last_backticks: dict[int, int] | None = None
        self.last_closing: int | None = None
        """Index of the last ``]``, once it was looked for."""
        self.in_brackets = False
        """A bracket was opened that nothing closes."""
        self._first_line: int = block.map[0] if block is not None and block.map else 0
        self._column: int | None = block.meta.get("column") if block is not None else 0
        self._line = 0
        """Of the text: the one that ``_column`` is of."""
        self._line_starts: list[int] | None = None

    def push(self, kind: str, tag: str = "", nesting: int = 0) -> Token:
        """Add a token after the text that was read before it."""
        if self.pending:
            self.flush()
        token = QuickToken(kind, tag, nesting)
        self.tokens.append(token)
        return token

    def flush(self) -> None:
        """Make a token of the text that was read."""
        self.tokens.append(text_token("".join(self.pending)))
        self.pending.clear()

    def place(self, position: int) -> tuple[int, int]:
        """Line and column of the file for an index of the source."""
        starts = self._line_starts
        if starts is None:
            starts = self._line_starts = [0, *(at.end() for at in _LINE_BREAK(self.source))]
        line = bisect_right(starts, position) - 1
        if line != self._line:
            self._line = line
            self._column = None
        column = self._first_column(starts[line]) + position - starts[line]
        return self.reading.place(self._first_line + line, column)

    def _first_column(self, start: int) -> int:
        """Where this line of the text begins in its line of the file."""
        if self._column is None:
            end = self.source.find("\n", start)
            text = self.source[start : end if end >= 0 else len(self.source)]
            line = self.reading.parsed_line(self._first_line + self._line)
            found = line.rfind(text)
            self._column = max(found, 0)
        return self._column


class Bracket:
    """A ``[`` or ``![`` that may begin a link."""

    __slots__ = ("active", "image", "position", "runs", "token")

    def __init__(self, text: Text, *, image: bool) -> None:
        self.token = len(text.tokens)
        self.position = text.position
        self.image = image
        self.runs = len(text.runs)
        self.active = True


class Run:
    """Some ``*``, ``_`` or ``~`` in a row, and the tags it turns out to be."""

    __slots__ = ("can_close", "can_open", "closing", "left", "marker", "opening")

    def __init__(self, marker: str, length: int, *, can_open: bool, can_close: bool) -> None:
        self.marker = marker
        self.left = length
        self.can_open = can_open
        self.can_close = can_close
        self.opening: list[str] = []
        self.closing: list[str] = []


class Inlines(ParserInline):
    """markdown-it's inline parser with one rule for each special character."""

    def __init__(self, finish: Callable[[Text], list[Token]]) -> None:
        super().__init__()
        self._rules: dict[str, tuple[InlineRule, ...]] = {}
        self._characters = ""
        self._letters = ""
        self._finish = finish
        self._searches: tuple[Search, ...] = ()

    def add(self, rule: InlineRule, characters: str) -> None:
        """A rule for ``characters``; rules that are added before it are asked before it."""
        for character in characters:
            self._rules[character] = (*self._rules.get(character, ()), rule)
        self._characters += characters

    def add_address(self, rule: InlineRule, letters: str) -> None:
        """A rule for letters, which are only looked at in a text that may hold an address."""
        for letter in letters:
            self._rules[letter] = (rule,)
        self._letters += letters

    def add_line_end(self, rule: InlineRule) -> None:
        """What to do at line ends; only asked in a text that has blanks beside one."""
        self._rules["\n"] = (rule,)

    def compile(self) -> None:
        """All rules are there: make the patterns that find their characters."""
        characters = re.escape(self._characters)
        letters = re.escape(self._letters)
        self._searches = tuple(
            re.compile(f"[{characters}{also}]").search
            for also in ("", "\n", letters, letters + "\n")
        )

    def parse(
        self,
        src: str,
        md: MarkdownIt,  # noqa: ARG002 -- markdown-it's signature
        env: EnvType,
        tokens: list[Token],
    ) -> list[Token]:
        """Push the tokens of ``src`` into ``tokens``."""
        tokens.extend(self.tokens_of(src, env, None))
        return tokens

    def tokens_of(self, source: str, env: EnvType, block: Token | None) -> list[Token]:
        """The tokens of a block's text."""
        untidy = "\n" in source and _UNTIDY_LINES.search(source) is not None
        addresses = env["may_have_addresses"] and (
            "://" in source or "ww." in source or "WW." in source
        )
        search = self._searches[untidy + 2 * addresses]
        if search(source) is None:
            return [text_token(source)]
        text = Text(source, env, block)
        self._scan(text, search)
        return self._finish(text)

    def _scan(self, text: Text, search: Search) -> None:
        source, pending, rules = text.source, text.pending, self._rules
        position = 0
        while True:
            found = search(source, position)
            if found is None:
                if position < len(source):
                    pending.append(source[position:])
                break
            start = found.start()
            if start > position:
                pending.append(source[position:start])
            text.position = start
            for rule in rules[source[start]]:
                if rule(text):
                    position = text.position
                    break
            else:
                pending.append(source[start])
                position = start + 1
        if pending:
            text.flush()
