"""Ask Docusaurus again: ``python record.py NODE_MODULES`` rewrites the tables beside it.

Each table is a list of ``{"in": …, "out": …}``; the inputs are ours, the outputs are what
Docusaurus and the libraries it reads with make of them. ``{"error": …}`` means that it refuses;
``configuration.json`` holds the list of complaints. NODE_MODULES is a folder in which
``@docusaurus/core`` and ``@docusaurus/preset-classic`` are installed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent


def main(node_modules: str) -> None:
    for file in sorted(HERE.glob("*.json")):
        inputs = [row["in"] for row in json.loads(file.read_text("utf-8"))]
        rows = [
            json.dumps({"in": given, "out": out}, ensure_ascii=True)
            for given, out in zip(inputs, ask(node_modules, file.stem, inputs), strict=True)
        ]
        file.write_text("[\n" + ",\n".join(rows) + "\n]\n", "utf-8")


def ask(node_modules: str, table: str, inputs: list[str]) -> list[object]:
    questions = [
        json.dumps(
            {"table": table, "given": tomllib.loads(text) if table == "configuration" else text}
        )
        for text in inputs
    ]
    done = subprocess.run(
        ["node", str(HERE / "docusaurus.cjs"), node_modules],
        input="\n".join(questions) + "\n",
        env={**os.environ, "TZ": "UTC"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line) for line in done.stdout.split("\n") if line]


if __name__ == "__main__":
    main(sys.argv[1])
