"""What the text of a ``docusaurus.config.js`` says without being run.

Places of keys, for problems; and title, address and the like where nothing can run the file, so
that its author need not copy them to ``careers.toml`` by hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from careers.config.toml_positions import KeyPath, Place

_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`\w])//[^\n]*", re.S)
_KEY = re.compile(
    r"""(?<![\w$.'"`-])(['"]?)([A-Za-z_$][\w$]*)\1\s*(?::(?!:)\s*|(?=\([^()]*\)\s*\{))"""
)
_VALUE = re.compile(r"""(['"`])((?:\\.|(?!\1).)*)\1|(true|false)\b""")
_AT_THE_TOP = ("title", "tagline", "url", "baseUrl", "favicon", "trailingSlash", "onBrokenLinks")
_OF_THE_DOCS = ("path", "routeBasePath", "editUrl")


def place_in(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def places(text: str, table: Mapping[str, object]) -> dict[KeyPath, Place]:
    """Where keys of an evaluated configuration stand: those whose name the text has only once."""
    blank = _without_comments(text)
    written: dict[str, list[Place]] = {}
    for match in _KEY.finditer(blank):
        place = Place(*place_in(blank, match.start()), *place_in(blank, match.end()))
        written.setdefault(match[2], []).append(place)
    return {
        path: written[name][0] for path, name in _paths(table) if len(written.get(name, ())) == 1
    }


def guess(text: str) -> dict[str, Any]:
    """The values of the most important keys, where they are written as plain text."""
    blank = _without_comments(text)
    table: dict[str, Any] = {}
    table |= {key: value for key in _AT_THE_TOP if (value := _first(blank, key)) is not None}
    docs = _block(blank, "docs")
    said = {key: value for key in _OF_THE_DOCS if (value := _first(docs, key)) is not None}
    table["docs"] = {"path": "docs", "routeBasePath": "docs", **said}
    if name := _first(_block(blank, "navbar"), "title"):
        table["themeConfig"] = {"navbar": {"title": name}}
    return table


def as_toml(table: Mapping[str, Any]) -> str:
    """The guessed values as lines of ``careers.toml``, what is required with them."""
    required = {"title": "…", "url": "https://…", "baseUrl": "/"}
    top = required | {key: value for key, value in table.items() if not isinstance(value, dict)}
    lines = [f"{key} = {_toml(value)}" for key, value in top.items()]
    lines += ["[docs]", *(f"{key} = {_toml(value)}" for key, value in table["docs"].items())]
    if "themeConfig" in table:
        lines += [
            "[themeConfig.navbar]",
            f"title = {_toml(table['themeConfig']['navbar']['title'])}",
        ]
    return "\n".join(lines)


def _paths(value: object, above: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield (*above, key), key
            yield from _paths(inner, (*above, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _paths(inner, (*above, number))


def _without_comments(text: str) -> str:
    """The text with blanks for comments, so that places stay."""
    return _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _first(text: str, key: str) -> str | bool | None:
    """The first value of a key that is plain text, true or false."""
    for match in _KEY.finditer(text):
        if match[2] == key and (value := _VALUE.match(text, match.end())):
            if value[3]:
                return value[3] == "true"
            return None if "${" in value[2] else re.sub(r"\\(.)", r"\1", value[2])
    return None


def _block(text: str, key: str) -> str:
    """What stands between the braces after a key; empty where there are none."""
    for match in _KEY.finditer(text):
        if match[2] == key and text.startswith("{", match.end()):
            depth, end = 0, match.end()
            for brace in re.finditer(r"[{}]", text[end:]):
                depth += 1 if brace[0] == "{" else -1
                if not depth:
                    return text[end : end + brace.end()]
    return ""


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
