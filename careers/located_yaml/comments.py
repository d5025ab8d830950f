"""The comments of YAML, which its parser throws away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

_COMMENT = re.compile(r"(?:(?<=[ \t])|^)#[^\n]*", re.MULTILINE)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Each comment with its line and column, from 1; none where the text is no YAML.

    Args:
        text: The YAML alone, every line ending with a line feed.
    """
    try:
        scalars = [
            (token.start_mark.index, token.end_mark.index)
            for token in yaml.scan(text, Loader=_Loader)
            if isinstance(token, yaml.ScalarToken)
        ]
    except yaml.YAMLError:
        return
    for found in _COMMENT.finditer(text):
        at = found.start()
        # A text in quotes, or of several lines, may look as if it had a comment in it.
        if not any(start <= at < end for start, end in scalars):
            line = text.count("\n", 0, at) + 1
            yield line, at - text.rfind("\n", 0, at), found[0]
