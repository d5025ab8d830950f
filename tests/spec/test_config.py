"""careers.toml: Docusaurus's keys and verdicts, and a place and cure for every mistake."""

from __future__ import annotations

import pickle
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_tables import ANY_VALUE, recorded

from careers.config import (
    Admonitions,
    Config,
    FooterColumn,
    FooterLink,
    LocaleConfig,
    Logo,
    NavbarItem,
    Script,
    load_config,
    read_config,
)
from careers.config.options import options_of
from careers.config.toml_positions import Place, toml_positions
from careers.problems import Problem, in_order, strictly

REQUIRED = 'title = "T"\nurl = "https://e.com"\nbaseUrl = "/"\n'
_NO_EFFECT_HERE = {"docs={id=", "themeConfig={docs={versionPersistence="}
"""Docusaurus checks the values of options that mean nothing here; we name the option instead."""


def configured(folder: Path, text: str, **options: Any) -> tuple[Config, tuple[Problem, ...]]:
    (folder / "careers.toml").write_text(text, "utf-8")
    return load_config(folder, **options)


def lines(problems: tuple[Problem, ...]) -> list[str]:
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(("text", "complaints"), recorded("configuration"))
def test_what_docusaurus_refuses_is_refused(
    tmp_path: Path, text: str, complaints: list[str]
) -> None:
    _, problems = configured(tmp_path, text, strict=True)

    if any(mark in text for mark in _NO_EFFECT_HERE):
        assert [problem.rule for problem in problems] == ["config-unused"]
    else:
        assert any(problem.refused for problem in problems) == bool(complaints)


def test_no_file_is_one_warning(tmp_path: Path) -> None:
    config, problems = load_config(tmp_path)

    assert config == Config()
    assert (config.title, config.url, config.base_url) == ("Careers", "http://localhost:3000", "/")
    assert [(str(problem), problem.hint) for problem in problems] == [
        (
            "careers.toml: warning: there is no `careers.toml`, so the site is at"
            " `http://localhost:3000` [config-url]",
            "write one with `title`, `url` and `baseUrl`: sitemap, feeds and structured data need"
            " the real address",
        )
    ]


def test_what_docusaurus_requires_is_an_error_under_strict_only(tmp_path: Path) -> None:
    _, problems = configured(tmp_path, 'tagline = "We hire"\n')
    _, strict = configured(tmp_path, 'tagline = "We hire"\n', strict=True)

    assert lines(problems) == [
        "careers.toml: warning: `title` is missing, so the site is called `Careers` [config-title]",
        "careers.toml: warning: `url` is missing, so the site is at `http://localhost:3000`"
        " [config-url]",
    ]
    assert [strictly(problem).severity for problem in strict] == ["error", "error", "error"]
    assert str(strict[2]) == "careers.toml: error: `baseUrl` is missing [config-base-url]"


def test_the_defaults_are_docusaurus_s_but_for_the_folder_of_pages(tmp_path: Path) -> None:
    config, problems = configured(tmp_path, REQUIRED)

    assert problems == ()
    assert config == replace(Config(), title="T", url="https://e.com")
    assert (config.on_broken_links, config.on_broken_anchors) == ("throw", "warn")
    assert (config.docs.path, config.docs.route_base_path) == ("content", "/")
    assert config.docs.sidebar_collapsed
    assert config.markdown.on_broken_markdown_images == "throw"
    assert config.theme_config.color_mode.respect_prefers_color_scheme
    assert config.careers.roles == ("**",)
    assert config.careers.max_page_size == 1_000_000
    assert not config.careers.trust_content


