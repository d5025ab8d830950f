"""Problems for people: a line each with its cure, the source on request, a table in the end."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import click

from careers.problems import Problem, Severity

_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "blue"}
_WIDTH = 160
"""Characters of a line that are shown."""
_BEFORE = 100
"""Those of them before the place, in a line that is longer."""


def human(
    problems: Iterable[Problem], line_of: Callable[[Problem], str] | None = None
) -> Iterator[str]:
    """Lines, coloured as terminals do it: ``path:line:column: severity: message [rule]``.

    Args:
        problems: In the order in which they are shown.
        line_of: Gives the line that a problem is about, to be shown with a caret under the place;
            files are then set apart by an empty line. Without it there is no source.
    """
    last = ""
    for problem in problems:
        if line_of is not None and last and problem.location.path != last:
            yield ""
        last = problem.location.path
        severity = click.style(problem.severity, fg=_COLOURS[problem.severity], bold=True)
        rule = click.style(f"[{problem.rule}]", dim=True)
        yield f"{problem.location}: {severity}: {problem.message} {rule}"
        if line_of is not None:
            yield from _frame(problem, line_of(problem))
        yield from (f"  {line}" for line in problem.hint.splitlines())


def table(problems: Sequence[Problem]) -> Iterator[str]:
    """How often each rule found something, the worst first; nothing where one rule did at most."""
    counts = Counter((problem.rule, problem.severity) for problem in problems)
    if len(counts) < 2:  # noqa: PLR2004 - the line below it says as much
        return
    mended = Counter((problem.rule, problem.severity) for problem in problems if problem.edits)
    width = max(len("rule"), *(len(rule) for rule, _ in counts))
    yield ""
    yield click.style(f"  {'rule':{width}}  severity  found  --fix mends", dim=True)
    for (rule, severity), count in sorted(counts.items(), key=_worst_first):
        level = click.style(f"{severity:8}", fg=_COLOURS[severity])
        some = f"{mended[rule, severity]:>11}" if mended[rule, severity] else ""
        yield f"  {rule:{width}}  {level}  {count:>5}  {some}".rstrip()


def mending(problems: Iterable[Problem]) -> Iterator[str]:
    """That some could be mended, if any could."""
    count = sum(bool(problem.edits) for problem in problems)
    if count:
        these = "1 of them" if count == 1 else f"{count} of them"
        yield f"  `careers check --fix` mends {these}; `--diff` shows how"


def _worst_first(counted: tuple[tuple[str, Severity], int]) -> tuple[int, int, str]:
    (rule, severity), count = counted
    return ("error", "warning", "info").index(severity), -count, rule


def _frame(problem: Problem, line: str) -> Iterator[str]:
    """The source line with a caret under the place."""
    column = problem.location.column
    if not line:
        return
    start = max(0, column - 1 - _BEFORE) if len(line) > _WIDTH else 0
    before, after = ("…" if start else ""), ("…" if len(line) > start + _WIDTH else "")
    shown = _visible(line[start : start + _WIDTH])
    margin = f"{problem.location.line:>6} | "
    yield click.style(margin, dim=True) + before + shown + after
    if 0 < column <= start + len(shown) + 1:
        indent = len(margin) + len(before) + _columns(shown[: column - 1 - start])
        yield " " * indent + click.style("^", fg=_COLOURS[problem.severity])


def _visible(text: str) -> str:
    """One character for each, none of which moves the cursor or turns the text round."""
    return "".join(
        one if one.isprintable() else " " if one == "\t" or one.isspace() else "·" for one in text
    )


def _columns(text: str) -> int:
    """How wide a terminal shows a text."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )
