"""No page scrolls sideways or cuts text off: small, enlarged, spaced out, from right to left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from every_kind_of_page import KINDS
from playwright.sync_api import Browser, Page, expect

WIDE = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  return wide <= 0 ? [] : [...document.querySelectorAll("body *")]
    .filter(node => node.getBoundingClientRect().right > innerWidth + 1
      || node.getBoundingClientRect().left < -1)
    .map(node => node.outerHTML.slice(0, 90)).slice(-3);
}"""
CUT = """() => [...document.querySelectorAll("body *")].filter(node => {
  const style = getComputedStyle(node);
  return !node.childElementCount && node.textContent.trim() && node.clientHeight > 4
    && ["hidden", "clip"].includes(style.overflowY) && node.scrollHeight > node.clientHeight + 2;
}).map(node => node.outerHTML.slice(0, 90))"""
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A window of 320 pixels: 1280 at 400 percent."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_window_of_320_pixels_is_wide_enough(phone: Page, every_kind: str, kind: str) -> None:
    phone.goto(every_kind + KINDS[kind])
    phone.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")

    assert phone.evaluate(WIDE) == []
    assert phone.evaluate(CUT) == []
    phone.evaluate(SPACED)
    assert phone.evaluate(WIDE) == [], "with the spacing of WCAG 1.4.12"
    assert phone.evaluate(CUT) == []
    phone.evaluate("document.adoptedStyleSheets = []; document.dir = 'rtl'")
    assert phone.evaluate(WIDE) == [], "from right to left"
    phone.evaluate("document.dir = ''; document.documentElement.style.fontSize = '200%'")
    assert phone.evaluate(WIDE) == [], "with text of twice the size"


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_at_usual_widths(phone: Page, every_kind: str, kind: str) -> None:
    phone.goto(every_kind + KINDS[kind])
    found = {}
    for width in (360, 768, 1024, 1440):
        phone.set_viewport_size({"width": width, "height": 640})
        found[width] = phone.evaluate(WIDE)
    phone.set_viewport_size({"width": 320, "height": 640})

    assert found == {360: [], 768: [], 1024: [], 1440: []}


def test_from_right_to_left_the_sidebar_and_the_apply_button_change_sides(
    page: Page, every_kind: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})

    def order(kind: str) -> list[str]:
        """The parts of the page from left to right."""
        page.goto(every_kind + KINDS[kind])
        boxes = {name: page.locator(name).first.bounding_box() for name in parts}
        return sorted(parts, key=lambda name: (boxes[name] or {"x": 0})["x"])

    parts = ["aside nav.menu", ".markdown p", ".facts .button"]
    assert order("role") == parts
    assert order("role from right to left") == parts[::-1]


def test_a_latin_title_on_a_page_from_right_to_left_stays_above_its_text(
    page: Page, every_kind: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(every_kind + KINDS["role from right to left"])
    page.locator("h1").evaluate("title => { title.textContent = 'Backend Engineer' }")
    title = page.locator("h1").bounding_box()
    text = page.locator(".markdown").first.bounding_box()

    assert title is not None
    assert text is not None
    assert title["x"] + title["width"] == text["x"] + text["width"]


def test_paper_gets_shut_boxes_every_tab_the_facts_and_addresses_but_no_chrome(
    page: Page, every_kind: str
) -> None:
    page.goto(every_kind + KINDS["role"])
    page.emulate_media(media="print", color_scheme="dark")
    visible = "node => node.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true })"

    for text in ("The inside of a shut box.", "The Spree.", "The Elbe.", "Berlin", "€72,000"):
        assert page.get_by_text(text).first.evaluate(visible), text
    link = page.locator(".markdown a", has_text="stations")
    assert link.evaluate("node => getComputedStyle(node, '::after').content") == (
        '" (https://gauges.example/stations)"'
    )
    for hidden in (".navbar__item", "aside nav", ".copy", ".hash-link", ".share", ".color-toggle"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.locator("body").evaluate(
        "node => getComputedStyle(node.parentNode).backgroundColor"
    ) in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
