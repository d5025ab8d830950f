"""`careers serve` as its user meets it: an editor on one side, a real browser on the other.

No test reloads a page by hand; `MARK` tells whether the browser did.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from harness import SiteOnDisk
from live_browser import Serving, serving
from playwright.sync_api import Browser, Error, Locator, Page, expect

CONFIG = """\
title = "Gauges"
url = "https://gauges.example"
baseUrl = "/jobs/"
"""
DEV = "---\ntitle: Developer\n---\n\nYou write the firmware.\n"
OPS = "---\ntitle: Operator\n---\n\nYou keep it running.\n"
MARK = "window.thisIsStillTheFirstLoad"

expect.set_options(timeout=10_000)


@pytest.fixture
def site(tmp_path: Path) -> SiteOnDisk:
    site = SiteOnDisk(tmp_path / "site", CONFIG)
    site.write(
        {
            "content/index.md": "# Work with us\n\nWe measure rivers.\n",
            "content/dev.md": DEV,
            "content/ops.md": OPS,
            "src/css/custom.css": "h1 { color: rgb(1, 2, 3); }\n",
            "static/picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
        }
    )
    return site


@pytest.fixture
def server(site: SiteOnDisk) -> Iterator[Serving]:
    with serving(site.folder) as running:
        yield running


def opened(page: Page, server: Serving, path: str) -> Page:
    """The page, once its client is connected; marked, so that a reload shows."""
    page.goto(server.url + path)
    until(page, "window.LiveReload?.connector.protocol === 7")
    page.evaluate(f"{MARK} = true")
    return page


def until(page: Page, expression: str) -> None:
    """Wait for an expression; Playwright's own waiting would need `unsafe-eval` of the page."""
    end = time.monotonic() + 10
    while True:
        with suppress(Error):  # the page is just being replaced
            if page.evaluate(expression):
                return
        assert time.monotonic() < end, f"never: {expression}"
        page.wait_for_timeout(20)


def failed_to_load(status: str) -> str:
    return f"Failed to load resource: the server responded with a status of {status}"


def overlay(page: Page) -> Locator:
    return page.get_by_role("dialog")


def test_an_edit_shows_without_a_reload_by_hand(
    site: SiteOnDisk, server: Serving, page: Page
) -> None:
    opened(page, server, "dev")
    expect(page.locator("article")).to_contain_text("You write the firmware.")
    site.write({"content/dev.md": DEV.replace("firmware", "drivers")})

    expect(page.locator("article")).to_contain_text("You write the drivers.")
    assert page.evaluate(MARK) is None
    expect(page.locator("careers-problems")).to_have_count(0)


def test_edit_after_edit_shows(site: SiteOnDisk, server: Serving, page: Page) -> None:
    opened(page, server, "dev")
    for number in range(5):
        site.write({"content/dev.md": DEV.replace("firmware", f"version {number}")})
        expect(page.locator("article")).to_contain_text(f"You write the version {number}.")


def test_a_new_page_shows_in_the_sidebar_and_goes_again(
    site: SiteOnDisk, server: Serving, page: Page
) -> None:
    opened(page, server, "dev")
    new = site.write_file("content/new.md", "# Hydrologist\n")
    expect(page.locator("nav", has_text="Hydrologist").first).to_be_attached()
    new.unlink()

    expect(page.locator("nav", has_text="Hydrologist")).to_have_count(0)


def test_a_broken_page_shows_its_problem_until_it_is_mended(
    site: SiteOnDisk, server: Serving, page: Page
) -> None:
    opened(page, server, "dev")
    site.write({"content/dev.md": "---\ntitle: 'Developer\n---\n\nYou write the firmware.\n"})

    expect(overlay(page)).to_contain_text("content/dev.md:2:8")
    expect(overlay(page)).to_contain_text("title: 'Developer")  # the line itself
    expect(page.locator("article")).to_contain_text("You write the firmware.")  # still there

    site.write({"content/dev.md": DEV})
    expect(page.locator("careers-problems")).to_have_count(0)
    expect(page.locator("article")).to_contain_text("You write the firmware.")


def test_other_pages_stay_up_with_a_badge_that_opens_the_list(
    site: SiteOnDisk, server: Serving, page: Page
) -> None:
    opened(page, server, "ops")
    site.write({"content/dev.md": "---\ntitle: 'Developer\n---\n"})
    badge = page.get_by_role("button", name="1 problem")
    expect(badge).to_be_visible()
    expect(overlay(page)).to_be_hidden()
    expect(page.locator("article")).to_contain_text("You keep it running.")

    badge.click()
    expect(overlay(page)).to_contain_text("content/dev.md:2:8")
    page.keyboard.press("Escape")
    expect(overlay(page)).to_be_hidden()
    expect(badge).to_be_focused()


