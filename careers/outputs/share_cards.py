"""A picture for sharing for each role that one can, or soon can, apply for.

Made with the packages of ``careers[cards]``; without them there are none, and nothing is missed.
The address holds a hash of what the picture shows, so a page can name it before it is drawn.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib.util import find_spec
from typing import get_args

from careers.outputs.context import Context
from careers.outputs.heads import ShareImage
from careers.outputs.hirer import hirer
from careers.outputs.output import Output
from careers.roles.role import Workplace
from careers.site import Site
from careers.site.role_page import RolePage

_LAYOUT = "1"
"""Changed with the drawing, so that pictures of an older one are not taken for it."""
_SHOWN_PLACES = 2
_SIZE = (1200, 630)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a picture says, and what its file is called."""

    title: str
    facts: tuple[str, ...]
    company: str
    colour: str
    stem: str

    @property
    def digest(self) -> str:
        """Of everything that the picture shows."""
        said = "\0".join((_LAYOUT, self.title, *self.facts, "", self.company, self.colour))
        return hashlib.md5(said.encode(), usedforsecurity=False).hexdigest()

    @property
    def path(self) -> str:
        """Of the output: ``assets/cards/data-engineer-1a2b….png``."""
        return f"assets/cards/{self.stem}-{self.digest}.png"


@cache
def available() -> bool:
    """Whether the packages of ``careers[cards]`` are installed; nothing of them is loaded."""
    return find_spec("PIL") is not None and find_spec("fontpkg_inter") is not None


def share_cards(context: Context) -> Iterator[Output]:
    """The pictures; each is drawn when it is asked for."""
    if not context.config.careers.cards.enabled or not available():
        return
    known = context.site.kept(_known).setdefault(_words(context), {})
    for source, found in context.site.roles.items():
        if source not in known or known[source][0] != found.role.title:
            own = context.languages.get(found.role.lang, context)  # as its page says it
            known[source] = found.role.title, _named(own, found)
        if named := known[source][1]:
            yield Output(named.path, partial(_drawn, named))


def _known(_: Site) -> dict[tuple[str, ...], dict[str, tuple[str, _Named | None]]]:
    """Titles and pictures by the words that may be on them, and by source path."""
    return {}


def _words(context: Context) -> tuple[str, ...]:
    keys = [f"careers.workplace.{name}" for name in get_args(Workplace)]
    others = sorted(context.languages.items())
    own = [context.text(key) for key in keys]
    return (*own, *(word for lang, one in others for word in (lang, *map(one.text, keys))))


def share_image(context: Context, source: str) -> ShareImage | None:
    """The picture of the role on a page, if it gets one."""
    found = context.site.roles.get(source)
    named = _named(context, found) if found is not None else None
    if named is None:
        return None
    url = f"{context.config.url}{context.config.base_url}{named.path}"
    alt = ", ".join(filter(None, (named.title, *named.facts, named.company)))
    return ShareImage(url, alt, *_SIZE)


def _named(context: Context, found: RolePage) -> _Named | None:
    """None for a role that nobody can apply for, and for a page with a picture of its own."""
    careers = context.config.careers
    if found.status not in {"open", "upcoming"} or found.page.front_matter.image:
        return None
    if not careers.cards.enabled or not available():
        return None
    return _Named(
        title=found.role.title,
        facts=tuple(_facts(context, found)),
        company=hirer(context).name,
        colour=careers.brand.color,
        stem=re.sub(r"[^a-z0-9]+", "-", found.page.id.lower()).strip("-")[:80] or "role",
    )


def _facts(context: Context, found: RolePage) -> Iterator[str]:
    """Team, places, how one works there."""
    role = found.role
    if found.team:
        yield found.team
    labels = list(dict.fromkeys(place.label for place in role.places if place.label))
    shown = labels[:_SHOWN_PLACES]
    more = len(labels) - len(shown)
    if shown:
        yield " / ".join(shown) + (f" +{more}" if more else "")
    if role.workplace and not any(place.remote for place in role.places):
        yield context.text(f"careers.workplace.{role.workplace}")


def _drawn(named: _Named) -> bytes:
    from careers.outputs.card_picture import Card, draw

    return draw(Card(named.title, named.facts, named.company, named.colour))