def test_a_whole_file(tmp_path: Path) -> None:
    text = """
title = "Northwind"
tagline = "We hire"
url = "https://northwind.example/"
baseUrl = "jobs"
favicon = "img/fav.ico"
trailingSlash = false
onBrokenLinks = "warn"
staticDirectories = ["./static/", "public"]
scripts = ["/a.js", { src = "/b.js", async = true, data-x = "y" }]
[i18n]
defaultLocale = "fa"
locales = ["fa"]
[i18n.localeConfigs.fa]
htmlLang = "fa-IR"
[markdown]
format = "detect"
[markdown.mdx1Compat]
comments = false
[markdown.hooks]
onBrokenMarkdownLinks = "throw"
[docs]
path = "./pages/"
routeBasePath = "work"
sidebarPath = false
sidebarCollapsible = false
tags = false
[docs.admonitions]
keywords = ["hiring"]
[theme]
customCss = "css/own.css"
[sitemap]
priority = 1
[customFields]
a = { b = [1, 2] }
[themeConfig.navbar]
title = "Northwind"
[themeConfig.navbar.logo]
src = "img/logo.svg"
width = 32
[[themeConfig.navbar.items]]
label = "Roles"
to = "/"
target = "_self"
[[themeConfig.navbar.items]]
label = "More"
position = "right"
items = [{ type = "doc", docId = "how", label = "How" }]
[themeConfig.footer]
style = "dark"
copyright = "© Northwind"
[[themeConfig.footer.links]]
title = "More"
items = [{ label = "A", to = "/a" }]
[[themeConfig.metadata]]
property = "og:type"
content = "website"
[careers]
roles = ["eng/**"]
timezone = "Europe/Oslo"
[careers.company]
name = "Northwind AS"
sameAs = ["https://social.example/@n"]
[careers.check]
salary-missing = "off"
"""

    config, problems = configured(tmp_path, text)
    theme = config.theme_config

    assert problems == ()
    assert (config.url, config.base_url) == ("https://northwind.example", "/jobs/")
    assert config.trailing_slash is False
    assert config.static_directories == ("static", "public")
    assert config.scripts == (
        "/a.js",
        Script("/b.js", async_=True, attributes=(("data-x", "y"),)),
    )
    assert (config.i18n.html_lang, config.i18n.direction) == ("fa-IR", "rtl")
    assert config.i18n.locale_configs == (("fa", LocaleConfig(html_lang="fa-IR")),)
    assert config.markdown.format == "detect"
    assert not config.markdown.mdx1_compat_comments
    assert config.markdown.mdx1_compat_admonitions
    assert config.markdown.on_broken_markdown_links == "throw"
    assert (config.docs.path, config.docs.route_base_path) == ("pages", "/work")
    assert (config.docs.sidebar_path, config.docs.tags) == (False, False)
    assert not config.docs.sidebar_collapsed
    assert config.docs.admonitions == Admonitions(("hiring",))
    assert config.theme.custom_css == ("css/own.css",)
    assert config.sitemap is not None
    assert config.sitemap.priority == 1
    assert config.custom_fields == (("a", (("b", (1, 2)),)),)
    assert theme.navbar.logo == Logo("img/logo.svg", width=32)
    assert theme.navbar.items == (
        NavbarItem(label="Roles", to="/", attributes=(("target", "_self"),)),
        NavbarItem(
            label="More",
            position="right",
            items=(NavbarItem(type="doc", doc_id="how", label="How"),),
        ),
    )
    assert [item.kind for item in theme.navbar.items] == ["default", "dropdown"]
    assert theme.footer is not None
    assert theme.footer.columns == (FooterColumn("More", (FooterLink(label="A", to="/a"),)),)
    assert theme.metadata[0].property_ == "og:type"
    assert config.careers.roles == ("eng/**",)
    assert config.careers.company.same_as == ("https://social.example/@n",)
    assert config.careers.check == (("salary-missing", "off"),)


@pytest.mark.parametrize(
    ("written", "base_url"),
    [("/", "/"), ("", "/"), ("jobs", "/jobs/"), ("/a/b", "/a/b/"), ("/x/", "/x/")],
)
def test_base_url_gets_its_slashes(tmp_path: Path, written: str, base_url: str) -> None:
    config, problems = configured(tmp_path, REQUIRED.replace('"/"', f'"{written}"'))

    assert problems == ()
    assert config.base_url == base_url


def test_a_footer_may_have_links_without_columns(tmp_path: Path) -> None:
    text = '[[themeConfig.footer.links]]\nlabel = "A"\nto = "/a"\n'

    footer = configured(tmp_path, REQUIRED + text)[0].theme_config.footer

    assert footer is not None
    assert footer.columns == ()
    assert footer.links == (FooterLink(label="A", to="/a"),)


