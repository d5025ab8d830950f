"""How a role text reads: its length, its sentences, whom it speaks to. All of it is advice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from careers.checks.reading import grade, syllables_of
from careers.checks.rule import Finding, Rule, role_rule, site_rule
from careers.checks.text import PageText, Review, words_of_text

_WITHOUT_SPACES = frozenset(("ja", "zh", "th", "km", "lo", "my"))
"""Languages that put none between words, so that nothing can be counted."""
_LEAST_WORDS, _MOST_WORDS = 150, 1_000
_LEAST_SENTENCES = 10
"""Of a text whose averages mean something."""
_HARDEST_GRADE = 12
_MOST_WORDS_A_SENTENCE = 20
_LEAST_SHARE_OF_YOU = 0.01
_LONG = "Build gauges that tell a town how fast its river is rising. "
_HARD = (
    "Demonstrate comprehensive organisational capabilities facilitating interdisciplinary "
    "collaboration regarding infrastructure modernisation initiatives. "
)
_YOU = (
    "you", "your", "yours", "yourself", "yourselves", "you'll", "you're", "you've", "you'd",
)  # fmt: skip
_SENTENCE_END = re.compile(
    r"[.!?…](?<!\b[A-Za-z]\.)(?<!\b(?:Dr|Mr|Ms|St|vs|ca|No|Nr)\.)(?<!\b(?:Mrs|bzw)\.)"
    r"[\"'”’»)\]]*\s+(?=[\"'“‘„«(\[¿¡]*[A-ZÀ-ÞĄĆČĘŁŃŚŠŹŻŽ0-9])"
)
"""Where the next one begins with a capital; an abbreviation or a number such as 3.5 ends none."""
_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen"
_YEARS = re.compile(
    rf"\b(?:\d{{1,2}}\s?\+|(?:at least|minimum(?: of)?|min\.?|no less than|over|more than)\s"
    rf"(?:\d{{1,2}}|{_NUMBERS})\+?|(?:\d{{1,2}}|{_NUMBERS})\s(?:or more|plus)"
    rf"|\d{{1,2}}\s?(?:-|–|to)\s?\d{{1,2}}\+?)(?:\s(?:full|solid|consecutive))?\s"
    rf"(?:years?|yrs)\b(?!\s(?:old|of age|ago|history|warranty|contract))",
    re.IGNORECASE,
)
_NOT_THE_CANDIDATES = re.compile(
    r"\b(?:we|we've|our|ours|us|company|founded|founders?|history|clients?|customers?|"
    r"team (?:has|brings|with)|(?:last|past|next|coming|following|first) )\b[^.!?]*$|"
    r"\b(?:last|past|next|coming) $",
    re.IGNORECASE,
)
_OF_EXPERIENCE = re.compile(
    r"\b(?:experience|experienced|working|worked|work|background|track record|expertise|in an?|"
    r"as an?|practice|with)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Measured:
    """What averages are made of."""

    sentences: int
    words: int
    """Of the sentences."""
    apart: Counter[str]
    """Words of the text that stand in no sentence."""


@site_rule(
    "length",
    "info",
    reason="Adverts of 300 to 700 words bring the most applications; a shorter one leaves "
    "questions open, a longer one is not read.",
    bad="# Engineer\n\n" + _LONG * 10,
    good="# Engineer\n\n" + _LONG * 30,
    source="Textio and Ongig, studies of job adverts",
)
def length(review: Review) -> Iterator[Finding]:
    """The words of a page and its partials, without code and front matter."""
    for text in review.roles:
        if text.language in _WITHOUT_SPACES:
            continue
        words = sum(len(one.vocabulary) for one in review.whole(text))
        if words and not _LEAST_WORDS <= words <= _MOST_WORDS:
            is_short = words < _LEAST_WORDS
            said = f"the text has {words:,} word{'' if words == 1 else 's'}"
            message = f"{said}; aim at 300 to 700"
            hint = (
                "say what the work is, whom you look for, what you offer and how to apply"
                if is_short
                else "keep what somebody needs to decide whether to apply, and link to the rest"
            )
            yield Finding(0, 0, message, hint, path=text.path)


@role_rule(
    "reading-grade",
    "info",
    reason="A text that needs a university degree to read turns away people who could do the work, "
    "and those who read in a second language first.",
    bad="# Engineer\n\n" + _HARD * 15,
    good="# Engineer\n\n" + _LONG * 15,
    source="Flesch and Kincaid's grade, 1975; Ongig advises 8",
    language="en",
)
def reading_grade(text: PageText) -> Iterator[Finding]:
    """The grade of Flesch and Kincaid, of texts with enough sentences."""
    measured = text.once(_measured)
    if measured.sentences < _LEAST_SENTENCES or len(text.vocabulary) < _LEAST_WORDS:
        return
    hardness = grade(
        sentences=measured.sentences,
        words=measured.words,
        syllables=_syllables(text.counts) - _syllables(measured.apart),
    )
    if hardness > _HARDEST_GRADE:
        message = f"the text is hard to read: grade {hardness:.1f}; aim at 8"
        yield Finding(0, 0, message, "write shorter sentences and plainer words")


@role_rule(
    "sentence-long",
    "info",
    reason="Who reads on a phone loses the thread of long sentences.",
    bad="# Engineer\n\n" + (_LONG.replace(".", ", and we repair them too, in our own workshop at "
                                               "the river, which we are rather proud of.")) * 12,
    good="# Engineer\n\n" + _LONG * 12,
    source="Ongig's study of job adverts: 8 to 13 words",
)  # fmt: skip
def sentence_long(text: PageText) -> Iterator[Finding]:
    """The mean of all sentences, points of lists among them."""
    if text.language in _WITHOUT_SPACES:
        return
    measured = text.once(_measured)
    if measured.sentences < _LEAST_SENTENCES:
        return
    mean = measured.words / measured.sentences
    if mean > _MOST_WORDS_A_SENTENCE:
        message = f"sentences have {mean:.0f} words on average; aim at 15 or fewer"
        yield Finding(0, 0, message, "make two of a long sentence, and lists of enumerations")


@role_rule(
    "second-person",
    "info",
    reason="Who reads `you` sees themselves at work; `the ideal candidate` is somebody else.",
    bad="# Engineer\n\n" + "The ideal candidate builds gauges and repairs them in winter. " * 20,
    good="# Engineer\n\n" + "You build gauges and repair them in winter. " * 25,
    source="Textio's study of job adverts",
    language="en",
)
def second_person(text: PageText) -> Iterator[Finding]:
    """How often the text says you and your."""
    words = len(text.vocabulary)
    if words < _LEAST_WORDS:
        return
    said = sum(text.counts[word] for word in _YOU)
    if said < _LEAST_SHARE_OF_YOU * words:
        times = {0: "never", 1: "once", 2: "twice"}.get(said, f"{said} times")
        message = f"the text says `you` or `your` {times} in {words} words"
        yield Finding(0, 0, message, "write to the person who reads: `you will build …`")


@role_rule(
    "years-experience",
    "info",
    reason="Years say little about skill, and people with fewer of them do not apply though they "
    "could do the work.",
    bad="# Engineer\n\n## Requirements\n\n- 5+ years of experience with Python\n",
    good="# Engineer\n\n## Requirements\n\n- You have run Python services that others depend on\n",
    source="Oxide RFD 146, `Public job descriptions`",
    language="en",
)
def years_experience(text: PageText) -> Iterator[Finding]:
    """Years that are asked of candidates; one finding at the first, with the lines of the rest."""
    lines = [
        (number, line)
        for number, line in enumerate(text.words, 1)
        if "year" in line or "yrs" in line
    ]
    asked = _requirement_lines(text) if lines else ()
    found = [
        (number, match)
        for number, line in lines
        for match in _YEARS.finditer(line)
        if _is_asked(match, in_requirements=number in asked)
    ]
    if found:
        line, match = found[0]
        others = ", ".join(str(number) for number in dict.fromkeys(n for n, _ in found[1:]))
        also = f"; so do lines {others}" if "," in others else f"; so does line {others}"
        message = f"`{match[0]}` counts years{also if others else ''}"
        yield Finding(line, match.start() + 1, message, "say what somebody must be able to do")


def _measured(text: PageText) -> _Measured:
    """Count sentences of paragraphs and items; headings and cells are none.

    A paragraph or item ends its last sentence, with a full stop or without.
    """
    sentences, others = 0, []
    for block in text.blocks:
        if block.kind == "text":
            lines = "\n".join(text.words_at(block))
            sentences += len(_SENTENCE_END.findall(lines)) + any(map(str.isalpha, lines))
        elif block.kind in {"heading", "cell"}:
            others.append(text.words_in(block))
    apart = Counter(words_of_text("\n".join(others)))
    return _Measured(sentences, len(text.vocabulary) - apart.total(), apart)


def _syllables(counts: Counter[str]) -> int:
    return sum(count * syllables_of(word) for word, count in counts.items())


def _requirement_lines(text: PageText) -> set[int]:
    return {
        line
        for section in text.sections
        if section.kind == "requirements"
        for block in section.blocks
        for line in range(block.line, block.end_line + 1)
    }


def _is_asked(match: re.Match[str], *, in_requirements: bool) -> bool:
    """Whether it is the candidate who needs the years, not the company that has them."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _NOT_THE_CANDIDATES.search(before):
        return False
    return in_requirements or _OF_EXPERIENCE.search(after) is not None


RULES: tuple[Rule, ...] = (length, reading_grade, sentence_long, second_person, years_experience)
