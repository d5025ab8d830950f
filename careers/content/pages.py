"""A source understood: identity, title, address and rendered text of one page."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import basename, dirname, splitext

from careers.config import Config
from careers.content.excerpt import content_title, excerpt
from careers.content.front_matter import FrontMatter, split_front_matter
from careers.content.landing import Landing, read_landing
from careers.content.routes import (
    climbs_above_root,
    doc_slug,
    is_valid_slug,
    normalize_url,
    split_number_prefix,
    strip_number_prefixes,
)
from careers.content.sources import Source
from careers.markdown import render_body
from careers.markdown.body import Body, MarkdownOptions, Partials
from careers.problems import Location, Problem
from careers.roles import Role, RoleDefaults, read_role

NO_ROLE = Role()


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file as a page. It does not know its neighbours, tags' pages or sidebar."""

    source: str
    """Relative to the site folder: ``content/eng/web.md``."""
    path: str
    """Relative to the content folder: ``eng/web.md``."""
    id: str
    """Docusaurus's doc id: ``eng/web``, number prefixes taken off."""
    title: str
    """Metadata title: plain text, Markdown raw."""
    description: str
    """Front matter's, else the excerpt, else empty."""
    slug: str
    permalink: str
    """With ``baseUrl``; the site's trailing-slash policy is not applied yet."""
    position: float | None
    """``sidebar_position``, else the number prefix of the file name."""
    front_matter: FrontMatter
    body: Body
    body_line: int = 1
    """Line of the file on which the text after the front matter begins."""
    role: Role = NO_ROLE
    """What the page says of a job; it counts only where the site takes the page as a role."""
    role_problems: tuple[Problem, ...] = ()
    landing: Landing | None = None
    """For the head of the index; only of a page whose slug is ``/``."""

    @property
    def folder(self) -> str:
        """Below the content folder; ``""`` at its top."""
        return dirname(self.path)

    @property
    def sidebar_label(self) -> str:
        """What the sidebar and breadcrumbs call the page."""
        return self.front_matter.sidebar_label or self.title

    @property
    def pagination_label(self) -> str:
        """What the neighbours call the page."""
        return self.front_matter.pagination_label or self.sidebar_label


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of one source: a page unless it has an error."""

    source: str
    page: Page | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class PageOptions:
    """Everything around a page that it depends on; equal options and text, equal pages."""

    content: str
    """The content folder, relative to the site folder."""
    base_path: str
    """``baseUrl`` and ``routeBasePath`` joined."""
    number_prefixes: bool
    markdown: MarkdownOptions
    role: RoleDefaults = RoleDefaults()  # noqa: RUF009 - frozen
    """What the site and the page's folder say about roles."""


def page_options(config: Config, markdown: MarkdownOptions) -> PageOptions:
    """Take from the configuration what pages depend on."""
    return PageOptions(
        content=config.docs.path,
        base_path=normalize_url([config.base_url, config.docs.route_base_path]),
        number_prefixes=config.docs.number_prefix_parser,
        markdown=markdown,
        role=RoleDefaults(
            timezone=config.careers.timezone or "UTC",
            country=config.careers.country,
            currency=config.careers.currency,
            apply=config.careers.apply,
        ),
    )


def parse_page(source: Source, options: PageOptions, partials: Partials) -> Parsed:
    """Understand one file: pure, so that it can be remembered and spread over processes."""
    parts = split_front_matter(source.text, path=source.path)
    problems = list(parts.problems)
    front_matter = parts.front_matter
    path = source.path[len(options.content) + 1 :]
    strip = options.number_prefixes and front_matter.parse_number_prefixes is not False
    stem = splitext(basename(path))[0]
    prefixed = split_number_prefix(stem) if strip else None
    base_id = front_matter.id or (prefixed.name if prefixed else stem)
    slug = doc_slug(path, base_id=base_id, slug=front_matter.slug, strip_prefixes=strip)
    problems += _identity_problems(source.path, front_matter, slug, dirname(path))
    if any(problem.severity == "error" for problem in problems):
        return Parsed(source.path, None, tuple(problems))
    title, description = _title_and_description(front_matter, parts.body, base_id)
    body = render_body(
        parts.body,
        path=source.path,
        first_line=parts.body_line,
        options=options.markdown,
        front_matter=front_matter.values,
        partials=partials,
    )
    role, role_problems = read_role(
        front_matter.raw,
        parts.body,
        title=(content_title(parts.body) if body.has_title else None) or title,
        path=source.path,
        text_line=parts.body_line,
        defaults=options.role,
        source=source.text,
    )
    landing, wrong = read_landing(front_matter.raw, source.path) if slug == "/" else (None, ())
    folder = strip_number_prefixes(dirname(path)) if strip else dirname(path)
    position: float | None = front_matter.sidebar_position
    page = Page(
        source=source.path,
        path=path,
        id=f"{folder}/{base_id}" if folder else base_id,
        title=title,
        description=description,
        slug=slug,
        permalink=normalize_url([options.base_path, slug]),
        position=position if position is not None else (prefixed.position if prefixed else None),
        front_matter=front_matter,
        body=body,
        body_line=parts.body_line,
        role=role,
        role_problems=role_problems,
        landing=landing,
    )
    return Parsed(source.path, page, (*problems, *body.problems, *wrong))


def _title_and_description(front_matter: FrontMatter, body: str, base_id: str) -> tuple[str, str]:
    """Both present keys win, even when they are empty."""
    title = front_matter.title
    if title is None:
        title = content_title(body) or base_id
    description = front_matter.description
    return title, (excerpt(body) or "") if description is None else description


def _identity_problems(
    source: str, front_matter: FrontMatter, slug: str, folder: str
) -> list[Problem]:
    problems = []
    if front_matter.id and "/" in front_matter.id:
        problems.append(
            Problem(
                _key_location(source, front_matter, "id"),
                f"`id: {front_matter.id}` must not contain a slash",
                "id-slash",
                "the folder is added by itself; use `slug` to move the page",
                refused=True,
            )
        )
    if not is_valid_slug(slug):
        problems.append(
            Problem(
                _key_location(source, front_matter, "slug"),
                f"`{slug}` is not a path that a page can have",
                "slug-invalid",
                "use letters, digits and dashes: `slug: /platform-engineer`",
                refused=True,
            )
        )
    elif front_matter.slug and climbs_above_root(front_matter.slug, folder):
        problems.append(
            Problem(
                _key_location(source, front_matter, "slug"),
                f"`slug: {front_matter.slug}` climbs above the top; the page is at `{slug}`",
                "slug-climbs",
                f"write `slug: {slug}`",
                severity="warning",
            )
        )
    return problems


def _key_location(source: str, front_matter: FrontMatter, key: str) -> Location:
    value = front_matter.raw.get(key)
    return Location(source, value.line, value.column) if value else Location(source)
