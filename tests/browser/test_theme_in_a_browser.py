"""What the theme's scripts do, in a real browser, and what is there without them."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import chromium
from harness import SiteOnDisk
from playwright.sync_api import Browser, Page, sync_playwright

BAR = '[themeConfig.announcementBar]\nid = "one"\ncontent = "We are <b>hiring</b>"\n'
TABS = """{% extends "!role.html" %}
{% block page_script %}<script src="{{ asset('js/page-with-tabs.js') }}" defer data-copy="Copy"
data-copied="Copied"></script>{% endblock %}
{% block apply %}{% for box in (1, 2) %}<div class="theme-tabs-container" data-group-id="town">
<section data-label="Pirna" aria-label="Pirna"><p class="tab-label">Pirna</p>
<div>Elbe</div></section>
<section data-label="Berlin" aria-label="Berlin" data-selected><p class="tab-label">Berlin</p>
<div>Spree</div></section></div>{% endfor %}{% endblock %}
"""
PAGES = {
    "content/index.md": "# Work here\n",
    "content/eng/index.md": "# Engineering\n",
    "content/eng/dev.md": "# Dev\n\n```py\nx = 1\ny = 2\n```\n",
    "theme/templates/role.html": TABS,
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small built site."""
    folder = tmp_path_factory.mktemp("themed")
    site = SiteOnDisk(folder)
    site.write(PAGES)
    site.write_file("careers.toml", (folder / "careers.toml").read_text("utf-8") + BAR)
    assert site.build().problems == []
    files = functools.partial(_Quiet, directory=folder / "build")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), files) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program: Path | None = chromium()
    assert program is not None, "install Chromium: python tests/chromium.py"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A tab of a new visitor whose system is light; an error in a script fails the test."""
    context = browser.new_context(base_url=address, color_scheme="light")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield tab
    context.close()
    assert errors == []


def _scheme(page: Page) -> tuple[str, str, str]:
    """(what is shown, what was chosen, what the page's background is)"""
    shown, chosen, background = page.evaluate(
        """() => { const root = document.documentElement; return [root.dataset.theme,
        root.dataset.themeChoice, getComputedStyle(root).backgroundColor] }"""
    )
    return shown, chosen, background


LIGHT, DARK = "rgb(255, 255, 255)", "rgb(20, 23, 29)"


def test_the_button_goes_from_the_systems_scheme_to_light_to_dark_and_back(page: Page) -> None:
    page.goto("/eng/dev")
    seen = [_scheme(page)]
    for _ in range(3):
        page.click(".color-toggle")
        seen.append(_scheme(page))

    assert seen == [
        ("light", "system", LIGHT),
        ("light", "light", LIGHT),
        ("dark", "dark", DARK),
        ("light", "system", LIGHT),
    ]


def test_the_choice_stays_on_the_next_page_and_the_button_says_it(page: Page) -> None:
    page.goto("/eng/dev")
    page.click(".color-toggle")
    page.click(".color-toggle")
    page.goto("/")

    assert _scheme(page) == ("dark", "dark", DARK)
    assert page.get_attribute(".color-toggle", "aria-label") == (
        "Switch between dark and light mode (currently dark mode)"
    )


def test_a_system_that_turns_dark_takes_the_page_along(page: Page) -> None:
    page.goto("/")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")

    assert _scheme(page) == ("dark", "system", DARK)


def test_without_script_a_dark_system_gets_the_dark_page_and_no_dead_button(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}/eng/dev")

    assert page.locator("button:visible").count() == 0
    assert page.locator("section[data-label]:visible").count() == 4
    assert page.locator("html").evaluate("node => getComputedStyle(node).backgroundColor") == DARK
    context.close()


def test_a_closed_announcement_stays_closed(page: Page) -> None:
    page.goto("/")
    before = page.is_visible(".theme-announcement-bar")
    page.click(".theme-announcement-bar .close")
    after = page.is_visible(".theme-announcement-bar")
    page.goto("/eng/dev")

    assert (before, after, page.is_visible(".theme-announcement-bar")) == (True, False, False)


def test_code_is_copied_as_it_was_written(page: Page) -> None:
    page.goto("/eng/dev")
    page.click(".copy")
    page.wait_for_function("document.querySelector('.copy').textContent === 'Copied'")

    assert page.evaluate("navigator.clipboard.readText()") == "x = 1\ny = 2"


def test_a_folded_category_gets_its_entries_from_its_own_page(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/")
    category = page.locator(".theme-doc-sidebar-item-category")
    before = category.inner_text()
    page.click(".menu__caret")
    page.wait_for_selector(".theme-doc-sidebar-item-category ul")
    opened = category.inner_text()
    page.click(".menu__caret")

    assert (before, opened.split("\n"), category.inner_text()) == (
        "Engineering",
        ["Engineering", "Dev"],
        "Engineering",
    )


def test_tabs_of_one_group_go_together_and_obey_the_arrow_keys(page: Page) -> None:
    page.goto("/eng/dev")
    shown = page.locator("section[data-label]:visible")
    seen = [shown.all_inner_texts()]
    page.click("[role=tab] >> nth=0")
    seen.append(shown.all_inner_texts())
    page.keyboard.press("ArrowLeft")
    seen.append(shown.all_inner_texts())
    page.keyboard.press("ArrowRight")
    page.reload()
    seen.append(shown.all_inner_texts())

    assert seen == [["Spree", "Spree"], ["Elbe", "Elbe"], ["Spree", "Spree"], ["Elbe", "Elbe"]]


def test_paper_gets_every_tab_with_its_label_and_no_dark_scheme(page: Page) -> None:
    page.goto("/eng/dev")
    page.emulate_media(media="print", color_scheme="dark")

    printed = page.locator("section[data-label]:visible").all_inner_texts()

    assert [text.split() for text in printed] == [["Pirna", "Elbe"], ["Berlin", "Spree"]] * 2
    assert _scheme(page)[2] == LIGHT
