"""YAML with places: the values of js-yaml, every mistake located, nothing raised, nothing slow."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_tables import marked, recorded, refuses

from careers.located_yaml import Located, comments, load, plain, text_of
from careers.located_yaml.reader import MAX_CHARACTERS, MAX_DEPTH, MAX_NODES

_NOT_SUPPORTED = {"a: !!binary aGk="}
"""What js-yaml reads and we refuse: bytes have no place in a page."""


@pytest.mark.parametrize(("text", "wanted"), recorded("yaml"))
def test_values_are_those_of_js_yaml(text: str, wanted: object) -> None:
    root, problems = load(text, path="a.md")

    if refuses(wanted) or text in _NOT_SUPPORTED:
        assert [problem.severity for problem in problems] == ["error"]
    else:
        assert [problem for problem in problems if problem.severity == "error"] == []
        assert root is not None
        assert marked(plain(root)) == wanted


def test_every_value_knows_where_it_and_its_key_were_written() -> None:
    root, problems = load("title: 'Lead'\ntags:\n  - a\n  - {b: 1}\n", path="a.md", first_line=2)

    assert problems == ()
    assert root == Located(
        {
            "title": Located("Lead", 2, 8, key_line=2, key_column=1),
            "tags": Located(
                (
                    Located("a", 4, 5),
                    Located({"b": Located(1, 5, 9, key_line=5, key_column=6)}, 5, 5),
                ),
                4,
                3,
                key_line=3,
                key_column=1,
            ),
        },
        2,
        1,
    )


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        (
            "title: Role: Lead",
            "1:12: a second `: ` in one line",
            'put the value in quotes: `title: "Role: Lead"`',
        ),
        (
            "a: b\n c: d",
            "2:3: this key is indented, but the line above has a value already",
            "give the keys of one mapping the same indentation",
        ),
        ("a:\n\tb: 1", "2:1: a tab in the indentation", "indent with spaces"),
        ("a: @home", "1:4: a value cannot begin with `@`", "put the value in quotes"),
        (
            "a: - b",
            "1:4: a list cannot begin on the line of its key",
            "write each `- item` on a line of its own, or put the value in quotes",
        ),
        ("a: 'x", "1:4: this quote is never closed", "add the closing '"),
        (
            "a: 'it's'",
            "1:8: text follows the closing quote",
            "put the whole value in one pair of quotes; write a quote in it twice: `'it''s'`",
        ),
        (
            'a: "\\d"',
            "1:5: `\\d` is no escape in double quotes",
            "use single quotes, or write a backslash as `\\\\`",
        ),
        (
            "a: [b\nc: d",
            "2:2: `:` cannot stand here between `[` and `]`",
            "delete it, or put the value in quotes if it is text",
        ),
        (
            "a: 1\nb: [x, y",
            "2:4: this `[` is never closed",
            "add the closing `]`, or put the value in quotes if it is text",
        ),
        (
            "a: {b: 1 c: 2}",
            "1:11: `:` cannot stand here between `{` and `}`",
            "delete it, or put the value in quotes if it is text",
        ),
        ("a: {b:, c: 1}", "1:6: `:` without a space after it", "add the space, or put"),
        (
            "a: b\nc",
            "2:1: there is no `: ` in this line",
            "write `key: value`, or indent the line to go on with the value above",
        ),
        (
            "a:\n  - b\n - c",
            "3:2: this line does not fit under the lines above",
            "check its indentation, and the quotes in the lines above",
        ),
        (" a: b\nc: d", "2:1: this line is indented less than the first", "indent all keys alike"),
        (
            "a: b\n...\nText",
            "3:1: `...` ended the YAML above this line",
            "end front matter with `---`",
        ),
        (
            "a: b\n---\nc: d",
            "2:1: a second YAML document begins here",
            "keep one; front matter ends at the first line of `---`",
        ),
        ("%x", "1:1: a line cannot begin with `%`", "put the value in quotes"),
        (
            "a: | text",
            "1:4: text cannot follow on the line of `|` or `>`",
            "begin the text on the next line, indented by two spaces",
        ),
        (
            "a: *",
            "1:4: `*` cannot stand alone at the beginning of a value",
            "put the value in quotes",
        ),
        (
            "a: *b",
            "1:4: `*b` repeats nothing",
            "put it in quotes if it is text, or write `&b` before what it repeats",
        ),
        (
            "a: &b [*b]",
            "1:8: `*b` stands inside the value it repeats",
            "put it in quotes if it is text, or write `&b` before what it repeats",
        ),
        (
            "a: !Ref b",
            "1:4: `!Ref` is a YAML tag that does not fit here",
            "put the value in quotes if it is text, or delete the tag",
        ),
        (
            "a: 1\nb: 2\na: 3",
            "3:1: `a` is written twice",
            "the first one is on line 1: keep one of them",
        ),
        (
            "<<: text",
            "1:5: `<<` takes over the keys of a mapping, and this is none",
            "write `<<: *name`, or put `<<` in quotes",
        ),
        (
            "a: x\x07y",
            "1:5: the character U+0007 cannot stand in YAML",
            "delete it: it is invisible",
        ),
    ],
)
def test_a_mistake_is_named_at_its_place_with_its_cure(text: str, problem: str, hint: str) -> None:
    _, problems = load(text, path="a.md")

    found = [f"{p.location.line}:{p.location.column}: {p.message}" for p in problems]
    assert found == [problem]
    assert problems[0].hint.startswith(hint)
    assert problems[0].refused


def test_an_escape_does_not_bring_in_what_cannot_stand_in_the_text_itself() -> None:
    root, problems = load('a: "x\\0y"\n', path="a.md")

    assert root is None
    assert [f"{problem} | {problem.hint}" for problem in problems] == [
        "a.md:1:4: error: the escape for U+0000 stands for no character of a text [yaml-character]"
        " | delete it: it is invisible"
    ]


def test_every_duplicate_is_reported_and_the_first_value_stands() -> None:
    root, problems = load("a: 1\na: 2\nb: {c: 1, c: 2}\n", path="a.md")

    assert root is not None
    assert plain(root) == {"a": 1, "b": {"c": 1}}
    assert [str(problem) for problem in problems] == [
        "a.md:2:1: error: `a` is written twice [yaml-duplicate-key]",
        "a.md:3:11: error: `c` is written twice [yaml-duplicate-key]",
    ]


def test_a_day_that_does_not_exist_is_carried_over_with_a_warning() -> None:
    root, problems = load("closes: 2026-02-30\n", path="a.md")

    assert root is not None
    assert plain(root) == {"closes": date(2026, 3, 2)}
    assert [f"{problem} | {problem.hint}" for problem in problems] == [
        "a.md:1:9: warning: there is no day `2026-02-30`; it is read as 2026-03-02 [yaml-date]"
        " | write a day of the calendar, or put the value in quotes"
    ]


def test_an_alias_stands_where_it_is_used_and_what_is_inside_where_it_was_written() -> None:
    root, problems = load("a: &x [1]\nb: *x\n", path="a.md")

    assert problems == ()
    assert root is not None
    assert isinstance(root.value, dict)
    assert root.value["b"] == Located((Located(1, 1, 8),), 2, 4, key_line=2, key_column=1)


def test_characters_that_were_line_breaks_before_yaml_1_2_are_text() -> None:
    root, problems = load("a: one\u2028two\nb: x\x85y\n", path="a.md")

    assert problems == ()
    assert root is not None
    assert plain(root) == {"a": "one\u2028two", "b": "x\x85y"}


def test_an_emoji_may_be_escaped_in_halves_as_json_writers_do() -> None:
    root, problems = load('{"a": "\\ud83d\\ude80 Go"}\nb: \\ud83d\\ude80\n'[:24], path="a.json")

    assert problems == ()
    assert root is not None
    assert plain(root) == {"a": "🚀 Go"}


def test_halves_of_an_emoji_outside_of_double_quotes_stay_as_written() -> None:
    root, _ = load("a: \"\\ud83d\\ude80\"\nb: '\\ud83d\\ude80'\nc: \\ud83d\\ude80\n", path="a.md")

    assert root is not None
    assert plain(root) == {"a": "🚀", "b": "\\ud83d\\ude80", "c": "\\ud83d\\ude80"}


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("a: " + "x" * (MAX_CHARACTERS - 3), True),
        ("a: " + "x" * (MAX_CHARACTERS - 2), False),
        ("- x\n" * (MAX_NODES - 1), True),
        ("- x\n" * MAX_NODES, False),
        ("[" * MAX_DEPTH + "]" * MAX_DEPTH, True),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), False),
        ("a: &a [" + "x, " * 998 + "]\nb: [*a, *a, *a, *a]\n", True),
        ("a: &a [" + "x, " * 998 + "]\nb: [*a, *a, *a, *a, *a]\n", False),
        ("a: &a " + "x" * 30_000 + "\nb: [*a]\n", True),
        ("a: &a " + "x" * 30_000 + "\nb: [*a, *a]\n", False),
        ("a: &a " + "[" * 40 + "]" * 40 + "\nb: " + "[" * 23 + "*a" + "]" * 23, True),
        ("a: &a " + "[" * 40 + "]" * 40 + "\nb: " + "[" * 24 + "*a" + "]" * 24, False),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else None,
)
def test_limits_hold_exactly_and_count_what_aliases_repeat(text: str, *, accepted: bool) -> None:
    _, problems = load(text, path="a.md")

    assert [problem.rule for problem in problems] == ([] if accepted else ["yaml-limit"])


_HOSTILE = {
    "brackets": "a: " + "[" * 60_000,
    "braces": "a: " + "{a: " * 15_000,
    "dashes": "- " * 30_000,
    "question marks": "? " * 30_000,
    "indentation": "".join(" " * depth + "a:\n" for depth in range(350)),
    "aliases of aliases": "a0: &a0 [x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 50)),
    "merges of merges": "a0: &a0 {k: 1, l: 2}\n"
    + "".join(
        f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
    ),
    "merges of many": "".join(f"a{n}: &a{n} {{k{n}: 1}}\n" for n in range(600))
    + "z: {<<: [" + ", ".join(f"*a{n}" for n in range(600)) + "]}\n",
    "sexagesimals": "a: " + "1:" + "59:" * 20_000,
    "digits": "a: " + "9" * 60_000,
    "hexadecimal": "a: 0x" + "f" * 60_000,
    "exponent": "a: 1e" + "9" * 60_000,
    "open quote": 'a: "' + "x" * 60_000,
    "tabs": "\t\n" * 30_000 + "a:\n\tb",
    "tabs before a word": "a: b\n" + "\t" * 60_000 + "b",
    "halves of emoji": 'a: "' + "\\ud83d\\ude80" * 2_700 + '"\n' + "b: x\n" * 5_000,
    "empty lines": "\n" * 60_000,
    "comments": "#\n" * 30_000,
    "exclamation marks": "!" * 60_000,
    "colons": ":" * 60_000,
}  # fmt: skip


@pytest.mark.parametrize(
    "unit", ["[", "{a: ", "- ", "? ", "'a' ", "#\n", "- '#a'\n- #\n", "x: y # z\n", "'# '\n"]
)
def test_comments_are_found_in_no_time(unit: str) -> None:
    found = list(comments("a: 1 # careers\nb: " + unit * (500_000 // len(unit))))

    assert (1, 6, "# careers") in found or not found


@pytest.mark.parametrize("text", _HOSTILE.values(), ids=_HOSTILE.keys())
def test_hostile_input_is_read_or_refused_in_no_time(text: str) -> None:
    started = time.process_time()

    _, problems = load(text[:MAX_CHARACTERS], path="a.md", first_line=2)

    assert time.process_time() - started < 0.5
    assert all(problem.location.line >= 2 for problem in problems)


_PIECES = st.sampled_from(
    ["title: ", "- ", "  ", "\n", "\n  ", "[", "]", "{", "}", ", ", ": ", "'", '"', "#", " # c",
     "|", ">", "&x ", "*x", "<<: ", "!!str ", "? ", "@", "%", "yes", "010", "2024-01-02", "~",
     "\t", "\\", "...", "---", "\u2028", "\r\n", "\r", "\ufeff", "\\ud83d\\ude00", "😀", "\x00"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_no_text_raises_and_every_problem_lies_inside_the_text(text: str) -> None:
    root, problems = load(text, path="a.md", first_line=3)

    last_line = 2 + len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert root is not None or problems
    for problem in problems:
        assert 3 <= problem.location.line <= last_line
        assert problem.location.column >= 1
        assert problem.hint


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.5, "1.5"),
        (1e21, "1e+21"),
        (123456789012345680000.0, "123456789012345680000"),
        (0.000001, "0.000001"),
        (1e-7, "1e-7"),
        (-1.25e-9, "-1.25e-9"),
        (5e-324, "5e-324"),
        (float("nan"), "NaN"),
        (float("-inf"), "-Infinity"),
        (0.0, "0"),
        (True, "true"),
        (None, "null"),
        (["a", None, [1, 2]], "a,,1,2"),
        ({"a": 1}, "[object Object]"),
        (date(2024, 1, 2), "Tue Jan 02 2024 00:00:00 GMT+0000 (Coordinated Universal Time)"),
        (
            datetime(2024, 2, 29, 13, 4, 5, tzinfo=UTC),
            "Thu Feb 29 2024 13:04:05 GMT+0000 (Coordinated Universal Time)",
        ),
    ],
)
def test_values_as_text_are_those_of_javascript(value: object, text: str) -> None:
    assert text_of(value) == text
