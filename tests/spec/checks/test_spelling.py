"""`careers check --spell`: slips that it finds, and right words that it leaves alone."""

from __future__ import annotations

import sys

import pytest
from harness import CONFIG, SiteOnDisk


def found(site: SiteOnDisk, page: str) -> list[str]:
    site.write({"content/role.md": page})
    lines = site.check("--spell", "--today", "2026-11-21").problems
    return [line for line in lines if line.endswith(("[spelling]", "[spelling-unchecked]"))]


@pytest.mark.parametrize(
    ("language", "slip", "word"),
    [
        ("en", "wendors", "vendors"),
        ("en", "responsibilites", "responsibilities"),
        ("en", "experiance", "experience"),
        ("en", "managment", "management"),
        ("en", "recieve", "receive"),
        ("en", "colaborate", "collaborate"),
        ("en", "benifits", "benefits"),
        ("de", "Erfarung", "Erfahrung"),
        ("de", "Kentnisse", "Kenntnisse"),
        ("de", "nähmlich", "nämlich"),
        ("fr", "recrutment", "recrutement"),
        ("nl", "sollictatie", "sollicitatie"),
    ],
)
def test_a_slip_is_found_with_what_was_meant(
    site: SiteOnDisk, language: str, slip: str, word: str
) -> None:
    site.write({"content/role.md": f"---\nlang: {language}\n---\n\n# Role\n\n- x1 {slip} x2\n"})
    result = site.check("--spell")

    assert f"content/role.md:7:6: warning: `{slip}` is in no dictionary [spelling]" in (
        result.problems
    )
    assert f"did you mean `{word}`?" in result.stderr


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The colour of our organised centre, its metres, catalogue and licence"),
        ("en", "Onboarding, roadmaps, webhooks and a performant codebase with datasets"),
        ("en", "A multidisciplinary team's learnable, well-known and self-healing tooling"),
        ("en", "You meet Agnieszka Wrona in Wrocław. Petra Vogel and Kolář are there, too."),
        ("en", "PostgreSQL, gRPC, IaC, K8s, ISO/IEC 17025, LTE-M, STM32U5, Node.js, kV, µA"),
        ("en", "`wendors` <wendors@a.example> https://wendors.example/wendors [x1](wendors.md)"),
        ("en", "We use datadog in our shop, and Datadog is what we call it."),
        ("en", "e.g. this, i.e. that, approx. 3 kg, co-founded, re-think"),
        ("de", "Betriebsrente, Feinwerkmechanik, Kippwaagen und Trichterringe aus Edelstahl"),
        ("de", "Zerspanungs- oder Industriemechanik, Messgeräte, Datenlogger, Homeoffice"),
        ("de", "Heidenhain und Siemens, am Fichtelberg: Kolleg:innen, Entwickler*innen"),
        ("de", "Alle Schritte stehen unter How we hire, im Team mit dem Backend"),
        ("fr", "L'équipe d'ingénieurs, lorsqu'on travaille en télétravail, qu'il pleuve"),
        ("it", "Cerchiamo dell'esperienza e l'entusiasmo; offriamo un contratto"),
    ],
)
def test_right_words_are_left_alone(site: SiteOnDisk, language: str, text: str) -> None:
    assert found(site, f"---\nlang: {language}\n---\n\n# Role\n\n{text}\n") == []


def test_nothing_is_spelt_without_the_flag(site: SiteOnDisk) -> None:
    site.write({"content/role.md": "# Role\n\nA wendor.\n"})

    assert [line for line in site.check().problems if "spelling" in line] == []


def test_a_word_is_reported_once_a_page_with_its_lines(site: SiteOnDisk) -> None:
    page = """\
---
title: Experianced engineer
description: You meet wendors.
tags: [wendorish]
---

# Role for wendors

Meet wendors, `wendors` and wendorish people.
Our managment is small. Wendors are not.
"""

    assert found(site, page) == [
        "content/role.md:2:8: warning: `Experianced` is in no dictionary [spelling]",
        "content/role.md:3:23: warning: `wendors` is in no dictionary, again in line 7, 9 "
        "[spelling]",
        "content/role.md:10:5: warning: `managment` is in no dictionary [spelling]",
        "content/role.md:10:25: warning: `Wendors` is in no dictionary [spelling]",
    ]


def test_a_site_has_words_of_its_own(site: SiteOnDisk) -> None:
    site.write({"careers.toml": f'{CONFIG}[careers.spelling]\nwords = "words.txt"\n'})
    site.write({"words.txt": "\ufeff# ours\nFlummoxer\nglorbs # of gauges\n\n"})

    assert found(site, "# Role\n\nA flummoxer glorbs and flurbs.\n") == [
        "content/role.md:3:24: warning: `flurbs` is in no dictionary [spelling]"
    ]
    assert "add it to `words.txt`" in site.check("--spell").stderr


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("words.txt", None, "there is no list of words at `words.txt`"),
        ("../words.txt", None, "there is no list of words at `../words.txt`"),
        ("words.txt", b"\xff\xfe\xfa", "the list of words `words.txt` cannot be read"),
    ],
)
def test_a_list_that_cannot_be_read_is_a_note(
    site: SiteOnDisk, name: str, content: bytes | None, expected: str
) -> None:
    site.write({"careers.toml": f'{CONFIG}[careers.spelling]\nwords = "{name}"\n'})
    if content is not None:
        site.write({name: content})

    assert found(site, "# Role\n") == [f"careers.toml: info: {expected} [spelling-unchecked]"]


def test_languages_without_a_list_are_named(site: SiteOnDisk) -> None:
    assert found(site, "---\nlang: pl\n---\n\n# Rola\n\nSzukamy inżyniera.\n") == [
        "careers.toml: info: 1 page in `pl` could not be spell-checked: there is no list "
        "[spelling-unchecked]"
    ]


def test_the_package_is_missing(site: SiteOnDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spellchecker", None)

    assert found(site, "# Role\n\nA wendor.\n") == [
        "careers.toml: info: spelling was not checked: the package pyspellchecker is not installed "
        "[spelling-unchecked]"
    ]


def test_roles_that_are_over_are_left_in_peace(site: SiteOnDisk) -> None:
    assert found(site, "---\nstatus: filled\n---\n\n# Role\n\nA wendor.\n") == []


def test_a_text_in_another_language_is_one_finding(site: SiteOnDisk) -> None:
    text = (
        "Du planst den Einsatz unserer Technikerinnen und Techniker, hältst den Kontakt zu den "
        "Behörden und sorgst dafür, dass jede Messstelle rechtzeitig gewartet wird."
    )

    assert found(site, f"# Disposition\n\n{text}\n") == [
        "content/role.md: warning: 9 words are in no dictionary: this text is not in `en` "
        "[spelling]"
    ]
    assert found(site, f"---\nlang: de\n---\n\n# Disposition\n\n{text}\n") == []
