"""``// highlight-next-line`` and its kin: comments in code that mark lines and are not shown.

Source: docusaurus 3.10.2, theme-common/src/utils/codeBlockUtils.tsx.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

MagicComment = tuple[str, str | None, str | None, str | None]
"""(class name, line, block start, block end)"""

_STYLES = {
    "slashes": (r"//", ""),
    "stars": (r"/\*", r"\*/"),
    "braces": (r"\{\s*/\*", r"\*/\s*\}"),
    "hash": ("#", ""),
    "html": ("<!--", "-->"),
    "dashes": ("--", ""),
    "semicolons": (";;", ""),
    "percent": ("%", ""),
    "quote": ("['‘’]", ""),
    "underscore-quote": (r"(?:_\s*)?['‘’]", ""),
    "rem": (r"[Rr][Ee][Mm]\b", ""),
    "exclamation": ("!", ""),
    "parentheses": (r"\(\*", r"\*\)"),
    "star-angle": (r"\*>", ""),
}
_POPULAR = ("slashes", "stars", "braces", "hash", "html")
_STYLES_OF = {
    **dict.fromkeys(("js", "javascript", "ts", "typescript"), ("slashes", "stars")),
    **dict.fromkeys(("jsx", "tsx"), ("slashes", "stars", "braces")),
    "html": ("slashes", "stars", "html"),
    **dict.fromkeys(("python", "py", "bash"), ("hash",)),
    **dict.fromkeys(("markdown", "md"), ("html", "braces", "hash")),
    **dict.fromkeys(("tex", "latex", "matlab"), ("percent",)),
    **dict.fromkeys(("lua", "haskell"), ("dashes",)),
    "sql": ("dashes", "stars"),
    "wasm": ("semicolons",),
    **dict.fromkeys(("vb", "vba", "visual-basic"), ("quote", "rem")),
    "vbnet": ("underscore-quote", "rem"),
    "batch": ("rem",),
    "basic": ("rem", "exclamation"),
    "fsharp": ("slashes", "parentheses"),
    **dict.fromkeys(("ocaml", "sml"), ("parentheses",)),
    "fortran": ("exclamation",),
    "cobol": ("star-angle",),
}


def without_magic_comments(
    language: str, lines: Sequence[str], comments: tuple[MagicComment, ...]
) -> tuple[tuple[str, ...], tuple[tuple[int, str], ...]]:
    """The lines that are shown, and (line from 1, class name) of those that are marked."""
    words = [word for comment in comments for word in comment[1:] if word]
    if not words or not any(word in line for line in lines for word in words):
        return tuple(lines), ()
    pattern = _pattern(language, tuple(words))
    shown: list[str] = []
    marked: list[tuple[int, str]] = []
    starts: dict[str, int] = {}
    for line in lines:
        match = pattern.match(line)
        if match is None:
            shown.append(line)
            continue
        word = next(group for group in match.groups() if group)
        number = len(shown) + 1
        for class_name, single, start, end in comments:
            if word == single:
                marked.append((number, class_name))
            elif word == start:
                starts[class_name] = number
            elif word == end:
                begun = starts.get(class_name, 1)
                marked.extend((line_number, class_name) for line_number in range(begun, number))
    return tuple(shown), tuple(sorted(dict.fromkeys(marked), key=lambda mark: mark[0]))


@lru_cache(maxsize=64)
def _pattern(language: str, words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word) for word in words)
    styles = (_STYLES[name] for name in _STYLES_OF.get(language, _POPULAR))
    comments = "|".join(rf"{start}\s*({alternatives})\s*{end}" for start, end in styles)
    return re.compile(rf"^\s*(?:{comments})\s*$")
