"""Roles that several pages advertise, each in a language of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from careers.config import Config
from careers.problems import Location, Problem
from careers.site.role_page import RolePage


@dataclass(frozen=True, slots=True)
class Translations:
    """The pages that are one role, by their ``translation_key``."""

    of_key: Mapping[str, Mapping[str, RolePage]]
    """By language as written, sorted; the first page of a language in reading order has it."""
    problems: tuple[Problem, ...] = ()

    def of_page(self, found: RolePage) -> Mapping[str, RolePage]:
        """The pages that are the same role, this one included; empty where it has no pair."""
        same = self.of_key.get(found.role.translation_key, {})
        return same if len(same) > 1 and any(other is found for other in same.values()) else {}


def translations(roles: Iterable[RolePage], config: Config) -> Translations:
    """Pair the roles; a page that nobody is to find is no translation of another.

    Args:
        roles: In reading order.
        config: Of the site, whose language is that of pages that name none.
    """
    by_key: dict[str, dict[str, RolePage]] = {}
    problems = []
    for found in roles:
        key = found.role.translation_key
        if not key or found.page.front_matter.unlisted:
            continue
        if found.status in {"draft", "closed", "filled"}:
            continue
        language = found.role.lang or config.i18n.html_lang
        first = by_key.setdefault(key, {}).setdefault(language, found)
        if first is not found:
            problems.append(_twice(found, first, language))
    of_key = {key: dict(sorted(pages.items())) for key, pages in by_key.items()}
    return Translations(of_key, tuple(problems))


def _twice(found: RolePage, first: RolePage, language: str) -> Problem:
    where = found.role.where.get("translation_key")
    line, column = (where.line, where.column) if where else (0, 0)
    return Problem(
        Location(found.page.source, line, column),
        f"this is the role of `{first.page.source}` in the same language, `{language}`",
        "role-translation",
        "say `lang` on the one that is in another language, or write another `translation_key`",
        severity="warning",
    )
