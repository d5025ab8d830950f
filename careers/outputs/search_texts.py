"""The words of roles that a list of them does not show, for the search in it.

They are a file of their own, which is loaded when someone searches: in the list they would be most
of its bytes, for every visitor.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from itertools import chain

from careers.markdown.search_words import words
from careers.outputs.context import Context
from careers.outputs.output import Output, Piece, of_pieces
from careers.outputs.places import place_names
from careers.outputs.role_text import role_summary
from careers.site.role_page import RolePage

TEXTS_FILE = "assets/role-texts.json"
"""In the output folder: ``{"/engineering/firmware-engineer": "own the measuring cycle of …"}``."""


def search_texts(context: Context) -> Iterator[Output]:
    """The file, where there is a list to search."""
    if len(context.site.open_roles) > 1:
        yield of_pieces(TEXTS_FILE, partial(_pieces, context))


def _pieces(context: Context) -> Iterator[Piece]:
    before = "{"
    for role in context.site.open_roles:
        yield Piece(role.page.source, partial(_piece, context, before, role))
        before = ","
    yield Piece("", "}".encode)


def _piece(context: Context, before: str, role: RolePage) -> bytes:
    address = context.href(role.page.permalink)
    return f"{before}{_dumped(address)}:{_dumped(' '.join(_words(context, role)))}".encode()


def _dumped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _words(context: Context, role: RolePage) -> dict[str, None]:
    said = words(" ".join(_hidden(context, role)))
    return dict.fromkeys(chain(said, role.page.body.shown.words))


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
