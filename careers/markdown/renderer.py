"""From tokens to parts: HTML, with holes for links, images and components."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape, unescape

from markdown_it.token import Token

from careers.markdown import admonitions, values
from careers.markdown.body import ImageRef, LinkRef, Part
from careers.markdown.code_blocks import code_block
from careers.markdown.content import TokenContent
from careers.markdown.document import Document
from careers.markdown.elements_shown import close_element, open_element
from careers.markdown.emojis import with_emojis
from careers.markdown.footnotes import Notes
from careers.markdown.headings import hash_link, image_text
from careers.markdown.javascript.nodes import JsxAttribute, Node
from careers.markdown.javascript.values import UNDEFINED, Scope
from careers.markdown.library import Library
from careers.markdown.sanitize import is_allowed_url

_CONSTANT = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_close": "</li>\n",
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "hr": "<hr>\n",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<del>",
    "s_close": "</del>",
    "hardbreak": "<br>\n",
    "directive_close": "</div>",
    "link_close": "</a>",
    "table_open": "<table>\n",
    "table_close": "</table>\n",
    "thead_open": "<thead>",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>",
    "tr_close": "</tr>\n",
    "th_close": "</th>",
    "td_close": "</td>",
}


class Renderer:
    """Renders the tokens of one file: a page, or a partial with its props."""

    __slots__ = (
        "_containers",
        "_heading",
        "_scope",
        "document",
        "given",
        "library",
        "notes",
        "parts",
        "reading",
        "source",
        "tokens",
    )

    def __init__(
        self, document: Document, library: Library, given: Mapping[str, object] | None = None
    ) -> None:
        self.document = document
        self.library = library
        self.reading = document.reading
        self.tokens: Sequence[Token] = document.tokens
        self.parts: list[Part] = []
        self.given: Mapping[str, object] = given or {}
        self.source = "" if document is library.page else document.reading.path
        self.notes = Notes(document.footnotes)
        self._scope: Scope | None = None
        self._heading: Token | None = None
        self._containers: list[str] = []

    def render(self) -> list[Part]:
        """The parts of the whole file."""
        if self.document.modules:
            # Read them even if nothing is named: what is wrong in them is said.
            _ = self.scope
        self._show(0, len(self.tokens))
        if self.notes.used:
            self.notes.show(self)
        return self.parts

    def end_line(self) -> None:
        """A line end between blocks, if there is none yet."""
        last = self.parts[-1] if self.parts else "\n"
        if not isinstance(last, str) or not last.endswith("\n"):
            self.parts.append("\n")

    def file_parts(self, path: str, given: Mapping[str, object]) -> list[Part]:
        """The parts of a partial with its props."""
        return Renderer(self.library.partial(path), self.library, given).render()

    def _show(self, start: int, end: int) -> None:
        tokens, add, constant, rules = self.tokens, self.parts.append, _CONSTANT, _RULES
        emoji = self.reading.options.emoji
        index = start
        while index < end:
            token = tokens[index]
            kind = token.type
            index += 1
            if kind == "text":
                content = token.content
                if emoji and ":" in content:
                    content = with_emojis(content)
                add(escape(content, quote=False))
            elif kind in constant:
                add(constant[kind])
            elif kind == "element_open":
                index = open_element(self, token, index)
            else:
                rules[kind](self, token)

    # ---- for components

    def show_tokens(self, tokens: Sequence[Token], start: int, end: int, parts: list[Part]) -> None:
        """Append the parts of some of ``tokens`` to ``parts``."""
        outer = self.parts, self.tokens
        self.parts, self.tokens = parts, tokens
        self._show(start, end)
        self.parts, self.tokens = outer

    def show_list(self, tokens: Sequence[Token]) -> None:
        """Append the parts of tokens that stand outside the text: a title, a footnote."""
        outer, self.tokens = self.tokens, tokens
        self._show(0, len(tokens))
        self.tokens = outer

    def content(self, start: int, end: int) -> TokenContent:
        """What stands between two tokens."""
        return TokenContent(self, self.tokens, start, end)

    @property
    def scope(self) -> Scope:
        """The names of this file, read when the first of them is asked for."""
        if self._scope is None:
            self._scope = self.library.scope_of(self.document, self.given)
        return self._scope

    def props(
        self,
        attributes: Sequence[JsxAttribute],
        place: tuple[int, int],
        scope: Scope | None = None,
    ) -> dict[str, object]:
        """The values of a tag's attributes."""
        return values.props(self, attributes, scope, place)

    def evaluated(self, node: Node, scope: Scope, place: tuple[int, int]) -> object:
        """The value of an expression; undefined, and reported, where it has none."""
        return values.evaluated(self, node, scope, place)

    def show_value(self, value: object, place: tuple[int, int], parts: list[Part]) -> None:
        """Append what a value shows to ``parts``."""
        outer, self.parts = self.parts, parts
        values.show(self, value, place)
        self.parts = outer

    def value(self, token: Token) -> object:
        """The value of an expression in the text."""
        node = token.meta["node"]
        if node is None:
            return UNDEFINED
        return self.evaluated(node, self.scope, token.meta["place"])

    # ---- rules

    def expression(self, token: Token) -> None:
        """What ``{1 + 1}`` shows."""
        values.show_expression(self, token)

    def container_open(self, token: Token) -> None:
        """``:::note[Title]`` and containers of other names."""
        kind = token.meta["name"]
        options = self.reading.options
        label: list[Token] = token.meta.get("label") or []
        if options.admonition_keywords is None or kind not in options.admonition_keywords:
            self._containers.append("</div>\n")
            self.directive_open(token)
            self.show_list(label)
            return
        attributes = token.meta["attributes"]
        self.parts.append(
            admonitions.opening_html(kind, attributes.get("class", ""), attributes.get("id", ""))
        )
        plain = len(label) == 1 and label[0].type == "text"
        if "title" in attributes:
            self.parts.append(escape(attributes["title"], quote=False))
        elif plain:
            self.parts.append(escape(label[0].content, quote=False))
        elif label and self.reading.format == "mdx":
            self.show_list(label)
        else:
            self.parts.append(escape(admonitions.default_title(kind, options), quote=False))
        self.parts.append(admonitions.BEFORE_CONTENT)
        if label and not plain and self.reading.format == "md":
            # In CommonMark pages Docusaurus shows a title with markup in the content.
            self.parts.append("<mdxadmonitiontitle>")
            self.show_list(label)
            self.parts.append("</mdxadmonitiontitle>\n")
        self._containers.append(admonitions.AFTER_CONTENT)

    def container_close(self, _token: Token) -> None:
        """The end of an admonition; one that holds nothing has no content element."""
        closing = self._containers.pop()
        if self.parts[-1] == admonitions.BEFORE_CONTENT:
            self.parts[-1] = admonitions.WITHOUT_CONTENT
        else:
            self.parts.append(closing)

    def directive_open(self, token: Token) -> None:
        """A directive that is no admonition; Docusaurus, too, shows its content and warns."""
        shown = token.meta["shown"]
        self.reading.problem(
            token.meta["place"],
            f"`{shown}` is a directive that means nothing here, so it is not shown",
            rule="markdown-directive",
            hint=r"write `\:` for a colon that is text",
        )
        self.parts.append("<div>")

    def plain_text(self, token: Token) -> None:
        """A bare ``:word``, which is no emoji."""
        self.parts.append(escape(token.content, quote=False))

    def raw_text(self, token: Token) -> None:
        """The inside of a ``<script>`` or ``<title>``, which holds no tags, whatever it looks like.

        Where the text is not trusted, its element may have been left out: without it, what it holds
        would be read as tags.
        """
        if self.reading.options.trust_content:
            self.parts.append(token.content)
            return
        text = unescape(token.content) if token.meta["has_entities"] else token.content
        self.parts.append(escape(text, quote=False))

    def heading_open(self, token: Token) -> None:
        """``<h2 class="anchor" id="x">``; an h1 has no id."""
        self._heading = token
        if token.tag == "h1":
            self.parts.append("<header><h1>" if token.meta.get("title") else "<h1>")
        else:
            self.parts.append(f'<{token.tag} class="anchor" id="{escape(token.meta["id"])}">')

    def heading_close(self, token: Token) -> None:
        """The link of a heading to itself, and its end."""
        heading = self._heading or token
        if token.tag == "h1":
            self.parts.append("</h1></header>\n" if heading.meta.get("title") else "</h1>\n")
            return
        self.parts.append(
            hash_link(
                self.reading.options.labels.direct_link, heading.meta["id"], heading.meta["text"]
            )
            + f"</{token.tag}>\n"
        )

    def list_open(self, token: Token) -> None:
        """The beginning of a list, ``<ul>`` or ``<ol start="3">``."""
        start = token.attrs.get("start") if token.attrs else None
        tasks = ' class="contains-task-list"' if "tasks" in token.meta else ""
        number = "" if start is None else f' start="{start}"'
        self.parts.append(f"<{token.tag}{number}{tasks}>\n")

    def item_open(self, token: Token) -> None:
        """The beginning of an item."""
        task = ' class="task-list-item"' if "checked" in token.meta else ""
        self.parts.append(f"<li{task}>")

    def task_box(self, token: Token) -> None:
        """The box of ``- [x] done``, which tells a screen reader what is done."""
        checked = " checked" if token.meta["checked"] else ""
        label = escape(token.meta.get("label", ""))
        self.parts.append(f'<input type="checkbox" disabled{checked} aria-label="{label}"> ')

    def cell_open(self, token: Token) -> None:
        """``<th>`` and ``<td>``, aligned by a class."""
        name = token.attrs.get("class") if token.attrs else None
        self.parts.append(f'<{token.tag} class="{name}">' if name else f"<{token.tag}>")

    def code_inline(self, token: Token) -> None:
        """Code in the text."""
        self.parts.append(f"<code>{escape(token.content, quote=False)}</code>")

    def code(self, token: Token) -> None:
        """A block of code."""
        self.parts.append(code_block(token.info, token.content, self.reading.options))

    def text_block(self, token: Token) -> None:
        """Text that could not be read as what it looks like, shown as it is written."""
        self.parts.append(f"<p>{escape(token.content, quote=False)}</p>\n")

    def link_open(self, token: Token) -> None:
        """A hole for the link's address."""
        title = str(token.attrs["title"])
        attributes = f' title="{escape(title)}"' if title else ""
        line, column = token.meta.get("place", (0, 0))
        url = str(token.attrs["href"])
        if not self._is_allowed(url, (line, column)):
            self.parts.append(f"<a{attributes}>")
            return
        self.parts.append(LinkRef(url, attributes, line, column, self.source))

    def image(self, token: Token) -> None:
        """A hole for the picture; a reference-style image stays as it is written."""
        title = str(token.attrs["title"])
        attributes = f' title="{escape(title)}"' if title else ""
        alt = image_text(token.children or ())
        url = str(token.attrs["src"])
        line, column = token.meta["place"]
        if not self._is_allowed(url, (line, column), image=True):
            self.parts.append(escape(alt, quote=False))
        elif token.meta["reference"]:
            self.parts.append(f'<img src="{escape(url)}" alt="{escape(alt)}"{attributes}>')
        else:
            self.parts.append(ImageRef(url, alt, attributes, line, column, self.source))

    def footnote_call(self, token: Token) -> None:
        """The number of a footnote."""
        self.parts.append(self.notes.call(token.meta["label"], token.meta["written"]))

    def _is_allowed(self, url: str, place: tuple[int, int], *, image: bool = False) -> bool:
        if self.reading.options.trust_content or is_allowed_url(url, image=image):
            return True
        self.reading.problem(
            place,
            f"the address `{url[:40]}` is left out",
            rule="html-url",
            hint="use an address that begins with https, http, mailto or tel, or a path",
        )
        return False


_RULES: dict[str, Callable[[Renderer, Token], None]] = {
    "element_close": close_element,
    "expression": Renderer.expression,
    "container_open": Renderer.container_open,
    "directive_open": Renderer.directive_open,
    "container_close": Renderer.container_close,
    "directive_text": Renderer.plain_text,
    "raw_text": Renderer.raw_text,
    "heading_open": Renderer.heading_open,
    "heading_close": Renderer.heading_close,
    "bullet_list_open": Renderer.list_open,
    "ordered_list_open": Renderer.list_open,
    "list_item_open": Renderer.item_open,
    "task_box": Renderer.task_box,
    "th_open": Renderer.cell_open,
    "td_open": Renderer.cell_open,
    "code_inline": Renderer.code_inline,
    "fence": Renderer.code,
    "code_block": Renderer.code,
    "text_block": Renderer.text_block,
    "link_open": Renderer.link_open,
    "image": Renderer.image,
    "footnote_call": Renderer.footnote_call,
}
