"""The room's one door: the text of a page in, its body out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from careers.markdown.body import Body, CleanPart, MarkdownOptions, Part, Partials, Text
from careers.markdown.clean_text import clean_text
from careers.markdown.document import document_of
from careers.markdown.library import Library
from careers.markdown.outline import outline_of
from careers.markdown.parts import joined, references
from careers.markdown.reading import format_of, read
from careers.markdown.renderer import Renderer
from careers.markdown.search_words import body_words
from careers.problems import in_order

T = TypeVar("T")


def render_body(  # noqa: PLR0913 -- everything that a body depends on
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
        format=format_of(path, options, front_matter),
        options=options,
        partials=partials,
        front_matter=front_matter,
    )
    document = document_of(reading)
    library = Library(document)
    parts = joined(Renderer(document, library).render())
    partials_used = library.documents()
    return Body(
        text=Text(
            parts=parts,
            toc=tuple(library.toc()),
            clean=_clean(parts, options),
            words=tuple(body_words(parts)) if options.clean else (),
            outline=outline_of(document.blocks, reading) if options.outline else None,
        ),
        has_title=reading.has_title,
        ids=_collected(reading.ids, [used.reading.ids for used in partials_used]),
        references=tuple(references(parts)),
        head=_collected(reading.head, [used.reading.head for used in partials_used]),
        partials=tuple(sorted(used.reading.path for used in partials_used)),
        modules=_collected(reading.modules, [used.reading.modules for used in partials_used]),
        problems=in_order(
            _collected(reading.problems, [used.reading.problems for used in partials_used])
        ),
    )


def _clean(parts: tuple[Part, ...], options: MarkdownOptions) -> tuple[CleanPart, ...] | None:
    if not options.clean:
        return None
    return clean_text(parts, default_titles=[title for _, title in options.labels.admonitions])


def _collected(own: list[T], others: list[list[T]]) -> tuple[T, ...]:
    """Each item once, the page's own first."""
    return tuple(dict.fromkeys([*own, *(item for items in others for item in items)]))