@pytest.mark.parametrize("key", ["pages", "sitemap"])
def test_false_turns_a_plugin_off(tmp_path: Path, key: str) -> None:
    config, problems = configured(tmp_path, f"{REQUIRED}{key} = false\n")

    assert problems == ()
    assert getattr(config, key) is None


def test_the_deprecated_place_of_a_hook_wins_with_a_note(tmp_path: Path) -> None:
    text = REQUIRED + 'onBrokenMarkdownLinks = "throw"\n[markdown.hooks]\n'
    config, problems = configured(tmp_path, text + 'onBrokenMarkdownLinks = "log"\n')

    assert config.markdown.on_broken_markdown_links == "throw"
    assert lines(problems) == [
        "careers.toml:4:1: info: `onBrokenMarkdownLinks` has moved to"
        " `markdown.hooks.onBrokenMarkdownLinks` [config-deprecated]"
    ]


def test_the_flags_of_docusaurus_4_turn_old_markdown_off(tmp_path: Path) -> None:
    text = REQUIRED + "[future]\nv4 = true\n[markdown.mdx1Compat]\ncomments = true\n"

    markdown = configured(tmp_path, text)[0].markdown

    assert markdown.mdx1_compat_comments
    assert not markdown.mdx1_compat_admonitions
    assert not markdown.mdx1_compat_heading_ids


def test_serving_shows_drafts_and_keeps_plain_names(tmp_path: Path) -> None:
    building, _ = configured(tmp_path, REQUIRED)
    serving, _ = configured(tmp_path, REQUIRED, mode="serve")

    assert (building.drafts, building.hashed_assets) == (False, True)
    assert (serving.drafts, serving.hashed_assets) == (True, False)


