"""How to apply, from the text: the first link of the section that says so.

Reads Markdown by its lines, in linear time: this is a look for one link, not a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from careers.roles.apply import EMAIL

_LONGEST_HEADING = 80
_LONGEST_SECTION = 4_000
_HINTS = (
    "pply", "pplicat", "ewerb", "ewirb", "ostul", "andidat", "ollicit", "olicitud", "応募",
    "التقديم", "Ansök", "plik", "nteressiert", "nterested",
)  # fmt: skip
"""One of these is in every text that has such a heading."""
_SAYS_APPLY = re.compile(
    r"(?:.*\b)?(?:how (?:to|do i|can i|you can|you) apply|ready to apply|want to apply|apply "
    r"(?:now|here|today|online|by|via|for (?:this|the) (?:role|job|position|post))|"
    r"bewirb dich|bewerben|bewerbung|comment postuler|pour postuler|postulez|cómo (?:postular|"
    r"aplicar)\w*|postúlate|como se candidatar|candidate-se|hoe solliciteer\w*|solliciteer|"
    r"solliciteren|come candidarsi|candidati|jak aplikować|aplikuj|så ansöker du|ansök)\b.*"
    r"|(?:to )?apply|applying|(?:your )?applications?(?: process| instructions| procedure)?"
    r"|interested|are you interested|interessiert|postuler|candidature|candidatura|solicitud"
    r"|.*(?:応募|التقديم).*",
    re.IGNORECASE,
)
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_BOLD = re.compile(r"[ \t]*(?:[-*+] +)?(\*\*|__)([^*_].{0,80}?)\1(.*)")
_PLAIN = re.compile(r"([^\s#>*|`-].{2,60}):[ \t]*")
_RUN_IN, _COLON, _BOLD_LINE, _HEAVIEST = 0, 1, 2, 10
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ORNAMENT = re.compile(r"^[^\w\d]+|[^\w\d]+$|[*_`#]|\{#[^}]*\}")
_COMMENTS = (
    ("-->", re.compile(r"<!--.*?-->", re.DOTALL)),
    ("*/}", re.compile(r"\{/\*.*?\*/\}", re.DOTALL)),
)
_NOT_A_BREAK = re.compile(r"[^\n]")

_CODE = re.compile(r"`[^`\n]*`")
_TOKEN = re.compile(
    r"(?P<image>!\[)|(?P<open>\[)|\]\([ \t]*<?(?P<inline>[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)?)"
    r"|\]\[(?P<label>[^\[\]\n]{1,99})\]|(?P<close>\])"
    r"|<(?P<auto>(?:https?://|mailto:)[^\s<>]{1,2000}|[^\s<>@]{1,64}@[^\s<>@]{1,255})>"
    r"|href=[\"'](?P<href>[^\"'\s]{1,2000})[\"']"
    r"|(?P<bare>https?://[^\s<>()\[\]\"'`]{1,2000}|(?<![\w.+@/:-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,99})\]:[ \t]*<?([^\s<>]{1,2000})", re.MULTILINE)


class Link(NamedTuple):
    """Where a link leads, and where it is written."""

    target: str
    line: int
    """Of the text, from 0."""
    column: int
    """From 1, in characters."""


class _Heading(NamedTuple):
    line: int
    column: int
    """After its words, from 0."""
    weight: int
    """A section ends at a heading that weighs as much as its own, or more."""
    words: str


def apply_links(text: str) -> Iterator[Link]:
    """The links under the headings that say how to apply, in order; images are no links.

    A heading is one of Markdown's, a line in bold, bold words at the start of a line, or a line
    that ends with a colon. Links to pages and headings of this site are passed over.
    """
    if not any(hint in text for hint in _HINTS):
        return
    lines = _without_comments(text).split("\n")
    definitions: dict[str, str] | None = None
    for start, stop, column in _sections(lines):
        if definitions is None:
            found = _DEFINITION.finditer(text) if "]:" in text else ()
            definitions = {match[1].casefold(): match[2] for match in found}
        yield from _links(lines, start, stop, column, definitions)


def _without_comments(text: str) -> str:
    """Spaces where HTML and MDX comments were, so that places stay."""
    for closing, pattern in _COMMENTS:
        # Up to the last end of a comment every beginning has an end, so that none is looked for
        # in vain again and again.
        end = text.rfind(closing) + 1
        if end:
            text = pattern.sub(_blank, text[: end + len(closing)]) + text[end + len(closing) :]
    return text


def _blank(comment: re.Match[str]) -> str:
    return _NOT_A_BREAK.sub(" ", comment[0])


def _sections(lines: list[str]) -> Iterator[tuple[int, int, int]]:
    """First line, line after the last, and column of the first, from 0, of each such section."""
    begun: _Heading | None = None
    for heading in _headings(lines):
        if begun is not None:
            if heading.weight < begun.weight:
                continue
            yield begun.line, heading.line, begun.column
        begun = heading if _says_apply(heading.words) else None
    if begun is not None:
        yield begun.line, len(lines), begun.column


def _headings(lines: list[str]) -> Iterator[_Heading]:
    """Each line that heads a section, outside of code."""
    fence = ""
    for number, line in enumerate(lines):
        first = line.lstrip(" \t-+")[:1]
        if fence:
            fence = "" if line.lstrip().startswith(fence) else fence
        elif first in {"`", "~"} and (match := _FENCE.match(line)):
            fence = match[1]
        elif first == "#" and (match := _HEADING.match(line)):
            yield _Heading(number, match.start(2), _HEAVIEST - len(match[1]), match[2])
        elif first in {"*", "_"} and (match := _BOLD.match(line)):
            is_alone = not match[3].strip(": \t")
            yield _Heading(number, match.end(2), _BOLD_LINE if is_alone else _RUN_IN, match[2])
        elif line.endswith(":") and (match := _PLAIN.fullmatch(line)):
            yield _Heading(number, len(line), _COLON, match[1])
        elif line and number + 1 < len(lines) and _UNDERLINE.fullmatch(lines[number + 1]):
            yield _Heading(number, 0, _HEAVIEST - 2, line)


def _says_apply(heading: str) -> bool:
    if len(heading) > _LONGEST_HEADING:
        return False
    words = heading
    while (trimmed := _ORNAMENT.sub("", words)) != words:
        words = trimmed
    return _SAYS_APPLY.fullmatch(words) is not None


def _links(
    lines: list[str], start: int, stop: int, column: int, definitions: Mapping[str, str]
) -> Iterator[Link]:
    kinds: list[str] = []
    spent = 0
    for number in range(start, stop):
        line = _CODE.sub(lambda code: " " * len(code[0]), lines[number][:_LONGEST_SECTION])
        spent += len(line)
        if spent > _LONGEST_SECTION:
            return
        for token in _TOKEN.finditer(line, column if number == start else 0):
            target = _target(token, kinds, definitions)
            if target and not _is_of_this_site(target):
                yield Link(target, number, token.start() + 1)


def _target(token: re.Match[str], kinds: list[str], definitions: Mapping[str, str]) -> str:
    """Where a token leads; empty where it leads nowhere or belongs to an image."""
    kind = token.lastgroup or ""
    if kind in {"image", "open"}:
        kinds.append(kind)
        return ""
    if kind in {"inline", "label", "close"}:
        opened = kinds.pop() if kinds else ""
        if opened != "open" or kind == "close":
            return ""
    if kind == "label":
        return definitions.get(token[kind].casefold(), "")
    if kind == "bare":  # in brackets it is the name of a link whose target follows
        return "" if kinds[-1:] == ["open"] else token[kind].rstrip(".,;:!?*_")
    return token[kind] if kind else ""


def _is_of_this_site(target: str) -> bool:
    return "://" not in target and not target.startswith("mailto:") and not EMAIL.fullmatch(target)
