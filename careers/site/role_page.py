"""A role together with what only the whole site knows of it."""

from __future__ import annotations

from dataclasses import dataclass

from careers.content.pages import Page
from careers.roles.role import Role, Status


@dataclass(frozen=True, slots=True)
class RolePage:
    """A page that advertises a job."""

    page: Page
    role: Role
    """With the defaults of its folder and of the site filled in."""
    team: str
    """The role's own, else the label of its top category in the sidebar; empty without either."""
    status: Status
    """At the time of the build."""

    @property
    def is_listed(self) -> bool:
        """Whether lists, feeds and filters show it: open, and neither a draft nor unlisted."""
        said = self.page.front_matter
        return self.status == "open" and not said.unlisted and not said.draft
