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
        self._site = site
        self._known = site.kept(_Known)
        self._roles = tuple(site.roles.values())
        self._compared: dict[str, tuple[set[str], set[str]]] = {}
        """Places and tags by source path: each role is compared with several."""

    def to(self, role: RolePage) -> tuple[RolePage, ...]:
        """At most three: those that the role names, then the most similar."""
        named = self._named(role) if role.role.similar else []
        near = {n for trait in _traits(self._site, role) for n in self._after(role, trait)}
        ranked = sorted(near, key=lambda number: self._difference(role, number))
        found = [*named, *(self._roles[number] for number in ranked)]
        others = {other.page.source: other for other in found if _is_other(other, role)}
        return tuple(others.values())[:_SHOWN]

    def _named(self, role: RolePage) -> list[RolePage]:
        sources = self._site.kept(_by_name)
        names = [name.strip("/") for name in role.role.similar]
        return [self._site.roles[sources[name]] for name in names if name in sources]

    def _after(self, role: RolePage, trait: _Trait) -> Iterator[int]:
        """The next open roles with a trait, the first again after the last."""
        having = self._known.having.get(trait, [])
        start = bisect_right(having, self._known.number[role.page.source])
        for step in range(min(_NEIGHBOURS, len(having))):
            yield having[(start + step) % len(having)]

    def _difference(self, role: RolePage, number: int) -> tuple[bool, bool, int, int]:
        """What sorts the most similar first; the next in the sidebars where nothing else does."""
        other = self._roles[number]
        places, tags = self._places_and_tags(role)
        other_places, other_tags = self._places_and_tags(other)
        distance = (number - self._known.number[role.page.source]) % len(self._roles)
        return (
            not role.team or role.team != other.team,
            places.isdisjoint(other_places),
            -len(tags & other_tags),
            distance,
        )

    def _places_and_tags(self, role: RolePage) -> tuple[set[str], set[str]]:
        found = self._compared.get(role.page.source)
        if found is None:
            found = _places(role), {*_tags(self._site, role)}
            self._compared[role.page.source] = found
        return found


class _Known:
    """The roles of a site by number, in the order of the sidebars; it holds none of them."""

    def __init__(self, site: Site) -> None:
        self.number = {source: number for number, source in enumerate(site.roles)}
        """By source path."""
        self.having: dict[_Trait, list[int]] = defaultdict(list)
        """The open roles with each trait."""
        for role in site.open_roles:
            number = self.number[role.page.source]
            for trait in _traits(site, role):
                self.having[trait].append(number)


def _traits(site: Site, role: RolePage) -> list[_Trait]:
    team, places = role.team, _places(role)
    found: list[_Trait] = [("place", place) for place in places]
    if team:
        found.append(("team", team))
        found += [("team and place", team, place) for place in places]
    found += [("tag", tag) for tag in {*_tags(site, role)}]
    return found


def _tags(site: Site, role: RolePage) -> list[str]:
    return [tag.permalink for tag in site.tags.of_page.get(role.page.source, ())]


def _by_name(site: Site) -> dict[str, str]:
    """Source paths of the open roles by what front matter may call them."""
    found: dict[str, str] = {}
    for role in site.open_roles:
        for name in _names(role):
            found.setdefault(name, role.page.source)
    return found


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
