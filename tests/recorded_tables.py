"""Tables of inputs and what Docusaurus makes of them, from ``recorded/`` and the vectors."""

from __future__ import annotations

import json
from datetime import date, datetime
from math import isfinite, isnan
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

_TESTS = Path(__file__).parent
_VECTORS = _TESTS / "docusaurus" / "vectors"


ANY_VALUE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
"""Whatever JSON can hold, for the keys of a file."""


def recorded(table: str) -> list[Any]:
    """The rows of a table of ``recorded/`` as parameters (given, wanted)."""
    return _parameters(_TESTS / "spec" / "recorded" / f"{table}.json")


def vectors(table: str) -> list[Any]:
    """The rows of a table of Docusaurus's own functions as parameters (given, wanted)."""
    return _parameters(_VECTORS / f"{table}.json")


def refuses(wanted: object) -> bool:
    """Whether Docusaurus throws."""
    return isinstance(wanted, dict) and set(wanted) == {"error"}


def marked(value: object) -> object:
    """A value as the recordings write it, where JSON has no way to."""
    if isinstance(value, datetime):
        return {"$date": value.isoformat(timespec="milliseconds").replace("+00:00", "Z")}
    if isinstance(value, date):
        return {"$date": f"{value.isoformat()}T00:00:00.000Z"}
    if isinstance(value, float) and not isfinite(value):
        sign = "-" if value < 0 else ""
        return {"$number": "NaN" if isnan(value) else f"{sign}Infinity"}
    if isinstance(value, dict):
        return {key: marked(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [marked(inner) for inner in value]
    return value


def _parameters(file: Path) -> list[Any]:
    rows = json.loads(file.read_text("utf-8"))
    return [pytest.param(row["in"], row["out"], id=_title(row["in"])) for row in rows]


def _title(given: object) -> str:
    text = given if isinstance(given, str) else json.dumps(given)
    return ascii(text)[1:-1][:60] or "nothing"
