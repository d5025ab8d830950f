"""Rules over a whole site, one family a file; `careers check` runs them.

They look at text and roles. What keeps a page from being built is found by the stages themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from careers.checks.job_posting import job_posting
from careers.problems import Problem
from careers.site import Site

Rule = Callable[[Site], Iterable[Problem]]

RULES: tuple[Rule, ...] = (job_posting,)


def findings(site: Site) -> tuple[Problem, ...]:
    """Everything that the rules find."""
    return tuple(problem for rule in RULES for problem in rule(site))
