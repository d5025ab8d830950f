"""Parsed pages on disk, from one build to the next: a file each in ``.careers/pages/``.

A file is named after everything that its page was made of, so that what is there is never stale,
and signed: a folder that came with a repository may hold anything. What is torn, forged or of
another version is as if it was not there; the folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from careers.build.signing import signed, verified
from careers.content.pages import Page, PageOptions, Parsed
from careers.content.sources import Source
from careers.markdown.body import Partials, Text
from careers.packing import packed, unpacked
from careers.roles import Role

_OF_ROLES = tuple(one.name for one in fields(Role) if one.name != "where")
_OPEN = 64
"""Texts that are at hand at once; a page asks for its own several times in a row."""
_SPARE = 2
"""So many times as many files as pages may lie there, for pages that change to and fro."""


class Stored(NamedTuple):
    """A parsed page, and what tells it from other versions of itself."""

    parsed: Parsed
    name: str = ""
    """Of all that it was made of; empty where nothing is stored."""
    face: str = ""
    """A digest of what other pages may show of it."""


@dataclass(frozen=True, slots=True)
class PageStore:
    """The parsed pages of one site."""

    folder: Path
    secret: bytes
    """Known to this user's own runs only."""
    program: str
    """What the program is: another one may parse otherwise."""
    _options: dict[int, tuple[PageOptions, str]] = field(default_factory=dict)
    """Digests of options by identity; a folder's pages share theirs."""

    @property
    def is_open(self) -> bool:
        """Whether there is anything to look into."""
        return self.folder.is_dir()

    def open(self) -> None:
        """Make the folder; where that is not possible, nothing is kept."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)

    def name(self, source: Source, options: PageOptions, kind: str) -> str:
        """The name of a page's file: of its path, its text and its options; not of its partials."""
        said = f"{kind}\0{self.program}\0{self._of(options)}\0{source.path}\0{source.text}"
        return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def load(self, name: str, partials: Partials) -> Stored | None:
        """The page, unless a partial that it imports has changed."""
        try:
            with open(f"{self.folder}/{name}", "rb") as file:  # noqa: PTH123 - for every page
                content = file.read()
        except OSError:
            return None
        entry = verified(self.secret, name, content)
        if entry is None:
            return None
        used, parsed, face = unpacked(entry)
        if any(_digest(partials.get(path)) != digest for path, digest in used.items()):
            return None
        return Stored(parsed, _with_partials(name, used), face)

    def keep(self, name: str, parsed: Parsed, source: Source, partials: Partials) -> Stored:
        """The same page with its text stored, on disk if possible."""
        page = parsed.page
        if page is None or not isinstance(page.body.text, Text):
            return Stored(parsed)
        text = StoredText(packed(page.body.text))
        page = replace(page, body=replace(page.body, text=text))
        kept = replace(parsed, page=page)
        used = {path: _digest(partials.get(path)) for path in page.body.partials}
        face = _face(page, source)
        entry = packed((used, kept, face))
        _write(f"{self.folder}/{name}", signed(self.secret, name, entry))
        return Stored(kept, _with_partials(name, used), face)

    def forget_others(self, names: Collection[str]) -> None:
        """Delete what this build has not used, when it is a lot."""
        with suppress(OSError):
            found = {file.name: file for file in self.folder.iterdir()}
            if len(found) > _SPARE * (len(names) + 1):
                for name in found.keys() - set(names):
                    found[name].unlink()

    def _of(self, options: PageOptions) -> str:
        known = self._options.get(id(options))
        if known is None:
            known = self._options[id(options)] = options, _digest(_canonical(options))
        return known[1]


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text as bytes that were made here or bore our signature."""

    raw: bytes

    def read(self) -> Text:
        """The text."""
        return _text(self.raw)


@lru_cache(maxsize=_OPEN)
def _text(raw: bytes) -> Text:
    text: Text = unpacked(raw)
    return text


def _write(file: str, content: bytes) -> None:
    """Where it stands already it is the same, or torn; half a file has no valid signature."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with suppress(OSError):
        descriptor = os.open(file, flags, 0o600)
        try:
            os.write(descriptor, content)
        finally:
            os.close(descriptor)


def _digest(text: str | None) -> str:
    encoded = b"absent" if text is None else text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(encoded, digest_size=16).hexdigest()


def _with_partials(name: str, used: Mapping[str, str]) -> str:
    return name if not used else _digest(name + repr(sorted(used.items())))


def _face(page: Page, source: Source) -> str:
    """Everything of a page but where in the file it stands, and the text itself."""
    front_matter = source.text.split("\n", page.body_line - 1)[: page.body_line - 1]
    facts = (
        page.id, page.title, page.description, page.slug, page.permalink, page.position,
        page.landing, page.body.head, [_without_places(page.role)],
    )  # fmt: skip
    return _digest("\n".join(front_matter) + repr(facts))


def _without_places(role: Role) -> list[object]:
    """A role's fields but ``where`` each was written."""
    return [getattr(role, name) for name in _OF_ROLES]


def _canonical(value: object) -> str:
    """Equal for equal values in every process: sets have an order here."""
    if is_dataclass(value) and not isinstance(value, type):
        said = (f"{one.name}={_canonical(getattr(value, one.name))}" for one in fields(value))
        return f"{type(value).__name__}({', '.join(said)})"
    if isinstance(value, frozenset):
        return repr(sorted(map(_canonical, value)))
    if isinstance(value, tuple):
        return f"({', '.join(map(_canonical, value))})"
    return repr(value)
