"""Front matter of roles: keys, dates, and how to apply."""

from __future__ import annotations

import pytest
from harness import CONFIG, SiteOnDisk
from rule_tables import TODAY, by_name, found, mended

from careers.checks.front_matter import RULES

TEXT = "\n# Engineer\n\nWrite to jobs@pegelmark.example.\n"

CASES = {
    "other names and spellings of keys, at the key": (
        "---\ndepartment: Data\n'Deadline Date': 2026-12-31\nEmploymentType: full-time\nlocation: "
        f"Pirna\n---\n{TEXT}",
        "2:1: info: `department` is known as `team` [front-matter-alias]",
        "3:1: info: `Deadline Date` is known as `closes` [front-matter-alias]",
        "4:1: info: `EmploymentType` is known as `employment_type` [front-matter-alias]",
        "5:1: info: `location` is known as `locations` [front-matter-alias]",
    ),
    "keys of Docusaurus, of two meanings, and of nobody": (
        "---\ndescription: A\nimage: ./a.png\ndate: 2026-11-01\ntype: contract\nposition: 3\n"
        "keywords: [a]\ntags: [b]\nlast_update: {date: 2026-11-01}\ncontact_email: a@b.example\n"
        f"mascot: otter\nlink: https://a.example\n---\n{TEXT}",
    ),
    "a second key for the same fact": (
        "---\nteam: Data\ndepartment: Rivers\ndeadline: 2026-12-31\nexpires: 2026-12-30\n---\n"
        f"{TEXT}",
    ),
    "a role that is over": (f"---\nstatus: closed\ndepartment: Data\ncloses: TBD\n---\n{TEXT}",),
    "a page that is no role": (f"---\nrole: false\ndepartment: Data\n---\n{TEXT}",),
    "dates that are still to come": (
        f"---\ncloses: TBD\ndate_posted: 'to be announced'\nstart_date: tbc\n---\n{TEXT}",
        "2:9: warning: `closes: TBD` is no date yet [date-placeholder]",
        "3:14: warning: `date_posted: to be announced` is no date yet [date-placeholder]",
        "4:13: warning: `start_date: tbc` is no date yet [date-placeholder]",
    ),
    "dates that say what they mean, and those that are complained of elsewhere": (
        "---\nopens: TBD\ncloses: rolling\ndate_posted:\nstart_date: as soon as possible\n---\n"
        f"{TEXT}",
    ),
    "a date that cannot be read": (f"---\ncloses: Invalid date\n---\n{TEXT}",),
    "a role that closes today": (
        f"---\ncloses: 2026-11-21\n---\n{TEXT}",
        "2:9: warning: the role closes today, on 2026-11-21 [closes-soon]",
    ),
    "a role that closes within a week": (
        f"---\ncloses: 2026-11-28 12:00\n---\n{TEXT}",
        "2:9: warning: the role closes in 7 days, on 2026-11-28 [closes-soon]",
    ),
    "a role that closes later": (f"---\ncloses: 2026-11-29\n---\n{TEXT}",),
    "a role that has closed": (f"---\ncloses: 2026-11-20\n---\n{TEXT}",),
    "a role that is to come": (f"---\nopens: 2026-11-23\ncloses: 2026-11-26\n---\n{TEXT}",),
    "no way to apply": (
        "# Engineer\n\nSee [our blog](https://blog.example) and <https://a.example/gauges>.\n",
        "error: the role does not say how to apply [apply-missing]",
    ),
    "an e-mail anywhere": ("# Engineer\n\nAsk [Kim](mailto:kim@pegelmark.example).\n",),
    "a link that speaks of applying": ("# Engineer\n\n[Apply now](https://a.example/x)\n",),
    "an address of a job board": ("# Engineer\n\nhttps://boards.greenhouse.io/x/1\n",),
    "a component that speaks of applying": ("# Engineer\n\n<ApplyButton />\n",),
    "a way to apply that was never filled in is told by the reader of roles": (
        "---\napply: TBD\n---\n\n# Engineer\n\nA\n",
    ),
    "nobody can apply to a role that is over": ("---\nstatus: filled\n---\n\n# Engineer\n\nA\n",),
}


@by_name(CASES)
def test_front_matter(site: SiteOnDisk, page: str, expected: list[str]) -> None:
    assert found(site, page, RULES) == expected


def test_the_sites_own_way_to_apply_counts(site: SiteOnDisk) -> None:
    site.write({"careers.toml": f'{CONFIG}[careers]\napply = "jobs@pegelmark.example"\n'})

    assert found(site, "# Engineer\n\nA\n", RULES) == []


def test_what_a_partial_says_counts(site: SiteOnDisk) -> None:
    site.write({"content/_apply.md": "Write to jobs@pegelmark.example.\n"})

    assert found(site, "import A from './_apply.md';\n\n# Engineer\n\n<A />\n", RULES) == []


def test_keys_are_renamed_and_everything_else_stays(site: SiteOnDisk) -> None:
    page = (
        "---\r\n# whom\r\n\"Deadline Date\" : '2026-12-31'  # last day\r\nleverId: a\r\n"
        "department:   Data # x\r\nlocation:\r\n  - Pirna\r\n---\r\n\r\n# T\r\n"
    )
    site.write({"content/role.md": page})
    site.check(*TODAY, "--fix")

    assert (site.folder / "content/role.md").read_bytes().decode() == (
        "---\r\n# whom\r\n\"closes\" : '2026-12-31'  # last day\r\njob_id: a\r\n"
        "team:   Data # x\r\nlocations:\r\n  - Pirna\r\n---\r\n\r\n# T\r\n"
    )


@pytest.mark.parametrize(
    ("written", "rewritten"),
    [
        ("closes: May 14, 2027", "closes: 2027-05-14"),
        ("closes: 'May 14, 2027' # last day", "closes: '2027-05-14' # last day"),
        ('closes:   "14. Mai 2027"', 'closes:   "2027-05-14"'),
        ("closes: 20270514", "closes: 2027-05-14"),
        ("closes: 30.11.2027   # Tuesday", "closes: 2027-11-30   # Tuesday"),
        ("'closes': May 14, 2027 at 11:59 pm EDT", "'closes': 2027-05-14T23:59-04:00"),
        ("closes: 10-11-2027", "closes: 10-11-2027"),
        ("closes: 2027-05-14", "closes: 2027-05-14"),
        ("closes: >-\n  May 14,\n  2027", "closes: >-\n  May 14,\n  2027"),
        ('closes: "May\\x2014, 2027"', 'closes: "May\\x2014, 2027"'),
    ],
)
def test_dates_with_one_reading_are_rewritten(
    site: SiteOnDisk, written: str, rewritten: str
) -> None:
    page = f"---\nlevel: mid\n{written}\nteam: Data\n---\n{TEXT}"

    assert mended(site, page) == f"---\nlevel: mid\n{rewritten}\nteam: Data\n---\n{TEXT}"
