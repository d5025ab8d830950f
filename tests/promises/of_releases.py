"""What it runs with: R41."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from environments import ROOT, environment, pythons
from github_workflows import workflow_of
from lowest_versions import PYPROJECT, lowest_versions
from promises.promise import Effort, Outcome, promise

_EXTRAS = ".[cards,check,spell,import]"
_TOOLS = ("pytest", "pytest-timeout", "hypothesis", "selectolax", "lxml", "feedparser",
          "jsonschema", "psutil")  # fmt: skip
_SMOKE = ("tests/invalid", "tests/spec/test_located_yaml.py", "tests/spec/test_markdown_html.py",
          "tests/spec/test_theme.py", "tests/importers/test_html_markdown.py",
          "tests/spec/test_cards.py", "tests/serve/test_serve_answers.py")  # fmt: skip
_PASSED = re.compile(r"(\d+) passed")


@promise(
    "R41",
    "It works with every Python from 3.11 on, with the oldest packages it names and the newest",
    tried="the oldest and the newest versions installed anew for each Python of the machine, and "
    "the tests of reading, Markdown, themes, pictures, imports and serving run there; CI runs all "
    "tests so every week, on 3.11 to 3.14",
)
def works_with_old_and_new(effort: Effort) -> Outcome:
    wrong = list(_wrong_in_workflows())
    tried, passed = [], 0
    for version in pythons() if effort == "long" else ():
        for name, limits in (("oldest", list(lowest_versions())), ("newest", [])):
            ended, count = _smoke(version, limits)
            tried.append(f"{version} {name}")
            passed += count
            wrong += [f"Python {version}, {name} versions: {ended}"] if ended else []
    done = f"{len(tried)} environments ({', '.join(tried)}), {passed:,} tests passed; " * bool(
        tried
    )
    return Outcome(
        kept=not wrong,
        figure=f"{done}{len(wrong)} failures",
        broken=tuple(wrong),
    )


def _smoke(version: str, limits: list[str]) -> tuple[str, int]:
    """(what went wrong, tests passed)."""
    try:
        python = environment(version, ["-e", _EXTRAS, *_TOOLS], limits, renewed=True)
    except RuntimeError as error:
        return str(error), 0
    command = [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", *_SMOKE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = _PASSED.search(done.stdout)
    count = int(found[1]) if found else 0
    return ("" if done.returncode == 0 else done.stdout[-1500:] + done.stderr[-500:]), count


def _wrong_in_workflows() -> Iterator[str]:
    """What does not fit together: the promised Pythons, the matrix, the schedule, the audit."""
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    ci, audit = (_workflow(name) for name in ("ci", "audit"))
    matrix = ci["jobs"]["dependencies"]["strategy"]["matrix"]
    if matrix["versions"] != ["lowest", "newest"]:
        yield f"the matrix has the versions {matrix['versions']}"
    if project["requires-python"] != f">={matrix['python'][0]}":
        yield f"{project['requires-python']} is promised, {matrix['python']} are tested"
    minors = [int(version.partition(".")[2]) for version in matrix["python"]]
    if minors != list(range(minors[0], minors[-1] + 1)) or minors[-1] < 14:
        yield f"a Python is left out: {matrix['python']}"
    for name, workflow in (("ci.yml", ci), ("audit.yml", audit)):
        if not workflow["on"].get("schedule"):
            yield f"{name} is not run on a schedule"
    if "pip_audit" not in str(audit["jobs"]):
        yield "audit.yml does not run pip-audit"
    names = {re.split(r"[^\w.-]", line)[0].lower() for line in lowest_versions()}
    pinned = (ROOT / "constraints.txt").read_text("utf-8").lower()
    for name in sorted(names):
        if f"\n{name}==" not in pinned:
            yield f"constraints.txt does not name {name}"


def _workflow(name: str) -> dict[str, Any]:
    return workflow_of(Path(ROOT, f".github/workflows/{name}.yml").read_text("utf-8"))