def test_a_page_that_never_was_good_says_why_at_its_address(
    site: SiteOnDisk, server: Serving, page: Page, complaints: list[str]
) -> None:
    site.write({"content/new.md": "---\ntitle: 'New\n---\n"})
    page.goto(server.url + "new")

    expect(overlay(page)).to_contain_text("content/new.md:2:8")
    site.write({"content/new.md": "# Hydrologist\n"})
    expect(page.locator("h1")).to_have_text("Hydrologist")
    assert set(complaints) == {failed_to_load("404 (Not Found)")}
    complaints.clear()


def test_what_an_author_wrote_stays_text_in_the_overlay(
    site: SiteOnDisk, server: Serving, page: Page
) -> None:
    hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    page.on("dialog", lambda dialog: pytest.fail(f"it ran: {dialog.message}"))
    opened(page, server, "dev")
    site.write({"content/dev.md": f"---\ntitle: x\ntitle: '{hostile}'\n---\n"})

    expect(overlay(page)).to_contain_text(hostile)
    assert page.locator("careers-problems img, careers-problems script").count() == 0


def test_a_style_sheet_is_swapped_in_place(site: SiteOnDisk, server: Serving, page: Page) -> None:
    opened(page, server, "dev")
    heading = page.locator("h1")
    expect(heading).to_have_css("color", "rgb(1, 2, 3)")
    site.write({"src/css/custom.css": "h1 { color: rgb(4, 5, 6); }\n"})

    expect(heading).to_have_css("color", "rgb(4, 5, 6)")
    assert page.evaluate(MARK) is True


def test_a_template_of_the_site_is_taken_up(site: SiteOnDisk, server: Serving, page: Page) -> None:
    opened(page, server, "dev")
    site.write({"theme/templates/partials/footer.html": "<footer>Made of {{ 1 + 1 }}</footer>"})

    expect(page.locator("footer")).to_have_text("Made of 2")


def test_a_broken_template_shows_its_problem_until_it_is_mended(
    site: SiteOnDisk, server: Serving, page: Page, complaints: list[str]
) -> None:
    opened(page, server, "dev")
    footer = "theme/templates/partials/footer.html"
    site.write({footer: "<footer>\n{{ nothing.at.all }}</footer>"})
    expect(overlay(page)).to_contain_text(f"{footer}:2")
    site.write({footer: "<footer>Mended</footer>"})
    expect(page.locator("footer")).to_have_text("Mended")
    expect(page.locator("careers-problems")).to_have_count(0)
    assert set(complaints) == {failed_to_load("500 (Internal Server Error)")}
    complaints.clear()


def test_the_configuration_is_taken_up(site: SiteOnDisk, server: Serving, page: Page) -> None:
    opened(page, server, "dev")
    expect(page).to_have_title("Developer | Gauges")
    site.write({"careers.toml": CONFIG.replace("Gauges", "Rivers")})

    expect(page).to_have_title("Developer | Rivers")


def test_a_broken_configuration_shows_its_problem_until_it_is_mended(
    site: SiteOnDisk, server: Serving, page: Page, complaints: list[str]
) -> None:
    opened(page, server, "dev")
    site.write({"careers.toml": CONFIG + "tagline = \n"})

    expect(overlay(page)).to_contain_text("careers.toml:4:")
    site.write({"careers.toml": CONFIG})
    expect(page.locator("careers-problems")).to_have_count(0)
    expect(page.locator("article")).to_contain_text("You write the firmware.")
    complaints.clear()  # without a baseUrl the page may be missing meanwhile


def test_a_static_file_is_taken_up(site: SiteOnDisk, server: Serving, page: Page) -> None:
    opened(page, server, "dev")
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>new</title></svg>\n'
    site.write({"static/picture.svg": svg})
    until(page, f"{MARK} === undefined")

    fetched = page.evaluate("async () => (await fetch('/jobs/picture.svg')).text()")
    assert fetched == svg


def test_a_server_started_again_brings_open_pages_up_to_date(
    site: SiteOnDisk, browser: Browser
) -> None:
    context = browser.new_context()  # its console tells of the connection that is lost
    with serving(site.folder) as first:
        page = opened(context.new_page(), first, "dev")
        port = first.url.split(":")[2].split("/")[0]
    site.write({"content/dev.md": DEV.replace("firmware", "drivers")})
    with serving(site.folder, "--port", port):
        expect(page.locator("article")).to_contain_text("You write the drivers.")
        context.close()


def test_the_root_leads_to_the_site(server: Serving, page: Page) -> None:
    page.goto(server.url.removesuffix("jobs/"))

    assert page.url == server.url
    expect(page.locator("h1").first).to_have_text("Work with us")


def test_it_works_under_localhost_as_well(site: SiteOnDisk, server: Serving, page: Page) -> None:
    server.url = server.url.replace("127.0.0.1", "localhost")
    opened(page, server, "dev")
    site.write({"content/dev.md": DEV.replace("firmware", "drivers")})

    expect(page.locator("article")).to_contain_text("You write the drivers.")


def test_it_stops_quietly(site: SiteOnDisk) -> None:
    with serving(site.folder) as server:
        server.process.send_signal(signal.SIGINT)
        server.process.wait(10)

    assert server.process.returncode == 0
    assert [line for line in server.lines if not line.startswith("serving ")] == []
