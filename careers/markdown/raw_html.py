"""HTML in CommonMark pages: cut into tags and text, as a browser would."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.token import Token

from careers.markdown.inline_parser import Text
from careers.markdown.reading import Reading
from careers.markdown.tags import html_tag
from careers.markdown.tokens import QuickToken, text_token

_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\x00-\x20]*)>")
_EMAIL = re.compile(
    r"<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>"
)
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed"})
_WITH_ENTITIES = frozenset({"textarea", "title"})
_TAG_BEGINS = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,30}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HIDING = re.compile(r"<!--|<[!?]|</(?![A-Za-z][\w.:-]*\s*>)")
"""What makes a browser hide text: up to the next ``>``, a comment without an end all the rest."""


def block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A block of HTML, as CommonMark delimits it; comments are taken out by another rule."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    if state.env["comments"] and state.src.startswith("<!--", start):
        return False
    return html_block(state, start_line, end_line, silent)


def angle(text: Text) -> bool:
    """``<https://…>``, ``<me@x.io>`` and tags."""
    source, start = text.source, text.position
    match = _AUTOLINK.match(source, start) or _EMAIL.match(source, start)
    if match is not None:
        opening = text.push("link_open", "a", 1)
        url = match[1] if match.re is _AUTOLINK else f"mailto:{match[1]}"
        opening.attrs = {"href": url, "title": ""}
        opening.meta["place"] = text.place(start)
        text.push("text").content = match[1]
        text.push("link_close", "a", -1)
        text.position = match.end()
        return True
    if text.scanned > text.scanned_at_most:
        return False
    tag = HTML_TAG_RE.match(source, start)
    if tag is None:
        text.scanned += _failed_cost(source, start)
        return False
    token = text.push("html")
    token.content = tag[0]
    token.meta["place"] = text.place(start)
    text.position = tag.end()
    text.reading.has_elements = True
    return True


def _failed_cost(source: str, start: int) -> int:
    """How far a tag was looked for: comments and instructions are, to the end of the text."""
    return len(source) - start if source[start + 1 : start + 2] in ("!", "?") else 64


def tokens_of_html(content: str, place: tuple[int, int], reading: Reading) -> list[Token]:
    """The tags and text of some HTML; comments are left out, a tag without an end is text."""
    return _Cutter(content, place, reading).tokens_of()


class _Cutter:
    __slots__ = ("_content", "_counted", "_place", "_reading", "_tokens")

    def __init__(self, content: str, place: tuple[int, int], reading: Reading) -> None:
        self._content = content
        self._reading = reading
        self._place = place
        self._counted = 0
        self._tokens: list[Token] = []

    def tokens_of(self) -> list[Token]:
        content, position = self._content, 0
        while position < len(content):
            start = content.find("<", position)
            if start < 0:
                start = len(content)
            if start > position:
                self._text(unescape(content[position:start]))
            if start == len(content):
                break
            if comment := _COMMENT.match(content, start):
                position = comment.end()
            elif hiding := _HIDING.match(content, start):
                position = self._hiding(start, hiding[0])
            else:
                position = self._tag(start)
        return self._tokens

    def _hiding(self, start: int, begun: str) -> int:
        """A ``<`` that nobody meant as a tag is text, but where the author's HTML is trusted."""
        content = self._content
        if not self._reading.options.trust_content:
            self._reading.problem(
                self._place_of(start),
                f"`{begun}` is read as a tag, and is none",
                rule="mdx-tag",
                hint="write `&lt;` for a bare `<`",
            )
            end = len(content) if begun == "<!--" else start + len(begun)
            self._text(unescape(content[start:end]))
            return end
        if begun == "</" and _TAG_BEGINS.match(content, start):
            return self._tag(start)
        end = -1 if begun == "<!--" else content.find(">", start)
        return end + 1 if end >= 0 else len(content)

    def _tag(self, start: int) -> int:
        content = self._content
        tag = html_tag(content, start)
        if tag is None:
            if begun := _TAG_BEGINS.match(content, start):
                self._never_ends(start, begun[0])
                return len(content)
            self._text("<")
            return start + 1
        token = QuickToken("tag", "", 0)
        token.content = content[start : tag.end]
        token.meta.update(tag=tag, place=self._place_of(start))
        self._tokens.append(token)
        if tag.name not in _RAW_TEXT or tag.closing:
            return tag.end
        closing = _closing(tag.name).search(content, tag.end)
        end = closing.start() if closing else len(content)
        if end > tag.end:
            raw = QuickToken("raw_text", "", 0)
            raw.content = content[tag.end : end]
            raw.meta["has_entities"] = tag.name in _WITH_ENTITIES
            self._tokens.append(raw)
        return end

    def _never_ends(self, start: int, begun: str) -> None:
        """A tag that a browser, and so Docusaurus, takes for one up to the end of the block."""
        self._reading.problem(
            self._place_of(start),
            f"`{begun}` is read as a tag, which never ends",
            rule="mdx-tag",
            hint="write `&lt;` for a bare `<`",
        )
        if not self._reading.options.trust_content:
            self._text(unescape(self._content[start:]))

    def _place_of(self, position: int) -> tuple[int, int]:
        """Asked from left to right, so that every line is counted once."""
        line, column = self._place
        breaks = self._content.count("\n", self._counted, position)
        if breaks:
            line += breaks
            column = position - self._content.rfind("\n", self._counted, position)
        else:
            column += position - self._counted
        self._counted = position
        self._place = (line, column)
        return self._place

    def _text(self, content: str) -> None:
        self._tokens.append(text_token(content))


@lru_cache(maxsize=len(_RAW_TEXT))
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}[\s/>]", re.IGNORECASE)
