"""Roles in several languages: what their pages say of themselves and of each other."""

from __future__ import annotations

import pytest
from harness import SiteOnDisk
from selectolax.lexbor import LexborHTMLParser

GERMAN = 'title = "Stellen"\nurl = "https://careers.example"\nbaseUrl = "/"\n'
GERMAN += '[i18n]\ndefaultLocale = "de"\nlocales = ["de"]\n'


def _role(*said: str) -> str:
    return "\n".join(["---", "title: Mechanic", *said, "---", "", "Text.", ""])


def _alternates(site: SiteOnDisk, page: str) -> list[str]:
    """``de https://…`` for each ``hreflang`` in order."""
    links = LexborHTMLParser(site.read(f"{page}/index.html")).css("link[hreflang]")
    return [
        f"{link.attributes['hreflang']} "
        + (link.attributes["href"] or "").removeprefix("https://careers.example")
        for link in links
    ]


def _html(site: SiteOnDisk, page: str) -> tuple[str | None, str | None]:
    html = LexborHTMLParser(site.read(f"{page}/index.html")).css_first("html")
    assert html is not None
    return html.attributes["lang"], html.attributes["dir"]


def _locale(site: SiteOnDisk, page: str) -> str | None:
    meta = LexborHTMLParser(site.read(f"{page}/index.html")).css_first("[property='og:locale']")
    assert meta is not None
    return meta.attributes["content"]


LANGUAGES = [
    ((), "en", "ltr", "en"),
    (("lang: de",), "de", "ltr", "de"),
    (("lang: pt_BR",), "pt-BR", "ltr", "pt_BR"),
    (("lang: ar",), "ar", "rtl", "ar"),
    (("language: he-IL",), "he-IL", "rtl", "he_IL"),
    (("language: German",), "en", "ltr", "en"),
    (("role: false", "lang: de"), "en", "ltr", "en"),
]


@pytest.mark.parametrize(("said", "lang", "direction", "locale"), LANGUAGES)
def test_a_role_page_is_in_its_own_language(
    site: SiteOnDisk, said: tuple[str, ...], lang: str, direction: str, locale: str
) -> None:
    site.write({"content/a.md": _role(*said)})
    site.build()

    assert _html(site, "a") == (lang, direction)
    assert _locale(site, "a") == locale
    assert _alternates(site, "a") == [f"{lang} /a", "x-default /a"]


def test_a_folder_says_the_language_of_its_roles(site: SiteOnDisk) -> None:
    site.write({"content/de/_category_.yml": "customProps:\n  lang: de\n"})
    site.write({"content/de/a.md": _role()})
    site.build()

    assert _html(site, "de/a") == ("de", "ltr")


def test_a_latin_page_of_an_arabic_site_is_read_from_the_left(site: SiteOnDisk) -> None:
    site.write({"careers.toml": GERMAN.replace('"de"', '"ar"')})
    site.write({"content/a.md": _role("lang: en"), "content/b.md": _role()})
    site.build()

    assert (_html(site, "a"), _html(site, "b")) == (("en", "ltr"), ("ar", "rtl"))


def test_the_pages_of_one_role_name_each_other(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/en/mechanic.md": _role("translation_key: m"),
            "content/de/mechaniker.md": _role("translation_key: m", "lang: de"),
            "content/fr/mecanicien.md": _role("translationKey: m", "lang: fr"),
            "content/other.md": _role("translation_key: o"),
            "content/third.md": _role("lang: de"),
        }
    )

    assert site.problems() == []
    for page in ("en/mechanic", "de/mechaniker", "fr/mecanicien"):
        assert _alternates(site, page) == [
            "de /de/mechaniker",
            "en /en/mechanic",
            "fr /fr/mecanicien",
            "x-default /en/mechanic",
        ]
    assert _alternates(site, "other") == ["en /other", "x-default /other"]
    assert _alternates(site, "third") == ["de /third", "x-default /third"]


def test_without_a_page_in_the_sites_language_the_first_is_for_everybody_else(
    site: SiteOnDisk,
) -> None:
    site.write({"careers.toml": GERMAN})
    site.write(
        {
            "content/a.md": _role("translation_key: m", "lang: fr"),
            "content/b.md": _role("translation_key: m", "lang: en"),
        }
    )
    site.build()

    assert _alternates(site, "a") == ["en /b", "fr /a", "x-default /b"]


