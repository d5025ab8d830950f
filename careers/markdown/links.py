"""``[text](url "title")``, ``![alt](url)`` and both with references."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination, parseLinkTitle

from careers.markdown.emphasis import match_runs
from careers.markdown.inline_parser import Bracket, Text
from careers.markdown.tokens import QuickToken

_BLANKS = re.compile(r"[ \t\n]*")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)


class Target(NamedTuple):
    """Where a link goes."""

    url: str
    title: str
    end: int
    """Index after the link in the source."""
    reference: bool


def opening_bracket(text: Text) -> bool:
    """``[``, remembered: only its ``]`` tells whether it is a link."""
    if text.last_closing is None:
        text.last_closing = text.source.rfind("]")
    if text.position > text.last_closing:
        text.in_brackets = True
        return False
    text.brackets.append(_bracket(text, "[", image=False))
    return True


def opening_image(text: Text) -> bool:
    """``![``, remembered in the same way."""
    if not text.source.startswith("[", text.position + 1):
        return False
    text.brackets.append(_bracket(text, "![", image=True))
    return True


def _bracket(text: Text, written: str, *, image: bool) -> Bracket:
    if text.pending:
        text.flush()
    bracket = Bracket(text, image=image)
    text.push("text").content = written
    text.position += len(written)
    return bracket


def closing_bracket(text: Text) -> bool:
    """``]``: a link if an opening bracket waits and a target follows or is defined."""
    if not text.brackets:
        return False
    bracket = text.brackets.pop()
    text.settled = min(text.settled, len(text.brackets))
    if not bracket.active:
        return False
    target = _target(text, bracket)
    if target is None:
        return False
    if text.pending:
        text.flush()
    match_runs(text, bracket.runs)
    if bracket.image:
        _make_image(text, bracket, target)
    else:
        _make_link(text, bracket, target)
        for outer in text.brackets[text.settled :]:
            if not outer.image:
                outer.active = False
        text.settled = len(text.brackets)
    text.position = target.end
    return True


def _make_link(text: Text, bracket: Bracket, target: Target) -> None:
    opening = QuickToken("link_open", "a", 1)
    opening.attrs = {"href": target.url, "title": target.title}
    opening.meta["place"] = text.place(bracket.position)
    text.tokens[bracket.token] = opening
    text.push("link_close", "a", -1)


def _make_image(text: Text, bracket: Bracket, target: Target) -> None:
    image = QuickToken("image", "img", 0)
    image.attrs = {"src": target.url, "title": target.title}
    image.children = text.tokens[bracket.token + 1 :]
    image.meta["place"] = text.place(bracket.position)
    image.meta["reference"] = target.reference
    del text.tokens[bracket.token :]
    text.tokens.append(image)


def _target(text: Text, bracket: Bracket) -> Target | None:
    """What follows the label, whose ``]`` is at the position."""
    source, end = text.source, text.position + 1
    following = source[end : end + 1]
    if following == "(":
        resource = _resource(source, end)
        if resource is not None:
            return resource
    references = text.env.get("references")
    if not references:
        return None
    label = source[bracket.position + (2 if bracket.image else 1) : text.position]
    if following == "[":
        written = _LABEL.match(source, end)
        if written is not None and (written[1].strip() or written[1] == ""):
            if written[1]:
                label = written[1]
            end = written.end()
    found = references.get(normalizeReference(label))
    if found is None:
        return None
    return Target(found["href"], found["title"], end, reference=True)


def _resource(source: str, start: int) -> Target | None:
    """What follows a label: ``(url "title")``."""
    position = _skip(source, start + 1)
    if source[position : position + 1] == ")":
        return Target("", "", position + 1, reference=False)
    destination = parseLinkDestination(source, position, len(source))
    if not destination.ok:
        return None
    position = _skip(source, destination.pos)
    title = ""
    if position > destination.pos:
        parsed = parseLinkTitle(source, position, len(source))
        if parsed.ok:
            title = parsed.str
            position = _skip(source, parsed.pos)
    if source[position : position + 1] != ")":
        return None
    return Target(destination.str, title, position + 1, reference=False)


def _skip(source: str, position: int) -> int:
    match = _BLANKS.match(source, position)
    return match.end() if match else position
