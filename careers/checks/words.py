"""The prose of a page, with everything else blanked out in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from careers.markdown.body import Outline

_NOT_A_BREAK = re.compile(r"[^\n]")
_MARKUP = re.compile(
    r"""
      !?\[\^[^\]\n]{1,99}\]:?                        # footnotes
    | !\[[^\]\n]{0,999}\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])?   # pictures
    | \](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])              # where a link leads
    | ^[ ]{0,3}\[[^\]\n]{1,99}\]:[ ]?[^\n]*$         # definitions
    | </?[A-Za-z!?][^<>\n]*>                         # tags, <https://…>
    | (?:https?|ftp)://[^\s<>()\[\]"']+ | \bmailto:\S+ | \bwww\.[^\s<>()]+
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+
    | \{[^{}\n]*\}                                   # expressions, {#ids}
    | &(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});
    | ^[ \t]*(?:>[ \t]?)+                            # quotes
    | ^[ \t]*:{3,}[ \t]*[\w-]*                       # admonitions
    | ^[ \t]*(?:\#{1,6}(?=[ \t]|$)|(?:[-*+]|\d{1,9}[.)])(?=[ \t])(?:[ \t]+\[[ xX]\](?=[ \t]))?)
    | ^[ \t]*(?:[-=*_|:][ \t]*){3,}$                 # rules, underlines, rows of dashes
    | \*{1,3} | ~~ | (?<!\w)_{1,3} | _{1,3}(?!\w)    # emphasis
    | [\[\]|\\]
    """,
    re.VERBOSE | re.MULTILINE,
)
_ANYWHERE = re.compile(r"[!\[\]<{&*~_|\\@]|://|mailto:|www\.")
_AT_THE_START = frozenset("#-+=>:0123456789")
"""What markup begins with, among the words of a line and before them."""
_CODE = re.compile(r"(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_COMMENTS = (
    ("-->", re.compile(r"<!--.*?-->", re.DOTALL)),
    ("*/}", re.compile(r"\{/\*.*?\*/\}", re.DOTALL)),
)


def written_of(lines: tuple[str, ...], body_line: int, outline: Outline) -> tuple[str, ...]:
    """The lines with spaces for front matter, code, HTML and comments; every column stays.

    Args:
        lines: Of the whole file.
        body_line: Where the text begins, from 1.
        outline: Of the same text.
    """
    kept = list(lines)
    _blank(kept, range(body_line - 1))
    for block in outline.blocks:
        if block.kind == "code":
            _blank(kept, range(block.line - 1, block.end_line))
    for first, last in outline.markup:
        _blank(kept, range(first - 1, last))
    text = "\n".join(kept)
    for closing, pattern in _COMMENTS:
        # Up to the last end of a comment every beginning has an end, so that none is looked for
        # in vain again and again.
        end = text.rfind(closing) + len(closing)
        if end >= len(closing):
            text = pattern.sub(_spaces, text[:end]) + text[end:]
    if "`" in text:
        text = _CODE.sub(_spaces, text)
    return tuple(text.split("\n"))


def words_of(written: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of `written_of` with spaces for the marks of Markdown and for addresses, too."""
    return tuple(map(_prose, written))


def _prose(line: str) -> str:
    if _ANYWHERE.search(line) is not None:
        return _MARKUP.sub(_spaces, line)
    if line.lstrip()[:1] not in _AT_THE_START:  # nearly every line
        return line
    mark = _MARKUP.match(line)
    return line if mark is None else " " * mark.end() + line[mark.end() :]


def _blank(lines: list[str], numbers: Iterable[int]) -> None:
    for number in numbers:
        if number < len(lines):
            lines[number] = ""


def _spaces(match: re.Match[str]) -> str:
    return _NOT_A_BREAK.sub(" ", match[0])
