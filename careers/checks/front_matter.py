"""Front matter of roles: keys by their own names, dates that say something, a way to apply."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careers.checks.rule import Finding, Rule, role_rule, site_rule
from careers.checks.text import PageText, Review
from careers.content.front_matter import KNOWN_KEYS
from careers.located_yaml import Located
from careers.problems import Edit
from careers.roles.dates import says_later
from careers.roles.fields import SCHEMA
from careers.roles.keys import fields_of, meanings

_OF_DOCUSAURUS = frozenset(
    (*KNOWN_KEYS, "date", "authors", "author", "type", "layout", "permalink")
)
"""Keys of its pages and of its blog; they keep their own meaning."""
_NAMES = frozenset(field.name for field in SCHEMA) - _OF_DOCUSAURUS
_DATES = ("date_posted", "closes", "start_date")
_UNKNOWN = re.compile(r"x{2,}|\?{2,}|dd?[-/.]mm?[-/.]yy(?:yy)?|yyyy[-/.]mm[-/.]dd", re.IGNORECASE)
_SOON_DAYS = 7
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w|\bmailto:\S")
_LINK = re.compile(
    r"\[(?P<label>[^\[\]\n]*)\]\((?P<to>[^()\s]*)|<(?:a|Link|Button)\b(?P<attributes>[^<>]*)>"
    r"|<(?P<component>[A-Z]\w*)|(?P<bare>https?://[^\s<>()\"'\]]+)"
)
_APPLIES = re.compile(
    r"appl(?:y|ic)|bewerb|postul|candidat|sollicit|aplik|jobs?\b|career|recruit|greenhouse|lever\.co"
    r"|ashby|workable|smartrecruiters|breezy|recruitee|personio|teamtailor|bamboohr|usajobs|forms?\b"
    r"|typeform|airtable|forms\.gle|contact|kontakt",
    re.IGNORECASE,
)


@role_rule(
    "front-matter-alias",
    "info",
    reason="The manual and your colleagues know a fact by one name; with two, somebody will write "
    "it twice and change only one of them.",
    bad="---\ndepartment: Data\n---\n\n# Engineer\n\nBuild gauges.\n",
    good="---\nteam: Data\n---\n\n# Engineer\n\nBuild gauges.\n",
    mends=True,
)
def front_matter_alias(text: PageText) -> Iterator[Finding]:
    """Other names of one field, where no second key speaks of it; keys of Docusaurus stay."""
    said: dict[str, list[str]] = {}
    for key in text.front_matter:
        for name, *_ in meanings(key):
            said.setdefault(name, []).append(key)
    for key, at in text.front_matter.items():
        name = _only_meaning(key)
        if name and len(said[name]) == 1 and at.key_line:
            yield Finding(
                at.key_line,
                at.key_column,
                f"`{key}` is known as `{name}`",
                f"write `{name}:`",
                _renamed(text, key, at, name),
            )


def _only_meaning(key: str) -> str:
    """The field that a key can only stand for and is not the name of; else nothing."""
    found = meanings(key)
    if len(found) != 1 or key in _OF_DOCUSAURUS:
        return ""
    name, _, is_loose = found[0]
    return "" if is_loose or name == key or name not in _NAMES else name


def _renamed(text: PageText, key: str, at: Located, name: str) -> tuple[Edit, ...]:
    line = text.lines[at.key_line - 1]
    start = at.key_column - 1 + (line[at.key_column - 1 : at.key_column] in {'"', "'"})
    if line[start : start + len(key)] != key:  # escaped, or merged from elsewhere
        return ()
    return (Edit(at.key_line, start + 1, at.key_line, start + 1 + len(key), name),)


@role_rule(
    "date-placeholder",
    "warning",
    reason="A date that is still to come is none: nothing closes on `TBD`, and job searches get no "
    "date at all.",
    bad="---\ncloses: TBD\n---\n\n# Engineer\n\nBuild gauges.\n",
    good="---\ncloses: 2026-12-31\n---\n\n# Engineer\n\nBuild gauges.\n",
)
def date_placeholder(text: PageText) -> Iterator[Finding]:
    """`TBD` and the like; `opens: TBD` means that the role is to come."""
    known = _reported(text)
    found = fields_of(text.front_matter)
    for entry in (entry for name in _DATES for entry in found.get(name, ())):
        value = entry.value
        if entry.is_loose or entry.at.line in known or not isinstance(value, str):
            continue
        if says_later(entry.at) or _UNKNOWN.fullmatch(value.strip()):
            yield Finding(
                entry.at.line,
                entry.at.column,
                f"`{entry.key}: {value.strip()}` is no date yet",
                "write the day, or delete the line until it is known",
            )


def _reported(text: PageText) -> set[int]:
    """Lines with a value that the reader of roles has refused."""
    problems = text.page.role_problems if text.page is not None else ()
    return {problem.location.line for problem in problems}


@role_rule(
    "closes-soon",
    "warning",
    reason="On the day after, the page says that the role is closed; who still looks for somebody "
    "has to say so before.",
    bad="---\ncloses: 2026-11-25\n---\n\n# Engineer\n\nBuild gauges.\n",
    good="---\ncloses: 2026-12-31\n---\n\n# Engineer\n\nBuild gauges.\n",
)
def closes_soon(text: PageText) -> Iterator[Finding]:
    """A week before the role closes by itself."""
    now = text.config.now
    if text.role is None or text.role.status != "open" or now is None:
        return
    closes = text.role.role.closes
    if closes is None:
        return
    days = (closes.date() - now.astimezone(closes.tzinfo).date()).days
    if not 0 <= days <= _SOON_DAYS:
        return
    when = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
    where = text.role.role.where.get("closes")
    hint = "nothing is to be done if that is right; else write a later day"
    message = f"the role closes {when}, on {closes.date()}"
    yield Finding(where.line if where else 0, where.column if where else 0, message, hint)


@site_rule(
    "apply-missing",
    "error",
    reason="Candidates who cannot apply are lost, and job searches refuse such adverts.",
    bad="# Engineer\n\nBuild gauges.\n",
    good="# Engineer\n\nBuild gauges.\n\n## How to apply\n\nWrite to jobs@pegelmark.example.\n",
    source="Google Search Central, job posting content policies",
)
def apply_missing(review: Review) -> Iterator[Finding]:
    """No address and no e-mail in front matter, text, its partials and the site's settings."""
    for text in review.roles:
        role = text.role.role if text.role is not None else None
        problems = text.page.role_problems if text.page is not None else ()
        is_told = any(problem.rule == "role-apply" for problem in problems)
        if role is None or role.apply or is_told or any(map(can_apply, review.whole(text))):
            continue
        yield Finding(
            0,
            0,
            "the role does not say how to apply",
            "write `apply: jobs@example.org` or an address at the top, or once for all roles "
            '`apply = "…"` under `[careers]`',
            path=text.path,
        )


def can_apply(text: PageText) -> bool:
    """Whether a text has an e-mail, or a link or component that speaks of applying."""
    body = "\n".join(text.lines[text.body_line - 1 :])
    if _EMAIL.search(body):
        return True
    return any(
        _APPLIES.search(" ".join(filter(None, match.groups()))) for match in _LINK.finditer(body)
    )


RULES: tuple[Rule, ...] = (front_matter_alias, date_placeholder, closes_soon, apply_missing)
