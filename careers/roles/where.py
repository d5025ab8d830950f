"""Where a role is done and where its people may live, in the terms of job boards."""

from __future__ import annotations

from careers.roles.role import Place, Role


def workplaces(role: Role) -> tuple[Place, ...]:
    """The places that people go to, as far as they have an address: ``Various`` is none."""
    return tuple(
        place
        for place in dict.fromkeys(role.places)
        if not place.remote and (place.city or place.region or place.country)
    )


def homes(role: Role) -> tuple[Place, ...]:
    """Where people may live who do a remote role; of others nothing is said.

    What the role says, else the countries of its remote places: ``Remote — US``.
    """
    if not role.is_remote:
        return ()
    remote = (place for place in role.places if place.remote and (place.country or place.region))
    return tuple(dict.fromkeys(role.applicant_places or remote))
