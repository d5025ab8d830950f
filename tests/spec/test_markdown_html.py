"""What Markdown and MDX become: cases in ``markdown_html.md`` and ``markdown_commonmark.md``."""

from __future__ import annotations

import pickle

import pytest
from bodies import body_of, described, html_of, written_down

from careers.markdown.body import Labels, TocEntry


@pytest.mark.parametrize(("text", "wanted"), written_down("markdown_html"))
def test_a_page_becomes_this_html(text: str, wanted: str) -> None:
    body = body_of(text)

    assert html_of(body) == wanted
    assert body.problems == ()


@pytest.mark.parametrize(("text", "wanted"), written_down("markdown_commonmark"))
def test_a_commonmark_page_becomes_this_html(text: str, wanted: str) -> None:
    assert described(body_of(text, format="md")) == wanted


def test_the_contents_hold_every_heading_below_the_title() -> None:
    body = body_of(
        "# T\n\n## A `b` *c* [d](e) ![f](g)\n\n> ### In a quote :tada:\n\n## {#empty}\n\n"
        '<div id="own">\n\n#### <kbd>K</kbd> & "q" {#k}\n\n</div>\n'
    )

    assert body.toc == (
        TocEntry(2, "a-b-c-d-f", "A <code>b</code> <em>c</em> d f"),
        TocEntry(3, "in-a-quote-tada", "In a quote 🎉"),
        TocEntry(4, "k", "<kbd>K</kbd> &amp; &quot;q&quot;"),
    )
    assert body.ids == ("a-b-c-d-f", "in-a-quote-tada", "empty", "k", "own")


@pytest.mark.parametrize(
    ("text", "has_title"),
    [
        ("# Title", True),
        ("text\n\n# Late", True),
        ("Title\n===", True),
        ("> # In a quote", True),
        ("## First\n\n# Second", False),
        ("---text---\n\n***\n\n# After a rule", False),
        ("<h1>JSX</h1>", False),
        ("text", False),
        ("", False),
    ],
)
def test_a_page_has_its_own_title_if_its_first_heading_is_an_h1(text: str, has_title: bool) -> None:
    assert body_of(text).has_title is has_title


@pytest.mark.parametrize(
    ("path", "format_option", "front_matter", "is_mdx"),
    [
        ("content/a.md", "mdx", {}, True),
        ("content/a.md", "md", {}, False),
        ("content/a.md", "detect", {}, False),
        ("content/a.mdx", "detect", {}, True),
        ("content/a.mdx", "mdx", {"mdx": {"format": "md"}}, False),
        ("content/a.md", "md", {"mdx": {"format": "mdx"}}, True),
        ("content/a.md", "md", {"mdx": {"format": "detect"}}, False),
        ("content/a.md", "mdx", {"format": "md"}, True),
        ("content/a.md", "mdx", {"mdx": "md"}, True),
    ],
)
def test_the_format_is_that_of_the_page_then_of_the_site(
    path: str, format_option: str, front_matter: dict[str, object], is_mdx: bool
) -> None:
    body = body_of("{1 + 1}", path=path, format=format_option, front_matter=front_matter)

    assert html_of(body) == ("2" if is_mdx else "<p>{1 + 1}</p>")


def test_emoji_names_stay_where_the_site_says_so() -> None:
    assert html_of(body_of("a :tada:", emoji=False)) == "<p>a :tada:</p>"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (":+1:", "👍"), (":tada:", "🎉"), (":100:", "💯"), (":white_check_mark:", "✅"),
        (":rocket:", "🚀"), (":heart:", "❤️"), (":de:", "🇩🇪"), (":Rocket:", ":Rocket:"),
        (":party_popper:", ":party_popper:"), ("::", "::"), (": :", ": :"),
    ],
)  # fmt: skip
def test_emoji_names_are_those_of_github(name: str, shown: str) -> None:
    assert html_of(body_of(f"a {name}")) == f"<p>a {shown}</p>"


def test_ids_keep_their_capitals_where_the_site_says_so() -> None:
    assert body_of("## Our Team", maintain_case=True).ids == ("Our-Team",)


