"""The project's own workflows: valid, with few rights, and about what is here."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from github_workflows import schema_errors, workflow_of
from lowest_versions import lowest_versions

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = {file.stem: workflow_of(file.read_text("utf-8")) for file in FOLDER.glob("*.yml")}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SYSTEMS = {"ubuntu-latest", "macos-latest", "windows-latest"}


def _steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job.get("steps", [])


def test_there_are_three_workflows() -> None:
    assert sorted(WORKFLOWS) == ["audit", "ci", "release"]


@pytest.mark.parametrize("name", sorted(WORKFLOWS))
def test_a_workflow_is_valid_for_github(name: str) -> None:
    assert schema_errors(WORKFLOWS[name]) == []
    assert schema_errors({**WORKFLOWS[name], "permissions": "all"}) != []


@pytest.mark.parametrize("name", sorted(WORKFLOWS))
def test_a_workflow_may_read_and_no_more_keeps_no_password_and_ends(name: str) -> None:
    workflow = WORKFLOWS[name]

    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets." not in (FOLDER / f"{name}.yml").read_text("utf-8")
    for job in workflow["jobs"].values():
        assert "uses" in job or job["timeout-minutes"] <= 30
    for step in _steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", sorted(WORKFLOWS))
def test_only_actions_of_github_and_of_python_are_used(name: str) -> None:
    used = [step["uses"] for step in _steps(WORKFLOWS[name]) if "uses" in step]

    assert [one for one in used if not re.fullmatch(r"(actions|pypa)/[\w-]+@\S*v\d+", one)] == []


@pytest.mark.parametrize("name", sorted(WORKFLOWS))
def test_what_a_workflow_runs_is_here(name: str) -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text("utf-8")))
    for step in _steps(WORKFLOWS[name]):
        for line in step.get("run", "").splitlines():
            words = shlex.split(line)
            if words[0] == "make":
                assert words[1] in targets
            for path in (word for word in words if re.match(r"(\.ci|tests|constraints)\b", word)):
                assert (ROOT / path).exists(), path


def test_every_python_that_the_package_promises_is_tested_on_three_systems() -> None:
    jobs = WORKFLOWS["ci"]["jobs"]
    pythons = [f"3.{minor}" for minor in range(11, 15)]

    assert PROJECT["requires-python"] == f">={pythons[0]}"
    assert jobs["test"]["strategy"]["matrix"] == {"python": pythons}
    assert jobs["test"]["runs-on"] == "ubuntu-latest"
    others = jobs["systems"]["strategy"]["matrix"]
    assert others == {"system": sorted(SYSTEMS - {"ubuntu-latest"}), "python": pythons}
    assert set(jobs["package"]["strategy"]["matrix"]["system"]) == SYSTEMS


def test_the_lowest_versions_are_tested_with_the_lowest_python() -> None:
    job = WORKFLOWS["ci"]["jobs"]["lowest"]
    named = {line.partition("==")[0] for line in lowest_versions()}

    assert job["steps"][1]["with"]["python-version"] == PROJECT["requires-python"][2:]
    assert named >= {re.split(r"[^\w.-]", one)[0] for one in PROJECT["dependencies"]}


def test_the_lowest_and_the_newest_versions_are_tested_with_every_python_every_week() -> None:
    workflow = WORKFLOWS["ci"]
    job = workflow["jobs"]["dependencies"]

    assert job["strategy"]["matrix"] == {
        "python": workflow["jobs"]["test"]["strategy"]["matrix"]["python"],
        "versions": ["lowest", "newest"],
    }
    runs = [step["run"] for step in job["steps"][2:]]
    assert runs == [
        'python tests/lowest_versions.py > "$RUNNER_TEMP/lowest.txt"',
        'touch "$RUNNER_TEMP/newest.txt"',
        'make suite PINNED="--constraint $RUNNER_TEMP/${{ matrix.versions }}.txt"',
    ]
    assert "github.event_name == 'schedule'" in job["if"]
    assert re.fullmatch(r"\d+ \d+ \* \* 1", workflow["on"]["schedule"][0]["cron"])


def test_a_release_is_tested_and_published_without_a_password() -> None:
    workflow = WORKFLOWS["release"]
    publish = workflow["jobs"]["publish"]

    assert workflow["on"] == {"push": {"tags": ["v*"]}}
    assert workflow["jobs"]["test"] == {"uses": "./.github/workflows/ci.yml"}
    assert "workflow_call" in WORKFLOWS["ci"]["on"]
    assert publish["needs"] == ["test", "build"]
    assert publish["environment"] == "pypi"
    assert publish["permissions"] == {"id-token": "write"}
    assert publish["steps"][-1] == {"uses": "pypa/gh-action-pypi-publish@release/v1"}
    assert [job for job, what in workflow["jobs"].items() if "permissions" in what] == ["publish"]


def test_the_versions_in_use_are_audited_every_day() -> None:
    workflow = WORKFLOWS["audit"]

    assert re.fullmatch(r"\d+ \d+ \* \* \*", workflow["on"]["schedule"][0]["cron"])
    assert [*_steps(workflow)][-1]["run"].split() == [
        "python", "-m", "pip_audit", "--requirement", "constraints.txt", "--no-deps",
    ]  # fmt: skip
