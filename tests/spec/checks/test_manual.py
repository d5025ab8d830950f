"""The manual of `careers check` says what the program does, and its examples work."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from harness import run_careers
from jsonschema import Draft7Validator

from careers.checks import RULES
from careers.checks.registry import GROUPS

ROOT = Path(__file__).parents[3]
MANUAL = (ROOT / "docs" / "checks.md").read_text("utf-8")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def _generator() -> ModuleType:
    path = ROOT / "docs" / "generate_checks.py"
    spec = importlib.util.spec_from_file_location("generate_checks", path)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = script
    spec.loader.exec_module(script)
    return script


def test_the_manual_of_the_rules_is_current() -> None:
    assert _generator().page() == MANUAL, "run `python docs/generate_checks.py`"


def test_the_readme_shows_the_same_output() -> None:
    shown = re.search(r"```console\n\$ careers check .*?```\n", MANUAL, re.DOTALL)

    assert shown is not None
    assert shown[0] in (ROOT / "README.md").read_text("utf-8")


def test_every_rule_has_its_place_in_the_manual() -> None:
    sections = re.findall(r"^### ([a-z0-9-]+)$", MANUAL, re.MULTILINE)
    rows = re.findall(r"^\| `([a-z0-9-]+)` \|", MANUAL, re.MULTILINE)

    assert sorted(sections) == sorted(rule.id for rule in RULES)
    assert set(rows) >= {name for group in GROUPS.values() for name in group}


def test_the_manual_names_every_flag_of_the_check() -> None:
    flags = set(re.findall(r"--[a-z-]+", run_careers("check", "--help").stdout))
    everywhere = {"--help", "--config", "--today", "--strict"}  # in configuration.md and others

    assert sorted(flag for flag in flags - everywhere if flag not in MANUAL) == []


# The GitHub Actions of the manual

WORKFLOWS = [
    block
    for block in re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
    if "\njobs:" in block
]


def _workflow_schema() -> Draft7Validator:
    package = importlib.util.find_spec("check_jsonschema")
    assert package is not None
    assert package.origin is not None
    vendored = Path(package.origin).parent / "builtin_schemas/vendor/github-workflows.json"
    return Draft7Validator(json.loads(vendored.read_text("utf-8")))


def test_there_are_two_workflows() -> None:
    assert len(WORKFLOWS) == 2


@pytest.mark.parametrize("text", WORKFLOWS, ids=["annotations", "code scanning"])
def test_a_workflow_is_one_and_its_command_works(text: str, tmp_path: Path) -> None:
    workflow: Any = yaml.safe_load(re.sub("^on:", '"on":', text, flags=re.MULTILINE))
    steps = workflow["jobs"]["check"]["steps"]
    command = next(step["run"] for step in steps if "careers check" in step.get("run", ""))
    (tmp_path / "careers.toml").write_text('title = "T"\nurl = "https://t.example"\nbaseUrl = "/"')
    output = ["--output", str(tmp_path / "careers.sarif")] if "--output" in command else []
    flags = command.split()[2:4]

    result = run_careers("check", str(tmp_path), *flags, *output)

    assert [error.message for error in _workflow_schema().iter_errors(workflow)] == []
    assert result.exit_code in {0, 1}
    assert bool(output) == (tmp_path / "careers.sarif").is_file()


# Hooks for pre-commit


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_is_a_command_that_works(hook: Any, tmp_path: Path) -> None:
    program, *arguments = hook["entry"].split()

    result = run_careers(*arguments, str(tmp_path))

    assert program == "careers"
    assert hook["pass_filenames"] is False
    assert result.exit_code in {0, 1}
    assert f"`{hook['id']}`" in MANUAL or f"id: {hook['id']}" in MANUAL


@pytest.mark.parametrize(
    ("path", "concerns"),
    [
        ("content/role.md", True),
        ("site/content/eng/role.mdx", True),
        ("content/eng/_category_.yml", True),
        ("content/tags.yml", True),
        ("careers.toml", True),
        ("docusaurus.config.ts", True),
        ("static/img/logo.svg", True),
        ("theme/layout.html", True),
        ("sidebars.json", True),
        ("package.json", False),
        ("src/index.ts", False),
        ("my-careers.toml", False),
        (".github/workflows/publish.yml", False),
    ],
)
def test_hooks_run_for_what_a_site_is_made_of(path: str, *, concerns: bool) -> None:
    assert [bool(re.search(hook["files"], path)) for hook in HOOKS] == [concerns, concerns]
