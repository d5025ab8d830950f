"""The room's one door: the text of a page in, its body out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from careers.markdown.body import Body, MarkdownOptions, Partials
from careers.markdown.document import tokens_of
from careers.markdown.reading import read
from careers.markdown.renderer import Renderer, joined
from careers.problems import in_order


def render_body(
    text: str,
    *,
    path: str,
    first_line: int,
    options: MarkdownOptions,
    front_matter: Mapping[str, object],
    partials: Partials,
) -> Body:
    """Render the text after the front matter of a page.

    ``path`` is site-relative, ``first_line`` the line of the file that ``text`` begins on.
    Nothing an author can write raises; what is wrong is in ``Body.problems``.
    """
    reading = read(
        text,
        path=path,
        first_line=first_line,
        format=_format(path, options, front_matter),
        options=options,
        partials=partials,
        front_matter=front_matter,
    )
    tokens = tokens_of(reading)
    renderer = Renderer(reading, tokens)
    renderer.render(0, len(tokens))
    return Body(
        parts=joined(renderer.parts),
        toc=tuple(reading.toc),
        has_title=reading.has_title,
        ids=tuple(reading.ids),
        head=tuple(reading.head),
        problems=in_order(reading.problems),
    )


def _format(
    path: str, options: MarkdownOptions, front_matter: Mapping[str, object]
) -> Literal["mdx", "md"]:
    """Source: docusaurus 3.10.2, mdx-loader/src/format.ts."""
    mdx = front_matter.get("mdx")
    written = mdx.get("format") if isinstance(mdx, Mapping) else None
    chosen = written if written in ("mdx", "md", "detect") else options.format
    if chosen == "detect":
        return "mdx" if path.endswith(".mdx") else "md"
    return "md" if chosen == "md" else "mdx"
