"""The words of the interface: files of translations, plural forms, places for values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape

from careers.content.own_files import read_own
from careers.problems import Location, Problem, Severity

FALLBACK = "en"
"""The language of a word that the site's language does not have."""

_PLACE = re.compile(r"\{(\w+)\}")
_FORMS = ("zero", "one", "two", "few", "many", "other")


def fill(message: str, **values: object) -> str:
    """Put values into the ``{name}`` places of a message; a place without a value stays.

    The result is markup, and the rest of the message escaped, as soon as one value is markup.
    """
    if any(isinstance(value, Markup) for value in values.values()):
        escaped = {name: str(escape(value)) for name, value in values.items()}
        return Markup(_put(str(escape(message)), escaped))  # noqa: S704  every part is escaped
    return _put(message, {name: str(value) for name, value in values.items()})


def plural(message: str, count: int, locale: str) -> str:
    """The form of ``One role|{count} roles`` that a language uses for a count.

    Forms stand in the order zero, one, two, few, many, other, as far as the language has them; a
    message with fewer forms than its language uses its last one for the rest.

    Source: docusaurus 3.10.2, theme-common/src/utils/usePluralForm.ts.
    """
    forms = message.split("|")
    return fill(forms[min(_form_index(count, locale), len(forms) - 1)], count=count)


@lru_cache(maxsize=512)
def _form_index(count: int, locale: str) -> int:
    from babel import Locale, UnknownLocaleError

    try:
        rule = Locale.parse(locale, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        rule = Locale.parse(FALLBACK).plural_form
    # What is left over is called "other"; a rule does not list it among its tags.
    names = [form for form in _FORMS if form in rule.tags or form == "other"]
    return names.index(rule(count))


def read_words(
    site_dir: Path, bundled: Path, locale: str
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The words of a language by id: English, then the theme's translation, then the site's.

    A translation file is Docusaurus's ``code.json``: ``{"id": {"message": …}}`` or
    ``{"id": "message"}``.
    """
    words: dict[str, str] = {}
    problems: list[Problem] = []
    for name in dict.fromkeys((FALLBACK, locale.partition("-")[0], locale)):
        file = bundled / "translations" / f"{name}.json"
        if file.is_file():
            words |= _messages(json.loads(file.read_text("utf-8")))
    for path in _own_files(locale):
        file = site_dir / path
        is_there = file.exists() or file.is_symlink()
        if is_there and not file.is_relative_to(bundled):
            found = _site_messages(read_own(site_dir, path), path)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                words |= found
    return words, tuple(problems)


def of_pages(words: Mapping[str, str]) -> dict[str, str]:
    """The same where no page is a role: what leads through the pages says so."""
    pages = {
        "careers.openRoles": words["theme.docs.breadcrumbs.home"],
        "careers.sidebar": words["careers.sidebar.pages"],
        "careers.paginator.navAriaLabel": words["careers.paginator.pages"],
    }
    return {**words, **pages}


def has_words(site_dir: Path, bundled: Path, locale: str) -> bool:
    """Whether there is a translation into a language at all."""
    names = (locale, locale.partition("-")[0])
    own = (site_dir / path for path in _own_files(locale))
    theirs = (bundled / "translations" / f"{name}.json" for name in names)
    return any(file.is_file() for file in (*own, *theirs))


def _own_files(locale: str) -> tuple[str, str]:
    """Where a site keeps its words, the last one wins."""
    return f"theme/translations/{locale}.json", f"i18n/{locale}/code.json"


def _site_messages(written: bytes | Problem, path: str) -> Mapping[str, str] | Problem:
    if isinstance(written, Problem):
        return written
    try:
        content = json.loads(written.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return not_utf8(path, written, error.start)
    except json.JSONDecodeError as error:
        return Problem(
            Location(path, error.lineno, error.colno),
            f"not valid JSON: {error.msg}",
            rule="translation-file",
            hint="check the quotes and commas around it",
        )
    except (RecursionError, ValueError):  # lists in lists in lists; thousands of digits
        return Problem(
            Location(path),
            "a value in this file is too deep or too long to be read",
            rule="translation-file",
            hint="simplify it",
        )
    if not isinstance(content, dict):
        return Problem(
            Location(path),
            "must be an object of messages",
            rule="translation-file",
            hint='write {"theme.docs.paginator.next": {"message": "…"}}',
        )
    return _messages(content)


def not_utf8(path: str, content: bytes, start: int, severity: Severity = "error") -> Problem:
    """The problem of a file with a byte at ``start`` that no UTF-8 text has."""
    before = content[:start]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Problem(
        Location(path, before.count(b"\n") + 1, column),
        f"byte 0x{content[start]:02x} is not valid UTF-8",
        rule="encoding",
        hint="save the file as UTF-8",
        severity=severity,
    )


def _messages(content: Mapping[str, object]) -> Mapping[str, str]:
    found = {}
    for name, value in content.items():
        message = value.get("message") if isinstance(value, dict) else value
        if isinstance(message, str):
            found[name] = message
    return found


def _put(message: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), message)
