"""Sections that a role needs, and the length of its list of requirements."""

from __future__ import annotations

import pytest
from harness import SiteOnDisk

from careers.checks.role_sections import kind_of

WORK = "We build gauges that tell a town how fast its river is rising, in all weathers. " * 8
MAIL = "Questions? Ask kim@pegelmark.example."
RULES = ("section-missing", "too-many-requirements")


def found(site: SiteOnDisk, page: str, **others: str) -> list[str]:
    site.write({"content/role.md": page, **{f"content/{k}.md": v for k, v in others.items()}})
    lines = site.check("--today", "2026-11-21").problems
    return [line for line in lines if line.endswith(tuple(f"[{rule}]" for rule in RULES))]


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        (
            "duties",
            "Responsibilities|Key responsibilities|What you'll do|What you’ll do:|What you will do|"
            "You will|Duties|Key objectives|🚀 Your mission|Main duties for first 3 month:|"
            "What the job involves:|What does the job entail?|What's the role?|Your day-to-day|"
            "A typical day|In this role, you will|"
            "Deine Aufgaben|Was du tust|Das erwartet dich|Vos missions|Vous serez appelé à|"
            "Responsabilidades|Cosa farai|Wat ga je doen?|O que você vai fazer|Zakres obowiązków|"
            "Your first three months|The things you'll work on|Roles and responsibilities",
        ),
        (
            "requirements",
            "Requirements|Qualifications|What we're looking for|About you|Must have|Must-haves|"
            "Skills you need|What experience are we looking for|Employment requirements|"
            "Key requirements|Essential criteria|Our Ideal Candidate:|Who you are|Your profile|"
            "You have|You might be a good fit if|Minimum qualifications|3. Skills and experience|"
            "Was du mitbringst|Dein Profil|Anforderungen|Votre profil|"
            "Nous sommes à la recherche d'une personne qui|Requisitos|Cosa cerchiamo|"
            "Functie-eisen|Wymagania|Is this you?|What you bring|You bring",
        ),
        (
            "extras",
            "Nice to have|Nice to Have:|Good to have|Bonus|Bonus points if you have|"
            "Desirable criteria|Preferred qualifications|It would be great if you|Von Vorteil|"
            "Ce serait un plus|Mile widziane|Optional skills|Even better if",
        ),
        (
            "apply",
            "How to apply|To apply|Apply now|Interested?|How do I apply?|Next steps|"
            "So bewirbst du dich|Bewerbung|Comment postuler|Cómo postular|Come candidarsi|"
            "Hoe solliciteer je?|Como se candidatar|Jak aplikować",
        ),
        (
            "benefits",
            "Benefits|Perks|What we offer|Why join us|What's in it for you|Benefits and perks|"
            "Was wir bieten|Wir bieten|Les avantages|Ofrecemos|Arbeidsvoorwaarden|Oferujemy",
        ),
        ("role", "About the role|Overview|Role summary|The role|Job description|Le poste"),
        ("process", "Hiring process|Interview process|Our process|What to expect"),
        ("pay", "Salary|Compensation|Pay range|Gehalt"),
        ("company", "About us|About Pegelmark|Who we are|The team"),
        ("equality", "Diversity and inclusion|Equal opportunity|Reasonable adjustments"),
        ("", "Engineer|6 month and onwards:|Python|Thesis|Details of the flood of 2024||Berlin"),
    ],
)
def test_a_heading_announces(kind: str, headings: str) -> None:
    told = {heading: kind_of(heading) for heading in headings.split("|")}

    assert told == dict.fromkeys(headings.split("|"), kind)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            f"# Engineer\n\n{WORK}{MAIL}\n",
            "content/role.md: info: no section says what the work is or whom you look for "
            "or how to apply [section-missing]",
            id="a text without headings has none of the three",
        ),
        pytest.param(
            f"# Engineer\n\n**Responsibilities:**\n\n{WORK}\n\nRequirements:\n\n- {MAIL}\n",
            "content/role.md: info: no section says how to apply [section-missing]",
            id="bold lines and lines with a colon are headings too",
        ),
        pytest.param(
            "---\napply: jobs@pegelmark.example\n---\n\n# Engineer\n\n"
            f"## About the role\n\n{WORK}\n",
            "content/role.md: info: no section says whom you look for [section-missing]",
            id="front matter says how to apply, and the role is introduced",
        ),
        pytest.param(
            f"---\nlang: de\n---\n\n# Mechaniker\n\n## Deine Aufgaben\n\n{WORK}{MAIL}\n",
            "content/role.md: info: no section says whom you look for or how to apply "
            "[section-missing]",
            id="in German",
        ),
    ],
)
def test_a_section_is_missing(site: SiteOnDisk, page: str, expected: str) -> None:
    assert found(site, page) == [expected]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            f"# Engineer\n\n**What you will do:** {WORK}\n\n**You have:** patience\n\n"
            "**To apply:** write to us.\n",
            id="bold words that begin a paragraph",
        ),
        pytest.param("# Engineer\n\nWe hire. Write to us.\n", id="a short text"),
        pytest.param(
            f"# Engineer\n\n{WORK}\n\n## You bring\n\n- Patience\n\n## How to apply\n\nWrite.\n",
            id="an introduction says what the work is",
        ),
        pytest.param(
            f"# Engineer\n\n## Your job\n\n{WORK}\n\n## You bring\n\n- Patience\n",
            id="where nobody can apply at all another rule says so",
        ),
        pytest.param(
            f"# Engineer\n\n<h2>Your tasks</h2>\n\n{WORK}\n\n<h2>Your profile</h2>\n\n"
            "- Patience\n\n<h2>How to apply</h2>\n\nWrite.\n",
            id="headings in HTML",
        ),
        pytest.param(
            f"---\nstatus: filled\n---\n\n# Engineer\n\n{WORK}\n", id="a role that is over"
        ),
        pytest.param(
            f"---\nrole: false\n---\n\n# About us\n\n{WORK}\n", id="a page that is no role"
        ),
        pytest.param(
            f"---\nlang: ja\n---\n\n# Engineer\n\n{WORK}\n", id="a language it cannot read"
        ),
        pytest.param(
            f"# Engineer\n\n# Responsibilities\n\n{WORK}\n\n# Qualifications\n\n- A\n\n"
            "# Application process\n\n## How to apply\n\nWrite.\n",
            id="all headings of level one",
        ),
    ],
)
def test_no_section_is_missing(site: SiteOnDisk, page: str) -> None:
    assert found(site, page) == []


