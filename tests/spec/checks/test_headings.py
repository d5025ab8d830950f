"""Headings, and lines that only look like them."""

from __future__ import annotations

import re

from harness import SiteOnDisk
from rule_tables import by_name, found, mended

from careers.checks.headings import RULES

BOLD = "warning: a bold line stands for a heading [pseudo-heading]"

BOLD_LINES = {
    "a bold line over a list, with its colon in or out": (
        "# T\n\n**Work:**\n- A\n\n**Skills**:\n\n- B\n\n__Pay__\n\nC\n",
        f"3:1: {BOLD}", f"6:1: {BOLD}", f"10:1: {BOLD}",
    ),
    "marks that a word processor put too far": ("# T\n\n**Work **\n\n- A\n", f"3:1: {BOLD}"),
    "the first line of a paragraph": (
        "# T\n\n**Who we are**\nWe build gauges that tell a town how fast its river is rising.\n",
        f"3:1: {BOLD}",
    ),
    "a component below it": ("# T\n\n**What you get**\n\n<details>\n\nA\n\n</details>\n",
                             f"3:1: {BOLD}"),
    "a question": ("# T\n\n**Who are you?**\n\nSomeone.\n", f"3:1: {BOLD}"),
    "labels in lists, quotes, admonitions and tables": (
        "# T\n\n- **Languages**\n\n  Polish\n\n> **Work**\n>\n> A\n\n"
        ":::note\n\n**Hours**\n\n38\n\n:::\n\n"
        "| **A** | **B** |\n| --- | --- |\n| **C** | 1 |\n",
    ),
    "words that run into a text": ("# T\n\n**Work:** you build gauges.\n\n**A** and **B**\n\nC\n",),
    "names and values": (
        "# T\n\n**Location**\nPirna\n\n**Closing date: 30 November**\n\n**€60,000 a year**\n\n"
        "**Where**\nIn Pirna, and two days a week wherever you like to be\n**When**\nNow\n\nEnd.\n",
    ),
    "sentences and calls to action": (
        "# T\n\n**Apply by 30 November.**\n\nA\n\n**Join us!**\n\nB\n\n"
        "**[Apply now](https://a.example)**\n\nC\n\n**jobs@pegelmark.example**\n\nD\n\n"
        "**Note:**\n\nE\n\n**Pirna · full-time**\n\nF\n\n**warning**\n\nF\n\n"
        "**We are looking for somebody who loves rivers and can wait for rain**\n\nG\n",
    ),
    "lines that head nothing": (
        "# T\n\n**Full-time**\n\n## Work\n\nA\n\n**Money**\n\n**Pirna**\n\nB\n\n**See you soon**\n",
        f"11:1: {BOLD}",
    ),
    "code and comments": ("# T\n\n```\n**Work**\n```\n\n{/* **Work** */}\n\nA\n",),
}  # fmt: skip


@by_name(BOLD_LINES)
def test_bold_lines(site: SiteOnDisk, page: str, expected: list[str]) -> None:
    assert found(site, page, RULES) == expected


