"""Colours for code: classes of Pygments, which is imported when the first block needs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "none"})
_HIGHLIGHTED_AT_MOST = 50_000
"""Characters; a longer block stays plain, so that a page's time is bounded."""


def highlighted_lines(language: str, lines: Sequence[str]) -> list[str]:
    """Each line as HTML; an unknown language is plain text."""
    code = "\n".join(lines)
    lexer = None if language in _PLAIN or len(code) > _HIGHLIGHTED_AT_MOST else _lexer(language)
    if lexer is None:
        return [escape(line, quote=False) for line in lines]
    coloured = "".join(_spans(lexer, code)).split("\n")
    # A lexer may add or drop a line end at the end; the lines are the author's.
    return (coloured + [""] * len(lines))[: len(lines)]


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _spans(lexer: Lexer, code: str) -> Iterator[str]:
    """Pieces of HTML; a token of several lines is closed at each line end."""
    from pygments.token import STANDARD_TYPES

    for kind, value in lexer.get_tokens(code):
        # The nearest kind that has a class: a language may have kinds of its own.
        name = next(
            STANDARD_TYPES[part] for part in reversed(kind.split()) if part in STANDARD_TYPES
        )
        text = escape(value, quote=False)
        if not name or not value.strip():
            yield text
        else:
            open_tag = f'<span class="{name}">'
            yield open_tag + text.replace("\n", f"</span>\n{open_tag}") + "</span>"
