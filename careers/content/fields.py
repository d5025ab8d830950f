"""Typed values from a YAML mapping, by the rules of Docusaurus's validation.

Source: docusaurus 3.10.2 validates with Joi 17 and its conversions; the messages are ours.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from math import isfinite, isnan

from careers.config.uris import is_uri
from careers.content.javascript_dates import date_from_number, date_from_text
from careers.located_yaml import Located, plain, text_of
from careers.problems import Location, Problem

_LONGEST = 60
_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*")
_LARGEST_SAFE = 2**53 - 1
_YES = {"yes", "y", "on", "1"}
_NO = {"no", "n", "off", "0"}


class Fields:
    """Takes the values of one mapping; every mistake becomes a problem at the value.

    Each method returns None when its key is absent, null where that is allowed, or wrong.
    """

    def __init__(
        self, path: str, entries: Mapping[str, Located], *, rule: str, converts_to_text: bool
    ) -> None:
        """Start with no problems.

        Args:
            path: The file, site-relative.
            entries: Its keys and values.
            rule: The id of the problems.
            converts_to_text: Numbers and dates are welcome where text is asked for.
        """
        self.path = path
        self.entries = entries
        self.rule = rule
        self.converts_to_text = converts_to_text
        self.problems: list[Problem] = []

    def text(
        self, key: str, *, may_be_empty: bool = False, may_be_null: bool = False
    ) -> str | None:
        """Text that is not empty; numbers and dates as JavaScript prints them."""
        found = self.entries.get(key)
        if found is None or (may_be_null and found.value is None):
            return None
        return self._as_text(key, found, may_be_empty=may_be_empty)

    def flag(self, key: str) -> bool | None:
        """``true`` or ``false``, also in quotes and in any case."""
        found = self.entries.get(key)
        if found is None:
            return None
        value = found.value.lower() if isinstance(found.value, str) else found.value
        if value is True or value == "true":
            return True
        if value is False or value == "false":
            return False
        word = text_of(value)
        cure = "`true`" if word in _YES else "`false`" if word in _NO else "`true` or `false`"
        self.refuse(found, f"`{key}` must be `true` or `false`, not {described(found)}",
                    f"write {cure}")  # fmt: skip
        return None

    def number(
        self, key: str, *, lowest: float | None = None, highest: float | None = None
    ) -> int | float | None:
        """A number of JavaScript's exact range, also in quotes."""
        found = self.entries.get(key)
        if found is None:
            return None
        value = _number(found.value)
        shown = described(found)
        if value is None or isnan(value):
            hint = "write a number such as `3`, or delete the line"
            self.refuse(found, f"`{key}` must be a number, not {shown}", hint)
        elif not isfinite(value) or abs(value) > _LARGEST_SAFE or not _is_exact(found.value, value):
            self.refuse(found, f"`{key}` cannot be {shown}", "write a number with fewer digits")
        elif lowest is not None and value < lowest:
            hint = f"write {text_of(lowest)} or more"
            self.refuse(found, f"`{key}` must be at least {text_of(lowest)}, not {shown}", hint)
        elif highest is not None and value > highest:
            hint = f"write {text_of(highest)} or less"
            self.refuse(found, f"`{key}` must be at most {text_of(highest)}, not {shown}", hint)
        else:
            return value
        return None

    def choice(self, key: str, choices: Collection[str]) -> str | None:
        """One of some words."""
        found = self.entries.get(key)
        if found is None or found.value in choices:
            return None if found is None else str(found.value)
        words = ", ".join(f"`{choice}`" for choice in choices)
        self.refuse(
            found, f"`{key}` must be one of {words}, not {described(found)}", "write one of them"
        )
        return None

    def uri(self, key: str, *, may_be_empty: bool = False) -> str | None:
        """An address; with ``may_be_empty`` also empty text or null."""
        found = self.entries.get(key)
        if found is None or (may_be_empty and found.value is None):
            return None
        if isinstance(found.value, str) and (
            is_uri(found.value) or (may_be_empty and not found.value)
        ):
            return found.value
        hint = "write it in quotes" if isinstance(found.value, int | float | date) else ""
        if isinstance(found.value, str) and found.value:
            hint = "encode spaces as `%20`, and other letters than English ones too"
        self.refuse(found, f"`{key}` must be an address or a path, not {described(found)}",
                    hint or "write an address, or delete the line")  # fmt: skip
        return None

    def mapping(self, key: str) -> Mapping[str, object] | None:
        """Keys and values, without their places."""
        found = self.entries.get(key)
        if found is None:
            return None
        if not isinstance(found.value, dict):
            self.refuse(found, f"`{key}` must be keys and values, not {described(found)}",
                        "indent `key: value` lines under it")  # fmt: skip
            return None
        value = plain(found)
        return value if isinstance(value, dict) else None

    def texts(self, key: str, *, may_be_empty: bool = False) -> tuple[str, ...] | None:
        """A list of texts, of at least one unless it may be empty."""
        found = self.entries.get(key)
        if found is None:
            return None
        if not isinstance(found.value, tuple):
            self.refuse_no_list(key, found)
            return None
        if not found.value and not may_be_empty:
            self.refuse(found, f"`{key}` is an empty list", "add an item, or delete the line")
        items = [
            self._as_text(f"{key}[{number}]", item, may_be_empty=False)
            for number, item in enumerate(found.value)
        ]
        return tuple(item for item in items if item is not None)

    def moment(self, key: str) -> datetime | None:
        """A date, in any form that JavaScript reads; at midnight in UTC when it has no time."""
        found = self.entries.get(key)
        if found is None:
            return None
        moment = _moment(found.value)
        if moment is None:
            self.refuse(found, f"`{key}` must be a date, not {described(found)}",
                        "write it as year, month, day: `2026-11-30`")  # fmt: skip
        return moment

    def below(
        self, prefix: str, entries: Mapping[str, Located], *, converts_to_text: bool
    ) -> Fields:
        """The fields of a mapping inside this one; its problems are noted here."""
        fields = Fields(
            self.path,
            {f"{prefix}.{key}": value for key, value in entries.items()},
            rule=self.rule,
            converts_to_text=converts_to_text,
        )
        fields.problems = self.problems
        return fields

    def unknown(self, known: Collection[str]) -> Iterator[tuple[str, Located]]:
        """The keys that are none of the known ones."""
        return ((key, value) for key, value in self.entries.items() if key not in known)

    def refuse(self, at: Located, message: str, hint: str) -> None:
        """Note a mistake at a value; Docusaurus fails over it."""
        place = Location(self.path, at.line, at.column)
        self.problems.append(Problem(place, message, self.rule, hint, refused=True))

    def refuse_no_list(self, key: str, found: Located) -> None:
        """Note a value that must be a list and is none."""
        word = found.value if isinstance(found.value, str) and found.value else "item"
        items = ", ".join(part.strip() for part in word.split(",") if part.strip())
        cure = f"`{key}: [{items}]`" if len(items) <= _LONGEST else f"`{key}: [item, item]`"
        self.refuse(found, f"`{key}` must be a list, not {described(found)}", f"write {cure}")

    def _as_text(self, key: str, found: Located, *, may_be_empty: bool) -> str | None:
        value = found.value
        if isinstance(value, str):
            if value or may_be_empty:
                return value
            self.refuse(found, f"`{key}` is empty", "write something, or delete the line")
        elif value is None:
            hint = "write one, or delete the line; text that begins with `#` needs quotes"
            self.refuse(found, f"`{key}` has no value", hint)
        elif isinstance(value, bool | int | float | date):
            if self.converts_to_text and not isinstance(value, bool):
                return text_of(value)
            quoted = f'"{_written(value)}"'
            line = quoted if key.endswith("]") else f"{key.rpartition('.')[2]}: {quoted}"
            message = f"`{key}` must be text, not {described(found)}"
            self.refuse(found, message, f"put it in quotes: `{line}`")
        else:
            hint = "put it in quotes if it is text"
            self.refuse(found, f"`{key}` must be text, not {described(found)}", hint)
        return None


