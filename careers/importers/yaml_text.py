"""Front matter as text: values written in one line, lines changed where they stand.

Only the lines of a key that changes are touched; comments, order and quotes of everything else
stay byte for byte. A change that would not read back as meant is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from careers.content.fences import read_fenced
from careers.located_yaml import Located, load, plain
from careers.located_yaml.comments import comments

ORDER = (
    "title", "status", "team", "level", "employment_type", "workplace", "locations",
    "applicant_locations", "salary", "equity", "bonus", "vacancy", "date_posted", "closes",
    "apply", "lang", "job_id", "job_board",
)  # fmt: skip
"""Where a new line goes: after the nearest key before it that is there."""
_PLAIN = re.compile(r"[^\W\d_][\w ,()/.&+–—'’-]*|[0-9a-f]{8}-[0-9a-f-]{27}")
_PLAIN_IN_LIST = re.compile(r"[^\W\d_][\w ./&+–—-]*")
_ADDRESS = re.compile(r"https?://[^\s#\"']+|[\w.+-]+@[\w.-]+")
_OLD_WORDS = frozenset("y n yes no on off true false null none".split())
"""What some readers of YAML take for something else than text; ``NO`` is Norway."""
_KEY_LINE = re.compile(r"""(?P<key>["']?[^\s"'#][^"'#:]*["']?)[ \t]*:(?=[ \t]|$)(?P<rest>.*)""")


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's file taken apart, such that it can be put together again."""

    text: str
    """All of it, every line ending with a line feed, without byte order mark."""
    entries: Mapping[str, Located]
    body: str
    """Without empty lines around it."""
    close: int
    """Line of the closing fence, from 1; 0 where there is no front matter that can be edited."""

    @property
    def fields(self) -> dict[str, object]:
        """Each key and its plain value."""
        return {key: plain(value) for key, value in self.entries.items()}


def read_page(text: str) -> PageText:
    """Take a page apart; the front matter of a broken one is empty."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    fenced = read_fenced(text, "")
    broken = any(problem.severity == "error" for problem in fenced.problems)
    entries = {} if broken else dict(fenced.entries)
    lines = text.split("\n")
    is_block = fenced.rest_line > 1 and not broken and lines[fenced.rest_line - 1].strip() == "---"
    usable = is_block and all(_is_line_of(key, at, lines) for key, at in entries.items())
    return PageText(text, entries, fenced.rest.strip("\n"), fenced.rest_line if usable else 0)


def new_page(fields: Mapping[str, object], body: str) -> str:
    """A page with these keys, in the usual order."""
    keys = [key for key in ORDER if key in fields]
    lines = [f"{key}: {one_line(fields[key])}" for key in keys]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


def with_field(page: PageText, key: str, value: object) -> PageText | None:
    """The page with one key changed, added, or with None taken away; None where that fails."""
    if not page.close:
        return None
    lines = page.text.split("\n")
    wanted = {name: other for name, other in page.fields.items() if name != key}
    if value is None:
        first, last = _lines_of(page, key)
        lines[first - 1 : last] = []
    else:
        wanted[key] = normal(value)
        _put(lines, page, key, value)
    changed = read_page("\n".join(lines))
    same = changed.close and changed.fields == wanted and changed.body == page.body
    return changed if same else None


def with_body(page: PageText, body: str) -> PageText:
    """The page with another text below its front matter."""
    lines = page.text.split("\n")[: page.close]
    return read_page("\n".join(lines) + f"\n\n{body}\n")


def as_it_was_saved(text: str, before: bytes) -> bytes:
    """The text with the line ends and the byte order mark that the file had."""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    mark = "\ufeff" if before.startswith(b"\xef\xbb\xbf") else ""
    return (mark + text).encode()


def normal(value: object) -> object:
    """A value as it is once it was written and read."""
    root, _ = load(f"a: {one_line(value)}\n", path="")
    return plain(root.value["a"]) if root and isinstance(root.value, dict) else None


def one_line(value: object, *, inside: bool = False) -> str:
    """A value as YAML in one line: ``{min: 60000, currency: EUR}``.

    Args:
        value: A scalar, or a list or dictionary of them.
        inside: Whether it stands in a list or mapping.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(int(value) if value == int(value) else value)
        case date():
            return value.isoformat()
        case dict():
            pairs = (f"{key}: {one_line(inner, inside=True)}" for key, inner in value.items())
            return "{" + ", ".join(pairs) + "}"
        case list() | tuple():
            return "[" + ", ".join(one_line(inner, inside=True) for inner in value) + "]"
        case _:
            return _text(str(value), inside=inside)


def _text(text: str, *, inside: bool) -> str:
    """Plain where every reader of YAML takes it for this text, else in quotes."""
    shape = _PLAIN_IN_LIST if inside else _PLAIN
    is_plain = shape.fullmatch(text) and text == text.strip(" ,") and "  " not in text
    if is_plain or (not inside and _ADDRESS.fullmatch(text)):
        root, problems = load(f"a: {text}\n", path="")
        value = root.value["a"].value if root and isinstance(root.value, dict) else None
        if value == text and not problems and text.casefold() not in _OLD_WORDS:
            return text
    return json.dumps(text, ensure_ascii=False)


def _is_line_of(key: str, at: Located, lines: list[str]) -> bool:
    """Whether a key begins its line, so that the line can be replaced."""
    if at.key_column != 1 or not 0 < at.key_line <= len(lines):
        return False
    match = _KEY_LINE.match(lines[at.key_line - 1])
    return match is not None and match["key"].strip("\"'").strip() == key


def _lines_of(page: PageText, key: str) -> tuple[int, int]:
    """First and last line of a key and its value, without comments that follow."""
    first = page.entries[key].key_line
    later = [at.key_line for at in page.entries.values() if at.key_line > first]
    lines = page.text.split("\n")
    last = min([*later, page.close]) - 1
    while last > first and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    return first, last


def _put(lines: list[str], page: PageText, key: str, value: object) -> None:
    if key in page.entries:
        first, last = _lines_of(page, key)
        match = _KEY_LINE.match(lines[first - 1])
        written = match["key"] if match else key
        old = match["rest"].strip() if match else ""
        yaml = "\n".join(lines[1 : page.close - 1])
        after = [text for line, _, text in comments(yaml) if line + 1 == first]
        comment = f"  {after[0]}" if after else ""
        lines[first - 1 : last] = [f"{written}: {_quoted_as(old, value)}{comment}"]
        return
    before = ORDER[: ORDER.index(key)] if key in ORDER else ORDER
    above = [_lines_of(page, name)[1] for name in before if name in page.entries]
    lines.insert(above[-1] if above else 1, f"{key}: {one_line(value)}")


def _quoted_as(old: str, value: object) -> str:
    """The new value in the quotes that the old one had."""
    if isinstance(value, str) and old[:1] == '"':
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and old[:1] == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    return one_line(value)
