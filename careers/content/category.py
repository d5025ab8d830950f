"""``_category_.json|yml|yaml``: what a folder says about its place in the sidebar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from careers.problems import Location


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
    custom_props: Mapping[str, object] | None = None
    key: str | None = None
