"""What few sites ask for: a bar that slides away, a sidebar that folds, one open category."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from harness import CONFIG, SiteOnDisk
from playwright.sync_api import Page, expect
from static_server import served

CONFIG_OF_ALL = f"""\
{CONFIG}
[themeConfig.navbar]
hideOnScroll = true
[themeConfig.docs.sidebar]
hideable = true
autoCollapseCategories = true
"""
FILES = {
    "careers.toml": CONFIG_OF_ALL,
    "content/index.md": "# Work here\n\n" + "Long text.\n\n" * 200,
    **{
        f"content/{team}/{name}.md": f"# {name.title()} of {team}\n"
        for team in ("eng", "ops", "sea")
        for name in ("index", "dev")
    },
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site."""
    site = SiteOnDisk(tmp_path_factory.mktemp("options"))
    site.write(FILES)
    assert site.build().problems == []
    with served(site.folder / "build") as url:
        yield url


@pytest.fixture
def index(page: Page, address: str) -> Page:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    return page


def test_the_bar_slides_away_while_one_reads_on_and_comes_back_on_the_way_up(index: Page) -> None:
    bar = index.locator(".navbar")
    expect(bar).to_be_in_viewport()
    index.mouse.wheel(0, 1500)
    expect(bar).not_to_be_in_viewport()
    index.mouse.wheel(0, -200)
    expect(bar).to_be_in_viewport()


def test_a_bar_that_has_the_focus_is_there(index: Page) -> None:
    index.mouse.wheel(0, 1500)
    expect(index.locator(".navbar")).not_to_be_in_viewport()
    index.locator(".navbar__brand").evaluate("link => link.focus({ preventScroll: true })")

    expect(index.locator(".navbar__brand")).to_be_in_viewport()


def test_the_sidebar_folds_away_and_out_again(index: Page) -> None:
    button, menu = index.locator(".sidebar-hide"), index.locator(".theme-doc-sidebar-menu")
    wide = index.locator("main").bounding_box()
    button.click()
    expect(menu).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    wider = index.locator("main").bounding_box()
    button.click()
    expect(menu).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")

    assert wide is not None
    assert wider is not None
    assert wider["width"] > wide["width"]


def test_to_open_a_category_shuts_the_one_that_is_open(index: Page) -> None:
    carets = index.locator(".menu__caret")
    shown = index.locator(".theme-doc-sidebar-item-category ul:visible a")
    carets.nth(0).click()
    expect(shown).to_have_text(["Dev of eng"])
    carets.nth(2).click()
    expect(shown).to_have_text(["Dev of sea"])
    carets.nth(0).click()
    expect(shown).to_have_text(["Dev of eng"])
    carets.nth(0).click()
    expect(shown).to_have_count(0)
