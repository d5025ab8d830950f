"""docs/theming.md says what the theme has."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

_SCRIPT = Path(__file__).parents[2] / "docs" / "generate_theming.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = spec_from_file_location("generate_theming", _SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_manual_of_the_theme_is_current(script: ModuleType) -> None:
    assert script.FILE.read_text("utf-8") == script.manual(), (
        "run `python docs/generate_theming.py`"
    )


def test_every_block_has_a_meaning_and_every_meaning_a_block(script: ModuleType) -> None:
    assert script.block_names() == set(script.BLOCKS)


def test_every_template_is_in_the_manual_and_says_what_it_is(script: ModuleType) -> None:
    lines = {
        line.split("`")[1]: line.split(" | ")[1]
        for line in script.manual().splitlines()
        if line.startswith(("| `templates/", "| `components/"))
    }

    assert sorted(lines) == sorted(script.template_names())
    assert [name for name, about in lines.items() if not about.strip()] == []


def test_the_blocks_of_mkdocs_material_are_there(script: ModuleType) -> None:
    names = (
        "site_meta htmltitle styles libs extrahead announce header hero site_nav container content"
        " footer scripts"
    )

    assert set(names.split()) <= script.block_names()
