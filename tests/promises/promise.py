"""What careers promises, and how each promise is measured.

A promise is a function that tries to break it and says how that went. The short version runs in
``make test``; ``make promises`` runs the long one and writes the table of ``docs/reliability.md``.

    @promise("R27", "It listens on this machine only", tried="the sockets of a server that runs")
    def listens_here(effort: Effort) -> Outcome:
        ...
        return Outcome(kept=others == [], figure=f"{len(own)} socket")
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Literal

Effort = Literal["short", "long"]
"""``short`` ends within some seconds, ``long`` within some minutes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How trying to break a promise went."""

    kept: bool | None
    """None where this machine cannot try."""
    figure: str
    """What was counted or measured: ``20,000 files, 0 tracebacks``; why, where it was not tried."""
    broken: tuple[str, ...] = ()
    """What to look at, most telling first: inputs, differences, answers."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One line of the table."""

    id: str
    """``R27``"""
    text: str
    """What is promised, for the person who relies on it."""
    tried: str
    """What the long version does."""
    try_it: Callable[[Effort], Outcome]


@dataclass(slots=True)
class Promises:
    """All that are known, by id."""

    by_id: dict[str, Promise] = field(default_factory=dict)


PROMISES = Promises()


def promise(
    id_: str, text: str, *, tried: str
) -> Callable[[Callable[[Effort], Outcome]], Callable[[Effort], Outcome]]:
    """Make a function the measure of a promise."""

    def add(try_it: Callable[[Effort], Outcome]) -> Callable[[Effort], Outcome]:
        if id_ in PROMISES.by_id:
            raise ValueError(f"{id_} is promised twice")
        PROMISES.by_id[id_] = Promise(id_, text, tried, try_it)
        return try_it

    return add


def all_promises() -> list[Promise]:
    """Every promise, in the order of the numbers."""
    for module in sorted(Path(__file__).parent.glob("of_*.py")):
        import_module(f"promises.{module.stem}")  # registers what it promises
    return sorted(PROMISES.by_id.values(), key=lambda one: int(one.id[1:]))
