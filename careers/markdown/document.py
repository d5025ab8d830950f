"""One file, parsed: a flat list of tokens, headings numbered, tags matched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from careers.markdown.headings import heading_text, number_heading
from careers.markdown.javascript.modules import Module
from careers.markdown.names import GLOBAL
from careers.markdown.parser import parser_for
from careers.markdown.raw_html import tokens_of_html
from careers.markdown.reading import Reading
from careers.markdown.structure import Matcher
from careers.markdown.tokens import QuickToken
from careers.markdown.unravel import is_only_elements, without_layout


@dataclass(slots=True, eq=False)
class Document:
    """A page or a partial, ready to be rendered."""

    reading: Reading
    tokens: list[Token]
    modules: list[tuple[Module, int]] = field(default_factory=list)
    """Imports and exports, each with its line (index in the text)."""
    footnotes: dict[str, list[Token]] = field(default_factory=dict)
    """The content of each footnote by its label."""
    blocks: list[Token] = field(default_factory=list)
    """What ``tokens`` were made of: blocks whose text is one ``inline`` token each."""


def document_of(reading: Reading) -> Document:
    """Blocks and the text in them, in document order."""
    blocks, env = blocks_of(reading)
    document = Document(reading, [], blocks=blocks)
    flat = _flat(document, blocks, env)
    if reading.has_elements:
        flat = _matched(document, flat)
    if env["footnotes"]:
        flat = _without_footnotes(document, flat)
    document.tokens = flat
    return document


def blocks_of(reading: Reading) -> tuple[list[Token], dict[str, Any]]:
    """The blocks of a text, whose inline text is not looked into yet, and what parsing them left.

    A block's ``map`` counts the lines of ``reading.text`` from 0.
    """
    parser = parser_for(reading.format)
    rule_first = reading.leave_front_matter_out()
    text = reading.text
    env: dict[str, Any] = {
        "reading": reading,
        "references": {},
        "footnotes": {},
        "may_have_tables": "|" in text and "-" in text,
        "may_have_addresses": "://" in text or "ww." in text.lower(),
        "comments": reading.options.compat_comments,
        "last_comment_end": text.rfind("-->"),
        "scanned": 0,
        "rule_first": rule_first,
        "rule_first_reported": False,
        "inline": parser.inline.tokens_of,
    }
    blocks: list[Token] = []
    parser.block.parse(text, parser, env, blocks)
    return blocks, env


def _flat(document: Document, blocks: list[Token], env: dict[str, Any]) -> list[Token]:
    """The tokens of all blocks, with those of their text in their places."""
    reading = document.reading
    inline = env["inline"]
    flat: list[Token] = []
    for index, token in enumerate(blocks):
        kind = token.type
        if kind == "inline":
            content = inline(token.content, env, token)
            if "label_of" in token.meta:
                token.meta["label_of"].meta["label"] = content
                continue
            if blocks[index - 1].type == "heading_open":
                number_heading(reading, blocks[index - 1], content)
            elif "checked" in blocks[index - 1].meta:
                flat[-1].meta["label"] = heading_text(content).strip()
            flat.extend(content)
        elif kind == "module":
            document.modules.append((token.meta["module"], token.meta["line"]))
        elif kind == "html_block":
            place = reading.place(token.map[0] if token.map else 0, 0)
            flat.extend(tokens_of_html(token.content, place, reading))
            reading.has_elements = True
        else:
            if not token.hidden:
                flat.append(token)
            if kind == "paragraph_open" and "checked" in token.meta:
                flat.append(_task_box(token))
            elif kind == "hr":
                reading.seen_first_heading = True
    return flat


def _task_box(paragraph: Token) -> Token:
    box = QuickToken("task_box", "input", 0)
    box.meta["checked"] = paragraph.meta["checked"]
    return box


def _matched(document: Document, flat: list[Token]) -> list[Token]:
    reading = document.reading
    components = known_names(document)
    tokens: list[Token] = []
    for token in flat:
        if token.type == "html":
            tokens.extend(tokens_of_html(token.content, token.meta["place"], reading))
            continue
        tokens.append(token)
        if token.type == "container_open" and token.meta.get("label"):
            label = Matcher(reading, components).matched(_cut_html(token.meta["label"], reading))
            if reading.format == "mdx" and is_only_elements(label):
                # Docusaurus takes such a label for no label: it lands in the content.
                tokens.extend(_as_tags(without_layout(label)))
                label = []
            token.meta["label"] = label
    return Matcher(reading, components).matched(tokens)


def _cut_html(tokens: list[Token], reading: Reading) -> list[Token]:
    result: list[Token] = []
    for token in tokens:
        if token.type == "html":
            result.extend(tokens_of_html(token.content, token.meta["place"], reading))
        else:
            result.append(token)
    return result


def _as_tags(tokens: list[Token]) -> list[Token]:
    """Elements that were matched once, to be matched in another place."""
    result: list[Token] = []
    for token in tokens:
        if token.type == "element_close":
            opening = token.meta["opening"]
            if opening.meta["tag"].self_closing or "void" in opening.meta:
                continue
            closing = QuickToken("tag", "", 0)
            tag = opening.meta["tag"]
            closing.meta.update(tag=type(tag)(tag.name, (), 0, closing=True))
            closing.meta["place"] = opening.meta["place"]
            result.append(closing)
            continue
        if token.type == "element_open":
            token.type = "tag"
        result.append(token)
    return result


def known_names(document: Document) -> frozenset[str]:
    """Names of components that a tag of this file may mean."""
    names = set(document.reading.options.components | GLOBAL)
    for module, _line in document.modules:
        names.update(local for imported in module.imports for _, local in imported.names)
        names.update(declared.pattern.name for declared in module.declared)
    return frozenset(names)


def _without_footnotes(document: Document, flat: list[Token]) -> list[Token]:
    """Take the footnotes out of the text: they are shown at its end, if they are used."""
    inside: list[list[Token]] = [[]]
    for token in flat:
        if token.type == "footnote_open":
            inside.append([])
            if token.meta["label"] not in document.footnotes:
                document.footnotes[token.meta["label"]] = inside[-1]
        elif token.type == "footnote_close":
            _renumber(inside.pop())
        else:
            inside[-1].append(token)
    _renumber(inside[0])
    return inside[0]


def _renumber(tokens: list[Token]) -> None:
    """Note again where elements end, as the tokens moved."""
    for index, token in enumerate(tokens):
        if token.type == "element_close":
            token.meta["opening"].meta["end"] = index
