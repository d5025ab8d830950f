"""Parsed pages on disk, from one build to the next: all of them in the file ``.careers/pages``.

A page is found by the digest of everything that it was made of, so that what is there is never
stale, and it is signed: a folder that came with a repository may hold anything. What is torn,
forged or of another version is as if it was not there; the file may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from careers.build.pieces import Span, copy_span, joined
from careers.build.signing import LENGTH, signed, verified
from careers.content.pages import Page, PageOptions, Parsed
from careers.content.sources import Source
from careers.markdown.body import Partials, Text
from careers.packing import packed, unpacked
from careers.roles import Role
from careers.whole_file import replacing

_OF_ROLES = tuple(one.name for one in fields(Role) if one.name != "where")
_OPEN = 64
"""Texts that are at hand at once; a page asks for its own several times in a row."""
_HEAD = struct.Struct(">16sI")
"""Of an entry: its name, and the length of what follows, which begins with the signature."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A parsed page, and what tells it from other versions of itself."""

    parsed: Parsed
    name: str = ""
    """Of all that it was made of; empty where nothing is stored."""
    face: str = ""
    """A digest of what other pages may show of it."""


class Fresh:
    """A page that was just parsed; it travels to another process as what is stored of it."""

    def __init__(self, stored: Stored | None, name: bytes = b"", entry: bytes = b"") -> None:
        self._stored = stored
        self.name = name
        self.entry = entry
        """Signed; empty where nothing is stored."""

    def __reduce__(self) -> tuple[object, ...]:
        return Fresh, (None if self.entry else self._stored, self.name, self.entry)

    @property
    def stored(self) -> Stored:
        """The page."""
        if self._stored is None:
            self._stored = _stored(self.name, self.entry[LENGTH:], None)
        assert self._stored is not None  # noqa: S101 - without partials nothing is refused
        return self._stored


@dataclass(frozen=True, slots=True)
class PageStore:
    """The parsed pages of one site."""

    file: Path
    secret: bytes
    """Known to this user's own runs only."""
    program: str
    """What the program is: another one may parse otherwise."""
    _seen: list[int] = field(default_factory=list)
    """How the file looked when it was read."""
    _options: dict[int, tuple[PageOptions, str]] = field(default_factory=dict)
    """Digests of the program and options, by their identity; a folder's pages share theirs."""

    def name(self, source: Source, options: PageOptions, kind: str) -> bytes:
        """The name of a page: of its path, its text and its options; not of its partials."""
        said = f"{kind}\0{self._of(options)}\0{source.path}\0{source.text}"
        return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def read(self) -> Iterator[tuple[bytes, bytes, Span]]:
        """(name, entry, where the file has both) of each, not yet verified.

        What is behind a place that is not sound is not found.
        """
        with suppress(OSError), self.file.open("rb") as stream:
            found = os.fstat(stream.fileno())
            self._seen[:] = _stamp(found)
            position = 0
            while len(head := stream.read(_HEAD.size)) == _HEAD.size:
                name, length = _HEAD.unpack(head)
                span = Span(position, _HEAD.size + length)
                position += span.length
                if position > found.st_size:
                    return
                yield name, stream.read(length), span

    def write(self, entries: Iterable[tuple[bytes, bytes]], kept: Iterable[Span]) -> None:
        """Store these entries, those that `read` found at some places, and no others, if possible.

        Nothing is stored where another build has replaced the file since.
        """
        with suppress(OSError), replacing(self.file) as stream:
            self._copy(kept, stream)
            for name, entry in entries:
                stream.write(_HEAD.pack(name, len(entry)))
                stream.write(entry)

    def _copy(self, kept: Iterable[Span], stream: BinaryIO) -> None:
        spans = joined(sorted(kept))
        if not spans:
            return
        with self.file.open("rb") as old:
            if _stamp(os.fstat(old.fileno())) != self._seen:
                raise OSError("another build has replaced it")
            for span in spans:
                copy_span(old, span, stream.write)

    def load(self, name: bytes, entry: bytes, partials: Partials) -> Stored | None:
        """The page, unless a partial that it imports has changed or we have not signed it."""
        content = verified(self.secret, name, entry)
        return None if content is None else _stored(name, content, partials)

    def fresh(self, name: bytes, parsed: Parsed, source: Source, partials: Partials) -> Fresh:
        """The same page with its text as bytes."""
        page = parsed.page
        if page is None or not isinstance(page.body.text, Text):
            return Fresh(Stored(parsed))
        page = replace(page, body=replace(page.body, text=StoredText(packed(page.body.text))))
        kept = replace(parsed, page=page)
        used = {path: _digest(partials.get(path)) for path in page.body.partials}
        face = _face(page, source)
        entry = signed(self.secret, name, packed((used, kept, face)))
        return Fresh(Stored(kept, _with_partials(name, used), face), name, entry)

    def _of(self, options: PageOptions) -> str:
        known = self._options.get(id(options))
        if known is None:
            known = options, _digest(f"{self.program}\0{_canonical(options)}")
            self._options[id(options)] = known
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


def _stamp(found: os.stat_result) -> list[int]:
    return [found.st_ino, found.st_size, found.st_mtime_ns]


def _stored(name: bytes, content: bytes, partials: Partials | None) -> Stored | None:
    used, parsed, face = unpacked(content)
    if partials is not None:
        for path, digest in used.items():
            if _digest(partials.get(path)) != digest:
                return None
    return Stored(parsed, _with_partials(name, used), face)


def _with_partials(name: bytes, used: Mapping[str, str]) -> str:
    return name.hex() if not used else _digest(name.hex() + repr(sorted(used.items())))


def _digest(text: str | None) -> str:
    encoded = b"absent" if text is None else text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(encoded, digest_size=16).hexdigest()


def _face(page: Page, source: Source) -> str:
    """Everything of a page but where in the file it stands, and the text itself."""
    front_matter = source.text.split("\n", page.body_line - 1)[: page.body_line - 1]
    facts = (
        page.id, page.title, page.description, page.slug, page.permalink, page.position,
        page.landing, page.body.head, [getattr(page.role, name) for name in _OF_ROLES],
    )  # fmt: skip
    return _digest("\n".join(front_matter) + repr(facts))


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
