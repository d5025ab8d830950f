"""Title and description of a page, found in its text the way Docusaurus finds them.

Both look at raw lines with regular expressions, not at the Markdown tree; their surprises
(``# Title {#id}`` yields the description ``id}``) are what sites see today, so they are kept.
Source: docusaurus 3.10.2, docusaurus-utils/src/markdownUtils.ts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_IMPORTS = re.compile(r"\A(?:import\s(?:.|\r?\n(?!\r?\n))*(?:\r?\n){2,})*")
_ATX_TITLE = re.compile(r"#[ \t]+(?P<title>[^ \t].*)(?:\r?\n|\Z)")
_SETEXT_TITLE = re.compile(r"(?P<title>.*)\r?\n=+(?:\r?\n|\Z)")
_HEADING_ID = re.compile(r"\{#*[\w-]+\}\Z", re.ASCII)
_SETEXT_END = re.compile(r"\s*=+\Z")
_INLINE_CODE = re.compile(r"`([^`]*)`")


def content_title(text: str) -> str | None:
    """The level-1 heading that opens the text, as metadata: Markdown raw, only backticks gone."""
    text = _IMPORTS.sub("", text.strip(), count=1).strip()
    if match := _ATX_TITLE.match(text):
        title = _without_end(match["title"].strip())
    elif match := _SETEXT_TITLE.match(text):
        title = _SETEXT_END.sub("", match["title"].strip(), count=1)
    else:
        return None
    return _INLINE_CODE.sub(r"\1", title).strip()


def _without_end(title: str) -> str:
    """Without closing hashes or an id, in linear time."""
    return title.rstrip("#") if title.endswith("#") else _HEADING_ID.sub("", title, count=1)


_LEADING_SETEXT = re.compile(r"\A[^\r\n]*\r?\n[=]+")
_MODULE_LINE = re.compile(r"(?:import|export)\s.*")
_BACKTICKS = re.compile(r"`+")

# In this order; a count of 1 means the first match only.
_CLEANERS: tuple[tuple[re.Pattern[str], str, int], ...] = (
    (re.compile(r"<[^>]*>"), "", 0),
    (re.compile(r"^#[^#]+#?", re.MULTILINE), "", 0),  # this is how "# Title" lines vanish
    (re.compile(r"^#{1,6}\s*([^#]*?)\s*#{0,6}", re.MULTILINE), r"\1", 0),
    (re.compile(r"([*_]{1,3})(.*?)\1"), r"\2", 0),
    (re.compile(r"~~(\S.*\S)~~"), r"\1", 0),
    (re.compile(r"!\[(.*?)\][\[(].*?[\])]"), r"\1", 0),
    (re.compile(r"\[\^.+?\](?:: .*$)?"), "", 0),
    (re.compile(r"\[(.*?)\][\[(].*?[\])]"), r"\1", 0),
    (re.compile(r"`(.+?)`"), r"\1", 0),
    (re.compile(r"^\s{0,3}>\s?"), "", 0),
    (re.compile(r":::.*"), "", 1),
    (re.compile(r"\s?:(?:::|[^:\n])+:"), "", 0),
    (re.compile(r"\{#*[\w-]+\}", re.ASCII), "", 1),
)

_LONGEST_LINE = 10_000
"""Characters of a line that are looked at: the patterns are quadratic on hostile lines."""


def excerpt(text: str) -> str | None:
    """The first line of the text that has something left after cleaning: the page's description."""
    text = _LEADING_SETEXT.sub("", text.lstrip(), count=1)
    for line in _prose_lines(text):
        if cleaned := _clean(line[:_LONGEST_LINE]):
            return cleaned
    return None


def _prose_lines(text: str) -> Iterator[str]:
    """Lines outside of import and export blocks and of backtick fences."""
    fence = ""
    in_module = False
    for line in re.split(r"\r?\n", text):
        stripped = line.strip()
        if not stripped:
            in_module = False
        elif not fence and (in_module or _MODULE_LINE.match(line)):
            in_module = True
        elif stripped.startswith("```"):
            marker = _BACKTICKS.match(stripped)
            length = len(marker[0]) if marker else 0
            if not fence:
                fence = "`" * length
            elif length >= len(fence):
                fence = ""
        elif not fence:
            yield line


def _clean(line: str) -> str:
    for pattern, replacement, count in _CLEANERS:
        line = pattern.sub(replacement, line, count=count)
    return line.strip()
