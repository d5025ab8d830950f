"""``tomllib``'s complaints in an author's words, each with its place and a cure."""

from __future__ import annotations

import re

from careers.problems import Location, Problem

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_QUOTE = 'write text in quotes: `key = "value"`'
_EXPLANATIONS = (
    (r"Illegal character '\\n'", "the quotes are not closed on this line", 'add the closing `"`'),
    (r"Illegal character", "an invisible character stands here", "delete it"),
    (r"Invalid value", "this is no value", _QUOTE),
    (r"Invalid statement", "this line is no setting", "write `key = value`, or `[table]`"),
    (r"Expected '=' after a key", "there is no `=` after the key", "write `key = value`"),
    (r"Expected newline", "more follows the value on this line", _QUOTE),
    (r"Cannot overwrite|[Dd]uplicate", "this key is written twice", "keep one of them"),
    (r"Cannot (?:declare|mutate)", "this table is written twice", "put its keys under the first"),
    (r"table declaration", "this `[table]` is not closed", "add the closing `]`"),
    (r"array declaration", "this `[[table]]` is not closed", "add the closing `]]`"),
    (r"[Uu]nclosed|initial char", "a comma or a closing bracket is wrong here", "check them"),
    (r"in a string|hex value|Escaped", "this is no escape", "write a backslash as `\\\\`"),
    (r"Unterminated|Expected [\"']", "the quotes are never closed", "add the closing quotes"),
)
"""Part of the complaint → message and hint; the first that fits."""


def explain(complaint: str, text: str, path: str) -> Problem:
    """The problem behind a ``TOMLDecodeError``.

    Args:
        complaint: Its message, which holds the place.
        text: What was read.
        path: Of the file, for the problem.
    """
    found = _AT.search(complaint)
    line, column = len(text.rstrip("\n").split("\n")), 0
    if found and found[1]:
        line, column = int(found[1]), int(found[2])
    message, hint = next(
        ((what, cure) for pattern, what, cure in _EXPLANATIONS if re.search(pattern, complaint)),
        (f"this is no TOML: {_AT.sub('', complaint)}", "check quotes and brackets"),
    )
    return Problem(Location(path, line, column), message, "config-syntax", hint, refused=True)