def test_the_configuration_is_one_value(tmp_path: Path) -> None:
    text = REQUIRED + "[customFields]\na = { b = [1, { c = 1979-05-27 }] }\n"
    config, _ = configured(tmp_path, text)

    assert hash(config) == hash(configured(tmp_path, text)[0])
    assert pickle.loads(pickle.dumps(config)) == config
    assert replace(config, now=datetime(2026, 11, 21, tzinfo=UTC)) != config


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        (
            'colour = "red"',
            "4:1: `colour` is not an option",
            "put values of your own under `[customFields]`",
        ),
        ('tagLine = "x"', "4:1: `tagLine` is not an option", "did you mean `tagline`?"),
        (
            "[docs]\nsidebarColapsed = true",
            "5:1: `docs.sidebarColapsed` is not an option",
            "did you mean `docs.sidebarCollapsed`?",
        ),
        (
            "[navbar]",
            "4:2: `navbar` is not an option",
            "did you mean `themeConfig.navbar`? It stands under `[themeConfig]`",
        ),
        (
            '[themeConfig.navbar]\ntagline = "x"',
            "5:1: `themeConfig.navbar.tagline` is not an option",
            "did you mean `tagline` of the site? It stands above the first `[table]`",
        ),
        (
            '[markdown]\nonBrokenMarkdownLinks = "warn"',
            "5:1: `markdown.onBrokenMarkdownLinks` is not an option",
            "did you mean `markdown.hooks.onBrokenMarkdownLinks`? It stands under"
            " `[markdown.hooks]`",
        ),
        (
            "[themeConfig]\nhideableSidebar = true",
            "5:1: `themeConfig.hideableSidebar` is not an option",
            "did you mean `themeConfig.docs.sidebar.hideable`?",
        ),
        (
            'trailingSlash = "yes"',
            '4:17: `trailingSlash` must be `true` or `false`, not `"yes"`',
            "write `true` or `false`, without quotes",
        ),
        (
            'onBrokenLinks = "wran"',
            '4:17: `onBrokenLinks` must be one of `"ignore"`, `"log"`, `"warn"`, `"throw"`,'
            ' not `"wran"`',
            'did you mean `"warn"`?',
        ),
        ("tagline = 3", "4:11: `tagline` must be text, not `3`", 'write it in quotes: `"3"`'),
        (
            'staticDirectories = "static"',
            '4:21: `staticDirectories` must be a list, not `"static"`',
            'write `["static"]`',
        ),
        (
            'staticDirectories = [\n  "a",\n  1,\n]',
            "6:3: `staticDirectories[1]` must be text, not `1`",
            'write it in quotes: `"1"`',
        ),
        ('favicon = ""', "4:11: `favicon` is empty", "write something, or delete the line"),
        (
            "docs = 1",
            "4:8: `docs` must be a table, not `1`",
            "see docs/configuration.md for its form",
        ),
        (
            "markdown.mdx1Compat = true",
            "4:23: `markdown.mdx1Compat` must be a table, not `true`",
            "write its options one by one",
        ),
        (
            '[[themeConfig.navbar.items]]\nlabel = "A"\n[[themeConfig.navbar.items]]\nto = 5',
            "7:6: `themeConfig.navbar.items[1].to` must be text, not `5`",
            'write it in quotes: `"5"`',
        ),
        (
            '[[themeConfig.navbar.items]]\ntype = "page"',
            "5:8: `page` is no type of navbar item",
            "write one of `dropdown`, `doc`,",
        ),
        (
            "[themeConfig.navbar.logo]\nalt = 'x'",
            "4:2: the logo has no `src`",
            'add `src = "img/logo.svg"`',
        ),
        (
            "[careers]\nmaxPageSize = 0",
            "5:15: `0` is no size of a page",
            "write a number of bytes up to 100,000,000",
        ),
        (
            "[careers.check]\nspelling = 'bad'",
            "5:12: `bad` is no severity",
            "write `error`, `warning`, `info` or `off`",
        ),
        (
            "[careers]\nrole = ['**']",
            "5:1: `careers.role` is not an option",
            "did you mean `careers.roles`?",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_named_at_its_key_or_value_with_its_cure(
    tmp_path: Path, text: str, problem: str, hint: str
) -> None:
    _, problems = configured(tmp_path, REQUIRED + text + "\n")

    errors = [p for p in problems if p.severity == "error"]
    assert (
        f"{errors[-1].location.line}:{errors[-1].location.column}: {errors[-1].message}" == problem
    )
    assert errors[-1].hint.startswith(hint)
    assert errors[-1].refused == ("careers" not in text)


@pytest.mark.parametrize(
    ("url", "message", "hint"),
    [
        (
            "https://e.com/sub/",
            "`url` must not have a path, and this one has `/sub`",
            'write `url = "https://e.com"` and `baseUrl = "/sub/"`',
        ),
        (
            "e.com",
            "`e.com` is no address of a site",
            'write it with its protocol: `url = "https://e.com"`',
        ),
    ],
)
def test_an_address_that_cannot_be_used_is_left_at_its_default(
    tmp_path: Path, url: str, message: str, hint: str
) -> None:
    config, problems = configured(tmp_path, f'title = "T"\nurl = "{url}"\nbaseUrl = "/"\n')

    assert config.url == "http://localhost:3000"
    assert [(str(p), p.hint) for p in problems] == [
        (f"careers.toml:2:7: error: {message} [config-value]", hint)
    ]


def test_options_without_meaning_here_are_one_note_each(tmp_path: Path) -> None:
    text = """
plugins = ["my-plugin"]
clientModules = []
blog = false
[docs]
remarkPlugins = ["x"]
[themeConfig.algolia]
appId = "x"
"""

    _, problems = configured(tmp_path, REQUIRED + text)

    assert lines(in_order(problems)) == [
        "careers.toml:5:1: info: `plugins` has no effect here: it needs JavaScript [config-unused]",
        "careers.toml:9:1: info: `docs.remarkPlugins` has no effect here: it needs JavaScript"
        " [config-unused]",
        "careers.toml:10:2: info: `themeConfig.algolia` has no effect here: there is no search by"
        " Algolia [config-unused]",
    ]


def test_all_mistakes_are_reported_at_once_and_the_rest_is_used(tmp_path: Path) -> None:
    config, problems = configured(tmp_path, REQUIRED + 'noIndex = "x"\ntagline = "Y"\nfoo = 1\n')

    assert config.tagline == "Y"
    assert not config.no_index
    assert lines(problems) == [
        'careers.toml:4:11: error: `noIndex` must be `true` or `false`, not `"x"` [config-type]',
        "careers.toml:6:1: error: `foo` is not an option [config-key]",
    ]


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ('title = "a', "1:11: the quotes are not closed on this line", 'add the closing `"`'),
        ("title = a", "1:9: this is no value", 'write text in quotes: `key = "value"`'),
        ("title", "1:6: there is no `=` after the key", "write `key = value`"),
        ("// title", "1:1: this line is no setting", "write `key = value`, or `[table]`"),
        (
            "a = 1 b",
            "1:7: more follows the value on this line",
            'write text in quotes: `key = "value"`',
        ),
        ("a = 1\na = 2", "2:6: this key is written twice", "keep one of them"),
        ("[a]\n[a]", "2:3: this table is written twice", "put its keys under the first"),
        ("[a", "1:3: this `[table]` is not closed", "add the closing `]`"),
        ("[[a]", "1:4: this `[[table]]` is not closed", "add the closing `]]`"),
        ("a = [1 2]", "1:8: a comma or a closing bracket is wrong here", "check them"),
        ('a = "\\q"', "1:8: this is no escape", "write a backslash as `\\\\`"),
        ('a = 1\nb = """x', "2: the quotes are never closed", "add the closing quotes"),
        ('a = "\x01"', "1:6: an invisible character stands here", "delete it"),
    ],
)
def test_broken_toml_is_one_problem_at_its_place_and_the_defaults(
    tmp_path: Path, text: str, problem: str, hint: str
) -> None:
    config, problems = configured(tmp_path, text + "\n")

    assert config == Config()
    assert lines(problems) == [
        f"careers.toml:{problem.replace(': ', ': error: ', 1)} [config-syntax]"
    ]
    assert problems[0].hint == hint
    assert problems[0].refused


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b'title = "\xe9"', "careers.toml:1:10: error: byte 0xe9 is not valid UTF-8 [encoding]"),
        (
            b"a = " + b"[" * 100_000,
            "careers.toml: error: a value in this file is too deep or too long to be read"
            " [config-syntax]",
        ),
        (
            b"a = " + b"9" * 5_000,
            "careers.toml: error: a value in this file is too deep or too long to be read"
            " [config-syntax]",
        ),
        (
            b"#" * 1_000_001,
            "careers.toml: error: the file is larger than 1,000,000 bytes [config-file]",
        ),
    ],
    ids=["latin 1", "deep", "long number", "large"],
)
def test_a_file_that_cannot_be_read_is_one_problem_and_the_defaults(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    (tmp_path / "careers.toml").write_bytes(content)

    config, problems = load_config(tmp_path)

    assert config == Config()
    assert lines(problems) == [problem]


def test_a_folder_in_the_place_of_the_file_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "careers.toml").mkdir()

    assert lines(load_config(tmp_path)[1]) == [
        "careers.toml: error: this is not a file [config-file]"
    ]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_a_byte_order_mark_and_other_line_ends_are_fine(tmp_path: Path, line_end: str) -> None:
    (tmp_path / "careers.toml").write_bytes(
        b"\xef\xbb\xbf" + REQUIRED.replace("\n", line_end).encode()
    )

    assert load_config(tmp_path) == configured(tmp_path, REQUIRED)


