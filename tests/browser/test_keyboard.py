"""With the keyboard alone: where focus goes, that it is seen, and how large what it meets is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from every_kind_of_page import KINDS
from playwright.sync_api import Page, expect

STOP = """() => {
  const node = document.activeElement;
  if (node === document.body || node === document.documentElement) return null;
  const style = getComputedStyle(node), text = node.textContent.trim();
  const box = [...node.getClientRects()].find(box => box.width) || node.getBoundingClientRect();
  const isMine = top => top && (node.contains(top) || top.contains(node)
    || top.closest("label")?.control === node);
  const { left, top, width, height } = box;
  const points = [[left + width / 2, top + height / 2], [left + 3, top + 3]];
  // A link whose ::after covers its row is as large as the row.
  const row = getComputedStyle(node, "::after").position === "absolute" && node.closest(".job");
  const size = (row || node).getBoundingClientRect();
  const around = node.closest("p, li, dd, td, h1, h2, h3, h4, div").textContent.trim();
  // The ring of a field may be that of the label around it.
  const ring = [node, node.closest("label") || node].map(one => getComputedStyle(one))
    .map(one => one.outlineStyle === "none" ? 0 : parseFloat(one.outlineWidth));
  return {
    name: node.tagName + " " + (text || node.ariaLabel || node.name || "").slice(0, 40),
    order: [...document.querySelectorAll("*")].indexOf(node),
    outline: Math.max(...ring),
    hit: points.some(point => isMine(document.elementFromPoint(...point))),
    small: (style.display !== "inline" || around === text) && (size.width < 24 || size.height < 24),
  };
}"""
PAGES = ["index", "role", "category", "role from right to left", "no such page"]


def stops(page: Page) -> Iterator[dict[str, Any]]:
    """Each place that Tab stops at, from the top of the page to its end."""
    first = None
    for _ in range(150):
        page.keyboard.press("Tab")
        found = page.evaluate(STOP)
        if found is None or found["order"] == first:
            return
        first = found["order"] if first is None else first
        yield found


@pytest.fixture
def page(page: Page) -> Page:
    page.emulate_media(reduced_motion="reduce")
    return page


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("kind", PAGES)
def test_tab_goes_through_the_page_in_order_and_each_stop_is_seen_and_large_enough(
    page: Page, every_kind: str, kind: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(every_kind + KINDS[kind])
    found = list(stops(page))

    assert len(found) > 8
    assert [one["name"] for one in found if not one["hit"]] == [], "hidden or under something"
    assert [one["name"] for one in found if one["outline"] < 2] == [], "focus is not seen"
    assert [one["name"] for one in found if one["small"]] == [], "less than 24 by 24 pixels"
    order = [one["order"] for one in found]
    assert order == sorted(order)


@pytest.mark.parametrize("width", [360, 1440])
def test_the_first_stops_lead_past_the_chrome_to_the_text_and_to_the_roles(
    page: Page, every_kind: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(every_kind)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('main'))")

    page.goto(every_kind)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the roles")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_heading_that_a_link_leads_to_is_not_under_the_bar(page: Page, every_kind: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 500})
    page.goto(every_kind + KINDS["role"])
    page.get_by_text("On this page", exact=True).click()
    page.get_by_role("link", name="By day", exact=True).click()

    assert page.locator("#by-day").evaluate(
        """node => { const { left, top } = node.getBoundingClientRect();
        return node.contains(document.elementFromPoint(left + 5, top + 5)); }"""
    )


def test_a_menu_of_the_bar_opens_and_its_links_can_be_reached(page: Page, every_kind: str) -> None:
    page.goto(every_kind)
    page.locator(".dropdown summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.locator(".dropdown__menu a").first).to_be_focused()
    expect(page.locator(".dropdown__menu a").first).to_be_in_viewport()
