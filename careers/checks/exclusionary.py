"""Words that tell some people they are not meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careers.checks.exclusionary_words import EXCLUSIONS, Exclusion, pattern_of
from careers.checks.rule import Finding, Rule, page_rule
from careers.checks.text import PageText

_TEASERS = (
    "title", "job_title", "sidebar_label", "description", "summary", "excerpt", "tagline",
)  # fmt: skip
"""Keys of front matter that candidates read."""
_WORD = re.compile(r"[^\W\d_]+")
_SAYS_NO = re.compile(
    r"\b(?:no|not|never|nor|none|without|instead of|rather than|aren't|don't|doesn't|isn't|needn't|"
    r"avoid|ban(?:ned)?|kein\w*|nicht|ohne|statt|sans|pas|no|sin|nunca)\b[^.!?;:]{0,60}$",
    re.IGNORECASE,
)
_BEFORE_A_NAME = re.compile(r"(?:^|[^\w-])(?!an? $)[a-z][\w-]*[,/]? $|[,&+] $|[/+(]$")
"""A capital after this is that of a name; after a capital it may be one of a heading."""
_PRONOUNS = re.compile(r"\bpronouns?\b|\bthey/them\b", re.IGNORECASE)
_BUILD_TOOLS = re.compile(r"\b(?:cmake|meson|bazel|gn|makefiles?|autotools)\b", re.IGNORECASE)


@page_rule(
    "exclusionary",
    "warning",
    reason="Some words say who is not meant: people of one age, sex or origin, or those who do not "
    "see themselves in a fashion. They cost applications, and in some places they are forbidden.",
    bad="# Engineer\n\nWe look for a rockstar developer and a native English speaker.\n",
    good="# Engineer\n\nWe look for an experienced developer with fluent English (C1). The demo at "
    "our hackathon is for young people from schools nearby.\n",
    source="Teamtailor and Workable, advice on job adverts",
)
def exclusionary(text: PageText) -> Iterator[Finding]:
    """Every such word in the text, its headings and its teasers; not in roles that are over."""
    if text.role is not None and not text.is_live:
        return
    teasers = list(text.said(*_TEASERS))
    teased = (word for _, line in teasers for word in _WORD.findall(line.lower()))
    words = {part for word in {*text.counts, *teased} for part in word.split("-")}
    for exclusion in EXCLUSIONS:
        if exclusion.language in {"", text.language} and not words.isdisjoint(exclusion.words):
            pattern = pattern_of(exclusion)
            for line, match in _matches(text, pattern, teasers):
                if _is_meant(match, exclusion):
                    message = f"`{match[0]}` {exclusion.why}"
                    yield Finding(line, match.start() + 1, message, exclusion.instead)


def _matches(
    text: PageText, pattern: re.Pattern[str], teasers: list[tuple[int, str]]
) -> Iterator[tuple[int, re.Match[str]]]:
    for line, said in teasers:
        for match in pattern.finditer(said):
            yield line, match
    yield from text.search(pattern)


def _is_meant(match: re.Match[str], exclusion: Exclusion) -> bool:
    """Whether the word says what it seems to: it is not denied, no product, no list of pronouns."""
    before = match.string[: match.start()]
    if _SAYS_NO.search(before) or _PRONOUNS.search(match.string):
        return False
    if not exclusion.is_often_a_name:
        return True
    if _BUILD_TOOLS.search(match.string):
        return False
    is_capital = match[0][0].isupper() and not match[0].isupper()
    return not (is_capital and _BEFORE_A_NAME.search(before))


RULES: tuple[Rule, ...] = (exclusionary,)
