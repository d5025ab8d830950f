"""Files that have a piece of each page, written piece by piece.

The feeds of a large site are larger than all else that its build has in memory, and an edited role
changes one piece of each: the others are copied from the file that stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from typing import BinaryIO, NamedTuple, Protocol

Lengths = list[tuple[str, int]]
"""Of the pieces of a file in their order: (the page that it was made of, how many bytes)."""

_AT_ONCE = 1 << 20
"""Bytes that are copied at once."""


class Piece(Protocol):
    """What one page adds to a file."""

    @property
    def source(self) -> str:
        """The page; empty for what is made anew by each build."""

    @property
    def content(self) -> Callable[[], bytes]:
        """Makes the bytes."""


class Span(NamedTuple):
    """Bytes of a file."""

    position: int
    length: int

    @property
    def end(self) -> int:
        """The position behind it."""
        return self.position + self.length


def joined(spans: Iterable[Span]) -> list[Span]:
    """Fewer spans of the same bytes: neighbours become one."""
    result: list[Span] = []
    for span in spans:
        if result and result[-1].end == span.position:
            before = result.pop()
            result.append(Span(before.position, before.length + span.length))
        else:
            result.append(span)
    return result


def copy_span(source: BinaryIO, span: Span, write: Callable[[bytes], object]) -> None:
    """Copy bytes from one file to another.

    Raises:
        OSError: They are not there.
    """
    source.seek(span.position)
    left = span.length
    while left:
        part = source.read(min(left, _AT_ONCE))
        if not part:
            raise OSError("the file has become shorter while it was read")
        write(part)
        left -= len(part)


def write_pieces(
    pieces: Iterable[Piece],
    begin: Callable[[], BinaryIO],
    old: str | None,
    spans: Mapping[str, Span],
    *,
    may_stay: bool,
) -> tuple[bool, Lengths]:
    """Write a file, unless it is equal to the one that stands; whether it differs.

    Args:
        pieces: All of them, in order.
        begin: Opens the new file; called where there is something to write.
        old: The file that stands.
        spans: Where in it the pieces of pages lie that would be the same.
        may_stay: Whether the old file is fine in all but, maybe, its content.

    Raises:
        TemplateProblem: Passed on from what makes a piece.
    """
    lengths: Lengths = []
    with ExitStack() as opened:
        standing = opened.enter_context(open(old, "rb")) if old is not None else None  # noqa: PTH123
        new = _New(standing, lambda: opened.enter_context(begin()), may_stay=may_stay)
        waiting = Span(0, 0)
        for piece in pieces:
            span = spans.get(piece.source)
            if span is None:
                new.copy(waiting)
                waiting = Span(0, 0)
                part = piece.content()
                new.write(part)
                lengths.append((piece.source, len(part)))
                continue
            lengths.append((piece.source, span.length))
            if span.position == waiting.position + waiting.length:
                waiting = Span(waiting.position, waiting.length + span.length)
            else:
                new.copy(waiting)
                waiting = span
        new.copy(waiting)
        return new.end(), lengths


class _New:
    """A file that begins to exist with the first byte in which it differs from the old one."""

    def __init__(
        self, old: BinaryIO | None, begin: Callable[[], BinaryIO], *, may_stay: bool
    ) -> None:
        self._old = old
        self._begin = begin
        self._may_stay = may_stay and old is not None
        self._same = 0
        """How many bytes are those of the old file, from its beginning on."""
        self._stream: BinaryIO | None = None

    def write(self, part: bytes) -> None:
        if self._stream is None and self._is_next(part):
            self._same += len(part)
        else:
            self._opened().write(part)

    def copy(self, span: Span) -> None:
        """Write bytes of the old file."""
        if self._old is None or not span.length:
            return
        if self._stream is None and self._may_stay and span.position == self._same:
            self._same += span.length
        else:
            copy_span(self._old, span, self._opened().write)

    def end(self) -> bool:
        """Whether there is a new file."""
        if self._stream is None and not self._is_next(b""):
            self._opened()
        return self._stream is not None

    def _is_next(self, part: bytes) -> bool:
        """Whether the old file goes on with this; with nothing: whether it ends here."""
        if self._old is None or not self._may_stay:
            return False
        self._old.seek(self._same)
        return self._old.read(len(part) or 1) == part

    def _opened(self) -> BinaryIO:
        if self._stream is None:
            self._stream = self._begin()
            if self._old is not None and self._same:
                copy_span(self._old, Span(0, self._same), self._stream.write)
        return self._stream
