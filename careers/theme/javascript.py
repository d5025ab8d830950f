"""The little that we do to our own scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""(
        "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|[^`\\])*`      # text
      | (?<=[(,=:])[ ]?/(?![/*])(?:\\.|\[[^]]*\]|[^/\\\n])+/               # regular expression
    ) | //[^\n]*                                                           # comment
    """,
    re.VERBOSE,
)
_SIGNS = re.compile(r" ?([][{}();,:?=<>!&|*/.]) ?|(?<![+-]) ?([+-]) ?(?![+-])")
"""Signs that need no space beside them; "+" and "-" not beside one of their kind."""
_NAME = re.compile(r"(?<![\w$])[A-Za-z_$][\w$]*")
_DECLARATION = re.compile(r"\b(?:const|let)(?=[ [{])")
_PARAMETERS = re.compile(r"\(([^()]*)\)=>|(?<![\w$.])([\w$]+)=>")
_PROPERTY = re.compile(r"(?<!\.)\.([\w$]+)|[{,]([\w$]+)(?=:)")
_BRACED = re.compile(r"\{([^{}();]*)\}")
_SHORTHAND = re.compile(r"(?:^|,)([\w$]+)(?=,|$)")
_LETTERS = "etnoairslcdumhpfgbvywkxjqzTSLEAMNCDOPRBFHIUVWXYZGJKQ"
"""In the order of their number in scripts: what is frequent already compresses best."""
_DIGITS = ("", *"0123456789")


def small(script: str) -> str:
    """A script of ours as it is sent: no comments, no needless white space, short local names.

    For scripts whose statements all end in ``;`` or ``}``, and whose regular expressions stand
    after one of ``( , = :``.
    """
    text, texts = _without_texts(script)
    text = _SIGNS.sub(r"\1\2", re.sub(r"\s+", " ", text)).replace(";}", "}").strip()
    inside = " ".join(one for one in texts if one.startswith("`"))
    text = _with_short_names(text, untouched=set(_NAME.findall(inside)))
    return re.sub("\0(\\d+)\0", lambda found: texts[int(found[1])], text)


def _without_texts(script: str) -> tuple[str, list[str]]:
    """The script with a number for each text and regular expression, and those."""
    texts: list[str] = []

    def number(found: re.Match[str]) -> str:
        if not found[1]:
            return ""
        texts.append(found[1].strip(" "))
        return f"\0{len(texts) - 1}\0"

    return _TOKEN.sub(number, script), texts


def _with_short_names(script: str, untouched: set[str]) -> str:
    """One letter for each name that is declared here and is no name of a property anywhere.

    A name gets the same letter wherever it stands, so scopes need not be known.
    """
    counts = Counter(_NAME.findall(script))
    local = set(_declared(script)) - set(_properties(script)) - untouched
    taken = counts.keys() - local
    free = (
        letter + digit for digit in _DIGITS for letter in _LETTERS if letter + digit not in taken
    )
    frequent = sorted(local, key=lambda name: (-counts[name], name))
    short = dict(zip(frequent, free, strict=False))
    return _NAME.sub(lambda found: short.get(found[0], found[0]), script)


def _declared(script: str) -> Iterator[str]:
    for found in _DECLARATION.finditer(script):
        for declarator in _declarators(script[found.end() :]):
            yield from _NAME.findall(re.split(r"=|\b(?:of|in)\b", declarator, maxsplit=1)[0])
    for found in _PARAMETERS.finditer(script):
        yield from _NAME.findall(re.sub(r"=[^,]*", "", found[1] or found[2] or ""))


def _declarators(text: str) -> Iterator[str]:
    """Of ``a=f(b,c),d;…``: ``a=f(b,c)`` and ``d``."""
    depth = start = 0
    for at, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if depth == 0 and sign == ",":
            yield text[start:at]
            start = at + 1
        elif depth < 0 or (depth == 0 and sign == ";"):
            yield text[start:at]
            return


def _properties(script: str) -> Iterator[str]:
    """Names after a dot, before the colon of an object, and shorthand ones."""
    for found in _PROPERTY.finditer(script):
        yield found[1] or found[2]
    for braced in _BRACED.findall(script):
        yield from _SHORTHAND.findall(braced)
