"""Open roles that resemble a role: of its team, then of its places, then by its tags."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from careers.outputs.places import city_name
from careers.site import Site
from careers.site.role_page import RolePage

_SHOWN = 3
_NEIGHBOURS = 6
"""Of each trait, so many roles are compared."""

_Trait = tuple[str, ...]


class Similar:
    """Finds similar roles; one for a whole site.

    Each trait (a team, a place, a tag) keeps the roles that have it, in the order of the sidebars.
    A role is compared with the few that follow it there, the first coming after the last. So the
    work grows with the number of roles, not with its square, and every role is led to, not always
    the same three.
    """

    def __init__(self, site: Site) -> None:
        """Sort the open roles of a site by their traits."""
        self._roles = tuple(site.roles.values())
        self._number = {role.page.source: number for number, role in enumerate(self._roles)}
        self._tags = {
            source: {tag.permalink for tag in tags} for source, tags in site.tags.of_page.items()
        }
        self._having: dict[_Trait, list[int]] = defaultdict(list)
        self._by_name: dict[str, RolePage] = {}
        for role in site.open_roles:
            for trait in self._traits(role):
                self._having[trait].append(self._number[role.page.source])
            for name in _names(role):
                self._by_name.setdefault(name, role)

    def to(self, role: RolePage) -> tuple[RolePage, ...]:
        """At most three: those that the role names, then the most similar."""
        named = [self._by_name.get(name.strip("/")) for name in role.role.similar]
        near = {number for trait in self._traits(role) for number in self._after(role, trait)}
        ranked = sorted(near, key=lambda number: self._difference(role, number))
        found = [*named, *(self._roles[number] for number in ranked)]
        others = {other.page.source: other for other in found if other and _is_other(other, role)}
        return tuple(others.values())[:_SHOWN]

    def _after(self, role: RolePage, trait: _Trait) -> Iterator[int]:
        """The next open roles with a trait, the first again after the last."""
        having = self._having.get(trait, [])
        start = bisect_right(having, self._number[role.page.source])
        for step in range(min(_NEIGHBOURS, len(having))):
            yield having[(start + step) % len(having)]

    def _difference(self, role: RolePage, number: int) -> tuple[bool, bool, int, int]:
        """What sorts the most similar first; the next in the sidebars where nothing else does."""
        other = self._roles[number]
        shared_tags = len(self._tags_of(role) & self._tags_of(other))
        distance = (number - self._number[role.page.source]) % len(self._roles)
        return (
            not role.team or role.team != other.team,
            not _places(role) & _places(other),
            -shared_tags,
            distance,
        )

    def _traits(self, role: RolePage) -> Iterator[_Trait]:
        team, places = role.team, sorted(_places(role))
        if team:
            yield ("team", team)
            yield from (("team and place", team, place) for place in places)
        yield from (("place", place) for place in places)
        yield from (("tag", tag) for tag in sorted(self._tags_of(role)))

    def _tags_of(self, role: RolePage) -> set[str]:
        return self._tags.get(role.page.source, set())


def _names(role: RolePage) -> Iterator[str]:
    """What front matter may call a role: its id, its slug, its address."""
    slug = role.page.front_matter.slug
    yield role.page.id
    yield role.page.permalink.strip("/")
    if slug:
        yield slug.strip("/")


def _places(role: RolePage) -> set[str]:
    """Cities, or countries without one; all remote roles are in one place."""
    found = {
        "remote" if place.remote else city_name(place) or place.country or place.label
        for place in role.role.places
    }
    return found | {"remote"} if role.role.is_remote else found


def _is_other(other: RolePage, role: RolePage) -> bool:
    """Whether it is another job: not the page itself, nor its translation."""
    key = role.role.translation_key
    return other.page.source != role.page.source and not (key and key == other.role.translation_key)
