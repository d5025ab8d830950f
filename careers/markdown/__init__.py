"""Text to Body: what an author wrote, as HTML with holes for what only the whole site knows.

One page at a time, from its text alone: a pure function whose result can be sent to another
process, kept in a cache and compared.
"""

from __future__ import annotations

from careers.markdown.body import Body, MarkdownOptions, Partials
from careers.markdown.code_meta import code_meta
from careers.markdown.headings import parse_heading_id
from careers.markdown.page import render_body
from careers.markdown.slugs import slugger
from careers.markdown.text_steps import (
    admonition_title_to_label,
    escape_heading_ids,
    unwrap_mdx_code_block,
)

__all__ = [
    "Body",
    "MarkdownOptions",
    "Partials",
    "admonition_title_to_label",
    "code_meta",
    "escape_heading_ids",
    "parse_heading_id",
    "render_body",
    "slugger",
    "unwrap_mdx_code_block",
]
