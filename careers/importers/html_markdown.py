"""HTML of a job board as Markdown that is also valid MDX; markdownify does the writing."""

from __future__ import annotations

import html as html_entities
import re

from bs4.element import Tag
from markdownify import MarkdownConverter

from careers.importers.html_blocks import plain_blocks
from careers.importers.html_text import ENTITY, ESCAPE

_ELEMENT = re.compile(r"<[a-zA-Z][^<>]*>")
_MARKUP = re.compile(
    r"[\\`*{<\[~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore inside of a word is no emphasis
    r"|&(?=#?\w+;)"
)
_LINKS_ITSELF = re.compile(r"(?i:https?(?=://)|www(?=\.))|(?<=[\w.+-])(?=@\w)")
"""What GitHub's Markdown makes a link of; real addresses are links already."""
_TIMES_ESCAPED = 3


def markdown_of(html: str, *, title: str = "", base: str = "") -> str:
    """Markdown of a piece of HTML, without white space around it.

    Args:
        html: May be escaped, once or twice, as Greenhouse sends it.
        title: Of the role; a first heading that only repeats it is left out.
        base: The address of the role on its board, for relative links.

    Raises:
        RecursionError: Elements are nested thousands deep.
    """
    soup = plain_blocks(unescaped(html), title=title, base=base)
    converter = _Converter(
        heading_style="atx", bullets="-", autolinks=False,
        sub_symbol="<sub>", sup_symbol="<sup>",
    )  # fmt: skip
    text = str(converter.convert_soup(soup)).strip()
    text = re.sub(f"{ENTITY}(.)", lambda match: f"&#{ord(match[1])};", text)
    lines = (line.rstrip() for line in text.replace(ESCAPE, "\\").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def unescaped(html: str) -> str:
    """HTML that was sent as text: ``&lt;p&gt;``, or once more, ``&amp;lt;p&amp;gt;``."""
    for _ in range(_TIMES_ESCAPED):
        if _ELEMENT.search(html) or not re.search(r"&(?:amp;)*lt;/?[a-zA-Z]", html):
            return html
        html = html_entities.unescape(html)
    return html


class _Converter(MarkdownConverter):
    """What of markdownify's choices MDX does not read."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        escaped = _MARKUP.sub(r"\\\g<0>", text)
        if "a" in parent_tags:
            escaped = escaped.replace("]", r"\]")
        else:
            escaped = _LINKS_ITSELF.sub(r"\g<0>\\", escaped)
        if parent_tags & {"td", "th"}:
            escaped = escaped.replace("|", r"\|")
        if any(re.fullmatch("h[1-6]", name) for name in parent_tags):
            escaped = re.sub(r"(?:(?<= )|^)(#+\s*)$", r"\\\1", escaped)
        return escaped

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        if parent_tags & {"td", "th"}:
            return "<br />"
        return f"\\\n{text}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        alt = re.sub(r"[\\\[\]{<`*_]", r"\\\g<0>", str(el.get("alt") or ""))
        return f"![{alt}]({el['src']})"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        longest = max((len(run) for run in re.findall("`{3,}", text)), default=2)
        fence = "`" * (longest + 1)
        return f"\n\n{fence}\n{text}\n{fence}\n\n"
