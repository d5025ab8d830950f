"""What MDX adds to the text of blocks: tags and ``{expressions}``.

Every rule that finds a mistake leaves the text as it is written, so that the next rule shows it,
and says that Docusaurus would refuse the page.
"""

from __future__ import annotations

import re

from careers.markdown.html_names import HTML_NAMES
from careers.markdown.inline_parser import Text
from careers.markdown.javascript.nodes import JavaScriptMistake
from careers.markdown.javascript.parser import expression_at
from careers.markdown.tags import Tag, TagMistake, html_tag, jsx_tag

_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9]*\b[^<>{}]{0,1000}>")
_SHOWN = 32
"""Characters of the text that a message repeats."""
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
        _push(text, found)
        return True
    text.scanned += found.position - start
    return _autolink(text) or _html(text) or _report_tag(text, found)


def _push(text: Text, tag: Tag) -> None:
    start = text.position
    token = text.push("tag")
    token.content = text.source[start : tag.end]
    token.meta.update(tag=tag, place=text.place(start))
    text.position = tag.end
    text.reading.has_elements = True


def _html(text: Text) -> bool:
    """``<a href=x>``: HTML that is not JSX, and plain enough in what it means."""
    match = _HTML.match(text.source, text.position)
    tag = html_tag(text.source, text.position) if match else None
    if match is None or tag is None or tag.name not in HTML_NAMES or tag.end > match.end():
        return False
    text.reading.problem(
        text.place(text.position),
        f"`{_first_word(text.source, text.position)}` has attributes that are not JSX",
        rule="mdx-tag",
        hint=f"{_REFUSED}put their values in quotes",
        refused=True,
    )
    _push(text, tag)
    return True


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
    source, start = text.source, text.position
    if source.startswith("<!--", start):
        what, cure = "`<!--` begins a comment that never ends", "write `{/* … */}` for a comment"
    elif mistake.at_end:
        what = f"`{_first_word(source, start)}` is read as a tag, which never ends"
        cure = r"write `\<` for a bare `<`"
    else:
        what = f"`{_first_word(source, start)}` is read as a tag, and is none"
        cure = r"write `\<` for a bare `<`"
    text.reading.problem(
        text.place(start), what, rule="mdx-tag", hint=_REFUSED + cure, refused=True
    )
    return False


def _first_word(source: str, start: int) -> str:
    """What stands at ``start`` up to a blank, shortened."""
    end = start
    while end < len(source) and end < start + _SHOWN and not source[end].isspace():
        end += 1
    return source[start:end].replace("`", "'")


def expression(text: Text) -> bool:
    """``{1 + 1}`` in text."""
    source, start = text.source, text.position
    if text.scanned > text.scanned_at_most:
        return False
    try:
        node, end = expression_at(source, start + 1)
    except JavaScriptMistake as mistake:
        text.scanned += mistake.position - start
        _report_expression(text, mistake)
        return False
    token = text.push("expression")
    token.content = source[start + 1 : end - 1]
    token.meta.update(node=node, place=text.place(start))
    text.position = end
    text.reading.has_elements = True
    return True


def _report_expression(text: Text, mistake: JavaScriptMistake) -> None:
    source, start = text.source, text.position
    end = source.find("}", start, start + _SHOWN)
    if mistake.at_end or end < 0:
        what = "`{` begins an expression, which never ends"
    else:
        written = source[start : end + 1].replace("`", "'").replace("\n", " ")
        what = f"`{written}` is read as JavaScript, and is none: {mistake.message}"
    text.reading.problem(
        text.place(start),
        what,
        rule="mdx-expression",
        hint=rf"{_REFUSED}write `\{{` for a brace",
        refused=True,
    )
