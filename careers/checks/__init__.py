"""The reviewer: rules over a whole site, one family a file; `careers check` runs them.

They look at text and roles. What keeps a page from being built is found by the stages themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from careers.checks import (
    characters,
    coded_words,
    duplicates,
    entities,
    exclusionary,
    external_links,
    files,
    front_matter,
    headings,
    links,
    lists,
    pay,
    pay_transparency,
    residue,
    sections,
    spelling,
    statements,
    titles,
    wording,
)
from careers.checks.job_posting import job_posting
from careers.checks.rule import Finding, Rule
from careers.checks.text import PageText, Review, review_of
from careers.problems import Location, Problem
from careers.spread import pieces_of, spread

RULES: tuple[Rule, ...] = (
    *headings.RULES,
    *sections.RULES,
    *wording.RULES,
    *lists.RULES,
    *exclusionary.RULES,
    *characters.RULES,
    *entities.RULES,
    *coded_words.RULES,
    *titles.RULES,
    *front_matter.RULES,
    *pay_transparency.RULES,
    *pay.RULES,
    *files.RULES,
    *residue.RULES,
    *statements.RULES,
    *duplicates.RULES,
    *links.RULES,
    *external_links.RULES,
    *spelling.RULES,
)
"""Every rule, by family."""

_TOGETHER = 32
"""Texts that one process reviews in a row."""

__all__ = ["RULES", "Finding", "PageText", "Review", "Rule", "findings", "review_of"]


def findings(review: Review, requested: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Everything that the rules find, each with the severity that its rule has by itself.

    Args:
        review: The site and its texts.
        requested: Flags of the rules that run only when asked for: ``--spell``.
    """
    asked = {"", *requested}
    rules = [one for one in RULES if one.on_request in asked]
    texts = review.looked_at
    pieces = pieces_of(len(texts), _TOGETHER)

    def work(numbers: Iterator[int]) -> list[Problem]:
        parts = (replace(review, part=tuple(texts[i] for i in pieces[n])) for n in numbers)
        return [
            problem
            for part in parts
            for one in rules
            if not one.whole_site
            for problem in _found(one, part)
        ]

    return (
        *job_posting(review.site),
        *chain.from_iterable(spread(work, len(pieces))),
        *(problem for one in rules if one.whole_site for problem in _found(one, review)),
    )


def _found(rule: Rule, review: Review) -> Iterator[Problem]:
    for finding in rule.find(review):
        yield Problem(
            Location(finding.path, finding.line, finding.column),
            finding.message,
            rule.id,
            finding.hint,
            rule.severity,
            edits=finding.edits,
        )