def test_addresses_are_as_the_site_publishes_them(site: SiteOnDisk) -> None:
    site.write({"careers.toml": GERMAN.replace("[i18n]", "trailingSlash = true\n[i18n]")})
    site.write(
        {
            "content/a.md": _role("translation_key: m"),
            "content/b.md": _role("translation_key: m", "lang: en"),
        }
    )
    site.build()

    assert _alternates(site, "a") == ["de /a/", "en /b/", "x-default /a/"]


@pytest.mark.parametrize(
    "said", ["status: closed", "status: filled", "unlisted: true", "draft: true", "role: false"]
)
def test_a_page_that_nobody_is_to_find_is_no_translation(site: SiteOnDisk, said: str) -> None:
    site.write(
        {
            "content/a.md": _role("translation_key: m"),
            "content/b.md": _role("translation_key: m", "lang: de", said),
        }
    )
    site.build()

    assert _alternates(site, "a") == ["en /a", "x-default /a"]


def test_two_pages_in_one_language_are_no_pair(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/a.md": _role("translation_key: m"),
            "content/b.md": _role("translation_key: m"),
            "content/c.md": _role("translation_key: m", "lang: de"),
        }
    )

    assert site.problems() == [
        "content/b.md:3:18: warning: this is the role of `content/a.md` in the same language, "
        "`en` [role-translation]"
    ]
    assert _alternates(site, "a") == ["de /c", "en /a", "x-default /a"]
    assert _alternates(site, "b") == ["en /b", "x-default /b"]


def _words(site: SiteOnDisk, page: str) -> dict[str, str]:
    """What the interface says on a page."""
    html = LexborHTMLParser(site.read(f"{page}/index.html"))
    parts = {
        "skip": ".skip",
        "sidebar": ".menu summary",
        "apply": ".facts .button",
        "place": ".facts dt",
        "closes": ".facts time",
    }
    found = {name: html.css_first(selector) for name, selector in parts.items()}
    return {name: node.text().strip() for name, node in found.items() if node is not None}


WORDS = {
    "": {
        "skip": "Skip to main content",
        "sidebar": "All roles",
        "apply": "Apply",
        "place": "Location",
        "closes": "31 January 2027",
    },
    "lang: de": {
        "skip": "Zum Hauptinhalt springen",
        "sidebar": "Alle Stellen",
        "apply": "Bewerben",
        "place": "Ort",
        "closes": "31. Januar 2027",
    },
    "lang: de-CH": {
        "skip": "Zum Hauptinhalt springen",
        "sidebar": "Alle Stellen",
        "apply": "Bewerben",
        "place": "Ort",
        "closes": "31. Januar 2027",
    },
}
OPEN = ("location: Pirna", "closes: 2027-01-31", "apply: jobs@careers.example")


@pytest.mark.parametrize("said", WORDS)
def test_the_interface_speaks_the_language_of_the_page(said: str, site: SiteOnDisk) -> None:
    site.write({"content/a.md": _role(*OPEN, said), "content/b.md": _role(*OPEN)})
    site.build("--today", "2026-11-21")

    assert _words(site, "a") == WORDS[said]
    assert _words(site, "b") == WORDS[""]


def test_a_language_without_a_translation_has_the_words_of_the_site(site: SiteOnDisk) -> None:
    site.write({"careers.toml": GERMAN, "content/a.md": _role(*OPEN, "lang: tlh")})
    site.build("--today", "2026-11-21")

    assert _words(site, "a") == WORDS["lang: de"]
    assert _html(site, "a") == ("tlh", "ltr")


def test_a_site_may_bring_the_words_of_another_language(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/a.md": _role(*OPEN, "lang: da"),
            "i18n/da/code.json": '{"careers.apply": {"message": "Søg nu"}}',
        }
    )
    site.build("--today", "2026-11-21")

    assert _words(site, "a")["apply"] == "Søg nu"
    assert _words(site, "a")["skip"] == "Skip to main content"


def test_a_broken_translation_of_a_page_is_a_problem_too(site: SiteOnDisk) -> None:
    site.write({"content/a.md": _role("lang: da"), "i18n/da/code.json": "{"})

    assert [line for line in site.problems() if "[translation-file]" in line] == [
        "i18n/da/code.json:1:2: error: not valid JSON: Expecting property name enclosed in double"
        " quotes [translation-file]"
    ]
