"""Heading ids, the table of contents, and which h1 is the page's own title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from markdown_it.token import Token

from careers.markdown.body import TocEntry
from careers.markdown.emojis import with_emojis
from careers.markdown.html_names import VOID
from careers.markdown.reading import Reading
from careers.markdown.tags import Tag

_EXPLICIT_ID = re.compile(r"\s*\{#(?P<id>(?:.(?!\{#|\}))*.)\}\Z")
_COMMENT_ID = re.compile(r"\s*/\*\s*#(?P<id>\S.*?)\s*\*/\s*", re.DOTALL)
_INLINE = frozenset(
    "abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup u "
    "var wbr".split()
)
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
    written = _comment_id(content)
    text = heading_text(content)
    if opening.meta.get("title"):
        reading.title = text.strip()
    if written is None:
        text, written = parse_heading_id(text)
        if written is not None:
            _take_id_out(content, text)
    if written is None:
        identifier = reading.slugger.id_for(text, maintain_case=reading.options.maintain_case)
    else:
        identifier = written
    opening.meta["id"] = identifier
    opening.meta["text"] = with_emojis(text) if reading.options.emoji else text
    if level > 1:
        reading.ids.append(identifier)
        html = toc_html(content, emoji=reading.options.emoji).strip()
        if html:
            entry = TocEntry(level, identifier, html)
            opening.meta["toc"] = entry
            reading.toc.append(entry)


def _comment_id(content: list[Token]) -> str | None:
    """Take ``{/* #id */}`` off the end of a heading."""
    if not content or content[-1].type != "expression":
        return None
    match = _COMMENT_ID.fullmatch(content[-1].content)
    if match is None:
        return None
    content.pop()
    if content and content[-1].type == "text":
        content[-1].content = content[-1].content.rstrip(" ")
    return match["id"]


def _take_id_out(content: list[Token], text: str) -> None:
    """The id is at the end of the last text, which may be in a link or in emphasis."""
    last = next(token for token in reversed(content) if token.content)
    if len(content) == 1:
        last.content = text
        return
    last.content, _ = parse_heading_id(last.content)
    if not last.content and last is content[-1]:
        content.pop()


def heading_text(tokens: Iterable[Token]) -> str:
    """The plain text of some inline content: what an id is made of.

    Emoji names are not replaced yet; HTML and directives count for nothing.
    """
    return "".join(_texts_of(tokens, ("text", "code_inline", "expression")))


def image_text(tokens: Iterable[Token]) -> str:
    """What stands for a picture: its text without marks, a bare ``:word`` too."""
    return "".join(_texts_of(tokens, ("text", "code_inline", "expression", "directive_text")))


def _texts_of(tokens: Iterable[Token], kinds: tuple[str, ...]) -> Iterator[str]:
    """Of pictures in pictures, too, however deep they are."""
    waiting = [iter(tokens)]
    while waiting:
        token = next(waiting[-1], None)
        if token is None:
            waiting.pop()
        elif token.type in kinds:
            yield token.content
        elif token.type == "image":
            waiting.append(iter(token.children or ()))


def toc_html(tokens: Sequence[Token], *, emoji: bool) -> str:
    """Some inline content as the contents show it: no links, images as their text.

    Source: docusaurus 3.10.2, mdx-loader/src/remark/toc/utils.ts.
    """
    html: list[str] = []
    open_tags: list[tuple[str, int]] = []
    for token in tokens:
        if token.type == "tag":
            _add_tag(token.meta["tag"], html, open_tags)
        else:
            html.append(_toc_html_of(token, emoji=emoji))
    for _name, index in open_tags:
        html[index] = ""
    return "".join(html)


def _add_tag(tag: Tag, html: list[str], open_tags: list[tuple[str, int]]) -> None:
    """Keep the tags of harmless inline elements, if they match."""
    if tag.name not in _INLINE:
        return
    if tag.closing:
        if open_tags and open_tags[-1][0] == tag.name:
            open_tags.pop()
            html.append(f"</{tag.name}>")
    elif tag.name in VOID:
        html.append(f"<{tag.name}>")
    elif not tag.self_closing:
        open_tags.append((tag.name, len(html)))
        html.append(f"<{tag.name}>")


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


def hash_link(label: str, identifier: str, text: str) -> str:
    """A heading's link to itself."""
    name = escape(label.replace("{heading}", text.strip()))
    return f'<a href="#{escape(identifier)}" class="hash-link" aria-label="{name}"></a>'
