"""markdown-it, set up as Docusaurus's parser: one instance for each format."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import code, fence, reference
from markdown_it.token import Token

from careers.markdown import (
    autolinks,
    blocks,
    directives,
    flow,
    footnotes,
    inlines,
    links,
    mdx,
    raw_html,
)
from careers.markdown.block_parser import Blocks
from careers.markdown.comments import comment, comment_block
from careers.markdown.emphasis import match_runs, run, tokens_of_run
from careers.markdown.inline_parser import Inlines, Text
from careers.markdown.lists import list_block
from careers.markdown.tables import table


class Parser(MarkdownIt):
    """markdown-it with URLs left as they are written: the whole site resolves them."""

    def __init__(self, block: Blocks, inline: Inlines) -> None:
        super().__init__("commonmark", {"html": True})
        self.block = block
        self.inline: Inlines = inline

    def normalizeLink(self, url: str) -> str:  # noqa: N802 -- markdown-it's name
        """As written."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Every URL is read; which are allowed is decided where they are shown."""
        return True


@lru_cache(maxsize=8)
def parser_for(format: Literal["mdx", "md"]) -> Parser:  # noqa: A002 -- Docusaurus's word
    """The parser of a format; it holds no page's state."""
    return Parser(_blocks(format), _inlines(format))


def _blocks(kind: Literal["mdx", "md"]) -> Blocks:
    rules = Blocks()
    if kind == "md":
        rules.add_indented_code(code)
    rules.add("fence", fence, "`~", interrupts=True)
    rules.add("blockquote", blocks.quote, ">", interrupts=True)
    rules.add("hr", blocks.thematic_break, "*-_", interrupts=True)
    rules.add("list", list_block, "*-+0123456789", interrupts=True)
    rules.add("footnote", footnotes.definition, "[", interrupts=True)
    rules.add("reference", reference, "[")
    rules.add("heading", blocks.heading, "#", interrupts=True)
    if kind == "mdx":
        rules.add("module", flow.module, "ie")
    rules.add("comment", comment_block, "<", interrupts=True)
    if kind == "mdx":
        rules.add("flow", flow.flow, "<{", interrupts=True)
    else:
        rules.add("html_block", raw_html.block, "<", interrupts=True)
    rules.add("container", directives.container, ":", interrupts=True)
    rules.add("leaf", directives.leaf, ":", interrupts=True)
    rules.add_last(table, blocks.paragraph)
    return rules


def _inlines(kind: Literal["mdx", "md"]) -> Inlines:
    rules = Inlines(finish)
    rules.add(comment, "<")
    if kind == "mdx":
        rules.add(mdx.tag, "<")
        rules.add(mdx.expression, "{")
    else:
        rules.add(raw_html.angle, "<")
    rules.add(inlines.escape, "\\")
    rules.add(inlines.code, "`")
    rules.add(run, "*_~")
    rules.add(footnotes.call, "[")
    rules.add(links.opening_bracket, "[")
    rules.add(links.closing_bracket, "]")
    rules.add(links.opening_image, "!")
    rules.add(inlines.entity, "&")
    rules.add(directives.text_directive, ":")
    rules.add(autolinks.email, "@")
    rules.add_address(autolinks.url, "hH")
    rules.add_address(autolinks.www, "wW")
    rules.add_line_end(inlines.line_end)
    rules.compile()
    return rules


def finish(text: Text) -> list[Token]:
    """Make tags of the runs, join text, and link the addresses that are left in it."""
    if len(text.tokens) == 1 and not text.runs:
        only = text.tokens[0]
        leftover = autolinks.leftover_links(only.content) if only.type == "text" else None
        return text.tokens if leftover is None else list(leftover)
    match_runs(text, 0)
    tokens: list[Token] = []
    for token in text.tokens:
        if token.type == "run":
            tokens += tokens_of_run(token.meta["run"])
        else:
            tokens.append(token)
    return _with_leftover_links(_with_texts_joined(tokens))


def _with_texts_joined(tokens: list[Token]) -> list[Token]:
    """One token for texts in a row, put together at once: adding one at a time is quadratic."""
    result: list[Token] = []
    texts: list[Token] = []
    for token in tokens:
        if token.type == "text":
            texts.append(token)
            continue
        if texts:
            result.append(_one_text(texts))
            texts.clear()
        result.append(token)
    if texts:
        result.append(_one_text(texts))
    return result


def _one_text(texts: list[Token]) -> Token:
    first = texts[0]
    if len(texts) > 1:
        first.content = "".join(text.content for text in texts)
    return first


def _with_leftover_links(tokens: list[Token]) -> list[Token]:
    result: list[Token] = []
    links_open = 0
    for token in tokens:
        if token.type == "text" and not links_open:
            leftover = autolinks.leftover_links(token.content)
            if leftover is not None:
                result.extend(leftover)
                continue
        elif token.type == "link_open":
            links_open += 1
        elif token.type == "link_close":
            links_open -= 1
        result.append(token)
    return result
