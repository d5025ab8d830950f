"""When a page was last changed, and by whom.

Source: docusaurus 3.10.2, docusaurus-utils/src/lastUpdateUtils.ts.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from careers.content.pages import Page
from careers.outputs.context import Context
from careers.outputs.locales import short_date
from careers.outputs.views import LastUpdate


def last_update(context: Context, page: Page) -> LastUpdate | None:
    """What the options ask for and front matter or git know; None where that is nothing."""
    docs = context.config.docs
    said = page.front_matter.last_update
    known = context.site.last_commits.get(page.source)
    author = (said.author if said and said.author else known.author if known else "") or ""
    when = said.date if said and said.date is not None else known.date if known else None
    author = author if docs.show_last_update_author else ""
    when = when if docs.show_last_update_time else None
    if not author and when is None:
        return None
    if when is None:
        return LastUpdate(author=author)
    moment = as_utc(when)
    return LastUpdate(iso_instant(moment), short_date(moment.date(), context.chrome.locale), author)


def as_utc(when: date | datetime) -> datetime:
    """A date is its midnight in UTC."""
    if isinstance(when, datetime):
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    return datetime(when.year, when.month, when.day, tzinfo=UTC)


def iso_instant(moment: datetime) -> str:
    """``2024-02-29T00:00:00.000Z``, as JavaScript prints it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
