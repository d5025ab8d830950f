"""Roles that are advertised twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from careers.checks.rule import Finding, Rule, site_rule
from careers.checks.text import PageText, Review
from careers.roles.role import Role

_NEARLY = 0.9
_LEAST_CHARACTERS = 400
"""Of a text that is compared; in shorter ones all that differs may be a word."""
_SHORTEST_SENTENCE = 15
_SKETCH = 8
"""Sentences by which a text is looked up: those with the smallest checksums."""
_END = re.compile(r"(?:[.!?;:]\s+|\n)[\s#>*+-]*")
_HEADING = re.compile(r"^#.*$", re.MULTILINE)
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Text:
    """A role's text as the checksums of its sentences."""

    path: str
    role: Role
    language: str
    sentences: dict[int, int]
    """How long each is, by its checksum."""
    length: int


@site_rule(
    "dup-role",
    "warning",
    whole_site=True,
    reason="Job searches show one page for a job and call the others copies; candidates apply "
    "twice, or to the one that nobody reads any more.",
    source="Google Search Central, job posting guidelines: one canonical address for each job",
)
def dup_role(review: Review) -> Iterator[Finding]:
    """The same title at the same place, or nearly the same text; translations are none of it."""
    titles: dict[tuple[object, ...], PageText] = {}
    known: dict[tuple[str, int], _Text] = {}
    for text in review.roles:
        found = _text(text)
        first = titles.setdefault(_offer(text), text)
        if first is not text:
            yield _finding(
                text, first.path, f"`{first.path}` offers the same job at the same place"
            )
        else:
            twin = _twin(found, known)
            if twin is not None:
                share = round(100 * _shared(found, twin))
                said = "all" if share == 100 else f"{share} %"  # noqa: PLR2004
                yield _finding(text, twin.path, f"{said} of the text stands in `{twin.path}`, too")
        for checksum in _sketch(found):
            known.setdefault((found.language, checksum), found)


def _finding(text: PageText, other: str, message: str) -> Finding:
    hint = f"keep one of the two, and write all its places under `locations:`; compare `{other}`"
    return Finding(0, 0, message, hint, path=text.path)


def _offer(text: PageText) -> tuple[object, ...]:
    """What is the same for two adverts of one job; unique for a role that says too little."""
    assert text.role is not None  # noqa: S101 - texts of roles have one
    role = text.role.role
    title = _NOT_WORDS.sub(" ", role.title.casefold()).strip()
    return (
        text.language, role.translation_key, title or text.path, _places(role), text.role.team,
        role.employment, role.level, role.job_id,
    )  # fmt: skip


def _places(role: Role) -> frozenset[str]:
    return frozenset((place.city or place.label).casefold() for place in role.places)


def _text(text: PageText) -> _Text:
    assert text.role is not None  # noqa: S101 - texts of roles have one
    body = "\n".join(text.lines[text.body_line - 1 :]).casefold()
    sentences = {
        crc32(sentence.encode()): len(sentence)
        for sentence in _END.split(_HEADING.sub("", body))
        if len(sentence) >= _SHORTEST_SENTENCE
    }
    length = sum(sentences.values())
    return _Text(text.path, text.role.role, text.language, sentences, length)


def _sketch(text: _Text) -> list[int]:
    if text.length < _LEAST_CHARACTERS:
        return []
    return sorted(text.sentences)[:_SKETCH]


def _twin(text: _Text, known: dict[tuple[str, int], _Text]) -> _Text | None:
    """An earlier role with nearly the same text, which may be the same job."""
    near = {id(one): one for key in _sketch(text) if (one := known.get((text.language, key)))}
    return next(
        (
            one
            for one in near.values()
            if _may_be_same(text.role, one.role) and _shared(text, one) >= _NEARLY
        ),
        None,
    )


def _may_be_same(role: Role, other: Role) -> bool:
    """Neither numbers nor places tell two roles apart."""
    if role.job_id and other.job_id and role.job_id != other.job_id:
        return False
    places, others = _places(role), _places(other)
    return not places or not others or bool(places & others)


def _shared(text: _Text, other: _Text) -> float:
    """The share of the longer text that both have."""
    both = text.sentences.keys() & other.sentences.keys()
    common = sum(text.sentences[checksum] for checksum in both)
    return common / max(text.length, other.length, 1)


RULES: tuple[Rule, ...] = (dup_role,)
