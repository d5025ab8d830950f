"""What MDX adds to Markdown: tags, ``{expressions}``, imports and exports.

Every rule that finds a mistake leaves the text as it is written, so that the next rule shows it,
and says that Docusaurus would refuse the page.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from careers.markdown.inline_parser import Text
from careers.markdown.javascript.modules import module_of
from careers.markdown.javascript.nodes import JavaScriptMistake, Node
from careers.markdown.javascript.parser import expression_at
from careers.markdown.reading import Reading
from careers.markdown.tags import Tag, TagMistake, jsx_tag

_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_MODULE = re.compile(r"(?:import|export) ")
_MODULE_TRIES = 20
_REFUSED = "Docusaurus would refuse this page: "

Piece = tuple[Tag | tuple[Node | None, str], int]
"""A tag, or an expression with its source; and the index it begins at."""


def tag(text: Text) -> bool:
    """``<b>``, ``</b>`` and ``<Badge color="red" />`` in text."""
    source, start = text.source, text.position
    following = source[start + 1 : start + 2]
    if following.isspace() and following:
        return False
    if text.scanned > text.scanned_at_most:
        return False
    found = jsx_tag(source, start, len(source))
    if isinstance(found, Tag):
        token = text.push("tag")
        token.content = source[start : found.end]
        token.meta.update(tag=found, place=text.place(start))
        text.position = found.end
        text.reading.has_elements = True
        return True
    text.scanned += found.position - start
    return _autolink(text) or _report_tag(text, found)


def _autolink(text: Text) -> bool:
    """``<https://…>``: a link in Markdown, a tag with mistakes in MDX."""
    match = _AUTOLINK.match(text.source, text.position)
    if match is None:
        return False
    place = text.place(text.position)
    text.reading.problem(
        place,
        f"`{match[0]}` is read as a tag, not as a link",
        rule="mdx-autolink",
        hint=f"{_REFUSED}write the address without angle brackets, or `[text](…)`",
        refused=True,
    )
    url = match[1] if ":" in match[1] else f"mailto:{match[1]}"
    opening = text.push("link_open", "a", 1)
    opening.attrs = {"href": url, "title": ""}
    opening.meta["place"] = place
    text.push("text").content = match[1]
    text.push("link_close", "a", -1)
    text.position = match.end()
    return True


def _report_tag(text: Text, mistake: TagMistake) -> bool:
    comment = text.source.startswith("<!--", text.position)
    cure = "write `{/* … */}` for a comment" if comment else r"write `\<` or `&lt;` for a bare `<`"
    text.reading.problem(
        text.place(text.position),
        f"`<` begins a tag, and this is none: {_clause(mistake.message)}",
        rule="mdx-tag",
        hint=_REFUSED + cure,
        refused=True,
    )
    return False


def _clause(message: str) -> str:
    return message[:1].lower() + message[1:]


def expression(text: Text) -> bool:
    """``{1 + 1}`` in text."""
    source, start = text.source, text.position
    if text.scanned > text.scanned_at_most:
        return False
    try:
        node, end = expression_at(source, start + 1)
    except JavaScriptMistake as mistake:
        text.scanned += mistake.position - start
        _report_expression(text.reading, text.place(start), mistake)
        return False
    token = text.push("expression")
    token.content = source[start + 1 : end - 1]
    token.meta.update(node=node, place=text.place(start))
    text.position = end
    text.reading.has_elements = True
    return True


def _report_expression(
    reading: Reading, place: tuple[int, int], mistake: JavaScriptMistake
) -> None:
    what = "it is not closed" if mistake.at_end else mistake.message
    reading.problem(
        place,
        f"`{{` begins an expression, and this is none: {what}",
        rule="mdx-expression",
        hint=rf"{_REFUSED}write `\{{` for a brace",
        refused=True,
    )


