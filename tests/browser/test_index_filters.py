"""The index as a tool: filter, search, order, all of it in the address, and without a script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from harness import SiteOnDisk
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from static_server import served

PAGES = {
    "content/index.md": "# Work here\n",
    "content/1-eng/_category_.json": '{"label": "Engineering"}',
    "content/1-eng/dev.md": """\
---
title: Firmware Developer
locations: [Wrocław; Berlin]
workplace: hybrid
date_posted: 2026-11-02
closes: 2027-01-31
summary: Gauges that sleep
---

You know Zephyr, CI/CD and what a Straße is.
""",
    "content/1-eng/ops.md": """\
---
title: Operator
locations: Remote — US
date_posted: 2026-11-10
---

Text.
""",
    "content/2-kitchen/_category_.json": '{"label": "Kitchen"}',
    "content/2-kitchen/chef.md": """\
---
title: Chef
location: Berlin
workplace: onsite
date_posted: 2026-10-01
closes: 2026-12-01
tags: [soup]
---

Text.
""",
    "content/2-kitchen/waiter.md": """\
---
title: Waiter
location: Berlin
workplace: onsite
closes: 2026-12-24T12:00
---

Text.
""",
}
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ALL = ["Firmware Developer", "Operator", "Chef", "Waiter"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site."""
    site = SiteOnDisk(tmp_path_factory.mktemp("filtered"))
    site.write(PAGES)
    assert site.build("--today", "2026-11-21").problems == []
    with served(site.folder / "build") as url:
        yield url


@pytest.fixture
def index(page: Page, address: str) -> Page:
    """The index, at noon of the day on which it was built; time stands still."""
    page.clock.install(time=NOON)
    page.goto(address)
    page.clock.pause_at(NOON + timedelta(minutes=1))
    return page


def roles(page: Page) -> list[str]:
    """The titles that can be seen, from top to bottom."""
    return page.locator(".job__title:visible").all_inner_texts()


def groups(page: Page) -> list[str]:
    return [
        " ".join(text.split()) for text in page.locator(".group > h3:visible").all_inner_texts()
    ]


def query(page: Page) -> str:
    return str(page.evaluate("location.search"))


def choose(page: Page, facet: str, option: str) -> None:
    """Open a facet if it is shut, and tick or untick an option."""
    details = page.locator("form details", has=page.locator("summary", has_text=facet))
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    details.get_by_label(option).click()


def search(page: Page, text: str) -> None:
    page.get_by_role("searchbox", name="Search roles").fill(text)


def test_answers_to_one_question_add_up_and_other_questions_narrow_them(index: Page) -> None:
    seen = [roles(index)]
    choose(index, "Team", "Kitchen")
    seen.append(roles(index))
    choose(index, "Location", "Berlin")
    seen.append(roles(index))
    choose(index, "Team", "Engineering")
    seen.append(roles(index))
    choose(index, "Workplace", "On site")
    seen.append(roles(index))

    assert seen == [
        ALL,
        ["Chef", "Waiter"],
        ["Chef", "Waiter"],
        ["Firmware Developer", "Chef", "Waiter"],
        ["Chef", "Waiter"],
    ]
    assert query(index) == ("?team=engineering&team=kitchen&location=berlin&workplace=onsite")
    assert groups(index) == ["Kitchen 2"]


def test_remote_includes_remote_from_one_country(index: Page) -> None:
    choose(index, "Location", "Remote 1")

    assert roles(index) == ["Operator"]
    assert query(index) == "?location=remote"


