"""What becomes of what was found: who chose what is looked at, how bad it is, and what is meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from careers.checks import RULES
from careers.checks.ignoring import Ignore, ignores
from careers.checks.registry import covers, ids, is_known, stops_a_build, suggestion
from careers.checks.text import PageText, Review
from careers.config import Config
from careers.problems import Location, Problem, Severity

_ON_REQUEST = {rule.id: rule.on_request for rule in RULES if rule.on_request}


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to hear of; names are ids, or beginnings of several."""

    select: tuple[str, ...] = ()
    """Nothing else; everything where this is empty."""
    ignore: tuple[str, ...] = ()
    requested: frozenset[str] = frozenset()
    """Flags of the rules that run only when asked for."""

    @property
    def flags(self) -> frozenset[str]:
        """Those that are given, and those of rules that are selected by their whole id."""
        return self.requested | {flag for rule, flag in _ON_REQUEST.items() if rule in self.select}


def verdict(
    problems: Iterable[Problem], review: Review, choice: Choice | None = None
) -> tuple[Problem, ...]:
    """The problems that are reported, each as bad as the site says it is.

    What stops a build is always reported, and is always an error.

    Args:
        problems: Of the stages and the rules.
        review: The site with its texts; comments in them ignore findings.
        choice: What the command line says.
    """
    chosen = choice or Choice()
    severities = _Severities(review.site.config.careers.check, chosen)
    found = tuple(problems)
    comments = {path: tuple(ignores(text)) for path, text in review.texts.items()}
    at: dict[str, list[Problem]] = {path: [] for path, some in comments.items() if some}
    for problem in found:
        if problem.location.path in at:
            at[problem.location.path].append(problem)
    notes = [
        note
        for path, here in at.items()
        for note in (
            *_unknown(comments[path]),
            *_unused(comments[path], here, review.texts[path], severities),
        )
    ]
    kept = (one for one in found if not _is_hidden(one, comments.get(one.location.path, ())))
    return tuple(problem for one in (*kept, *notes) for problem in severities.of(one))


def unknown_severities(config: Config, place: Callable[[str], Location]) -> Iterator[Problem]:
    """A warning for each rule in ``[careers.check]`` that does not exist.

    Args:
        config: Of the site.
        place: Where a rule stands in the file of settings.
    """
    for name, _ in config.careers.check:
        if not is_known(name):
            yield _no_rule(place(name), name)


class _Severities:
    """How bad each rule's findings are to those who run the check."""

    def __init__(self, said: Iterable[tuple[str, object]], choice: Choice) -> None:
        self.said = [(name, str(level)) for name, level in said]
        self.choice = choice

    def of(self, problem: Problem) -> Iterator[Problem]:
        """The problem as it is reported, or nothing."""
        if stops_a_build(problem):
            yield problem
        elif self.reports(problem.rule):
            said = self._said(problem.rule)
            level = cast("Severity", said) if said not in {"", "off"} else problem.severity
            yield problem if level == problem.severity else replace(problem, severity=level)

    def reports(self, rule: str) -> bool:
        """Whether anything is heard of a rule; one that is selected by its id is never off."""
        select, ignore = self.choice.select, self.choice.ignore
        if any(covers(name, rule) for name in ignore):
            return False
        if select and not any(covers(name, rule) for name in select):
            return False
        if _ON_REQUEST.get(rule, "") not in {"", *self.choice.flags}:
            return False
        return rule in select or self._said(rule) != "off"

    def _said(self, rule: str) -> str:
        """What the site's settings say; of several names the longest."""
        names = {name: level for name, level in self.said if covers(name, rule)}
        return names[max(names, key=len)] if names else ""


def _is_hidden(problem: Problem, comments: Iterable[Ignore]) -> bool:
    return not stops_a_build(problem) and any(
        covers(one.rule, problem.rule) and one.is_about(problem) for one in comments
    )


def _unknown(comments: Iterable[Ignore]) -> Iterator[Problem]:
    for one in comments:
        if not is_known(one.rule):
            yield _no_rule(one.at, one.rule)


def _unused(
    comments: Iterable[Ignore],
    problems: Collection[Problem],
    text: PageText,
    severities: _Severities,
) -> Iterator[Problem]:
    """Comments about rules that were looked for and had nothing to say there."""
    if text.role is not None and not text.is_live:
        return  # rules leave roles that are over in peace
    for one in comments:
        if not is_known(one.rule) or not _is_looked_for(one.rule, severities):
            continue
        about = [p for p in problems if covers(one.rule, p.rule) and one.is_about(p)]
        if not about:
            message = f"this ignores `{one.rule}`, of which there is nothing to ignore"
            yield Problem(one.at, message, "unused-ignore", "delete it", "info")
        elif all(stops_a_build(problem) for problem in about):
            message = f"`{one.rule}` keeps the site from being built, so it cannot be ignored"
            yield Problem(one.at, message, "unused-ignore", "mend what it says", "info")


def _is_looked_for(name: str, severities: _Severities) -> bool:
    return any(severities.reports(rule) for rule in ids() if covers(name, rule))


def _no_rule(at: Location, name: str) -> Problem:
    return Problem(at, f"there is no rule `{name}`", "unknown-rule", suggestion(name), "warning")
