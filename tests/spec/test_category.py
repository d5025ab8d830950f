"""Category files: the same rules in JSON and YAML, every mistake at its place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_tables import ANY_VALUE, recorded, refuses

from careers.content.category import CategoryMetadata, DocLink, GeneratedIndex, read_category
from careers.problems import Location

_PATH = "content/eng/_category_.yml"


@pytest.mark.parametrize(("text", "wanted"), recorded("category"))
def test_the_files_that_docusaurus_refuses_are_refused(text: str, wanted: object) -> None:
    metadata, problems = read_category(text, _PATH)

    errors = [problem for problem in problems if problem.severity == "error"]
    assert bool(errors) == refuses(wanted)
    assert all(problem.refused for problem in errors)
    assert (metadata is None) == (refuses(wanted) or not text)


def test_a_whole_file_in_yaml() -> None:
    text = (
        "label: Engineering\n"
        "position: 1.5\n"
        "collapsed: false\n"
        "collapsible: 'true'\n"
        "className: team-eng\n"
        "key: eng\n"
        "description: All of it\n"
        "customProps: {role: false, owner: {name: cto}}\n"
        "link:\n"
        "  type: generated-index\n"
        "  title: Engineering roles\n"
        "  description: Roles\n"
        "  slug: /eng-team\n"
        "  keywords: [eng, dev]\n"
        "  image: /img/eng.png\n"
    )

    assert read_category(text, _PATH) == (
        CategoryMetadata(
            location=Location(_PATH, 1, 1),
            label="Engineering",
            description="All of it",
            position=1.5,
            collapsed=False,
            collapsible=True,
            class_name="team-eng",
            has_link=True,
            link=GeneratedIndex(
                "Engineering roles", "Roles", "/eng-team", ("eng", "dev"), "/img/eng.png"
            ),
            custom_props={"role": False, "owner": {"name": "cto"}},
            key="eng",
        ),
        (),
    )


def test_a_whole_file_in_json_indented_with_tabs() -> None:
    text = '{\n\t"label": "Sales \\ud83d\\ude80",\n\t"link": {"type": "doc", "id": "lead"}\n}\n'

    metadata, problems = read_category(text, "content/sales/_category_.json")

    assert problems == ()
    assert metadata is not None
    assert metadata.label == "Sales 🚀"
    assert metadata.link == DocLink("lead")


def test_a_link_that_is_null_is_told_from_no_link() -> None:
    without, _ = read_category("label: A\n", _PATH)
    null, _ = read_category("link: null\n", _PATH)

    assert without is not None
    assert null is not None
    assert (without.has_link, without.link) == (False, None)
    assert (null.has_link, null.link) == (True, None)


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("label: 12", "1:8: `label` must be text, not `12`", 'put it in quotes: `label: "12"`'),
        (
            '{"label": "A", "positon": 1}',
            "1:16: `positon` is no key of a category file",
            "did you mean `position`?",
        ),
        (
            "owner: cto",
            "1:1: `owner` is no key of a category file",
            "put values of your own in `customProps`",
        ),
        (
            "position: last",
            "1:11: `position` must be a number, not `last`",
            "write a number such as `3`, or delete the line",
        ),
        (
            "link: index",
            "1:7: `link` must be a link, not `index`",
            "write `link: {type: generated-index}`, `link: {type: doc, id: …}` or `link: null`",
        ),
        (
            "link: {type: page}",
            "1:14: `link.type` cannot be `page`",
            "write `doc` or `generated-index`",
        ),
        (
            "link: {type: doc}",
            "1:7: `link` has no `id`",
            "name the page by its path in this folder, without the ending",
        ),
        (
            "link: {type: generated-index, titel: A}",
            "1:31: `link.titel` is no key of a category file",
            "did you mean `link.title`?",
        ),
        (
            "- label: A",
            "1:1: a category file must be `key: value` lines, not a list",
            'write `label: "Engineering"`, or delete the file',
        ),
        ("label: a: b", "1:9: a second `: ` in one line", "put the value in quotes"),
    ],
)
def test_a_mistake_is_named_where_it_stands(text: str, problem: str, hint: str) -> None:
    metadata, problems = read_category(text, _PATH)

    assert metadata is None
    assert [f"{p.location.line}:{p.location.column}: {p.message}" for p in problems] == [problem]
    assert problems[0].hint.startswith(hint)


def test_all_mistakes_of_a_file_are_reported_at_once() -> None:
    _, problems = read_category('{"label": 12, "position": "x", "foo": 1}', _PATH)

    assert sorted(str(problem) for problem in problems) == [
        f"{_PATH}:1:11: error: `label` must be text, not `12` [category-type]",
        f"{_PATH}:1:27: error: `position` must be a number, not `x` [category-type]",
        f"{_PATH}:1:32: error: `foo` is no key of a category file [category-key]",
    ]


def test_a_link_without_a_type_is_accepted_with_a_warning() -> None:
    metadata, problems = read_category("link: {title: A}", _PATH)

    assert metadata is not None
    assert (metadata.has_link, metadata.link) == (True, None)
    assert [str(problem) for problem in problems] == [
        f"{_PATH}:1:7: warning: `link` has no `type`, so it links to nothing [category-type]"
    ]


_KEYS = st.sampled_from(["label", "position", "collapsed", "link", "customProps", "key", "x"])
_LINK = st.dictionaries(
    st.sampled_from(["type", "id", "title", "keywords", "slug"]),
    ANY_VALUE | st.sampled_from(["doc", "generated-index"]),
)


@settings(deadline=None)
@given(st.dictionaries(_KEYS, ANY_VALUE | _LINK))
def test_no_value_of_any_key_raises(values: dict[str, object]) -> None:
    metadata, problems = read_category(json.dumps(values), _PATH)

    assert (metadata is None) == any(problem.severity == "error" for problem in problems)
    assert all(problem.location.line == 1 and problem.hint for problem in problems)
