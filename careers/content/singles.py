"""Single pages: the Markdown files of ``src/pages``, which are no roles and in no sidebar.

Source: docusaurus 3.10.2, plugin-content-pages/src/{content,frontMatter}.ts.
"""

from __future__ import annotations

from careers.config import Config
from careers.content.excerpt import content_title, excerpt
from careers.content.front_matter import split_front_matter
from careers.content.pages import Page, PageOptions, Parsed
from careers.content.routes import file_to_path, normalize_url
from careers.content.sources import Source
from careers.markdown import render_body
from careers.markdown.body import MarkdownOptions, Partials

_KEYS = frozenset(
    {
        "title",
        "description",
        "keywords",
        "image",
        "slug",
        "hide_table_of_contents",
        "toc_min_heading_level",
        "toc_max_heading_level",
        "last_update",
        "draft",
        "unlisted",
        "mdx",
    }
)
"""What Docusaurus reads there, and with it ``wrapperClassName``, which only outputs need."""


def single_options(config: Config, markdown: MarkdownOptions) -> PageOptions | None:
    """What single pages depend on; None where they are switched off."""
    said = config.pages
    if said is None:
        return None
    return PageOptions(
        content=said.path,
        base_path=normalize_url([config.base_url, said.route_base_path]),
        number_prefixes=False,
        markdown=markdown,
    )


def parse_single(source: Source, options: PageOptions, partials: Partials) -> Parsed:
    """Understand one file: pure, as ``parse_page`` is."""
    parts = split_front_matter(source.text, source.path, _KEYS)
    said = parts.front_matter
    if any(problem.severity == "error" for problem in parts.problems):
        return Parsed(source.path, None, parts.problems)
    path = source.path[len(options.content) + 1 :]
    slug = said.slug or file_to_path(path)
    title = content_title(parts.body) if said.title is None else said.title
    description = excerpt(parts.body) if said.description is None else said.description
    body = render_body(
        parts.body,
        path=source.path,
        first_line=parts.body_line,
        options=options.markdown,
        front_matter=said.values,
        partials=partials,
    )
    page = Page(
        source=source.path,
        path=path,
        id=source.path,
        title=title or "",
        description=description or "",
        slug=slug,
        permalink=normalize_url([options.base_path, slug]),
        position=None,
        front_matter=said,
        body=body,
        body_line=parts.body_line,
    )
    return Parsed(source.path, page, (*parts.problems, *body.problems))
