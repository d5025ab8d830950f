"""Code blocks as HTML, with Docusaurus's class names."""

from __future__ import annotations

from html import escape

from careers.markdown.body import MarkdownOptions
from careers.markdown.code_meta import CodeMeta, code_meta
from careers.markdown.highlight import highlighted_lines


def code_block(info: str, code: str, options: MarkdownOptions) -> str:
    """A fenced or indented block; ``info`` is what follows the fence."""
    language, _, meta = info.strip().partition(" ")
    if not code.removesuffix("\n"):
        return "<pre><code></code></pre>\n"
    return code_html(code_meta(language, meta, code, options))


def code_html(meta: CodeMeta) -> str:
    """The block; its lines are spans, its colours classes."""
    language = escape(meta.language)
    title = f'<div class="codeBlockTitle">{escape(meta.title)}</div>' if meta.title else ""
    first = 1 if meta.start is None else meta.start
    numbers = f' data-line-numbers="{first}"' if meta.numbered else ""
    classes: dict[int, str] = {}
    for line, name in meta.classes:
        classes[line] = f"{classes.get(line, '')} {escape(name)}"
    lines = "\n".join(
        f'<span class="token-line{classes.get(index, "")}"'
        f"{_number(first + index - 1) if meta.numbered else ''}>{html}</span>"
        for index, html in enumerate(highlighted_lines(meta.language, meta.lines), 1)
    )
    return (
        f'<div class="language-{language} theme-code-block">{title}'
        f'<pre tabindex="0"><code{numbers}>{lines}</code></pre></div>\n'
    )


def _number(line: int) -> str:
    """Shown by the style sheet, so that it is not copied with the code."""
    return f' data-line="{line}"'
