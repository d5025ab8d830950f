"""From tokens to parts: HTML, with holes for links, images and components."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from markdown_it.token import Token

from careers.markdown import admonitions
from careers.markdown.admonitions import default_title
from careers.markdown.body import ImageRef, LinkRef, Part
from careers.markdown.code_blocks import code_block
from careers.markdown.emojis import with_emojis
from careers.markdown.headings import heading_text
from careers.markdown.reading import Reading

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
    "directive_open": "<div>",
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
    """Renders the tokens of one file."""

    __slots__ = ("_containers", "_heading", "_reading", "_source", "parts", "tokens")

    def __init__(self, reading: Reading, tokens: Sequence[Token], *, source: str = "") -> None:
        self.tokens = tokens
        self.parts: list[Part] = []
        self._reading = reading
        self._source = source
        self._heading: Token | None = None
        self._containers: list[str] = []

    def render(self, start: int, end: int) -> None:
        """Append the parts of some tokens."""
        tokens, add, constant, rules = self.tokens, self.parts.append, _CONSTANT, _RULES
        emoji = self._reading.options.emoji
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
            else:
                rules[kind](self, token)

    def container_open(self, token: Token) -> None:
        kind = token.meta["name"]
        keywords = self._reading.options.admonition_keywords
        label: list[Token] | None = token.meta.get("label")
        if keywords is None or kind not in keywords:
            self._containers.append("</div>\n")
            self.parts.append("<div>")
            self._tokens(label or ())
            return
        attributes = token.meta["attributes"]
        self.parts.append(
            admonitions.opening_html(kind, attributes.get("class", ""), attributes.get("id", ""))
        )
        if "title" in attributes:
            self.parts.append(escape(attributes["title"], quote=False))
        elif label and label[0].type == "text" and len(label) == 1:
            self.parts.append(escape(label[0].content, quote=False))
        elif label and self._reading.format == "mdx":
            self._tokens(label)
        else:
            self.parts.append(escape(default_title(kind, self._reading.options), quote=False))
        self.parts.append(admonitions.BEFORE_CONTENT)
        if label and len(label) > 1 and self._reading.format == "md":
            # In CommonMark pages Docusaurus shows a title with markup in the content.
            self.parts.append("<mdxadmonitiontitle>")
            self._tokens(label)
            self.parts.append("</mdxadmonitiontitle>\n")
        self._containers.append(admonitions.AFTER_CONTENT)

    def container_close(self, _token: Token) -> None:
        if self.parts[-1] == admonitions.BEFORE_CONTENT:
            self.parts[-1] = ""
            self._containers[-1] = admonitions.WITHOUT_CONTENT
        self.parts.append(self._containers.pop())

    def directive_text(self, token: Token) -> None:
        self.parts.append(escape(token.content, quote=False))

    def _tokens(self, tokens: Sequence[Token]) -> None:
        outer, self.tokens = self.tokens, tokens
        self.render(0, len(tokens))
        self.tokens = outer

    def heading_open(self, token: Token) -> None:
        self._heading = token
        if token.tag == "h1":
            self.parts.append("<header><h1>" if token.meta.get("title") else "<h1>")
        else:
            self.parts.append(f'<{token.tag} class="anchor" id="{escape(token.meta["id"])}">')

    def heading_close(self, token: Token) -> None:
        heading = self._heading
        assert heading is not None
        if token.tag == "h1":
            self.parts.append("</h1></header>\n" if heading.meta.get("title") else "</h1>\n")
            return
        label = self._reading.options.labels.direct_link.replace(
            "{heading}", heading.meta["text"].strip()
        )
        self.parts.append(
            f'<a href="#{escape(heading.meta["id"])}" class="hash-link" '
            f'aria-label="{escape(label)}"></a></{token.tag}>\n'
        )

    def list_open(self, token: Token) -> None:
        start = token.attrs.get("start") if token.attrs else None
        tasks = ' class="contains-task-list"' if "tasks" in token.meta else ""
        number = "" if start is None else f' start="{start}"'
        self.parts.append(f"<{token.tag}{number}{tasks}>\n")

    def item_open(self, token: Token) -> None:
        task = ' class="task-list-item"' if "checked" in token.meta else ""
        self.parts.append(f"<li{task}>")

    def task_box(self, token: Token) -> None:
        checked = " checked" if token.meta["checked"] else ""
        self.parts.append(f'<input type="checkbox" disabled{checked}> ')

    def cell_open(self, token: Token) -> None:
        name = token.attrs.get("class") if token.attrs else None
        self.parts.append(f'<{token.tag} class="{name}">' if name else f"<{token.tag}>")

    def code_inline(self, token: Token) -> None:
        self.parts.append(f"<code>{escape(token.content, quote=False)}</code>")

    def code(self, token: Token) -> None:
        self.parts.append(code_block(token.info, token.content, self._reading.options))

    def text_block(self, token: Token) -> None:
        self.parts.append(f"<p>{escape(token.content, quote=False)}</p>\n")

    def link_open(self, token: Token) -> None:
        title = str(token.attrs["title"])
        attributes = f' title="{escape(title)}"' if title else ""
        line, column = token.meta.get("place", (0, 0))
        url = str(token.attrs["href"])
        self.parts.append(LinkRef(url, attributes, line, column, self._source))

    def image(self, token: Token) -> None:
        title = str(token.attrs["title"])
        attributes = f' title="{escape(title)}"' if title else ""
        alt = heading_text(token.children or ())
        url = str(token.attrs["src"])
        if token.meta["reference"]:
            # Docusaurus does not process reference-style images: their URL stays as written.
            self.parts.append(f'<img src="{escape(url)}" alt="{escape(alt)}"{attributes}>')
            return
        line, column = token.meta["place"]
        self.parts.append(ImageRef(url, alt, attributes, line, column, self._source))


_RULES: dict[str, Callable[[Renderer, Token], None]] = {
    "container_open": Renderer.container_open,
    "container_close": Renderer.container_close,
    "directive_text": Renderer.directive_text,
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
}


def joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with neighbouring HTML in one piece."""
    result: list[Part] = []
    html: list[str] = []
    for part in parts:
        if isinstance(part, str):
            html.append(part)
        else:
            if html:
                result.append("".join(html))
                html = []
            result.append(part)
    if html:
        result.append("".join(html))
    return tuple(result)
