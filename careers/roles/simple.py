"""The facts that are one text, one number or one list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal, TypeVar

from careers.located_yaml import Located
from careers.roles.notes import Entry, Notes, bare, quoted, squeezed, text_in

Reader = Callable[[Entry, Notes], object]
"""Reads one entry; None where it says nothing."""

_Value = TypeVar("_Value")

_MOST = 1_000_000
_NO_TEAMS = frozenset(
    ("job", "jobs", "career", "careers", "role", "roles", "vacancy", "vacancies", "hiring",
     "position", "positions", "opening", "openings", "page", "pages", "docs")
)  # fmt: skip
_SENIORITY = re.compile(
    r"\b(?:intern|junior|entry|mid|middle|senior|staff|principal|lead|head|director|graduate)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?:at least |min(?:imum|\.)? )?(\d{1,3})(?:[.,](5))?\s?(?:\+|-\s?\d{1,3}|–\s?\d{1,3})?\s?"
    r"(years?|yrs?|months?|jahre?|monate?|ans?|années?|mois|años?|meses)?\b.*",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_EDUCATION: tuple[tuple[str, str], ...] = (
    (r"no(?:ne| degree)?(?: (?:formal )?requirements?)?", "no requirements"),
    (r"high[ -]?school(?: diploma)?", "high school"),
    (r"associate(?:['’]?s)?(?: degree)?", "associate degree"),
    (r"bachelor(?:['’]?s)?(?: degree)?|b\.?sc?\.?", "bachelor degree"),
    (r"professional certificate", "professional certificate"),
    (
        r"(?:master(?:['’]?s)?|postgraduate|doctora(?:te|l))(?: degree)?|m\.?sc?\.?|ph\.?d\.?",
        "postgraduate degree",
    ),
)
_BULLET = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+")
_YES, _NO = frozenset(("true", "yes")), frozenset(("false", "no"))


def first(
    entries: Iterable[Entry], read: Callable[[Entry, Notes], _Value | None], notes: Notes
) -> tuple[_Value, Entry] | None:
    """What the first key says that says something."""
    for entry in entries:
        value = read(entry, notes)
        if value is not None:
            return value, entry
    return None


def read_text(entry: Entry, notes: Notes) -> str | None:
    """Text on one line."""
    text = text_in(entry.at)
    if text is None and not entry.is_loose:
        _refuse(entry, "text", "write it in one line", notes)
    return text or None


def read_job_id(entry: Entry, notes: Notes) -> str | None:
    """A number of the job; a placeholder is none."""
    text = read_text(entry, notes)
    return None if text is None or text.casefold() in {"tbd", "tba", "none", "n/a"} else text


def read_title(entry: Entry, notes: Notes) -> str | None:
    """Text; a number under ``position`` is for sorting, and ``role: true`` is about the page."""
    if entry.is_loose and (not isinstance(entry.value, str) or entry.value.strip().isdecimal()):
        return None
    text = read_text(entry, notes)
    return None if entry.is_loose and text and text.casefold() in _YES | _NO else text


def read_team(entry: Entry, notes: Notes) -> str | None:
    """The first of a list; ``categories: [jobs]`` is no team."""
    if isinstance(entry.value, tuple):
        texts = [text for text in map(text_in, entry.value) if text]
        named = (text for text in texts if text.casefold() not in _NO_TEAMS)
        return next(named, None)
    text = read_text(entry, notes)
    return None if entry.is_loose and text and text.casefold() in _NO_TEAMS else text


def read_level(entry: Entry, notes: Notes) -> str | None:
    """Text; a bare number under ``gs`` is a grade of that scale."""
    text = read_text(entry, notes)
    if text is None or (entry.is_loose and not _SENIORITY.search(text)):
        return None
    is_gs = bare(entry.key) in {"gs", "gslevel"} and text.isdecimal()
    return f"GS-{text}" if is_gs else text


def read_texts(entry: Entry, notes: Notes) -> tuple[str, ...] | None:
    """A list of texts, or text with a line for each; a mapping counts by its name."""
    if isinstance(entry.value, str):
        lines = (squeezed(_BULLET.sub("", line)) for line in entry.value.split("\n"))
        return tuple(line for line in lines if line) or None
    if isinstance(entry.value, tuple):
        return tuple(filter(None, map(_named, entry.value))) or None
    text = read_text(entry, notes)
    return (text,) if text else None


def read_words(entry: Entry, notes: Notes) -> tuple[str, ...] | None:
    """A list of texts, or text with commas between them."""
    if isinstance(entry.value, str):
        words = (squeezed(word) for word in re.split(r"[,;\n]", entry.value))
        return tuple(word for word in words if word) or None
    return read_texts(entry, notes)


def read_count(entry: Entry, notes: Notes) -> int | None:
    """A whole number above zero; also the first number of a text: ``200 applications``."""
    value = entry.value
    if isinstance(value, bool) and entry.is_loose:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < _MOST:
        return int(value) if int(value) == value else None
    text = text_in(entry.at)
    if text is not None and not isinstance(value, int | float):
        match = re.search(r"(?<![\d.,])\d{1,6}(?![\d.,]*\d)", text.replace(",", ""))
        return (int(match[0]) or None) if match else None
    if not entry.is_loose:
        _refuse(entry, "a number", "write a whole number: `2`", notes)
    return None


def read_vacancy(entry: Entry, notes: Notes) -> Literal["existing", "future", "pool"] | None:
    """One of three words; ``true`` is an existing one, a number counts openings."""
    text = (text_in(entry.at) or "").casefold()
    if entry.value is True or text in {"existing", "current", "yes", "true"}:
        return "existing"
    if text in {"future", "planned", "anticipated"}:
        return "future"
    if text in {"pool", "talent pool", "pipeline", "evergreen"}:
        return "pool"
    if text and not isinstance(entry.value, int | float) and not text.isdecimal():
        message = f"{quoted(entry.at)} is no kind of vacancy"
        notes.warn(entry.at, "role-value", message, "write `existing`, `future` or `pool`")
    return None


def read_text_or_yes(entry: Entry, notes: Notes) -> str | None:
    """Text; ``true`` is a yes, ``false`` says nothing."""
    if isinstance(entry.value, bool):
        return "yes" if entry.value else None
    return read_text(entry, notes)


def read_flag_or_text(entry: Entry, notes: Notes) -> bool | str | None:
    """``true``, ``false``, or a sentence."""
    flag = _flag(entry.at)
    return read_text(entry, notes) if flag is None else flag


def read_flag(entry: Entry, notes: Notes) -> bool | None:
    """``true``; ``false`` says nothing, and neither does an order such as ``1``."""
    flag = _flag(entry.at)
    if flag is None and not entry.is_loose and entry.value is not None:
        _refuse(entry, "`true` or `false`", "write `true`, or delete the line", notes)
    return flag or None


def read_months(entry: Entry, notes: Notes) -> int | None:
    """Months: ``3 years`` are 36, ``5+ years`` 60; a bare number counts what its key says."""
    text = (text_in(entry.at) or "").casefold()
    match = _DURATION.fullmatch(text)
    key = bare(entry.key)
    in_months, in_years = "month" in key, "year" in key
    unit = match[3] or "" if match else ""
    if match is None or not (unit or in_months or in_years):
        if text and not entry.is_loose:
            _refuse(entry, "a number of months", "write `experience_months: 36`", notes)
        return 0 if text in {"none", "no requirements"} else None
    is_months = unit.startswith("mo") or unit == "meses" if unit else in_months
    number = int(match[1]) * 2 + (1 if match[2] else 0)
    return number // 2 if is_months else number * 6


def read_education(entry: Entry, notes: Notes) -> str | None:
    """One of Google's six words where the text is nothing else, or the author's."""
    text = read_text(entry, notes)
    for pattern, word in _EDUCATION:
        if text and re.fullmatch(pattern, text, re.IGNORECASE):
            return word
    return text


def read_language(entry: Entry, notes: Notes) -> str | None:
    """A tag such as ``de`` or ``pt-BR``; ``language: German`` is about the job."""
    text = text_in(entry.at) or ""
    if _LANGUAGE.fullmatch(text) and not (entry.is_loose and text[:1].isupper()):
        return text.replace("_", "-")
    if text and not entry.is_loose:
        message = f"{quoted(entry.at)} is no language code"
        notes.warn(entry.at, "role-value", message, "write `de`, `en` or `pt-BR`")
    return None


def _named(at: Located) -> str | None:
    """A text, or the name of a step: ``{name: Call, time: 30 min}``."""
    if isinstance(at.value, dict):
        named = (at.value[key] for key in ("name", "title", "label") if key in at.value)
        return next(filter(None, map(text_in, named)), None)
    return text_in(at)


def _flag(at: Located) -> bool | None:
    if isinstance(at.value, bool):
        return at.value
    said = at.value.strip().casefold() if isinstance(at.value, str) else ""
    return True if said in _YES else False if said in _NO else None


def _refuse(entry: Entry, kind: str, cure: str, notes: Notes) -> None:
    message = f"`{entry.key}` must be {kind}, not {quoted(entry.at)}"
    notes.warn(entry.at, "role-value", message, cure)
