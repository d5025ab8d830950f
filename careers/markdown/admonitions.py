"""Notes, tips, warnings: ``:::note`` and ``<Admonition>``, with Docusaurus's class names."""

from __future__ import annotations

from html import escape

from careers.markdown.body import MarkdownOptions

_COLOURS = {
    "note": "secondary",
    "secondary": "secondary",
    "tip": "success",
    "success": "success",
    "info": "info",
    "important": "info",
    "warning": "warning",
    "caution": "warning",
    "danger": "danger",
}

# A speech mark, a lamp, an i, a triangle, a bolt: drawn for this project, 24 units square.
_DRAWINGS = {
    "secondary": '<path d="M4 4h16v12H9l-5 4z"/>',
    "success": '<path d="M9 18h6M10 21h4M12 3a6 6 0 0 0-3 11v1h6v-1a6 6 0 0 0-3-11z"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7v.5"/>',
    "warning": '<path d="M12 4 2.5 20h19zM12 10v4M12 17v.5"/>',
    "danger": '<path d="M13 2 4 14h7l-1 8 9-12h-7z"/>',
}


def default_title(kind: str, options: MarkdownOptions) -> str:
    """The title of an admonition that has none of its own."""
    return dict(options.labels.admonitions).get(kind, kind)


def opening_html(kind: str, class_name: str = "", identifier: str = "", icon: str = "") -> str:
    """Up to where the title goes; ``icon`` is HTML in place of the drawing."""
    colour = _COLOURS.get(kind, "info")
    own = f" {escape(class_name)}" if class_name else ""
    id_attribute = f' id="{escape(identifier)}"' if identifier else ""
    drawing = icon or (
        '<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" '
        f'stroke-width="2" aria-hidden="true">{_DRAWINGS[colour]}</svg>'
    )
    return (
        f'<div class="theme-admonition theme-admonition-{escape(kind)} alert alert--{colour}{own}"'
        f'{id_attribute}><div class="admonitionHeading"><span class="admonitionIcon">{drawing}'
        "</span>"
    )


BEFORE_CONTENT = '</div><div class="admonitionContent">\n'
"""Between title and content."""
AFTER_CONTENT = "</div></div>\n"
WITHOUT_CONTENT = "</div></div>\n"
"""After the title of an admonition that holds nothing."""
