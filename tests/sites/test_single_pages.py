"""The pages of ``src/pages``, and what of a Docusaurus repository is not built."""

from __future__ import annotations

import pytest
from harness import CONFIG, SiteOnDisk
from selectolax.lexbor import LexborHTMLParser

from careers.build import Builder, BuildOptions


@pytest.fixture
def roles(site: SiteOnDisk) -> SiteOnDisk:
    """A site with one role."""
    site.write({"content/welder.md": "# Welder\n"})
    return site


def test_a_single_page_is_no_role_and_has_no_sidebar(roles: SiteOnDisk) -> None:
    roles.write(
        {
            "src/pages/about.md": "# About us\n\nWe make gauges.\n\n## Where\n\nIn Oslo.\n",
        }
    )

    assert roles.problems() == []
    page = LexborHTMLParser(roles.read("about/index.html"))
    html = page.css_first("html")
    assert html is not None
    assert html.attributes["class"] == "plugin-pages plugin-id-default mdx-wrapper mdx-page"
    assert [node.text() for node in page.css("title, h1, h2:not(:has(*))")] == [
        "About us | Careers",
        "About us",
    ]
    assert page.css(".theme-doc-sidebar-menu, .theme-doc-breadcrumbs, .pagination-nav") == []
    assert [node.text() for node in page.css(".table-of-contents a")] == ["Where"]
    assert page.css_matches('meta[name="description"][content="We make gauges."]')
    assert sorted(roles.built().site.roles) == ["content/welder.md"]
    assert "<loc>https://careers.example/about</loc>" in roles.read("sitemap.xml")


def test_addresses_come_from_files_or_slugs(roles: SiteOnDisk) -> None:
    names = ["a.md", "b/index.mdx", "b/README.md", "c/02-x.md", "d e.md", "_note.md", "_x/y.md"]
    roles.write({f"src/pages/{name}": "Text.\n" for name in names})
    roles.write({"src/pages/f.md": "---\nslug: /g/h\n---\nText.\n"})

    assert roles.problems() == []
    pages = [path for path in roles.tree() if path.endswith("/index.html")]
    assert pages == [
        "a/index.html",
        "b/README/index.html",
        "b/index.html",
        "c/02-x/index.html",
        "d e/index.html",
        "g/h/index.html",
        "welder/index.html",
    ]


def test_a_page_without_a_title_is_called_as_the_site(roles: SiteOnDisk) -> None:
    roles.write({"src/pages/a.md": "Text.\n", "src/pages/b.md": "---\ntitle: B\n---\n# Other\n"})

    roles.build()

    assert "<title>Careers</title>" in roles.read("a/index.html")
    assert "<h1" not in roles.read("a/index.html")
    assert "<title>B | Careers</title>" in roles.read("b/index.html")


def test_single_pages_link_to_each_other_by_file_but_not_to_roles(roles: SiteOnDisk) -> None:
    roles.write(
        {
            "src/pages/a.md": "[b](./deep/b.mdx#c) [role](../../content/welder.md)\n",
            "src/pages/deep/b.mdx": "## C\n\n[a](../a.md) [gone](gone.md) [top](/a.md)\n"
            "[role](/welder) [d](/a#d)\n",
            "content/welder.md": "# Welder\n\n[a](../src/pages/a.md) [again](/a)\n",
        }
    )

    assert roles.problems() == [
        "content/welder.md:3:1: error: no page at `../src/pages/a.md` [broken-markdown-link]",
        "src/pages/a.md:1:21: error: no page at `../../content/welder.md` [broken-markdown-link]",
        "src/pages/deep/b.mdx:3:14: error: no page at `gone.md` [broken-markdown-link]",
        "src/pages/deep/b.mdx:4:17: warning: the link `/a#d` leads to `/a#d`, but that page has "
        "no heading `#d` [broken-anchor]",
    ]


