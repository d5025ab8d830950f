"""What a page is told about the site's problems, and how it is told."""

from __future__ import annotations

import asyncio
import html
import json
import re

import pytest
from serve_fakes import FakeBuilt, FakeConfig, FakeOutput

from careers.problems import Location, Problem, Severity
from careers.serve.failure import problem_of
from careers.serve.overlay import notice, page_state, with_client
from careers.serve.site import ServedSite, served
from careers.theme import TemplateProblem


def problem(place: str, severity: Severity = "error", message: str = "wrong") -> Problem:
    return Problem(Location(place, 3, 1), message, rule="rule", hint="mend it", severity=severity)


def site_with(*problems: Problem, line: str = "") -> ServedSite:
    page = FakeOutput(lambda: b"")
    built = FakeBuilt(
        FakeConfig("/"),
        outputs={"dev/index.html": page, "ops/index.html": page, "tags/index.html": page},
        sources={"dev/index.html": "content/dev.md", "ops/index.html": "content/ops.md"},
        problems=problems,
        watched=(),
    )
    return served(built, 7, lambda _: line)


OPEN_RULES: list[tuple[str, list[Problem], str | None, bool]] = [
    ("a sound site", [], "dev/index.html", False),
    ("its own page is broken", [problem("content/dev.md")], "dev/index.html", True),
    ("another page is broken", [problem("content/dev.md")], "ops/index.html", False),
    ("another page, seen from a listing", [problem("content/dev.md")], "tags/index.html", False),
    ("a warning about its page", [problem("content/dev.md", "warning")], "dev/index.html", False),
    ("the configuration is broken", [problem("careers.toml")], "ops/index.html", True),
    ("a template is broken", [problem("theme/templates/page.html")], "ops/index.html", True),
    ("a sidebar is broken", [problem("content/eng/_category_.yml")], "ops/index.html", True),
    ("a page that never was", [problem("content/new.md")], None, True),
    ("a wrong address, with warnings", [problem("content/new.md", "warning")], None, False),
    ("a wrong address in a sound site", [], None, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("problems", "path", "is_open"),
    [rule[1:] for rule in OPEN_RULES],
    ids=[rule[0] for rule in OPEN_RULES],
)
def test_the_overlay_is_open_where_an_error_concerns_the_page(
    problems: list[Problem], path: str | None, *, is_open: bool
) -> None:
    assert page_state(site_with(*problems), "s", path=path)["open"] is is_open


def test_a_page_is_told_everything_about_a_problem() -> None:
    site = site_with(problem("content/dev.md"), line="salary 5000")

    assert page_state(site, "a1b2", path="dev/index.html") == {
        "session": "a1b2",
        "generation": 7,
        "count": 1,
        "open": True,
        "kept": True,
        "problems": [
            {
                "place": "content/dev.md:3:1",
                "severity": "error",
                "message": "wrong",
                "hint": "mend it",
                "rule": "rule",
                "line": "salary 5000",
                "column": 1,
            }
        ],
    }


def test_errors_come_before_warnings_and_notes_are_left_out() -> None:
    site = site_with(
        problem("content/a.md", "warning"),
        problem("content/b.md"),
        problem("content/c.md", "info"),
        problem("content/d.md"),
    )
    state = page_state(site, "s", path="dev/index.html")

    assert state["count"] == 3
    assert [shown.problem.location.path for shown in site.problems] == [
        "content/b.md",
        "content/d.md",
        "content/a.md",
    ]


def test_a_page_carries_fifty_problems_and_the_number_of_all() -> None:
    site = site_with(*(problem(f"content/{n}.md") for n in range(1000)))
    state = page_state(site, "s", path="dev/index.html")

    assert state["count"] == 1000
    assert len(site.problems) == 50


def test_a_failure_comes_first_and_once() -> None:
    failure = problem("theme/page.html")
    site = site_with(problem("content/dev.md"), failure)
    state = page_state(site, "s", path="ops/index.html", failure=failure)

    assert state["count"] == 2
    assert state["open"] is True
    assert [item["place"] for item in shown(state)] == ["theme/page.html:3:1", "content/dev.md:3:1"]


def shown(state: dict[str, object]) -> list[dict[str, str]]:
    problems = state["problems"]
    assert isinstance(problems, list)
    return problems


SPOTS = [
    (b"<head><title>x</title></head><body></body>", b"<head><title>x</title>^</head><body></body>"),
    (b"<HEAD></HEAD >", b"<HEAD>^</HEAD >"),
    (b"google-site-verification: x", b"google-site-verification: x^"),
    (b"", b"^"),
    (b"<head></head><pre></head></pre>", b"<head>^</head><pre></head></pre>"),
]


@pytest.mark.parametrize(("body", "expected"), SPOTS)
def test_the_client_stands_at_the_end_of_the_head(body: bytes, expected: bytes) -> None:
    sent = with_client(body, site_with(), "s", path="dev/index.html")

    assert re.sub(rb"<script src=\"/__careers/client.js\".*?</script>", b"^", sent) == expected


HOSTILE = ['"><script>alert(1)</script>', "</script><img src=x onerror=alert(1)>", "' & \\ \u2028"]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_an_author_wrote_gets_out_of_its_attribute(text: str) -> None:
    site = site_with(Problem(Location(text, 1, 1), text, rule=text, hint=text), line=text)
    sent = with_client(b"", site, "s", path=None).decode()
    script = re.fullmatch(r'<script src="[^"<>]*" defer data-state="([^"<>]*)"></script>', sent)

    assert script is not None
    state = json.loads(html.unescape(script[1]))
    assert state["problems"][0]["message"] == text
    assert state["problems"][0]["line"] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_of_our_own_shows_text_as_text(text: str) -> None:
    page = notice("Sorry", text).decode()

    assert f"<pre>{html.escape(text)}</pre>" in page


def test_a_page_is_made_once_and_a_file_read_every_time() -> None:
    asked: list[str] = []

    def output(name: str) -> FakeOutput:
        def content() -> bytes:
            asked.append(name)
            return name.encode()

        return FakeOutput(content)

    names = ("a.html", "a.css")
    site = ServedSite(outputs={name: output(name) for name in names})

    async def ask() -> list[bytes]:
        return [await site.content(name) for name in (*names, *names)]

    assert asyncio.run(ask()) == [b"a.html", b"a.css", b"a.html", b"a.css"]
    assert asked == ["a.html", "a.css", "a.css"]


FAILURES = [
    (KeyError("title"), "internal error: KeyError: 'title'"),
    (ValueError(), "internal error: ValueError"),
    (OSError(2, "No such file", "/home/ann/site/content/a.md"),
     "internal error: FileNotFoundError: [Errno 2] No such file: 'a.md'"),
    (ValueError("in /home/ann/site/theme/page.html, line 3"),
     "internal error: ValueError: in page.html, line 3"),
    (ValueError(r"in C:\Users\ann\site\a.md"), "internal error: ValueError: in a.md"),
    (ValueError("at content/a.md or https://a.example/b/c"),
     "internal error: ValueError: at content/a.md or https://a.example/b/c"),
]  # fmt: skip


@pytest.mark.parametrize(("error", "message"), FAILURES)
def test_a_mistake_of_ours_is_told_without_the_machines_folders(
    error: Exception, message: str
) -> None:
    told = problem_of(error)

    assert (told.message, told.rule) == (message, "internal")


def test_a_mistake_of_ours_names_our_line() -> None:
    with pytest.raises(AttributeError) as raised:
        with_client(b"", None, "s", path=None)  # type: ignore[arg-type]
    location = problem_of(raised.value).location

    assert location.path == "careers/serve/overlay.py"
    assert location.line > 1


def test_a_templates_mistake_is_the_authors() -> None:
    mistake = problem("theme/page.html")

    assert problem_of(TemplateProblem(mistake)) is mistake
