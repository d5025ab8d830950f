"""Markdown files that other pages import."""

from __future__ import annotations

import re
from typing import Literal

from careers.markdown.reading import Reading, read

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(?:.*?\n)??---[^\n]*(?:\n|\Z)", re.DOTALL)


def read_partial(path: str, page: Reading) -> Reading:
    """A partial as it is read for one page; its front matter is left out, as in Docusaurus."""
    text = page.partials[path].replace("\r\n", "\n")
    block = _FRONT_MATTER.match(text)
    reading = read(
        text[block.end() :] if block else text,
        path=path,
        first_line=1 + (text.count("\n", 0, block.end()) if block else 0),
        format=_format(path, page),
        options=page.options,
        partials=page.partials,
        front_matter={},
    )
    if block is not None:
        reading.problem(
            (1, 1),
            "the front matter of a file that is only imported has no effect",
            rule="mdx-partial-front-matter",
            hint="take it out",
        )
    return reading


def _format(path: str, page: Reading) -> Literal["mdx", "md"]:
    if page.options.format == "detect":
        return "mdx" if path.endswith(".mdx") else "md"
    return page.options.format
