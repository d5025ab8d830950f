"""What the readers of this room share: a value under a key, and the problems of one page."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from careers.located_yaml import Located, text_of
from careers.problems import Edit, Location, Problem

RULES: dict[str, str] = {
    "role-apply": "an apply address that is none, or was never filled in",
    "role-country": "a country that does not exist",
    "role-date": "a date that cannot be read, or can be read in two ways",
    "role-date-form": "a date that is understood but is not written as `2026-11-30`",
    "role-date-order": "dates that contradict each other",
    "role-employment": "a kind of employment that job searches do not know",
    "role-pay": "pay that cannot be read, has no currency, or has its ends exchanged",
    "role-pay-form": "pay that is understood and leaves something to guess",
    "role-place": "a place that cannot be read",
    "role-place-form": "several places written as one",
    "role-status": "a status that is none, or two that contradict each other",
    "role-timezone": "a time zone that does not exist",
    "role-value": "a value of the wrong kind",
    "role-workplace": "a workplace that is neither on site nor hybrid nor remote",
}
"""The rules of this room, by id. What is not understood is left out of the role."""

_LONGEST = 60
_SPACE = re.compile(r"\s+")


class Entry(NamedTuple):
    """A value under one of the keys of a field."""

    key: str
    """As the author wrote it."""
    at: Located
    is_loose: bool = False
    """The key has other meanings too, so that a value which does not fit says nothing."""

    @property
    def value(self) -> object:
        """The value without its place."""
        return self.at.value


class Notes:
    """Gathers the problems of one page; what has no place, as a folder's defaults, has none."""

    def __init__(self, path: str, source: str = "") -> None:
        """Start with none.

        Args:
            path: The page's file, site-relative.
            source: What stands in it; without it nothing can be mended.
        """
        self.path = path
        self.source = source
        self.problems: list[Problem] = []

    def warn(self, at: Located, rule: str, message: str, cure: str) -> None:
        """Note a value that is not used."""
        self._add(at, Problem(self._at(at), message, rule, cure, "warning"))

    def suggest(
        self, at: Located, rule: str, message: str, cure: str, *, instead: str = ""
    ) -> None:
        """Note a value that is used and could be written better.

        Args:
            at: The value.
            rule: One of ``RULES``.
            message: What it is read as.
            cure: How to write it.
            instead: What may be written in its place without asking, the quotes around it kept.
        """
        edits = self._rewritten(at, instead) if instead else ()
        self._add(at, Problem(self._at(at), message, rule, cure, "info", edits=edits))

    def unknown_key(self, key: str, at: Located, known: str) -> None:
        """Note a key that a mapping of ours does not have.

        Args:
            key: As written.
            at: Its value.
            known: The keys that it has, with commas.
        """
        if at.value is None:  # {role: Lead, firmware}
            cure = "put a text that has a comma in quotes"
            self.warn(at, "role-value", f"`{shortened(key)}` has no value", cure)
            return
        cure = "the keys are " + ", ".join(f"`{name}`" for name in known.split(", "))
        self.warn(at, "role-value", f"`{shortened(key)}` has no meaning here", cure)

    def _rewritten(self, at: Located, instead: str) -> tuple[Edit, ...]:
        """A value of one line that stands in the source as it is read, in quotes or without."""
        written = text_of(at.value) if isinstance(at.value, int) else at.value
        lines = self.source.split("\n", at.line)
        if not isinstance(written, str) or not 0 < at.line < len(lines):
            return ()
        line = lines[at.line - 1]
        start = at.column - 1 + (line[at.column - 1 : at.column] in {'"', "'"})
        if line[start : start + len(written)] != written:
            return ()
        return (Edit(at.line, start + 1, at.line, start + 1 + len(written), instead),)

    def _add(self, at: Located, problem: Problem) -> None:
        if at.line:
            self.problems.append(problem)

    def _at(self, at: Located) -> Location:
        return Location(self.path, at.line, at.column)


def text_in(at: Located) -> str | None:
    """A scalar as text on one line, empty for null; None for true, false, lists and mappings."""
    match at.value:
        case str() as text:
            return text if text.isprintable() and text[:1] != " " != text[-1:] else squeezed(text)
        case None:
            return ""
        case bool() | dict() | tuple():
            return None
        case date() as day:
            return day.isoformat()
        case number:
            return text_of(number)


def squeezed(text: str) -> str:
    """The text on one line, without white space around it."""
    return _SPACE.sub(" ", text).strip()


@lru_cache(maxsize=4096)
def bare(key: str) -> str:
    """A key without what does not count: ``Deadline Date`` is ``deadlinedate``."""
    return key.lower().replace("_", "").replace("-", "").replace(" ", "")


def quoted(at: Located) -> str:
    """A value as a message names it: in back-ticks if it is short."""
    match at.value:
        case None | "":
            return "nothing"
        case dict():
            return "keys and values"
        case tuple():
            return "a list"
        case bool() as flag:
            return f"`{str(flag).lower()}`"
        case _:
            return f"`{shortened(text_in(at) or '')}`"


def shortened(text: str) -> str:
    """What an author wrote, short enough for a message."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
