"""The filter of an index in several pages: it finds the roles of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from harness import SiteOnDisk
from playwright.sync_api import Browser, Page, Request, expect
from short_pages import short_pages
from static_server import served

ROLE = """\
---
title: {title}
location: {place}
workplace: {workplace}
date_posted: 2026-11-{day:02}
{closes}---

Works with {word} & "more".
"""
NAMES = ("Ada", "Ben", "Cleo", "Dora", "Emil", "Fred", "Gina", "Hans", "Ines", "Jan")


def _role(number: int, name: str) -> str:
    return ROLE.format(
        title=f"{name} <R&D>",
        place="Wrocław" if number % 4 == 0 else "Berlin",
        workplace="hybrid" if number < 3 else "onsite",
        day=number + 1,
        closes=f"closes: 2026-12-{20 - number}\n" if number in {1, 6} else "",
        word="soup" if name in {"Ada", "Jan"} else "gauges",
    )


FILES = {
    "content/index.md": "---\ntagline: Come\n---\n# Work here\n",
    "content/1-eng/_category_.json": '{"label": "Engineering"}',
    "content/2-kitchen/_category_.json": '{"label": "Kitchen"}',
    **{
        f"content/{folder}/it's-{name.lower()}.md": _role(number, name)
        for number, name in enumerate(NAMES)
        for folder in ["1-eng" if number < 6 else "2-kitchen"]
    },
}
"""Ten roles, six of them in the first team; four on a page."""
FIRST = ["Ada", "Ben", "Cleo", "Dora"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site."""
    site = SiteOnDisk(tmp_path_factory.mktemp("paged"))
    site.write(FILES)
    with short_pages(9, 4):
        assert site.build("--today", "2026-11-21").problems == []
    with served(site.folder / "build") as url:
        yield url


@pytest.fixture
def index(page: Page, address: str) -> Page:
    """The first page, on the day on which it was built."""
    page.clock.set_fixed_time(datetime(2026, 11, 21, 12, tzinfo=UTC))
    page.goto(address)
    return page


def titles(page: Page, *names: str) -> None:
    """The roles that can be seen are these, from top to bottom."""
    expect(page.locator(".job__title:visible")).to_have_text([f"{name} <R&D>" for name in names])


def groups(page: Page) -> list[str]:
    return [
        " ".join(text.split()) for text in page.locator(".group > h3:visible").all_inner_texts()
    ]


def query(page: Page) -> str:
    return str(page.evaluate("location.search"))


def choose(page: Page, facet: str, option: str) -> None:
    details = page.locator("form details", has=page.locator("summary", has_text=facet))
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    details.get_by_label(option).click()


def search(page: Page, text: str) -> None:
    page.get_by_role("searchbox", name="Search roles").fill(text)


def test_a_filter_finds_the_roles_of_all_pages_and_without_it_the_page_is_as_it_was(
    index: Page,
) -> None:
    before = index.locator(".results").inner_html()
    choose(index, "Location", "Wrocław")
    titles(index, "Ada", "Emil", "Ines")
    seen = (groups(index), query(index), index.locator(".filters__found").inner_text())
    pages = index.locator(".results nav").count()
    choose(index, "Location", "Wrocław")
    titles(index, *FIRST)

    assert seen == (["Engineering 2", "Kitchen 1"], "?location=wroc%C5%82aw",
                    "3 of 10 roles Clear filters")  # fmt: skip
    assert pages == 0
    assert query(index) == ""
    assert index.locator(".results").inner_html() == before


def test_answers_add_up_questions_narrow_and_each_answer_says_what_it_would_show(
    index: Page,
) -> None:
    def counts() -> str:
        return ", ".join(index.locator("form details label").all_text_contents())

    before = counts()
    choose(index, "Team", "Kitchen")
    titles(index, "Gina", "Hans", "Ines", "Jan")
    kitchen = counts()
    choose(index, "Location", "Wrocław")
    titles(index, "Ines")
    choose(index, "Team", "Engineering")
    titles(index, "Ada", "Emil", "Ines")

    assert before == ("Engineering 6, Kitchen 4, Berlin 7, Wrocław 3, On site 7, Hybrid 3")
    assert kitchen == "Engineering 6, Kitchen 4, Berlin 3, Wrocław 1, On site 4, Hybrid 0"
    assert query(index) == "?team=engineering&team=kitchen&location=wroc%C5%82aw"


def test_the_search_finds_titles_facts_and_texts_of_all_pages(index: Page) -> None:
    for typed, found in {
        "WROCLAW kitchen": ["Ines"],
        "soup": ["Ada", "Jan"],
        "r&d jan": ["Jan"],
        "amp": [],
        "jan wroclaw": [],
        "emil": ["Emil"],
    }.items():
        search(index, typed)
        titles(index, *found)
    assert groups(index) == ["Engineering 1"]


def test_a_row_that_was_found_looks_as_on_its_own_page(index: Page, address: str) -> None:
    search(index, "jan")
    titles(index, "Jan")
    found = index.locator(".results .job").evaluate("node => node.outerHTML")
    index.goto(f"{address}/page/3")

    rows = index.locator(".results .job").evaluate_all("nodes => nodes.map(one => one.outerHTML)")
    assert rows[1] == found


def test_rows_and_texts_are_loaded_when_they_are_needed_and_not_before(
    page: Page, address: str
) -> None:
    asked: list[str] = []

    def hear(request: Request) -> None:
        if request.url.endswith(".json"):
            asked.append(request.url.removeprefix(address))

    page.on("request", hear)
    page.goto(address, wait_until="networkidle")
    before = list(asked)
    page.locator("form summary").first.focus()
    page.wait_for_load_state("networkidle")
    filtering = list(asked)
    page.get_by_role("searchbox").focus()
    page.wait_for_load_state("networkidle")

    assert (before, filtering) == ([], ["/assets/role-rows.json"])
    assert asked == ["/assets/role-rows.json", "/assets/role-texts.json"]


