"""Characters of HTML by their names: ``&pound;`` in a text, and where it is not understood."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from careers.checks.rule import Finding, Rule, page_rule
from careers.checks.text import PageText
from careers.problems import Edit

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TWICE = re.compile(r"&amp;(?=(?P<rest>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]+);)")
_ESCAPES = frozenset("&<>")
"""What people write by its name in order to show it: `&amp;lt;` in a text about HTML."""


@page_rule(
    "html-entity",
    "info",
    reason="The page shows the character, but whoever edits the text has to know its name.",
    bad="# Engineer\n\nFrom &pound;40,000 a year.\n",
    good="# Engineer\n\nFrom £40,000 a year.\n",
    mends=True,
)
def html_entity(text: PageText) -> Iterator[Finding]:
    """Names of characters that can be typed; `&lt;`, `&nbsp;` and the like have their reasons."""
    for line, match in _in_body(text, _ENTITY):
        char = html.unescape(match[0])
        if len(char) == 1 and not char.isascii() and char.isprintable():
            start = match.start() + 1
            edit = Edit(line, start, line, start + len(match[0]), char)
            yield Finding(line, start, f"`{match[0]}` stands for `{char}`", f"write `{char}`",
                          (edit,))  # fmt: skip


@page_rule(
    "entity-shown",
    "warning",
    reason="Front matter is no HTML, and neither is what was escaped twice: candidates and search "
    "engines read the name instead of the character.",
    bad="---\ntitle: Engineer, R&amp;D\n---\n\nBuild gauges.\n",
    good="---\ntitle: Engineer, R&D\n---\n\nBuild gauges.\n",
    mends=True,
)
def entity_shown(text: PageText) -> Iterator[Finding]:
    """Names of characters in front matter, and `&amp;pound;` in the text."""
    if "&" not in text.text:
        return
    for line in range(2, text.body_line):
        written = text.lines[line - 1]
        if "&" in written and not written.lstrip().startswith("#"):
            for match in _ENTITY.finditer(written):
                if (char := html.unescape(match[0])) != match[0]:
                    yield _shown(line, match.start() + 1, match[0], char, is_safe=_is_safe(match))
    for line, match in _in_body(text, _TWICE):
        name = f"&{match['rest']};"
        char = html.unescape(name)
        if char not in _ESCAPES - {"&"} and char != name:
            yield _shown(line, match.start() + 1, f"&amp;{name[1:]}", char, is_safe=True)


def _shown(line: int, column: int, written: str, char: str, *, is_safe: bool) -> Finding:
    instead = char if char.isprintable() else " " if char.isspace() else ""
    edits = (Edit(line, column, line, column + len(written), instead),) if is_safe else ()
    return Finding(
        line,
        column,
        f"candidates read `{written}` as it stands",
        f"write `{instead}`" if instead.strip() else "write a space" if instead else "delete it",
        edits,
    )


def _is_safe(match: re.Match[str]) -> bool:
    """Whether the character has no meaning of its own in YAML at this place."""
    char = html.unescape(match[0])
    before = match.string[: match.start()]
    if char == "&":
        return before[-1:].isalnum() or (before[-1:] == " " and before[-2:-1].isalnum())
    return not char.isascii()


def _in_body(text: PageText, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """What a pattern finds in the text, but not in code."""
    for number, line in enumerate(text.written if "&" in text.text else (), 1):
        if "&" in line:
            for match in pattern.finditer(line):
                yield number, match


RULES: tuple[Rule, ...] = (html_entity, entity_shown)