def flow(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Lines that hold nothing but tags and expressions: what they hold is blocks again."""
    reading: Reading = state.env["reading"]
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src[start + 1 : start + 2].strip() and state.src[start] == "<":
        return False
    pieces = _pieces(state.src, start, state.eMarks[start_line])
    line = start_line
    if pieces is None:
        if state.env["scanned"] > 4 * len(state.src):
            return False
        last = _last_line(state, start_line, end_line)
        source = state.getLines(start_line, last, state.blkIndent, False)
        shift = len(source) - len(source.lstrip(" \t"))
        found = _pieces_of_lines(source, shift)
        if found is None:
            state.env["scanned"] += len(source)
            return False
        pieces, end = found
        line = start_line + source.count("\n", 0, end)
        source_start = start - shift
    else:
        source, source_start = state.src, 0
    if pieces == []:
        return False
    if silent:
        return True
    for piece, position in pieces or ():
        _push(state, reading, piece, source, position, start_line, source_start)
    state.line = line + 1
    reading.has_elements = True
    return True


def _push(
    state: StateBlock,
    reading: Reading,
    piece: Tag | tuple[Node | None, str],
    source: str,
    position: int,
    start_line: int,
    source_start: int,
) -> None:
    if source is state.src:
        column = position - (source.rfind("\n", 0, position) + 1)
        line = start_line
    else:
        line = start_line + source.count("\n", 0, position)
        begin = source.rfind("\n", 0, position) + 1
        column = position - begin
        if not begin:
            column += source_start - (state.src.rfind("\n", 0, source_start) + 1)
    place = reading.place(line, column)
    if isinstance(piece, Tag):
        token = state.push("tag", "", 0)
        token.content = source[position : piece.end]
        token.meta.update(tag=piece, place=place)
    else:
        token = state.push("expression", "", 0)
        token.content = piece[1]
        token.meta.update(node=piece[0], place=place)


def _pieces(source: str, position: int, end: int) -> list[Piece] | None:
    """The tags and expressions that fill a line; [] if they do not, None if it ends within one."""
    pieces: list[Piece] = []
    while position < end:
        character = source[position]
        if character in " \t" and pieces:
            position += 1
            continue
        found = _piece(source, position, end)
        if found is None or isinstance(found, bool):
            return None if found else []
        pieces.append((found[0], position))
        position = found[1]
    return pieces


def _pieces_of_lines(source: str, position: int) -> tuple[list[Piece], int] | None:
    """As above, where a tag or an expression runs over several lines; and the index of the end."""
    pieces: list[Piece] = []
    while position < len(source) and source[position] != "\n":
        if source[position] in " \t" and pieces:
            position += 1
            continue
        found = _piece(source, position, len(source))
        if found is None or isinstance(found, bool):
            return None
        pieces.append((found[0], position))
        position = found[1]
    return pieces, position


def _piece(
    source: str, position: int, end: int
) -> tuple[Tag | tuple[Node | None, str], int] | bool | None:
    """A tag or expression and its end; True if the text ends within it, None if it is none."""
    if source[position] == "<" and source[position + 1 : position + 2].strip():
        found = jsx_tag(source, position, end)
        if isinstance(found, TagMistake):
            return found.at_end or None
        return found, found.end
    if source[position] == "{":
        try:
            node, after = expression_at(source, position + 1, end)
        except JavaScriptMistake as mistake:
            return mistake.at_end or None
        return (node, source[position + 1 : after - 1]), after
    return None


def _last_line(state: StateBlock, line: int, end_line: int) -> int:
    """The first line that is not in the list item or quote of this one."""
    line += 1
    while line < end_line and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    return line


def module(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``import`` and ``export`` at the very beginning of a line, outside lists and quotes."""
    start = state.bMarks[start_line]
    if silent or state.level or state.tShift[start_line] or state.blkIndent:
        return False
    if not _MODULE.match(state.src, start):
        return False
    line = start_line
    for _ in range(_MODULE_TRIES):
        while line < end_line and not state.isEmpty(line):
            line += 1
        try:
            found = module_of(state.src[start : state.eMarks[line - 1]])
        except JavaScriptMistake as mistake:
            if mistake.at_end and line < end_line:
                line = state.skipEmptyLines(line)
                continue
            _report_module(state, start_line, mistake)
            return False
        token = state.push("module", "", 0)
        token.meta.update(module=found, line=start_line, source=state.src[start:])
        state.line = line
        state.env["reading"].has_elements = True
        return True
    return False


def _report_module(state: StateBlock, line: int, mistake: JavaScriptMistake) -> None:
    reading: Reading = state.env["reading"]
    word = state.src[state.bMarks[line] : state.bMarks[line] + 6]
    reading.problem(
        reading.place(line, 0),
        f"a paragraph that begins with `{word}` is read as JavaScript, and this is none: "
        f"{mistake.message}",
        rule="mdx-module",
        hint=f"{_REFUSED}begin the paragraph with another word",
        refused=True,
    )
