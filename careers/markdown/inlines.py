"""Escapes, entities, code and line ends."""

from __future__ import annotations

import re

from markdown_it.common.entities import entities
from markdown_it.common.utils import fromCodePoint, isValidEntityCode

from careers.markdown.inline_parser import Text

_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ENTITY = re.compile(r"&(?:#[xX]([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));")
_BACKTICKS = re.compile(r"`+")


def escape(text: Text) -> bool:
    r"""``\*``, and a backslash at the end of a line."""
    after = text.position + 1
    character = text.source[after : after + 1]
    if character in _ESCAPABLE and character:
        text.pending.append(character)
        text.position = after + 1
        return True
    if character == "\n":
        text.push("hardbreak", "br")
        text.position = _skip_blanks(text.source, after + 1)
        return True
    return False


def entity(text: Text) -> bool:
    """A character by its name or number: ``&amp;``, ``&#8211;``, ``&#x2013;``."""
    match = _ENTITY.match(text.source, text.position)
    if match is None:
        return False
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        character = entities.get(name)
        if character is None:
            return False
    else:
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        character = fromCodePoint(code) if isValidEntityCode(code) else "\ufffd"
    text.pending.append(character)
    text.position = match.end()
    return True


def code(text: Text) -> bool:
    """`` `code` ``: up to the next run of as many back-ticks."""
    opening = _BACKTICKS.match(text.source, text.position)
    if opening is None:
        return False
    length = len(opening[0])
    closing = _next_run(text, length, opening.end())
    if closing is None:
        text.pending.append(opening[0])
        text.position = opening.end()
        return True
    content = text.source[opening.end() : closing.start()].replace("\n", " ")
    if content[:1] == " " == content[-1:] and content.strip(" "):
        content = content[1:-1]
    text.push("code_inline", "code").content = content
    text.position = closing.end()
    return True


def _next_run(text: Text, length: int, position: int) -> re.Match[str] | None:
    """The next run of exactly so many; how far each length reaches is noted once a text."""
    if text.last_backticks is None:
        runs = _BACKTICKS.finditer(text.source)
        text.last_backticks = {len(run[0]): run.start() for run in runs}
    if text.last_backticks.get(length, -1) < position:
        return None
    for run in _BACKTICKS.finditer(text.source, position):
        if len(run[0]) == length:
            return run
    return None


def line_end(text: Text) -> bool:
    """Blanks round a line end go; two before it make a break."""
    trailing = ""
    while text.pending:
        last = text.pending.pop()
        bare = last.rstrip(" \t")
        trailing += last[len(bare) :]
        if bare:
            text.pending.append(bare)
            break
    text.position = _skip_blanks(text.source, text.position + 1)
    if len(trailing) > 1 and "\t" not in trailing:
        text.push("hardbreak", "br")
    else:
        text.pending.append("\n")
    return True


def _skip_blanks(source: str, position: int) -> int:
    while position < len(source) and source[position] in " \t":
        position += 1
    return position
