"""Bodies for tests: made from text, and written down as one piece of HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import pytest

from careers.markdown import render_body
from careers.markdown.body import Body, ComponentRef, ImageRef, LinkRef, MarkdownOptions, Part

PAGE = "content/page.md"
_SPEC = Path(__file__).parent / "spec"


def body_of(
    text: str,
    *,
    path: str = PAGE,
    first_line: int = 1,
    front_matter: Mapping[str, object] | None = None,
    partials: Mapping[str, str] | None = None,
    **options: Any,
) -> Body:
    """The body of a page; ``options`` are those of MarkdownOptions that are not as usual."""
    return render_body(
        text,
        path=path,
        first_line=first_line,
        options=MarkdownOptions(**options),
        front_matter=front_matter or {},
        partials=partials or {},
    )


def html_of(body: Body) -> str:
    """The HTML with holes filled as written; a component becomes an element of its name."""
    return "".join(_html(body.parts)).strip()


def _html(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, LinkRef):
            yield f'<a href="{escape(part.url)}"{part.attributes}>'
        elif isinstance(part, ImageRef):
            yield f'<img src="{escape(part.url)}" alt="{escape(part.alt)}"{part.attributes}>'
        else:
            props = "".join(f" {name}={value!r}" for name, value in part.props)
            yield f"<{part.name}{props}>{''.join(_html(part.children))}</{part.name}>"


def holes_of(body: Body) -> list[str]:
    """Links, images and components with their places: ``3:7 link a.md``."""
    return [hole for part in body.parts for hole in _holes(part)]


def _holes(part: Part) -> Iterator[str]:
    if isinstance(part, ComponentRef):
        yield f"{part.line}:{part.column} component {part.name}"
        for child in part.children:
            yield from _holes(child)
    elif not isinstance(part, str):
        kind = "link" if isinstance(part, LinkRef) else "image"
        source = f" in {part.source}" if part.source else ""
        yield f"{part.line}:{part.column} {kind} {part.url}{source}"


def described(body: Body) -> str:
    """The HTML, what goes into the head, and the problems with their cures, line by line."""
    lines = [html_of(body) or "(nothing)"]
    lines += [f"head: {e.tag} {dict(e.attributes)} {e.text}".rstrip() for e in body.head]
    for problem in body.problems:
        place = f"{problem.location.line}:{problem.location.column}"
        refused = " (refused)" if problem.refused else ""
        lines.append(f"{place}: {problem.severity}: {problem.message} [{problem.rule}]{refused}")
        lines += [f"    {problem.hint}"] if problem.hint else []
    return "\n".join(lines)


def written_down(table: str) -> list[Any]:
    """The cases of ``spec/<table>.md`` as parameters (input, wanted).

    A case is a title, a line with a dot, the input, a dot, what is wanted, a dot.
    """
    blocks = (_SPEC / f"{table}.md").read_text("utf-8").split("\n.\n")
    cases = [blocks[index : index + 3] for index in range(0, len(blocks) - 1, 3)]
    return [
        pytest.param(given.removesuffix("\n."), wanted, id=title.strip().splitlines()[-1])
        for title, given, wanted in cases
    ]
