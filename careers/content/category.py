"""``_category_.json|yml|yaml``: what a folder says about its place in the sidebar.

Source: docusaurus 3.10.2, plugin-content-docs/src/sidebars/validation.ts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from careers.content.fields import Fields, described, shortened
from careers.located_yaml import Located, load
from careers.problems import Location, Problem

_KEYS = (
    "label", "position", "collapsed", "collapsible", "className", "link", "customProps",
    "description", "key",
)  # fmt: skip
_LINK_KEYS = {
    "doc": ("type", "id"),
    "generated-index": ("type", "title", "description", "slug", "keywords", "image"),
}


@dataclass(frozen=True, slots=True)
class DocLink:
    """``link: {type: doc, id}``: the category's page is one of the content folder's."""

    id: str


@dataclass(frozen=True, slots=True)
class GeneratedIndex:
    """``link: {type: generated-index}``: the category's page is a list of its items."""

    title: str | None = None
    description: str | None = None
    slug: str | None = None
    keywords: tuple[str, ...] = ()
    image: str | None = None


CategoryLink = DocLink | GeneratedIndex | None


@dataclass(frozen=True, slots=True)
class CategoryMetadata:
    """A validated ``_category_`` file."""

    location: Location
    label: str | None = None
    description: str | None = None
    position: float | None = None
    collapsed: bool | None = None
    collapsible: bool | None = None
    class_name: str | None = None
    has_link: bool = False
    """The key ``link`` is present, be it ``null``: the index convention is then off."""
    link: CategoryLink = None
    custom_props: Mapping[str, object] | None = field(default=None, hash=False)
    key: str | None = None


def read_category(text: str, path: str) -> tuple[CategoryMetadata | None, tuple[Problem, ...]]:
    """Read a category file; None where it says nothing or cannot be used.

    Args:
        text: Of the file, JSON or YAML: the one is a part of the other.
        path: Of the file, site-relative.
    """
    root, problems = load(text, path=path)
    if root is None or not text.strip():
        return None, problems
    if not isinstance(root.value, dict):
        return None, (*problems, _no_mapping(root, path))
    fields = Fields(path, root.value, rule="category-type", converts_to_text=False)
    metadata = CategoryMetadata(
        location=Location(path, root.line, root.column),
        label=fields.text("label"),
        description=fields.text("description"),
        position=fields.number("position"),
        collapsed=fields.flag("collapsed"),
        collapsible=fields.flag("collapsible"),
        class_name=fields.text("className"),
        has_link="link" in root.value,
        link=_link(fields),
        custom_props=fields.mapping("customProps"),
        key=fields.text("key"),
    )
    found = (*problems, *_unknown_keys(fields, _KEYS), *fields.problems)
    return (None if any(problem.severity == "error" for problem in found) else metadata), found


def _no_mapping(root: Located, path: str) -> Problem:
    hint = 'write `label: "Engineering"`, or delete the file'
    message = f"a category file must be `key: value` lines, not {described(root)}"
    place = Location(path, root.line, root.column)
    return Problem(place, message, "category-type", hint, refused=True)


def _link(fields: Fields) -> CategoryLink:
    found = fields.entries.get("link")
    if found is None or found.value is None:
        return None
    if not isinstance(found.value, dict):
        hint = "write `link: {type: generated-index}`, `link: {type: doc, id: …}` or `link: null`"
        fields.refuse(found, f"`link` must be a link, not {described(found)}", hint)
        return None
    kind = found.value.get("type")
    inner = fields.below("link", found.value, converts_to_text=False)
    if kind is None:
        place = Location(fields.path, found.line, found.column)
        hint = "add `type: doc` or `type: generated-index`"
        message = "`link` has no `type`, so it links to nothing"
        fields.problems.append(Problem(place, message, "category-type", hint, severity="warning"))
        return None
    if not isinstance(kind.value, str) or kind.value not in _LINK_KEYS:
        message = f"`link.type` cannot be {described(kind)}"
        fields.refuse(kind, message, "write `doc` or `generated-index`")
        return None
    known = [f"link.{key}" for key in _LINK_KEYS[kind.value]]
    fields.problems += _unknown_keys(inner, known)
    return _doc_link(inner, found) if kind.value == "doc" else _generated_index(inner)


def _doc_link(inner: Fields, found: Located) -> DocLink | None:
    if "link.id" not in inner.entries:
        hint = "name the page by its path in this folder, without the ending"
        inner.refuse(found, "`link` has no `id`", hint)
    doc_id = inner.text("link.id")
    return None if doc_id is None else DocLink(doc_id)


def _generated_index(inner: Fields) -> GeneratedIndex:
    keywords = inner.entries.get("link.keywords")
    words: tuple[str, ...] = ()
    if keywords is not None and isinstance(keywords.value, str):
        words = tuple(filter(None, [inner.text("link.keywords")]))
    elif keywords is not None:
        words = inner.texts("link.keywords", may_be_empty=True) or ()
    return GeneratedIndex(
        title=inner.text("link.title"),
        description=inner.text("link.description"),
        slug=inner.text("link.slug"),
        keywords=words,
        image=inner.text("link.image"),
    )


def _unknown_keys(fields: Fields, known: tuple[str, ...] | list[str]) -> list[Problem]:
    problems = []
    for key, found in fields.unknown(known):
        near = get_close_matches(key, known, n=1, cutoff=0.75)
        hint = f"did you mean `{near[0]}`?" if near else "put values of your own in `customProps`"
        place = Location(fields.path, found.key_line, found.key_column)
        message = f"`{shortened(key)}` is no key of a category file"
        problems.append(Problem(place, message, "category-key", hint, refused=True))
    return problems
