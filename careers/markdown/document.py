"""One file, parsed: a flat list of tokens, with headings numbered."""

from __future__ import annotations

from typing import Any

from markdown_it.token import Token

from careers.markdown.headings import number_heading
from careers.markdown.parser import parser_for
from careers.markdown.reading import Reading


def tokens_of(reading: Reading) -> list[Token]:
    """Blocks and the text in them, in document order."""
    parser = parser_for(reading.format)
    text = reading.text
    env: dict[str, Any] = {
        "reading": reading,
        "references": {},
        "may_have_tables": "|" in text and "-" in text,
    }
    env["inline"] = parser.inline.tokens_of
    blocks: list[Token] = []
    parser.block.parse(text, parser, env, blocks)
    flat: list[Token] = []
    inline = parser.inline.tokens_of
    for index, token in enumerate(blocks):
        if token.type == "inline":
            content = inline(token.content, env, token)
            if "label_of" in token.meta:
                token.meta["label_of"].meta["label"] = content
                continue
            if blocks[index - 1].type == "heading_open":
                number_heading(reading, blocks[index - 1], content)
            flat.extend(content)
        elif not token.hidden:
            flat.append(token)
            if token.type == "paragraph_open" and "checked" in token.meta:
                flat.append(_task_box(token))
        elif token.type == "paragraph_open" and "checked" in token.meta:
            flat.append(_task_box(token))
        if token.type == "hr":
            reading.seen_first_heading = True
    return flat


def _task_box(paragraph: Token) -> Token:
    box = Token("task_box", "input", 0)
    box.meta["checked"] = paragraph.meta["checked"]
    return box
