"""Every promise, in its short version."""

from __future__ import annotations

import pytest
from promises.promise import Promise, all_promises


def test_there_are_41_of_them() -> None:
    assert [one.id for one in all_promises()] == [f"R{number}" for number in range(1, 42)]


@pytest.mark.parametrize("one", all_promises(), ids=lambda one: one.id)
def test_the_promise_is_kept(one: Promise) -> None:
    outcome = one.try_it("short")
    if outcome.kept is None:
        pytest.skip(outcome.figure)

    assert outcome.kept, "\n".join([f"{one.id} {one.text}: {outcome.figure}", *outcome.broken])
