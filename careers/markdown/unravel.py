"""Paragraphs that hold nothing but elements and expressions are no paragraphs.

Source: @mdx-js/mdx 3, remark-mark-and-unravel.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token


def unravel(out: list[Token], *, flow: bool) -> None:
    """Take the paragraph that ends the tokens away, if it holds nothing else.

    ``flow``: it stands among blocks, so what it held are blocks too, on lines of their own.
    """
    start = len(out) - 2
    while out[start].type != "paragraph_open":
        start -= 1
    inside = out[start + 1 : -1]
    if is_only_elements(inside):
        out[start:] = without_layout(inside, flow=flow)


def is_only_elements(tokens: Sequence[Token]) -> bool:
    """Whether these tokens are elements, expressions and blanks, at least one of the first two."""
    depth = found = 0
    for token in tokens:
        if token.type == "element_open":
            found += 1
            depth += "void" not in token.meta
        elif token.type == "element_close":
            depth -= 1
        elif not depth:
            if token.type == "expression":
                found += 1
            elif token.type != "text" or token.content.strip(" \t\n"):
                return False
    return found > 0


def without_layout(tokens: Sequence[Token], *, flow: bool = False) -> list[Token]:
    """The tokens without the blanks between elements, which may be blocks now."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        if flow and not depth and token.type in ("element_open", "expression"):
            token.meta["flow"] = True
        if token.type == "element_open":
            depth += "void" not in token.meta
        elif token.type == "element_close":
            depth -= 1
        elif not depth and token.type == "text" and not token.content.strip(" \t\n"):
            continue
        kept.append(token)
    return kept
