"""The browser, one a module: Playwright's event loop must be gone before other tests run theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from every_kind_of_page import FILES, TODAY
from harness import SiteOnDisk
from live_browser import NoBrowser, running_browser
from playwright.sync_api import Browser, ConsoleMessage, Page
from static_server import served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium: the machine's own, or what ``make test`` provided."""
    try:
        with running_browser() as running:
            yield running
    except NoBrowser as error:
        pytest.fail(str(error))


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console said in error; a test that provokes some takes them out."""
    return []


@pytest.fixture
def page(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    """An empty tab of a profile of its own, in which nothing may go wrong unnoticed."""

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    context = browser.new_context()
    page = context.new_page()
    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == [], "the browser complained"


@pytest.fixture(scope="session")
def every_kind_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a site with every kind of page: see `every_kind_of_page`."""
    site = SiteOnDisk(tmp_path_factory.mktemp("every-kind"))
    site.write(FILES)
    result = site.build("--today", TODAY)
    assert (result.exit_code, result.problems) == (0, [])
    return site.folder / "build"


@pytest.fixture(scope="session")
def every_kind(every_kind_built: Path) -> Iterator[str]:
    """The address of that site."""
    with served(every_kind_built) as url:
        yield url
