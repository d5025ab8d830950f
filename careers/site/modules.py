"""Imports of files that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from careers.content.pages import Page
from careers.problems import Location, Problem

_TRIED = ("", ".js", ".jsx", ".ts", ".tsx", ".mjs", ".json", ".wasm")
_INDEXES = ("/index.js", "/index.jsx", "/index.ts", "/index.tsx")


def missing_modules(page: Page, files: frozenset[str]) -> Iterator[Problem]:
    """A problem for every file a page imports that no name which Docusaurus tries leads to."""
    for module in page.body.modules:
        if any(module.path + ending in files for ending in (*_TRIED, *_INDEXES)):
            continue
        yield Problem(
            Location(module.source or page.source, module.line, module.column),
            f"there is no `{module.path}` to import",
            "mdx-import",
            "Docusaurus would refuse this page: write the path of a file that exists",
            severity="warning",
            refused=True,
        )
