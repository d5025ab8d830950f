"""The little that we do to style sheets, and nothing that needs to know what CSS means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_TOKEN = re.compile(
    r"""/\*.*?(?:\*/|\Z)                                 # comment
      | "(?:\\.|[^"\\\n])*"? | '(?:\\.|[^'\\\n])*'?      # string
      | \burl\(\s*[^"'\s)]+\s*\)                         # unquoted address
      | [{};]
      | [^"'/{};u]+ | .                                  # a run of anything else
    """,
    re.DOTALL | re.VERBOSE,
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SCHEME = re.compile(r"""(?<!:not\()\[\s*data-theme\s*=\s*(["']?)(dark|light)\1\s*\]""")
_URL = re.compile(r"""\burl\(\s*(["']?)([^"')]*)\1\s*\)""")
_REMOTE = re.compile(r"""(?:\burl\(|@import)\s*["']?((?:https?:)?//[^"')\s;]+)""")
_OTHER = {"dark": "light", "light": "dark"}


def follow_the_system(css: str) -> str:
    """Repeat what stands under ``[data-theme='dark']`` for a system that is dark.

    Docusaurus sets that attribute by script. The copy, in a media query right after the original
    and with its specificity, gives a reader without script the scheme of the system. ``light``
    likewise. A sheet whose braces do not match is returned as it is.
    """
    try:
        rules, rest = _rules(list(_TOKEN.findall(css)), 0)
    except _UnbalancedError:
        return css
    return rules if rest is None else css


class _UnbalancedError(Exception):
    """A brace without its partner."""


def _rules(pieces: list[str], start: int) -> tuple[str, int | None]:
    """The rules from ``start`` to their closing brace, with copies; where that brace is."""
    out: list[str] = []
    prelude: list[str] = []
    at = start
    while at < len(pieces):
        piece = pieces[at]
        if piece == "{":
            body, end = _rules(pieces, at + 1)
            if end is None:
                raise _UnbalancedError
            text = "".join(prelude)
            out += [text, "{", body, "}", *_copies(text, body)]
            prelude, at = [], end
        elif piece == "}":
            return "".join([*out, *prelude]), at
        else:
            prelude.append(piece)
            if piece == ";":
                out += prelude
                prelude = []
        at += 1
    return "".join([*out, *prelude]), None


def _copies(prelude: str, body: str) -> Iterator[str]:
    selectors = _selectors(_COMMENT.sub("", prelude))
    for scheme, other in _OTHER.items():
        # :where(:root) weighs nothing, so the copy weighs what the attribute selector does.
        system = f":where(:root):not([data-theme={other}])"
        chosen = [
            _SCHEME.sub(system, one)
            for one in selectors
            if scheme in {found[2] for found in _SCHEME.finditer(one)}
        ]
        if chosen:
            yield f"@media (prefers-color-scheme:{scheme}){{{','.join(chosen)}{{{body}}}}}"


def _selectors(prelude: str) -> list[str]:
    """The parts of a selector list; commas inside parentheses do not part."""
    if prelude.lstrip().startswith("@"):
        return []
    parts, depth = [""], 0
    for character in prelude:
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def without_spaces(css: str) -> str:
    """The sheet without comments and needless white space; strings are left alone."""
    kept: list[str] = []
    text = ""
    for piece in _TOKEN.findall(css):
        if piece.startswith(("'", '"', "url(")):
            text += f"\0{len(kept)}\0"
            kept.append(piece)
        elif not piece.startswith("/*"):
            text += piece
    text = re.sub(r"\s+", " ", text)
    # Around the signs that never need it: not before ":" (a descendant pseudo-class), not around
    # "+" and "-" (inside calc), not between words.
    text = re.sub(r" ?([{};,>]) ?|(:) ", r"\1\2", text).replace(";}", "}")
    return re.sub(r"\0(\d+)\0", lambda found: kept[int(found[1])], text).strip()


def map_urls(css: str, address: Callable[[str], str]) -> str:
    """Put each ``url(…)`` that is no ``data:`` through a function."""

    def replaced(found: re.Match[str]) -> str:
        if not found[2] or found[2].startswith(("data:", "#")):
            return found[0]
        quote = found[1]
        return f"url({quote}{address(found[2])}{quote})"

    return _URL.sub(replaced, css)


def remote_addresses(css: str) -> Iterator[tuple[int, str]]:
    """(line, address) of everything that the sheet loads from another host."""
    blank = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), css)
    for found in _REMOTE.finditer(blank):
        yield blank.count("\n", 0, found.start()) + 1, found[1]
