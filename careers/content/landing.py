"""What the front matter of the page at the root says for the head of the index.

All of it is ours, none of it is needed, and Docusaurus ignores it::

    tagline: River gauges that give people time to act
    cover: ./cover.svg
    cover_alt: A station on a bridge
    values:
      - {title: 38 hours, text: are a full week}
    benefits:
      - Thirty days of leave
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from careers.content.fields import Fields
from careers.located_yaml import Located
from careers.markdown.body import ImageRef
from careers.problems import Problem

_MOST_ITEMS = 24
"""More than anybody reads; a list that long is a mistake of indentation."""


@dataclass(frozen=True, slots=True)
class LandingItem:
    """A line of values or benefits; one of the two texts may be empty."""

    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Landing:
    """The head of the index."""

    cover: ImageRef | None = None
    """As written, with its place; what it leads to only the whole site knows."""
    tagline: str = ""
    values: tuple[LandingItem, ...] = ()
    benefits: tuple[LandingItem, ...] = ()


def read_landing(
    entries: Mapping[str, Located], path: str
) -> tuple[Landing | None, tuple[Problem, ...]]:
    """The landing that front matter describes, None where it says nothing of it.

    A wrong value is a warning, and left out.
    """
    fields = Fields(path, entries, rule="landing", converts_to_text=True)
    landing = Landing(
        _cover(fields),
        fields.text("tagline") or "",
        tuple(_items(fields, "values")),
        tuple(_items(fields, "benefits")),
    )
    problems = (replace(one, severity="warning", refused=False) for one in fields.problems)
    return None if landing == Landing() else landing, tuple(problems)


def _cover(fields: Fields) -> ImageRef | None:
    url, alt = fields.text("cover"), fields.text("cover_alt", may_be_empty=True)
    if url is None:
        if alt is not None and "cover" not in fields.entries:
            at, hint = fields.entries["cover_alt"], "add `cover: ./picture.jpg`, or delete the line"
            fields.refuse(at, "`cover_alt` describes a `cover` that is not there", hint)
        return None
    at = fields.entries["cover"]
    return ImageRef(url, alt or "", line=at.line, column=at.column)


def _items(fields: Fields, key: str) -> Iterator[LandingItem]:
    found = fields.entries.get(key)
    if found is None:
        return
    if not isinstance(found.value, tuple):
        fields.refuse_no_list(key, found)
        return
    if len(found.value) > _MOST_ITEMS:
        message = f"`{key}` has {len(found.value)} items, and {_MOST_ITEMS} are shown"
        fields.refuse(found, message, "keep the ones that decide")
    for number, item in enumerate(found.value[:_MOST_ITEMS]):
        if read := _item(fields, f"{key}[{number}]", item):
            yield read


def _item(fields: Fields, name: str, item: Located) -> LandingItem | None:
    """``{title, text}``, or a text alone."""
    if not isinstance(item.value, dict):
        one = Fields(fields.path, {name: item}, rule=fields.rule, converts_to_text=True)
        one.problems = fields.problems
        text = one.text(name)
        return None if text is None else LandingItem(text=text)
    inner = fields.below(name, item.value, converts_to_text=True)
    for key, value in inner.unknown((f"{name}.title", f"{name}.text")):
        fields.refuse(value, f"`{key}` has no meaning", "write `title` and `text`")
    read = LandingItem(inner.text(f"{name}.title") or "", inner.text(f"{name}.text") or "")
    if read == LandingItem() and not inner.entries:
        hint = "write `{title: 38 hours, text: are a full week}`, or text alone"
        fields.refuse(item, f"`{name}` must have a `title` or a `text`", hint)
    return None if read == LandingItem() else read
