"""Garbage is looked for when nobody waits: among ten thousand pages that takes a second.

The values of a site refer to each other in no circle, so they go by themselves; what templates
leave behind does not.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

_WORTH_LOOKING = 10_000
"""Objects made since, less those that went by themselves; a page leaves some 150."""


@contextlib.contextmanager
def collected_in_pauses() -> Iterator[None]:
    """While this lasts, only `collect_some` looks for garbage."""
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.enable()


def collect_some(*, nothing_is_garbage: bool = False) -> None:
    """Look for garbage among what was made since the last time, if that is much by now.

    What is in use is not looked at again; ``nothing_is_garbage`` says that all of it is.
    """
    if gc.isenabled():
        return
    if nothing_is_garbage:
        gc.freeze()
    elif gc.get_count()[0] > _WORTH_LOOKING:
        gc.collect()
        gc.freeze()
