"""HTML as editors of job boards write it, made into plain blocks.

What comes out has paragraphs, headings without gaps, lists, tables, quotes and code, and nothing
else: no block in an inline element, no list beside its item, no empty paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from careers.importers.html_emphasis import mend_emphasis
from careers.importers.html_headings import HEADING, settle_headings
from careers.importers.html_lines import (
    joined,
    lines_of,
    parted,
    says_something,
    typed_items,
    without_bullet,
)
from careers.importers.html_text import (
    clean_inside,
    mark_before_links,
    mark_line_start,
)

_BLOCKS = (
    "p div section article header footer main aside nav figure figcaption address center ul ol li "
    "dl dt dd table thead tbody tfoot tr td th caption blockquote pre hr fieldset details summary "
    "h1 h2 h3 h4 h5 h6 body html"
).split()
_MADE = "data-made"
"""On lists that were typed with bullets: those that follow each other are one."""


def plain_blocks(html: str, *, title: str = "", base: str = "") -> BeautifulSoup:
    """Read HTML and make plain blocks of it.

    Args:
        html: A piece of a page.
        title: Of the role; a first heading that only repeats it is left out.
        base: The address of the role on its board, for relative links.
    """
    soup = BeautifulSoup(html, "html.parser")
    clean_inside(soup, base=base)
    for item in soup.find_all("li"):
        if item.parent is not None and item.parent.name == "li":  # the one before is not closed
            item.parent.insert_after(item.extract())
    made = BeautifulSoup("", "html.parser")
    for block in _one_list(list(_Builder(made).blocks(soup))):
        if block.name == "hr" or says_something(block):
            made.append(block)
    mend_emphasis(made)
    settle_headings(made, title)
    _mark_lines(made)
    mark_before_links(made)
    return made


class _Builder:
    """Moves the contents of one tree into blocks of another."""

    def __init__(self, made: BeautifulSoup) -> None:
        self.made = made

    def blocks(self, parent: Tag) -> Iterator[Tag]:
        """The blocks of a container, loose text in paragraphs of its own."""
        run: list[PageElement] = []
        for is_item, group in groupby([*parent.children], key=_is_item):
            if is_item:
                yield from self._paragraphs(run)
                run = []
                yield from self._list("ul", group)
                continue
            for child in group:
                if _is_run(child):
                    run.append(child)
                else:
                    yield from self._paragraphs(run)
                    run = []
                    yield from self._block(child)
        yield from self._paragraphs(run)

    def _block(self, tag: PageElement) -> Iterator[Tag]:
        if not isinstance(tag, Tag):
            return
        match tag.name:
            case "ul" | "ol":
                yield from self._list(tag.name, tag.children, tag.get("start"))
            case "table":
                yield from self._table(tag)
            case "blockquote":
                if inner := list(self.blocks(tag)):
                    yield self._tag("blockquote", inner)
            case "hr":
                yield self._tag("hr", [])
            case "pre":
                yield from self._code(tag.get_text().strip("\n"))
            case "dt":
                yield self._tag("p", [self._tag("strong", self._flat(tag))])
            case name if HEADING.fullmatch(name):
                yield self._tag(name, self._flat(tag))
            case _:
                yield from self.blocks(tag)

    def _code(self, text: str) -> Iterator[Tag]:
        if text.strip():
            yield self._tag("pre", [NavigableString(text)])

    def _tag(self, name: str, children: Iterable[PageElement]) -> Tag:
        tag = self.made.new_tag(name)
        tag.extend(list(children))
        return tag

    def _flat(self, tag: Tag) -> Iterator[PageElement]:
        """All that stands in an element, on one line."""
        for number, block in enumerate(list(self.blocks(tag))):
            if number:
                yield NavigableString(" ")
            for line_break in block.find_all("br"):
                line_break.replace_with(" ")
            yield from list(block.contents)

    def _paragraphs(self, run: list[PageElement]) -> Iterator[Tag]:
        """Loose text: an empty line ends a paragraph, typed bullets are a list."""
        for lines in parted(lines_of(run)):
            typed = typed_items(lines)
            for is_item, numbered in groupby(enumerate(lines), key=lambda pair: pair[0] in typed):
                group = [line for _, line in numbered]
                if is_item:
                    items = [item for line in group if (item := without_bullet(line))]
                    made = self._tag("ul", [self._tag("li", item) for item in items])
                    made[_MADE] = "yes"
                    if items:
                        yield made
                else:
                    yield self._tag("p", joined(group, self.made))

    def _list(
        self, name: str, children: Iterable[PageElement], start: object = None
    ) -> Iterator[Tag]:
        """A list whose every child is an item; one that stands beside its item goes into it."""
        items: list[Tag] = []
        for child in list(children):
            if isinstance(child, Tag) and child.name in {"ul", "ol"}:
                inner = list(self._block(child))
                if items:
                    items[-1].extend(inner)
                elif inner:
                    items.append(self._tag("li", inner))
            elif isinstance(child, Tag):
                item = self._tag("li", self._item(child))
                items += [item] if item.contents else []
            elif child.strip() if isinstance(child, NavigableString) else False:
                items.append(self._tag("li", [NavigableString(str(child).strip())]))
        if items:
            made = self._tag(name, items)
            if name == "ol" and isinstance(start, str) and start.isdecimal():
                made["start"] = start
            yield made

    def _item(self, tag: Tag) -> list[PageElement]:
        """An item with one paragraph is a line; a heading in it is bold."""
        if _is_run(tag):
            return list(self._paragraphs([tag]))
        inner = [self._bold(block) for block in _one_list(list(self.blocks(tag)))]
        if sum(block.name not in {"ul", "ol"} for block in inner) != 1 or inner[0].name != "p":
            return [*inner]
        return [*list(inner[0].contents), *inner[1:]]

    def _bold(self, block: Tag) -> Tag:
        """A heading as a bold line, where no heading can be."""
        if not HEADING.fullmatch(block.name):
            return block
        return self._tag("p", [self._tag("strong", list(block.contents))])

    def _table(self, tag: Tag) -> Iterator[Tag]:
        """Rows and cells; a table of one column, or in a table, was only there for its look."""
        rows = [row.find_all(["td", "th"], recursive=False) for row in tag.find_all("tr")]
        rows = [row for row in rows if any(cell.get_text().strip() for cell in row)]
        width = max((sum(_span(cell) for cell in row) for row in rows), default=0)
        if width <= 1 or tag.find("table") or tag.find_parent("table"):
            for cell in tag.find_all(["td", "th", "caption"]):
                if cell.parent is not None and cell.find_parent("table") is tag:
                    yield from self.blocks(cell)
            return
        if (caption := tag.find("caption")) is not None:
            yield from self.blocks(caption)
        is_head = all(_is_head(cell) for cell in rows[0])
        table = self._tag("table", [])
        for number, row in enumerate(rows):
            kind = "th" if is_head and not number else "td"
            cells = [one for cell in row for one in self._cells(cell, kind)]
            cells += [self._tag(kind, []) for _ in range(width - len(cells))]
            table.append(self._tag("tr", cells))
        yield table

    def _cells(self, cell: Tag, kind: str) -> Iterator[Tag]:
        lines: list[list[PageElement]] = []
        for block in list(self.blocks(cell)):
            if block.name in {"ul", "ol"}:
                items = [list(item.contents) for item in block.find_all("li")]
                lines += [[NavigableString("• "), *item] for item in items]
            else:
                lines.append(list(block.contents))
        made = self._tag(kind, joined(lines, self.made))
        if kind == "th":
            for bold in made.find_all("strong"):
                bold.unwrap()
        yield made
        for _ in range(_span(cell) - 1):
            yield self._tag(kind, [])


def _is_item(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name == "li"


def _is_run(node: PageElement) -> bool:
    """Whether a node is text or markup inside of a paragraph."""
    if isinstance(node, Tag):
        return node.name not in _BLOCKS and node.find(_BLOCKS) is None
    return isinstance(node, NavigableString)


def _one_list(blocks: list[Tag]) -> list[Tag]:
    """Paragraphs that each were one typed bullet are one list."""
    found: list[Tag] = []
    for block in blocks:
        if found and block.get(_MADE) and found[-1].get(_MADE):
            found[-1].extend(list(block.contents))
        else:
            found.append(block)
    return found


def _span(cell: Tag) -> int:
    said = str(cell.get("colspan") or "")
    return min(int(said), 20) if said.isdecimal() and int(said) else 1


def _is_head(cell: Tag) -> bool:
    """Whether a cell is a heading, by its name or because all of it is bold."""
    if cell.name == "th" or cell.find_parent("thead"):
        return True
    bold = cell.find("strong")
    text = cell.get_text().strip()
    return not text or (bold is not None and bold.get_text().strip() == text)


def _mark_lines(made: BeautifulSoup) -> None:
    """Mark what Markdown would misread at the beginning of a line."""
    for block in made.find_all(["p", "li"]):
        starts = [block.contents[0], *(br.next_sibling for br in block.find_all("br"))]
        for node in starts:
            if isinstance(node, NavigableString) and (marked := mark_line_start(node)) != node:
                node.replace_with(NavigableString(marked))
