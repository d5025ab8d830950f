"""A role as a value: what a job is, read from front matter and text.

Every field is optional; an absent one is empty or None. Values are typed and sound: whatever
could not be understood is a problem and is left out, so nothing after this room looks at raw
front matter again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Workplace = Literal["onsite", "hybrid", "remote"]
Employment = Literal[
    "full-time",
    "part-time",
    "contract",
    "temporary",
    "internship",
    "volunteer",
    "per-diem",
    "other",
]
Period = Literal["hour", "day", "week", "month", "year"]
Status = Literal["draft", "upcoming", "open", "paused", "closed", "filled"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a role is done, or where its people may live."""

    label: str
    """As shown: ``Berlin, Germany``; in the author's words where there is no more."""
    city: str = ""
    region: str = ""
    country: str = ""
    """ISO 3166-1 alpha-2, upper case."""
    postal_code: str = ""
    street: str = ""
    remote: bool = False
    """Not a place to be at: ``Remote``, ``Remote — US``; ``country`` may say from where."""


@dataclass(frozen=True, slots=True)
class Pay:
    """A range in one currency; an absent end is None."""

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str
    """ISO 4217, upper case."""
    period: Period
    zone: str = ""
    """Where or for whom it holds, when a role has several."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Apply:
    """How to apply: an address or an e-mail, never both."""

    url: str = ""
    """Absolute, ``https:`` or ``http:``; or a path of this site."""
    email: str = ""
    subject: str = ""
    """Of the e-mail; the title and job id where the author gave none."""
    instructions: str = ""

    @property
    def href(self) -> str:
        """What the button links to."""
        if self.url or not self.email:
            return self.url
        from urllib.parse import quote

        return f"mailto:{self.email}?subject={quote(self.subject)}"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person to ask."""

    name: str = ""
    email: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a value in its file."""

    key: str
    """As the author wrote it: ``Deadline Date``."""
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Role:
    """A job that a page advertises."""

    title: str = ""
    """What candidates read: the page's h1, else its title; plain text, without emoji."""
    summary: str = ""
    """One line for cards and feeds."""
    job_id: str = ""
    team: str = ""
    """The role's own, else its folder's default; empty where only the sidebar says."""
    level: str = ""
    employment: tuple[Employment, ...] = ()
    employment_text: str = ""
    """The author's words where they say more: ``Fixed-term, 18 months``."""
    workplace: Workplace | None = None
    places: tuple[Place, ...] = ()
    applicant_places: tuple[Place, ...] = ()
    time_zones: str = ""
    pay: tuple[Pay, ...] = ()
    pay_text: str = ""
    """Pay that was written as text and not understood; shown as written."""
    equity: str = ""
    bonus: str = ""
    benefits: tuple[str, ...] = ()
    posted: date | None = None
    opens: datetime | None = None
    """With time zone: the instant from which people may apply."""
    closes: datetime | None = None
    """With time zone: the last instant; a date without time means the end of that day."""
    timezone: str = "UTC"
    """IANA name that dates without one are in."""
    said_status: Status | None = None
    """What the front matter says; see roles.status for what holds."""
    max_applications: int | None = None
    openings: int | None = None
    vacancy: Literal["existing", "future", "pool"] | None = None
    ai_screening: bool | str | None = None
    start_date: str = ""
    """A date as ISO, or the author's words: ``as soon as possible``."""
    apply: Apply | None = None
    contact: Contact | None = None
    hiring_process: tuple[str, ...] = ()
    education: str = ""
    experience_months: int | None = None
    skills: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    """Ids or slugs of pages."""
    image: str = ""
    lang: str = ""
    translation_key: str = ""
    featured: bool = False
    where: Mapping[str, Where] = field(default_factory=dict, hash=False)
    """Where each field was written, by the name of the field here."""

    @property
    def is_remote(self) -> bool:
        """Whether it may be done from elsewhere altogether."""
        return self.workplace == "remote"


@dataclass(frozen=True, slots=True)
class RoleDefaults:
    """What holds where a role does not say; from ``[careers]`` and the folder's ``customProps``."""

    timezone: str = "UTC"
    country: str = ""
    currency: str = ""
    apply: str = ""
    values: tuple[tuple[str, object], ...] = ()
    """Further front matter of the folder, by canonical name; lists as tuples."""
