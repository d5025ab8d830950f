"""Garbage is collected while nobody waits, and what stays is not looked through again."""

from __future__ import annotations

import gc
import weakref

import pytest

from careers.serve.garbage import collect_some, collected_in_pauses


class _Circle:
    def __init__(self) -> None:
        self.itself = self


def _circles(count: int) -> weakref.ref[_Circle]:
    """So many that refer to themselves and are dropped at once; the last of them."""
    circle = _Circle()
    for _ in range(count):
        circle = _Circle()
    return weakref.ref(circle)


def test_nothing_is_collected_before_somebody_says_so() -> None:
    with collected_in_pauses():
        dropped = _circles(20_000)

        assert dropped() is not None

        collect_some()

        assert dropped() is None


@pytest.mark.parametrize("count", [1, 100])
def test_a_little_garbage_is_left_where_it_is(count: int) -> None:
    with collected_in_pauses():
        gc.collect()
        dropped = _circles(count)
        collect_some()

        assert dropped() is not None


def test_what_is_in_use_is_not_looked_through_again() -> None:
    with collected_in_pauses():
        collect_some(nothing_is_garbage=True)
        kept = gc.get_freeze_count()

        assert kept > 0

        _circles(20_000)
        collect_some()

        assert abs(gc.get_freeze_count() - kept) < 20_000


def test_afterwards_python_collects_by_itself_again() -> None:
    with collected_in_pauses():
        assert not gc.isenabled()

    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_outside_of_a_server_nothing_is_changed() -> None:
    collect_some(nothing_is_garbage=True)

    assert gc.get_freeze_count() == 0
