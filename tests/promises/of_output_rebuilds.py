"""Builds that remember: R13."""

from __future__ import annotations

import tempfile
from pathlib import Path

from harness import SiteOnDisk
from promises.promise import Effort, Outcome, promise
from random_edits import EDITS, rebuilt_otherwise


@promise(
    "R13",
    "A build that remembers an earlier one gives what a clean build gives, after any edit",
    tried="random edits of pages, partials, categories, tags, sidebars, templates, style sheets, "
    "words, pictures, static files and configuration; after each, a server's builder, `careers "
    "build` with all its notes and a clean build are compared",
)
def rebuilds_are_clean_builds(effort: Effort) -> Outcome:
    seeds, times = (range(100, 104), 4) if effort == "long" else (range(99, 100), 1)
    edits, found = 0, list[str]()
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            for differences in rebuilt_otherwise(SiteOnDisk(Path(folder, "site")), seed, times):
                edits += 1
                found += [f"seed {seed}, edit {edits}: {line}" for line in differences]
    return Outcome(
        kept=not found,
        figure=f"{edits} edits of {len(EDITS)} kinds, {len(found)} differences",
        broken=tuple(found),
    )
