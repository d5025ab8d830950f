"""The comments of YAML, which its parser throws away."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

import yaml

_COMMENT = re.compile(r"(?:(?<=[ \t])|^)#[^\n]*", re.MULTILINE)
_DEEPEST = 64
"""Brackets in brackets; each costs as much time as all that are open. Nothing reads more."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Each comment with its line and column, from 1; none where the text is no YAML.

    Args:
        text: The YAML alone, every line ending with a line feed.
    """
    try:
        scalars = list(_scalars(text))
    except yaml.YAMLError:
        return
    line = counted = 0
    for found in _COMMENT.finditer(text):
        at = found.start()
        line, counted = line + text.count("\n", counted, at), at
        # A text in quotes, or of several lines, may look as if it had a comment in it.
        before = bisect_right(scalars, at, key=itemgetter(0))
        if not before or at >= scalars[before - 1][1]:
            yield line + 1, at - text.rfind("\n", 0, at), found[0]


def _scalars(text: str) -> Iterator[tuple[int, int]]:
    """Where each text begins and ends, as far as brackets are not nested too deep."""
    depth = 0
    for token in yaml.scan(text, Loader=_Loader):
        if isinstance(token, yaml.ScalarToken):
            yield token.start_mark.index, token.end_mark.index
        elif isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            depth += 1
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
            depth -= 1
        if depth > _DEEPEST:
            return
