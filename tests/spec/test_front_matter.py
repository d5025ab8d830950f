"""Front matter: which block it is, what each key may hold, and where every mistake lies."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, date, datetime
from typing import Any

import frontmatter
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_tables import ANY_VALUE, marked, recorded, refuses, vectors

from careers.content.front_matter import (
    KNOWN_KEYS,
    FrontMatter,
    InlineTag,
    LastUpdate,
    split_front_matter,
)
from careers.content.javascript_dates import date_from_text
from careers.located_yaml import Located

_NOT_CONVERTED = {"mdx", "last_update", "sidebar_custom_props"}
_STRICTER = {"---\nsidebar_custom_props: 2024-01-02\n---\n"}
"""A date is an object to JavaScript, and nothing that anybody means here."""


@pytest.mark.parametrize(("text", "wanted"), [*recorded("front_matter"), *vectors("front_matter")])
def test_blocks_and_values_are_those_of_docusaurus(text: str, wanted: dict[str, Any]) -> None:
    parts = split_front_matter(text, "content/a.md")

    if refuses(wanted) or text in _STRICTER:
        assert [problem for problem in parts.problems if problem.severity == "error"]
    else:
        assert [problem for problem in parts.problems if problem.severity == "error"] == []
        assert _as_recorded(parts.front_matter) == _dates_as_text(wanted["frontMatter"])
        assert parts.body == wanted["content"]


def _as_recorded(front_matter: FrontMatter) -> object:
    """Every key that was written: converted if Docusaurus converts it, else as it is."""
    values = dict(front_matter.values)
    for key in values.keys() & set(KNOWN_KEYS) - _NOT_CONVERTED:
        values[key] = getattr(front_matter, key)
    tags = zip(front_matter.tags, front_matter.values.get("tags", ()), strict=False)  # type: ignore[call-overload]
    if "tags" in values:
        values["tags"] = [
            {**written, **tag._asdict()} if isinstance(tag, InlineTag) else tag
            for tag, written in tags
        ]
    return _dates_as_text(marked(values))


def _dates_as_text(value: object) -> object:
    """The older recordings hold dates as plain text."""
    if isinstance(value, dict):
        if set(value) == {"$date"}:
            return value["$date"]
        return {key: _dates_as_text(inner) for key, inner in value.items()}
    return [_dates_as_text(item) for item in value] if isinstance(value, list) else value


def test_a_whole_page() -> None:
    parts = split_front_matter(
        "---\n"
        "id: web\n"
        "title: Web engineer\n"
        "sidebar_position: 2\n"
        "tags: [remote, {label: Go, permalink: /golang}]\n"
        "keywords: [web, 2026]\n"
        "last_update: {date: 10-11-2022, author: ik}\n"
        "pagination_next: null\n"
        "mdx: {format: md}\n"
        "salary: {min: 60000}\n"
        "posted: 2026-11-02\n"
        "---\n"
        "\n"
        "# Web engineer\n",
        "content/web.md",
    )
    front_matter = parts.front_matter

    assert parts.problems == ()
    assert (parts.body, parts.body_line) == ("# Web engineer", 14)
    assert front_matter.id == "web"
    assert front_matter.sidebar_position == 2
    assert front_matter.tags == ("remote", InlineTag("Go", "/golang"))
    assert front_matter.keywords == ("web", "2026")
    assert front_matter.last_update == LastUpdate("ik", datetime(2022, 10, 11, tzinfo=UTC))
    assert front_matter.format == "md"
    assert front_matter.values["salary"] == {"min": 60000}
    assert front_matter.values["posted"] == date(2026, 11, 2)
    assert (front_matter.raw["salary"].line, front_matter.raw["salary"].column) == (10, 9)
    assert not front_matter.hide_title
    assert front_matter.parse_number_prefixes


def test_null_is_told_from_absence_by_has() -> None:
    front_matter = split_front_matter("---\npagination_next: null\n---\n", "a.md").front_matter

    assert front_matter.pagination_next is None
    assert front_matter.has("pagination_next")
    assert front_matter.pagination_prev is None
    assert not front_matter.has("pagination_prev")
    assert front_matter.present == {"pagination_next"}


def test_front_matter_can_be_hashed_and_sent_to_another_process() -> None:
    front_matter = split_front_matter("---\ntags: [a]\nx: {y: [1]}\n---\n", "a.md").front_matter

    assert hash(front_matter) == hash(pickle.loads(pickle.dumps(front_matter)))
    assert pickle.loads(pickle.dumps(front_matter)) == front_matter


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("", "", 1),
        ("Text\n", "Text", 1),
        ("\n\n  Text\n\n", "Text", 3),
        ("---\na: 1\n---\nText", "Text", 4),
        ("---\na: 1\n---\n\n\n    Text\n    more\n", "Text\n    more", 6),
        ("---\na: 1\n--- \nText", "Text", 4),
        ("---\na: 1\n--- Text\nmore", "Text\nmore", 3),
        ("---\na: 1\n----\nText", "-\nText", 3),
        ("---\n---\nText", "Text", 3),
        ("---\na: |\n  ---\n  b\n---\nText", "Text", 6),
        ("---\n---\n---\nText", "---\nText", 3),
        ("\ufeff---\na: 1\n---\nText", "Text", 4),
        ("---\r\na: 1\r\n---\r\n\r\nText\r\nmore\r\n", "Text\nmore", 5),
        ("---\na: 1\n---\n", "", 3),
        ("---\na: 1", "", 2),
        ("---\na: 1\n---\n\xa0\u2003Text\ufeff\n", "Text", 4),
    ],
)
def test_the_body_begins_at_its_first_character(text: str, body: str, line: int) -> None:
    parts = split_front_matter(text, "a.md")

    assert (parts.body, parts.body_line) == (body, line)


@pytest.mark.parametrize(
    ("lines", "problem", "hint"),
    [
        ("title:", "2:7: `title` has no value", "write one, or delete the line; text that"),
        ("title: [a]", "2:8: `title` must be text, not a list", "put it in quotes if it is text"),
        (
            "title: {{ name }}",
            "2:8: `title` must be text, not keys and values",
            "put it in quotes if it is text",
        ),
        (
            "title: true",
            "2:8: `title` must be text, not `true`",
            'put it in quotes: `title: "true"`',
        ),
        ("id: ''", "2:5: `id` is empty", "write something, or delete the line"),
        (
            "draft: yes",
            "2:8: `draft` must be `true` or `false`, not `yes`",
            "write `true`",
        ),
        (
            "hide_title: 0",
            "2:13: `hide_title` must be `true` or `false`, not `0`",
            "write `false`",
        ),
        (
            "sidebar_position: first",
            "2:19: `sidebar_position` must be a number, not `first`",
            "write a number such as `3`, or delete the line",
        ),
        (
            "sidebar_position: 2024-01-02",
            "2:19: `sidebar_position` must be a number, not `2024-01-02`",
            "write a number such as `3`, or delete the line",
        ),
        (
            "sidebar_position: .inf",
            "2:19: `sidebar_position` cannot be `Infinity`",
            "write a number with fewer digits",
        ),
        (
            "toc_max_heading_level: 7",
            "2:24: `toc_max_heading_level` must be at most 6, not `7`",
            "write 6 or less",
        ),
        (
            "toc_min_heading_level: 4\ntoc_max_heading_level: 3",
            "2:24: `toc_min_heading_level` must be at most 3, not `4`",
            "write 3 or less",
        ),
        (
            "tags: remote, senior",
            "2:7: `tags` must be a list, not `remote, senior`",
            "write `tags: [remote, senior]`",
        ),
        (
            "tags: [x, true]",
            "2:11: `tags[1]` must be text, not `true`",
            'put it in quotes: `"true"`',
        ),
        (
            "tags:\n  - {label: x}",
            "3:5: `tags[0].permalink` is missing",
            "write the tag as plain text, or as `{label: Remote, permalink: /remote}`",
        ),
        ("keywords: []", "2:11: `keywords` is an empty list", "add an item, or delete the line"),
        (
            "image: a b.png",
            "2:8: `image` must be an address or a path, not `a b.png`",
            "encode spaces as `%20`",
        ),
        (
            "last_update: 2024-01-02",
            "2:14: `last_update` must have an `author` or a `date`, not `2024-01-02`",
            "write `last_update: {date: 2026-11-30, author: Kim}`",
        ),
        (
            "last_update: {date: soon}",
            "2:21: `last_update.date` must be a date, not `soon`",
            "write it as year, month, day: `2026-11-30`",
        ),
        (
            "draft: true\nunlisted: true",
            "3:11: a page cannot be both draft and unlisted",
            "delete one",
        ),
        (
            "mdx: {format: markdown}",
            "2:15: `mdx.format` must be one of `md`, `mdx`, `detect`, not `markdown`",
            "write one of them",
        ),
        (
            "- a",
            "2:1: front matter must be `key: value` lines, not a list",
            "if `---` is a rule between paragraphs here, put an empty line before it",
        ),
        (
            "title: a: b",
            "2:9: a second `: ` in one line",
            'put the value in quotes: `title: "a: b"`',
        ),
    ],
)
def test_a_wrong_value_is_named_where_it_stands_with_its_cure(
    lines: str, problem: str, hint: str
) -> None:
    parts = split_front_matter(f"---\n{lines}\n---\nText\n", "content/a.md")

    found = [f"{p.location.line}:{p.location.column}: {p.message}" for p in parts.problems]
    assert found == [problem]
    assert parts.problems[0].hint.startswith(hint)
    assert parts.problems[0].severity == "error"
    assert parts.problems[0].refused


def test_all_wrong_values_are_reported_at_once() -> None:
    parts = split_front_matter("---\nid: true\ntitle:\ntags: x\n---\n", "content/a.md")

    assert [str(problem) for problem in parts.problems] == [
        "content/a.md:2:5: error: `id` must be text, not `true` [front-matter-type]",
        "content/a.md:3:7: error: `title` has no value [front-matter-type]",
        "content/a.md:4:7: error: `tags` must be a list, not `x` [front-matter-type]",
    ]


@pytest.mark.parametrize(
    ("text", "problem", "refused"),
    [
        (
            "---\ntitle: a\n",
            "1:1: warning: the front matter is never closed, so the page has no text",
            False,
        ),
        (
            "---\ntitle: a\n\nText: of\nthe page.\n",
            "1:1: error: the front matter is never closed",
            True,
        ),
        (
            "---\na: 1\n---x\nText",
            "3:4: warning: `x` after the closing `---` is read as text of the page",
            False,
        ),
        (
            "\n---\ntitle: a\n---\n",
            "2:1: warning: this is read as text of the page: front matter that does not begin the"
            " file is none",
            False,
        ),
        (
            "----\ntitle: a\n----\n",
            "1:1: warning: this is read as text of the page: front matter that begins with more"
            " than three dashes is none",
            False,
        ),
        (
            "---toml\na = 1\n---\n",
            "1:4: error: front matter cannot be written in `toml`",
            True,
        ),
        (
            '---json\n{"title": "a"}\n---\n',
            "1:4: warning: Docusaurus would refuse this page: its front matter is `json`",
            True,
        ),
    ],
)
def test_fences_that_mislead_are_pointed_out(text: str, problem: str, *, refused: bool) -> None:
    parts = split_front_matter(text, "content/a.md")

    found = [
        f"{p.location.line}:{p.location.column}: {p.severity}: {p.message}" for p in parts.problems
    ]
    assert found == [problem]
    assert parts.problems[0].refused is refused


def test_json_is_checked_as_json_and_located_as_yaml() -> None:
    parts = split_front_matter('---json\n{\n  "title": 5,\n  "draft": "x"\n}\n---\n', "a.md")
    broken = split_front_matter('---json\n{"title": "a",}\n---\n', "a.md")

    assert parts.front_matter.title == "5"
    assert [str(problem) for problem in parts.problems][1:] == [
        "a.md:4:12: error: `draft` must be `true` or `false`, not `x` [front-matter-type]"
    ]
    assert str(broken.problems[1]).startswith("a.md:2:15: error: this is no JSON: ")


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("sidbar_position", "sidebar_position"),
        ("sidebarPosition", "sidebar_position"),
        ("Title", "title"),
        ("custom-edit-url", "custom_edit_url"),
        ("keyword", "keywords"),
        ("last_updated", "last_update"),
    ],
)
def test_a_key_one_slip_away_from_a_known_one_is_questioned(key: str, meant: str) -> None:
    parts = split_front_matter(f"---\n{key}: 1\n---\n", "a.md")

    assert [f"{problem} | {problem.hint}" for problem in parts.problems] == [
        f"a.md:2:1: warning: `{key}` has no meaning for Docusaurus [front-matter-key]"
        f" | did you mean `{meant}`?"
    ]


def test_keys_of_the_author_s_own_are_kept_without_a_word() -> None:
    text = "---\nsummary: words\nauthor: ik\ndate: 10-11-2022\ntag: x\nlocation: Oslo\n---\n"

    parts = split_front_matter(text, "a.md")

    assert parts.problems == ()
    assert parts.front_matter.values["location"] == "Oslo"


def test_an_edit_link_leads_to_a_page() -> None:
    parts = split_front_matter("---\ncustom_edit_url: javascript:alert(1)\n---\n", "a.md")

    assert parts.front_matter.custom_edit_url is None
    assert [str(problem) for problem in parts.problems] == [
        "a.md:2:18: warning: the address `javascript:alert(1)` is left out [html-url]"
    ]


def test_a_slip_beside_the_right_key_is_the_author_s_own() -> None:
    parts = split_front_matter("---\nimage: a.png\nimages: [b.png]\n---\n", "a.md")

    assert parts.problems == ()


def test_pages_go_through_python_frontmatter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontmatter, "parse", lambda *_, **__: ({"title": Located("b", 1, 1)}, ""))

    front_matter = split_front_matter("---\ntitle: a\n---\nText", "a.md").front_matter

    assert front_matter.title == "b"


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["---\n", "---", "\n", "title: ", "tags: ", "sidebar_position: ", "draft: ", "[a",
             "]", "1e999", "'", "last_update: {date: ", "}", "null\n", "json", " ", "\r\n",
             "\ufeff", "é"]
        )
        | st.text(max_size=4),
        max_size=25,
    ).map("".join)
)  # fmt: skip
def test_no_file_raises_and_every_problem_lies_inside_it(text: str) -> None:
    parts = split_front_matter(text, "a.md")

    last_line = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert 1 <= parts.body_line <= last_line
    for problem in parts.problems:
        assert 1 <= problem.location.line <= last_line
        assert problem.hint


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(KNOWN_KEYS), ANY_VALUE, max_size=4))
def test_no_value_of_any_key_raises(values: dict[str, object]) -> None:
    parts = split_front_matter(f"---\n{json.dumps(values)}\n---\nText\n", "a.md")

    assert parts.body == "Text"
    assert all(problem.location.line == 2 and problem.hint for problem in parts.problems)


@pytest.mark.parametrize(("text", "wanted"), recorded("dates"))
def test_dates_are_read_as_javascript_reads_them(text: str, wanted: str | None) -> None:
    moment = date_from_text(text)

    if wanted is not None and wanted[0] in "+-0":
        assert moment is None  # Python's calendar ends with the years 1 and 9999
    else:
        assert (moment and marked(moment)) == (wanted and {"$date": wanted})
