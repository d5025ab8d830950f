"""What roles say about pay, in front matter and in the text."""

from __future__ import annotations

import pytest
from harness import SiteOnDisk

RULES = ("salary-missing", "salary-vague", "salary-range", "salary-in-text")


def found(site: SiteOnDisk, page: str, **others: str) -> list[str]:
    site.write({"content/role.md": page, **{f"content/{k}.md": v for k, v in others.items()}})
    lines = site.check("--today", "2026-11-21").problems
    return [line for line in lines if line.endswith(tuple(f"[{rule}]" for rule in RULES))]


MISSING = "content/role.md: info: the role does not say what it pays [salary-missing]"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("# Engineer\n\nBuild gauges.\n", [MISSING], id="nothing"),
        pytest.param(
            "# Engineer\n\nYou own a budget of €2 million. We raised $40M, and every colleague "
            "has a learning budget of €1,000 a year and €400 of equipment.\n",
            [MISSING],
            id="sums that are no pay",
        ),
        pytest.param(
            "# Engineer\n\nWe offer a competitive salary.\n",
            ["content/role.md:3:12: info: `competitive salary` says nothing about pay "
             "[salary-vague]"],
            id="competitive",
        ),
        pytest.param(
            "---\nsalary: Competitive, DOE\n---\n\n# Engineer\n",
            ["content/role.md:2:9: info: `Competitive, DOE` says nothing about pay "
             "[salary-vague]"],
            id="competitive in front matter",
        ),
        pytest.param(
            "---\nlang: de\n---\n\n# Mechaniker\n\nWir zahlen ein attraktives Gehalt.\n",
            ["content/role.md:7:16: info: `attraktives Gehalt` says nothing about pay "
             "[salary-vague]"],
            id="in German",
        ),
        pytest.param(
            "# Engineer\n\nThe salary is €60,000 to €75,000 a year, depending on experience.\n",
            ["content/role.md:3:15: info: `€60,000 to €75,000` stands only in the text, where job "
             "boards do not find it [salary-in-text]"],
            id="only in the text",
        ),
        pytest.param(
            "---\nsalary: {min: 60000, currency: EUR, period: year}\n---\n\n# Engineer\n",
            ["content/role.md:2:9: info: pay has no upper end [salary-range]"],
            id="no upper end",
        ),
        pytest.param(
            "---\nsalary: up to €60,000 a year\n---\n\n# Engineer\n",
            ["content/role.md:2:9: info: pay has no lower end [salary-range]"],
            id="no lower end",
        ),
        pytest.param(
            "---\nsalary: {min: 40000, max: 95000, currency: EUR, period: year}\n---\n\n# Role\n",
            ["content/role.md:2:9: info: pay from 40,000 to 95,000 EUR is a wide range "
             "[salary-range]"],
            id="wide",
        ),
    ],
)  # fmt: skip
def test_pay_is_not_said_well(site: SiteOnDisk, page: str, expected: list[str]) -> None:
    assert found(site, page) == expected


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "---\nsalary: {min: 60000, max: 75000, currency: EUR, period: year}\n---\n\n# Role\n\n"
            "A competitive salary, commensurate with experience.\n",
            id="a range, and words beside it",
        ),
        pytest.param(
            "---\nsalary: {min: 2450, max: 2450, currency: EUR, period: month}\n---\n\n# Intern\n",
            id="one sum",
        ),
        pytest.param("---\nemployment_type: volunteer\n---\n\n# Helper\n", id="a volunteer"),
        pytest.param("---\nstatus: closed\n---\n\n# Engineer\n", id="a role that is over"),
        pytest.param(
            "---\nrole: false\n---\n\n# Pay\n\nWe pay competitive salaries.\n", id="no role"
        ),
        pytest.param('---\nsalary: "TVöD E 13, 4.200 bis 5.700 €"\n---\n\n# Rolle\n', id="a scale"),
    ],
)
def test_pay_is_said(site: SiteOnDisk, page: str) -> None:
    assert found(site, page) == []


@pytest.mark.parametrize(
    "text",
    [
        "Salary: £45k - £55k",
        "Compensation is $120,000–$150,000 plus equity.",
        "You earn 3.260 € bis 4.050 € im Monat.",
        "19,80 € bis 24,60 € in der Stunde",
        "8,200 to 9,200 zł a month",
        "CHF 110'000 to 130'000",
        "$25 per hour",
        "This role has a salary of £20-30k depending on experience.",
        "The pay range is USD 90,000 to 110,000.",
        "Rémunération : 45 000 € par an",
    ],
)
def test_figures_of_pay_are_found(site: SiteOnDisk, text: str) -> None:
    lines = found(site, f"# Role\n\n## What we offer\n\n- {text}\n")

    assert [line.rpartition(" ")[2] for line in lines] == ["[salary-in-text]"]


@pytest.mark.parametrize(
    "text",
    [
        "You sign contracts of up to €50,000.",
        "We manage $3bn for our customers.",
        "We pay €150 for your half day.",
        "A training budget of $2,000 per year",
        "A referral bonus of €1,500",
        "Our customers pay from $10 to $500 a month.",
        "Revenue grew from $4M to $9M a year.",
        "On call one week in eight, for €380 a week",
        "You raised a series A of $12 million.",
        "Version 3.5 to 4.0 in 2026",
    ],
)
def test_other_sums_are_no_pay(site: SiteOnDisk, text: str) -> None:
    assert found(site, f"# Role\n\n## What you will do\n\n- {text}\n") == [MISSING]


def test_pay_may_stand_in_a_partial(site: SiteOnDisk) -> None:
    page = "import Pay from './_pay.md';\n\n# Role\n\n<Pay />\n"

    assert found(site, page, _pay="Pay: €60,000 to €75,000 a year.\n") == []
