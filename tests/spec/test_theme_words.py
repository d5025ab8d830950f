"""The words of the interface: every language whole, plural forms, a site's own words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel import Locale
from harness import CONFIG, SiteOnDisk
from jinja2 import Environment
from markupsafe import Markup

from careers.config import load_config
from careers.theme import fill, load_theme, plural

ROOT = Path(__file__).parents[2]
FILES = {file.stem: file for file in sorted((ROOT / "theme/translations").glob("*.json"))}
WORDS: dict[str, dict[str, str]] = {
    name: json.loads(file.read_text("utf-8")) for name, file in FILES.items()
}


def _words_of(site: SiteOnDisk, locale: str) -> tuple[dict[str, str], list[str]]:
    site.write_file("careers.toml", f'[i18n]\ndefaultLocale = "{locale}"\nlocales = ["{locale}"]\n')
    config, _ = load_config(site.folder)
    theme = load_theme(site.folder, config)
    return dict(theme.strings), [str(problem) for problem in theme.problems]


def test_ten_languages_come_with_the_theme() -> None:
    assert sorted(WORDS) == ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt-BR"]


@pytest.mark.parametrize("name", WORDS)
def test_every_language_has_every_word_with_the_same_places(name: str) -> None:
    """A plural form may leave the count out, as in "One role"."""

    def places(message: str) -> set[str]:
        return set(re.findall(r"\{\w+\}", message)) - {"{count}"}

    assert WORDS[name].keys() == WORDS["en"].keys()
    assert {key: places(word) for key, word in WORDS[name].items()} == {
        key: places(word) for key, word in WORDS["en"].items()
    }


@pytest.mark.parametrize("name", WORDS)
def test_no_word_has_more_plural_forms_than_its_language(name: str) -> None:
    forms = len(Locale.parse(name, sep="-").plural_form.tags | {"other"})

    assert {key for key, word in WORDS[name].items() if word.count("|") + 1 > forms} == set()


def test_every_word_that_is_used_exists_and_every_word_that_exists_is_used() -> None:
    """Code may put an id together from its beginning: ``careers.fact.`` and a kind."""
    templates = "\n".join(_texts("theme", "*.html"))
    code = "\n".join(_texts("careers", "*.py"))
    used = set(re.findall(r"""["']((?:theme|careers)\.[\w.]*)""", templates + code))
    # `careers.` alone is the beginning of the words for what a field may hold.
    fields = {"careers.employment.", "careers.workplace."}
    beginnings = (*fields, *(key for key in used if key.count(".") > 1 and key.endswith(".")))
    in_templates = set(re.findall(r"(?:text|plural)\('([\w.]+)'[,)]", templates))

    assert in_templates - WORDS["en"].keys() == set()
    assert {key for key in WORDS["en"].keys() - used if not key.startswith(beginnings)} == set()


def _texts(folder: str, pattern: str) -> Iterator[str]:
    for file in (ROOT / folder).rglob(pattern):
        yield file.read_text("utf-8")


FILLED: dict[str, tuple[str, dict[str, object], str]] = {
    "places": ("{a} and {b}", {"a": 1, "b": "x"}, "1 and x"),
    "a place without a value": ("{a} {c}", {"a": 1}, "1 {c}"),
    "a value that looks like a place": ("{a}", {"a": "{a}"}, "{a}"),
    "text stays text": ("<{a}>", {"a": "<b>"}, "<<b>>"),
    "markup makes the rest safe": (
        "<{a}> {b}",
        {"a": Markup("<b>x</b>"), "b": "<i>"},
        Markup("&lt;<b>x</b>&gt; &lt;i&gt;"),
    ),
}


@pytest.mark.parametrize("title", FILLED)
def test_values_are_put_into_the_places_of_a_message(title: str) -> None:
    message, values, expected = FILLED[title]

    assert fill(message, **values) == expected
    assert isinstance(fill(message, **values), Markup) == isinstance(expected, Markup)


@pytest.mark.parametrize(
    ("locale", "message", "expected"),
    [
        ("en", "One role|{count} roles", {0: "0 roles", 1: "One role", 2: "2 roles"}),
        ("fr", "Un poste|{count} postes", {0: "Un poste", 1: "Un poste", 2: "2 postes"}),
        ("pl", "Jedna|{count} oferty|{count} ofert", {1: "Jedna", 3: "3 oferty", 5: "5 ofert"}),
        ("ja", "{count}件", {1: "1件", 7: "7件"}),
        ("ar", "لا|واحدة|اثنتان|{count}", {0: "لا", 1: "واحدة", 2: "اثنتان", 3: "3", 100: "100"}),
        ("pt-BR", "Uma|{count}", {1: "Uma", 2: "2"}),
        ("en", "roles: {count}", {1: "roles: 1", 2: "roles: 2"}),
        ("tlh", "One|{count}", {1: "One", 2: "2"}),
    ],
)
def test_a_language_chooses_its_plural_form(
    locale: str, message: str, expected: dict[int, str]
) -> None:
    assert {count: plural(message, count, locale) for count in expected} == expected


