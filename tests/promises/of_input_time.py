"""How long reading a page takes: R7."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from math import log2
from types import FrameType

from bodies import body_of, html_of
from promises.hostile_texts import hostile_texts
from promises.promise import Effort, Outcome, promise

_MOST_MICROSECONDS = 70
"""A byte."""
_LONGEST = 480_000
_SIZES = (120_000, 240_000, _LONGEST)
_MEASURABLE_SECONDS = 0.1
"""Below, a clock says more of the machine than of the text: a longer one is taken, and the longest
that takes less is fast whatever it does."""
_TIMES_AS_LONG = 3
"""For twice the text; a square would be four."""
_DOUBTFUL = 1.25
"""An exponent that is measured again."""
_TRIES_AGAIN = 4
_CALLS_AT_LEAST = 2_000


@promise(
    "R7",
    "The time for a page grows with its length, whatever it holds",
    tried="hostile texts, each as MDX and as plain Markdown, in 60,000 and 120,000 characters, "
    "what is read in no time in up to 480,000; what seems steep is measured again, and must take "
    "less than three times as long for twice the length",
)
def is_linear(effort: Effort) -> Outcome:
    texts = [(name, make, form) for name, make in hostile_texts().items() for form in ("mdx", "md")]
    if effort == "short":
        return _counted(texts[::5])
    measured = [_measured(f"{name} as {form}", make, form) for name, make, form in texts]
    for _ in range(_TRIES_AGAIN):  # at another time: machines run at two speeds and more
        measured = [one.again() if one.exponent > _DOUBTFUL else one for one in measured]
    wrong = [one for one in measured if not one.is_linear]
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
    text: Callable[[int], str] = field(repr=False)
    form: str = field(repr=False)
    size: int
    """The greater one, in characters."""
    once: float
    """Processor time for half the size, in seconds."""
    twice: float

    @property
    def exponent(self) -> float:
        """Of the time by the length: 1 is linear, 2 is quadratic."""
        return log2(self.twice / self.once) if self.twice > _MEASURABLE_SECONDS else 1.0

    @property
    def microseconds(self) -> float:
        """A byte."""
        return self.twice * 1e6 / len(self.text(self.size).encode())

    @property
    def is_linear(self) -> bool:
        return self.exponent <= log2(_TIMES_AS_LONG) and self.microseconds <= _MOST_MICROSECONDS

    def again(self) -> _Measured:
        """Measured once more: what is slow each time is the text's doing."""
        other = _measured_at(self.size, self.name, self.text, self.form)
        once, twice = min(self.once, other.once), min(self.twice, other.twice)
        return replace(self, once=once, twice=twice)


def _measured(name: str, text: Callable[[int], str], form: str) -> _Measured:
    found = (_measured_at(size, name, text, form) for size in _SIZES)
    return next(one for one in found if one.twice > _MEASURABLE_SECONDS or one.size == _LONGEST)


def _measured_at(size: int, name: str, text: Callable[[int], str], form: str) -> _Measured:
    once, twice = _seconds(text(size // 2), form), _seconds(text(size), form)
    return _Measured(name, text, form, size, once, twice)


_NUMBERS = count()


def _seconds(text: str, form: str) -> float:
    """Of a text that was never read before, and without collections of garbage, which take their
    time of whichever text comes just then."""
    text = f"Text {next(_NUMBERS)}\n\n{text}"
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        html_of(body_of(text, format=form))
        return time.process_time() - started
    finally:
        gc.enable()


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
    calls = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        body_of(text, format=form)
    finally:
        sys.setprofile(before)
    return calls
