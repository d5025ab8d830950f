"""Spelling, asked for with ``--spell``: words that are in no list, of texts and of teasers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from careers.checks.dictionaries import Dictionary, languages
from careers.checks.rule import Finding, Rule, site_rule
from careers.checks.text import PageText, Review
from careers.located_yaml import Located

_FLAG = "--spell"
_PROSE_KEYS = frozenset(
    ("title", "description", "summary", "excerpt", "tagline", "sidebar_label", "job_title")
)
"""Front matter that is checked; the words of the other keys are names, and right."""
_WORD = re.compile(
    r"(?<![\w.@#/$~'’&+-])(?:[^\W\d_]+(?:['’][^\W\d_]+)*-)*[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"(?![\w@/+#-])(?!\.\w|[:*]in(?:nen)?\b)"
)
"""A word, or several with hyphens between; none that is part of a name of something technical."""
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STARTS = re.compile(r"(?:^|[.!?:…\"“„«(\[>*_|#–—-])\s*$")
"""Before the first word of a sentence, heading or item."""
_CAPITAL_AFTER = re.compile(r"[\s-]+[A-ZÀ-ÞĄĆČĘŁŃŚŠŹŻŽ]")
_SHORTEST, _SHORTEST_CAPITAL, _LONGEST = 3, 6, 60
_BEFORE = 40
"""Characters that tell whether a sentence starts; a line may have a million."""
_LARGEST_LIST = 2_000_000


class _Token(NamedTuple):
    """A word where it stands."""

    line: int
    column: int
    word: str
    starts: bool
    """First of a sentence."""
    in_name: bool
    """A capital follows: ``Petra Vogel``."""


@dataclass(frozen=True, slots=True)
class _Spelt:
    """What the whole site is spelt with."""

    dictionaries: Mapping[str, Dictionary]
    """By language; only of those that pages are in."""
    names: frozenset[str]
    """Words that stand with a capital inside a sentence, in lower case."""
    unknown: Mapping[str, int]
    """Pages by language without a list."""
    trouble: str = ""
    """Why nothing was checked, or why the site's own list was not read."""
    cure: str = ""


_MOST_UNKNOWN = 8
"""Unknown words of a page; with more, and a quarter of all, it is in another language."""
_OWN_LIST = 'put it into a file `words.txt`, and `words = "words.txt"` under `[careers.spelling]`'


@site_rule(
    "spelling",
    "warning",
    reason="A spelling mistake in an advert reads as carelessness about the job.",
    on_request=_FLAG,
    whole_site=True,
)
def spelling(review: Review) -> Iterator[Finding]:
    """One finding for each unknown word of a page, at its first place."""
    spelt = review.once(_spelt)
    own = review.site.config.careers.spelling.words
    add = f"add it to `{own}`" if own else _OWN_LIST
    for text in review.texts.values():
        dictionary = spelt.dictionaries.get(text.language)
        if dictionary is None or (text.role is not None and not text.is_live):
            continue
        found: dict[str, list[_Token]] = {}
        for token in _tokens(text):
            if _is_wrong(token, dictionary, spelt.names):
                found.setdefault(token.word, []).append(token)
        if len(found) > max(_MOST_UNKNOWN, len({token.word for token in _tokens(text)}) / 4):
            message = (
                f"{len(found)} words are in no dictionary: this text is not in `{text.language}`"
            )
            hint = "say in front matter which language it is in: `lang: de`"
            yield Finding(0, 0, message, hint, path=text.path)
            continue
        for word, tokens in found.items():
            suggestion = dictionary.suggestion(word)
            lines = ", ".join(dict.fromkeys(str(one.line) for one in tokens[1:]))
            also = f", again in line {lines}" if lines else ""
            hint = f"did you mean `{suggestion}`? if not, {add}" if suggestion else add
            message = f"`{word}` is in no dictionary{also}"
            yield Finding(tokens[0].line, tokens[0].column, message, hint, path=text.path)


@site_rule(
    "spelling-unchecked",
    "info",
    reason="Texts without findings may be right, or nobody looked.",
    on_request=_FLAG,
    whole_site=True,
)
def spelling_unchecked(review: Review) -> Iterator[Finding]:
    """What kept pages from being checked."""
    spelt, file = review.once(_spelt), review.site.config.file
    if spelt.trouble:
        yield Finding(0, 0, spelt.trouble, spelt.cure, path=file)
    for language, count in sorted(spelt.unknown.items()):
        pages = "page" if count == 1 else "pages"
        message = f"{count} {pages} in `{language}` could not be spell-checked: there is no list"
        known = ", ".join(f"`{one}`" for one in sorted(languages()))
        yield Finding(0, 0, message, f"there are lists of {known}", path=file)


