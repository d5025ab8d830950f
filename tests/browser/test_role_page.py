"""The role page: applying always in reach, closing between two builds, sharing, printing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from harness import CONFIG, SiteOnDisk
from playwright.sync_api import Browser, Page, expect
from static_server import served

TEXT = "\n\n".join(f"## Part {number}\n\n" + "Long text. " * 150 for number in range(4))
ROLE = f"""\
---
title: Developer
team: Data
job_id: ENG-1
closes: 2026-12-01
apply: {{email: jobs@careers.example, instructions: Tell us of a river.}}
---

{TEXT}
"""
OTHER = """\
---
title: Operator
team: Data
closes: 2026-12-01T12:00
apply: https://apply.careers.example/7?a=1&b=2
---

Short.
"""
PAGES = {
    "careers.toml": CONFIG + '[careers]\ntimezone = "Europe/Berlin"\n',
    "content/dev.md": ROLE,
    "content/ops.md": OTHER,
    "content/old.md": "---\ntitle: Former\nteam: Data\nstatus: filled\napply: a@b.example\n---\n",
}
BUILT = datetime(2026, 11, 21, 12, tzinfo=UTC)
END = datetime(2026, 12, 1, 22, 59, 59, tzinfo=UTC)
"""The end of 1 December in Berlin."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site."""
    site = SiteOnDisk(tmp_path_factory.mktemp("roles"))
    site.write(PAGES)
    assert site.build("--today", "2026-11-21").exit_code == 0
    with served(site.folder / "build") as url:
        yield url


def opened(page: Page, url: str, at: datetime = BUILT) -> Page:
    """A page as someone sees it at a moment."""
    page.clock.install(time=at)
    page.goto(url)
    return page


def in_reach(page: Page) -> int:
    """How many ways to apply can be seen in the window right now."""
    links = [link for link in page.locator(".facts .button, .apply a").all() if link.is_visible()]
    return sum(_is_in_window(page, link.bounding_box()) for link in links)


def _is_in_window(page: Page, box: object) -> bool:
    assert isinstance(box, dict)
    size = page.viewport_size
    assert size is not None
    return bool(box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_one_button_to_apply_is_in_the_window_wherever_one_reads(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    opened(page, f"{address}/dev")
    seen = []
    for share in (0, 0.2, 0.4, 0.6, 0.8):
        page.evaluate(f"scrollTo(0, document.querySelector('article').clientHeight * {share})")
        page.clock.run_for(100)
        page.wait_for_timeout(50)
        seen.append(in_reach(page))

    assert seen == [1, 1, 1, 1, 1]


def test_the_e_mail_to_apply_has_title_and_job_id_and_the_address_can_be_read(
    page: Page, address: str
) -> None:
    opened(page, f"{address}/dev")
    links = page.locator("a", has_text="Apply").all()

    assert {link.get_attribute("href") for link in links} == {
        "mailto:jobs@careers.example?subject=Developer%20%28ENG-1%29"
    }
    expect(page.locator(".facts p")).to_have_text("jobs@careers.example Tell us of a river.")


def test_a_form_elsewhere_opens_beside_the_page(page: Page, address: str) -> None:
    opened(page, f"{address}/ops")
    link = page.locator(".facts .button")

    assert link.get_attribute("href") == "https://apply.careers.example/7?a=1&b=2"
    assert (link.get_attribute("target"), link.get_attribute("rel")) == (
        "_blank",
        "noopener noreferrer",
    )


@pytest.mark.parametrize(
    ("at", "left"),
    [
        (BUILT, "in 10 days"),
        (datetime(2026, 11, 30, 12, tzinfo=UTC), "tomorrow"),
        (datetime(2026, 12, 1, 12, tzinfo=UTC), "in 11 hours"),
        (datetime(2026, 12, 1, 22, 30, tzinfo=UTC), "in 1 hour"),
    ],
)
def test_the_script_says_what_is_left(page: Page, address: str, at: datetime, left: str) -> None:
    opened(page, f"{address}/dev", at)

    expect(page.locator("dd", has_text="1 December 2026")).to_have_text(f"1 December 2026 {left}")


def test_a_page_that_is_open_when_the_role_closes_says_so_at_that_instant(
    page: Page, address: str
) -> None:
    opened(page, f"{address}/dev", datetime(2026, 12, 1, 22, 59, 50, tzinfo=UTC))
    before = (in_reach(page) > 0, page.locator(".role-closed").count())
    page.clock.run_for(10_000)

    assert before == (True, 0)
    expect(page.locator(".role-closed")).to_contain_text(
        "Applications closed on 1 December 2026. Similar roles"
    )
    assert page.locator("a[href^=mailto\\:jobs], .facts p, .facts small").count() == 0
    assert page.locator(".role-closed").bounding_box()["y"] < page.locator("h1").bounding_box()["y"]  # type: ignore[index]


def test_a_page_that_was_built_before_the_role_closed_says_so_at_once(
    page: Page, address: str
) -> None:
    opened(page, f"{address}/ops", datetime(2027, 1, 1, tzinfo=UTC))
    page.clock.run_for(1)

    expect(page.locator(".role-closed")).to_contain_text("1 December 2026, 12:00 CET")
    assert in_reach(page) == 0


def test_a_filled_role_leads_to_open_ones_and_nobody_can_apply(page: Page, address: str) -> None:
    opened(page, f"{address}/old")
    page.click(".role-filled a")

    assert page.url.endswith("#_similar")
    assert page.locator("#_similar ~ ul a").all_inner_texts() == ["Operator", "Developer"]
    assert page.get_by_text("Apply", exact=True).count() == 0


def test_the_link_is_copied_as_it_is_published_and_that_is_said(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, f"{address}/dev")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".share [role=status]")).to_have_text("Link copied")

    assert page.evaluate("navigator.clipboard.readText()") == "https://careers.example/dev"


def test_print_prints(page: Page, address: str) -> None:
    opened(page, f"{address}/dev")
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print").click()

    assert page.evaluate("window.printed") is True


def test_the_e_mail_to_a_friend_has_the_title_and_the_address(page: Page, address: str) -> None:
    opened(page, f"{address}/dev")
    href = page.locator(".share a").get_attribute("href")

    assert unquote(href or "") == (
        "mailto:?subject=Developer | Careers&body=https://careers.example/dev"
    )


def test_paper_keeps_the_facts_and_the_way_to_apply_without_the_chrome(
    page: Page, address: str
) -> None:
    opened(page, f"{address}/ops")
    page.emulate_media(media="print")

    assert page.locator(".facts").is_visible()
    assert (
        page.locator(".facts .button").evaluate("node => getComputedStyle(node, '::after').content")
        == '" (https://apply.careers.example/7?a=1&b=2)"'
    )
    hidden = page.locator(".apply, .share, .similar, .pagination-nav, aside nav")
    assert [node.is_visible() for node in hidden.all()] == [False] * hidden.count()


def test_without_script_the_page_is_whole_and_says_nothing_that_goes_stale(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/dev")

    assert page.locator("dd", has_text="December").inner_text() == "1 December 2026"
    assert page.locator("button:visible").count() == 0
    assert page.locator(".role-closed").count() == 0
    assert in_reach(page) > 0
    context.close()
