"""Words that tell some people they are not meant, and the same words where they mean others."""

from __future__ import annotations

import pytest
from harness import SiteOnDisk


def found(site: SiteOnDisk, page: str) -> list[str]:
    site.write({"content/role.md": page})
    lines = site.check("--today", "2026-11-21").problems
    return [line for line in lines if line.endswith("[exclusionary]")]


ENGLISH = """\
We look for a ninja. -> 15 ninja
Be our JavaScript Ninja! -> 19 Ninja
Be a Ninja in SQL -> 6 Ninja
A rockstar engineer -> 3 rockstar
Rock star wanted -> 1 Rock star
You are a marketing guru -> 21 guru
A code wizard -> 3 code wizard
A sales superstar -> 9 superstar
He or she reports to the head. -> 1 He or she
The candidate writes his/her own tests. -> 22 his/her
(S)he reports to Kim -> 1 (S)he
You plan manpower for floods -> 10 manpower
About 40 man-hours a week -> 10 man-hours
A travelling salesman -> 14 salesman
You lead three foremen -> 16 foremen
You guys will love it -> 1 You guys
A young and dynamic team -> 3 young and dynamic
Our young team -> 5 young team
For young professionals -> 5 young professionals
A youthful environment -> 3 youthful environment
You are a digital native -> 11 digital native
You are between 20 and 30 years old -> 1 You are between 20 and 30 years old
Recent graduates only -> 1 Recent graduates only
Native speaker of German -> 1 Native speaker
English native speaker -> 1 English native speaker
Native English is a must -> 1 Native English
German mother tongue -> 1 German mother tongue
Canadian experience is an asset -> 1 Canadian experience
Two years of Canadian work experience -> 14 Canadian work experience
You are able-bodied -> 9 able-bodied"""
GERMAN = """\
Ein junges, dynamisches Team -> 5 junges, dynamisches
Wir sind ein junges Team -> 14 junges Team
Du bist Muttersprachler -> 9 Muttersprachler
Deutsch als Muttersprache -> 1 Deutsch als Muttersprache
Mechaniker (m/w) gesucht -> 12 (m/w)
Ein echter Vertriebs-Ninja -> 22 Ninja
Digital Natives willkommen -> 1 Digital Natives"""
FRENCH = """\
Une équipe jeune et dynamique -> 5 équipe jeune et dynamique
De langue maternelle anglaise -> 1 De langue maternelle anglaise"""
SPANISH = """\
Un equipo joven y dinámico -> 4 equipo joven y dinámico
Inglés nativo -> 1 Inglés nativo"""


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (language, line)
        for language, lines in (("en", ENGLISH), ("de", GERMAN), ("fr", FRENCH), ("es", SPANISH))
        for line in lines.splitlines()
    ],
)
def test_a_word_leaves_people_out(site: SiteOnDisk, language: str, line: str) -> None:
    text, _, expected = line.partition(" -> ")
    column, _, word = expected.partition(" ")
    lines = found(site, f"---\nlang: {language}\n---\n\n# Role\n\n{text}\n")

    assert [one.partition("` ")[0] for one in lines] == [
        f"content/role.md:7:{column}: warning: `{word}"
    ]


NONE_OF_THEM = """\
We do not look for rockstars or ninjas.
No gurus, no heroes.
You need not be a native speaker.
We don't ask for Canadian experience.
We build with CMake and ninja.
Our builds use Ninja and ccache.
You improve reviews with CodeGuru.
We keep our knowledge in Guru and Notion.
You join the yearly hackathon.
You write the setup wizard of our installer.
You have worked at Rockstar Games.
We are a young company of 40 people.
You teach young people in schools.
Clients are children and young adults.
A young product with few users.
Pronouns (she/her, he/him, they/them) stand in our profiles.
Tell us your pronouns: he/she/they.
We work with digital native companies.
You write native mobile apps for Android.
You use React Native every day.
Cloud native infrastructure
You speak English besides your mother tongue.
The craftsmanship of our workshop
You report to Chairman Wei.
Supplied by ManpowerGroup.
The patients are between 20 and 30 years old.
You must be 18 or older, as the law asks for it.
You are 20 to 30 minutes from the river by train.
JEDI is what we call justice, equity, diversity and inclusion.
A human person plans the hours."""


@pytest.mark.parametrize("line", NONE_OF_THEM.splitlines())
def test_the_same_word_means_something_else(site: SiteOnDisk, line: str) -> None:
    assert found(site, f"# Role\n\n{line}\n") == []


def test_titles_and_teasers_are_read_too(site: SiteOnDisk) -> None:
    page = """\
---
title: "JavaScript Ninja"
description: >-
  We need somebody
  who is young and hungry.
tags: [ninja]
---

## What a guru does

`ninja` and [a friend](https://ninja.example) <!-- guru -->
"""

    assert found(site, page) == [
        "content/role.md:2:20: warning: `Ninja` says little about the work and keeps people from "
        "applying [exclusionary]",
        "content/role.md:5:10: warning: `young and hungry` says that older people are not meant "
        "[exclusionary]",
        "content/role.md:9:11: warning: `guru` says little about the work and keeps people from "
        "applying [exclusionary]",
    ]


def test_words_of_one_language_are_none_in_another(site: SiteOnDisk) -> None:
    page = "---\nlang: fr\n---\n\n# Rôle\n\nUn foreman (m/w) et un junges Team.\n"

    assert found(site, page) == []


def test_other_pages_are_read_and_roles_that_are_over_are_not(site: SiteOnDisk) -> None:
    site.write({"content/us.md": "---\nrole: false\n---\n\n# Us\n\nWe are rockstars.\n"})

    assert found(site, "---\nstatus: filled\n---\n\n# Role\n\nBe a rockstar.\n") == [
        "content/us.md:7:8: warning: `rockstars` says little about the work and keeps people from "
        "applying [exclusionary]"
    ]
