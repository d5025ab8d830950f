"""Sections that candidates look for, and lists that send them away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careers.checks.front_matter import can_apply
from careers.checks.role_sections import kind_of
from careers.checks.rule import Finding, Rule, role_rule, site_rule
from careers.checks.section_names import LANGUAGES, SectionKind
from careers.checks.text import PageText, Review

_LEAST_WORDS = 100
"""Of a text that is divided into sections; a shorter one is read at a glance."""
_LEAST_INTRODUCTION = 60
"""Words before the first section that introduce the job well enough."""
_MOST_REQUIREMENTS = 7
_NEEDED: tuple[tuple[frozenset[SectionKind], str, str], ...] = (
    (frozenset(("duties", "role")), "what the work is", "What you will do"),
    (frozenset(("requirements",)), "whom you look for", "What we look for"),
    (frozenset(("apply",)), "how to apply", "How to apply"),
)
_HTML_HEADING = re.compile(r"<(h[1-6])\b[^<>]*>([^<>]{1,80})</\1>")
_IS_EXTRA = re.compile(
    r"\b(?:nice to have|bonus|a (?:big |huge )?plus|optional|desirable|preferred|advantage(?:ous)?|"
    r"von vorteil|wünschenswert|un plus|un atout|deseable|valorable)\b",
    re.IGNORECASE,
)


@site_rule(
    "section-missing",
    "info",
    reason="Candidates look for what the work is, whom you look for and how to apply; Google's job "
    "search asks for the first two in the description.",
    bad="# Engineer\n\n## What you will do\n\n" + "Build gauges that tell the truth. " * 20,
    good="# Engineer\n\n## What you will do\n\n"
    + "Build gauges that tell the truth. " * 20
    + "\n\n## What we look for\n\n- Patience\n\n## How to apply\n\nWrite to us.\n",
    source="Google Search Central, job posting structured data, `description`",
)
def section_missing(review: Review) -> Iterator[Finding]:
    """One finding for a role whose text lacks one or more of the three."""
    for text in review.roles:
        texts = review.whole(text)
        if (
            text.language not in LANGUAGES
            or sum(len(one.vocabulary) for one in texts) < _LEAST_WORDS
        ):
            continue
        kinds = {kind for one in texts for kind in _announced(one)}
        if kinds and _introduced(text) >= _LEAST_INTRODUCTION:
            kinds.add("role")
        # Where nobody can apply at all, `apply-missing` says so.
        if (text.role and text.role.role.apply) or (
            "apply" not in kinds and not any(map(can_apply, texts))
        ):
            kinds.add("apply")
        missing = [needed for needed in _NEEDED if not needed[0] & kinds]
        if missing:
            said = " or ".join(what for _, what, _ in missing)
            headings = ", ".join(f"`## {heading}`" for *_, heading in missing)
            hint = f"write it under a heading of its own: {headings}"
            yield Finding(0, 0, f"no section says {said}", hint, path=text.path)


@role_rule(
    "too-many-requirements",
    "info",
    reason="People who could do the work do not apply when the list of requirements is long.",
    bad="# Engineer\n\n## Requirements\n\n" + "".join(f"- Skill {n}\n" for n in range(1, 9)),
    good="# Engineer\n\n## Requirements\n\n"
    + "".join(f"- Skill {n}\n" for n in range(1, 6))
    + "\n## Nice to have\n\n"
    + "".join(f"- Skill {n}\n" for n in range(6, 9)),
    source="Ongig's study of job adverts: at most 7 points",
)
def too_many_requirements(text: PageText) -> Iterator[Finding]:
    """The points of all sections with requirements, without those that are nice to have."""
    sections = [section for section in text.sections if section.kind == "requirements"]
    points = [
        block
        for section in sections
        for block in section.blocks
        if block.kind == "item" and block.within.count("list") == 1
    ]
    if len(points) <= _MOST_REQUIREMENTS:
        return
    count = sum(_IS_EXTRA.search(text.lines[point.line - 1]) is None for point in points)
    if count > _MOST_REQUIREMENTS:
        message = f"{count} requirements are listed; aim at {_MOST_REQUIREMENTS} or fewer"
        hint = "keep those without which nobody can begin, and put the others under `Nice to have`"
        yield Finding(sections[0].line, 1, message, hint)


def _introduced(text: PageText) -> int:
    """Words of the paragraphs before the first section that is named."""
    count = 0
    for section in text.sections:
        if section.is_named:
            break
        count += sum(
            len(text.words_in(block).split()) for block in section.blocks if block.kind == "text"
        )
    return count


def _announced(text: PageText) -> Iterator[SectionKind]:
    """The kinds of the headings, in HTML too."""
    yield from (section.kind for section in text.sections if section.is_named)
    if "</h" in text.text:
        yield from (kind_of(match[2]) for match in _HTML_HEADING.finditer(text.text))


RULES: tuple[Rule, ...] = (section_missing, too_many_requirements)
