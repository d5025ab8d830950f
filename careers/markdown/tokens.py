"""Tokens made quickly: a page has hundreds, and markdown-it's own spend their time on checks."""

from __future__ import annotations

from typing import Literal

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token


class QuickToken(Token):
    """markdown-it's token, without looking at attributes that are not there yet."""

    __slots__ = ()

    def __init__(self, type: str, tag: str = "", nesting: int = 0) -> None:  # noqa: A002
        self.type = type
        self.tag = tag
        self.nesting = nesting  # type: ignore[assignment]  # -1, 0 or 1
        self.attrs = {}
        self.map = None
        self.level = 0
        self.children = None
        self.content = ""
        self.markup = ""
        self.info = ""
        self.meta = {}
        self.block = False
        self.hidden = False


class State(StateBlock):
    """markdown-it's state with such tokens."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token at the level that its nesting makes."""
        token = QuickToken(ttype, tag, nesting)
        token.block = True
        if nesting < 0:
            self.level -= 1
        token.level = self.level
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


def text_token(content: str) -> Token:
    """A piece of text."""
    token = QuickToken("text")
    token.content = content
    return token
