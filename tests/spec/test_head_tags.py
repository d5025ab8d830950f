"""``headTags``, ``stylesheets``, ``scripts``: on every page, and the policy no wider than they."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode

import pytest
from harness import CONFIG, SiteOnDisk
from selectolax.lexbor import LexborHTMLParser

from careers.outputs.chrome import CONTENT_POLICY

PAGES = {
    "content/eng/_category_.json": '{"link": {"type": "generated-index"}}',
    "content/eng/dev.md": "---\ntags: [a]\n---\n# Dev\n",
    "src/pages/about.md": "# About\n",
}


def policy(site: SiteOnDisk, toml: str, page: str = "about/index.html") -> dict[str, list[str]]:
    """The directives of a page that differ from those of a site without such options."""
    site.write({**PAGES, "careers.toml": toml})
    html = LexborHTMLParser(site.built().outputs[page].content())
    meta = html.css_first('meta[http-equiv="Content-Security-Policy"]')
    assert meta is not None
    plain = _directives(CONTENT_POLICY)
    found = _directives(meta.attributes["content"] or "")
    return {
        name: [source for source in sources if source not in plain.get(name, [])]
        for name, sources in found.items()
        if sources != plain.get(name)
    }


def _directives(text: str) -> dict[str, list[str]]:
    parts = [part.split() for part in text.split(";")]
    return {part[0]: part[1:] for part in parts}


def sha256(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_every_page_has_them_in_the_order_of_docusaurus(site: SiteOnDisk) -> None:
    toml = (
        'scripts = ["/a.js", {src = "/b.js", defer = true, async = false, data-x = "<&>"}]\n'
        'stylesheets = ["https://x.example/c.css?a=1&b=2", {href = "/d.css", type = "text/css"}]\n'
        + CONFIG
        + '[[headTags]]\ntagName = "meta"\nattributes = {name = "m", content = "a \\"b\\""}\n'
        '[[headTags]]\ntagName = "script"\nattributes = {}\ninnerHTML = "if (1 < 2) { go() }"\n'
        '[[headTags]]\ntagName = "link"\nattributes = {rel = "x", crossorigin = true}\n'
    )
    site.write({**PAGES, "careers.toml": toml})
    outputs = site.built().outputs
    wanted = (
        '<meta name="m" content="a &#34;b&#34;">\n'
        "<script>if (1 < 2) { go() }</script>\n"
        '<link rel="x" crossorigin>\n'
        '<link rel="stylesheet" href="https://x.example/c.css?a=1&amp;b=2">\n'
        '<link rel="stylesheet" href="/d.css" type="text/css">\n'
        '<script src="/a.js"></script>\n'
        '<script src="/b.js" defer data-x="&lt;&amp;&gt;"></script>\n'
        "</head>"
    )

    pages = sorted(path for path in outputs if path.endswith(".html"))
    assert {"404.html", "about/index.html", "category/eng/index.html", "eng/dev/index.html",
            "index.html", "tags/a/index.html", "tags/index.html"} <= set(pages)  # fmt: skip
    assert [path for path in pages if wanted not in outputs[path].content().decode()] == []


def test_a_site_without_them_has_the_narrow_policy(site: SiteOnDisk) -> None:
    assert policy(site, CONFIG) == {}


@pytest.mark.parametrize(
    ("toml", "wider"),
    [
        ('scripts = ["/js/own.js"]\nstylesheets = ["css/own.css"]\n', {}),
        (
            'scripts = ["https://a.example:8443/x/y.js?z"]\n',
            {
                "script-src": ["https://a.example:8443"],
                "connect-src": ["https://a.example:8443"],
                "img-src": ["https://a.example:8443"],
            },
        ),
        (
            'stylesheets = [{href = "//f.example/css"}]\n',
            {"style-src": ["f.example"], "font-src": ["f.example"], "img-src": ["f.example"]},
        ),
        (
            'headTags = [{tagName = "link", attributes = {rel = "preconnect", '
            'href = "https://f.example"}}]\n',
            {
                "connect-src": ["https://f.example"],
                "font-src": ["https://f.example"],
                "img-src": ["https://f.example"],
            },
        ),
        (
            'headTags = [{tagName = "link", attributes = {rel = "preload", as = "font", '
            'href = "https://f.example/a.woff2"}}]\n',
            {"font-src": ["https://f.example"]},
        ),
        (
            'headTags = [{tagName = "link", attributes = {rel = "icon", '
            'href = "https://f.example/a.png"}}, {tagName = "link", '
            'attributes = {rel = "canonical", href = "https://c.example"}}]\n',
            {"img-src": ["https://f.example"]},
        ),
        (
            'headTags = [{tagName = "script", attributes = {}, innerHTML = "a()\\r\\nb()"}]\n',
            {"script-src": [sha256("a()\nb()")]},
        ),
        (
            'headTags = [{tagName = "script", attributes = {type = "application/ld+json"}, '
            'innerHTML = "{}"}]\n',
            {},
        ),
        (
            'headTags = [{tagName = "style", attributes = {}, innerHTML = "a > b {}"}]\n',
            {"style-src": [sha256("a > b {}")]},
        ),
        (
            'headTags = [{tagName = "link", attributes = {rel = "preload", as = "style", '
            'href = "/x.css", onload = "this.rel=\'stylesheet\'"}}]\n',
            {"script-src-attr": ["'unsafe-hashes'", sha256("this.rel='stylesheet'")]},
        ),
        (
            'headTags = [{tagName = "noscript", attributes = {}, innerHTML = "<img '
            "src='https://p.example/1.gif'><style>a{}</style>\"}]\n",
            {"img-src": ["https://p.example"], "style-src": [sha256("a{}")]},
        ),
        (
            'headTags = [{tagName = "base", attributes = {target = "_top"}}]\n',
            {"base-uri": ["'self'"]},
        ),
    ],
)
def test_the_policy_is_as_wide_as_what_is_written(
    site: SiteOnDisk, toml: str, wider: dict[str, list[str]]
) -> None:
    assert policy(site, toml + CONFIG) == wider


def test_the_pictures_of_a_page_come_on_top(site: SiteOnDisk) -> None:
    site.write({"content/pic.md": "![p](https://pics.example/a.png)\n"})

    found = policy(site, 'scripts = ["https://a.example/x.js"]\n' + CONFIG, "pic/index.html")

    assert sorted(found["img-src"]) == ["https://a.example", "https://pics.example"]
    assert found["script-src"] == ["https://a.example"]


def test_a_served_page_may_also_open_its_socket(site: SiteOnDisk) -> None:
    from careers.build import Builder, BuildOptions

    site.write({**PAGES, "careers.toml": 'scripts = ["https://a.example/x.js"]\n' + CONFIG})

    built = Builder(site.folder, BuildOptions(mode="serve")).build()

    html = built.outputs["about/index.html"].content().decode()
    found = re.search(r"connect-src (.*?);", html.replace("&#39;", "'"))
    assert found is not None
    assert found[1].split() == ["'self'", "ws:", "wss:", "https://a.example"]


def test_names_that_would_break_the_head_are_problems(site: SiteOnDisk) -> None:
    site.write(
        {
            **PAGES,
            "careers.toml": 'headTags = [\n {tagName = "a b", attributes = {}},\n'
            ' {tagName = "meta", attributes = {"x>y" = "1"}},\n]\n' + CONFIG,
        }
    )

    assert site.problems() == [
        "careers.toml:2:13: error: `a b` is no name of an element [config-value]",
        "careers.toml:3:34: error: `x>y` is no name of an attribute [config-value]",
    ]
