"""Markdown files that other pages import."""

from __future__ import annotations

from bodies import body_of, described, holes_of, html_of

from careers.markdown.body import TocEntry

_IMPORT = "import Perks from './_perks.mdx';\n\n"


def test_a_partial_is_shown_with_its_props_and_its_headings_in_place() -> None:
    body = body_of(
        "import Apply from '@site/content/_apply.md';\n\n# Role\n\n## First\n\n"
        '<Apply name="Ada" days={3} />\n\n## Last\n\n<Apply name="Bo" />',
        partials={"content/_apply.md": "## How\n\n**{props.name}** {props.days}"},
    )

    assert html_of(body).count("<p><strong>Ada</strong> 3</p>") == 1
    assert html_of(body).count("<p><strong>Bo</strong> </p>") == 1
    assert [entry.id for entry in body.toc] == ["first", "how", "last", "how"]
    assert body.toc[1] == TocEntry(2, "how", "How")
    assert body.ids == ("first", "last", "how")
    assert body.partials == ("content/_apply.md",)
    assert body.problems == ()


def test_the_links_of_a_partial_name_the_file_they_are_in() -> None:
    body = body_of(
        _IMPORT + "[a](b)\n\n<Perks />",
        path="content/team/x.md",
        partials={"content/team/_perks.mdx": "one\n\n[c](d) ![e](f.png)"},
    )

    assert holes_of(body) == [
        "3:1 link b",
        "3:1 link d in content/team/_perks.mdx",
        "3:8 image f.png in content/team/_perks.mdx",
    ]


def test_mistakes_in_a_partial_are_at_their_place_in_it() -> None:
    body = body_of(_IMPORT + "<Perks />", partials={"content/_perks.mdx": "ok\n\ntext {a b}"})

    assert [str(problem.location) for problem in body.problems] == ["content/_perks.mdx:3:6"]


def test_the_front_matter_of_a_partial_is_not_shown() -> None:
    body = body_of(
        _IMPORT + "<Perks />", partials={"content/_perks.mdx": "---\ntitle: x\n---\n\ntext {a b}"}
    )

    assert html_of(body) == "<p>text {a b}</p>"
    assert [(p.location.line, p.rule) for p in body.problems] == [
        (1, "mdx-partial-front-matter"),
        (5, "mdx-expression"),
    ]


def test_a_partial_shows_what_stands_between_its_tags() -> None:
    body = body_of(
        _IMPORT + "<Perks>\n\n*inner*\n\n</Perks>",
        partials={"content/_perks.mdx": "before\n\n{props.children}\n\nafter"},
    )

    assert html_of(body) == "<p>before</p>\n<p><em>inner</em></p>\n<p>after</p>"


def test_a_partial_may_import_another_one_from_where_it_is() -> None:
    body = body_of(
        "import A from './parts/_a.mdx';\n\n<A />",
        partials={
            "content/parts/_a.mdx": "import B from './_b.mdx';\n\nA <B />",
            "content/parts/_b.mdx": "B",
        },
    )

    assert html_of(body) == "<p>A <p>B</p>\n</p>"
    assert body.partials == ("content/parts/_a.mdx", "content/parts/_b.mdx")


def test_a_partial_that_includes_itself_is_shown_once_and_reported() -> None:
    text = "import Perks from './_perks.mdx';\n\nonce\n\n<Perks />"
    body = body_of(_IMPORT + "<Perks />", partials={"content/_perks.mdx": text})

    assert described(body) == (
        "<p>once</p>\n"
        "5:1: warning: `content/_perks.mdx` includes itself, or too many files are inside each "
        "other [mdx-partial-loop] (refused)\n"
        "    Docusaurus would refuse this page: take the import out of one of the files"
    )


def test_partials_that_double_each_other_end() -> None:
    partials = {
        f"content/_{n}.mdx": f"import N from './_{n + 1}.mdx';\n\n<N />\n\n<N />\n\n{'x' * 2000}"
        for n in range(40)
    }
    body = body_of("import N from './_0.mdx';\n\n<N />", partials=partials)

    assert len(html_of(body)) < 12_000_000
    assert "mdx-partial-loop" in {problem.rule for problem in body.problems}


def test_a_module_that_is_no_markdown_is_left_for_the_site_to_look_up() -> None:
    body = body_of("import X from './nope';\nimport Y from '@site/src/Y.js';\n\n<X/><Y/>")

    assert [(m.path, m.line, m.column) for m in body.modules] == [
        ("content/nope", 1, 1),
        ("src/Y.js", 2, 1),
    ]


def test_a_picture_can_be_imported() -> None:
    body = body_of(
        "import plan from './plan.png';\n\n<img src={plan} alt=\"P\" /> "
        "<img src={require('./b.png').default} /> <a href={require('./c.pdf').default}>c</a>"
    )

    assert holes_of(body) == ["3:1 image ./plan.png", "3:28 image ./b.png", "3:69 link ./c.pdf"]
