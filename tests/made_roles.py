"""Roles made by hand, for tests of what becomes of a role once it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from careers.content.front_matter import FrontMatter
from careers.content.pages import Page
from careers.markdown.body import Body, Text
from careers.roles.role import Place, Role, Status
from careers.site.role_page import RolePage

BERLIN = Place("Berlin, Germany", city="Berlin", country="DE")
PIRNA = Place("Pirna, Germany", city="Pirna", region="Saxony", country="DE", postal_code="01796")
REMOTE = Place("Remote", remote=True)
REMOTE_US = Place("Remote — United States", country="US", remote=True)


def role_page(
    title: str = "Dev",
    *,
    source: str = "",
    team: str = "",
    status: Status = "open",
    html: str = "<p>Text.</p>",
    front_matter: FrontMatter | None = None,
    description: str = "",
    **fields: Any,
) -> RolePage:
    """A role with the given fields on a page of its own."""
    name = title.lower().replace(" ", "-")
    page = Page(
        source=source or f"content/{name}.md",
        path=f"{name}.md",
        id=name,
        title=title,
        description=description,
        slug=f"/{name}",
        permalink=f"/{name}",
        position=None,
        front_matter=front_matter or FrontMatter(),
        body=Body(Text((html,))),
    )
    return RolePage(page, replace(Role(title=title, team=team), **fields), team, status)
