"""``*em*``, ``**strong**`` and ``~~del~~``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from markdown_it.token import Token

from careers.markdown.inline_parser import Run, Text
from careers.markdown.tokens import QuickToken, text_token

_MARKERS = frozenset("*_~")
_LONGEST_STRIKE = 2
_WHITESPACE = frozenset("\t\n\v\f\r ")


def run(text: Text) -> bool:
    """A run of markers; what it opens or closes is told by the characters beside it."""
    source, start = text.source, text.position
    marker = source[start]
    end = start + 1
    while end < len(source) and source[end] == marker:
        end += 1
    text.position = end
    length = end - start
    if length > _LONGEST_STRIKE and marker == "~":
        text.pending.append(source[start:end])
        return True
    before = source[start - 1] if start else " "
    after = source[end] if end < len(source) else " "
    can_open, can_close = _flanking(marker, before, after)
    if not can_open and not can_close:
        text.pending.append(source[start:end])
        return True
    found = Run(marker, length, can_open=can_open, can_close=can_close)
    text.push("run").meta["run"] = found
    text.runs.append(found)
    return True


def _flanking(marker: str, before: str, after: str) -> tuple[bool, bool]:
    """Source: micromark 4, attention and gfm-strikethrough; 1 is white space, 2 punctuation."""
    left, right = _kind(before), _kind(after)
    can_open = not right or (right == 2 and left > 0)  # noqa: PLR2004 -- see above
    can_close = not left or (left == 2 and right > 0)  # noqa: PLR2004
    if marker == "~":
        return can_open, can_close
    can_open = can_open or after in _MARKERS
    can_close = can_close or before in _MARKERS
    if marker == "_":
        return can_open and (left > 0 or not can_close), can_close and (right > 0 or not can_open)
    return can_open, can_close


@lru_cache(maxsize=1024)
def _kind(character: str) -> int:
    if character in _WHITESPACE:
        return 1
    category = unicodedata.category(character)
    if category == "Zs":
        return 1
    return 2 if category[0] in "PS" else 0


def match_runs(text: Text, bottom: int) -> None:
    """Pair closers with the nearest openers among the runs from ``bottom`` on, and drop them.

    For every kind of closer it is remembered how far down no opener was found, which keeps
    the search linear. Source: CommonMark 0.31, with micromark's sizes (what is left of a run).
    """
    runs = text.runs
    waiting: list[Run] = []
    searched: dict[tuple[str, bool, int], int] = {}
    for closer in runs[bottom:]:
        while closer.can_close and closer.left:
            key = (
                closer.marker,
                closer.can_open,
                closer.left % 3 if closer.marker != "~" else closer.left,
            )
            floor = searched.get(key, 0)
            index = _opener(waiting, closer, min(floor, len(waiting)))
            if index < 0:
                searched[key] = len(waiting)
                break
            _pair(waiting[index], closer)
            del waiting[index + 1 :]
            if not waiting[index].left:
                waiting.pop()
            for other, depth in searched.items():
                searched[other] = min(depth, len(waiting))
        if closer.can_open and closer.left:
            waiting.append(closer)
    del runs[bottom:]


def _opener(waiting: list[Run], closer: Run, floor: int) -> int:
    for index in range(len(waiting) - 1, floor - 1, -1):
        opener = waiting[index]
        if opener.marker != closer.marker:
            continue
        if closer.marker == "~":
            if opener.left == closer.left:
                return index
        elif not (
            (opener.can_close or closer.can_open)
            and closer.left % 3
            and (opener.left + closer.left) % 3 == 0
        ):
            return index
    return -1


def _pair(opener: Run, closer: Run) -> None:
    if closer.marker == "~":
        tag, used = "s", closer.left
    else:
        used = 2 if opener.left > 1 and closer.left > 1 else 1
        tag = "strong" if used == 2 else "em"  # noqa: PLR2004 -- two markers
    opener.opening.append(tag)
    closer.closing.append(tag)
    opener.left -= used
    closer.left -= used


def tokens_of_run(run: Run) -> Iterator[Token]:
    """What a run became: the tags it closes, markers left over, the tags it opens."""
    for tag in run.closing:
        yield QuickToken(f"{tag}_close", tag, -1)
    if run.left:
        yield text_token(run.marker * run.left)
    for tag in reversed(run.opening):
        yield QuickToken(f"{tag}_open", tag, 1)