def test_links_of_the_frame_lead_to_single_pages(roles: SiteOnDisk) -> None:
    roles.write(
        {
            "careers.toml": CONFIG
            + '[[themeConfig.navbar.items]]\nto = "/about"\nlabel = "About"\n',
            "src/pages/about.md": "# About\n",
        }
    )

    assert roles.problems() == []
    page = LexborHTMLParser(roles.read("about/index.html"))
    assert [node.text() for node in page.css("a.navbar__link--active")] == ["About"]


def test_drafts_are_served_only_and_unlisted_pages_are_not_listed(roles: SiteOnDisk) -> None:
    roles.write(
        {
            "src/pages/later.md": "---\ndraft: true\n---\nText.\n",
            "src/pages/secret.md": "---\nunlisted: true\n---\nText.\n",
        }
    )

    roles.build()

    assert "later/index.html" not in roles.tree()
    assert 'content="noindex, nofollow"' in roles.read("secret/index.html")
    assert "theme-unlisted-banner" in roles.read("secret/index.html")
    assert "secret" not in roles.read("sitemap.xml")
    served = Builder(roles.folder, BuildOptions(mode="serve")).build()
    assert "theme-draft-banner" in served.outputs["later/index.html"].content().decode()


def test_files_and_partials_beside_single_pages_are_found(roles: SiteOnDisk) -> None:
    roles.write(
        {
            "src/pages/a.mdx": "import Note from './_note.mdx';\n"
            "import Far from '@site/src/far.md';\n\n<Note />\n\n<Far />\n\n"
            "[form](./form.pdf) [welder](/welder)\n",
            "src/pages/_note.mdx": "A note.\n",
            "src/far.md": "From afar.\n",
            "src/pages/form.pdf": b"%PDF",
        }
    )

    assert roles.problems() == []
    page = roles.read("a/index.html")
    assert "A note." in page
    assert "From afar." in page
    assert [path for path in roles.tree() if path.endswith(".pdf")] != []


def test_front_matter_of_the_docs_means_nothing_here(roles: SiteOnDisk) -> None:
    roles.write({"src/pages/a.md": "---\ntags: one\nsidebar_position: x\nid: 1/2\n---\nText.\n"})

    assert roles.problems() == []


def test_wrong_front_matter_is_a_problem_at_its_value(roles: SiteOnDisk) -> None:
    roles.write({"src/pages/a.md": "---\ntitle: A\ndraft: soon\n---\nText.\n"})

    assert roles.problems() == [
        "src/pages/a.md:3:8: error: `draft` must be `true` or `false`, not `soon` "
        "[front-matter-type]"
    ]


def test_a_page_at_the_root_introduces_the_open_roles(roles: SiteOnDisk) -> None:
    roles.write({"src/pages/index.md": "# Work here\n"})

    assert roles.problems() == []
    page = LexborHTMLParser(roles.read("index.html"))
    assert [node.text() for node in page.css("h1")] == ["Work here"]
    assert [node.text(strip=True) for node in page.css(".job__title")] == ["Welder"]


def test_a_page_of_the_content_folder_has_the_address_first(roles: SiteOnDisk) -> None:
    roles.write({"src/pages/welder.md": "# Not this one\n"})

    assert roles.problems() == [
        "src/pages/welder.md: warning: the address `/welder` is taken by content/welder.md "
        "[route-duplicate]"
    ]
    assert "Not this one" not in roles.read("welder/index.html")


def test_options_of_single_pages(roles: SiteOnDisk) -> None:
    roles.write(
        {
            "careers.toml": CONFIG + '[pages]\npath = "./more"\nrouteBasePath = "info"\n'
            'admonitions = false\nexclude = ["old/**"]\n',
            "more/a.md": ":::note\nHi\n:::\n",
            "more/old/b.md": "Old.\n",
            "src/pages/c.md": "Not here.\n",
        }
    )

    assert roles.problems() == [
        "more/a.md:1:1: warning: `:::note` is a directive that means nothing here, so it is not "
        "shown [markdown-directive]"
    ]
    assert "theme-admonition" not in roles.read("info/a/index.html")
    assert [path for path in roles.tree() if path.endswith("/index.html")] == [
        "info/a/index.html",
        "welder/index.html",
    ]


