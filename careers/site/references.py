"""What the links and images of a page come to, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from careers.problems import Problem
from careers.site.links import Links

AssetKind = Literal["files", "images"]


@dataclass(frozen=True, slots=True)
class PageReferences:
    """What the links, images and imports of one page come to, or those of what surrounds pages."""

    problems: tuple[Problem, ...] = ()
    """What of it leads nowhere."""
    assets: frozenset[tuple[str, AssetKind]] = frozenset()
    """The files that it links to or shows, site-relative."""
    headings_of: frozenset[str] = frozenset()
    """The pages of whose headings it names one, see `address_key`: it depends on their ids."""


def front_image(links: Links, image: str | None, source: str) -> str | None:
    """The file that front matter ``image: ./x.png`` names beside the page."""
    if image is None or not image.startswith((".", "@site/")):
        return None
    return links.image(image, source=source)
