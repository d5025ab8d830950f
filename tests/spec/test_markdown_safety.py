"""CommonMark pages whose text is not trusted: what stands in them as text stays text.

What MDX pages may hold is written down in ``markdown_safety.md``.
"""

from __future__ import annotations

from html import unescape

import pytest
from bodies import body_of, html_of
from harness import SiteOnDisk

from careers.markdown.sanitize import is_allowed_style, is_allowed_url

ATTACK = "<img src=x onerror=alert(1)>"
SHOWN = "&lt;img src=x onerror=alert(1)&gt;"


@pytest.mark.parametrize("name", ["title", "xmp", "noembed", "TITLE"])
def test_what_is_no_tag_inside_an_element_is_none_without_it(name: str) -> None:
    body = body_of(f"<div>\n<{name}>{ATTACK}</{name}>\n</div>\n", format="md")

    assert SHOWN in html_of(body)
    assert "<img" not in html_of(body)


def test_a_text_field_keeps_its_text() -> None:
    body = body_of(f"<div><textarea>a &amp; b {ATTACK}</textarea></div>\n", format="md")

    assert f"<textarea>a &amp; b {SHOWN}</textarea>" in html_of(body)


def test_a_script_stays_as_it_is_where_the_text_is_trusted() -> None:
    body = body_of("<script>if (1 < 2) go();</script>\n", format="md", trust_content=True)

    assert html_of(body) == "<script>if (1 < 2) go();</script>"


HEAD = """\
<head>
  <meta name="robots" content="noindex" http-equiv="refresh" onclick="x">
  <link rel="icon" href="/i.svg" onload="x" a"b="c" hreflang="de">
</head>
"""


@pytest.mark.parametrize("written", [HEAD, HEAD.replace('">', '" />').replace(' a"b="c"', "")])
def test_elements_of_the_head_have_attributes_that_describe_and_no_others(written: str) -> None:
    body = body_of(written, format="mdx" if "/>" in written else "md")

    assert [(element.tag, dict(element.attributes)) for element in body.head] == [
        ("meta", {"name": "robots", "content": "noindex"}),
        ("link", {"rel": "icon", "href": "/i.svg", "hreflang": "de"}),
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://bank.example@evil.example/",
        "https://name:word@evil.example/",
        "HTTPS:/\\\\name@evil.example",
        "//name@evil.example/x",
        "https://exa\u202empl.example/",
        "https://1.1.1.1\\@good.example",
        "/a\u2066b",
        "https://a.example/\x07",
    ],
)
def test_an_address_that_hides_where_it_leads_is_none(url: str) -> None:
    assert not is_allowed_url(url)


@pytest.mark.parametrize(
    "url", ["https://a.example/@name", "/@name", "?q=@x", "mailto:a@b.example", "x@y", "//a/b@c"]
)
def test_an_at_sign_elsewhere_hides_nothing(url: str) -> None:
    assert is_allowed_url(url)


@pytest.mark.parametrize(
    "function", ["url", "URL", "image-set", "-webkit-image-set", "image", "src"]
)
def test_a_style_that_loads_something_is_none(function: str) -> None:
    assert not is_allowed_style(f"background: {function}('//evil.example/x')")
    assert is_allowed_style("background: linear-gradient(red, blue)")


def test_an_address_of_ours_holds_nothing_that_nobody_sees(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/a.md": '---\nslug: "/gn\\u202Ecod.exe"\ntags: [{label: x, permalink: '
            '"/a\\u2066b"}]\n---\n\n# A\n',
            "content/na\u2066me.md": "# B\n",
        }
    )
    built = site.built()

    assert sorted(page.permalink for page in built.site.pages) == ["/gncod.exe", "/name"]
    assert "tags/ab/index.html" in built.outputs


@pytest.mark.parametrize(
    ("picture", "allowed"),
    [
        ("https://pictures.example/x.png", " https://pictures.example"),
        ("https://pictures.example:8443/x.png", " https://pictures.example:8443"),
        ("https://a.example;script-src-elem/x.png", ""),
        ("https://a.example,b/x.png", ""),
        ("http://[/x.png", ""),
    ],
)
def test_a_picture_from_elsewhere_widens_the_policy_by_a_host_and_nothing_else(
    site: SiteOnDisk, picture: str, allowed: str
) -> None:
    site.write({"content/a.md": f"# A\n\n![x](<{picture}>)\n"})
    html = unescape(site.built().outputs["a/index.html"].content().decode())

    assert f"img-src 'self'{allowed} data:; font-src" in html