def described(found: Located) -> str:
    """A value as a message names it."""
    match found.value:
        case None:
            return "nothing"
        case "":
            return "empty text"
        case str() as text:
            return f"`{shortened(text)}`"
        case dict():
            return "keys and values"
        case tuple():
            return "a list"
        case scalar:
            return f"`{_written(scalar)}`"


def shortened(text: str) -> str:
    """What an author wrote, on one line and short enough for a message."""
    first, _, more = text.partition("\n")
    return first if len(first) <= _LONGEST and not more else first[: _LONGEST - 1] + "…"


def _written(value: bool | float | date) -> str:
    """Near to what an author wrote for it."""
    return value.isoformat() if isinstance(value, date) else text_of(value)


def _number(value: object) -> int | float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        number = float(value)
        return int(number) if number.is_integer() else number
    return None


def _is_exact(written: object, number: float) -> bool:
    """A number in quotes must not lose digits when it is read."""
    return not isinstance(written, str) or Decimal(written.strip()) == Decimal(text_of(number))


def _moment(value: object) -> datetime | None:
    match value:
        case bool():
            return None
        case datetime():
            return value
        case date():
            return date_from_text(value.isoformat())
        case int() | float():
            return date_from_number(value)
        case str():
            return date_from_text(value)
        case _:
            return None