def test_another_file_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text(REQUIRED + "foo = 1\n")

    config, problems = load_config(tmp_path, tmp_path / "other.toml")
    _, missing = load_config(tmp_path, tmp_path / "none.toml")

    assert config.title == "T"
    assert lines(problems) == ["other.toml:4:1: error: `foo` is not an option [config-key]"]
    assert lines(missing) == ["none.toml: error: there is no such file [config-file]"]


def test_a_configuration_can_come_from_elsewhere_without_places() -> None:
    table = {"title": "T", "url": "https://e.com", "baseUrl": "/", "sitemap": {"lastmod": None},
             "docs": {"foo": 1}}  # fmt: skip

    config, problems = read_config(table, {}, "docusaurus.config.js")

    assert config.sitemap is not None
    assert config.sitemap.lastmod is None
    assert [str(problem) for problem in problems] == [
        "docusaurus.config.js: error: `docs.foo` is not an option [config-key]"
    ]


def test_reading_a_configuration_loads_nothing_heavy() -> None:
    code = (
        "import sys; from pathlib import Path; from careers.config import load_config;"
        "load_config(Path(sys.argv[1]));"
        "print(*sorted({'babel', 'jinja2', 'markdown_it', 'yaml', 'frontmatter', 'tornado'}"
        " & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, "."], capture_output=True, text=True, check=True
    )

    assert done.stdout == "\n"


