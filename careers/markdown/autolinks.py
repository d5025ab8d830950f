"""Links without brackets: ``https://…``, ``www.…`` and e-mail addresses, as GFM finds them.

Source: micromark-extension-gfm-autolink-literal 2 and mdast-util-gfm-autolink-literal 2: first
while reading, so that a ``_`` in an address is no emphasis; then once more in the text left over.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from sys import maxsize

from markdown_it.token import Token

from careers.markdown.inline_parser import Text
from careers.markdown.tokens import QuickToken, text_token

_DOMAIN_OF_EMAIL = re.compile(r"@((?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9]))+)")
_PROTOCOL = re.compile(r"https?://", re.IGNORECASE)
_WWW = re.compile(r"www\.(?=.)", re.IGNORECASE | re.DOTALL)
_HAS_USER = re.compile(r"[^/?#]*@")
"""Docusaurus links ``https://me@x.example``, too; here no link has a user's name in it."""
_BEFORE_WWW = frozenset("(*_[]~ \t\n")
_PATH_PUNCTUATION = frozenset("!\"&'),*.:;<?_~]")


def email(text: Text) -> bool:
    """At ``@``: the address round it, unless a bracket is open before it."""
    if text.brackets or text.in_brackets or not text.pending:
        return False
    domain = _DOMAIN_OF_EMAIL.match(text.source, text.position)
    if domain is None or "." not in domain[1] or not _is_ascii_letter(domain[1][-1]):
        return False
    start = text.position
    while start and _is_address_character(text.source[start - 1]):
        start -= 1
    name = text.source[start : text.position]
    if not name or text.source[start - 1 : start] == "/" or not _take_back(text, name):
        return False
    _push(text, f"mailto:{name}{domain[0]}", name + domain[0], start)
    text.position = domain.end()
    return True


def _take_back(text: Text, name: str) -> bool:
    """Take what was already read as text off its end, if it was read as it is written."""
    pieces: list[str] = []
    length = 0
    while text.pending and length < len(name):
        pieces.append(text.pending.pop())
        length += len(pieces[-1])
    taken = "".join(reversed(pieces))
    same = taken.endswith(name)
    rest = taken[: length - len(name)] if same else taken
    if rest:
        text.pending.append(rest)
    return same


def url(text: Text) -> bool:
    """At the ``h`` of ``https://``."""
    source, start = text.source, text.position
    match = _PROTOCOL.match(source, start)
    if match is None or text.brackets or text.in_brackets:
        return False
    if start and _is_ascii_letter(source[start - 1]):
        return False
    first = source[match.end() : match.end() + 1]
    if not first or first.isspace() or _is_punctuation(first) or ord(first) < 32:  # noqa: PLR2004
        return False
    end = _domain_end(source, match.end())
    if end is None:
        return False
    end = _path_end(source, end)
    if _HAS_USER.match(source, match.end(), end):
        return False
    _push(text, source[start:end], source[start:end], start)
    text.position = end
    return True


def www(text: Text) -> bool:
    """At the ``w`` of ``www.``."""
    source, start = text.source, text.position
    if not _WWW.match(source, start) or text.brackets or text.in_brackets:
        return False
    if start and source[start - 1] not in _BEFORE_WWW:
        return False
    end = _domain_end(source, start)
    if end is None:
        return False
    end = _path_end(source, end)
    if _HAS_USER.match(source, start, end):
        return False
    _push(text, "http://" + source[start:end], source[start:end], start)
    text.position = end
    return True


def _push(text: Text, target: str, shown: str, start: int) -> None:
    place = text.place(start)
    opening = text.push("link_open", "a", 1)
    opening.attrs = {"href": target, "title": ""}
    opening.meta["place"] = place
    text.push("text").content = shown
    text.push("link_close", "a", -1)


def _domain_end(source: str, position: int) -> int | None:
    """Where the host ends; None if it is none: an underscore in its last two parts, nothing."""
    underscore = underscore_before = False
    start = position
    no_trail_before = 0
    while position < len(source):
        character = source[position]
        if character in "._":
            if position >= no_trail_before:
                no_trail_before = _after_no_trail(source, position)
                if not no_trail_before:
                    break
            if character == "_":
                underscore = True
            else:
                underscore_before, underscore = underscore, False
        elif character.isspace() or (character != "-" and _is_punctuation(character)):
            break
        position += 1
    if underscore or underscore_before or position == start:
        return None
    return position


