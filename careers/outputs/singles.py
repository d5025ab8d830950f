"""The pages of ``src/pages``: text in the site's frame, without sidebar and neighbours.

Source: docusaurus 3.10.2, theme-classic MDXPage.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from careers.content.pages import Page
from careers.outputs.body_html import BodyRenderer
from careers.outputs.context import Context
from careers.outputs.heads import HeadFacts, head, page_csp, page_image
from careers.outputs.listing import listing_below
from careers.outputs.output import Output
from careers.outputs.pages import toc
from careers.outputs.views import PageView

_CLASSES = "plugin-pages plugin-id-default"


def singles(context: Context) -> Iterator[Output]:
    """One output a page, where no page of the content folder has its address."""
    if not context.site.singles:
        return
    renderer = BodyRenderer(context.site, context.theme, context.assets)
    owners = {page.permalink: page for page in reversed(context.site.written)}
    for page in context.site.singles:
        if owners[page.permalink] is page:
            yield Output(
                context.path(page.permalink),
                partial(_content, context, renderer, page),
                source=page.source,
                shows="faces",
            )


def _content(context: Context, renderer: BodyRenderer, page: Page) -> bytes:
    return context.html("single.html", single_view(context, renderer, page))


def single_view(context: Context, renderer: BodyRenderer, page: Page) -> PageView:
    """Everything that a page of ``src/pages`` shows."""
    said = page.front_matter
    wrapper = said.values.get("wrapperClassName") or "mdx-wrapper"
    return PageView(
        head=head(
            context,
            HeadFacts(
                title=page.title,
                permalink=page.permalink,
                description=page.description,
                keywords=said.keywords or (),
                image=page_image(context, page),
                html_class=f"{_CLASSES} {wrapper} mdx-page",
                noindex=bool(said.unlisted),
                overrides=page.body.head,
                csp=page_csp(context, page.body.parts),
            ),
        ),
        title=page.title,
        synthetic_title=False,
        body=renderer.html(page),
        sidebar=None,
        breadcrumbs=(),
        toc=toc(context, page),
        previous=None,
        next=None,
        tags=(),
        edit_url="",
        last_update=None,
        unlisted=bool(said.unlisted),
        draft=bool(said.draft),
        is_role=False,
        role=None,
        listing=listing_below(context, page.permalink),
    )
