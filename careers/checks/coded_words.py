"""Words that research found to be coded masculine or feminine in adverts. Advice, never a verdict.

Source: D. Gaucher, J. Friesen, A. C. Kay, "Evidence That Gendered Wording in Job Advertisements
Exists and Sustains Gender Inequality", Journal of Personality and Social Psychology 101(1), 2011,
pages 109-128; the stems are those of its appendix A. In it, masculine wording made jobs less
appealing to women; feminine wording had next to no effect on men. So only texts that lean clearly
to the masculine are mentioned.

Of 923 real adverts 43 % change their verdict when headings and words of roles are left out (our
count), so both are left out here: `confidential` is not confident, a committee not committed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from careers.checks.rule import Finding, Rule, role_rule
from careers.checks.section_names import SectionKind
from careers.checks.text import PageText

_MASCULINE = (
    "adventurous", "aggress", "ambitio", "analy", "assert", "athlet", "autonom", "boast",
    "challeng", "compet", "courag", "decision", "determin", "domina", "force", "headstrong",
    "hierarch", "hostil", "impulsive", "independen", "individual", "intellect", "lead", "persist",
    "principle", "self-confiden", "self-relian", "self-sufficien",
)  # fmt: skip
_MASCULINE_WORDS = frozenset(
    ("active", "confident", "decide", "decisive", "dominant", "greedy", "logic", "masculine",
     "objective", "opinion", "outspoken", "reckless", "stubborn", "superior")
)  # fmt: skip
_FEMININE = (
    "affectionate", "cheer", "child", "commit", "communal", "compassion", "connect", "considerate",
    "cooperat", "co-operat", "depend", "emotiona", "empath", "gentle", "honest", "interdependen",
    "interpersona", "kinship", "loyal", "modest", "nurtur", "pleasant", "polite", "quiet", "respon",
    "sensitiv", "support", "sympath", "tender", "together", "trust", "understand", "warm", "whin",
    "yield",
)  # fmt: skip
_FEMININE_WORDS = frozenset(("feminine", "flatterable", "nag", "submissive"))
_NEITHER = (
    # Words of roles, and of what every advert has.
    "lead", "analyst", "analysis", "analyses", "responsib", "support", "competitive", "individual",
    "objective", "competenc", "determination", "competitor", "competition", "confidential",
    # Other words that begin alike.
    "committee", "commits", "committing", "childcare", "forces", "forced", "forceps", "dependenc",
    "depends", "depending", "connectiv", "connection", "connector", "warmup",
    "warm-up", "trustee", "tenders", "tendering", "yield", "principled", "analytics", "analyser",
    "analyzer", "assertion", "kind", "response", "responsive",
)  # fmt: skip
_SECTIONS: frozenset[SectionKind] = frozenset(("", "role", "duties", "requirements", "extras"))
"""What is about the person and the work; the rest is the company's boilerplate."""
_CLEARLY = 3
"""More than so many masculine words beyond the feminine ones."""
_MOST_NAMED = 12
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@role_rule(
    "coded-words",
    "info",
    reason="Research found that adverts full of words such as `competitive`, `dominate` or "
    "`challenge` appeal less to women, who do not notice why. It is advice: look at the words, and "
    "keep those that you mean.",
    bad="# Engineer\n\n## You\n\n- Determined and assertive\n- Ambitious, with a decisive mind\n"
    "- Takes on challenges\n",
    good="# Engineer\n\n## You\n\n- Persistent, and ambitious together with others\n"
    "- Understands challenges and supports those who meet them\n",
    source="Gaucher, Friesen and Kay, 2011, JPSP 101(1), 109-128, appendix A",
    language="en",
)
def coded_words(text: PageText) -> Iterator[Finding]:
    """One finding for a text that leans clearly to the masculine: the balance and every word."""
    masculine = sum(n for word, n in text.counts.items() if side_of(word) == "masculine")
    if masculine <= _CLEARLY:
        return
    found = list(_coded(text))
    leaning = [entry for entry in found if entry[2] == "masculine"]
    balance = len(found) - len(leaning)
    if len(leaning) - balance > _CLEARLY:
        words: dict[str, list[int]] = {}
        for line, _, _, word in leaning:
            words.setdefault(word, []).append(line)
        named = [
            f"`{word}` ({', '.join(map(str, dict.fromkeys(lines)))})"
            for word, lines in words.items()
        ]
        more = ", …" if len(named) > _MOST_NAMED else ""
        message = (
            f"the wording leans to the masculine, {len(leaning)} coded words to {balance}; "
            f"by line: {', '.join(named[:_MOST_NAMED])}{more}"
        )
        hint = "say some of it in other words; it is advice from research, keep what you mean"
        yield Finding(leaning[0][0], leaning[0][1], message, hint)


Side = Literal["", "masculine", "feminine"]


@lru_cache(maxsize=32_768)
def side_of(word: str) -> Side:
    """How a word is coded.

    Args:
        word: In lower case.
    """
    if word.startswith(_NEITHER):
        return ""
    if word in _MASCULINE_WORDS or word.startswith(_MASCULINE):
        return "masculine"
    return "feminine" if word in _FEMININE_WORDS or word.startswith(_FEMININE) else ""


def _coded(text: PageText) -> Iterator[tuple[int, int, Side, str]]:
    """Line, column, side and word, in paragraphs and points about the person and the work."""
    for section in text.sections:
        if section.kind not in _SECTIONS:
            continue
        for block in section.blocks:
            if block.kind != "text":
                continue
            for line in range(block.line, block.end_line + 1):
                for match in _WORD.finditer(text.words[line - 1]):
                    word = match[0].lower().replace("’", "'")
                    if side := side_of(word):
                        yield line, match.start() + 1, side, word


RULES: tuple[Rule, ...] = (coded_words,)
