"""What MDX adds to the text of blocks: tags and ``{expressions}``.

Every rule that finds a mistake leaves the text as it is written, so that the next rule shows it,
and says that Docusaurus would refuse the page.
"""

from __future__ import annotations

import re

from careers.markdown.inline_parser import Text
from careers.markdown.javascript.nodes import JavaScriptMistake
from careers.markdown.javascript.parser import expression_at
from careers.markdown.reading import Reading
from careers.markdown.tags import Tag, TagMistake, jsx_tag

_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_REFUSED = "Docusaurus would refuse this page: "


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
