"""Characters that are broken, and characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from careers.checks.misread import misread
from careers.checks.rule import Finding, Rule, page_rule
from careers.checks.text import PageText
from careers.problems import Edit

_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = re.compile(
    f"\u00a0+|[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u034f\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064"
    f"\ufeff{_DIRECTIONS}]"
)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_IS_DIRECTION = re.compile(f"[{_DIRECTIONS}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RIGHT_TO_LEFT_LANGUAGES = frozenset(("ar", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))
_NEEDS_JOINERS = re.compile("[\u0590-\u10ff\u1200-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc]")
_NEEDS_BREAKS = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u9fff]")
_EMOJI = re.compile("[\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff]")
_NAMES = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
    "\x0b": "vertical tab",
    "\u00a0": "no-break space",
}
_SEPARATORS = "\u2028\u2029\x0b\x0c\u00a0"
"""Between words, so that a space comes instead."""
_BEFORE_IT = "«‹§№#.–—°%€$£¥"
_AFTER_IT = ":;!?»›%‰€$£¥°–—…/&"
"""What a no-break space is good for, besides numbers: French punctuation, ``z. B.``, dashes."""
_MOST_LINES = 4


class _Unseen(NamedTuple):
    line: int
    column: int
    length: int
    instead: str


@page_rule(
    "mojibake",
    "error",
    reason="A program read the text in the wrong encoding, and candidates see the broken pieces.",
    bad="# Engineer\n\n- Build gauges â€“ and mend them.\n",
    good="# Engineer\n\n- Build gauges – and mend them.\n",
    mends=True,
)
def mojibake(text: PageText) -> Iterator[Finding]:
    """Runs that become sensible when Windows-1252 or Latin-1 is read as UTF-8, and lost bytes."""
    if text.text.isascii():
        return
    for number, line in _without_code(text):
        for broken in misread(line) if not line.isascii() else ():
            yield _mojibake(number, line[broken.start : broken.end], broken.start, broken.was)


def _mojibake(line: int, written: str, start: int, was: str | None) -> Finding:
    shown = "".join(char if char.isprintable() else "\ufffd" for char in written)
    if was is None:
        message = f"`{shown}` is what is left of a character that was lost"
        return Finding(line, start + 1, message, "write the character that belongs there")
    clean = was.translate({0xAD: "", 0xFEFF: "", 0x200B: ""})
    edit = Edit(line, start + 1, line, start + 1 + len(written), clean)
    if clean.isprintable() and clean:
        return Finding(
            line, start + 1, f"`{shown}` is a broken `{clean}`", f"write `{clean}`", (edit,)
        )
    name = _name(was[0])
    hint = "write a space" if clean else "delete it"
    return Finding(line, start + 1, f"`{shown}` is a broken {name}", hint, (edit,))


@page_rule(
    "invisible",
    "warning",
    reason="Characters that nobody sees come along from Word and PDF; a word with one inside is "
    "not found by a search, and lines break where they should not.",
    bad="# Engineer\n\nBuild gau\u00adges, and mend\u200b them.\n",
    good="# Engineer\n\nBuild gauges, and mend them.\n",
    source="Unicode 16, sections 23.2 and 23.4",
    mends=True,
)
def invisible(text: PageText) -> Iterator[Finding]:
    """Each kind once a page, at its first place; those that a script or an emoji needs are fine."""
    kinds: dict[str, list[_Unseen]] = {}
    if _INVISIBLE.search(text.text) is not None:
        for number, line in _without_code(text):
            for match in _unneeded(text, number, line):
                unseen = _Unseen(number, match.start() + 1, len(match[0]), _instead(line, match))
                kinds.setdefault(_name(match[0][0]), []).append(unseen)
    for name, found in kinds.items():
        yield _invisible(name, found)


def _invisible(name: str, found: list[_Unseen]) -> Finding:
    first = found[0]
    others = sorted({one.line for one in found} - {first.line})
    count = len(found)
    article = "an" if name[0] in "aeiou" else "a"
    what = f"{article} {name}" if count == 1 else f"{count} {name}s"
    where = ""
    if others:
        said = [str(line) for line in others[:_MOST_LINES]]
        more = "" if len(others) <= _MOST_LINES else f" and {len(others) - _MOST_LINES} more"
        where = f", also in line{'s' if len(others) > 1 else ''} {', '.join(said)}{more}"
    edits = tuple(
        Edit(one.line, one.column, one.line, one.column + one.length, one.instead) for one in found
    )
    is_space = any(edit.text for edit in edits)
    hint = "write an ordinary space" if is_space else "delete what nobody sees"
    return Finding(first.line, first.column, f"{what}{where}", hint, edits)


def _unneeded(text: PageText, number: int, line: str) -> Iterator[re.Match[str]]:
    """The invisible characters of a line that neither its script nor its layout needs."""
    matches = list(_INVISIBLE.finditer(line))
    if not matches:
        return
    pieces = {index for broken in misread(line) for index in range(broken.start, broken.end)}
    is_two_way = text.language in _RIGHT_TO_LEFT_LANGUAGES or bool(_RIGHT_TO_LEFT.search(line))
    for match in matches:
        is_mark = number == 1 and match.start() == 0 and match[0] == "\ufeff"
        is_direction = is_two_way and _IS_DIRECTION.match(match[0])
        is_piece = match.start() in pieces  # of a character that was broken
        if not (is_mark or is_direction or is_piece or _is_needed(line, match)):
            yield match


def _is_needed(line: str, match: re.Match[str]) -> bool:
    """Whether the characters around one give it a reason."""
    before, after = _around(line, match)
    match match[0]:
        case "\u00a0":
            return _is_good_space(line[max(match.start() - 2, 0) : match.start()], after)
        case "\u200c":
            return bool(_NEEDS_JOINERS.match(before) or _NEEDS_JOINERS.match(after))
        case "\u200d":
            joins = _NEEDS_JOINERS.match(before) or _NEEDS_JOINERS.match(after)
            return bool(joins or _EMOJI.match(after))
        case "\u200b":
            return bool(_NEEDS_BREAKS.match(before) or _NEEDS_BREAKS.match(after))
        case _:
            return False


def _is_good_space(left: str, after: str) -> bool:
    """Whether a no-break space holds together what belongs together."""
    before = left[-1:]
    if not before or not after or before.isspace() or after.isspace():
        return False
    if before.isdigit() or after.isdigit() or before in _BEFORE_IT or after in _AFTER_IT:
        return True
    # Czech and Polish: `v Praze`.
    return before.isalpha() and (len(left) == 1 or not (left[0].isalnum() or left[0] in "'’"))


def _around(line: str, match: re.Match[str]) -> tuple[str, str]:
    """The characters before and after; empty at the ends of a line."""
    before = line[max(match.start() - 1, 0) : match.start()]
    return before, line[match.end() : match.end() + 1]


def _instead(line: str, match: re.Match[str]) -> str:
    if match[0][0] not in _SEPARATORS:
        return ""
    before, after = _around(line, match)
    at_edge = not before or not after or before.isspace() or after.isspace()
    return "" if at_edge else " "


def _name(char: str) -> str:
    if _IS_DIRECTION.match(char):
        return "mark of direction"
    return _NAMES.get(char) or unicodedata.name(char, f"character U+{ord(char):04X}").lower()


def _without_code(text: PageText) -> Iterator[tuple[int, str]]:
    """The numbered lines outside of code, with spaces for the code in them."""
    code = {
        line
        for block in text.blocks
        if block.kind == "code"
        for line in range(block.line, block.end_line + 1)
    }
    for number, line in enumerate(text.lines, 1):
        if number not in code:
            yield number, _CODE.sub(lambda m: " " * len(m[0]), line) if "`" in line else line


RULES: tuple[Rule, ...] = (mojibake, invisible)