def test_each_answer_says_how_many_roles_it_would_show(index: Page) -> None:
    def counts() -> str:
        return ", ".join(index.locator("form details label").all_text_contents())

    before = counts()
    choose(index, "Team", "Kitchen")

    assert before == (
        "Engineering 2, Kitchen 2, Remote 1, Berlin 3, Remote — US 1, Wrocław 1, "
        "On site 2, Hybrid 1, Remote 1"
    )
    assert counts() == (
        "Engineering 2, Kitchen 2, Remote 0, Berlin 2, Remote — US 0, Wrocław 0, "
        "On site 2, Hybrid 0, Remote 0"
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("OPERATOR", ["Operator"]),
        ("wroclaw", ["Firmware Developer"]),
        ("gauges berlin", ["Firmware Developer"]),
        ("kitchen", ["Chef", "Waiter"]),
        ("zephyr", ["Firmware Developer"]),  # of the text
        ("strasse ci/cd", ["Firmware Developer"]),
        ("Soup", ["Chef"]),  # a tag
        ("united states", []),
        ("US remote", ["Operator"]),
        ("soup zephyr", []),
        ("  ", ALL),
    ],
)
def test_every_word_must_be_somewhere_in_the_role_without_regard_to_case_and_accents(
    index: Page, typed: str, found: list[str]
) -> None:
    search(index, typed)

    expect(index.locator(".job__title:visible")).to_have_text(found)


def test_the_texts_are_loaded_when_someone_searches_and_not_before(
    page: Page, address: str
) -> None:
    asked: list[str] = []

    def hear(request: Request) -> None:
        asked.append(request.url.removeprefix(address))

    page.on("request", hear)
    page.goto(address, wait_until="networkidle")
    before = [path for path in asked if "texts" in path]
    page.get_by_role("searchbox").focus()
    page.wait_for_load_state("networkidle")

    assert (before, [path for path in asked if "texts" in path]) == (
        [],
        ["/assets/role-texts.json"],
    )


def test_without_the_texts_what_the_list_shows_is_searched(
    page: Page, address: str, complaints: list[str]
) -> None:
    page.route("**/role-texts.json", lambda route: route.abort())
    page.goto(address)
    search(page, "berlin developer")
    expect(page.locator(".job__title:visible")).to_have_text(["Firmware Developer"])
    search(page, "zephyr")
    expect(page.locator(".job__title:visible")).to_have_text([])
    complaints.clear()


def test_a_choice_is_a_step_that_back_and_forward_take(index: Page) -> None:
    choose(index, "Team", "Kitchen")
    choose(index, "Location", "Wrocław")
    choose(index, "Team", "Kitchen")
    titles = index.locator(".job__title:visible")
    assert query(index) == "?location=wroc%C5%82aw"
    expect(titles).to_have_text(["Firmware Developer"])
    for address, found in (
        ("?team=kitchen&location=wroc%C5%82aw", []),
        ("?team=kitchen", ["Chef", "Waiter"]),
        ("", ALL),
    ):
        index.go_back()
        expect(titles).to_have_text(found)
        assert query(index) == address
    index.go_forward()
    expect(titles).to_have_text(["Chef", "Waiter"])
    assert query(index) == "?team=kitchen"


def test_typing_is_no_step_and_reaches_the_address_after_a_pause(index: Page) -> None:
    length = index.evaluate("history.length")
    search(index, "chef")
    index.clock.run_for(200)
    early = query(index)
    index.clock.run_for(100)

    assert (early, query(index)) == ("", "?q=chef")
    assert index.evaluate("history.length") == length