def _spelt(review: Review) -> _Spelt:
    try:
        known = languages()
    except ModuleNotFoundError:
        message = "spelling was not checked: the package pyspellchecker is not installed"
        return _Spelt({}, frozenset(), {}, message, "run `pip install 'careers[spell]'`")
    own, trouble, cure = _own_words(review)
    right = own | frozenset(_words_of_names(review))
    used = [text.language for text in review.texts.values()]
    dictionaries = {one: Dictionary(one, right) for one in sorted(set(used) & known)}
    unknown = {one: used.count(one) for one in used if one not in known}
    names = frozenset(
        token.word.lower()
        for text in review.texts.values()
        if text.language != "de"
        for token in _tokens(text)
        if token.word[0].isupper() and (not token.starts or not token.word[1:].islower())
    )
    return _Spelt(dictionaries, names, unknown, trouble, cure)


def _own_words(review: Review) -> tuple[frozenset[str], str, str]:
    """The site's list, and what is wrong with it."""
    name = review.site.config.careers.spelling.words
    if not name or review.folder is None:
        return frozenset(), "", ""
    root = review.folder.resolve()
    file = (root / name).resolve()
    if not file.is_relative_to(root) or not file.is_file():
        cure = "write it beside careers.toml, a word a line, or delete the option"
        return frozenset(), f"there is no list of words at `{name}`", cure
    return _read(file, name)


def _read(file: Path, name: str) -> tuple[frozenset[str], str, str]:
    try:
        with file.open("rb") as opened:
            text = opened.read(_LARGEST_LIST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return frozenset(), f"the list of words `{name}` cannot be read", "save it as UTF-8"
    lines = (line.partition("#")[0].strip().lower() for line in text.splitlines())
    return frozenset(part for line in lines for part in _LETTERS.findall(line)), "", ""


def _words_of_names(review: Review) -> Iterator[str]:
    """Companies, people, places, tags and skills."""
    config = review.site.config
    said = [config.title, config.tagline, config.careers.company.name]
    for text in review.texts.values():
        for key, located in text.front_matter.items():
            if key not in _PROSE_KEYS:
                said += _texts_in(located)
        if text.role:
            places = (*text.role.role.places, *text.role.role.applicant_places)
            said += [text.role.team, *(place.label for place in places)]
    for one in said:
        yield from _LETTERS.findall(one.lower())


def _texts_in(located: Located) -> list[str]:
    match located.value:
        case str() as text:
            return [text]
        case dict() as entries:
            return [text for value in entries.values() for text in _texts_in(value)]
        case tuple() as items:
            return [text for item in items for text in _texts_in(item)]
        case _:
            return []


def _tokens(text: PageText) -> tuple[_Token, ...]:
    return text.once(_all_tokens)


def _all_tokens(text: PageText) -> tuple[_Token, ...]:
    lines: Iterable[tuple[int, str]] = (
        *text.said(*sorted(_PROSE_KEYS)),
        *enumerate(text.words, 1),
    )
    return tuple(token for number, line in lines for token in _in_line(number, line))


def _in_line(number: int, line: str) -> Iterator[_Token]:
    for match in _WORD.finditer(line):
        before = line[max(match.start() - _BEFORE, 0) : match.start()]
        starts = _STARTS.search(before) is not None
        in_name = _CAPITAL_AFTER.match(line, match.end()) is not None
        for part in _LETTERS.finditer(match[0]):
            word = part[0].replace("’", "'")
            is_first = starts and part.start() == 0
            yield _Token(number, match.start() + part.start() + 1, word, is_first, in_name)


def _is_wrong(token: _Token, dictionary: Dictionary, names: frozenset[str]) -> bool:
    """Whether a word is neither known nor a name, an abbreviation or of another language."""
    word, lower = token.word, token.word.lower()
    if not _SHORTEST <= len(word) <= _LONGEST or word[1:] != lower[1:] or lower in names:
        return False
    if dictionary.language == "en" and not word.isascii():
        return False
    if dictionary.knows(word):
        return False
    if word[0].islower():
        return True
    # German writes all nouns with a capital, and names as well: a slip is likelier than a name
    # only where it is one letter away from a word.
    is_noun = dictionary.language == "de" or (token.starts and not token.in_name)
    return is_noun and len(word) >= _SHORTEST_CAPITAL and bool(dictionary.suggestion(word))


RULES: tuple[Rule, ...] = (spelling, spelling_unchecked)
