"""Write ``conformance.md`` from the figures last reached: ``python docs/generate_conformance.py``.

A test fails while it is not current, another one when a figure falls.
"""

from __future__ import annotations

import json
from pathlib import Path

FILE = Path(__file__).parent / "conformance.md"
FLOOR = FILE.parents[1] / "tests" / "docusaurus" / "floor.json"
_HEAD = """\
# Measured against Docusaurus

<!-- Made by docs/generate_conformance.py from tests/docusaurus/floor.json. -->

How far a folder works unchanged is counted, not claimed. Docusaurus 3.10.2 itself built small
sites, each about one thing: slugs, sidebars, front matter of every kind, admonitions, broken links.
What came out is recorded in `tests/docusaurus/cases`; every test run builds the same sites with
careers and compares every page, field by field: address, title, text, headings, links, order, tags.
`make conformance` prints the result, and a figure that falls fails the tests.
"""
_TABLE = """\
| | as in Docusaurus | of |
|---|---|---|
"""
_ROUTINES = """\
Single rules were recorded too, by calling Docusaurus's own functions:

| rule | as in Docusaurus | of |
|---|---|---|
"""
_TAIL = """\
What differs on purpose, and why, is in [Where we differ](differences.md); how a Docusaurus
repository is read in [In a Docusaurus repository](docusaurus.md).
"""
_TOTALS = {
    "cases": "sites, where nothing at all differs",
    "pages": "pages",
    "fields": "fields of pages",
}


def page() -> str:
    """The whole page."""
    read = json.loads(FLOOR.read_text("utf-8"))
    totals = "".join(_row(meaning, read[name]) for name, meaning in _TOTALS.items())
    vectors = read["vectors"].items()
    rules = "".join(_row(name.replace("_", " "), figure) for name, figure in vectors)
    return "\n".join([_HEAD, _TABLE + totals, _ROUTINES + rules, _TAIL])


def _row(name: str, figure: list[int]) -> str:
    right, total = figure
    return f"| {name} | {right:,} | {total:,} |\n"


if __name__ == "__main__":
    FILE.write_text(page(), "utf-8")
