"""``<TOCInline>``: the contents of the page as a list in its text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from careers.markdown.body import TocEntry
from careers.markdown.content import Content
from careers.markdown.javascript.values import number_of, text_of

if TYPE_CHECKING:
    from careers.markdown.renderer import Renderer


def show_toc(
    renderer: Renderer, given: dict[str, object], _content: Content, _place: tuple[int, int]
) -> None:
    """The entries of ``toc={toc}`` between two levels, 2 and 3 if nothing else is said."""
    lowest = _level(given, "minHeadingLevel", 2)
    highest = _level(given, "maxHeadingLevel", 3)
    toc = given.get("toc")
    entries = [
        TocEntry(int(number_of(item["level"])), text_of(item["id"]), text_of(item["value"]))
        for item in (toc if isinstance(toc, list) else [])
        if isinstance(item, dict) and {"level", "id", "value"} <= item.keys()
    ]
    renderer.parts.append(_html([entry for entry in entries if lowest <= entry.level <= highest]))


def _level(given: dict[str, object], name: str, default: int) -> int:
    value = given.get(name, default)
    return int(value) if isinstance(value, (int, float)) else default


def _html(entries: list[TocEntry]) -> str:
    """Nested lists; an entry belongs to the nearest one before it that is of a lower level."""
    html: list[str] = []
    levels: list[int] = []
    for entry in entries:
        sibling = False
        while levels and levels[-1] >= entry.level:
            levels.pop()
            sibling = not levels or levels[-1] < entry.level
            html.append("</li>" if sibling else "</li></ul>")
        if not sibling:
            html.append("<ul>" if levels else '<ul class="table-of-contents">')
        html.append(f'<li><a href="#{escape(entry.id)}">{entry.html}</a>')
        levels.append(entry.level)
    html.extend("</li></ul>" for _ in levels)
    return "".join(html)
