"""The open roles as a feed: what RSS, Atom and JSON Feed say in their own ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from careers.content.routes import encode_uri
from careers.outputs.context import Context
from careers.outputs.heads import absolute
from careers.outputs.hirer import Hirer, hirer
from careers.outputs.output import Piece
from careers.outputs.role_dates import changed_at, posted_at
from careers.outputs.role_text import facts_html, role_html, role_pay, role_summary, role_words
from careers.site.role_page import RolePage


@dataclass(frozen=True, slots=True)
class Entry:
    """A role in a feed."""

    found: RolePage
    url: str
    """Of its page, absolute and percent-encoded; also its id."""
    title: str
    summary: str
    """Plain text; may be empty."""
    html: str
    """The text of its page, clean."""
    facts: str
    """What the page shows beside the text, as a list in HTML."""
    posted: datetime | None
    """With time zone."""
    updated: datetime
    """With time zone; when it was posted where no later change is known."""
    is_dated: bool
    """Whether ``updated`` is known; else it is the oldest date of a role, which moves nothing."""
    categories: tuple[str, ...] = ()
    """Team, places, workplace and kinds of employment in the site's words, then its tags."""
    tags: tuple[str, ...] = ()
    """Labels of the page's tags."""
    pay: str = ""
    """As the page shows it."""
    apply_url: str = ""
    """Where to apply on the web, absolute."""

    @property
    def text(self) -> str:
        """Everything that the page says of the role, as HTML."""
        return self.html + self.facts


@dataclass(frozen=True, slots=True)
class Feed:
    """All open roles, the newest first."""

    title: str
    description: str
    home: str
    """The address of the index, absolute."""
    language: str
    hirer: Hirer
    icon: str
    """Absolute URL, or empty."""
    updated: datetime
    """The newest date of a role: unchanged content gives unchanged bytes."""
    roles: tuple[RolePage, ...]
    entry: Callable[[RolePage], Entry]
    """What is said of a role; each feed says it anew, for thousands of texts fill the memory."""


@dataclass(frozen=True, slots=True)
class InParts:
    """A feed in one of its formats."""

    head: str
    entry: Callable[[Entry], str]
    foot: str
    between: str = ""
    """What separates two entries."""

    def pieces(self, feed: Feed) -> Iterator[Piece]:
        """The whole document."""
        yield Piece("", self.head.encode)
        between = ""
        for found in feed.roles:
            yield Piece(found.page.source, partial(self._piece, between, feed, found))
            between = self.between
        yield Piece("", self.foot.encode)

    def _piece(self, between: str, feed: Feed, found: RolePage) -> bytes:
        return (between + self.entry(feed.entry(found))).encode()


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def feed(context: Context) -> Feed:
    """The feed of a site, which may have no roles at all."""
    config = context.config
    dates = _Dates(context)
    return Feed(
        title=config.title,
        description=config.tagline or context.text("careers.openRoles"),
        home=encode_uri(context.url(context.site.root)),
        language=context.chrome.lang,
        hirer=hirer(context),
        icon=absolute(context, config.favicon) if config.favicon else "",
        updated=dates.newest,
        roles=_newest_first(context.site.open_roles),
        entry=lambda found: _entry(context, found, dates),
    )


class _Dates:
    """When roles were posted or changed, as far as anybody says."""

    def __init__(self, context: Context) -> None:
        self.of_role = {
            found.page.source: changed_at(context.site, found) for found in context.site.open_roles
        }
        known = [when for when in self.of_role.values() if when is not None]
        now = context.config.now
        # The day, not the second: a second build of the same day changes nothing.
        without = now.replace(hour=0, minute=0, second=0, microsecond=0) if now else _NEVER
        self.newest = max(known, default=without)
        self.oldest = min(known, default=without)


def _entry(context: Context, found: RolePage, dates: _Dates) -> Entry:
    changed = dates.of_role[found.page.source]
    tags = tuple(tag.label for tag in context.site.tags.of_page[found.page.source])
    return Entry(
        found=found,
        url=encode_uri(context.url(found.page.permalink)),
        title=found.role.title,
        summary=role_summary(found),
        html=role_html(context, found),
        facts=facts_html(context, found),
        posted=posted_at(found.role),
        updated=changed or dates.oldest,
        is_dated=changed is not None,
        categories=tuple(dict.fromkeys((*role_words(context, found), *tags))),
        tags=tags,
        pay=role_pay(context, found),
        apply_url=_apply_url(context, found),
    )


def _apply_url(context: Context, found: RolePage) -> str:
    said = found.role.apply
    if said is None or not said.url:
        return ""
    return encode_uri(absolute(context, said.url))


def _newest_first(roles: Iterable[RolePage]) -> tuple[RolePage, ...]:
    """By the day of posting; those without one last, in the order of the sidebar."""

    def age(found: RolePage) -> float:
        posted = posted_at(found.role)
        return -posted.timestamp() if posted else 0

    return tuple(sorted(roles, key=age))
