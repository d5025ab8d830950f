"""What every test may ask for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from harness import SiteOnDisk

# How long an example takes says something of the machine, and nothing of the code.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


@pytest.fixture
def site(tmp_path: Path) -> SiteOnDisk:
    """An empty site that has its settings; a test writes the pages."""
    from harness import SiteOnDisk

    return SiteOnDisk(tmp_path / "site")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What builds keep of this user is kept apart from what the person who tests has."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(autouse=True)
def _no_cards(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sites are built as without ``careers[cards]``, unless a test asks for ``cards``."""
    if "cards" not in request.fixturenames:
        module = import_module("careers.outputs.share_cards")
        monkeypatch.setattr(module, "available", lambda: False)


@pytest.fixture
def cards() -> None:
    """A test that asks for this builds its sites with ``careers[cards]``."""
