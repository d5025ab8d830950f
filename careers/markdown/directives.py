"""``:::note[Title]{.class}`` blocks, ``::leaf`` lines and ``:text`` directives.

Source: micromark-extension-directive 3, as remark-directive 3 uses it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from careers.markdown.inline_parser import Text

_NAME = re.compile(r"[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_NAME_CHARACTERS = re.compile(r"[A-Za-z0-9_-]+")
_COLONS = re.compile(r":{3,}")
_CLOSING = re.compile(r"(:{3,})[ \t]*$")
_BRACKETS_AT_MOST = 32
_LONGEST_SHOWN = 60
_ATTRIBUTE = re.compile(
    r"""[ \t\n]*(?:
        (?P<mark>[#.])(?P<word>[^\s#.\"'<=>`}]+)
      | (?P<name>[A-Za-z:_][\w.:-]*)
        (?:[ \t\n]*=[ \t\n]*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'<=>`}]+)))?
    )""",
    re.VERBOSE,
)


class Directive(NamedTuple):
    """What stands after the colons."""

    name: str
    label: str | None
    label_start: int
    attributes: dict[str, str]
    end: int
    plain: bool
    """Neither label nor attributes."""


def container(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``:::name`` up to a line of at least as many colons, or the end of what holds it."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    end = state.eMarks[start_line]
    colons = _COLONS.match(state.src, start, end)
    if colons is None:
        return False
    directive = _directive(state.src, colons.end(), end)
    if directive is None or state.src[directive.end : end].strip(" \t"):
        return False
    if silent:
        return True
    last_line, closed = _last_line(state, start_line, end_line, len(colons[0]))
    outer, state.parentType = state.parentType, "container"
    outer_max, state.lineMax = state.lineMax, last_line
    opening = state.push("container_open", "div", 1)
    _describe(state, opening, directive, start_line)
    state.md.block.tokenize(state, start_line + 1, last_line)
    state.push("container_close", "div", -1)
    state.parentType, state.lineMax = outer, outer_max
    state.line = last_line + closed
    return True


def leaf(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """``::name[label]`` alone on a line."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    end = state.eMarks[start_line]
    if state.is_code_block(start_line) or not state.src.startswith("::", start):
        return False
    directive = _directive(state.src, start + 2, end)
    if directive is None or state.src[directive.end : end].strip(" \t"):
        return False
    if silent:
        return True
    _describe(state, state.push("container_open", "div", 1), directive, start_line)
    state.push("container_close", "div", -1)
    state.line = start_line + 1
    return True


def text_directive(text: Text) -> bool:
    """``:name[label]{key=value}``; a bare ``:name`` is text again, but no emoji and no id."""
    source, start = text.source, text.position
    if start and source[start - 1] == ":" and source[start - 2 : start - 1] != "\\":
        return False
    if not source[start + 1 : start + 2].isalpha():
        return False
    directive = _directive(source, start + 1, len(source))
    if directive is None or (source[directive.end : directive.end + 1] == ":" and directive.plain):
        return False
    if directive.plain:
        text.push("directive_text").content = source[start : directive.end]
    else:
        opening = text.push("directive_open", "div", 1)
        opening.meta.update(shown=_shown(source[start : directive.end]), place=text.place(start))
        if directive.label:
            text.tokens.extend(text.env["inline"](directive.label, text.env, None))
        text.push("directive_close", "div", -1)
        text.reading.has_elements = True
    text.position = directive.end
    return True


def _last_line(state: StateBlock, start_line: int, end_line: int, colons: int) -> tuple[int, bool]:
    """The line after the content, and whether a closing line stands there.

    Lines are counted before the content is read: a closing line in a code block closes too.
    """
    line = start_line + 1
    while line < end_line:
        start = state.bMarks[line] + state.tShift[line]
        if start < state.eMarks[line]:
            if state.sCount[line] < state.blkIndent:
                return line, False
            if state.src[start] == ":" and not state.is_code_block(line):
                closing = _CLOSING.match(state.src, start, state.eMarks[line])
                if closing is not None and len(closing[1]) >= colons:
                    return line, True
        line += 1
    return line, False


def _describe(state: StateBlock, opening: Token, directive: Directive, line: int) -> None:
    opening.meta["name"] = directive.name
    opening.meta["attributes"] = directive.attributes
    start = state.bMarks[line] + state.tShift[line]
    column = start - state.src.rfind("\n", 0, start) - 1
    opening.meta["place"] = state.env["reading"].place(line, column)
    opening.meta["shown"] = _shown(state.src[start : directive.end])
    opening.map = [line, line + 1]
    if directive.label:
        label = state.push("inline", "", 0)
        label.content = directive.label
        label.map = [line, line + 1]
        label.meta["column"] = directive.label_start - (
            state.src.rfind("\n", 0, state.bMarks[line]) + 1
        )
        label.meta["label_of"] = opening


def _shown(written: str) -> str:
    """A directive without its label, which is shown, on one line and short enough for a message."""
    name, label, rest = written.partition("[")
    name += rest.rpartition("]")[2] if label else ""
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"


def _directive(source: str, position: int, end: int) -> Directive | None:
    """The name at ``position`` with its label and attributes."""
    name = _NAME_CHARACTERS.match(source, position, end)
    if name is None or not _NAME.fullmatch(name[0]):
        return None
    position = name.end()
    label: str | None = None
    label_start = position
    if source[position : position + 1] == "[" and position < end:
        closing = _label_end(source, position, end)
        if closing is not None:
            label, label_start = source[position + 1 : closing], position + 1
            position = closing + 1
    attributes: dict[str, str] | None = None
    if source[position : position + 1] == "{" and position < end:
        found = _attributes(source, position, end)
        if found is not None:
            attributes, position = found
    plain = label is None and attributes is None
    return Directive(name[0], label, label_start, attributes or {}, position, plain)


def _label_end(source: str, position: int, end: int) -> int | None:
    depth = 0
    while position < end:
        character = source[position]
        if character == "\\":
            position += 1
        elif character == "[":
            depth += 1
            if depth > _BRACKETS_AT_MOST:
                return None
        elif character == "]":
            depth -= 1
            if not depth:
                return position
        position += 1
    return None


def _attributes(source: str, position: int, end: int) -> tuple[dict[str, str], int] | None:
    attributes: dict[str, str] = {}
    position += 1
    while True:
        match = _ATTRIBUTE.match(source, position, end)
        if match is None:
            break
        if match["mark"] == "#":
            attributes["id"] = match["word"]
        elif match["mark"]:
            attributes["class"] = f"{attributes.get('class', '')} {match['word']}".strip()
        else:
            value = match["double"] or match["single"] or match["bare"] or ""
            attributes[match["name"]] = value
        position = match.end()
    while position < end and source[position] in " \t\n":
        position += 1
    if source[position : position + 1] != "}" or position >= end:
        return None
    return attributes, position + 1
