"""Who hires: ``[careers.company]``, else the site itself."""

from __future__ import annotations

from dataclasses import dataclass

from careers.outputs.context import Context
from careers.outputs.heads import absolute


@dataclass(frozen=True, slots=True)
class Hirer:
    """The company; every address is absolute, and empty where it is not known."""

    name: str
    """The site's title where nobody says."""
    url: str = ""
    logo: str = ""
    same_as: tuple[str, ...] = ()
    """Its profiles elsewhere."""


def hirer(context: Context) -> Hirer:
    """The company of a site."""
    said = context.config.careers.company
    logo = absolute(context, said.logo) if said.logo else ""
    return Hirer(said.name or context.config.title, said.url, logo, said.same_as)