def test_a_region_uses_the_words_of_its_language_and_an_unknown_language_english(
    site: SiteOnDisk,
) -> None:
    assert _words_of(site, "de-AT") == (WORDS["de"], [])
    assert _words_of(site, "pt-BR") == (WORDS["pt-BR"], [])
    assert _words_of(site, "tlh") == (WORDS["en"], [])


def test_the_sites_code_json_changes_words_and_adds_a_language(site: SiteOnDisk) -> None:
    site.write(
        {
            "i18n/tlh/code.json": '{"careers.apply": {"message": "jatlh", "description": "x"},'
            ' "own.word": "Qapla", "theme.no": 3}',
        }
    )
    words, problems = _words_of(site, "tlh")

    assert problems == []
    assert words == {**WORDS["en"], "careers.apply": "jatlh", "own.word": "Qapla"}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            b'{\n "a": }',
            "i18n/de/code.json:2:7: error: not valid JSON: Expecting value [translation-file]",
        ),
        (b"[]", "i18n/de/code.json: error: must be an object of messages [translation-file]"),
        (
            '{\n"é": "ä"}'.encode("latin-1"),
            "i18n/de/code.json:2:2: error: byte 0xe9 is not valid UTF-8 [encoding]",
        ),
    ],
)
def test_a_broken_code_json_is_a_problem_and_its_words_are_left_out(
    content: bytes, problem: str, site: SiteOnDisk
) -> None:
    site.write({"i18n/de/code.json": content})

    assert _words_of(site, "de") == (WORDS["de"], [problem])


class _Words(HTMLParser):
    """What a reader of a template's HTML would see, or hear."""

    _SAID = frozenset(("alt", "aria-label", "label", "placeholder", "title"))
    _UNSEEN = frozenset(("script", "style"))

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in self._UNSEEN
        self.found += [value or "" for name, value in attrs if name in self._SAID]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in self._UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(data)


def words_in(template: str) -> list[str]:
    """The words that a template says by itself rather than through ``text`` and ``plural``."""
    seen = re.sub(r"{% block \w+_class %}.*?{% endblock %}", "", template)  # stands in an attribute
    written = ""
    for _, kind, text in Environment(autoescape=True).lex(seen):
        if kind == "data":
            written += text
        elif kind == "variable_begin":  # a value, which may be the name of an element
            written += "x" if written.endswith(("<", "</")) else "0"
    reader = _Words()
    reader.feed(written)
    reader.close()
    said = " ".join(html.unescape(text) for text in reader.found)
    return re.findall(r"[^\W\d_]{2,}", said)


@pytest.mark.parametrize(
    "template",
    sorted((ROOT / "theme").rglob("*.html")),
    ids=lambda file: file.relative_to(ROOT / "theme").as_posix(),
)
def test_no_template_says_a_word_of_its_own(template: Path) -> None:
    assert words_in(template.read_text("utf-8")) == []


def test_a_word_of_a_template_is_found_wherever_a_reader_would_meet_it() -> None:
    template = (
        "{# Not this #}<p class='nor-this' aria-label='Heard'>Seen {{ text('but.not.this') }} "
        "{% if page %}Too{% endif %}<img alt='Described'>&nbsp;×</p><script>nor(this)</script>"
    )

    assert words_in(template) == ["Heard", "Seen", "Too", "Described"]


def test_code_json_of_docusaurus_is_read_as_it_is(site: SiteOnDisk) -> None:
    """As `docusaurus write-translations` writes it, with plurals and descriptions."""
    site.write(
        {
            "careers.toml": CONFIG + '[i18n]\ndefaultLocale = "fr"\nlocales = ["fr"]\n',
            "content/a.md": "---\ntags: [rust]\n---\n\n# A\n",
            "content/b.md": "---\ntags: [rust]\nrole: false\n---\n\n# B\n",
            "i18n/fr/code.json": json.dumps(
                {
                    "theme.docs.paginator.next": {
                        "message": "Ensuite",
                        "description": "The label used to navigate to the next doc",
                    },
                    "theme.docs.tagDocListPageTitle.nDocsTagged": {
                        "message": "Un doc|{count} docs",
                        "description": "Pluralized label",
                    },
                    "theme.docs.tagDocListPageTitle": {"message": "{nDocsTagged} : {tagName}"},
                    "homepage.hero": {"message": "…", "description": "of a React page"},
                }
            ),
        }
    )

    assert site.problems() == []
    assert "Ensuite" in site.read("a/index.html")
    assert '<h1 dir="auto">2 docs : rust</h1>' in site.read("tags/rust/index.html")
    assert '<html lang="fr" dir="ltr"' in site.read("index.html")


def test_a_language_from_the_right_turns_the_page_round(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": CONFIG + '[i18n]\ndefaultLocale = "ar"\nlocales = ["ar"]\n',
            "content/a.md": "# A\n",
        }
    )

    assert site.problems() == []
    assert '<html lang="ar" dir="rtl"' in site.read("a/index.html")