def test_an_address_shows_its_view_and_back_and_forward_take_its_steps(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/?team=kitchen&q=berlin&planet=mars")
    titles(page, "Gina", "Hans", "Jan")
    expect(page.get_by_role("searchbox")).to_have_value("berlin")
    choose(page, "Workplace", "Hybrid")
    expect(page.locator(".filters__found")).to_contain_text("No role matches.")
    page.go_back()
    titles(page, "Gina", "Hans", "Jan")
    page.get_by_role("button", name="Clear filters").click()
    titles(page, *FIRST)
    page.go_back()
    titles(page, "Gina", "Hans", "Jan")
    page.go_forward()
    titles(page, *FIRST)
    assert query(page) == ""


def test_the_form_of_every_page_finds_all_roles_and_keeps_the_address(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/page/3")
    titles(page, "Ines", "Jan")
    search(page, "ada")
    titles(page, "Ada")
    expect(page).to_have_url(f"{address}/page/3/?q=ada")
    page.reload()
    titles(page, "Ada")
    page.get_by_role("button", name="Clear filters").click()
    titles(page, "Ines", "Jan")
    assert page.url == f"{address}/page/3/"


@pytest.mark.parametrize(
    ("order", "heading", "first"),
    [
        ("newest", "Newest first", ["Jan", "Ines", "Hans"]),
        ("closing", "Closing soonest", ["Gina", "Ben", "Ada"]),
    ],
)
def test_another_order_puts_the_roles_of_all_pages_under_one_heading_and_back(
    index: Page, order: str, heading: str, first: list[str]
) -> None:
    index.get_by_label("Sort by").select_option(order)
    expect(index.locator(".job__title:visible")).to_have_count(10)
    shown = index.locator(".job__title:visible").all_inner_texts()[:3]
    seen = (groups(index), query(index), index.locator(".fact--group:visible").count())
    index.get_by_label("Sort by").select_option("")
    titles(index, *FIRST)

    assert [title.split()[0] for title in shown] == first
    assert seen == ([heading], f"?sort={order}", 10)
    assert groups(index) == ["Engineering 6"]


def test_roles_that_closed_after_the_build_are_gone_from_page_and_filter(
    page: Page, address: str
) -> None:
    page.clock.set_fixed_time(datetime(2026, 12, 30, 12, tzinfo=UTC))
    page.goto(address)
    titles(page, "Ada", "Cleo", "Dora")
    own = groups(page)
    choose(page, "Location", "Berlin")
    titles(page, "Cleo", "Dora", "Fred", "Hans", "Jan")

    assert own == ["Engineering 5"]
    assert "5 of 8 roles" in page.locator(".filters__found").inner_text()
    assert groups(page) == ["Engineering 3", "Kitchen 2"]


def test_very_many_matches_are_shown_piece_by_piece(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = SiteOnDisk(tmp_path_factory.mktemp("many"))
    site.write(
        {
            f"content/{team}/{number:03}.md": f"---\nlocation: {place}\n---\n# R{team}{number:03}\n"
            for team, many in (("a", 150), ("b", 120))
            for number in range(many)
            for place in ["Oslo" if number else "Rome"]
        }
    )
    with short_pages(200, 100):
        assert site.build().problems == []
    with served(site.folder / "build") as url:
        page.goto(f"{url}/?location=oslo")
        rows = page.locator(".job")
        expect(rows).to_have_count(200)
        before = groups(page) or page.locator(".group__title").all_inner_texts()
        page.get_by_role("button", name="More roles").click()
        expect(rows).to_have_count(268)
        focused = page.evaluate("document.activeElement.textContent")

        assert before == ["a 149", "b 119"]
        assert page.get_by_role("button", name="More roles").count() == 0
        assert focused == "Rb052"


def test_what_could_not_be_loaded_is_tried_again(
    page: Page, address: str, complaints: list[str]
) -> None:
    page.route("**/*.json", lambda route: route.abort())
    page.goto(f"{address}/?team=kitchen")
    expect(page.locator(".filters__found output")).to_have_text("…")
    titles(page, *FIRST)
    page.unroute("**/*.json")
    search(page, "jan")
    titles(page, "Jan")
    assert all("ERR_FAILED" in complaint for complaint in complaints), complaints
    complaints.clear()


def test_the_number_is_announced(index: Page) -> None:
    choose(index, "Team", "Kitchen")

    expect(index.locator("form [role=status]")).to_have_text("4 of 10 roles")


def test_without_script_every_role_is_reached_by_links(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    found: list[str] = []
    while True:
        found += [title.split()[0] for title in page.locator(".job__title").all_inner_texts()]
        if page.locator(".results a[rel=next]").count() == 0:
            break
        page.locator(".results a[rel=next]").click()
    forms = page.locator("form:visible, button:visible").count()
    context.close()

    assert (found, forms) == (list(NAMES), 0)


AXE = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.map(({id, nodes}) => id + ": " + nodes.map(node => node.target));
}"""


def test_axe_finds_nothing_on_first_further_and_filtered_pages(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    found = {}
    for path in ("/", "/page/2", "/page/3?team=engineering", "/teams/engineering"):
        page.goto(address + path)
        expect(page.locator(".job").first).to_be_visible()
        page.evaluate(AXE_SCRIPT)
        found[path] = page.evaluate(AXE)
    context.close()

    assert found == {path: [] for path in found}
