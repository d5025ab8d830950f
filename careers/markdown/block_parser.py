"""The block structure of a page: markdown-it's block parser, asked only where a line could match.

markdown-it tries every rule at every line. Nearly all lines of a page are text, and what a line
can be is told by its first character, so the rules are looked up by it.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from careers.markdown.reading import Reading
from careers.markdown.tokens import State

BlockRule = Callable[[StateBlock, int, int, bool], bool]
"""(state, first line, line after the last, silent) -> matched; silent only asks."""

MAX_NESTING = 100
"""Of blocks in blocks, counted as markdown-it does: a list item counts two."""


class Blocks(ParserBlock):
    """markdown-it's block parser with rules found by the first character of a line."""

    def __init__(self) -> None:
        self.ruler = Ruler[BlockRule]()
        self._starting: dict[str, tuple[BlockRule, ...]] = {}
        self._interrupting: dict[str, tuple[BlockRule, ...]] = {}
        self._otherwise: tuple[BlockRule, ...] = ()
        self._table: BlockRule = _never
        self._code: BlockRule = _never
        self.has_indented_code = False
        """Whether four blanks make code: in CommonMark, not in MDX."""

    def add(self, name: str, rule: BlockRule, starts: str, *, interrupts: bool = False) -> None:
        """A rule for lines that begin with one of ``starts``; earlier ones are tried first."""
        also = ["paragraph", "reference", "blockquote", "list"] if interrupts else []
        self.ruler.push(name, rule, {"alt": also})
        for character in starts:
            self._starting[character] = (*self._starting.get(character, ()), rule)
            if interrupts:
                before = self._interrupting.get(character, ())
                self._interrupting[character] = (*before, rule)

    def add_last(self, table: BlockRule, paragraph: BlockRule) -> None:
        """The rules for any line, tried after those of its first character; added last."""
        self.ruler.push("table", table, {"alt": ["paragraph", "blockquote"]})
        self.ruler.push("paragraph", paragraph)
        self._table, self._otherwise = table, (table, paragraph)
        for character, rules in self._starting.items():
            self._starting[character] = (*rules, table, paragraph)

    def add_indented_code(self, rule: BlockRule) -> None:
        """Four blanks make code: in CommonMark, not in MDX."""
        self.ruler.push("code", rule)
        self.has_indented_code = True
        self._code = rule

    def interrupts(self, state: StateBlock, line: int, end_line: int) -> bool:
        """Whether a block begins at ``line`` that needs no blank line before it."""
        character = state.src[state.bMarks[line] + state.tShift[line]]
        for rule in self._interrupting.get(character, ()):
            if rule(state, line, end_line, True):
                return True
        if state.env["may_have_tables"]:
            return self._table(state, line, end_line, True)
        return False

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Push the tokens of these lines; called again for what is inside quotes and lists."""
        line = startLine
        starting = self._starting
        otherwise = self._otherwise
        source, begins, shifts, ends = state.src, state.bMarks, state.tShift, state.eMarks
        blank_before = False
        while line < endLine:
            while line < endLine and begins[line] + shifts[line] >= ends[line]:
                line += 1
            state.line = line
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= MAX_NESTING:
                _flat_text(state, line, endLine)
                break
            rules = starting.get(source[begins[line] + shifts[line]], otherwise)
            if state.is_code_block(line):
                rules = (self._code,)
            for rule in rules:
                if rule(state, line, endLine, False):
                    break
            state.tight = not blank_before
            line = state.line
            # A paragraph in a nested list may have taken the blank line after it.
            if line - 1 < endLine and state.isEmpty(line - 1):
                blank_before = True
            if line < endLine and state.isEmpty(line):
                blank_before = True
                line += 1
                state.line = line

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        outTokens: list[Token],  # noqa: N803
    ) -> list[Token] | None:
        """Push the block tokens of a whole text into ``outTokens``."""
        if not src:
            return None
        env["blocks"] = self
        state = State(src, md, env, outTokens)
        self.tokenize(state, 0, state.lineMax)
        return state.tokens


def _never(_state: StateBlock, _line: int, _end_line: int, _silent: bool) -> bool:
    return False


def _flat_text(state: StateBlock, line: int, end_line: int) -> None:
    """Too deep: the rest of the container is shown as the text it is, and said to be."""
    reading: Reading = state.env["reading"]
    reading.problem(
        reading.place(line, 0),
        "lists and quotes are nested too deeply here; what is inside is shown as plain text",
        rule="markdown-nesting",
        hint="use fewer levels",
    )
    last = line
    while last < end_line and (state.isEmpty(last) or state.sCount[last] >= state.blkIndent):
        last += 1
    token = state.push("text_block", "p", 0)
    token.content = state.getLines(line, last, state.blkIndent, False).strip()
    state.line = last


def interrupts(state: StateBlock, line: int, end_line: int) -> bool:
    """Whether a block that needs no blank line before it begins at ``line``."""
    blocks: Blocks = state.env["blocks"]
    return blocks.interrupts(state, line, end_line)


def has_indented_code(state: StateBlock) -> bool:
    """Whether four blanks make code: in CommonMark, not in MDX."""
    blocks: Blocks = state.env["blocks"]
    return blocks.has_indented_code
