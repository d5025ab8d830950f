"""Whether one can apply: what front matter says, and what its dates make of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from careers.roles.notes import Entry, Notes, bare, quoted, squeezed
from careers.roles.role import Role, Status

_WORDS: dict[str, Status | None] = {
    **dict.fromkeys(
        ("open", "opened", "live", "active", "hiring", "available", "accepting applications",
         "now hiring"), "open"),
    **dict.fromkeys(
        ("closed", "archived", "archive", "expired", "inactive", "unpublished", "cancelled",
         "canceled", "withdrawn", "ended", "past", "no longer accepting applications"), "closed"),
    **dict.fromkeys(("filled", "hired", "position filled"), "filled"),
    **dict.fromkeys(
        ("upcoming", "soon", "coming soon", "planned", "scheduled", "future"), "upcoming"),
    **dict.fromkeys(("paused", "on hold", "hold", "suspended"), "paused"),
    **dict.fromkeys(("draft", "wip"), "draft"),
    # A page that is published, or a role that is listed elsewhere, may be in any state.
    **dict.fromkeys(("", "none", "null", "n/a", "published", "public", "usajobs")),
}  # fmt: skip
_YES, _NO = frozenset(("true", "yes", "on", "1")), frozenset(("false", "no", "off", "0"))
_STATES = frozenset(
    ("status", "state", "positionstate", "jobstatus", "rolestatus", "postingstatus")
)
_FLAGS: dict[tuple[str, bool], Status] = {
    **{(key, False): "closed" for key in ("published", "active", "isactive", "open", "isopen")},
    **{(key, True): "closed" for key in ("archived", "closed", "isclosed", "expired")},
    **{(key, False): "closed" for key in _STATES},
    ("filled", True): "filled",
    ("isfilled", True): "filled",
    ("paused", True): "paused",
}
"""What true or false under a key mean; the opposites say nothing.

``archived: false`` and ``open: true`` stand in templates that nobody changes when a role closes.
"""


def status(role: Role, *, draft: bool, now: datetime) -> Status:
    """What holds at a moment: what is said explicitly, but never against the dates.

    ``status: open`` is the line that nobody changes when the closing day has passed, so the dates
    win over it; ``upcoming`` is open from ``opens`` on, if it has that date.

    Args:
        role: With instants that know their time zone.
        draft: Whether the page is a draft of Docusaurus's.
        now: With a time zone.
    """
    said = role.said_status
    if draft:
        return "draft"
    if said is not None and said not in {"upcoming", "open"}:
        return said
    if role.closes is not None and now > role.closes:
        return "closed"
    if role.opens is not None:
        return "upcoming" if now < role.opens else "open"
    return said or "open"


def read_status(entries: Iterable[Entry], notes: Notes) -> tuple[Status, Entry] | None:
    """The first word or flag that says something; later ones that say otherwise are noted."""
    found: tuple[Status, Entry] | None = None
    for entry in entries:
        said = said_by(entry)
        if said is None:
            if not entry.is_loose and not _says_nothing(entry):
                _refuse(entry, notes)
        elif found is None:
            found = said, entry
        elif found[0] != said:
            held, first = found
            message = (
                f"`{entry.key}: {quoted(entry.at)[1:]} contradicts "
                f"`{first.key}: {quoted(first.at)[1:]}; the role is {held}"
            )
            notes.warn(entry.at, "role-status", message, "delete one of them")
    return found


def is_word(entry: Entry) -> bool:
    """Whether a value is a word for a status, and not the name of a state: ``TX``, ``ON``."""
    return isinstance(entry.value, str) and squeezed(entry.value).casefold() in _WORDS


def said_by(entry: Entry) -> Status | None:
    """The status that a value says under its key."""
    key = bare(entry.key)
    flag = _flag(entry.value)
    if flag is not None:
        return _FLAGS.get((key, flag))
    if key in _STATES and isinstance(entry.value, str):
        return _WORDS.get(squeezed(entry.value).casefold())
    return None


def _flag(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        said = value.strip().casefold()
        return True if said in _YES else False if said in _NO else None
    return None


def _says_nothing(entry: Entry) -> bool:
    value = entry.value
    if isinstance(value, str):
        return squeezed(value).casefold() in _WORDS or _flag(value) is not None
    return value is None or isinstance(value, bool | date)


def _refuse(entry: Entry, notes: Notes) -> None:
    message = f"{quoted(entry.at)} is no status that a role can have"
    cure = "write `open`, `upcoming`, `paused`, `filled` or `closed`, or delete the line"
    notes.warn(entry.at, "role-status", message, cure)
