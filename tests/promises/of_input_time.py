"""How long reading a page takes: R7."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import log2
from types import FrameType

from bodies import body_of, html_of
from promises.hostile_texts import hostile_texts
from promises.promise import Effort, Outcome, promise

_MOST_MICROSECONDS = 70
"""A byte."""
_MEASURABLE_SECONDS = 0.1
"""Below, a clock says more of the machine than of the text."""
_TIMES_AS_LONG = 3
"""For twice the text; a square would be four."""
_CALLS_AT_LEAST = 2_000


@promise(
    "R7",
    "The time for a page grows with its length, whatever it holds",
    tried="hostile texts, each as MDX and as plain Markdown, in 30,000, 60,000 and 120,000 "
    "characters; what takes three times as long for twice the length is measured again",
)
def is_linear(effort: Effort) -> Outcome:
    texts = [(name, make, form) for name, make in hostile_texts().items() for form in ("mdx", "md")]
    if effort == "short":
        return _counted(texts[::5])
    measured = [_measured(f"{name} as {form}", make, form) for name, make, form in texts]
    steep = log2(_TIMES_AS_LONG)
    wrong = [
        one for one in measured if one.exponent > steep or one.microseconds > _MOST_MICROSECONDS
    ]
    steepest = max(measured, key=lambda one: one.exponent)
    slowest = max(measured, key=lambda one: one.microseconds)
    return Outcome(
        kept=not wrong,
        figure=f"{len(measured)} texts, worst exponent {steepest.exponent:.2f}, "
        f"slowest {slowest.microseconds:.0f} µs a byte",
        broken=tuple(f"{one}" for one in (*wrong, *((steepest, slowest) if wrong else ()))),
    )


@dataclass(frozen=True, slots=True)
class _Measured:
    name: str
    exponent: float
    """Of the time by the length: 1 is linear, 2 is quadratic."""
    microseconds: float
    """A byte, of the processor."""


def _measured(name: str, make: Callable[[int], str], form: str) -> _Measured:
    size = 30_000
    seconds = [_seconds(make(size * times), form) for times in (1, 2, 4)]
    exponent = _exponent(seconds)
    if exponent > log2(_TIMES_AS_LONG):  # once may be the machine's fault
        exponent = min(exponent, _exponent([_seconds(make(size * n), form) for n in (1, 2, 4)]))
    return _Measured(name, exponent, seconds[-1] * 1e6 / len(make(size * 4).encode()))


def _seconds(text: str, form: str) -> float:
    started = time.process_time()
    html_of(body_of(text, format=form))
    return time.process_time() - started


def _exponent(seconds: list[float]) -> float:
    once, twice = seconds[-2:]
    return log2(twice / once) if twice > _MEASURABLE_SECONDS and once else 1.0


def _counted(texts: list[tuple[str, Callable[[int], str], str]]) -> Outcome:
    """The calls of functions instead of the time, which are the same on every machine."""
    worst, wrong = 0.0, []
    for name, make, form in texts:
        body_of(make(1_000), format=form)  # what is kept for the next time is made
        once, twice = (_calls(make(size), form) for size in (2_000, 4_000))
        growth = twice / max(once, _CALLS_AT_LEAST)
        worst = max(worst, growth)
        if growth > _TIMES_AS_LONG:
            wrong.append(f"{name} as {form}: {once} calls, {twice} for twice the text")
    return Outcome(
        kept=not wrong,
        figure=f"{len(texts)} texts, at most {worst:.2f} times the calls for twice the length",
        broken=tuple(wrong),
    )


def _calls(text: str, form: str) -> int:
    """How many functions are called to read it, Python's own and those of C."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        body_of(text, format=form)
    finally:
        sys.setprofile(before)
    return count
