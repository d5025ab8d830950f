"""The YAML block at the top of a page: split off, read, and made into typed values.

Source: docusaurus 3.10.2, plugin-content-docs/src/frontMatter.ts and
docusaurus-utils/src/markdownUtils.ts; the rules are section 3 of FINDINGS.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from careers.content.fences import read_fenced
from careers.content.fields import Fields, described, shortened
from careers.located_yaml import Located, plain
from careers.markdown.sanitize import is_allowed_url
from careers.problems import Location, Problem

_SPACE = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_SPACE += "\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What JavaScript's ``trim`` takes off."""
_LOWEST_HEADING, _HIGHEST_HEADING = 2, 6
_SIMILAR = 0.86
"""``sidbar_position`` and ``keyword`` are slips; ``tag`` and ``image_alt`` are keys of others."""


class InlineTag(NamedTuple):
    """A tag that a page defines itself: ``{label: Remote, permalink: /remote}``."""

    label: str
    permalink: str


@dataclass(frozen=True, slots=True)
class LastUpdate:
    """``last_update``: what the page itself says about its last change."""

    author: str | None = None
    date: datetime | None = None
    """In UTC."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a page says about itself, validated and converted as in Docusaurus.

    A field is None when its key is absent; where null has a meaning of its own, ``has`` tells.
    """

    id: str | None = None
    title: str | None = None
    description: str | None = None
    slug: str | None = None
    sidebar_label: str | None = None
    sidebar_position: int | float | None = None
    sidebar_class_name: str | None = None
    sidebar_custom_props: Mapping[str, object] | None = field(default=None, hash=False)
    sidebar_key: str | None = None
    hide_title: bool = False
    hide_table_of_contents: bool = False
    toc_min_heading_level: int | float | None = None
    toc_max_heading_level: int | float | None = None
    keywords: tuple[str, ...] = ()
    image: str | None = None
    """A path or address as written."""
    tags: tuple[str | InlineTag, ...] = ()
    draft: bool = False
    unlisted: bool = False
    pagination_label: str | None = None
    pagination_next: str | None = None
    """A doc id; null takes the link away."""
    pagination_prev: str | None = None
    displayed_sidebar: str | None = None
    """Null takes the sidebar away."""
    custom_edit_url: str | None = None
    """Null and empty text take the link away."""
    parse_number_prefixes: bool = True
    last_update: LastUpdate | None = None
    format: Literal["md", "mdx", "detect"] | None = None
    """``mdx: {format: md}``"""
    raw: Mapping[str, Located] = field(default_factory=dict, hash=False)
    """Every key as written, with its place."""
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    """Every key as written, without places: dict, list, text, number, date, bool, None."""

    @property
    def present(self) -> frozenset[str]:
        """The keys that are written, null or not."""
        return frozenset(self.raw)

    def has(self, key: str) -> bool:
        """Whether a key is written, null or not."""
        return key in self.raw


@dataclass(frozen=True, slots=True)
class Parts:
    """A page's file taken apart."""

    front_matter: FrontMatter
    body: str
    """The text, without white space around it."""
    body_line: int
    """Line of the file on which the body's first character stands."""
    problems: tuple[Problem, ...] = ()


def split_front_matter(text: str, path: str, keys: Collection[str] | None = None) -> Parts:
    """Split a page into front matter and body, and read the front matter.

    Args:
        text: The whole file.
        path: Of the file, site-relative.
        keys: Those that have a meaning on such a page; all that are known where it is None.
    """
    fenced = read_fenced(text, path)
    entries = {key: value for key, value in fenced.entries.items() if keys is None or key in keys}
    fields = Fields(path, entries, rule="front-matter-type", converts_to_text=True)
    read = _read(fields, fenced.entries)
    body = fenced.rest.strip(_SPACE)
    before = fenced.rest[: fenced.rest.find(body)] if body else ""
    return Parts(
        front_matter=read,
        body=body,
        body_line=fenced.rest_line + before.count("\n"),
        problems=(*fenced.problems, *fields.problems, *_near_misses(fields)),
    )


def _read(fields: Fields, everything: Mapping[str, Located]) -> FrontMatter:
    entries = fields.entries
    draft, unlisted = fields.flag("draft"), fields.flag("unlisted")
    if draft and unlisted:
        hint = "delete one: a draft is not published at all, an unlisted page is not linked"
        fields.refuse(entries["unlisted"], "a page cannot be both draft and unlisted", hint)
    low, high = _heading_levels(fields)
    return FrontMatter(
        id=fields.text("id"),
        title=fields.text("title", may_be_empty=True),
        description=fields.text("description", may_be_empty=True),
        slug=fields.text("slug"),
        sidebar_label=fields.text("sidebar_label"),
        sidebar_position=fields.number("sidebar_position"),
        sidebar_class_name=fields.text("sidebar_class_name"),
        sidebar_custom_props=fields.mapping("sidebar_custom_props"),
        sidebar_key=fields.text("sidebar_key"),
        hide_title=fields.flag("hide_title") or False,
        hide_table_of_contents=fields.flag("hide_table_of_contents") or False,
        toc_min_heading_level=low,
        toc_max_heading_level=high,
        keywords=fields.texts("keywords") or (),
        image=fields.uri("image"),
        tags=_tags(fields),
        draft=draft or False,
        unlisted=unlisted or False,
        pagination_label=fields.text("pagination_label"),
        pagination_next=fields.text("pagination_next", may_be_null=True),
        pagination_prev=fields.text("pagination_prev", may_be_null=True),
        displayed_sidebar=fields.text("displayed_sidebar", may_be_null=True),
        custom_edit_url=_edit_url(fields),
        parse_number_prefixes=fields.flag("parse_number_prefixes") is not False,
        last_update=_last_update(fields),
        format=_format(fields),
        raw=everything,
        values={key: plain(value) for key, value in everything.items()},
    )


def _heading_levels(fields: Fields) -> tuple[float | None, float | None]:
    lowest, highest = _LOWEST_HEADING, _HIGHEST_HEADING
    high = fields.number("toc_max_heading_level", lowest=lowest, highest=highest)
    top = highest if high is None else high
    return fields.number("toc_min_heading_level", lowest=lowest, highest=top), high


def _edit_url(fields: Fields) -> str | None:
    url = fields.uri("custom_edit_url", may_be_empty=True)
    if not url or is_allowed_url(url):
        return url
    place = fields.entries["custom_edit_url"]
    location = Location(fields.path, place.line, place.column)
    message = f"the address `{shortened(url)}` is left out"
    hint = "use an address that begins with https, http, mailto or tel, or a path"
    fields.problems.append(Problem(location, message, "html-url", hint, severity="warning"))
    return None


def _tags(fields: Fields) -> tuple[str | InlineTag, ...]:
    found = fields.entries.get("tags")
    if found is None:
        return ()
    if not isinstance(found.value, tuple):
        fields.refuse_no_list("tags", found)
        return ()
    tags = [_tag(fields, f"tags[{number}]", item) for number, item in enumerate(found.value)]
    return tuple(tag for tag in tags if tag is not None)


def _tag(fields: Fields, name: str, item: Located) -> str | InlineTag | None:
    if not isinstance(item.value, dict):
        one = Fields(fields.path, {name: item}, rule=fields.rule, converts_to_text=True)
        one.problems = fields.problems
        return one.text(name)
    inner = fields.below(name, item.value, converts_to_text=True)
    parts = []
    for key in ("label", "permalink"):
        if key not in item.value:
            hint = "write the tag as plain text, or as `{label: Remote, permalink: /remote}`"
            fields.refuse(item, f"`{name}.{key}` is missing", hint)
        parts.append(inner.text(f"{name}.{key}"))
    label, permalink = parts
    return None if label is None or permalink is None else InlineTag(label, permalink)


def _last_update(fields: Fields) -> LastUpdate | None:
    found = fields.entries.get("last_update")
    if found is None:
        return None
    if not isinstance(found.value, dict) or not {"author", "date"} & found.value.keys():
        message = f"`last_update` must have an `author` or a `date`, not {described(found)}"
        if isinstance(found.value, dict):
            message = "`last_update` must have an `author` or a `date`"
        fields.refuse(found, message, "write `last_update: {date: 2026-11-30, author: Kim}`")
        return None
    inner = fields.below("last_update", found.value, converts_to_text=False)
    return LastUpdate(inner.text("last_update.author"), inner.moment("last_update.date"))


def _format(fields: Fields) -> Literal["md", "mdx", "detect"] | None:
    found = fields.entries.get("mdx")
    if found is None:
        return None
    if not isinstance(found.value, dict):
        hint = "write `mdx: {format: md}`"
        fields.refuse(found, f"`mdx` must be keys and values, not {described(found)}", hint)
        return None
    inner = fields.below("mdx", found.value, converts_to_text=True)
    chosen = inner.choice("mdx.format", ("md", "mdx", "detect"))
    return cast('Literal["md", "mdx", "detect"] | None', chosen)


KNOWN_KEYS = (
    *(name for name in FrontMatter.__dataclass_fields__ if name not in {"format", "raw", "values"}),
    "mdx",
)
"""The keys that Docusaurus gives a meaning, in the order of the manual."""


def _near_misses(fields: Fields) -> list[Problem]:
    """Keys that are one slip away from one of Docusaurus's; any other key is the author's own."""
    problems = []
    for key, found in fields.unknown(KNOWN_KEYS):
        wanted = _similar(key, KNOWN_KEYS)
        if wanted is not None and wanted not in fields.entries:
            place = Location(fields.path, found.key_line, found.key_column)
            message = f"`{shortened(key)}` has no meaning for Docusaurus"
            hint = f"did you mean `{wanted}`?"
            problem = Problem(place, message, "front-matter-key", hint, severity="warning")
            problems.append(problem)
    return problems


@lru_cache(maxsize=1024)
def _similar(key: str, known: Collection[str]) -> str | None:
    """The known key that an unknown one is close to; the pages of a site repeat their keys."""
    squeezed = {name.replace("_", ""): name for name in known}
    bare = re.sub(r"[\s_-]", "", key).lower()
    if bare in squeezed:
        return squeezed[bare]
    near = get_close_matches(key.lower(), known, n=1, cutoff=_SIMILAR)
    return near[0] if near else None
