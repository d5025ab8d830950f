"""The theme: what a site can put in front of it, and what becomes of mistakes in that."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from harness import SiteOnDisk
from selectolax.lexbor import LexborHTMLParser

from careers.config import load_config
from careers.theme import load_theme

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "theme").rglob("*.html"))
PAGES = {
    "content/index.md": "# Work here\n\nWe build gauges.\n\n## Who we are\n\nFew.\n",
    "content/eng/_category_.json": '{"label": "Engineering", "link": {"type": "generated-index"}}',
    "content/eng/dev.md": "---\ntags: [rust]\n---\n\n# Dev\n\nWrite code.\n\n## Tasks\n\n"
    '```py title="a.py" {1}\nx = 1\n```\n\n:::tip\n\nAsk.\n\n:::\n\n'
    "| a | b |\n|--:|---|\n| 1 | 2 |\n",
    "content/eng/ops.md": "---\nunlisted: true\n---\n\n# Ops\n",
    "content/people/hr.md": "# HR\n",
}


def html(site: SiteOnDisk, path: str) -> str:
    """A page of the site, made but not written."""
    return site.built().outputs[path].content().decode()


# What a site can replace


def test_a_template_of_the_site_stands_in_front_of_the_bundled_one_of_the_same_name(
    site: SiteOnDisk,
) -> None:
    site.write({**PAGES, "theme/templates/role.html": "<title>{{ page.title }}</title>"})

    assert html(site, "eng/dev/index.html") == "<title>Dev</title>"
    assert "<!doctype html>" in html(site, "index.html")


def test_an_exclamation_mark_reaches_the_bundled_template_from_the_one_in_front_of_it(
    site: SiteOnDisk,
) -> None:
    own = '{% extends "!role.html" %}{% block similar %}<p>{{ super() }}Similar</p>{% endblock %}'
    site.write(PAGES)
    before = html(site, "eng/dev/index.html")

    site.write({"theme/templates/role.html": own})

    assert html(site, "eng/dev/index.html") == before.replace(
        "</article>\n", "</article>\n<p>Similar</p>"
    )


def test_a_part_is_replaced_on_every_page_and_can_hold_the_bundled_part(site: SiteOnDisk) -> None:
    own = '<div class="ours">{% include "!partials/footer.html" %}</div>'
    site.write({**PAGES, "theme/templates/partials/footer.html": own})

    for path in ("index.html", "eng/dev/index.html", "tags/index.html", "404.html"):
        page = LexborHTMLParser(html(site, path))
        assert page.css_first("div.ours > footer.footer") is not None


def test_a_file_of_the_sites_theme_assets_replaces_the_bundled_one_or_joins_it(
    site: SiteOnDisk,
) -> None:
    site.write(
        {
            **PAGES,
            "theme/assets/css/site.css": "a{color:red}",
            "theme/assets/js/own.js": "let a\n",
            "theme/assets/fonts/own.woff2": b"font",
            "theme/templates/404.html": "{{ asset('js/own.js') }} {{ asset('fonts/own.woff2') }}",
        }
    )
    outputs = site.built().outputs
    script, sheet = (_hashed("own", b"let a\n", ".js"), _hashed("site", b"a{color:red}", ".css"))

    assert outputs[f"assets/css/{sheet}"].content() == b"a{color:red}"
    assert outputs[f"assets/js/{script}"].content() == b"let a\n"
    assert outputs["assets/theme/fonts/own.woff2"].content() == b"font"
    assert html(site, "404.html") == f"/assets/js/{script} /assets/theme/fonts/own.woff2"


def _hashed(stem: str, content: bytes, suffix: str) -> str:
    """A new name for new bytes: what a browser has kept can never be the wrong version."""
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{suffix}"


def test_while_serving_assets_keep_their_plain_names(site: SiteOnDisk) -> None:
    config, _ = load_config(site.folder, mode="serve")

    assert sorted(load_theme(site.folder, config).assets) == [
        "assets/css/list.css",
        "assets/css/options.css",
        "assets/css/site.css",
        "assets/js/index-in-pages.js",
        "assets/js/index-with-code.js",
        "assets/js/index.js",
        "assets/js/page-with-tabs.js",
        "assets/js/page.js",
        "assets/js/theme.js",
        "assets/theme/icon.svg",
        "assets/theme/touch-icon.png",
    ]


def test_components_of_the_site_are_known_by_their_file_names(site: SiteOnDisk) -> None:
    site.write({"theme/components/Perks.html": "<p>Perks</p>"})
    config, _ = load_config(site.folder)

    assert load_theme(site.folder, config).components == {"Perks"}


def test_the_theme_of_this_repository_is_the_bundled_one_and_overrides_nothing() -> None:
    config, _ = load_config(ROOT)
    theme = load_theme(ROOT, config)

    assert theme.bundled_dir == ROOT / "theme"
    assert theme.components == frozenset()
    assert theme.problems == ()


# The site's own style sheet


def test_the_sites_style_sheet_comes_last_and_its_addresses_follow_the_base_url(
    site: SiteOnDisk,
) -> None:
    own = "a{background:url(/img/a.png)}b{src:url('f.woff2')}c{src:url(data:x)}d{src:url(no.png)}"
    site.write({**PAGES, "src/css/custom.css": own, "src/css/f.woff2": b"font"})
    site.write_file("careers.toml", 'title = "C"\nurl = "https://c.example"\nbaseUrl = "/jobs/"\n')
    outputs = site.built().outputs
    sheets = re.findall(r'<link rel="stylesheet" href="(.*?)"', html(site, "index.html"))
    font = _hashed("f", b"font", ".woff2")

    assert [re.sub(r"\.\w{8}\.", ".", sheet) for sheet in sheets] == [
        "/jobs/assets/css/site.css",
        "/jobs/assets/css/list.css",
        "/jobs/assets/css/custom.css",
    ]
    assert outputs[sheets[-1].removeprefix("/jobs/")].content().decode() == (
        f"a{{background:url(/jobs/img/a.png)}}b{{src:url('/jobs/assets/theme/{font}')}}"
        "c{src:url(data:x)}d{src:url(no.png)}"
    )
    assert outputs[f"assets/theme/{font}"].content() == b"font"


def test_custom_css_in_the_configuration_takes_the_place_of_the_usual_file(
    site: SiteOnDisk,
) -> None:
    site.write({**PAGES, "src/css/custom.css": "a{}", "one.css": "b{}", "two/one.css": "c{}"})
    site.write_file("careers.toml", '[theme]\ncustomCss = ["one.css", "two/one.css", "no.css"]\n')
    config, _ = load_config(site.folder)
    theme = load_theme(site.folder, config)
    own = [theme.assets[url.removeprefix("/")] for url in theme.stylesheets[1:]]

    assert own == [b"b{}", b"c{}"]
    assert [str(problem) for problem in theme.problems] == [
        "careers.toml: error: no style sheet `no.css` [custom-css]"
    ]


def test_two_style_sheets_of_one_name_are_two_files_even_without_digests(
    site: SiteOnDisk,
) -> None:
    site.write({"one/site.css": "b{}", "two/site.css": "c{}"})
    site.write_file("careers.toml", '[theme]\ncustomCss = ["one/site.css", "two/site.css"]\n')
    config, _ = load_config(site.folder, mode="serve")
    theme = load_theme(site.folder, config)

    assert theme.stylesheets == (
        "/assets/css/site.css",
        "/assets/css/own-site.css",
        "/assets/css/own-own-site.css",
    )
    assert theme.assets["assets/css/own-site.css"] == b"b{}"
    assert theme.assets["assets/css/own-own-site.css"] == b"c{}"


def test_what_the_policy_of_the_page_would_block_in_a_style_sheet_is_said(
    site: SiteOnDisk,
) -> None:
    sheet = (
        "/* url(https://a.example/a.woff2)\n */\n@import url('https://b.example/b.css');\n"
        '@import "//c.example/c.css";\na{background:url(/img/a.png)}\n'
        "@font-face{src: url(http://d.example/d.woff2) format('woff2')}\n"
    )
    site.write({**PAGES, "src/css/custom.css": sheet})
    blocked = "is elsewhere, and the content security policy lets no page load it"

    assert site.problems() == [
        f"src/css/custom.css:3: warning: `https://b.example/b.css` {blocked} [custom-css-remote]",
        f"src/css/custom.css:4: warning: `//c.example/c.css` {blocked} [custom-css-remote]",
        f"src/css/custom.css:6: warning: `http://d.example/d.woff2` {blocked} [custom-css-remote]",
    ]


def test_a_style_sheet_that_is_not_utf8_is_used_with_a_warning(site: SiteOnDisk) -> None:
    site.write({**PAGES, "src/css/custom.css": "a{content:'é'}".encode("latin-1")})

    assert site.problems() == [
        "src/css/custom.css:1:12: warning: byte 0xe9 is not valid UTF-8 [encoding]"
    ]
    assert "a{content:'\ufffd'}" in [
        output.content().decode("utf-8", "ignore") for output in site.built().outputs.values()
    ]


# Mistakes in a template

MISTAKES: dict[str, tuple[str | bytes, str]] = {
    "a tag that is not closed": (
        "<p>\n{% if page %}\n",
        "theme/templates/role.html:2: error: Unexpected end of template. Jinja was looking for the"
        " following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed"
        " is 'if' [template-syntax]",
    ),
    "a value that does not exist": (
        "<p>\n\n{{ page.titel }}",
        "theme/templates/role.html:3: error: a value of the kind PageView has no `titel`"
        " [template-undefined]",
    ),
    "a name that does not exist": (
        "{{ pages }}",
        "theme/templates/role.html:1: error: there is no value `pages` [template-undefined]",
    ),
    "a text that no translation has": (
        "\n{{ text('careers.aply') }}",
        "theme/templates/role.html:2: error: no text `careers.aply` in the translations"
        " [template-undefined]",
    ),
    "a part that does not exist": (
        "\n\n{% include 'partials/aply.html' %}",
        "theme/templates/role.html:3: error: no template `partials/aply.html` [template-not-found]",
    ),
    "an asset that does not exist": (
        "{{ asset('css/x.css') }}",
        "theme/templates/role.html:1: error: LookupError: no file theme/assets/css/x.css"
        " [template-error]",
    ),
    "an expression that fails": (
        "\n{{ 1 / 0 }}",
        "theme/templates/role.html:2: error: ZeroDivisionError: division by zero [template-error]",
    ),
    "a template that extends itself": (
        "{% extends 'role.html' %}",
        "theme/templates/role.html:1: error: the template extends or includes itself"
        " [template-recursion]",
    ),
    "a file that is not UTF-8": (
        "<p>\n<b>Gehälter".encode("latin-1"),
        "theme/templates/role.html:2:7: error: byte 0xe4 is not valid UTF-8 [encoding]",
    ),
    "a mistake in a part": (
        "{% extends '!role.html' %}\n{% block apply %}\n{% include 'own.html' %}{% endblock %}",
        "theme/templates/own.html:2: error: there is no value `nothing` [template-undefined]",
    ),
    "a mistake in a block of the bundled template's": (
        "{% extends '!role.html' %}\n{% block apply %}\n{{ page.aply }}{% endblock %}",
        "theme/templates/role.html:3: error: a value of the kind PageView has no `aply`"
        " [template-undefined]",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_template_is_one_problem_at_its_line(mistake: str, site: SiteOnDisk) -> None:
    template, problem = MISTAKES[mistake]
    site.write({**PAGES, "theme/templates/role.html": template})
    site.write({"theme/templates/own.html": "\n{{ nothing }}"})

    result = site.build()

    assert (result.exit_code, result.problems) == (1, [problem])
    assert "Traceback" not in result.stderr


# What the bundled templates make


def test_the_table_of_additions_names_every_element_marked_as_ours() -> None:
    rows = re.findall(
        r"^\| `(.+?)` \| `(.+?)` \| \S", (ROOT / "docs/additions.md").read_text("utf-8"), re.M
    )
    marked = [
        (file.relative_to(ROOT / "theme").as_posix(), _named(element))
        for file in TEMPLATES
        for element in re.findall(r"<[a-z][^<]*?\sdata-careers\b", file.read_text("utf-8"))
    ]

    assert Counter(rows) == Counter(marked)


def _named(element: str) -> str:
    tag, first_class = re.match(r'<(\w+)(?:.*?\sclass="([\w-]+))?', element, re.S).groups()  # type: ignore[union-attr]
    return f"{tag}.{first_class}" if first_class else str(tag)


class _Outline(HTMLParser):
    """Finds elements that are closed out of order, which a browser would mend in silence."""

    VOID = frozenset(["br", "hr", "img", "input", "link", "meta", "path", "circle"])

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults += [f"{name} twice in <{tag}>" for name in names if names.count(name) > 1]
        self.faults += [
            f"style or event in <{tag}>" for name in names if re.match("style|on", name)
        ]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and (not self.open or self.open.pop() != tag):
            self.faults.append(f"</{tag}> closes another element")


def test_every_page_is_sound_html_with_one_h1_and_nothing_inline(site: SiteOnDisk) -> None:
    site.write(PAGES)
    pages = {
        path: output.content().decode()
        for path, output in site.built().outputs.items()
        if path.endswith(".html")
    }
    faults = {path: found for path, page in pages.items() if (found := _faults(page))}

    assert sorted(pages) == [
        "404.html",
        "category/engineering/index.html",
        "eng/dev/index.html",
        "eng/ops/index.html",
        "index.html",
        "people/hr/index.html",
        "tags/index.html",
        "tags/rust/index.html",
        "teams/engineering/index.html",
        "teams/people/index.html",
    ]
    assert faults == {}


def _faults(page: str) -> list[str]:
    outline = _Outline()
    outline.feed(page)
    tree = LexborHTMLParser(page)
    ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
    targets = {(node.attributes["href"] or "")[1:] for node in tree.css('a[href^="#"]')}
    return [
        *outline.faults,
        *(f"<{tag}> left open" for tag in outline.open),
        *(f"id {name} twice" for name, count in ids.items() if count > 1),
        *(f"no target for #{name}" for name in sorted(targets - set(ids))),
        *(["not one h1"] if len(tree.css("h1")) != 1 else []),
        *(["inline style"] if tree.css("style") else []),
        *("inline script" for node in tree.css("script:not([src], [type='application/ld+json'])")),
    ]  # fmt: skip


def test_the_facts_of_a_role_stand_between_its_title_and_its_text(site: SiteOnDisk) -> None:
    role = "---\nlocation: Pirna\napply: mailto:jobs@c.example\n---\n\n{title}\n\nText.\n"
    site.write({"content/a.md": role.replace("{title}", "# A")})
    site.write({"content/b.md": role.replace("---\n\n{title}\n", "title: B\n---\n")})

    for path in ("a/index.html", "b/index.html"):
        article = LexborHTMLParser(html(site, path)).css_first(".theme-doc-markdown")
        assert article is not None
        assert [child.tag for child in article.iter()] == ["header", "aside", "p"]
