"""Who hires: ``[careers.company]``, else the site itself, with the brand's logo."""

from __future__ import annotations

from dataclasses import dataclass

from careers.outputs.context import Context
from careers.outputs.heads import absolute
from careers.outputs.navbar import can_be_shown


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
    said, brand = context.config.careers.company, context.config.careers.brand
    named = said.logo or (brand.logo if can_be_shown(context.site, brand.logo) else "")
    logo = absolute(context, named) if named else ""
    return Hirer(said.name or context.config.title, said.url, logo, said.same_as)