def test_an_address_shows_its_view_and_what_it_does_not_know_is_ignored(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/?q=berlin&team=kitchen&team=x&planet=mars&sort=x#_roles")

    expect(page.locator(".job__title:visible")).to_have_text(["Chef", "Waiter"])
    expect(page.get_by_role("searchbox")).to_have_value("berlin")
    assert page.locator("summary", has_text="Team").inner_text().startswith("Team: Kitchen")
    assert page.locator("[name=sort]").input_value() == ""
    assert page.locator("[role=status]").inner_text() == ""


@pytest.mark.parametrize(
    ("order", "heading", "found"),
    [
        ("newest", "Newest first", ["Operator", "Firmware Developer", "Chef", "Waiter"]),
        ("closing", "Closing soonest", ["Chef", "Waiter", "Firmware Developer", "Operator"]),
    ],
)
def test_another_order_puts_all_roles_under_one_heading_and_back(
    index: Page, order: str, heading: str, found: list[str]
) -> None:
    index.get_by_label("Sort by").select_option(order)
    sorted_ = (roles(index), groups(index), query(index))
    teams = index.locator(".fact--group:visible").all_inner_texts()
    index.get_by_label("Sort by").select_option("")

    assert sorted_ == (found, [heading], f"?sort={order}")
    assert sorted(teams) == ["Engineering", "Engineering", "Kitchen", "Kitchen"]
    assert (roles(index), groups(index)) == (ALL, ["Engineering 2", "Kitchen 2"])


def test_where_nothing_matches_the_page_says_so_and_one_click_shows_everything(
    index: Page,
) -> None:
    choose(index, "Team", "Kitchen")
    search(index, "zephyr")
    said = index.locator(".filters__found").inner_text()
    index.get_by_role("button", name="Clear filters").click()

    assert "No role matches." in said
    assert (roles(index), query(index)) == (ALL, "")
    expect(index.get_by_role("searchbox")).to_be_focused()
    expect(index.locator(".filters__found")).to_be_hidden()


def test_the_number_is_announced_after_a_pause_and_at_once_if_it_is_none(index: Page) -> None:
    status = index.locator("form [role=status]")
    said = [status.inner_text()]
    search(index, "chef")
    index.clock.run_for(600)
    said.append(status.inner_text())
    search(index, "berlin")
    index.clock.run_for(600)
    said.append(status.inner_text())
    index.clock.run_for(200)
    said.append(status.inner_text())
    search(index, "berlin zzz")
    index.clock.run_for(1)
    said.append(status.inner_text())

    assert said == ["", "", "", "3 of 4 roles", "No role matches."]
    assert status.evaluate("node => node.clientWidth <= 1"), "it is heard, not seen"


def test_it_works_by_keyboard_alone(index: Page) -> None:
    index.get_by_role("searchbox").focus()
    index.keyboard.press("Tab")  # order
    index.keyboard.press("Tab")  # team
    index.keyboard.press("Enter")
    index.keyboard.press("Tab")
    index.keyboard.press("Tab")
    index.keyboard.press("Space")

    assert roles(index) == ["Chef", "Waiter"]
    assert query(index) == "?team=kitchen"


def test_enter_in_the_search_field_loads_no_page(index: Page) -> None:
    index.evaluate("window.thisIsTheFirstLoad = true")
    search(index, "chef")
    index.keyboard.press("Enter")
    index.clock.run_for(300)

    assert index.evaluate("window.thisIsTheFirstLoad") is True
    assert query(index) == "?q=chef"


def test_a_role_that_closed_after_the_build_is_gone(page: Page, address: str) -> None:
    page.clock.install(time=datetime(2026, 12, 2, 12, tzinfo=UTC))
    page.goto(address)

    assert roles(page) == ["Firmware Developer", "Operator", "Waiter"]
    assert groups(page) == ["Engineering 2", "Kitchen 1"]


def test_without_script_every_role_stands_in_its_group_with_links_to_each_facet(
    browser: Browser, address: str
) -> None:
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)

    assert (roles(page), groups(page)) == (ALL, ["Engineering 2", "Kitchen 2"])
    assert page.locator("form:visible, input:visible, button:visible").count() == 0
    assert page.locator("nav.browse a:visible").all_inner_texts() == [
        "Engineering", "Kitchen", "Remote", "Berlin", "Remote — US", "Wrocław",
        "On site", "Hybrid", "Remote",
    ]  # fmt: skip
    context.close()


def test_paper_shows_the_filtered_list_and_how_it_was_filtered(index: Page) -> None:
    choose(index, "Team", "Kitchen")
    search(index, "chef")
    index.emulate_media(media="print")
    form = index.locator("form.filters")

    assert roles(index) == ["Chef"]
    assert form.locator("summary:visible").all_inner_texts() == ["Team: Kitchen"]
    assert form.locator("input:visible").count() == 1
    assert "1 of 4 roles" in form.inner_text()
    assert form.locator("button:visible, select:visible, [type=checkbox]:visible").count() == 0
