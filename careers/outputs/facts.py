"""Facts of a role as words in the site's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from careers.outputs.locales import beginning, deadline, duration, long_date
from careers.outputs.money import pay_lines
from careers.outputs.places import place_names, short_place_names
from careers.outputs.views import Chrome, Fact
from careers.roles.role import Role
from careers.site.role_page import RolePage
from careers.theme import fill

_SHOWN_PLACES = 3
"""So many places stand in a row, or in lines of their own on the page, which names them all."""


def row_facts(page: RolePage, chrome: Chrome) -> tuple[Fact, ...]:
    """The few facts that decide whether a candidate opens the role, besides its team."""
    role, strings = page.role, chrome.strings
    places = short_place_names(role.places, strings, chrome.locale)
    applicants = short_place_names(role.applicant_places, strings, chrome.locale)
    workplace = _workplace(role, strings)
    if not places and role.is_remote and applicants:
        places, workplace = [f"{workplace} — {_few(applicants, ', ')}"], ""
    elif any(place.remote for place in role.places) and role.is_remote:
        workplace = ""
    pay = pay_lines(role.pay[:1], strings, chrome.locale) or (role.pay_text,)
    found = [
        _fact("location", _few(places, " · "), strings),
        _fact("workplace", workplace, strings),
        _fact("employment", _employment(role, strings), strings),
        _fact("salary", pay[0], strings),
        *_closes(page, chrome),
    ]
    return tuple(fact for fact in found if fact.value)


def role_facts(page: RolePage, chrome: Chrome) -> tuple[Fact, ...]:
    """Every fact that the page states, in the order of the facts card."""
    role, strings, locale = page.role, chrome.strings, chrome.locale
    pay = pay_lines(role.pay, strings, locale) or (role.pay_text,)
    pay_note = role.pay[0].note if len(role.pay) == 1 else ""
    months = role.experience_months
    vacancy = strings[f"careers.vacancy.{role.vacancy}"] if role.vacancy else ""
    openings = role.openings or 0
    found = [
        _fact("team", page.team, strings),
        _location(place_names(role.places, strings, locale), strings),
        _fact("applicants", _applicants(role, chrome), strings),
        _fact("timezones", role.time_zones, strings),
        _fact("workplace", _workplace(role, strings), strings),
        _fact("employment", _employment(role, strings), strings),
        _fact("level", _capital(role.level), strings),
        _fact("salary", pay[0], strings, more=pay[1:], note=pay_note),
        _fact("bonus", role.bonus, strings),
        _fact("equity", role.equity, strings),
        _fact("start", _date_or_words(role.start_date, locale), strings),
        _fact("openings", str(openings) if openings > 1 else "", strings),
        _fact("experience", duration(months, locale) if months else "", strings),
        _fact("education", _capital(role.education), strings),
        _fact("skills", ", ".join(role.skills), strings),
        *_posted(page, chrome),
        *_opens(page, chrome),
        *_closes(page, chrome, note=_limit(role, strings)),
        _fact("vacancy", vacancy, strings),
        _fact("screening", _screening(role, strings), strings),
        _fact("id", role.job_id, strings),
    ]
    return tuple(fact for fact in found if fact.value)


def fact_text(fact: Fact) -> str:
    """A fact without its label, in one line."""
    return "; ".join(filter(None, (fact.value, *fact.more, fact.note)))


def _fact(
    kind: str,
    value: str,
    strings: Mapping[str, str],
    *,
    more: tuple[str, ...] = (),
    note: str = "",
) -> Fact:
    return Fact(kind, strings[f"careers.fact.{kind}"], value, more=more, note=note)


def _location(names: list[str], strings: Mapping[str, str]) -> Fact:
    """A line each for a few places, one after the other for many."""
    if len(names) > _SHOWN_PLACES:
        return _fact("location", " · ".join(names), strings)
    return _fact("location", "".join(names[:1]), strings, more=tuple(names[1:]))


def _few(names: list[str], between: str) -> str:
    """The first names, and how many more there are."""
    rest = len(names) - _SHOWN_PLACES
    shown = names[:_SHOWN_PLACES] if rest > 0 else names
    return between.join(shown) + (f" +{rest}" if rest > 0 else "")


def _workplace(role: Role, strings: Mapping[str, str]) -> str:
    return strings[f"careers.workplace.{role.workplace}"] if role.workplace else ""


def _employment(role: Role, strings: Mapping[str, str]) -> str:
    """The author's words where they say more than the kinds, in the site's language if known."""
    if role.employment_text:
        return _capital(_known("employment", role.employment_text, strings))
    kinds = (kind for kind in role.employment if kind != "other")
    return ", ".join(_known("employment", kind, strings) for kind in kinds)


def _known(group: str, word: str, strings: Mapping[str, str]) -> str:
    """The translation of a known word; what the author wrote otherwise."""
    return strings.get(f"careers.{group}.{word.lower().replace('-', '')}", word)


def _applicants(role: Role, chrome: Chrome) -> str:
    return ", ".join(place_names(role.applicant_places, chrome.strings, chrome.locale))


def _posted(page: RolePage, chrome: Chrome) -> Iterator[Fact]:
    """Of a role that is yet to come, "opens" says as much."""
    posted = page.role.posted
    if posted is not None and page.status != "upcoming":
        said = long_date(posted, chrome.locale)
        yield Fact("posted", chrome.strings["careers.fact.posted"], said, posted.isoformat())


def _opens(page: RolePage, chrome: Chrome) -> Iterator[Fact]:
    if page.role.opens is not None and page.status == "upcoming":
        said = beginning(page.role.opens, chrome.locale)
        when = page.role.opens.isoformat(timespec="seconds")
        yield Fact("opens", chrome.strings["careers.fact.opens"], said, when)


def _closes(page: RolePage, chrome: Chrome, note: str = "") -> Iterator[Fact]:
    """The deadline; of a role that is over, only where the deadline is what ended it."""
    role, is_over = page.role, page.status in {"closed", "filled"}
    if role.closes is None or (is_over and not closed_by_date(page)):
        return
    label = chrome.strings["careers.fact.closed" if is_over else "careers.fact.closes"]
    when = role.closes.isoformat(timespec="seconds")
    said = deadline(role.closes, chrome.locale)
    yield Fact("closes", label, said, when, note="" if is_over else note)


def closed_by_date(page: RolePage) -> bool:
    """Whether the role is closed because its deadline has passed, not because it says so."""
    return page.status == "closed" and page.role.said_status in {None, "upcoming"}


def _limit(role: Role, strings: Mapping[str, str]) -> str:
    count = role.max_applications
    return fill(strings["careers.closes.orAfter"], count=count) if count else ""


def _screening(role: Role, strings: Mapping[str, str]) -> str:
    match role.ai_screening:
        case None:
            return ""
        case bool() as used:
            return strings["careers.screening.yes" if used else "careers.screening.no"]
        case text:
            return text


def _date_or_words(text: str, locale: str) -> str:
    with suppress(ValueError):
        return long_date(date.fromisoformat(text), locale)
    return _capital(text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
