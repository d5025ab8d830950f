"""The words of roles that a list of them does not show, for the search in it.

They are a file of their own, which is loaded when someone searches: in the list they would be most
of its bytes, for every visitor.
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
from careers.outputs.places import place_names
from careers.outputs.role_text import role_summary
from careers.site.role_page import RolePage

TEXTS_FILE = "assets/role-texts.json"
"""In the output folder: ``{"/engineering/firmware-engineer": "own the measuring cycle of …"}``."""

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\s,;:!?()\[\]{}<>\"“”„‘’«»…|/—–]+")
"""What counts as a word; filter.js parts what someone types into as small pieces or smaller."""
_BEFORE, _AFTER = "'*_`=•", "'.*_`=•"
"""Signs at the edges of a word that only make two words of one."""
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})
"""Letters that are no letter with an accent: words with them are found by either spelling."""
_ACCENTS = re.compile("[\u0300-\u036f]")


def search_texts(context: Context) -> Iterator[Output]:
    """The file, where there is a list to search."""
    if len(context.site.open_roles) > 1:
        yield Output(TEXTS_FILE, partial(_texts, context))


def _texts(context: Context) -> bytes:
    found = {
        context.href(role.page.permalink): " ".join(words(" ".join(_hidden(context, role))))
        for role in context.site.open_roles
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _hidden(context: Context, role: RolePage) -> Iterator[str]:
    """What people may search for and a list shows in part at most."""
    page, said = role.page, role.role
    yield from (tag.label for tag in context.site.tags.of_page[page.source])
    yield from page.front_matter.keywords or ()
    yield from said.skills
    yield from place_names(
        (*said.places, *said.applicant_places), context.chrome.strings, context.chrome.locale
    )
    yield from (word for word in words(page.title) if not word.isascii())
    yield from (role.team, said.level, said.job_id, role_summary(role))
    yield _plain(page.body.parts)


def words(text: str) -> Iterator[str]:
    """Each word of a text once, folded; one with letters such as ß also without them."""
    written = dict.fromkeys(_WORD.findall(folded(text)))
    found = dict.fromkeys(word.lstrip(_BEFORE).rstrip(_AFTER) for word in written)
    if text.isascii():
        return iter([word for word in found if word])
    return iter(dict.fromkeys(spelling for word in found if word for spelling in _spellings(word)))


def _spellings(word: str) -> Iterator[str]:
    yield word
    if not word.isascii():
        yield word.translate(_LETTERS)


def folded(text: str) -> str:
    """A text as the search compares it: lower case, without accents; filter.js does the same."""
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", text.lower()))
    return unicodedata.normalize("NFC", bare)


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
