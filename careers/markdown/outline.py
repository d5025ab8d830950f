"""The blocks of a page as their author wrote them, with their places: what reviewers of text need.

`render_body` says what candidates get; this says what stands in the file. Both ask the same
parser, so a line is a heading here exactly where it is one on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markdown_it.token import Token

from careers.markdown.body import Block, BlockKind, MarkdownOptions, Outline
from careers.markdown.document import blocks_of
from careers.markdown.reading import Reading, format_of, read

_CONTAINERS = {
    "bullet_list": "list",
    "ordered_list": "list",
    "list_item": "item",
    "blockquote": "quote",
    "container": "admonition",
    "footnote": "footnote",
    "table": "table",
}
_MARKUP = frozenset({"html_block", "module", "expression", "leaf"})
"""Blocks that hold no words of their own."""


def outline(
    text: str,
    *,
    path: str,
    first_line: int,
    options: MarkdownOptions,
    front_matter: Mapping[str, object],
) -> Outline:
    """Read the blocks of a text.

    Args:
        text: The page without its front matter.
        path: Of the file, site-relative.
        first_line: Line of the file on which the text begins.
        options: As for rendering.
        front_matter: Plain values; one of them may choose the format.
    """
    reading = read(
        text,
        path=path,
        first_line=first_line,
        format=format_of(path, options, front_matter),
        options=options,
        partials={},
        front_matter=front_matter,
    )
    tokens, _ = blocks_of(reading)
    return outline_of(tokens, reading)


def outline_of(tokens: list[Token], reading: Reading) -> Outline:
    """The same for a text whose blocks were parsed already."""
    return Outline(tuple(_blocks(tokens, reading)), tuple(_markup(tokens, reading)))


def _blocks(tokens: list[Token], reading: Reading) -> Iterator[Block]:
    within: list[str] = []
    for index, token in enumerate(tokens):
        name = _CONTAINERS.get(token.type.removesuffix("_open").removesuffix("_close"))
        if name and token.type.endswith("_close"):
            within.pop()
            continue
        described = _described(token, tokens[index - 1])
        if described is not None:
            kind, text, level = described
            yield Block(kind, *_lines(token, reading), text, level, tuple(within))
        if name and token.type.endswith("_open"):
            within.append(name)


def _described(token: Token, before: Token) -> tuple[BlockKind, str, int] | None:
    """Kind, text and level of the block that a token is, if it is one."""
    match token.type:
        case "list_item_open":
            return "item", "", 0
        case "inline" if "label_of" in token.meta:
            return None
        case "inline" if before.type == "heading_open":
            return "heading", token.content, int(before.tag[1])
        case "inline":
            return ("cell" if before.tag in {"td", "th"} else "text"), token.content, 0
        case "text_block":
            return "text", token.content, 0
        case "fence" | "code_block":
            return "code", "", 0
        case _:
            return None


def _lines(token: Token, reading: Reading) -> tuple[int, int]:
    first, after = token.map or (0, 1)
    last = max(first, after - 1)
    while last > first and not reading.parsed_line(last).strip():
        last -= 1
    return reading.place(first, 0)[0], reading.place(last, 0)[0]


def _markup(tokens: list[Token], reading: Reading) -> Iterator[tuple[int, int]]:
    for token in tokens:
        if token.type not in _MARKUP and not (token.type == "tag" and "\n" in token.content):
            continue
        if token.map:
            yield _lines(token, reading)
        elif "line" in token.meta:
            line = reading.place(token.meta["line"], 0)[0]
            yield line, line
        elif "place" in token.meta:
            line = token.meta["place"][0]
            yield line, line + token.content.count("\n")
