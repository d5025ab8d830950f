"""Problems as SARIF 2.1.0, which code scanning on GitHub and many editors read.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0; GitHub Docs, "SARIF support for
code scanning", which says what of it is shown.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import quote

from careers.checks import RULES, Rule
from careers.checks.registry import GROUPS
from careers.problems import Edit, Problem, Severity
from careers.reports.report import Report

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_ORDER: tuple[Severity, ...] = ("info", "warning", "error")
_RULES = {rule.id: rule for rule in RULES}
_FINDS = {name: finds for group in GROUPS.values() for name, finds in group.items()}


def sarif(report: Report) -> str:
    """One run, with the rules that found something and what ``--fix`` would do about it."""
    found = sorted({problem.rule for problem in report.problems})
    index = {rule: number for number, rule in enumerate(found)}
    driver = {
        "name": "careers check",
        "version": report.version,
        "rules": [_descriptor(rule, report.problems) for rule in found],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": _results(report, index),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _descriptor(name: str, problems: Iterable[Problem]) -> dict[str, object]:
    """What a rule is about; its level is that of the worst that it found."""
    rule = _RULES.get(name)
    summary = rule.reason if rule else f"Finds {_FINDS.get(name, name)}."
    worst = max((one.severity for one in problems if one.rule == name), key=_ORDER.index)
    described: dict[str, object] = {
        "id": name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": _help(rule, summary),
        "defaultConfiguration": {"level": _LEVELS[rule.severity if rule else worst]},
        "properties": {"tags": ["careers"]},
    }
    return described


def _help(rule: Rule | None, summary: str) -> dict[str, str]:
    """The same as text and as Markdown, with the examples of the manual."""
    text, markdown = [summary], [summary]
    if rule is not None:
        for title, example in (("Not like this", rule.bad), ("But like this", rule.good)):
            if example:
                text.append(f"{title}:\n\n{example.rstrip()}")
                markdown.append(f"**{title}**\n\n{_fenced(example)}")
        if rule.source:
            text.append(f"Source: {rule.source}.")
            markdown.append(f"Source: {rule.source}.")
    return {"text": "\n\n".join(text), "markdown": "\n\n".join(markdown)}


def _fenced(page: str) -> str:
    """A page as a block of code, whatever fences are in it."""
    fence = "```"
    while fence in page:
        fence += "`"
    return f"{fence}md\n{page.rstrip()}\n{fence}"


def _results(report: Report, index: dict[str, int]) -> list[dict[str, object]]:
    seen: Counter[str] = Counter()
    results = []
    for problem in report.problems:
        text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
        result: dict[str, object] = {
            "ruleId": problem.rule,
            "ruleIndex": index[problem.rule],
            "level": _LEVELS[problem.severity],
            "message": {"text": text},
            "locations": [{"physicalLocation": _place(problem, report)}],
            "partialFingerprints": {"careersProblem/v1": _fingerprint(problem, report, seen)},
        }
        if problem.edits:
            result["fixes"] = [_fix(problem, report)]
        results.append(result)
    return results


def _place(problem: Problem, report: Report) -> dict[str, object]:
    """GitHub shows nothing that has no line, so what is about a whole file stands on its first."""
    region = {"startLine": problem.location.line or 1}
    if problem.location.column:
        region["startColumn"] = problem.location.column
    return {"artifactLocation": _artifact(problem, report), "region": region}


def _artifact(problem: Problem, report: Report) -> dict[str, str]:
    return {"uri": quote(report.path(problem), errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}


def _fingerprint(problem: Problem, report: Report, seen: Counter[str]) -> str:
    """The same while the line stays the same, wherever it moves in its file."""
    line = report.line_of(problem).strip()
    said = "\n".join((report.path(problem), problem.rule, line or problem.message))
    seen[said] += 1
    return f"{sha256(said.encode(errors='surrogatepass')).hexdigest()[:32]}:{seen[said]}"


def _fix(problem: Problem, report: Report) -> dict[str, object]:
    change = {
        "artifactLocation": _artifact(problem, report),
        "replacements": [_replacement(edit) for edit in problem.edits],
    }
    return {
        "description": {"text": problem.hint or "mend it"},
        "artifactChanges": [change],
    }


def _replacement(edit: Edit) -> dict[str, object]:
    region = {
        "startLine": edit.line,
        "startColumn": edit.column,
        "endLine": edit.end_line,
        "endColumn": edit.end_column,
    }
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}
