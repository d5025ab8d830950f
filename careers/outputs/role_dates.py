"""When a role was posted and changed, as far as front matter and git say."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from careers.content.pages import Page
from careers.outputs.last_update import as_utc
from careers.roles.role import Role
from careers.site import Site
from careers.site.role_page import RolePage


def posted_at(role: Role) -> datetime | None:
    """The start of the day on which a role was posted, where the role is."""
    if role.posted is not None:
        return datetime.combine(role.posted, time(), ZoneInfo(role.timezone))
    return role.opens


def changed_at(site: Site, found: RolePage) -> datetime | None:
    """The latest of: its last update, when it was posted, when it opened; None if nobody says.

    Nothing is guessed: the day of the build and the dates of files, which a checkout makes anew,
    would tell search engines of changes that never were.
    """
    changed = last_change(site, found.page)
    known = (posted_at(found.role), found.role.opens, as_utc(changed) if changed else None)
    return max((when for when in known if when is not None), default=None)


def last_change(site: Site, page: Page) -> date | datetime | None:
    """Front matter's ``last_update``, else the last commit where git was asked."""
    said = page.front_matter.last_update
    if said is not None and said.date is not None:
        return said.date
    known = site.last_commits.get(page.source)
    return known.date if known else None