def test_every_key_of_a_toml_document_has_its_place() -> None:
    text = (
        'title = "a" # c\n'
        '"quoted.key" = 1\n'
        'a.b."c d" = { x = 1, y = [ 1, {z = 2}, "]" ] }\n'
        'm = """\n'
        "multi [x]\n"
        'y = 1 """\n'
        "[docs]\n"
        "  include = [\n"
        '   "a", # ]\n'
        '   "b",\n'
        "]\n"
        "[[items]]\n"
        'label = "A"\n'
        "[[items]]\n"
        "[[items.items]]\n"
        'to = "/x"\n'
    )

    assert toml_positions(text) == {
        ("title",): Place(1, 1, 1, 9),
        ("quoted.key",): Place(2, 1, 2, 16),
        ("a",): Place(3, 1, 3, 13),
        ("a", "b"): Place(3, 1, 3, 13),
        ("a", "b", "c d"): Place(3, 1, 3, 13),
        ("a", "b", "c d", "x"): Place(3, 15, 3, 19),
        ("a", "b", "c d", "y"): Place(3, 22, 3, 26),
        ("a", "b", "c d", "y", 0): Place(3, 28, 3, 28),
        ("a", "b", "c d", "y", 1): Place(3, 31, 3, 31),
        ("a", "b", "c d", "y", 1, "z"): Place(3, 32, 3, 36),
        ("a", "b", "c d", "y", 2): Place(3, 40, 3, 40),
        ("m",): Place(4, 1, 4, 5),
        ("docs",): Place(7, 2, 7, 2),
        ("docs", "include"): Place(8, 3, 8, 13),
        ("docs", "include", 0): Place(9, 4, 9, 4),
        ("docs", "include", 1): Place(10, 4, 10, 4),
        ("items",): Place(12, 3, 12, 3),
        ("items", 0): Place(12, 3, 12, 3),
        ("items", 0, "label"): Place(13, 1, 13, 9),
        ("items", 1): Place(14, 3, 14, 3),
        ("items", 1, "items"): Place(15, 3, 15, 3),
        ("items", 1, "items", 0): Place(15, 3, 15, 3),
        ("items", 1, "items", 0, "to"): Place(16, 1, 16, 6),
    }


@pytest.mark.parametrize("file", ["pyproject.toml", "careers.toml"])
def test_the_places_are_of_the_keys_that_tomllib_reads(file: str) -> None:
    text = (Path(__file__).parents[2] / file).read_text("utf-8")

    assert set(toml_positions(text)) == set(_paths(tomllib.loads(text)))


def _paths(value: object, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner: Mapping[Any, object] = {}
    if isinstance(value, dict):
        inner = value
    elif isinstance(value, list):
        inner = dict(enumerate(value))
    for key, below in inner.items():
        yield (*above, key)
        yield from _paths(below, (*above, key))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["title", "url", "docs", "[", "]", "[[", "]]", " = ", '"', "'", '"""', "{", "}", ",",
             "\n", "#", ".", "1", "true", "1979-05-27", "\\", "\r\n", "é", " "]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_no_text_raises(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("site")
    (folder / "careers.toml").write_bytes(text.encode())

    _, problems = load_config(folder)

    last_line = text.replace("\r\n", "\n").count("\n") + 1
    assert all(problem.hint for problem in problems)
    assert all(0 <= problem.location.line <= last_line for problem in problems)


def _all_options(cls: type, above: tuple[type, ...] = ()) -> Iterator[str]:
    for one in options_of(cls):
        yield one.key
        for hint in (one.hint, *get_args(one.hint)):
            if isinstance(hint, type) and is_dataclass(hint) and hint not in above:
                yield from (f"{one.key}.{key}" for key in _all_options(hint, (*above, cls)))


@settings(deadline=None)
@given(st.sampled_from(sorted(_all_options(Config))), ANY_VALUE)
def test_no_value_of_any_option_raises(key: str, value: object) -> None:
    for part in reversed(key.split(".")):
        value = {part: value}
    assert isinstance(value, dict)

    config, _ = read_config(value, {}, "careers.toml")

    hash(config)
