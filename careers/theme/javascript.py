"""The little that we do to our own scripts."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""(
        "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|[^`\\])*`      # text
      | (?<=[(,=:])[ ]?/(?![/*])(?:\\.|\[[^]]*\]|[^/\\\n])+/               # regular expression
    ) | //[^\n]*                                                           # comment
    """,
    re.VERBOSE,
)
_SIGNS = re.compile(r" ?([][{}();,:?=<>!&|*/.]) ?| ([+-]) (?![+-])")
"""Signs that need no space beside them; "+" and "-" not beside one of their kind."""


def without_spaces(script: str) -> str:
    """A script of ours without comments and needless white space; texts are left alone.

    For scripts whose statements all end in ``;`` or ``}``, and whose regular expressions stand
    after one of ``( , = :``.
    """
    kept: list[str] = []
    text = ""
    position = 0
    for found in _TOKEN.finditer(script):
        text += script[position : found.start()]
        position = found.end()
        if found[1]:
            text += f"\0{len(kept)}\0"
            kept.append(found[1].strip(" "))
    text = re.sub(r"\s+", " ", text + script[position:])
    text = _SIGNS.sub(r"\1\2", text).replace(";}", "}")
    return re.sub("\0(\\d+)\0", lambda found: kept[int(found[1])], text).strip()
