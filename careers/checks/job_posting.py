"""What roles lack to stand in job search."""

from __future__ import annotations

from collections.abc import Iterator

from careers.problems import Problem
from careers.site import Site
from careers.site.missing_properties import missing_properties


def job_posting(site: Site) -> Iterator[Problem]:
    """Properties of structured data that search engines require and a role does not give."""
    return missing_properties(site.roles.values(), site.config)