def test_without_the_older_forms_ids_and_titles_are_read_as_mdx() -> None:
    body = body_of(
        "## A {#b}\n\n:::note Title\n:::",
        compat_heading_ids=False,
        compat_admonitions=False,
    )

    assert [str(problem) for problem in body.problems] == [
        "content/page.md:1:6: warning: `{#b}` is read as JavaScript, and is none: "
        "expected an expression [mdx-expression]"
    ]
    assert html_of(body).endswith("<p>:::note Title\n:::</p>")


def test_without_comments_an_html_comment_is_refused() -> None:
    body = body_of("a <!-- b --> c", compat_comments=False)

    assert [problem.refused for problem in body.problems] == [True]
    assert html_of(body) == "<p>a &lt;!-- b --&gt; c</p>"


def test_kinds_of_admonitions_are_those_of_the_site() -> None:
    text = ":::hint\nx\n:::\n\n:::note\ny\n:::"

    custom = html_of(body_of(text, admonition_keywords=("hint",)))
    assert "theme-admonition-hint alert alert--info" in custom
    assert custom.endswith("<div><p>y</p>\n</div>")
    assert "theme-admonition" not in html_of(body_of(text, admonition_keywords=None))


def test_the_words_of_the_interface_are_those_of_the_site() -> None:
    labels = Labels(
        admonitions=(("tip", "astuce"),),
        direct_link="Lien direct vers {heading}",
        details="Détails",
        footnotes="Notes",
    )
    text = "## A\n\n:::tip\n:::\n\n<details>\n\nx\n\n</details>\n\n[^1]\n\n[^1]: y"
    html = html_of(body_of(text, labels=labels))

    assert 'aria-label="Lien direct vers A"' in html
    assert ">astuce<" in html
    assert "<summary>Détails</summary>" in html
    assert '<h2 class="sr-only" id="footnote-label">Notes</h2>' in html


def test_code_without_a_language_and_its_numbers_follow_the_site() -> None:
    html = html_of(body_of("```\na\n```", default_language="acme", show_line_numbers=True))

    assert '<div class="language-acme theme-code-block">' in html
    assert '<code data-line-numbers="1">' in html


def test_own_magic_comments_have_their_own_class() -> None:
    comments = (("code-error", "error-line", "error-start", "error-end"),)
    html = html_of(
        body_of("```js\n// error-start\na\n// error-end\nb\n```", magic_comments=comments)
    )

    assert html.count("token-line code-error") == 1
    assert "error-start" not in html


def test_a_component_of_the_site_is_a_hole_with_props_and_children() -> None:
    body = body_of(
        '<Perks title="x" items={["a", {b: 1}]} open>\n\nsee [c](d.md)\n\n</Perks>',
        components=frozenset({"Perks"}),
    )

    assert html_of(body) == (
        "<Perks title='x' items=('a', (('b', 1),)) open=True>"
        '<p>see <a href="d.md">c</a></p>\n</Perks>'
    )
    assert body.problems == ()


def test_a_component_of_the_site_is_given_no_functions() -> None:
    body = body_of('<Perks render={() => 1} title="x" />', components=frozenset({"Perks"}))

    assert described(body) == (
        "<Perks title='x'></Perks>\n"
        "1:1: warning: `render` of `<Perks>` cannot be given to a component; write text, numbers, "
        "lists or objects [mdx-component]\n"
        "    write it between the tags instead"
    )


def test_a_list_of_cards_is_a_hole() -> None:
    body = body_of("import DocCardList from '@theme/DocCardList';\n\n<DocCardList />")

    assert html_of(body) == "<DocCardList></DocCardList>"


def test_line_ends_of_all_systems_and_a_byte_order_mark_make_no_difference() -> None:
    lines = ["# T", "", "- a", "  b", "", "```", "c", "```"]
    wanted = body_of("\n".join(lines))

    assert body_of("\r\n".join(lines)) == wanted
    assert body_of("\r".join(lines)) == wanted
    assert body_of("\ufeff" + "\n".join(lines)) == wanted


def test_a_body_can_be_sent_to_another_process() -> None:
    body = body_of("# T\n\n[a](b.md) ![c](d.png) <Perks/> {x} <b>", components=frozenset({"Perks"}))

    assert pickle.loads(pickle.dumps(body)) == body
