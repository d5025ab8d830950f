"""What a folder says: its ``_category_`` file, and in ``customProps`` the defaults of its roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from posixpath import dirname

from careers.content.category import CategoryMetadata, read_category
from careers.content.pages import PageOptions
from careers.content.sources import Sources
from careers.problems import Problem

_NOT_A_FACT = "role"
"""Whether the pages are roles at all is asked elsewhere."""


def read_categories(
    sources: Sources,
) -> tuple[dict[str, CategoryMetadata], tuple[Problem, ...]]:
    """The category files by folder below the content folder; wrong ones are left out."""
    categories = {}
    problems: list[Problem] = []
    for folder, source in sources.categories.items():
        metadata, found = read_category(source.text, path=source.path)
        problems += found
        if metadata is not None:
            categories[folder] = metadata
    return categories, tuple(problems)


class FolderOptions:
    """The options of each page of a build; a folder inherits what those above it say."""

    def __init__(self, options: PageOptions, categories: Mapping[str, CategoryMetadata]) -> None:
        self._options = options
        self._start = len(options.content) + 1
        self._categories = categories
        self._found: dict[str, PageOptions] = {"": self._merged(options, "")}

    def or_equal(self, earlier: FolderOptions | None) -> FolderOptions:
        """The earlier options where they are the same: what is identical is compared in no time."""
        if earlier is None or earlier._options != self._options:
            return self
        return earlier if earlier._categories == self._categories else self

    def of(self, source: str) -> PageOptions:
        """The options for a file of the content folder, site-relative."""
        folder = source[self._start :].rpartition("/")[0]
        found = self._found.get(folder)
        return self._of_folder(folder) if found is None else found

    def _of_folder(self, folder: str) -> PageOptions:
        if folder not in self._found:
            self._found[folder] = self._merged(self._of_folder(dirname(folder)), folder)
        return self._found[folder]

    def _merged(self, above: PageOptions, folder: str) -> PageOptions:
        """The nearest word on each key wins."""
        metadata = self._categories.get(folder)
        said = {
            key: _frozen(value)
            for key, value in ((metadata and metadata.custom_props) or {}).items()
            if key != _NOT_A_FACT
        }
        if not said:
            return above
        values = tuple((dict(above.role.values) | said).items())
        return replace(above, role=replace(above.role, values=values))


def _frozen(value: object) -> object:
    """Lists as tuples, so that options can be compared and sent to another process."""
    return tuple(_frozen(item) for item in value) if isinstance(value, list | tuple) else value
