"""Docusaurus's components, and those of the site's theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import TYPE_CHECKING

from careers.markdown import admonitions
from careers.markdown.body import ComponentRef, LinkRef, Part
from careers.markdown.code_blocks import code_html
from careers.markdown.code_meta import code_meta
from careers.markdown.content import Content
from careers.markdown.elements import as_html, attributes_html
from careers.markdown.head import show_head
from careers.markdown.headings import hash_link
from careers.markdown.javascript.values import UNDEFINED, text_of
from careers.markdown.names import Asset
from careers.markdown.parts import joined
from careers.markdown.sanitize import is_allowed_url
from careers.markdown.tabs import show_tab_item, show_tabs
from careers.markdown.toc_inline import show_toc

if TYPE_CHECKING:
    from careers.markdown.renderer import Renderer

Rule = Callable[["Renderer", dict[str, object], Content, tuple[int, int]], None]
_REFUSED = "Docusaurus would refuse this page: "
_WITHOUT_JSON = "cannot be given to a component; write text, numbers, lists or objects"


def _text(value: object) -> str:
    return "" if value is None or value is UNDEFINED else text_of(value)


def show_admonition(
    renderer: Renderer, given: dict[str, object], content: Content, place: tuple[int, int]
) -> None:
    """Show ``<Admonition type="tip" title="…" icon="💡">``."""
    kind = _text(given.get("type", "note")) or "note"
    icon: list[Part] = []
    if "icon" in given:
        renderer.show_value(given["icon"], place, icon)
    drawing = "".join(part for part in icon if isinstance(part, str))
    class_name = _text(given.get("className", ""))
    renderer.parts.append(
        admonitions.opening_html(kind, class_name, _text(given.get("id", "")), drawing)
    )
    title: list[Part] = []
    if "title" in given:
        renderer.show_value(given["title"], place, title)
    if not title:
        title = [escape(admonitions.default_title(kind, renderer.reading.options), quote=False)]
    renderer.parts.extend(title)
    inside: list[Part] = []
    content.show(inside)
    if inside:
        renderer.parts.append(admonitions.BEFORE_CONTENT)
        renderer.parts.extend(inside)
        renderer.parts.append(admonitions.AFTER_CONTENT)
    else:
        renderer.parts.append(admonitions.WITHOUT_CONTENT)


def show_code_block(
    renderer: Renderer, given: dict[str, object], content: Content, _place: tuple[int, int]
) -> None:
    """Show ``<CodeBlock language="js" title="…" showLineNumbers>{`code`}</CodeBlock>``."""
    options = renderer.reading.options
    class_name = _text(given.get("className", ""))
    classes = [name for name in class_name.split() if name.startswith("language-")]
    language = _text(given.get("language", "")) or (
        classes[0].removeprefix("language-") if classes else options.default_language or "text"
    )
    words = [_text(given.get("metastring", ""))]
    if "title" in given:
        words.append(f'title="{_text(given["title"])}"')
    numbers = given.get("showLineNumbers", False)
    if numbers is True:
        words.append("showLineNumbers")
    elif isinstance(numbers, (int, float)) and numbers is not False:
        words.append(f"showLineNumbers={text_of(numbers)}")
    code = content.text().removesuffix("\n")
    renderer.parts.append(code_html(code_meta(language, " ".join(words), code, options)))


def show_link(
    renderer: Renderer, given: dict[str, object], content: Content, place: tuple[int, int]
) -> None:
    """Show ``<Link to="/b">``: a hole for its address."""
    target = given.get("to", given.get("href", UNDEFINED))
    url = target.url if isinstance(target, Asset) else _text(target)
    others = {key: value for key, value in given.items() if key not in ("to", "href")}
    attributes = as_html(_attributes(renderer, "a", others, place))
    trusted = renderer.reading.options.trust_content
    if target is UNDEFINED or not (trusted or is_allowed_url(url)):
        renderer.parts.append(f"<a{attributes}>")
    else:
        renderer.parts.append(LinkRef(url, attributes, *place, renderer.source, raw=True))
    content.show(renderer.parts)
    renderer.parts.append("</a>")


def _attributes(
    renderer: Renderer, name: str, given: Mapping[str, object], place: tuple[int, int]
) -> dict[str, str]:
    reading = renderer.reading
    return attributes_html(
        name,
        given,
        trusted=reading.options.trust_content,
        report=lambda rule, message, hint: reading.problem(place, message, rule=rule, hint=hint),
    )


def show_details(
    renderer: Renderer, given: dict[str, object], content: Content, place: tuple[int, int]
) -> None:
    """``<details>``: its summary must be a direct child, else it is called "Details"."""
    attributes = _attributes(renderer, "details", given, place)
    own = attributes.pop("class", "")
    attributes.pop("summary", None)
    renderer.parts.append(
        f'<details class="alert alert--info{" " + escape(own) if own else ""}"'
        f"{as_html(attributes)}>"
    )
    summary, rest = content.split_off("summary")
    if summary is not None:
        html = as_html(_attributes(renderer, "summary", summary.props, place))
        renderer.parts.append(f"<summary{html}>")
        summary.content.show(renderer.parts)
    elif "summary" in given:
        renderer.parts.append("<summary>")
        renderer.show_value(given["summary"], place, renderer.parts)
    else:
        renderer.parts.append(f"<summary>{escape(renderer.reading.options.labels.details)}")
    renderer.parts.append("</summary><div>\n")
    for piece in rest:
        piece.show(renderer.parts)
    renderer.parts.append("</div></details>\n")


def show_heading(
    renderer: Renderer, given: dict[str, object], content: Content, place: tuple[int, int]
) -> None:
    """Show ``<Heading as="h2" id="x">``, which is not in the contents."""
    name = _text(given.get("as", "h2"))
    name = name if name in ("h1", "h2", "h3", "h4", "h5", "h6") else "h2"
    others = {key: value for key, value in given.items() if key != "as"}
    attributes = _attributes(renderer, name, others, place)
    identifier = attributes.get("id", "")
    if name == "h1":
        attributes.pop("id", None)
    elif identifier:
        attributes["class"] = f"anchor {attributes.get('class', '')}".strip()
        renderer.reading.ids.append(identifier)
    renderer.parts.append(f"<{name}{as_html(attributes)}>")
    content.show(renderer.parts)
    if identifier and name != "h1":
        label = renderer.reading.options.labels.direct_link
        renderer.parts.append(hash_link(label, identifier, content.text()))
    renderer.parts.append(f"</{name}>\n")


def show_translation(
    renderer: Renderer, given: dict[str, object], content: Content, place: tuple[int, int]
) -> None:
    """``<Translate>``: its text as it is."""
    inside: list[Part] = []
    content.show(inside)
    if inside:
        renderer.parts.extend(inside)
    else:
        renderer.show_value(given.get("message", UNDEFINED), place, renderer.parts)


def show_nothing_yet(
    renderer: Renderer, given: dict[str, object], _content: Content, place: tuple[int, int]
) -> None:
    """``<BrowserOnly>``: what it shows before the browser runs its function."""
    renderer.show_value(given.get("fallback", UNDEFINED), place, renderer.parts)


def show_card_list(
    renderer: Renderer, given: dict[str, object], content: Content, place: tuple[int, int]
) -> None:
    """``<DocCardList />``, which needs the whole site."""
    show_site_component(renderer, "DocCardList", given, content, place)


def show_site_component(
    renderer: Renderer,
    name: str,
    given: dict[str, object],
    content: Content,
    place: tuple[int, int],
) -> None:
    """A component of the site's theme: a hole with props and children."""
    children: list[Part] = []
    content.show(children)
    pairs: list[tuple[str, object]] = []
    for key, value in given.items():
        try:
            pairs.append((key, _plain(value)))
        except TypeError:
            renderer.reading.problem(
                place,
                f"`{key}` of `<{name}>` {_WITHOUT_JSON}",
                rule="mdx-component",
                hint="write it between the tags instead",
            )
    renderer.parts.append(ComponentRef(name, tuple(pairs), joined(children), *place))


