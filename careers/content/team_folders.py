"""The folders of teams, and how pages and folders are named after words."""

from __future__ import annotations

from collections.abc import Iterator

from careers.content.excerpt import content_title
from careers.content.folder_options import read_categories
from careers.content.front_matter import split_front_matter
from careers.content.kebab import kebab_case
from careers.content.routes import is_category_index, split_number_prefix
from careers.content.sources import Sources


def folder_of(team: str, sources: Sources, *, below: str = "") -> str | None:
    """The folder, below the content folder, that goes by a label or name; the topmost one.

    Args:
        team: In the author's words.
        sources: Of the site.
        below: Only folders in this one.
    """
    wanted = {team.casefold(), kebab_case(team)} - {""}
    for folder, labels in _labels(sources):
        if below and not folder.startswith(f"{below}/"):
            continue
        if wanted & {*map(str.casefold, labels), *map(kebab_case, labels)}:
            return folder
    return None


def _labels(sources: Sources) -> Iterator[tuple[str, list[str]]]:
    """What each folder is called: by its category file, its own page, its name."""
    categories, _ = read_categories(sources)
    own = {
        source.path[len(sources.content) + 1 :].rpartition("/")[0]: source
        for source in sources.pages
        if is_category_index(source.path[len(sources.content) + 1 :])
    }
    for folder in sorted(_folders(sources), key=lambda folder: (folder.count("/"), folder)):
        name = folder.rpartition("/")[2]
        labels = [name, split_number_prefix(name).name]
        if folder in categories and (label := categories[folder].label):
            labels.append(label)
        if folder in own:
            parts = split_front_matter(own[folder].text, own[folder].path)
            said = parts.front_matter
            labels += filter(None, [said.sidebar_label, said.title or content_title(parts.body)])
        yield folder, labels


def _folders(sources: Sources) -> set[str]:
    """Every folder with a page or a category file, and those above it."""
    paths = [source.path[len(sources.content) + 1 :] for source in sources.pages]
    found = {path.rpartition("/")[0] for path in paths} | set(sources.categories)
    return {
        "/".join(folder.split("/")[:depth])
        for folder in found
        if folder
        for depth in range(1, folder.count("/") + 2)
    }


def file_name(text: str, folder: str) -> str:
    """A file name that Docusaurus takes neither as a position nor as its folder's own page.

    Args:
        text: A title; a name of nothing but signs comes out empty.
        folder: Where the file is to be, below the content folder.
    """
    name = kebab_case(text)
    prefixed = split_number_prefix(name)
    if prefixed.position is not None:
        name = f"{prefixed.name}-{prefixed.position}"
    return f"{name}-role" if is_category_index(f"{folder}/{name}.md") else name
