"""Titles of roles: what is none, and what does not belong in one."""

from __future__ import annotations

import pytest
from harness import CONFIG, SiteOnDisk
from rule_tables import by_name, found, mended

from careers.checks.title_faults import title_faults, without
from careers.checks.titles import RULES
from careers.roles.role import Place, Role

ROLE = Role(job_id="ENG-042", places=(Place("Pirna, Germany", city="Pirna", country="DE"),))
COMPANIES = ("Pegelmark GmbH",)


@pytest.mark.parametrize(
    "title",
    [
        "C++", "SRE II", "Engineer (m/f/d)", "Senior Engineer, Data", "QA Lead", "SAP ABAP", "CTO",
        "C#/.NET Developer", "Entwickler:in (m/w/d)", "Test Engineer", "Support Engineer (L2)",
        "Auditor (ISO 27001)", "Auditor (ISO-27001)", "Remote Sensing Scientist",
        "401(k) Specialist",
        "Engineer (Remote Sensing)", "Architect (Hybrid Cloud)", "Engineer (IT)", "Analyst (QA)",
        "Internship 2027", "Ausbildung Mechatronik 2027", "Windows Server 2022 Administrator",
        "Engineer (part-time)", "Nurse (maternity cover)", "Boeing 737 Pilot", "COVID-19 Analyst",
        "Grade 3 Teacher", "Band 6 Nurse", "4K Video Engineer", "Engineer: Backend",
        "Data Engineer",
        "Head of Data", "PhD position: Hydrology", "Job Coach", "Position Sensor Engineer",
        "Advertising Manager", "Hiring Manager", "Engineer – Web3", "L3 Engineer",
        "Responsable d’équipe", "水文技師", "Engineer (Python, Rust)", "Producer, Today at Nine",
        "Level 3 Welder", "Java Developer (Spring)", "24/7 Dispatcher", "Page Designer",
    ],
)  # fmt: skip
def test_titles_that_are_fine(title: str) -> None:
    assert [fault.what for fault in title_faults(title, ROLE, COMPANIES, "Data")] == []


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("# Engineer, €60k\n", "1:13"),
        ("Engineer,\nand always €60k\n===\n", "1:1"),
        ('---\ntitle: "Engineer, €60k"\n---\n', "2:19"),
        ('---\ntitle: "\\u0045ngineer, €60k"\n---\n', "2:9"),
    ],
)
def test_a_fault_lies_where_the_title_was_written(site: SiteOnDisk, page: str, place: str) -> None:
    expected = f"{place}: warning: the title says the pay, `€60k` [title-shape]"

    assert found(site, page, RULES) == [expected]


@pytest.mark.parametrize(
    ("title", "what", "clean"),
    [
        ("Platform Engineer (job description)", "`(job description)` is no part of the job's name",
         "Platform Engineer"),
        ("Engineer - Job Advert", "`- Job Advert` is no part of the job's name", "Engineer"),
        ("Job Description: Cook", "`Job Description:` is no part of the job's name", "Cook"),
        ("Engineer job description", "`job description` is no part of the job's name", "Engineer"),
        ("We're hiring: Engineer", "`We're hiring:` is no part of the job's name", "Engineer"),
        ("SENIOR ENGINEER (m/f/d)", "the title is all in capitals", ""),
        ("Engineer!!", "a title has no exclamation mark", "Engineer"),
        ("Engineer, €60k-€70k", "the title says the pay, `€60k-€70k`", "Engineer"),
        ("Cook 50,000 - 60,000 EUR", "the title says the pay, `50,000 - 60,000 EUR`", "Cook"),
        ("Designer, GS-13", "`GS-13` means nothing to candidates", "Designer"),
        ("Designer (GS 12/13)", "`GS 12/13` means nothing to candidates", "Designer"),
        ("Engineer (Req. 12345)", "`Req. 12345` means nothing to candidates", "Engineer"),
        ("ENG-042 Engineer", "`ENG-042` means nothing to candidates", "Engineer"),
        ("Engineer [FS-018]", "`FS-018` means nothing to candidates", "Engineer"),
        ("Engineer #4711", "`#4711` means nothing to candidates", "Engineer"),
        ("Adviser (Grade 7)", "`Grade 7` means nothing to candidates", "Adviser"),
        ("Engineer (Pirna)", "`(Pirna)` says where the job is", "Engineer"),
        ("Engineer (Pirna or remote)", "`(Pirna or remote)` says where the job is", "Engineer"),
        ("Engineer (100% Remote)", "`(100% Remote)` says where the job is", "Engineer"),
        ("Engineer [Germany]", "`[Germany]` says where the job is", "Engineer"),
        ("Engineer (US only)", "`(US only)` says where the job is", "Engineer"),
        ("Engineer (m/f/d) (Hybrid)", "`(Hybrid)` says where the job is", "Engineer (m/f/d)"),
        ("Engineer, 2026", "`2026` will soon be a year of the past", "Engineer"),
        ("Engineer (2027)", "`2027` will soon be a year of the past", "Engineer"),
        ("Pegelmark: Engineer", "`Pegelmark:` is no part of the job's name", "Engineer"),
        ("Engineer at Pegelmark", "`at Pegelmark` is no part of the job's name", "Engineer"),
        ("Engineer | Pegelmark", "`| Pegelmark` is no part of the job's name", "Engineer"),
        ("Data: Engineer", "`Data:` is no part of the job's name", "Engineer"),
        ("Engineer " + "for river and rain gauges " * 4,
         "a title of 112 characters; aim at 80 or fewer", ""),
    ],
)  # fmt: skip
def test_what_does_not_belong_in_a_title(title: str, what: str, clean: str) -> None:
    faults = list(title_faults(title, ROLE, COMPANIES, "Data"))

    assert what in [fault.what for fault in faults]
    fault = next(fault for fault in faults if fault.what == what)
    assert (without(title, fault) if fault.end else "") == clean


