"""Run the recorded inputs and outputs of Docusaurus's own functions against ours.

Each file of ``vectors/`` is a table of one function: a list of ``{"in", "out"}``, where ``out`` is
``{"error": …}`` if the function refuses. ``adapter.py`` has a function of the same name that calls
ours; an exception or the value ``Refused`` is a refusal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import adapter
from extract import Body, Site, conv
from selectolax.lexbor import LexborHTMLParser

VECTORS = Path(__file__).parent / "vectors"
Figures = dict[str, tuple[int, int]]
"""By table: how many were right, of how many."""


@dataclass(frozen=True)
class Difference:
    """A vector that we answer otherwise."""

    table: str
    given: Any
    docusaurus: Any
    ours: Any


def table_names() -> list[str]:
    """The recorded functions."""
    return sorted(path.stem for path in VECTORS.glob("*.json"))


@cache
def vectors(table: str) -> list[dict[str, Any]]:
    """The rows of a table."""
    rows: list[dict[str, Any]] = json.loads((VECTORS / f"{table}.json").read_text("utf-8"))
    return rows


def run_tables() -> Figures:
    """The figures of every table."""
    return {
        table: (len(vectors(table)) - sum(1 for _ in differences(table)), len(vectors(table)))
        for table in table_names()
    }


def differences(table: str) -> Iterator[Difference]:
    """The rows of a table that we answer otherwise."""
    answer: Callable[[Any], Any] = getattr(adapter, table)
    for row in vectors(table):
        given, wanted = row["in"], row["out"]
        ours = answer(given)
        refused = isinstance(wanted, dict) and "error" in wanted
        if refused or isinstance(ours, adapter.Refused):
            if not (refused and isinstance(ours, adapter.Refused)):
                yield Difference(table, given, wanted, ours)
        elif _normal(table, ours) != _expected(table, wanted):
            yield Difference(table, given, _expected(table, wanted), _normal(table, ours))


def _normal(table: str, ours: Any) -> Any:
    if table.startswith("markdown_"):
        return _body_lines(ours)
    # Through JSON, as the recording went: tuples are lists there, and 1.0 is not 1.
    return json.loads(json.dumps(ours))


def _expected(table: str, wanted: Any) -> Any:
    if table.startswith("markdown_"):
        return wanted["body"]
    if table == "structure":  # the order in which Docusaurus loaded the files means nothing
        return {**wanted, "docs": sorted(wanted["docs"], key=lambda doc: str(doc["id"]))}
    return wanted


def _body_lines(html: str) -> list[str]:
    page = f"<!doctype html><body><div class='theme-doc-markdown'>{html}</div>"
    root = conv(LexborHTMLParser(page).root)
    lines: list[str] = Body(Site("/nonexistent", "/")).body(
        root.find(lambda node: node.has("theme-doc-markdown"))
    )
    return lines
