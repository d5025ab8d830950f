"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from harness import SiteOnDisk


@pytest.fixture
def site(tmp_path: Path) -> SiteOnDisk:
    """An empty site that has its settings; a test writes the pages."""
    from harness import SiteOnDisk

    return SiteOnDisk(tmp_path / "site")
