"""Roles that are advertised twice."""

from __future__ import annotations

import pytest
from harness import SiteOnDisk
from rule_tables import TODAY

SENTENCES = [
    f"In week {number} you build gauge number {number * 7} with a colleague of the workshop."
    for number in range(1, 13)
]
BODY = "\n".join(f"- {sentence}" for sentence in SENTENCES)
OTHER = BODY.replace("gauge", "boat").replace("build", "paint")


def page(front_matter: str = "", body: str = BODY, title: str = "Engineer") -> str:
    return f"---\n{front_matter}\n---\n\n# {title}\n\n{body}\n"


def copies(site: SiteOnDisk, first: str, second: str) -> list[str]:
    site.write({"content/a.md": first, "content/b.md": second})
    return site.check(*TODAY, "--select", "dup-role").problems


SAME = "content/b.md: warning: `content/a.md` offers the same job at the same place [dup-role]"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(page("locations: Pirna"), page("locations: Pirna", OTHER), [SAME],
                     id="the same title at the same place"),
        pytest.param(page(), page(body=OTHER, title="*engineer*!"), [SAME],
                     id="the same title, and no place at all"),
        pytest.param(page("locations: Pirna"), page("locations: Berlin", OTHER), [],
                     id="the same title at another place"),
        pytest.param(page("job_id: A1"), page("job_id: A2", OTHER), [],
                     id="two numbers for two jobs"),
        pytest.param(page("level: junior"), page("level: senior", OTHER), [],
                     id="two levels of one job"),
        pytest.param(page("lang: en"), page("lang: de"), [], id="translations"),
        pytest.param(page(), page("status: closed"), [], id="a role that is over"),
        pytest.param(
            page(), page(title="Senior Engineer"),
            ["content/b.md: warning: all of the text stands in `content/a.md`, too [dup-role]"],
            id="another title over the same text"),
        pytest.param(
            page(), page(body=BODY.replace("week 7", "month 7"), title="Senior Engineer"),
            ["content/b.md: warning: 92 % of the text stands in `content/a.md`, too [dup-role]"],
            id="a text in which one sentence was changed"),
        pytest.param(page(), page(body=BODY + "\n" + OTHER, title="Senior Engineer"), [],
                     id="a text that says more"),
        pytest.param(page("locations: Pirna"), page("locations: Berlin", title="Smith"), [],
                     id="the same text for jobs at two places"),
        pytest.param(page(body="Write to us."), page(body="Write to us.", title="Smith"), [],
                     id="texts too short to compare"),
        pytest.param(page(), page("role: false"), [], id="a page that is no role"),
    ],
)  # fmt: skip
def test_roles_that_are_advertised_twice(
    site: SiteOnDisk, first: str, second: str, expected: list[str]
) -> None:
    assert copies(site, first, second) == expected


def test_shared_paragraphs_do_not_make_a_copy(site: SiteOnDisk) -> None:
    shared = "\n".join(f"- {sentence}" for sentence in SENTENCES[:9])
    for name in ("Smith", "Turner", "Welder", "Diver"):
        own = "\n".join(f"- A {name} does thing {number} every day." for number in range(9))
        site.write({f"content/{name}.md": page(title=name, body=f"{shared}\n{own}")})

    assert site.check(*TODAY, "--select", "dup-role").problems == []


def test_every_copy_points_to_the_first(site: SiteOnDisk) -> None:
    site.write({f"content/{name}.md": page() for name in "abc"})

    assert site.check(*TODAY, "--select", "dup-role").problems == [
        SAME,
        SAME.replace("b.md", "c.md"),
    ]