def test_a_section_may_stand_in_a_partial(site: SiteOnDisk) -> None:
    page = (
        "import Apply from './_apply.md';\n\n# Engineer\n\n## Your job\n\n"
        f"{WORK}\n\n## You bring\n\n- Patience\n\n<Apply />\n"
    )

    assert found(site, page, _apply="## How to apply\n\nWrite to us.\n") == []


def bullets(count: int, text: str = "A skill") -> str:
    return f"- {text}\n" * count


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            f"# Engineer\n\n## What we look for\n\n{bullets(8)}",
            ["content/role.md:3:1: info: 8 requirements are listed; aim at 7 or fewer "
             "[too-many-requirements]"],
            id="eight points",
        ),
        pytest.param(
            f"# Engineer\n\n**Our Ideal Candidate:**\n{bullets(4)}\n**Our Ideal Candidate:**\n"
            f"{bullets(5)}",
            ["content/role.md:3:1: info: 9 requirements are listed; aim at 7 or fewer "
             "[too-many-requirements]"],
            id="in two sections together",
        ),
        pytest.param(
            f"# Engineer\n\n## Requirements\n\n### Technical\n\n{bullets(5)}\n### Personal\n\n"
            f"{bullets(5)}",
            ["content/role.md:3:1: info: 10 requirements are listed; aim at 7 or fewer "
             "[too-many-requirements]"],
            id="below smaller headings",
        ),
        pytest.param(f"# Engineer\n\n## Requirements\n\n{bullets(7)}", [], id="seven points"),
        pytest.param(
            f"# Engineer\n\n## Requirements\n\n{bullets(5)}\n### Nice to have\n\n{bullets(9)}",
            [],
            id="what is nice to have does not count",
        ),
        pytest.param(
            f"# Engineer\n\n## You have\n\n{bullets(5)}{bullets(5, 'Rust is a plus')}",
            [],
            id="nor does it inside the list",
        ),
        pytest.param(
            f"# Engineer\n\n## Requirements\n\n{bullets(5)}  - one\n  - two\n  - three\n",
            [],
            id="details of a point do not count",
        ),
        pytest.param(
            f"# Engineer\n\n## Requirements\n\n{bullets(3)}\nOur stack:\n\n{bullets(9)}",
            [],
            id="a list of tools is none of requirements",
        ),
        pytest.param(f"# Engineer\n\n## Responsibilities\n\n{bullets(12)}", [], id="duties"),
    ],
)  # fmt: skip
def test_requirements_are_counted(site: SiteOnDisk, page: str, expected: list[str]) -> None:
    assert found(site, page) == expected
