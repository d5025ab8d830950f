"""The words of roles, for the search in a list of them.

A list holds what it shows, tags and keywords. The words of the texts are a file of their own,
which is loaded when someone searches: they would be most of the page, for every visitor.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial
from html import unescape

from careers.markdown.body import ComponentRef, ImageRef, LinkRef, Part
from careers.outputs.context import Context
from careers.outputs.output import Output

TEXTS_FILE = "assets/role-texts.json"
"""In the output folder: ``{"/engineering/firmware-engineer": "own the measuring cycle of …"}``."""

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\s,;:!?()\[\]{}<>\"“”„‘’«»…|/—–]+")
_EDGES = "'.-*_`=·•\u200b"
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})
"""Letters that are no letter with an accent; filter.js has the same."""
_ACCENTS = re.compile("[\u0300-\u036f]")


def search_texts(context: Context) -> Iterator[Output]:
    """The file, where there is a list to search."""
    if len(context.site.open_roles) > 1:
        yield Output(TEXTS_FILE, partial(_texts, context))


def _texts(context: Context) -> bytes:
    found = {
        context.href(role.page.permalink): " ".join(words(_plain(role.page.body.parts)))
        for role in context.site.open_roles
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def words(text: str) -> Iterator[str]:
    """Each word of a text once, folded."""
    found = (word.strip(_EDGES) for word in _WORD.findall(folded(text)))
    return iter(dict.fromkeys(filter(None, found)))


def folded(text: str) -> str:
    """A text as the search compares it: lower case, without accents."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text.lower())).translate(_LETTERS)


def _plain(parts: Iterable[Part]) -> str:
    """The text of a body."""
    return unescape(_TAG.sub(" ", "".join(_html(parts))))


def _html(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case str():
                yield part
            case ImageRef():
                yield f" {part.alt} "
            case ComponentRef():
                yield from _html(part.children)
            case LinkRef():
                pass
