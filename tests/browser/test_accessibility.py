"""axe-core finds nothing wrong with any kind of page: on phone and desk, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from every_kind_of_page import KINDS
from playwright.sync_api import Browser, Page

WIDTHS = {"phone": 360, "desk": 1440}
ALIKE = {"role in compounds", "role without spaces", "list of closed roles"}
"""Kinds whose markup is that of another kind: their layout is tested elsewhere."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = f"""async () => {{
  for (const box of document.querySelectorAll("details")) box.open = true;
  const found = await axe.run(document, {{runOnly: {RULES}, resultTypes: ["violations"]}});
  return found.violations.map(({{id, nodes}}) =>
    id + ": " + nodes.map(node => node.target.join(" ") + " " + node.any.concat(node.all)
      .map(one => one.message).join(" ")).join(" | "));
}}"""


@pytest.fixture(scope="module", params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": WIDTHS[request.param], "height": 800},
        reduced_motion="reduce",
        bypass_csp=True,
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ALIKE])
def test_axe_finds_nothing(page: Page, every_kind: str, kind: str) -> None:
    page.goto(every_kind + KINDS[kind])
    page.evaluate(AXE_SCRIPT)
    found: dict[str, Any] = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(f"document.documentElement.dataset.theme === '{scheme}'")
        found[scheme] = page.evaluate(RUN)

    assert found == {"light": [], "dark": []}
