"""docs/ is a careers site: sound, complete, and the same links work on GitHub."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import click
import pytest
from harness import Result, run_careers

from careers.checks.registry import is_known
from careers.cli import cli
from careers.config import Config
from careers.config.options import options_of

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(file.stem for file in DOCS.glob("*.md") if file.stem != "checks_head")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """As `make docs` builds it."""
    folder = tmp_path_factory.mktemp("manual") / "docs"
    config = str(DOCS / "careers.toml")
    return run_careers("build", str(ROOT), "--config", config, "--out-dir", str(folder),
                       "--fail-on", "info"), folder  # fmt: skip


def _script(name: str) -> ModuleType:
    spec = spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_manual_builds_without_a_problem_and_advertises_nothing(
    built: tuple[Result, Path],
) -> None:
    result, folder = built

    assert (result.problems, result.exit_code) == ([], 0), result.stderr
    assert result.stderr.startswith(f"{len(PAGES)} pages (0 roles), no problems, ")
    for page in folder.rglob("*.html"):
        assert '"JobPosting"' not in page.read_text("utf-8"), page


def test_its_front_page_is_the_quick_start_and_lists_no_roles(built: tuple[Result, Path]) -> None:
    page = (built[1] / "index.html").read_text("utf-8")

    assert 'id="quick-start"' in page
    assert 'id="_roles"' not in page
    assert "#_roles" not in page
    pictures = re.findall(r'<img[^>]* src="/(assets/[^"]+)"', page)
    assert pictures != []
    assert all((built[1] / picture).is_file() for picture in pictures)


def test_every_page_has_its_place_in_the_sidebar_and_its_title(built: tuple[Result, Path]) -> None:
    def ids(items: list[Any]) -> Iterator[str]:
        for item in items:
            yield from [item] if isinstance(item, str) else ids(item.get("items", []))
            if isinstance(item, dict) and item["type"] == "doc":
                yield item["id"]

    sidebar = json.loads((DOCS / "sidebars.json").read_text("utf-8"))["manual"]
    assert sorted(ids(sidebar)) == PAGES
    for name in set(PAGES) - {"index"}:
        first = (DOCS / f"{name}.md").read_text("utf-8").partition("\n")[0]
        title = re.findall(r"<title>(.*) · careers<", (built[1] / name / "index.html").read_text())
        assert f"# {title[0]}" == first


def test_what_is_made_from_the_code_is_current() -> None:
    for name, of in (("generate_commands", "manual"), ("generate_conformance", "page")):
        script = _script(name)
        text = getattr(script, of)()
        assert script.FILE.read_text("utf-8") == text, f"run `python docs/{name}.py`"


def test_every_command_and_flag_is_in_the_manual() -> None:
    text = (DOCS / "commands.md").read_text("utf-8")

    for path, command in _commands(cli, "careers"):
        section = re.findall(rf"(?ms)^#+ {path}\n(.*?)(?=^#|\Z)", text)
        assert len(section) == 1, path
        options = [one for one in command.params if isinstance(one, click.Option)]
        for option in (one for one in options if not one.hidden):
            for flag in (*option.opts, *option.secondary_opts):
                assert re.search(rf"(?m)^\| `[^`]*{flag}\b", section[0]), (path, flag)


def _commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")


def test_every_key_of_the_configuration_is_in_the_manual() -> None:
    text = (DOCS / "configuration.md").read_text("utf-8")
    keys = {one.key for cls in _classes(Config, set()) for one in options_of(cls)}

    assert len(keys) > 100
    assert sorted(key for key in keys if not re.search(rf"`(\w+\.)*{key}`", text)) == []


def _classes(hint: Any, seen: set[type]) -> set[type]:
    """The classes of options that a type is made of."""
    if isinstance(hint, type) and is_dataclass(hint) and hint not in seen:
        seen.add(hint)
        for one in options_of(hint):
            _classes(one.hint, seen)
    for inner in get_args(hint):
        _classes(inner, seen)
    return seen


def test_every_rule_that_the_code_names_is_in_the_manual() -> None:
    text = (DOCS / "checks.md").read_text("utf-8")
    named = {
        word
        for file in (ROOT / "careers").rglob("*.py")
        for word in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', file.read_text("utf-8"))
        if is_known(word)
    }

    assert len(named) > 50
    missing = {rule for rule in named if not re.search(rf"`{rule}`|(?m:^#+ {rule}$)", text)}
    assert missing == set()


@pytest.mark.parametrize("path", ["README.md", *(f"docs/{name}.md" for name in PAGES)])
def test_links_are_relative_to_the_file_so_that_github_follows_them(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    text = re.sub(r"(?ms)^ *(`{3,}).*?^ *\1`*$|`[^`\n]*`", "", text)

    for target in re.findall(r"\]\(([^)\s]+)", text):
        if not re.match(r"https?:|mailto:|#", target):
            assert (ROOT / path).parent.joinpath(target.partition("#")[0]).exists(), target
