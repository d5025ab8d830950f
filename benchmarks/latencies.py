"""How quick servers were, as values, and their tables in Markdown. Nothing here runs anything."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from results import CAREERS, NONE, markdown, percentile

BODY, TITLE, INDEX = "body, in its page", "title, in its page", "title, in the index"
_PROMISED_ROLES = 10_000
_MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Starts:
    """From the start of a server to its first page, in seconds."""

    tool: str
    roles: int
    cold: tuple[float, ...]
    """Without caches and output."""
    warm: tuple[float, ...]
    """Started once more after that."""


@dataclass(frozen=True, slots=True)
class Edits:
    """From a save to the page that shows it, in seconds, each edit by itself."""

    tool: str
    roles: int
    edit: str
    took: tuple[float, ...]


def starts_table(starts: Iterable[Starts]) -> str:
    """A line for each tool and size: medians."""
    lines = [
        [f"{one.roles:,}", one.tool, _seconds(one.cold), _seconds(one.warm), str(len(one.warm))]
        for one in starts
    ]
    head = ("roles", "", "cold, s", "warm, s", "starts")
    return "### From the start to the first page\n\n" + markdown(head, lines, left=2)


def edits_table(edits: Iterable[Edits]) -> str:
    """A line for each tool, size and kind of edit."""
    lines = [
        [
            f"{one.roles:,}",
            one.tool,
            one.edit,
            *(f"{figure * _MILLISECONDS:,.0f}" for figure in _spread(one.took)),
            str(len(one.took)),
        ]
        for one in edits
    ]
    head = ("roles", "", "edit", "median, ms", "p95", "slowest", "edits")
    return "### From a save to the page\n\n" + markdown(head, lines, left=3)


def serving_targets(starts: Sequence[Starts], edits: Sequence[Edits]) -> str:
    """What was promised of careers with 10,000 roles, and what came of it; "" if not measured."""
    reached = [
        *((f"{one.edit}, ms", _limit(one), _milli(one.took)) for one in edits if _is_promised(one)),
        *(("first page, warm, s", 3.0, _middle(one.warm)) for one in starts if _is_promised(one)),
    ]
    lines = [
        [text, f"{limit:g}", f"{median:.4g}" if median <= limit else f"**{median:.4g}**, missed"]
        for text, limit, median in reached
    ]
    head = (f"careers, {_PROMISED_ROLES:,} roles", "at most", "median")
    return markdown(head, lines, left=1) if lines else ""


def _limit(one: Edits) -> float:
    return 150 if one.edit == BODY else 400


def _is_promised(one: Starts | Edits) -> bool:
    return one.tool == CAREERS and one.roles == _PROMISED_ROLES


def _milli(took: Sequence[float]) -> float:
    return round(_middle(took) * _MILLISECONDS)


def _middle(took: Sequence[float]) -> float:
    return round(statistics.median(took), 3)


def _seconds(took: Sequence[float]) -> str:
    return f"{_middle(took):.2f}" if took else NONE


def _spread(took: Sequence[float]) -> tuple[float, float, float]:
    return statistics.median(took), percentile(took, 95), max(took)
