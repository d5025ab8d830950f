"""The links and images of a page: where they lead, what they say, where they are written."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from careers.checks.text import PageText
from careers.markdown.body import ComponentRef, ImageRef, LinkRef, Part

_TAG = re.compile(r"<[^<>]*>")
_IMAGE = re.compile(r"<img\b([^<>]*)>", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\b([^<>]*)>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_HREF = re.compile(r"""\bhref\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_SRC = re.compile(r"""\bsrc\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s*=\s*(?:["']([^"']*)["']|\{)""", re.IGNORECASE)
_LABEL = re.compile(r"""\b(?:aria-label|title)\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
_BREAK = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class TextLink:
    """A link or an image, as written by its author."""

    path: str
    """The file it stands in: a page, or a partial of it."""
    line: int
    column: int
    url: str
    words: str
    """What a reader clicks, on one line, with the words for images; of an image its alternative."""
    is_image: bool = False
    has_words: bool = True
    """Whether somebody who does not see it hears anything; of an image whether it has ``alt``."""
    is_raw: bool = False
    """Written as HTML or JSX, where it is an address and never the path of a file."""


def links_of(text: PageText) -> tuple[TextLink, ...]:
    """The links and images of a page in the order of its text, those of its partials included."""
    return text.once(_links)


def _links(text: PageText) -> tuple[TextLink, ...]:
    if text.page is None:
        return ()
    return (*_parsed(tuple(_flat(text.page.body.parts)), text), *_written_as_html(text))


def _flat(parts: Iterable[Part]) -> Iterator[str | LinkRef | ImageRef]:
    for part in parts:
        if isinstance(part, ComponentRef):
            yield from _flat(part.children)
        else:
            yield part


def _parsed(parts: tuple[str | LinkRef | ImageRef, ...], text: PageText) -> Iterator[TextLink]:
    """What the parser saw; the words of a link are in the parts up to its end."""
    around = ""
    for number, part in enumerate(parts):
        if isinstance(part, str):
            around = "" if "</a>" in part else around
        elif isinstance(part, LinkRef):
            inside = _inside(parts[number + 1 :])
            around = _words(inside)
            label = _LABEL.search(part.attributes)
            words = around or (html.unescape(label[1]) if label else "")
            yield TextLink(
                part.source or text.path, part.line, part.column, part.url, words,
                has_words=bool(words) or _has_image(inside), is_raw=part.raw,
            )  # fmt: skip
        else:
            # A picture beside the words of a link says nothing that they do not.
            has_words = bool(part.alt.strip() or around)
            yield TextLink(
                part.source or text.path, part.line, part.column, part.url, part.alt,
                is_image=True, has_words=has_words,
            )  # fmt: skip


def _inside(parts: tuple[str | LinkRef | ImageRef, ...]) -> tuple[str | ImageRef, ...]:
    """What stands in a link, up to its end."""
    found: list[str | ImageRef] = []
    for part in parts:
        if isinstance(part, ImageRef):
            found.append(part)
        elif isinstance(part, str):
            before, end, _ = part.partition("</a>")
            found.append(before)
            if end:
                break
    return tuple(found)


def _words(inside: tuple[str | ImageRef, ...]) -> str:
    said = (part.alt if isinstance(part, ImageRef) else _plain(part) for part in inside)
    return " ".join(" ".join(said).split())


def _has_image(inside: tuple[str | ImageRef, ...]) -> bool:
    """Then it is the image that lacks words."""
    return any(isinstance(part, ImageRef) or "<img" in part for part in inside)


def _plain(markup: str) -> str:
    """Words of HTML, those for images included."""
    named = _IMAGE.sub(lambda image: _value(_ALT, image[1]), markup)
    return html.unescape(_TAG.sub("", named))


def _written_as_html(text: PageText) -> Iterator[TextLink]:
    """Tags with an address elsewhere, which stay as they are written."""
    if "<a" not in text.text and "<img" not in text.text:
        return
    code = {
        line
        for block in text.blocks
        if block.kind == "code"
        for line in range(block.line, block.end_line + 1)
    }
    lines = [
        "" if n in code or n < text.body_line else line for n, line in enumerate(text.lines, 1)
    ]
    source = re.sub(r"`[^`\n]*`|<!--.*?-->", _blank, "\n".join(lines), flags=re.DOTALL)
    for match in _ANCHOR.finditer(source):
        url = _value(_HREF, match[1])
        if "://" in url:
            words = " ".join(_plain(match[2]).split()) or _value(_LABEL, match[1])
            yield TextLink(*_place(text, source, match.start()), url, words,
                           has_words=bool(words), is_raw=True)  # fmt: skip
    for match in _IMAGE.finditer(source):
        url = _value(_SRC, match[1])
        if "://" in url or not _ALT.search(match[1]):
            yield TextLink(
                *_place(text, source, match.start()), url, _value(_ALT, match[1]), is_image=True,
                has_words=_ALT.search(match[1]) is not None, is_raw=True,
            )  # fmt: skip


def _value(pattern: re.Pattern[str], attributes: str) -> str:
    match = pattern.search(attributes)
    return html.unescape(match[1] or "") if match else ""


def _blank(match: re.Match[str]) -> str:
    return _BREAK.sub(" ", match[0])


def _place(text: PageText, source: str, offset: int) -> tuple[str, int, int]:
    line = source.count("\n", 0, offset) + 1
    return text.path, line, offset - source.rfind("\n", 0, offset)
