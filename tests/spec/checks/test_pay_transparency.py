"""Profiles of pay transparency: which roles they are asked of, what they find, what they print."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from harness import CONFIG, SiteOnDisk

from careers.checks.pay_profiles import PROFILES
from careers.config.careers_table import PAY_PROFILES

PAY = "salary: {min: 60000, max: 75000, currency: USD, period: year}\n"
ONTARIO = "locations: [{city: Toronto, region: ON, country: CA}]\n"
COLORADO = "locations: [{city: Denver, region: CO, country: US}]\n"
BERLIN = "locations: [{city: Berlin, country: DE}]\n"


def found(site: SiteOnDisk, profiles: str, front_matter: str, text: str = "") -> list[str]:
    site.write({"careers.toml": f"{CONFIG}[careers]\npayTransparency = [{profiles}]\n"})
    site.write({"content/role.md": f"---\n{front_matter}---\n\n# Engineer\n\n{text}\n"})
    lines = site.check("--today", "2026-11-21").problems
    return [line for line in lines if "[pay-transparency-" in line]


def rules(lines: list[str]) -> list[str]:
    return [line.rpartition("[pay-transparency-")[2].rstrip("]") for line in lines]


def test_the_profiles_of_the_configuration_are_those_with_facts() -> None:
    assert tuple(one.id for one in PROFILES) == PAY_PROFILES


def test_every_profile_names_its_source() -> None:
    assert [one.id for one in PROFILES if not one.source or not one.name or not one.asks] == []


@pytest.mark.parametrize(
    ("profiles", "front_matter", "expected"),
    [
        pytest.param(
            '"CA-ON"',
            ONTARIO,
            [
                "content/role.md: error: the role does not say what it pays, as adverts in Ontario "
                "(since 2026-01-01) should [pay-transparency-pay]",
                "content/role.md: info: the role does not say whether AI screens applications, as "
                "adverts in Ontario (since 2026-01-01) should where it does [pay-transparency-ai]",
                "content/role.md: warning: the role does not say whether it is vacant now, as "
                "adverts in Ontario (since 2026-01-01) should [pay-transparency-vacancy]",
            ],
            id="Ontario",
        ),
        pytest.param(
            '"US-CO", "US-WA"',
            "workplace: remote\napplicant_locations: [US]\n",
            [
                "content/role.md: error: the role does not say until when one can apply, as "
                "adverts in Colorado (since 2021-01-01) should [pay-transparency-closing-date]",
                "content/role.md: error: the role does not say what it pays, as adverts in "
                "Colorado (since 2021-01-01) and the state of Washington should "
                "[pay-transparency-pay]",
                "content/role.md: warning: the role does not describe benefits, as adverts in "
                "Colorado (since 2021-01-01) and the state of Washington should "
                "[pay-transparency-benefits]",
            ],
            id="two states of applicants who may live in all of them",
        ),
        pytest.param(
            '"EU"',
            BERLIN,
            [
                "content/role.md: warning: the role does not say what it pays, which people should "
                "hear before an interview in the EU (since 2026-06-07) "
                "[pay-transparency-before-interview]",
            ],
            id="the EU asks for pay before the interview",
        ),
        pytest.param(
            '"CA-ON"',
            ONTARIO + "salary: {min: 80000, max: 140000, currency: CAD, period: year}\n"
            "vacancy: existing\nai_screening: false\n",
            [
                "content/role.md:3:9: error: the range of pay is C$60,000 a year wide, and adverts "
                "in Ontario (since 2026-01-01) should stay within C$50,000 "
                "[pay-transparency-width]",
            ],
            id="a wide range in Ontario",
        ),
        pytest.param(
            '"US-CO"',
            COLORADO + 'salary: "$40,000 and up"\ncloses: 2026-12-31\nbenefits: [a pension]\n',
            [],
            id="what cannot be read as a range is not said to be open",
        ),
        pytest.param(
            '"US-CO"',
            COLORADO + "salary: {min: 40000, currency: USD, period: year}\ncloses: 2026-12-31\n"
            "benefits: [a pension]\n",
            [
                "content/role.md:3:9: error: pay has only one end, and adverts in Colorado (since "
                "2021-01-01) should name both [pay-transparency-range]",
            ],
            id="pay with one end",
        ),
    ],
)
def test_a_profile_asks(
    site: SiteOnDisk, profiles: str, front_matter: str, expected: list[str]
) -> None:
    assert sorted(found(site, profiles, front_matter)) == sorted(expected)


@pytest.mark.parametrize(
    ("profiles", "front_matter", "text"),
    [
        pytest.param('"CA-ON", "US-CO"', BERLIN, "", id="a role in Berlin"),
        pytest.param('"EU"', ONTARIO, "", id="a role in Toronto and the EU"),
        pytest.param(
            '"US-CO"', "locations: [{city: Austin, region: TX, country: US}]\n", "", id="Texas"
        ),
        pytest.param('"US-DE"', "locations: [{city: Dover, region: Delaware, country: US}]\n", "",
                     id="a rule that begins next year"),
        pytest.param(
            '"US-OH-CLE"', "locations: [{city: Columbus, region: OH, country: US}]\n", "",
            id="another city of the state",
        ),
        pytest.param('"US-CO"', "status: filled\n" + COLORADO, "", id="a role that is over"),
        pytest.param("", COLORADO, "", id="nobody asks"),
        pytest.param(
            '"US-CO"', COLORADO,
            "Pay is $60,000 - $75,000 a year.\n\n## Benefits\n\n- A pension\n\n"
            "We take applications on an ongoing basis.",
            id="the text says it all",
        ),
        pytest.param(
            '"CA-ON"', ONTARIO,
            "The salary is C$60,000 to C$75,000 a year. This is an existing vacancy. We do not use "
            "AI to screen applications.",
            id="the text says it all in Ontario",
        ),
        pytest.param(
            '"CA-ON"',
            ONTARIO + "salary: {min: 180000, max: 260000, currency: CAD, period: year}\n"
            "vacancy: pool\nai_screening: true\n",
            "",
            id="a range of high pay may be wide",
        ),
        pytest.param('"EU"', BERLIN + PAY, "We do not ask for your current salary.", id="none"),
        pytest.param('"EU"', BERLIN + PAY + "title: Kaufmann/Kauffrau\n", "", id="both sexes"),
    ],
)  # fmt: skip
def test_a_profile_has_nothing_to_ask(
    site: SiteOnDisk, profiles: str, front_matter: str, text: str
) -> None:
    assert found(site, profiles, front_matter, text) == []


@pytest.mark.parametrize(
    ("profile", "front_matter"),
    [
        ("CA-ON", "locations: [Toronto, ON; Berlin]\n"),
        ("CA-ON", "locations: [{city: Ottawa, region: Ontario, country: Canada}]\n"),
        ("CA-ON", "locations: [{city: Berlin, country: DE}, {region: ON, country: CA}]\n"),
        ("CA-ON", "workplace: remote\napplicant_locations: [CA]\n"),
        ("CA-ON", 'locations: ["Remote - Canada"]\n'),
        ("CA-ON", "workplace: remote\n"),
        ("EU", "workplace: remote\napplicant_locations: [PL]\n"),
        ("EU", "workplace: remote\napplicant_locations: [Europe]\n"),
        ("US-OH-CLE", "locations: [{city: Cleveland, region: OH, country: US}]\n"),
        ("IT", 'locations: ["Milan, Italy"]\n'),
    ],
)
def test_every_place_of_a_role_counts(site: SiteOnDisk, profile: str, front_matter: str) -> None:
    asked = set(rules(found(site, f'"{profile}"', front_matter)))

    assert asked & {"pay", "before-interview"}


def test_questions_about_former_pay(site: SiteOnDisk) -> None:
    text = "Send your CV with your current salary.\n\nSalary history?"

    assert found(site, '"EU"', BERLIN + PAY, text) == [
        "content/role.md:8:14: warning: `with your current salary` asks about former pay, and "
        "adverts in the EU (since 2026-06-07) should not [pay-transparency-history]",
        "content/role.md:10:1: warning: `Salary history` asks about former pay, and adverts in the "
        "EU (since 2026-06-07) should not [pay-transparency-history]",
    ]


def test_a_title_names_one_sex(site: SiteOnDisk) -> None:
    site.write({"careers.toml": f'{CONFIG}[careers]\npayTransparency = ["EU"]\n'})
    site.write({"content/role.md": f"---\n{BERLIN}{PAY}---\n\n# Travelling Salesman\n"})
    lines = site.check("--today", "2026-11-21").problems

    assert [line for line in lines if "[pay-transparency-" in line] == [
        "content/role.md: warning: `Salesman` in the title names one sex, and in the EU (since "
        "2026-06-07) it should not [pay-transparency-title]"
    ]


def test_a_finding_names_its_source_and_when_it_was_read(site: SiteOnDisk) -> None:
    site.write({"careers.toml": f'{CONFIG}[careers]\npay_transparency = ["IT"]\n'})
    site.write({"content/role.md": "---\nlocations: [{city: Rome, country: IT}]\n---\n\n# Role\n"})
    said = site.check("--today", "2026-11-21").stderr

    assert "read in November 2026, no legal advice: Italy: teamed.global's tracker" in said


def test_text_that_all_roles_share_may_describe_benefits(site: SiteOnDisk) -> None:
    page = "---\nlocations: [{city: Reno, region: NJ, country: US}]\n" + PAY + "---\n\n# Role\n"
    site.write({"content/role.md": page})
    config = f'{CONFIG}[careers]\nbenefits = "A pension."\npayTransparency = ["US-NJ"]\n'
    site.write({"careers.toml": config})
    lines = site.check("--today", "2026-11-21").problems

    assert [line for line in lines if "[pay-transparency-" in line] == []


def test_an_unknown_profile_is_an_error_with_the_list(site: SiteOnDisk) -> None:
    site.write({"careers.toml": f'{CONFIG}[careers]\npay_transparency = ["EU", "US-TX"]\n'})
    site.write({"content/role.md": "# Role\n"})
    result = site.check()

    assert (
        "careers.toml:5:27: error: there is no profile `US-TX` of pay transparency [config-value]"
        in result.problems
    )
    assert f"the profiles are {', '.join(f'`{one}`' for one in PAY_PROFILES)}" in result.stderr


def test_the_manual_is_current() -> None:
    path = Path(__file__).parents[3] / "docs" / "generate_pay_transparency.py"
    spec = importlib.util.spec_from_file_location("generate_pay_transparency", path)
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)

    assert generator.FILE.read_text("utf-8") == generator.manual()
