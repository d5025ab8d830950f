"""Workflows of GitHub as tests read them."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft7Validator


def workflow_of(text: str) -> dict[str, Any]:
    """A workflow; YAML 1.1 takes its key ``on`` for true, GitHub does not."""
    loaded: dict[str, Any] = yaml.safe_load(re.sub(r"(?m)^on:", "'on':", text))
    return loaded


def schema_errors(workflow: dict[str, Any]) -> list[str]:
    """What GitHub's schema has against it: the copy that check-jsonschema carries."""
    package = importlib.util.find_spec("check_jsonschema")
    assert package is not None
    assert package.origin is not None
    vendored = Path(package.origin).parent / "builtin_schemas/vendor/github-workflows.json"
    schema = Draft7Validator(json.loads(vendored.read_text("utf-8")))
    return [error.message for error in schema.iter_errors(workflow)]
