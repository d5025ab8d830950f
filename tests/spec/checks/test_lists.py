"""Lists that Markdown does not see."""

from __future__ import annotations

from harness import SiteOnDisk
from rule_tables import by_name, found, mended

from careers.checks.lists import RULES

TOGETHER = "and the page runs them together [pseudo-list]"
TWO = f"warning: these 2 lines are items of a list, {TOGETHER}"
THREE = f"warning: these 3 lines are items of a list, {TOGETHER}"
APART = "warning: these 2 paragraphs are items of a list [pseudo-list]"
EMPTY = "warning: an item of the list says nothing [list-empty]"

CASES = {
    "the same word in brackets before each line, or after it": (
        "# T\n\n(Desirable) Polish\n(desirable) Czech\n(Desirable) Rivers\n\n"
        "A boat (bonus point)\nA dog (bonus point)\n",
        f"3:1: {THREE}", f"7:1: {TWO}",
    ),
    "bullets of a word processor": (
        "# T\n\nYou have\n• Patience\n  with rivers\n• Polish\n\n·\tA\n·\tB\n\n– C\n– D\n\n"
        "▪ E\n\n▪ F\n",
        f"4:1: {TWO}", f"8:1: {TWO}", f"11:1: {TWO}", f"14:1: {APART}",
    ),
    "markers without a space": ("# T\n\n*Patience\n*Polish\n\n-Rivers\n-Rain\n",
                                f"3:1: {TWO}", f"6:1: {TWO}"),
    "letters and numbers that Markdown does not know": (
        "# T\n\na) You write\nb) We answer\n\n(1) A call\n\n(2) A day\n\n1.You\n2.We\n",
        f"3:1: {TWO}", f"6:1: {APART}", f"10:1: {TWO}",
    ),
    "an emoji or the same name before each line": (
        "# T\n\n🌊 Rivers\n🌧 Rain\n\nMust: Polish\nMust: Czech\n", f"3:1: {TWO}", f"6:1: {TWO}",
    ),
    "facts with their names in bold": (
        "# T\n\n**Contract:** 6 weeks\n**Duty station**: Pirna\n**Closes:** 14 October\n",
        f"3:1: {THREE}",
    ),
    "inside of a list and of a quote": ("# T\n\n- You have\n\n  • A\n  • B\n\n> • C\n> • D\n",
                                        f"5:3: {TWO}", f"8:3: {TWO}"),
    "one line, and lines that differ": (
        "# T\n\n(Desirable) Polish\nand Czech\n\n• Alone\n\n*) all genders\n\n(Hybrid) Pirna\n"
        "(Remote) Wrocław\n\n– so it goes\n\na) only this\n",
    ),
    "prose": (
        "# T\n\nBerlin • Pirna • remote\n\n*Polish* and\n*Czech*\n\n-5 to\n-10 degrees (winter)\n\n"
        "We need (i) time,\n(ii) rain and (iii) rivers.\n\nApply: by mail\nAsk: Kim\n\n"
        "**A** (x)\ntext\n",
    ),
    "lines that the author broke": (
        "# T\n\n📍 Pirna  \n🕒 38 hours\n\nMust: Polish\\\nMust: Czech\n\n"
        "**Contract:** 6 weeks  \n**Closes:** 14 October\n\n**Work:** you\nbuild **gauges:** two\n",
    ),
    "lists that Markdown knows, and code": (
        "# T\n\n- (must) A\n- (must) B\n\n1) C\n2) D\n\n```\n• A\n• B\n```\n\n"
        "| • A |\n| - |\n| • B |\n",
    ),
    "items without a word": ("# T\n\n- A\n-\n- B\n  - b\n  -\n\n1. C\n2.\n",
                             f"4:1: {EMPTY}", f"7:3: {EMPTY}", f"10:1: {EMPTY}"),
    "items that begin with a list, a picture or code": (
        "# T\n\n- ![a](https://a.example/a.png)\n- - A\n-\n  ```\n  b\n  ```\n- [ ] C\n",
    ),
}  # fmt: skip


@by_name(CASES)
def test_lists(site: SiteOnDisk, page: str, expected: list[str]) -> None:
    assert found(site, page, RULES) == expected


def test_disguised_items_become_lists_that_stay_apart(site: SiteOnDisk) -> None:
    page = (
        "# T\n\n* Patience\n\n(Desirable) Polish\n(Desirable) Czech\n\n"
        "A boat (bonus point)\nA dog (bonus point)\n\nWe have\n•\tRivers\n• Rain\n"
    )

    assert mended(site, page) == (
        "# T\n\n* Patience\n\n- (Desirable) Polish\n- (Desirable) Czech\n\n"
        "* A boat (bonus point)\n* A dog (bonus point)\n\nWe have\n- Rivers\n- Rain\n"
    )
    assert site.build().exit_code == 0
    assert site.read("role/index.html").count("<ul>") == 4


def test_letters_are_left_to_people(site: SiteOnDisk) -> None:
    page = "# T\n\na) You write\nb) We answer\n"

    assert mended(site, page) == page
