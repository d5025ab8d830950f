"""Problems as JUnit XML, which Jenkins, GitLab and most others show as the results of tests."""

from __future__ import annotations

from itertools import groupby

from careers.outputs.xml_text import DECLARATION, escaped
from careers.problems import Problem, at_least
from careers.reports.report import Report


def junit(report: Report) -> str:
    """A suite a file and a test a problem, which fails if it is as bad as ``--fail-on``.

    A site without problems is one test that passes: none at all would be an error to many readers.
    """
    suites = []
    for path, group in groupby(report.problems, key=report.path):
        suites += _suite(path, tuple(group), report)
    if not report.problems:
        suites = [
            '  <testsuite name="careers check" tests="1" failures="0" errors="0">',
            '    <testcase classname="careers check" name="no problems"/>',
            "  </testsuite>",
        ]
    failures = len(at_least(report.problems, report.fail_on))
    count = max(1, len(report.problems))
    return "\n".join(
        [
            DECLARATION,
            f'<testsuites name="careers check" tests="{count}" failures="{failures}" errors="0">',
            *suites,
            "</testsuites>\n",
        ]
    )


def _suite(path: str, problems: tuple[Problem, ...], report: Report) -> list[str]:
    failures = len(at_least(problems, report.fail_on))
    lines = [
        f'  <testsuite name="{escaped(path)}" tests="{len(problems)}" failures="{failures}"'
        ' errors="0">'
    ]
    for problem in problems:
        lines += _case(path, problem, fails=bool(at_least([problem], report.fail_on)))
    return [*lines, "  </testsuite>"]


def _case(path: str, problem: Problem, *, fails: bool) -> list[str]:
    """What does not fail is told as the output of a test that passes."""
    at = str(problem.location)[len(problem.location.path) :].strip(":")
    name = f"{problem.rule} ({at})" if at else problem.rule
    where = f"{path}:{at}" if at else path
    text = f"{where}: {problem.severity}: {problem.message} [{problem.rule}]"
    if problem.hint:
        text += f"\n  {problem.hint}"
    said = (
        f'      <failure type="{problem.severity}" message="{escaped(problem.message)}">'
        f"{escaped(text)}</failure>"
        if fails
        else f"      <system-out>{escaped(text)}</system-out>"
    )
    case = f'    <testcase classname="{escaped(path)}" name="{escaped(name)}">'
    return [case, said, "    </testcase>"]
