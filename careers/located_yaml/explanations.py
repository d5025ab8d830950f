"""libyaml's complaints in an author's words: what is wrong, where it began, how to mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

_LONGEST = 60
_QUOTE = "put the value in quotes"
_KEY_AND_REST = re.compile(r"\s*(?:- +)*([^:#'\"]+): +(.+?)\s*")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A syntax error; line and column from 0, in the text that was read."""

    line: int
    column: int
    message: str
    hint: str


def shown(written: str) -> str:
    """What an author wrote, short enough for a message."""
    return written if len(written) <= _LONGEST else written[: _LONGEST - 1] + "…"


def explain(error: yaml.MarkedYAMLError, text: str, opening: tuple[int, int] | None) -> Explanation:
    """Say what an author has to change.

    Args:
        error: As libyaml raised it.
        text: All of the YAML.
        opening: Line and column, from 0, of the innermost ``[`` or ``{`` that is still open.
    """
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    began = error.context_mark or mark
    if mark is None or began is None:
        return Explanation(0, 0, f"this is no YAML: {problem}", _QUOTE)
    lines = re.split(r"\r\n|\r|\n", text)
    here = _Place(lines, mark.line, mark.column)
    start = _Place(lines, began.line, began.column)
    if here.character == "\t":
        return here.says("a tab in the indentation", "indent with spaces")
    if "quoted scalar" in context:
        return _quoted(problem, here, start)
    if opening and ("flow" in context or "unexpected ':'" in problem or here.at_end):
        return _flow(problem, here, _Place(lines, *opening))
    return _block(problem, context, here, start)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the text, kept inside it: libyaml may complain after the last line."""

    lines: list[str]
    line: int
    column: int

    @property
    def at_end(self) -> bool:
        return not any(line.strip() for line in (self.rest, *self.lines[self.line + 1 :]))

    @property
    def written(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def rest(self) -> str:
        return self.written[self.column :]

    @property
    def character(self) -> str:
        return self.rest[:1]

    def says(self, message: str, hint: str) -> Explanation:
        line = min(self.line, len(self.lines) - 1)
        while line and not self.lines[line].strip():
            line -= 1
        column = self.column if line == self.line else len(self.lines[line].rstrip())
        return Explanation(line, column, message, hint)


def _quoted(problem: str, here: _Place, start: _Place) -> Explanation:
    if "end of stream" in problem or "document indicator" in problem:
        return start.says("this quote is never closed", f"add the closing {start.character}")
    escape = re.match(r"\\?.", here.rest)
    written = escape[0] if escape else "\\"
    return here.says(
        f"`{written}` is no escape in double quotes",
        "use single quotes, or write a backslash as `\\\\`",
    )


def _flow(problem: str, here: _Place, opening: _Place) -> Explanation:
    bracket = opening.character
    closing = {"[": "]", "{": "}"}.get(bracket, bracket)
    if here.at_end:
        hint = f"add the closing `{closing}`, or put the value in quotes if it is text"
        return opening.says(f"this `{bracket}` is never closed", hint)
    if "unexpected ':'" in problem:
        return here.says("`:` without a space after it", "add the space, or " + _QUOTE)
    if here.character in {",", "]", "}", ":"}:
        hint = "delete it, or put the value in quotes if it is text"
        return here.says(
            f"`{here.character}` cannot stand here between `{bracket}` and `{closing}`", hint
        )
    hint = f"separate the items with commas, and close with `{closing}`"
    return here.says(f"a comma or the closing `{closing}` is missing", hint)


def _block(problem: str, context: str, here: _Place, start: _Place) -> Explanation:
    table = (
        ("mapping values are not allowed", _second_colon),
        ("block sequence entries are not allowed", _list_item),
        ("cannot start any token", _reserved),
        ("mapping keys are not allowed", _reserved),
        ("could not find expected ':'", _no_colon),
        ("document start", _second_document),
        ("did not find expected key", _misfit),
        ("'-' indicator", _misfit),
        ("alphabetic or numeric character", _anchor_sign),
    )
    for needle, explanation in table:
        if needle in problem:
            return explanation(here, start)
    if "tag" in context:
        return start.says("`!` begins a YAML tag", _QUOTE + " if it is text")
    if "directive" in context:
        return start.says("a line cannot begin with `%`", _QUOTE)
    if "block scalar" in context:
        hint = "begin the text on the next line, indented by two spaces"
        return start.says("text cannot follow on the line of `|` or `>`", hint)
    return here.says(f"this is no YAML: {problem}", "check indentation and quotes")


def _second_colon(here: _Place, _: _Place) -> Explanation:
    match = _KEY_AND_REST.fullmatch(here.written)
    if match and ": " in match[2] + " ":
        value = match[2].replace("\\", "\\\\").replace('"', '\\"')
        hint = f'put the value in quotes: `{match[1].strip()}: "{value}"`'
        if len(hint) > 2 * _LONGEST:
            hint = _QUOTE
        return here.says("a second `: ` in one line", hint)
    hint = "give the keys of one mapping the same indentation"
    return here.says("this key is indented, but the line above has a value already", hint)


def _list_item(here: _Place, _: _Place) -> Explanation:
    hint = "write each `- item` on a line of its own, or put the value in quotes"
    return here.says("a list cannot begin on the line of its key", hint)


def _reserved(here: _Place, _: _Place) -> Explanation:
    sign = "a back-tick" if here.character == "`" else f"`{here.character}`"
    return here.says(f"a value cannot begin with {sign}", _QUOTE)


def _no_colon(_: _Place, start: _Place) -> Explanation:
    hint = "write `key: value`, or indent the line to go on with the value above"
    return start.says("there is no `: ` in this line", hint)


def _second_document(here: _Place, _: _Place) -> Explanation:
    if any(line.startswith("...") for line in here.lines[: here.line]):
        return here.says("`...` ended the YAML above this line", "end front matter with `---`")
    return here.says("this line is indented less than the first", "indent all keys alike")


def _misfit(here: _Place, _: _Place) -> Explanation:
    if here.written[: here.column].rstrip()[-1:] in {'"', "'"}:
        hint = "put the whole value in one pair of quotes; write a quote in it twice: `'it''s'`"
        return here.says("text follows the closing quote", hint)
    hint = "check its indentation, and the quotes in the lines above"
    return here.says("this line does not fit under the lines above", hint)


def _anchor_sign(here: _Place, start: _Place) -> Explanation:
    sign = start.character or here.character
    return start.says(f"`{sign}` cannot stand alone at the beginning of a value", _QUOTE)
