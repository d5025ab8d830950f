"""Measure careers against the recorded behaviour of Docusaurus 3.10.2.

    python tests/docusaurus/conformance.py
    python tests/docusaurus/conformance.py --only '^title' --group headings --diff 20

The cases are whole small sites (``recorded_cases.py``), the vectors inputs and outputs of
Docusaurus's own functions (``vector_tables.py``). Fails below ``floor.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]  # this is a script; pytest has the folder anyway

import compare  # noqa: E402
from floor import below_floor, figures, read_floor, total, write_floor  # noqa: E402
from recorded_cases import CaseResult, case_names, run_cases  # noqa: E402
from vector_tables import Figures as VectorFigures  # noqa: E402
from vector_tables import run_tables  # noqa: E402


def main() -> int:
    """Run, report, compare with the floor."""
    arguments = _arguments()
    results = run_cases(case_names(arguments.only), arguments.jobs)
    _report(results, arguments)
    if arguments.only:
        return 0 if all(result.whole for result in results) else 1
    reached = figures(results, run_tables())
    _report_vectors(reached.vectors)
    lost = below_floor(reached, read_floor())
    for line in lost:
        print(f"below the floor: {line}", file=sys.stderr)
    if arguments.write_floor and not lost:
        write_floor(reached)
    return 1 if lost else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", default="", metavar="REGEX", help="cases by name; no vectors")
    parser.add_argument("--group", metavar="NAME", help="show differences of this group only")
    parser.add_argument(
        "--diff", type=int, default=0, metavar="N", help="differences to show a case"
    )
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every difference here")
    parser.add_argument(
        "--write-floor", action="store_true", help="raise the figures in floor.json"
    )
    return parser.parse_args()


def _report(results: list[CaseResult], arguments: argparse.Namespace) -> None:
    score = compare.Score()
    score.cases = list(figures(results, {}).cases)
    score.pages = list(total(result.pages for result in results))
    score.fields = list(total(result.fields for result in results))
    score.lines = list(total(result.body_lines for result in results))
    for result in results:
        for group, figure in result.groups.items():
            score.g[group] = list(total([tuple(score.g[group]), figure]))
    if arguments.json:
        _write_differences(results, arguments.json)
    for result in results:
        if result.crash:
            print(f"✗ {result.name} — crashed\n{result.crash}")
    arguments.quiet = not arguments.diff
    compare.report(
        score, {one.name: one.mismatches for one in results if one.mismatches}, arguments
    )


def _write_differences(results: list[CaseResult], file: Path) -> None:
    names = ("group", "where", "docusaurus", "careers")
    found = {
        result.name: [dict(zip(names, one, strict=True)) for one in result.mismatches]
        for result in results
        if not result.whole
    }
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")


def _report_vectors(reached: VectorFigures) -> None:
    right, count = total(reached.values())
    short = [f"{name} {one}/{of}" for name, (one, of) in reached.items() if one < of]
    rest = f"; not all of {', '.join(short)}" if short else ""
    print(f"vectors {right}/{count} ({100 * right / max(1, count):.1f}%){rest}")


if __name__ == "__main__":
    sys.exit(main())