def test_single_pages_can_be_switched_off(roles: SiteOnDisk) -> None:
    roles.write({"careers.toml": "pages = false\n" + CONFIG, "src/pages/a.md": "Text.\n"})

    assert roles.problems() == []
    assert "a/index.html" not in roles.tree()


def test_a_rebuild_sees_an_edited_single_page_and_partial(roles: SiteOnDisk) -> None:
    builder = Builder(roles.folder, BuildOptions(mode="serve"))
    seen = []
    for page, note in (("One", "n"), ("Two", "n"), ("Two", "m")):
        roles.write(
            {
                "src/pages/a.mdx": f"import N from './_n.md';\n\n{page} <N />\n",
                "src/pages/_n.md": f"{note}\n",
            }
        )
        text = LexborHTMLParser(builder.build().outputs["a/index.html"].content())
        seen.append([node.text(strip=True) for node in text.css(".markdown p")])

    assert seen[0] != seen[1] != seen[2]


def test_what_only_docusaurus_builds_is_one_note_each(roles: SiteOnDisk) -> None:
    roles.write(
        {
            "src/pages/index.js": "export default () => null;\n",
            "src/pages/team.tsx": "export default () => null;\n",
            "src/pages/team.test.tsx": "test();\n",
            "src/pages/_part.js": "export default 1;\n",
            "blog/2026-01-01-hello.md": "# Hello\n",
            "versioned_docs/version-1.0/welder.md": "# Old welder\n",
        }
    )

    assert roles.problems() == [
        "blog: info: the blog in this folder is not built: there is no blog here [not-built]",
        "src/pages: info: 2 pages such as `index.js` are not built: they need JavaScript "
        "[not-built]",
        "versioned_docs: info: the versions in this folder are not built: there is one version "
        "of the pages [not-built]",
    ]


def test_links_to_what_is_not_built_are_warnings_even_under_strict(roles: SiteOnDisk) -> None:
    roles.write(
        {
            "src/pages/team.tsx": "export default () => null;\n",
            "src/pages/shop/index.js": "export default () => null;\n",
            "blog/2026-01-01-hello.md": "# Hello\n",
            "content/welder.md": "# Welder\n\n[1](/team) [2](/shop/) [3](/blog/hello) [4](/blog)\n"
            "[5](/shop/x) [6](/)\n",
        }
    )

    result = roles.build("--strict")

    assert [line for line in result.problems if "not-built" not in line] == [
        "content/welder.md:3:1: warning: the link `/team` leads to `/team`, which is not built "
        "here [broken-link]",
        "content/welder.md:3:12: warning: the link `/shop/` leads to `/shop/`, which is not built "
        "here [broken-link]",
        "content/welder.md:3:24: warning: the link `/blog/hello` leads to `/blog/hello`, which is "
        "not built here [broken-link]",
        "content/welder.md:3:41: warning: the link `/blog` leads to `/blog`, which is not built "
        "here [broken-link]",
        "content/welder.md:4:1: error: the link `/shop/x` leads to `/shop/x`, which does not exist "
        "[broken-link]",
    ]


def test_a_blog_may_be_elsewhere_or_switched_off(roles: SiteOnDisk) -> None:
    roles.write(
        {
            "careers.toml": CONFIG
            + '[blog]\npath = "./news"\nrouteBasePath = "/n"\npostsCount = 3\n',
            "news/a.md": "# A\n",
            "content/welder.md": "# Welder\n\n[news](/n/a)\n",
        }
    )
    found = roles.problems()
    roles.write({"careers.toml": "blog = false\n" + CONFIG, "content/welder.md": "# Welder\n"})

    assert found == [
        "content/welder.md:3:1: warning: the link `/n/a` leads to `/n/a`, which is not built here "
        "[broken-link]",
        "news: info: the blog in this folder is not built: there is no blog here [not-built]",
    ]
    assert roles.problems() == []
