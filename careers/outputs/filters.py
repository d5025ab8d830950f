"""What a list of roles can be filtered by, found in the roles themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from careers.content.collation import Key, locale_key
from careers.markdown.slugs import Slugger
from careers.outputs.browse import route_label
from careers.outputs.context import Context
from careers.outputs.views import FilterFacet, FilterOption
from careers.site.listing_routes import Kind
from careers.site.role_page import RolePage

_PAGES: Mapping[str, Kind] = {
    "team": "teams",
    "location": "locations",
    "workplace": "workplace",
    "employment": "employment",
}
"""Facets whose answers have a page of their own, with the kind of those pages."""
_LEVELS = ("intern", "trainee", "apprentice", "entry", "junior", "associate", "mid", "regular",
           "senior", "staff", "principal", "lead", "manager", "head", "director", "vp",
           "executive")  # fmt: skip
"""Words for levels, from the first job on."""


class _Answer(NamedTuple):
    """One answer, and the roles that give it."""

    value: str
    """As in the address of the page: ``field-service``."""
    label: str
    roles: Sequence[RolePage]


class Facets(NamedTuple):
    """The questions that tell roles apart, and what each role answers."""

    facets: tuple[FilterFacet, ...]
    answers: Mapping[str, Mapping[str, str]]
    """By the source path of the role's page, then by facet: values with a space between them."""


def facets(context: Context) -> Facets:
    """Team, location, workplace, employment and level: those with two answers at least.

    A value is the last part of the address of the page that lists the same roles.
    """
    asked = {name: _listed(context, kind) for name, kind in _PAGES.items()}
    asked["level"] = _levels(context.site.open_roles)
    shown = {name: answers for name, answers in asked.items() if len(answers) > 1}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, answers in shown.items():
        for answer in answers:
            for role in answer.roles:
                said = found[role.page.source]
                said[name] = f"{said[name]} {answer.value}" if name in said else answer.value
    return Facets(tuple(_facet(context, *one) for one in shown.items()), found)


def _listed(context: Context, kind: Kind) -> list[_Answer]:
    """The answers that have a page, in the order of those pages."""
    return [
        _Answer(route.permalink.rpartition("/")[2], route_label(context, route), route.roles)
        for route in context.site.listings
        if route.kind == kind
    ]


def _levels(roles: Iterable[RolePage]) -> list[_Answer]:
    """In the authors' words, from the first job on; case does not count."""
    labels: dict[str, str] = {}
    members: dict[str, list[RolePage]] = defaultdict(list)
    for role in roles:
        if level := role.role.level:
            labels.setdefault(level.casefold(), level)
            members[level.casefold()].append(role)
    slugger = Slugger()
    values = {key: slugger.id_for(key) or "-" for key in sorted(labels)}
    return [
        _Answer(values[key], labels[key], members[key]) for key in sorted(labels, key=_seniority)
    ]


def _seniority(level: str) -> tuple[int, Key]:
    """By the first word that is known; other levels after those, by alphabet."""
    ranks = [_LEVELS.index(word) for word in level.replace("-", " ").split() if word in _LEVELS]
    return ranks[0] if ranks else len(_LEVELS), locale_key(level)


def _facet(context: Context, name: str, answers: Iterable[_Answer]) -> FilterFacet:
    options = (FilterOption(answer.value, answer.label, len(answer.roles)) for answer in answers)
    return FilterFacet(name, context.text(f"careers.fact.{name}"), tuple(options))
