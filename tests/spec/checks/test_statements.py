"""Sentences that every advert needs, once for a site or on each page."""

from __future__ import annotations

import pytest
from harness import CONFIG, SiteOnDisk

RULES = ("eeo-missing", "accommodation-missing")
EEO, ADJUSTED = "[eeo-missing]", "[accommodation-missing]"


def found(site: SiteOnDisk, files: dict[str, str]) -> list[str]:
    site.write({f"content/{name}": text for name, text in files.items()})
    lines = site.check("--today", "2026-11-21").problems
    return [line for line in lines if line.endswith(tuple(f"[{rule}]" for rule in RULES))]


def test_a_role_lacks_both(site: SiteOnDisk) -> None:
    assert found(site, {"role.md": "# Role\n\nBuild gauges.\n"}) == [
        "content/role.md: info: the role does not say that everyone is welcome to apply "
        "[eeo-missing]",
        "content/role.md: info: the role does not say whom to ask for adjustments "
        "[accommodation-missing]",
    ]


def test_what_several_roles_lack_is_said_once(site: SiteOnDisk) -> None:
    assert found(site, {"a.md": "# A\n", "b.md": "# B\n", "c.md": "# C\n"}) == [
        "careers.toml: info: 3 roles do not say that everyone is welcome to apply [eeo-missing]",
        "careers.toml: info: 3 roles do not say whom to ask for adjustments "
        "[accommodation-missing]",
    ]


def test_a_text_for_all_roles_is_enough(site: SiteOnDisk) -> None:
    texts = '[careers]\nequalOpportunity = "All are equal."\naccessibility = "Ask Kim."\n'
    site.write({"careers.toml": CONFIG + texts})

    assert found(site, {"a.md": "# A\n", "b.md": "# B\n"}) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "We are an equal opportunity employer."),
        ("en", "We hire regardless of age or origin."),
        ("en", "We welcome applications from people of all backgrounds."),
        ("en", "**Diversity** matters to us."),
        ("de", "Wir freuen uns über alle, unabhängig von Alter und Herkunft."),
        ("de", "Diversity gehört zu uns."),
        ("fr", "Nous défendons l'égalité des chances."),
        ("es", "Fomentamos la igualdad de oportunidades."),
    ],
)
def test_everyone_is_welcome(site: SiteOnDisk, language: str, sentence: str) -> None:
    lines = found(site, {"role.md": f"---\nlang: {language}\n---\n\n# Role\n\n{sentence}\n"})

    assert [line.rpartition(" ")[2] for line in lines] == [ADJUSTED]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Ask for reasonable adjustments at any time."),
        ("en", "We provide accommodations in interviews."),
        ("de", "Unser Haus ist barrierefrei."),
        ("de", "Schwerbehinderte Menschen werden bevorzugt."),
        ("fr", "Des aménagements sont possibles en situation de handicap."),
    ],
)
def test_adjustments_are_offered(site: SiteOnDisk, language: str, sentence: str) -> None:
    lines = found(site, {"role.md": f"---\nlang: {language}\n---\n\n# Role\n\n{sentence}\n"})

    assert [line.rpartition(" ")[2] for line in lines] == [EEO]


@pytest.mark.parametrize(
    "files",
    [
        {
            "role.md": "import Eeo from './_eeo.md';\n\n# Role\n\n<Eeo />\n",
            "_eeo.md": "Equal opportunity for all; ask for adjustments.\n",
        },
        {
            "role.md": "# Role\n",
            "us.md": "---\nrole: false\n---\n\n# Us\n\nEqual opportunity; adjustments.\n",
        },
        {"role.md": "---\nstatus: closed\n---\n\n# Role\n"},
    ],
    ids=["a partial", "another page", "a role that is over"],
)
def test_nothing_is_missing(site: SiteOnDisk, files: dict[str, str]) -> None:
    assert found(site, files) == []


def test_front_matter_says_nothing_to_readers(site: SiteOnDisk) -> None:
    page = "---\ntags: [diversity, accessibility]\n---\n\n# Role\n"

    assert len(found(site, {"role.md": page})) == 2
