"""Tags: which page has which, and the pages that list them.

Source: docusaurus 3.10.2, docusaurus-utils/src/tags.ts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from careers.config import Config
from careers.content.collation import locale_key
from careers.content.fields import shortened
from careers.content.front_matter import InlineTag
from careers.content.kebab import kebab_case
from careers.content.pages import Page
from careers.content.routes import normalize_url
from careers.content.tags_file import TagDefinition
from careers.problems import Location, Problem, Severity

_LONGEST_NAME_BYTES = 255


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as one page shows it."""

    label: str
    permalink: str
    description: str = ""
    inline: bool = True
    """Not defined in the tags file."""


@dataclass(frozen=True, slots=True)
class TagPage:
    """Every page with one tag; the first page's wording of the tag wins."""

    tag: Tag
    pages: tuple[Page, ...]
    """Listed ones, by title; all of them where the whole tag is unlisted."""
    unlisted: bool


@dataclass(frozen=True, slots=True)
class Tags:
    """All tags of a site."""

    of_page: Mapping[str, tuple[Tag, ...]]
    """By the page's source path, as written, repeats included."""
    pages: tuple[TagPage, ...]
    """In locale order of their labels."""
    list_permalink: str
    problems: tuple[Problem, ...] = ()

    @property
    def listed(self) -> tuple[TagPage, ...]:
        """What the tag list shows."""
        return tuple(page for page in self.pages if not page.unlisted)


def collect_tags(
    pages: Iterable[Page],
    unlisted: frozenset[str],
    defined: Mapping[str, TagDefinition] | None,
    config: Config,
) -> Tags:
    """Give every page its tags and every tag its pages.

    Args:
        pages: In any order; drafts left out.
        unlisted: Ids of pages that no list shows.
        defined: The tags file by key, or None where there is none.
        config: For the base of tag addresses and what to do about tags not in the file.
    """
    docs = config.docs
    base = normalize_url([config.base_url, docs.route_base_path, docs.tags_base_path])
    ordered = sorted(pages, key=lambda page: locale_key(page.id))
    tagger = _Tagger(defined or {}, base)
    of_page = {page.source: tagger.of_page(page) for page in ordered}
    problems: tuple[Problem, ...] = ()
    if defined is not None and docs.on_inline_tags != "ignore":
        problems = tuple(_undefined(ordered, of_page, docs.on_inline_tags))
    problems = (*problems, *_unusable(ordered, of_page))
    return Tags(of_page, tuple(_tag_pages(ordered, unlisted, of_page)), base, problems)


class _Tagger:
    """Makes each tag once, however many pages have it."""

    def __init__(self, defined: Mapping[str, TagDefinition], base: str) -> None:
        self.defined = defined
        self.base = base
        self.made: dict[str | InlineTag, Tag] = {}

    def of_page(self, page: Page) -> tuple[Tag, ...]:
        tags = []
        for written in page.front_matter.tags:
            if written not in self.made:
                self.made[written] = self._tag(written)
            tags.append(self.made[written])
        return tuple(tags)

    def _tag(self, written: str | InlineTag) -> Tag:
        if not isinstance(written, str):
            label, permalink = written
            return Tag(label, normalize_url([self.base, permalink]))
        if known := self.defined.get(written):
            permalink = normalize_url([self.base, known.permalink])
            return Tag(known.label, permalink, known.description, inline=False)
        return Tag(written, normalize_url([self.base, kebab_case(written)]))


def _tag_pages(
    ordered: list[Page], unlisted: frozenset[str], of_page: Mapping[str, tuple[Tag, ...]]
) -> list[TagPage]:
    groups: dict[str, tuple[Tag, list[Page]]] = {}
    for page in ordered:
        for tag in of_page[page.source]:
            _, members = groups.setdefault(tag.permalink, (tag, []))
            if page not in members[-1:]:
                members.append(page)
    tag_pages = []
    for tag, members in groups.values():
        listed = [page for page in members if page.id not in unlisted]
        shown = sorted(listed or members, key=lambda page: locale_key(page.title))
        tag_pages.append(TagPage(tag, tuple(shown), unlisted=not listed))
    return sorted(tag_pages, key=lambda tag_page: locale_key(tag_page.tag.label))


def _unusable(ordered: list[Page], of_page: Mapping[str, tuple[Tag, ...]]) -> Iterator[Problem]:
    """Tags whose address no file can have; said at each page, for there the tag is written."""
    for page in ordered:
        for tag in of_page[page.source]:
            parts = tag.permalink.strip("/").split("/")
            if any(p in ("", ".", "..") or len(p.encode()) > _LONGEST_NAME_BYTES for p in parts):
                at = page.front_matter.raw["tags"]
                yield Problem(
                    Location(page.source, at.line, at.column),
                    f"the tag `{shortened(tag.label)}` has an address that no page can have",
                    "tag-permalink",
                    "use letters, digits and dashes: `{label: Remote, permalink: /remote}`",
                )


_SEVERITY: dict[str, Severity] = {"log": "info", "warn": "warning", "throw": "error"}


def _undefined(
    ordered: list[Page], of_page: Mapping[str, tuple[Tag, ...]], action: str
) -> list[Problem]:
    problems = []
    for page in ordered:
        unknown = [f"`{tag.label}`" for tag in of_page[page.source] if tag.inline]
        if unknown:
            at = page.front_matter.raw["tags"]
            problems.append(
                Problem(
                    Location(page.source, at.line, at.column),
                    f"tags that the tags file does not define: {', '.join(unknown)}",
                    "tag-undefined",
                    "add them to the tags file, or set `onInlineTags` to `ignore`",
                    severity=_SEVERITY[action],
                    refused=action == "throw",
                )
            )
    return problems
