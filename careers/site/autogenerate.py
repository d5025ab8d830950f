"""A folder tree as a sidebar.

Source: docusaurus 3.10.2, plugin-content-docs/src/sidebars/generator.ts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import basename

from careers.content.category import CategoryLink, CategoryMetadata, DocLink
from careers.content.collation import locale_key
from careers.content.pages import Page
from careers.content.routes import is_category_index, split_number_prefix
from careers.problems import Location, Problem
from careers.site.sidebar_items import UnprocessedCategory, UnprocessedDoc, UnprocessedItem


@dataclass(frozen=True, slots=True)
class _Placed:
    """An item with what it is ordered by."""

    position: float | None
    name: str
    """Raw file or folder name, with extension and prefix: the order among equal positions."""
    item: UnprocessedItem


@dataclass(slots=True)
class _Folder:
    pages: list[Page] = field(default_factory=list)
    folders: dict[str, _Folder] = field(default_factory=dict)

    def below(self, path: str) -> _Folder:
        """The folder at a path, made where it is not there."""
        node = self
        for part in filter(None, path.split("/")):
            node = node.folders.setdefault(part, _Folder())
        return node


@dataclass(frozen=True, slots=True)
class Folders:
    """What a sidebar is generated from."""

    pages: Sequence[Page]
    """Without drafts."""
    categories: Mapping[str, CategoryMetadata]
    """By folder below the content folder."""
    number_prefixes: bool


def autogenerate(
    folders: Folders, folder: str = ""
) -> tuple[tuple[UnprocessedItem, ...], tuple[Problem, ...]]:
    """The items of one folder of the content, ``""`` for all of it."""
    tree = _tree(folders.pages, folder)
    generator = _Generator(folders, {page.id: page for page in folders.pages})
    return generator.items(tree, folder), tuple(generator.problems)


def _tree(pages: Sequence[Page], folder: str) -> _Folder:
    root = _Folder()
    nodes = {folder: root}
    prefix = f"{folder}/" if folder else ""
    for page in pages:
        if not page.path.startswith(prefix):
            continue
        if (own := page.folder) not in nodes:
            nodes[own] = root.below(own[len(prefix) :])
        nodes[own].pages.append(page)
    return root


class _Generator:
    """Turns folders into items; keeps the problems it meets."""

    def __init__(self, folders: Folders, by_id: Mapping[str, Page]) -> None:
        self.folders = folders
        self.by_id = by_id
        self.problems: list[Problem] = []

    def items(self, tree: _Folder, path: str) -> tuple[UnprocessedItem, ...]:
        return tuple(placed.item for placed in _sorted(self._placed(tree, path)))

    def _placed(self, tree: _Folder, path: str) -> list[_Placed]:
        placed = [_doc(page) for page in tree.pages]
        for name, folder in tree.folders.items():
            placed.append(self._category(folder, f"{path}/{name}" if path else name))
        return placed

    def _category(self, tree: _Folder, path: str) -> _Placed:
        metadata = self.folders.categories.get(path)
        linked = self._linked_page(tree, metadata)
        children = [p for p in self._placed(tree, path) if not _is_page(p.item, linked)]
        return _Placed(
            _category_position(metadata, linked, path, parse=self.folders.number_prefixes),
            basename(path),
            self._category_item(metadata, linked, _sorted(children), path),
        )

    def _category_item(
        self, metadata: CategoryMetadata | None, linked: Page | None,
        children: list[_Placed], path: str,
    ) -> UnprocessedCategory:  # fmt: skip
        said = metadata or CategoryMetadata(Location(path))
        name = basename(path)
        if self.folders.number_prefixes:
            name = split_number_prefix(name).name
        front_matter = linked.front_matter if linked else None
        link: CategoryLink = DocLink(linked.id) if linked else said.link
        return UnprocessedCategory(
            label=_first(said.label, linked.sidebar_label if linked else None, name),
            items=tuple(placed.item for placed in children),
            link=link,
            collapsible=said.collapsible,
            collapsed=said.collapsed,
            class_name=said.class_name
            or (front_matter.sidebar_class_name if front_matter else None),
            custom_props=said.custom_props
            if said.custom_props is not None
            else (front_matter.sidebar_custom_props if front_matter else None),
            description=said.description,
            location=said.location,
            folder=path,
        )

    def _linked_page(self, tree: _Folder, metadata: CategoryMetadata | None) -> Page | None:
        """The page that is the category's own: as said, else by convention."""
        if metadata is None or not metadata.has_link:
            indexes = (page for page in tree.pages if is_category_index(page.path))
            return min(indexes, key=lambda page: locale_key(page.path), default=None)
        if not isinstance(metadata.link, DocLink):
            return None
        wanted = metadata.link.id
        local = (page for page in tree.pages if page.id.rpartition("/")[2] == wanted)
        page = next(local, None) or self.by_id.get(wanted)
        if page is None:
            self.problems.append(_unknown_link(metadata, wanted, self.by_id))
        return page


def _doc(page: Page) -> _Placed:
    front_matter = page.front_matter
    return _Placed(
        page.position,
        basename(page.path),
        UnprocessedDoc(
            page.id,
            label=front_matter.sidebar_label,
            class_name=front_matter.sidebar_class_name,
            custom_props=front_matter.sidebar_custom_props,
        ),
    )


def _is_page(item: UnprocessedItem, page: Page | None) -> bool:
    return page is not None and isinstance(item, UnprocessedDoc) and item.id == page.id


def _category_position(
    metadata: CategoryMetadata | None, linked: Page | None, path: str, *, parse: bool
) -> float | None:
    if metadata is not None and metadata.position is not None:
        return metadata.position
    if linked is not None and linked.position is not None:
        return linked.position
    return split_number_prefix(basename(path)).position if parse else None


def _sorted(placed: list[_Placed]) -> list[_Placed]:
    """By position, then by raw name in code units; items without a position come last."""
    return sorted(
        placed,
        key=lambda p: (
            p.position is None,
            p.position if p.position is not None else 0,
            p.name.encode("utf-16-be", "surrogatepass"),
        ),
    )


def _first(*labels: str | None) -> str:
    return next(label for label in labels if label is not None)


def _unknown_link(metadata: CategoryMetadata, wanted: str, by_id: Mapping[str, Page]) -> Problem:
    from difflib import get_close_matches

    near = get_close_matches(wanted, by_id, n=1)
    return Problem(
        metadata.location,
        f"no page has the id `{wanted}` that `link` names",
        "category-link",
        f"did you mean `{near[0]}`?" if near else "write the page's path without extension",
        refused=True,
    )
