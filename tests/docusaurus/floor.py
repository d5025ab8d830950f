"""The figures last reached: they may rise, not fall."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from recorded_cases import CaseResult, Figure
from vector_tables import Figures as VectorFigures

FLOOR = Path(__file__).parent / "floor.json"
_TOTALS = ("cases", "pages", "fields")


@dataclass(frozen=True)
class Figures:
    """What is held against the floor."""

    cases: Figure
    pages: Figure
    fields: Figure
    vectors: VectorFigures
    whole: tuple[str, ...] = field(default=())
    """Names of the cases that pass whole, so that a lost one can be named."""


def figures(results: Iterable[CaseResult], vectors: VectorFigures) -> Figures:
    """Add the cases up."""
    results = tuple(results)
    whole = tuple(result.name for result in results if result.whole)
    return Figures(
        cases=(len(whole), len(results)),
        pages=total(result.pages for result in results),
        fields=total(result.fields for result in results),
        vectors=vectors,
        whole=whole,
    )


def total(pairs: Iterable[Figure]) -> Figure:
    right, of = 0, 0
    for one, other in pairs:
        right, of = right + one, of + other
    return right, of


def read_floor() -> Figures:
    """The figures last reached."""
    read = json.loads(FLOOR.read_text("utf-8"))
    return Figures(
        cases=tuple(read["cases"]),
        pages=tuple(read["pages"]),
        fields=tuple(read["fields"]),
        vectors={name: tuple(figure) for name, figure in read["vectors"].items()},
        whole=tuple(read["whole"]),
    )


def below_floor(reached: Figures, floor: Figures) -> list[str]:
    """What used to be better, a line each; empty is good."""
    rows = [(name, getattr(reached, name), getattr(floor, name)) for name in _TOTALS]
    rows += [
        (f"vectors of {name}", reached.vectors.get(name, (0, 0)), before)
        for name, before in floor.vectors.items()
    ]
    lost = [
        f"{name} {now[0]}/{now[1]}, were {before[0]}/{before[1]}"
        for name, now, before in rows
        # What we add wrongly counts as a field too: fewer fields may be better, more wrong are not.
        if now[0] < before[0] or now[1] - now[0] > before[1] - before[0]
    ]
    lost += [f"{name} no longer passes" for name in floor.whole if name not in reached.whole]
    return lost


def write_floor(reached: Figures) -> None:
    """Note the figures as those to hold from now on."""
    noted = {
        "cases": reached.cases,
        "pages": reached.pages,
        "fields": reached.fields,
        "vectors": reached.vectors,
        "whole": reached.whole,
    }
    text = json.dumps(noted, indent=1)
    text = re.sub(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]", r"[\1, \2]", text)  # a figure on one line
    FLOOR.write_text(text + "\n", encoding="utf-8")
