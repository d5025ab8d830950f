"""The tags file, and the words of a tag as a path."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_tables import ANY_VALUE, refuses, vectors

from careers.content.kebab import capitalize, kebab_case
from careers.content.tags_file import TagDefinition, read_tags_file

_PATH = "content/tags.yml"


@pytest.mark.parametrize(("text", "wanted"), vectors("kebab"))
def test_a_tag_becomes_the_path_that_docusaurus_makes_of_it(text: str, wanted: str) -> None:
    assert kebab_case(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), vectors("capitalize"))
def test_a_key_without_a_label_is_capitalised(text: str, wanted: str) -> None:
    assert capitalize(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), vectors("tags_file"))
def test_tags_are_those_of_docusaurus(text: str, wanted: dict[str, Any]) -> None:
    tags, problems = read_tags_file(text, _PATH)

    if refuses(wanted):
        assert any(problem.refused for problem in problems)
    else:
        assert problems == ()
        found = {key: {"label": t.label, "permalink": t.permalink} for key, t in tags.items()}
        assert found == wanted


def test_a_whole_file() -> None:
    text = (
        "remote:\n"
        "  label: Remote friendly\n"
        "  permalink: /remote-ok\n"
        "  description: Work from anywhere\n"
        "senior:\n"
        "junior-role: {}\n"
        "2024: {label: Last year}\n"
    )

    assert read_tags_file(text, _PATH) == (
        {
            "remote": TagDefinition(
                "remote", "Remote friendly", "/remote-ok", "Work from anywhere"
            ),
            "senior": TagDefinition("senior", "Senior", "/senior"),
            "junior-role": TagDefinition("junior-role", "Junior-role", "/junior-role"),
            "2024": TagDefinition("2024", "Last year", "/2024"),
        },
        (),
    )


@pytest.mark.parametrize("text", ["", "\n", "  \n\n"])
def test_an_empty_file_defines_no_tag(text: str) -> None:
    assert read_tags_file(text, _PATH) == ({}, ())


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        (
            "- remote",
            "1:1: a tags file must be `key: …` lines, not a list",
            "write one key for each tag: `remote: {label: Remote}`",
        ),
        (
            "remote: Remote",
            "1:9: `remote` must be a label, permalink and description, not `Remote`",
            "write `remote: {label: …}`, or nothing after the colon",
        ),
        (
            "remote: {label: 5}",
            "1:17: `label` must be text, not `5`",
            'put it in quotes: `label: "5"`',
        ),
        (
            "remote: {lable: R}",
            "1:10: `lable` is no part of a tag",
            "did you mean `label`?",
        ),
        (
            "a-b:\na b: {label: x}",
            "2:1: the tags `a-b` and `a b` have the same address, `/a-b`",
            "give one of them a `permalink` of its own",
        ),
        ("remote:\nremote:", "2:1: `remote` is written twice", "the first one is on line 1"),
    ],
)
def test_a_mistake_is_named_where_it_stands(text: str, problem: str, hint: str) -> None:
    _, problems = read_tags_file(text, _PATH)

    assert [f"{p.location.line}:{p.location.column}: {p.message}" for p in problems] == [problem]
    assert problems[0].hint.startswith(hint)
    assert problems[0].refused


def test_a_wrong_tag_is_left_out_and_the_others_stand() -> None:
    tags, problems = read_tags_file("remote: 5\nsenior:\n", _PATH)

    assert list(tags) == ["senior"]
    assert len(problems) == 1


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_tag_becomes_a_path_in_lower_case_without_spaces(text: str) -> None:
    path = kebab_case(text)

    assert path == path.lower()
    assert not any(letter.isspace() or letter in "/?#" for letter in path)


@pytest.mark.parametrize("piece", ["a", "aB", "日", "A1", "1st", "👍\u200d", "-", "é"])
def test_a_long_tag_takes_no_time(piece: str) -> None:
    started = time.process_time()

    kebab_case(piece * 20_000 + "1")

    assert time.process_time() - started < 1


_TAG = st.dictionaries(st.sampled_from(["label", "permalink", "description", "x"]), ANY_VALUE)


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=3), ANY_VALUE | _TAG))
def test_no_tag_raises(values: dict[str, object]) -> None:
    tags, problems = read_tags_file(json.dumps(values), _PATH)

    assert len(tags) <= len(values)
    assert all(problem.location.line == 1 and problem.hint for problem in problems)
