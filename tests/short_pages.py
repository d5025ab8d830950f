"""Lists of roles in several pages without thousands of roles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from careers.site import list_pages


@contextmanager
def short_pages(most: int, on_each: int) -> Iterator[None]:
    """Within the block a list of more than ``most`` roles has pages of ``on_each`` roles."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(list_pages, "MOST", most)
        patch.setattr(list_pages, "PER_PAGE", on_each)
        yield