def _path_end(source: str, position: int) -> int:
    opened = closed = 0
    no_trail_before = 0
    while position < len(source):
        character = source[position]
        if character == "(":
            opened += 1
        elif character == ")" and closed < opened:
            closed += 1
        elif character in _PATH_PUNCTUATION:
            if position >= no_trail_before:
                no_trail_before = _after_no_trail(source, position)
                if not no_trail_before:
                    break
            if character == ")":
                closed += 1
        elif character.isspace():
            break
        position += 1
    return position


_TRAIL = re.compile(r"(?:[!\"'),*.:;?_~]|&[A-Za-z]+;|\](?![(\[\s]|$))*")


def _after_no_trail(source: str, position: int) -> int:
    """0 if only closing punctuation stands before the end of the address, else how far it goes."""
    match = _TRAIL.match(source, position)
    end = match.end() if match else position
    if end >= len(source) or source[end] in "<]" or source[end].isspace():
        return 0
    return max(end, position + 1)


_FOUND_URL = re.compile(r"(https?://|www(?=\.))([-.\w]+)([^ \t\r\n]*)", re.IGNORECASE | re.ASCII)
_FOUND_EMAIL = re.compile(r"(?<![-.\w+])([-.\w+]+)@([-\w]+(?:\.[-\w]+)+)", re.ASCII)
_TRAIL_OF_FOUND = "!\"&'),.:;<>?]}"


def leftover_links(content: str) -> Iterator[Token] | None:
    """The tokens of a text that still holds an address, or None."""
    found = _found(content)
    return _with_links(content, found) if found else None


def _found(content: str) -> list[tuple[int, int, str]]:
    """(start, end, URL) of addresses, in order."""
    found: list[tuple[int, int, str]] = []
    if "://" in content or "ww." in content.lower():
        matches = (_found_url(content, match) for match in _FOUND_URL.finditer(content))
        found += [link for link in matches if link is not None]
    if "@" in content:
        taken = [(start, end) for start, end, _ in found]
        found += [link for link in _found_emails(content) if not _overlaps(link, taken)]
        found.sort()
    return found


def _overlaps(link: tuple[int, int, str], taken: list[tuple[int, int]]) -> bool:
    index = bisect_right(taken, (link[0], maxsize))
    return bool(index) and taken[index - 1][1] > link[0]


def _found_emails(content: str) -> Iterator[tuple[int, int, str]]:
    for match in _FOUND_EMAIL.finditer(content):
        ends_badly = match[2][-1] in "-_" or match[2][-1].isdigit()
        if not ends_badly and _may_follow(content, match.start(), email=True):
            yield match.start(), match.end(), f"mailto:{match[0]}"


def _found_url(content: str, match: re.Match[str]) -> tuple[int, int, str] | None:
    protocol, domain, path = match.groups()
    if not _may_follow(content, match.start(), email=False):
        return None
    prefix = ""
    if protocol[0] in "wW":
        domain, protocol, prefix = protocol + domain, "", "http://"
    if not _is_domain(domain):
        return None
    address = _without_trail(domain + path)
    if not address or _HAS_USER.match(address):
        return None
    end = match.start() + len(protocol) + len(address)
    return match.start(), end, prefix + protocol + address


def _is_domain(domain: str) -> bool:
    parts = domain.split(".")
    if len(parts) < 2:  # noqa: PLR2004 -- a name and a top level
        return False
    return all(
        not part or ("_" not in part and re.search(r"[A-Za-z0-9]", part)) for part in parts[-2:]
    )


def _without_trail(address: str) -> str:
    bare = address.rstrip(_TRAIL_OF_FOUND)
    trail = address[len(bare) :]
    address = bare
    opened, closed = address.count("("), address.count(")")
    index = trail.find(")")
    while index != -1 and opened > closed:
        address += trail[: index + 1]
        trail = trail[index + 1 :]
        index = trail.find(")")
        closed += 1
    return address


def _may_follow(content: str, start: int, *, email: bool) -> bool:
    before = content[start - 1] if start else " "
    return (before.isspace() or _is_punctuation(before)) and not (email and before == "/")


def _with_links(content: str, found: list[tuple[int, int, str]]) -> Iterator[Token]:
    done = 0
    for start, end, target in found:
        if start > done:
            yield text_token(content[done:start])
        opening = QuickToken("link_open", "a", 1)
        opening.attrs = {"href": target, "title": ""}
        yield opening
        yield text_token(content[start:end])
        yield QuickToken("link_close", "a", -1)
        done = end
    if done < len(content):
        yield text_token(content[done:])


def _is_address_character(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in "+-._")


def _is_ascii_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
