"""docs/configuration.md says what the code does."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

_SCRIPT = Path(__file__).parents[2] / "docs" / "generate_configuration.py"


def test_the_manual_of_the_options_is_current() -> None:
    spec = spec_from_file_location("generate_configuration", _SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = module_from_spec(spec)
    sys.modules[spec.name] = script
    spec.loader.exec_module(script)

    assert script.FILE.read_text("utf-8") == script.manual(), (
        "run `python docs/generate_configuration.py`"
    )
