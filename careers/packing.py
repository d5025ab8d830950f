"""Values of ours as bytes and back, for other processes and for later runs.

Unpacking runs what it is told to: only bytes that our own processes made are unpacked, and bytes
from a disk only if they bear a signature.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from io import BytesIO
from operator import attrgetter
from typing import Any

_Parts = Callable[[Any], tuple[Any, ...]]


def packed(value: object) -> bytes:
    """A value as bytes; frozen dataclasses are made again from their fields.

    Raises:
        pickle.PicklingError: It holds something that cannot leave this process.
    """
    stream = BytesIO()
    _Pickler(stream, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


def unpacked(content: bytes) -> Any:
    """The value; nothing but what `packed` has made here, or what was verified, may come in."""
    return pickle.loads(content)  # noqa: S301 - see above


class _Pickler(pickle.Pickler):
    """The way that dataclasses with slots take of their own is several times as slow."""

    def reducer_override(self, obj: Any) -> Any:
        kind = type(obj)
        parts = _PARTS.get(kind)
        if parts is None:
            parts = _PARTS[kind] = _parts_of(kind)
        return (kind, parts(obj)) if parts else NotImplemented


_PARTS: dict[type, _Parts | None] = {}


def _parts_of(kind: type) -> _Parts | None:
    """What a value of this kind is made of, in the order in which it is made."""
    if not is_dataclass(kind) or not all(one.init for one in fields(kind)):
        return None
    names = [one.name for one in fields(kind)]
    if not names:
        return None
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)
