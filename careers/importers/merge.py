"""Three versions of a page into one: the board's last, the board's now, and the page as it is.

Field by field: what only the board changed is taken over, what was changed here stays. Where both
changed the same, the page stays as it is and the difference is reported; there are never conflict
markers in a page.
"""

from __future__ import annotations

from dataclasses import dataclass

from careers.importers.yaml_text import PageText, one_line, read_page, with_body, with_field
from careers.problems import Location, Problem

BODY = "text"
"""What the part below the front matter is called in reports."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A page after the merge."""

    text: str
    updated: tuple[str, ...] = ()
    """The keys that the board's version went into; ``text`` for what is below them."""
    kept: tuple[str, ...] = ()
    """Those that were edited here and therefore stay."""
    conflicts: tuple[str, ...] = ()
    """Those that both changed: they stay, too, and there is a problem for each."""
    failed: bool = False
    """The page cannot be edited, so that nothing was compared."""
    problems: tuple[Problem, ...] = ()
    """Both changed the same, or the page cannot be edited."""


def merge(path: str, text: str, base: PageText | None, board_text: str, version: str) -> Merged:
    """Take the board's changes over.

    Args:
        path: Of the page, site-relative.
        text: Of the page.
        base: The board's version of the last import; None where it is not known.
        board_text: The board's version now, as a page of its own.
        version: Where that is written, for the report.
    """
    page, board = read_page(text), read_page(board_text)
    if not page.close:
        message = "its front matter cannot be changed line by line, so nothing was taken over"
        hint = "write it between two lines of `---`, each `key: value` on its own, and import again"
        problem = _conflict(Location(path), message, hint)
        return Merged(text, conflicts=("front matter",), failed=True, problems=(problem,))
    updated: list[str] = []
    kept: list[str] = []
    conflicts: list[str] = []
    problems: list[Problem] = []
    for key in dict.fromkeys([*(base.entries if base else ()), *board.entries]):
        mine, theirs = page.fields.get(key), board.fields.get(key)
        last = base.fields.get(key) if base else None
        if mine == theirs:
            continue
        if base and theirs == last:
            kept.append(key)
        elif mine == last and (changed := with_field(page, key, theirs)):
            page = changed
            updated.append(key)
        else:
            conflicts.append(key)
            problems.append(_field_conflict(path, page, key, theirs, base=base))
    if page.body != board.body:
        if base and board.body == base.body:
            kept.append(BODY)
        elif base and page.body == base.body:
            page = with_body(page, board.body)
            updated.append(BODY)
        else:
            conflicts.append(BODY)
            message = f"the text {_why(base)}; yours stays"
            hint = f"take over what you want from {version}"
            problems.append(_conflict(_place_of_body(path, page), message, hint))
    return Merged(
        page.text, tuple(updated), tuple(kept), tuple(conflicts), problems=tuple(problems)
    )


def _field_conflict(
    path: str, page: PageText, key: str, theirs: object, *, base: PageText | None
) -> Problem:
    at = page.entries.get(key)
    place = Location(path, at.key_line, at.key_column) if at else Location(path)
    now = "none" if theirs is None else f"`{key}: {one_line(theirs)}`"
    return _conflict(place, f"`{key}` {_why(base)}; yours stays", f"the board has {now}")


def _why(base: PageText | None) -> str:
    if base is None:
        return "is not as on the board, and no import has written it"
    return "was edited here and changed on the board"


def _place_of_body(path: str, page: PageText) -> Location:
    """The first line below the front matter that says something."""
    lines = page.text.split("\n")
    for number, line in enumerate(lines[page.close :], page.close + 1):
        if line.strip():
            return Location(path, number, 1)
    return Location(path)


def _conflict(place: Location, message: str, hint: str) -> Problem:
    return Problem(place, message, "import-conflict", hint, severity="warning")