STRUCTURE = {
    "a heading that stands twice, whatever its marks": (
        "# T\n\n## Our *ideal* candidate\n\nA\n\n## Work\n\nB\n\n## Our ideal Candidate:\n\nC\n",
        "11:1: warning: the heading `Our ideal Candidate:` stands in line 3 already [heading-dup]",
    ),
    "three of a kind all point to the first": (
        "# T\n\n## A\n\na\n\n## A\n\nb\n\n## A {#x}\n\nc\n",
        "7:1: warning: the heading `A` stands in line 3 already [heading-dup]",
        "11:1: warning: the heading `A` stands in line 3 already [heading-dup]",
    ),
    "the same heading under two others": (
        "# T\n\n## Junior\n\n### You have\n\nA\n\n## Senior\n\n### You have\n\nB\n",
    ),
    "a bold line that repeats a heading": (
        "# T\n\n## Work\n\n**Hours**\n\nA\n\n**Hours**\n\nB\n",
        f"5:1: {BOLD}",
        f"9:1: {BOLD}",
        "9:1: warning: the heading `Hours` stands in line 5 already [heading-dup]",
    ),
    "no space after the marks": (
        "# T\n\n##Work\n\nA\n\n###1. Hours\n\n#About the role\nB\n\n#\u00a0Pay\n\n"
        "#Requirements\n\nC\n",
        "3:1: error: `##` without a space after it makes no heading [heading-space]",
        "7:1: error: `###` without a space after it makes no heading [heading-space]",
        "9:1: error: `#` without a space after it makes no heading [heading-space]",
        "12:1: error: `#` without a space after it makes no heading [heading-space]",
        "14:1: error: `#` without a space after it makes no heading [heading-space]",
    ),
    "hashtags, ranks, numbers, code and the escaped mark": (
        "# T\n\n#LI-Remote\n\n#1 employer in Saxony\n\n#hiring #rivers\n\n#Hiring #Rivers\n\n"
        "#WeAreHiring\n\n\\##Work\n\n`##Work`\n\n```sh\n##Work\n```\n\n"
        "Issue\n#42\n\n#wearehiring in Pirna\n",
    ),
    "two titles": (
        "# T\n\nA\n\n# Work\n\nB\n",
        "5:1: warning: a second heading of level 1; the first is in line 1 [h1-many]",
    ),
    "every section is a title": (
        "# T\n\nA\n\n# Work\n\nB\n\n# Pay\n\nC\n",
        "5:1: warning: one of 3 headings of level 1; the first is in line 1 [h1-many]",
    ),
    "a title in front matter and in the text": ("---\ntitle: T\n---\n\nA\n\n# T\n\nB\n",),
    "levels that are left out, each once": (
        "# T\n\n### A\n\na\n\n### B\n\nb\n\n##### C\n\nc\n\n## D\n\nd\n",
        "3:1: warning: a heading of level 3 below the title leaves a level out [heading-skip]",
        "11:1: warning: a heading of level 5 below a heading of level 3 leaves a level out"
        " [heading-skip]",
    ),
    "levels that go up by more than one": ("# T\n\n## A\n\n### B\n\n#### C\n\nc\n\n## D\n\nd\n",),
    "a title in front matter counts as the first level": ("---\ntitle: T\n---\n\n## A\n\na\n",),
    "headings without a text": (
        "# T\n\n## A\n\n## B\n\n<!-- to come -->\n\n### C\n\nc\n\n## D\n",
        "3:1: warning: nothing stands under the heading `A` [section-empty]",
        "13:1: warning: nothing stands under the heading `D` [section-empty]",
    ),
    "headings over pictures, components, code and tables": (
        "# T\n\n## A\n\n![a](https://a.example/a.png)\n\n## B\n\n<details>b</details>\n\n## C\n\n"
        "```\nc\n```\n\n## D\n\n| d |\n| - |\n| 1 |\n\n## E\n\n---\n\n## F\n\n- f\n",
    ),
}


@by_name(STRUCTURE)
def test_structure(site: SiteOnDisk, page: str, expected: list[str]) -> None:
    assert found(site, page, RULES) == expected


def test_bold_lines_become_headings_of_the_right_level_and_the_page_shows_them(
    site: SiteOnDisk,
) -> None:
    page = (
        "---\r\ntitle: T # the title\r\n---\r\n\r\n**Work:**\r\n- A\r\n\r\n"
        "**Skills**:\r\n\r\n- B\r\n\r\n## About us\r\n**Team**\r\n\r\nC\r\n\r\n"
        "**Who we are**  \r\nWe build gauges that tell a town how fast its river is rising.\r\n"
    )
    site.write({"content/role.md": page})
    site.check("--fix")

    assert (site.folder / "content/role.md").read_bytes().decode() == (
        "---\r\ntitle: T # the title\r\n---\r\n\r\n## Work\r\n\r\n- A\r\n\r\n"
        "## Skills\r\n\r\n- B\r\n\r\n## About us\r\n\r\n### Team\r\n\r\nC\r\n\r\n"
        "### Who we are\r\n\r\n"
        "We build gauges that tell a town how fast its river is rising.\r\n"
    )
    site.build()
    shown = re.findall(r"<(h[2-6])\b[^>]*>([^<]+)", site.read("role/index.html"))
    assert shown == [
        ("h2", "Work"), ("h2", "Skills"), ("h2", "About us"), ("h3", "Team"), ("h3", "Who we are"),
    ]  # fmt: skip


def test_a_missing_space_is_put_in(site: SiteOnDisk) -> None:
    page = "# T\n\n##Work\n\nA\n\n#\u00a0 Pay\n\nB #1\n"

    assert mended(site, page) == "# T\n\n## Work\n\nA\n\n# Pay\n\nB #1\n"


def test_a_partial_is_not_mended_because_its_level_is_that_of_its_pages(site: SiteOnDisk) -> None:
    partial = "**Holidays**\n\n- 30 days\n"
    site.write(
        {
            "content/_benefits.md": partial,
            "content/role.md": "import Benefits from './_benefits.md';\n\n# T\n\n<Benefits />\n",
        }
    )

    problems = site.check("--fix").problems

    assert f"content/_benefits.md:1:1: {BOLD}" in problems
    assert (site.folder / "content/_benefits.md").read_text("utf-8") == partial
