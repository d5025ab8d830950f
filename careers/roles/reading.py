"""Front matter and text into a role: every fact typed, every mistake a problem with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from careers.located_yaml import Located
from careers.problems import Problem
from careers.roles import simple
from careers.roles.apply import read_apply, read_contact, target_in, with_subject
from careers.roles.apply_section import apply_links
from careers.roles.dates import day_of, end_of, read_moment, says_later, start_of
from careers.roles.employment import read_employment, read_workplace
from careers.roles.keys import fields_of
from careers.roles.notes import Entry, Notes, shortened, squeezed, text_in
from careers.roles.pay import PARTS as PAY_PARTS
from careers.roles.pay import Money, read_pay
from careers.roles.places import PARTS as PLACE_PARTS
from careers.roles.places import read_applicant_places, read_places
from careers.roles.role import Apply, Contact, Place, Role, RoleDefaults, Where
from careers.roles.status import read_status
from careers.roles.zones import name_of_abbreviation, zone_named

_EMOJI = re.compile(
    "(?:[\U0001f000-\U0001faff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff]"
    "[\ufe0f\u200d\u20e3\U000e0020-\U000e007f]*)+"
)
_LOOKS_LIKE_ZONE = re.compile(r"[A-Z][A-Za-z_]+/[A-Za-z_/+-]+[0-9]*")

_ONE_TO_ONE: dict[str, tuple[str, simple.Reader]] = {
    "summary": ("summary", simple.read_text),
    "job_id": ("job_id", simple.read_job_id),
    "team": ("team", simple.read_team),
    "level": ("level", simple.read_level),
    "time_zones": ("time_zones", simple.read_text),
    "equity": ("equity", simple.read_text_or_yes),
    "bonus": ("bonus", simple.read_text_or_yes),
    "benefits": ("benefits", simple.read_texts),
    "max_applications": ("max_applications", simple.read_count),
    "openings": ("openings", simple.read_count),
    "vacancy": ("vacancy", simple.read_vacancy),
    "ai_screening": ("ai_screening", simple.read_flag_or_text),
    "hiring_process": ("hiring_process", simple.read_texts),
    "education": ("education", simple.read_education),
    "experience_months": ("experience_months", simple.read_months),
    "skills": ("skills", simple.read_words),
    "similar": ("similar", simple.read_words),
    "image": ("image", simple.read_text),
    "lang": ("lang", simple.read_language),
    "translation_key": ("translation_key", simple.read_text),
    "featured": ("featured", simple.read_flag),
}
"""Fields that fill one field of ``Role`` from one key."""


def read_role(  # noqa: PLR0913 - what a page is made of
    raw: Mapping[str, Located],
    text: str,
    *,
    title: str,
    path: str,
    text_line: int,
    defaults: RoleDefaults,
    source: str = "",
) -> tuple[Role, tuple[Problem, ...]]:
    """Make a role of a page; what cannot be understood is left out and noted.

    Args:
        raw: The page's front matter, each key as written.
        text: Its Markdown, which is read where ``raw`` does not say how to apply.
        title: Of the page: its h1, else its title; plain text.
        path: Its file, site-relative.
        text_line: The line of the file on which ``text`` begins.
        defaults: What holds where the page does not say.
        source: The whole file, so that what is certain can be mended.
    """
    found = fields_of(raw, _located(defaults.values))
    reader = _Reader(found, Notes(path, source), defaults)
    if found:
        reader.read()
    reader.read_title(title)
    reader.read_apply(text, text_line)
    return Role(**reader.facts, where=reader.where), tuple(reader.notes.problems)


class _Reader:
    """Gathers the facts of one role, and where each was written."""

    def __init__(
        self, found: Mapping[str, list[Entry]], notes: Notes, defaults: RoleDefaults
    ) -> None:
        self.found = found
        self.notes = notes
        self.defaults = defaults
        is_zone = zone_named(defaults.timezone) is not None
        self.facts: dict[str, Any] = {"timezone": defaults.timezone if is_zone else "UTC"}
        self.where: dict[str, Where] = {}

    def read(self) -> None:
        """All but title and apply, which are read for pages without front matter too."""
        for name, entries in self.found.items():
            if name in _ONE_TO_ONE:
                field, read = _ONE_TO_ONE[name]
                self._keep(field, simple.first(entries, read, self.notes))
        self._read_employment()
        self._read_places()
        self._read_pay()
        self._read_dates(self._zone())
        self._read_start()
        self._keep("said_status", read_status(self._entries("status"), self.notes))
        if "contact" in self.found or "contact_email" in self.found:
            self._keep("contact", read_contact(self.found, self.notes))

    def read_title(self, title: str) -> None:
        """The job's own name, else the page's; emoji are decoration."""
        read = simple.first(self._entries("job_title"), simple.read_title, self.notes)
        self._keep("title", read)
        written = self.facts.get("title") or title
        plain = written if written.isascii() else squeezed(_EMOJI.sub(" ", written))
        self.facts["title"] = plain or written

    def read_apply(self, text: str, text_line: int) -> None:
        """From front matter, else from the text, else the site's own."""
        own = [entry for entry in self._entries("apply") if entry.at.line]
        read = read_apply(own, self.notes) or self._apply_in(text, text_line)
        if read is None:
            rest = [entry for entry in self._entries("apply") if not entry.at.line]
            read = read_apply(rest, self.notes)
        apply = read[0] if read else target_in(self.defaults.apply).apply
        if apply is None:
            return
        if read:
            self._put("apply", apply, read[1])
        if apply.email and self.facts.get("contact") == Contact(email=apply.email):
            del self.facts["contact"]  # `email` is the one or the other
            self.where.pop("contact", None)
        job_id = self.facts.get("job_id", "")
        self.facts["apply"] = with_subject(apply, self.facts["title"], job_id)

    def _apply_in(self, text: str, text_line: int) -> tuple[Apply, Entry] | None:
        for link in apply_links(text):
            at = Located(link.target, text_line + link.line, link.column)
            target = target_in(link.target)
            if target.apply is not None:
                return target.apply, Entry("", at)
            if target.why_not:
                message = f"`{shortened(link.target)}` {target.why_not}"
                cure = "write the address or the e-mail that applications go to"
                self.notes.warn(at, "role-apply", message, cure)
        return None

    def _read_employment(self) -> None:
        if "employment_type" in self.found:
            read = read_employment(self.found["employment_type"], self.notes)
            if read is not None:
                kinds, words, entry = read
                self._put("employment", kinds, entry)
                self.facts["employment_text"] = words
        self._keep("workplace", read_workplace(self._entries("workplace"), self.notes))

    def _read_places(self) -> None:
        if "locations" in self.found or any(part in self.found for part in PLACE_PARTS):
            read = read_places(self.found, self.notes, self.defaults.country)
            if read is not None:
                self._put("places", read.places, read.entry)
                told = read.workplace or ("remote" if _all_remote(read.places) else None)
                if told and "workplace" not in self.facts:
                    self._put("workplace", told, read.entry)
        applicants = read_applicant_places(self._entries("applicant_locations"), self.notes)
        self._keep("applicant_places", applicants)

    def _read_pay(self) -> None:
        if "salary" not in self.found and not any(part in self.found for part in PAY_PARTS):
            return
        places: tuple[Place, ...] = self.facts.get("places", ())
        of_places = dict.fromkeys(place.country for place in places if place.country)
        countries = (*(of_places if len(of_places) == 1 else ()), self.defaults.country)
        read = read_pay(self.found, self.notes, Money(self.defaults.currency, countries))
        if read is not None:
            self._put("pay", read.pay, read.entry)
            self.facts["pay_text"] = read.text

    def _zone(self) -> tzinfo:
        """The time zone of the role's dates."""
        for entry in self._entries("timezone"):
            name = text_in(entry.at) or ""
            name = name_of_abbreviation(name) or name
            zone = zone_named(name) if name else None
            if zone is not None:
                self._put("timezone", str(zone) if str(zone) else name, entry)
                return zone
            if _LOOKS_LIKE_ZONE.fullmatch(name):
                message = f"there is no time zone `{shortened(name)}`"
                cure = "write a name such as `Europe/Berlin` or `America/New_York`"
                self.notes.warn(entry.at, "role-timezone", message, cure)
            elif name and "time_zones" not in self.facts:
                self._put("time_zones", name, entry)
        return zone_named(self.facts["timezone"]) or UTC

    def _read_dates(self, zone: tzinfo) -> None:
        posted = self._moment("date_posted", zone)
        opens, closes = self._moment("opens", zone), self._moment("closes", zone)
        if posted:
            self._put("posted", day_of(posted[0]), posted[1])
        if opens:
            opening = start_of(opens[0], zone)
            self._put("opens", opening, opens[1])
            if not posted:
                self._put("posted", day_of(opening), opens[1])
        elif any(says_later(entry.at) for entry in self._entries("opens")):
            self.facts["said_status"] = "upcoming"
        if closes:
            closing = end_of(closes[0], zone)
            if opens and closing < self.facts["opens"]:
                self._note_order(closes[1], opens[1])
            else:
                self._put("closes", closing, closes[1])

    def _moment(self, name: str, zone: tzinfo) -> tuple[date | datetime, Entry] | None:
        def read(entry: Entry, notes: Notes) -> date | datetime | None:
            return read_moment(entry, notes, zone)

        return simple.first(self._entries(name), read, self.notes)

    def _note_order(self, closes: Entry, opens: Entry) -> None:
        written = f"`{closes.key}: {text_in(closes.at)}`"
        message = f"{written} is before `{opens.key}: {text_in(opens.at)}`, so it is not used"
        self.notes.warn(closes.at, "role-date-order", message, "correct one of the two dates")

    def _read_start(self) -> None:
        """A day, or the author's words."""
        zone = zone_named(self.facts["timezone"]) or UTC
        for entry in self._entries("start_date"):
            known = len(self.notes.problems)
            moment = read_moment(entry._replace(is_loose=True), self.notes, zone)
            is_refused = moment is None and len(self.notes.problems) > known
            said = day_of(moment).isoformat() if moment else text_in(entry.at)
            if said and not is_refused:
                self._put("start_date", said, entry)
                return

    def _entries(self, name: str) -> list[Entry]:
        return self.found.get(name, [])

    def _keep(self, field: str, read: tuple[Any, Entry] | None) -> None:
        if read is not None:
            self._put(field, *read)

    def _put(self, field: str, value: object, entry: Entry) -> None:
        self.facts[field] = value
        if entry.at.line:
            self.where[field] = Where(entry.key, entry.at.line, entry.at.column)


def _all_remote(places: tuple[Place, ...]) -> bool:
    return bool(places) and all(place.remote for place in places)


def _located(values: tuple[tuple[str, object], ...]) -> list[tuple[str, Located]]:
    """Plain values without a place, so that they are read and never complained about."""
    return [(key, _as_located(value)) for key, value in values]


def _as_located(value: object) -> Located:
    if isinstance(value, Mapping):
        return Located({str(key): _as_located(inner) for key, inner in value.items()}, 0, 0)
    if isinstance(value, list | tuple):
        return Located(tuple(map(_as_located, value)), 0, 0)
    return Located(value if isinstance(value, str | bool | int | float | date) else None, 0, 0)