CASES = {
    "a title that says nothing, over a heading that names a document": (
        "---\ntitle: job advert\n---\n\n# Platform Engineer (job description)\n\nA\n",
        "2:8: error: `job advert` does not say which job it is [title-generic]",
        "2:8: warning: the title is `job advert`, and the heading in line 5 is"
        " `Platform Engineer (job description)` [title-h1]",
        "5:21: warning: `(job description)` is no part of the job's name [title-shape]",
    ),
    "several faults, each at its place": (
        '---\ntitle: "HIRING: SENIOR ENGINEER (GS-13) €60,000!"\n---\n\nA\n',
        "2:9: warning: `HIRING:` is no part of the job's name [title-shape]",
        "2:9: warning: the title is all in capitals [title-shape]",
        "2:34: warning: `GS-13` means nothing to candidates [title-shape]",
        "2:41: warning: the title says the pay, `€60,000` [title-shape]",
        "2:48: warning: a title has no exclamation mark [title-shape]",
    ),
    "no title at all": (
        "Build gauges.\n\n## Work\n\nA\n",
        "error: the page has no title, so candidates read `role` [title-missing]",
    ),
    "a title and a heading that say the same, once": (
        "---\ntitle: Engineer (Remote)\n---\n\n# Engineer *(remote)* {#top}\n\nA\n",
        "2:17: warning: `(Remote)` says where the job is [title-shape]",
    ),
    "a heading that says more than the title": (
        "---\ntitle: Engineer\n---\n\n# 🌊 Engineer, Flood Data\n\nA\n",
    ),
    "a heading that is decoration, with the job's name in a key of its own": (
        "---\ntitle: Gauges\njob_title: Engineer\n---\n\n# Come and build gauges\n\nA\n",
    ),
    "two names for one job": (
        "---\ntitle: Engineer\n---\n\n# Hydrologist\n\nA\n",
        "2:8: warning: the title is `Engineer`, and the heading in line 5 is `Hydrologist`"
        " [title-h1]",
    ),
    "generic titles of several languages": (
        "# Stellenanzeige\n\nA\n",
        "1:3: error: `Stellenanzeige` does not say which job it is [title-generic]",
    ),
    "white space in quotes": (
        "---\ntitle: ' Engineer'\n---\n\nA\n",
        "2:9: warning: the title begins or ends with a space [title-space]",
    ),
    "a page that is no role": ("---\nrole: false\ntitle: Test\n---\n\nA\n",),
    "a role that is over": ("---\nstatus: closed\ntitle: Test\n---\n\nA\n",),
}


@by_name(CASES)
def test_titles(site: SiteOnDisk, page: str, expected: list[str]) -> None:
    assert found(site, page, RULES) == expected


@pytest.mark.parametrize(
    "title",
    ["Title", "Test", "test 2", "Untitled", "Position", "Job title", "Open position", "Vacancy",
     "Copy of template", "TBD", "Job Description", "New role", "Jobs", "[Job Title]", "title here"],
)  # fmt: skip
def test_titles_that_any_job_could_have(site: SiteOnDisk, title: str) -> None:
    lines = found(site, f"---\ntitle: '{title}'\n---\n\nA\n", RULES)

    assert lines == [f"2:9: error: `{title}` does not say which job it is [title-generic]"]


def test_the_company_is_known_from_the_configuration(site: SiteOnDisk) -> None:
    site.write({"careers.toml": CONFIG + '[careers.company]\nname = "Pegelmark GmbH"\n'})

    assert found(site, "# Pegelmark – Engineer\n\nA\n", RULES) == [
        "1:3: warning: `Pegelmark –` is no part of the job's name [title-shape]"
    ]


def test_a_hint_gives_the_title_without_its_fault(site: SiteOnDisk) -> None:
    site.write(
        {"content/role.md": "---\ntitle: job ad\n---\n\n# Engineer (job description)\n\nA\n"}
    )
    hints = site.check().stderr

    assert "  write `title: Engineer`, or delete the line\n" in hints
    assert "  write `Engineer`\n" in hints


def test_white_space_round_a_title_goes(site: SiteOnDisk) -> None:
    page = "---\ntitle: ' Engineer ' # x\n---\n\nA\n"

    assert mended(site, page) == "---\ntitle: 'Engineer' # x\n---\n\nA\n"
