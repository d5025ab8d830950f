"""Our functions under the names and the forms of the recorded tables in ``vectors/``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from posixpath import basename, splitext
from tempfile import TemporaryDirectory
from typing import Any

import site_as_recorded
from markupsafe import escape

from careers import markdown
from careers.build import Builder
from careers.content import excerpt as excerpts
from careers.content import kebab as kebabs
from careers.content import routes
from careers.content.front_matter import FrontMatter, InlineTag, split_front_matter
from careers.content.tags_file import TagDefinition, read_tags_file
from careers.markdown.body import ImageRef, LinkRef, MarkdownOptions, Part
from careers.outputs import cards
from careers.problems import Problem


@dataclass(frozen=True)
class Refused:
    """Docusaurus throws here; we report a problem that it would fail over."""

    why: str


def _refusal(problems: tuple[Problem, ...]) -> Refused | None:
    return next((Refused(str(problem)) for problem in problems if problem.refused), None)


def number_prefix(name: str) -> list[Any]:
    split = routes.split_number_prefix(name)
    return [split.name, split.position]


def doc_slug(page: dict[str, str]) -> str | Refused:
    stem = splitext(basename(page["source"]))[0]
    base_id = page.get("id") or routes.split_number_prefix(stem).name
    slug = routes.doc_slug(
        page["source"], base_id=base_id, slug=page.get("slug"), strip_prefixes=True
    )
    return slug if routes.is_valid_slug(slug) else Refused(slug)


def category_index(source: str) -> bool:
    return routes.is_category_index(source)


def valid_pathname(slug: str) -> bool:
    return routes.is_valid_slug(slug)


def normalize_url(parts: list[str]) -> str:
    return routes.normalize_url(parts)


def resolve_pathname(to_and_from: list[str]) -> str:
    to, base = to_and_from
    return routes.resolve_pathname(to, base)


def trailing_slash(given: tuple[str, bool | None, str]) -> str:
    path, trailing, base_url = given
    return routes.apply_trailing_slash(path, trailing_slash=trailing, base_url=base_url)


def edit_url(given: list[str]) -> str | None:
    path, base = given
    return routes.edit_url(path, base)


def local_url(url: str) -> dict[str, str] | None:
    parts = routes.local_url(url)
    if parts is None:
        return None
    named = {"pathname": parts.pathname, "search": parts.search, "hash": parts.hash}
    return {name: part for name, part in named.items() if part is not None}


def excerpt(text: str) -> str | None:
    return excerpts.excerpt(text)


def content_title(text: str) -> str | None:
    return excerpts.content_title(text)


def capitalize(text: str) -> str:
    return kebabs.capitalize(text)


def tags_file(text: str) -> dict[str, Any] | Refused:
    tags, problems = read_tags_file(text, "content/tags.yml")
    return _refusal(problems) or {key: _definition(tag) for key, tag in tags.items()}


def _definition(tag: TagDefinition) -> dict[str, str]:
    described = {"description": tag.description} if tag.description else {}
    return {"label": tag.label, "permalink": tag.permalink, **described}


def kebab(text: str) -> str:
    return kebabs.kebab_case(text)


def slugger(headings: list[str]) -> list[str]:
    return markdown.slugger(headings)


def heading_id(text: str) -> list[str | None]:
    return list(markdown.parse_heading_id(text))


def code_meta(block: dict[str, Any]) -> dict[str, Any]:
    options = MarkdownOptions()
    read = markdown.code_meta(block["lang"] or "text", block["meta"] or "", block["code"], options)
    highlighted = options.magic_comments[0][0]
    return {
        "language": read.language,
        "title": read.title or None,
        "start": read.start,
        "lines": read.lines,
        "highlight": sorted(line for line, name in read.classes if name == highlighted),
    }


def front_matter(text: str) -> dict[str, Any] | Refused:
    parts = split_front_matter(text, "content/page.md")
    read = parts.front_matter
    converted = {
        name: getattr(read, name)
        for name in read.values
        if name in FrontMatter.__dataclass_fields__
    }
    converted.pop("last_update", None)  # of a type of its own, which forgets unknown keys
    found = {**read.values, **converted}
    # Docusaurus reads `---js` and `---json` here, and refuses the page only when it compiles it.
    refusing = tuple(
        one
        for one in parts.problems
        if one.rule != "front-matter-language" or one.severity == "error"
    )
    return _refusal(refusing) or {"frontMatter": _json(found), "content": parts.body}


def _json(value: Any) -> Any:
    """Dates as JavaScript writes them, tags as mappings."""
    if isinstance(value, datetime):
        return (
            value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.")
            + f"{value.microsecond // 1000:03}Z"
        )
    if isinstance(value, date):
        return f"{value.isoformat()}T00:00:00.000Z"
    if isinstance(value, InlineTag):
        return value._asdict()
    if isinstance(value, Mapping):
        return {str(key): _json(one) for key, one in value.items()}
    return [_json(one) for one in value] if isinstance(value, list | tuple) else value


def unwrap_mdx_code_block(text: str) -> str:
    return markdown.unwrap_mdx_code_block(text)


def escape_heading_ids(text: str) -> str:
    return markdown.escape_heading_ids(text)


def admonition_title_to_label(text: str) -> str:
    return markdown.admonition_title_to_label(text, MarkdownOptions().admonition_keywords or ())


def leading_emoji(label: str) -> list[str | None]:
    return list(cards.leading_emoji(label))


def markdown_mdx(text: str) -> str | Refused:
    return _rendered(text, MarkdownOptions(format="mdx", trust_content=True))


def markdown_commonmark(text: str) -> str | Refused:
    return _rendered(text, MarkdownOptions(format="md", trust_content=True))


def _rendered(text: str, options: MarkdownOptions) -> str | Refused:
    """Trusted, as Docusaurus trusts: the list of allowed elements is a difference of its own."""
    # A text may begin like front matter that is never closed.
    found = split_front_matter(text, "content/page.md").problems
    unclosed = tuple(one for one in found if one.rule == "front-matter-unclosed")
    body = markdown.render_body(
        text,
        path="content/page.md",
        first_line=1,
        options=options,
        front_matter={},
        partials={},
    )
    return _refusal((*unclosed, *body.problems)) or "".join(_html(part) for part in body.parts)


def _html(part: Part) -> str:
    """A hole filled without a site: the recorded texts link to nothing that a site would change."""
    if isinstance(part, str):
        return part
    if isinstance(part, LinkRef):
        return f'<a href="{escape(part.url)}"{part.attributes}>'
    if isinstance(part, ImageRef):
        return f'<img src="{escape(part.url)}" alt="{escape(part.alt)}"{part.attributes}>'
    return "".join(map(_html, part.children))


def structure(given: dict[str, Any]) -> dict[str, Any] | Refused:
    with TemporaryDirectory() as folder:
        site_dir = Path(folder)
        (site_dir / "careers.toml").write_text(_configuration(given), "utf-8")
        for path, text in given["files"].items():
            file = site_dir / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        built = Builder(site_dir).build()
    return _refusal(built.problems) or site_as_recorded.structure(built.site)


def _configuration(given: dict[str, Any]) -> str:
    """Only the docs plugin was recorded here, so links and images may lead nowhere."""
    lines = [
        'title = "T"',
        'url = "https://example.org"',
        f"baseUrl = {json.dumps(given.get('baseUrl', '/'))}",
        'onBrokenLinks = "ignore"',
        'onBrokenAnchors = "ignore"',
        "[markdown.hooks]",
        'onBrokenMarkdownLinks = "ignore"',
        'onBrokenMarkdownImages = "ignore"',
        "[docs]",
    ]
    lines += [f"{key} = {json.dumps(value)}" for key, value in given.get("docs", {}).items()]
    return "\n".join(lines)
