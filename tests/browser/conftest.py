"""The browser, one a module: Playwright's event loop must be gone before other tests run theirs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from live_browser import NoBrowser, running_browser
from playwright.sync_api import Browser, ConsoleMessage, Page


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
