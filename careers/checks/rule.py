"""What a rule is: a function that finds something, and what people want to know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypedDict, Unpack

from careers.checks.text import PageText, Review
from careers.problems import Edit, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that a rule has something to say about."""

    line: int
    """From 1; 0 where it is about the whole file."""
    column: int
    message: str
    """A clause without a full stop; what the author typed stands in back-ticks."""
    hint: str = ""
    """The cure, as a clause."""
    edits: tuple[Edit, ...] = ()
    """What mends it for certain."""
    path: str = ""
    """The file, site-relative; rules of single texts leave it out."""


class About(TypedDict, total=False):
    """What the manual says of a rule, and when it runs."""

    reason: str
    """Why it matters, a sentence."""
    bad: str
    """A whole page, with front matter or without, that it finds; it is a page of roles'
    (``content/role.md``), and the only one. Empty where no page alone can show it."""
    good: str
    """The same, mended."""
    source: str
    """Who says so, where that is not common sense."""
    language: str
    """The one language that it knows: ``en``; empty for all."""
    on_request: str
    """The flag of ``careers check`` that asks for it: ``--spell``."""
    mends: bool
    """Whether ``--fix`` can do something about it."""
    whole_site: bool
    """Whether it compares texts with each other, so that it must see all of them at once."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its place in the manual; see `About` for its further fields."""

    id: str
    """Kebab-case; people write it in ``--select``, ``[careers.check]`` and ignoring comments."""
    severity: Severity
    """Unless the site says otherwise."""
    find: Callable[[Review], Iterable[Finding]]
    reason: str = ""
    bad: str = ""
    good: str = ""
    source: str = ""
    language: str = ""
    on_request: str = ""
    mends: bool = False
    whole_site: bool = False


_OfText = Callable[[PageText], Iterable[Finding]]
_OfSite = Callable[[Review], Iterable[Finding]]


def page_rule(id: str, severity: Severity, **about: Unpack[About]) -> Callable[[_OfText], Rule]:  # noqa: A002
    """Make a rule of a function that looks at every page and partial, one at a time."""
    return lambda find: Rule(id, severity, _over(find, about, roles=False), **about)


def role_rule(id: str, severity: Severity, **about: Unpack[About]) -> Callable[[_OfText], Rule]:  # noqa: A002
    """Make a rule of a function that looks at every role that is not over, one at a time."""
    return lambda find: Rule(id, severity, _over(find, about, roles=True), **about)


def site_rule(id: str, severity: Severity, **about: Unpack[About]) -> Callable[[_OfSite], Rule]:  # noqa: A002
    """Make a rule of a function that looks at the whole site, and says the path of its findings."""
    return lambda find: Rule(id, severity, find, **about)


def _over(find: _OfText, about: About, *, roles: bool) -> _OfSite:
    language = about.get("language")

    def found(review: Review) -> Iterator[Finding]:
        for text in review.roles if roles else review.looked_at:
            if not language or language == text.language:
                for finding in find(text):
                    yield finding if finding.path else replace(finding, path=text.path)

    return found
