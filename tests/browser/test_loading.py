"""What a page loads: nothing of others, nothing inline, few files; whole without script."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from every_kind_of_page import KINDS
from playwright.sync_api import Browser, Page, Request
from static_server import served

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


def test_no_page_breaks_a_strict_policy_asks_another_host_or_keeps_a_cookie(
    page: Page, every_kind_built: Path, complaints: list[str]
) -> None:
    hosts: set[str] = set()

    def hear(request: Request) -> None:
        hosts.add(urlsplit(request.url).netloc)

    page.on("request", hear)
    with served(every_kind_built, {"Content-Security-Policy": POLICY}) as url:
        for address in KINDS.values():
            page.goto(url + address)
        kept = page.evaluate("Object.keys(localStorage)")
        page.goto("about:blank")  # what is still being asked for is given up, not reset

    assert complaints == []  # violations of a policy are errors of the console
    assert hosts == {urlsplit(url).netloc}
    assert page.context.cookies() == []
    assert kept == []


def test_a_role_is_six_requests_and_one_for_a_sidebar_that_folds_away(
    page: Page, every_kind: str
) -> None:
    asked: list[str] = []

    def hear(request: Request) -> None:
        asked.append(request.resource_type)

    page.on("request", hear)
    page.goto(every_kind + KINDS["role in compounds"] + "/", wait_until="networkidle")

    icon, ours = "other", "stylesheet"
    for_the_sidebar = "stylesheet"
    assert sorted(asked) == (["document", "image", icon, "script", "script", ours, for_the_sidebar])


@pytest.mark.parametrize("kind", KINDS)
def test_without_script_a_phone_shows_every_link_and_no_dead_control(
    browser: Browser, every_kind: str, kind: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(every_kind + KINDS[kind])
    found = page.evaluate(
        """() => {
          const seen = node => node.checkVisibility({ visibilityProperty: true })
            && [...node.getClientRects()].some(box => box.width > 1 && box.right > 0);
          const canBe = node => seen(node) || node.closest("details");
          const links = keep => new Set([...document.querySelectorAll("body a")].filter(keep)
            .map(link => link.href.split("#")[0]));
          return {
            lost: [...links(() => true).difference(links(canBe))],
            dead: [...document.querySelectorAll("button, input, select")].filter(seen)
              .filter(node => !node.disabled).map(node => node.outerHTML),
          };
        }"""
    )
    context.close()

    assert found == {"lost": [], "dead": []}


def test_without_script_the_index_leads_to_every_open_role(
    browser: Browser, every_kind: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(every_kind)
    links = page.locator(".job a:visible").all()

    assert [link.get_attribute("href") for link in links] == [
        "/eng/compound",
        "/eng/developer",
        "/eng/long",
        "/world/arabic",
        "/world/japanese",
    ]
    context.close()


@pytest.mark.parametrize(("system", "choice"), [("light", "dark"), ("dark", "light")])
def test_the_chosen_scheme_is_there_from_the_first_frame(
    browser: Browser, every_kind: str, system: str, choice: str
) -> None:
    context = browser.new_context(color_scheme="dark" if system == "dark" else "light")
    page = context.new_page()
    page.goto(every_kind)
    page.evaluate(f"localStorage.theme = '{choice}'")
    page.add_init_script(
        """window.seen = new Set();
        (function look() {
          const color = document.body && getComputedStyle(document.documentElement).backgroundColor;
          if (color) window.seen.add(color);
          requestAnimationFrame(look);
        })();"""
    )
    page.reload(wait_until="networkidle")

    assert len(page.evaluate("[...window.seen]")) == 1
    assert page.evaluate("document.documentElement.dataset.theme") == choice
    context.close()
