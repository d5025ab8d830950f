"""Tabs: labelled sections, readable without script and on paper; a script makes tabs of them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from careers.markdown.content import Child, Content
from careers.markdown.javascript.values import UNDEFINED, is_true, text_of

if TYPE_CHECKING:
    from careers.markdown.renderer import Renderer

_REFUSED = "Docusaurus would refuse this page: "


class _Tab(NamedTuple):
    value: str
    label: str
    content: Content | None


def show_tabs(
    renderer: Renderer, given: dict[str, object], content: Content, place: tuple[int, int]
) -> None:
    """``<Tabs defaultValue="b" values={[…]}>`` with ``<TabItem value="a" label="A">`` in it.

    Source: docusaurus 3.10.2, theme-common/src/utils/tabsUtils.tsx.
    """
    children, rest = content.children()
    items = [child for child in children if "value" in child.props]
    others = [child for child in children if "value" not in child.props]
    if rest or others:
        renderer.reading.problem(
            others[0].place if others else place,
            "`<Tabs>` holds something that is no `<TabItem value=…>`; it is shown after the tabs",
            rule="mdx-tabs",
            hint=f"{_REFUSED}move it into a `<TabItem>`",
            refused=True,
        )
    tabs = _tabs(given, items)
    selected = _selected(given, items, tabs)
    group = given.get("groupId")
    group_html = f' data-group-id="{escape(text_of(group))}"' if isinstance(group, str) else ""
    renderer.parts.append(f'<div class="theme-tabs-container tabs-container"{group_html}>\n')
    for tab in tabs:
        _show_tab(renderer, tab, selected=tab.value == selected)
    renderer.parts.append("</div>\n")
    for child in others:
        child.content.show(renderer.parts)
    for piece in rest:
        piece.show(renderer.parts)


def _tabs(given: dict[str, object], items: list[Child]) -> list[_Tab]:
    values = given.get("values")
    if not isinstance(values, list):
        return [_Tab(_value(item.props), _label(item.props), item.content) for item in items]
    content = {_value(item.props): item.content for item in items}
    listed = [entry for entry in values if isinstance(entry, dict)]
    return [_Tab(_value(entry), _label(entry), content.get(_value(entry))) for entry in listed]


def _value(props: dict[str, object]) -> str:
    return text_of(props.get("value", ""))


def _label(props: dict[str, object]) -> str:
    label = props.get("label")
    return label if isinstance(label, str) else _value(props)


def _selected(given: dict[str, object], items: list[Child], tabs: list[_Tab]) -> str | None:
    wanted = given.get("defaultValue", UNDEFINED)
    if isinstance(wanted, str) and any(tab.value == wanted for tab in tabs):
        return wanted
    for item in items:
        if is_true(item.props.get("default", False)):
            return _value(item.props)
    return tabs[0].value if tabs else None


def _show_tab(renderer: Renderer, tab: _Tab, *, selected: bool) -> None:
    label = escape(tab.label)
    value = f' data-value="{escape(tab.value)}"' if tab.value != tab.label else ""
    renderer.parts.append(
        f'<section data-label="{label}" aria-label="{label}"{value}'
        f"{' data-selected' if selected else ''}>"
        f'<p class="tab-label">{label}</p><div>\n'
    )
    if tab.content is not None:
        tab.content.show(renderer.parts)
    renderer.parts.append("</div></section>\n")


def show_tab_item(
    renderer: Renderer, _given: dict[str, object], content: Content, _place: tuple[int, int]
) -> None:
    """A ``<TabItem>`` outside tabs: its content."""
    content.show(renderer.parts)
