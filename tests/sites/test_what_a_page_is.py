"""Which pages are roles, and where they are listed."""

from __future__ import annotations

from harness import SiteOnDisk
from selectolax.lexbor import LexborHTMLParser


def roles_on(html: str) -> str:
    """The list of open roles on a page: groups, and below them their roles, indented."""
    lines = []
    for node in LexborHTMLParser(html).css(".group__title, .job__title a"):
        if "group__title" in (node.attributes.get("class") or ""):
            for count in node.css(".count"):
                count.decompose()
            lines.append(node.text().strip())
        else:
            lines.append("  " + node.text().strip())
    return "\n".join(lines)


def test_every_page_is_a_role_but_indexes_and_pages_that_say_no(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/index.md": "# Work here\n",
            "content/how-we-hire.md": "---\nrole: false\n---\n# How we hire\n",
            "content/web.md": "# Web Engineer\n",
            "content/eng/eng.md": "# Engineering\n",
            "content/eng/data.md": "# Data Engineer\n",
            "content/eng/README-not.md": "# Test Engineer\n",
            "content/ops/README.md": "# Operations\n",
            "content/ops/sre.md": "# Reliability Engineer\n",
            "content/people/_category_.json": '{"link": {"type": "doc", "id": "about"}}',
            "content/people/about.md": "# People\n",
            "content/people/recruiter.md": "# Recruiter\n",
        }
    )

    assert sorted(site.built().site.roles) == [
        "content/eng/README-not.md",
        "content/eng/data.md",
        "content/ops/sre.md",
        "content/people/recruiter.md",
        "content/web.md",
    ]


def test_a_folder_says_that_its_pages_are_no_roles_and_a_page_overrules_it(
    site: SiteOnDisk,
) -> None:
    site.write(
        {
            "content/life/_category_.yml": "customProps: {role: false}\n",
            "content/life/benefits.md": "# Benefits\n",
            "content/life/deep/office.md": "# Our office\n",
            "content/life/office-manager.md": "---\nrole: true\n---\n# Office Manager\n",
        }
    )

    assert sorted(site.built().site.roles) == ["content/life/office-manager.md"]


def test_globs_narrow_which_pages_are_roles(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": 'title = "T"\nurl = "https://t.example"\nbaseUrl = "/"\n'
            '[careers]\nroles = ["jobs/**"]\n',
            "content/jobs/dev.md": "# Developer\n",
            "content/about.md": "# About\n",
        }
    )

    assert sorted(site.built().site.roles) == ["content/jobs/dev.md"]


def test_the_page_at_the_root_is_the_introduction_of_the_index(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/welcome.md": "---\nslug: /\n---\n# Welcome\n\nWe make gauges.\n",
            "content/dev.md": "# Developer\n",
        }
    )

    site.build()

    html = site.read("index.html")
    text, _, after = html.partition('class="theme-doc-markdown')
    assert "Developer" not in text.partition("<main")[2]
    body, _, rest = after.partition("</article>")
    assert "We make gauges." in body
    assert "Developer" not in body
    assert roles_on(html) == "  Developer"
    assert "Developer" in rest


def test_the_root_always_has_an_index_grouped_as_the_sidebar_is(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/2-sales/rep.md": "# Sales Rep\n",
            "content/1-engineering/_category_.json": '{"label": "Engineering & Data"}',
            "content/1-engineering/b.md": "---\nsidebar_position: 2\n---\n# Backend\n",
            "content/1-engineering/a.md": "---\nsidebar_position: 3\n---\n# Apps\n",
            "content/1-engineering/core/kernel.md": "---\nsidebar_position: 1\n---\n# Kernel\n",
            "content/office.md": "# Office Manager\n",
            "content/secret.md": "---\nunlisted: true\n---\n# Secret\n",
            "content/later.md": "---\ndraft: true\n---\n# Later\n",
        }
    )

    site.build()

    assert roles_on(site.read("index.html")) == (
        "Engineering & Data\n  Backend\n  Apps\n  Kernel\nsales\n  Sales Rep\n  Office Manager"
    )


def test_a_site_without_roles_says_so(site: SiteOnDisk) -> None:
    site.write({"content/about.md": "---\nrole: false\n---\n# About\n"})

    site.build()

    assert "There are no open roles at the moment." in site.read("index.html")


def test_a_file_of_the_site_wins_over_an_index_of_ours(site: SiteOnDisk) -> None:
    site.write({"content/dev.md": "# Developer\n", "static/index.html": "<h1>Mine</h1>"})

    result = site.build()

    assert result.problems == [
        "static/index.html: warning: `index.html` is wanted by a page that careers makes too, "
        "which is left out [output-taken]"
    ]
    assert site.read("index.html") == "<h1>Mine</h1>"


def test_drafts_are_not_built_but_served(site: SiteOnDisk) -> None:
    from careers.build import Builder, BuildOptions

    site.write(
        {"content/dev.md": "# Developer\n", "content/new.md": "---\ndraft: true\n---\n# New\n"}
    )

    built = site.built()
    served = Builder(site.folder, BuildOptions(mode="serve")).build()

    assert "new/index.html" not in built.outputs
    page = served.outputs["new/index.html"].content().decode()
    assert "theme-draft-banner" in page
