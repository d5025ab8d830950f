"""Heading ids, the table of contents, and which h1 is the page's own title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from markdown_it.token import Token

from careers.markdown.body import TocEntry
from careers.markdown.emojis import with_emojis
from careers.markdown.reading import Reading

_EXPLICIT_ID = re.compile(r"\s*\{#(?P<id>(?:.(?!\{#|\}))*.)\}\Z")
_KEPT_TAGS = frozenset({"em", "strong", "s"})
_TOC_TAGS = {"em": "em", "strong": "strong", "s": "del"}


def parse_heading_id(text: str) -> tuple[str, str | None]:
    """Take ``## Team {#who}`` apart into the text before the id and the id.

    Source: docusaurus 3.10.2, docusaurus-utils/src/markdownHeadingIdUtils.ts.
    """
    if not text.endswith("}"):
        return text, None
    match = _EXPLICIT_ID.search(text)
    return (text[: match.start()], match["id"]) if match else (text, None)


def number_heading(reading: Reading, opening: Token, content: list[Token]) -> None:
    """Give a heading its id and its line in the contents; an id written in it is taken out."""
    level = int(opening.tag[1])
    if not reading.seen_first_heading:
        reading.seen_first_heading = True
        reading.has_title = level == 1
        opening.meta["title"] = level == 1
    text = heading_text(content)
    if opening.meta.get("title"):
        reading.title = text.strip()
    text, written = parse_heading_id(text)
    if written is None:
        identifier = reading.slugger.id_for(text, maintain_case=reading.options.maintain_case)
    else:
        identifier = written
        _take_id_out(content, text)
    opening.meta["id"] = identifier
    opening.meta["text"] = with_emojis(text) if reading.options.emoji else text
    if level > 1:
        reading.ids.append(identifier)
        html = toc_html(content, emoji=reading.options.emoji).strip()
        if html:
            entry = TocEntry(level, identifier, html)
            opening.meta["toc"] = entry
            reading.toc.append(entry)


def _take_id_out(content: list[Token], text: str) -> None:
    last = content[-1]
    if len(content) == 1:
        last.content = text
    else:
        left, _ = parse_heading_id(last.content)
        if left:
            last.content = left
        else:
            content.pop()


def heading_text(tokens: Iterable[Token]) -> str:
    """The plain text of some inline content: what an id is made of.

    Emoji names are not replaced yet; HTML and directives count for nothing.
    """
    return "".join(_text_of(token) for token in tokens)


def _text_of(token: Token) -> str:
    if token.type in ("text", "code_inline", "expression"):
        return token.content
    if token.type == "image":
        return heading_text(token.children or ())
    return ""


def toc_html(tokens: Sequence[Token], *, emoji: bool) -> str:
    """Some inline content as the contents show it: no links, images as their text."""
    return "".join(_toc_html_of(token, emoji=emoji) for token in tokens)


def _toc_html_of(token: Token, *, emoji: bool) -> str:
    if token.type == "text":
        return escape(with_emojis(token.content) if emoji else token.content)
    if token.type == "code_inline":
        return f"<code>{escape(token.content)}</code>"
    if token.type == "image":
        return escape(heading_text(token.children or ()))
    if token.tag in _KEPT_TAGS:
        return f"<{'/' if token.nesting < 0 else ''}{_TOC_TAGS[token.tag]}>"
    return ""
