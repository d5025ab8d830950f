"""What rules on pay in adverts ask for, in the places that a site names. No legal advice.

The facts are in ``pay_profiles``. A finding says who asks, since when, and where we read it; a page
without findings may still be wrong, and one with findings may be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from careers.checks.exclusionary_words import EXCLUSIONS, pattern_of
from careers.checks.pay_in_text import pay_figures
from careers.checks.pay_profiles import READ, Asked, Profile, profiles_of
from careers.checks.rule import Finding, Rule, site_rule
from careers.checks.text import PageText, Review
from careers.roles.role import Pay, Role

_WIDEST = 50_000
_NOT_ABOVE = 200_000
_TIMES_A_YEAR = {"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}
_NO_CLOCK = "9999"
_BENEFITS = re.compile(
    r"\b(?:benefits?|pension|401\s?\(?k\)?|rrsp|insurance|paid (?:leave|time off|holidays?|"
    r"vacation)|pto|(?:days|weeks) of (?:holiday|vacation|leave)|parental leave)\b",
    re.IGNORECASE,
)
_NO_DEADLINE = re.compile(
    r"\b(?:ongoing basis|rolling basis|open until filled|no (?:application )?deadline|no closing "
    r"date|until (?:the (?:role|position) is )?filled|at any time)\b",
    re.IGNORECASE,
)
_VACANCY = re.compile(
    r"\b(?:existing|current|new|future|open) (?:vacancy|vacancies|opening)|\bvacant (?:position|"
    r"role)|\b(?:talent|candidate) (?:pool|pipeline)|\bfuture (?:roles?|openings?|positions?)\b",
    re.IGNORECASE,
)
_AI = re.compile(
    r"\bartificial intelligence\b|\bAI\b.{0,80}\b(?:screen|assess|select|rank|review|applica)|"
    r"\b(?:screen|assess|select|rank|review|applica)\w*\b.{0,80}\bAI\b|"
    r"\b(?:software|automated|algorithm)\w*\b.{0,60}\b(?:ranks?|screens?|scores?|selects?)\b"
)
_HISTORY = re.compile(
    r"\b(?:your|with|and|state|include|indicate|provide|give) (?:your )?(?:current|present|"
    r"previous|last|past|most recent) (?:annual |gross )?(?:salary|pay|compensation|remuneration|"
    r"wages?)\b|\b(?:salary|pay|compensation) history\b|\b(?:dein|ihr)? ?(?:aktuelles|bisheriges|"
    r"derzeitiges|letztes) gehalt\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:not|never|n't|no|without|nicht|kein)\b[^.!?]{0,60}$", re.IGNORECASE)
_ONE_SEX = re.compile(
    r"\((?:m|w|f|h)\)|\b(?:kaufmann|kauffrau|fachmann|fachfrau|krankenschwester|putzfrau)\b"
    r"(?!.*(?:/|\(m|\(w|\(d|\(gn|\(all))",
    re.IGNORECASE,
)
_SALARY = "`salary: {min: 60000, max: 75000, currency: EUR, period: year}`"
_SOURCE = "the profiles in the manual, each with its own; no legal advice"


@site_rule(
    "pay-transparency-pay",
    "error",
    reason="Some places ask every advert to say what the job pays.",
    source=_SOURCE,
)
def pay(review: Review) -> Iterator[Finding]:
    """Roles that do not say what they pay, where adverts have to."""
    for text, role, profiles in _asked(review, "pay"):
        if not _says_pay(review, text, role):
            said = f"the role does not say what it pays, as adverts in {_names(profiles)} should"
            yield _finding(text, said, f"add {_SALARY}", profiles)


@site_rule(
    "pay-transparency-before-interview",
    "warning",
    reason="In some places people must hear what a job pays before they are interviewed.",
    source=_SOURCE,
)
def before_interview(review: Review) -> Iterator[Finding]:
    """Roles that do not say what they pay, where people must hear it before they are invited."""
    told = {text.path for text, _, _ in _asked(review, "pay")}
    for text, role, profiles in _asked(review, "before-interview"):
        if text.path not in told and not _says_pay(review, text, role):
            said = (
                "the role does not say what it pays, which people should hear before an interview "
                f"in {_names(profiles)}"
            )
            yield _finding(text, said, f"the advert is the simplest place: add {_SALARY}", profiles)


@site_rule(
    "pay-transparency-range",
    "error",
    reason="`From 40,000` and `up to 80,000` are no ranges where both ends are asked for.",
    source=_SOURCE,
)
def closed_range(review: Review) -> Iterator[Finding]:
    """Pay with one end: ``from 40,000``, ``up to 80,000``."""
    for text, role, profiles in _asked(review, "range"):
        if any(one.minimum is None or one.maximum is None for one in role.pay):
            said = f"pay has only one end, and adverts in {_names(profiles)} should name both"
            yield _finding(text, said, "add the other one: `min` or `max`", profiles, "pay")


@site_rule(
    "pay-transparency-width",
    "error",
    reason="Ontario asks for ranges of at most C$50,000, where pay is not above C$200,000.",
    source=_SOURCE,
)
def width(review: Review) -> Iterator[Finding]:
    """Ranges in Canadian dollars that are wider than allowed, unless pay is high."""
    for text, role, profiles in _asked(review, "width"):
        for one in role.pay:
            wide = _yearly_width(one)
            if wide is not None and wide > _WIDEST:
                said = (
                    f"the range of pay is C${wide:,.0f} a year wide, and adverts in "
                    f"{_names(profiles)} should stay within C${_WIDEST:,}"
                )
                hint = "narrow it, or give a range for each level"
                yield _finding(text, said, hint, profiles, "pay")


@site_rule(
    "pay-transparency-benefits",
    "warning",
    reason="Some places ask for a general description of benefits in every advert.",
    source=_SOURCE,
)
def benefits(review: Review) -> Iterator[Finding]:
    """Roles that say nothing of benefits."""
    for text, role, profiles in _asked(review, "benefits"):
        texts = review.whole(text)
        if role.benefits or text.config.careers.benefits or _mentions(texts, _BENEFITS):
            continue
        if not any(section.kind == "benefits" for one in texts for section in one.sections):
            said = f"the role does not describe benefits, as adverts in {_names(profiles)} should"
            hint = "add `benefits: [a pension, 30 days of holiday]`, or a section `What we offer`"
            yield _finding(text, said, hint, profiles)


@site_rule(
    "pay-transparency-closing-date",
    "error",
    reason="Colorado asks until when applications are taken.",
    source=_SOURCE,
)
def closing_date(review: Review) -> Iterator[Finding]:
    """Roles that say neither until when one can apply nor that there is no deadline."""
    for text, role, profiles in _asked(review, "closing-date"):
        if role.closes is None and not _mentions(review.whole(text), _NO_DEADLINE):
            said = (
                "the role does not say until when one can apply, as adverts in "
                f"{_names(profiles)} should"
            )
            hint = "add `closes: 2026-12-31`, or write that there is no deadline"
            yield _finding(text, said, hint, profiles)


@site_rule(
    "pay-transparency-vacancy",
    "warning",
    reason="Ontario asks whether the advert is for a vacancy that exists.",
    source=_SOURCE,
)
def vacancy(review: Review) -> Iterator[Finding]:
    """Roles that do not say whether somebody is wanted now."""
    for text, role, profiles in _asked(review, "vacancy"):
        if role.vacancy is None and not _mentions(review.whole(text), _VACANCY):
            said = (
                "the role does not say whether it is vacant now, as adverts in "
                f"{_names(profiles)} should"
            )
            yield _finding(text, said, "add `vacancy: existing`, `future` or `pool`", profiles)


@site_rule(
    "pay-transparency-ai",
    "info",
    reason="Ontario asks adverts to say where AI screens, assesses or selects people.",
    source=_SOURCE,
)
def ai(review: Review) -> Iterator[Finding]:
    """Roles that do not say whether software screens, assesses or selects people."""
    for text, role, profiles in _asked(review, "ai"):
        if role.ai_screening is None and not _mentions(review.whole(text), _AI):
            said = (
                "the role does not say whether AI screens applications, as adverts in "
                f"{_names(profiles)} should where it does"
            )
            yield _finding(text, said, "add `ai_screening: true` or `false`", profiles)


@site_rule(
    "pay-transparency-title",
    "warning",
    reason="The EU asks for titles that are neutral as to sex.",
    source=_SOURCE,
)
def title(review: Review) -> Iterator[Finding]:
    """Titles that name one sex for certain."""
    for text, role, profiles in _asked(review, "title"):
        match = _ONE_SEX.search(role.title) or next(
            (
                found
                for one in EXCLUSIONS
                if one.why == "names one sex only" and (found := pattern_of(one).search(role.title))
            ),
            None,
        )
        if match:
            said = (
                f"`{match[0]}` in the title names one sex, and in {_names(profiles)} it should not"
            )
            yield _finding(text, said, "write a title that fits everyone", profiles)


@site_rule(
    "pay-transparency-history",
    "warning",
    reason="Who is asked for former pay carries an unfair one on; some places forbid it.",
    source=_SOURCE,
)
def history(review: Review) -> Iterator[Finding]:
    """Texts that ask what people earn or earned."""
    for text, _, profiles in _asked(review, "history"):
        for line, match in text.search(_HISTORY):
            if not _DENIES.search(match.string[: match.start()]):
                said = (
                    f"`{match[0]}` asks about former pay, and adverts in {_names(profiles)} "
                    "should not"
                )
                hint = f"ask for expectations, if for anything\n{_sources(profiles)}"
                yield Finding(line, match.start() + 1, said, hint, path=text.path)


def _asked(review: Review, what: Asked) -> Iterator[tuple[PageText, Role, tuple[Profile, ...]]]:
    """Each role with the profiles that ask this of it."""
    ids = review.site.config.careers.pay_transparency
    now = review.site.config.now
    today = now.date().isoformat() if now else _NO_CLOCK
    for text in review.roles if ids else ():
        role = text.role.role if text.role else None
        if role is not None:
            profiles = tuple(one for one in profiles_of(role, ids, today) if what in one.asks)
            if profiles:
                yield text, role, profiles


def _says_pay(review: Review, text: PageText, role: Role) -> bool:
    is_figure = any(mark.isdigit() for mark in role.pay_text)
    return bool(role.pay) or is_figure or any(map(pay_figures, review.whole(text)))


def _yearly_width(one: Pay) -> Decimal | None:
    """Of a range in Canadian dollars whose top is not so high that its width is free."""
    if one.minimum is None or one.maximum is None or one.currency != "CAD":
        return None
    times = _TIMES_A_YEAR[one.period]
    return None if one.maximum * times > _NOT_ABOVE else (one.maximum - one.minimum) * times


def _mentions(texts: tuple[PageText, ...], pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(one.prose) for one in texts)


def _names(profiles: tuple[Profile, ...]) -> str:
    """``Colorado (since 2021-01-01) and California``."""
    names = [f"{one.name} (since {one.since})" if one.since else one.name for one in profiles]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _sources(profiles: tuple[Profile, ...]) -> str:
    read = "; ".join(f"{one.name}: {one.source}" for one in profiles)
    return f"read in {READ}, no legal advice: {read}"


def _finding(
    text: PageText, said: str, hint: str, profiles: tuple[Profile, ...], field: str = ""
) -> Finding:
    where = text.role.role.where.get(field) if text.role else None
    line, column = (where.line, where.column) if where else (0, 0)
    return Finding(line, column, said, f"{hint}\n{_sources(profiles)}", path=text.path)


RULES: tuple[Rule, ...] = (
    pay, before_interview, closed_range, width, benefits, closing_date, vacancy, ai, title, history,
)  # fmt: skip