def _plain(value: object) -> object:
    """What JSON can hold, as tuples and pairs; TypeError for functions and elements."""
    if value is UNDEFINED or value is None or isinstance(value, (str, int, float)):
        return None if value is UNDEFINED else value
    if isinstance(value, Asset):
        return value.url
    if isinstance(value, list):
        return tuple(_plain(item) for item in value)
    if isinstance(value, dict):
        return tuple((key, _plain(item)) for key, item in value.items())
    raise TypeError


def show_partial(
    renderer: Renderer,
    path: str,
    given: dict[str, object],
    content: Content,
    place: tuple[int, int],
) -> None:
    """An imported Markdown file, with its props."""
    library = renderer.library
    if not library.may_open(path):
        renderer.reading.problem(
            place,
            f"`{path}` includes itself, or too many files are inside each other",
            rule="mdx-partial-loop",
            hint=f"{_REFUSED}take the import out of one of the files",
            refused=True,
        )
        return
    library.open.append(path)
    renderer.parts.extend(renderer.file_parts(path, {**given, "children": content}))
    library.open.pop()


COMPONENTS: dict[str, Rule] = {
    "Admonition": show_admonition,
    "BrowserOnly": show_nothing_yet,
    "CodeBlock": show_code_block,
    "Details": show_details,
    "DocCardList": show_card_list,
    "Head": show_head,
    "Heading": show_heading,
    "Link": show_link,
    "TOCInline": show_toc,
    "TabItem": show_tab_item,
    "Tabs": show_tabs,
    "Translate": show_translation,
}
