"""The pages of the content folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from careers.content.pages import Page
from careers.content.routes import edit_url
from careers.markdown.body import TocEntry
from careers.outputs.body_html import BodyRenderer
from careers.outputs.context import Context
from careers.outputs.feeds import feed_links
from careers.outputs.heads import DOCS_CLASSES, HeadFacts, head, page_csp, page_image
from careers.outputs.landing import landing, shown_parts
from careers.outputs.last_update import last_update
from careers.outputs.listing import listing_below
from careers.outputs.output import Output, output_path
from careers.outputs.role_details import RoleDetailsMaker
from careers.outputs.share_cards import share_image
from careers.outputs.sidebar_views import breadcrumb_steps, breadcrumbs, sidebar_entries
from careers.outputs.structured import page_objects
from careers.outputs.views import Neighbour, PageView, TagLink, TocItem
from careers.site import Site
from careers.site.navigation import Step


def pages(context: Context) -> Iterator[Output]:
    """One output a page; of two that want one address, the first by path has it."""
    makers = {lang: _Maker.of(own) for lang, own in {**context.languages, "": context}.items()}
    site, usual = context.site, makers[""]
    for number, path in site.kept(_paths):
        page = site.pages[number]
        maker = makers.get(_language(context, page), usual) if context.languages else usual
        yield Output(path, partial(_content, maker, page), page.source, "faces")


def _paths(site: Site) -> list[tuple[int, str]]:
    """The pages that have an output, by their place in the site, and its path."""
    config = site.config
    owners = {page.permalink: number for number, page in reversed([*enumerate(site.pages)])}
    return [
        (
            number,
            output_path(permalink, base_url=config.base_url, trailing_slash=config.trailing_slash),
        )
        for number, permalink in sorted((number, permalink) for permalink, number in owners.items())
    ]


@dataclass(frozen=True, slots=True)
class _Maker:
    """What pages of one language are made with."""

    context: Context
    renderer: BodyRenderer
    details: RoleDetailsMaker

    @classmethod
    def of(cls, context: Context) -> _Maker:
        renderer = BodyRenderer(context.site, context.theme, context.assets)
        return cls(context, renderer, RoleDetailsMaker(context, renderer))


def _content(maker: _Maker, page: Page) -> bytes:
    view = page_view(maker.context, maker.renderer, maker.details, page)
    return maker.context.html("role.html" if view.is_role else "page.html", view)


def page_view(
    context: Context, renderer: BodyRenderer, details: RoleDetailsMaker, page: Page
) -> PageView:
    """Everything that a page shows."""
    site, said = context.site, page.front_matter
    around = site.neighbours[page.source]
    crumbs = breadcrumbs(
        site, around.sidebar, page.permalink, context.text("theme.docs.breadcrumbs.home")
    )
    role = site.roles.get(page.source)
    return PageView(
        head=head(
            context,
            HeadFacts(
                title=page.title,
                permalink=page.permalink,
                description=page.description,
                keywords=said.keywords or (),
                image=page_image(context, page),
                card=share_image(context, page.source),
                lang=_language(context, page),
                translations=_translations(context, page),
                html_class=f"{DOCS_CLASSES} docs-doc-page docs-doc-id-{page.id}",
                noindex=said.unlisted or _is_over(context, page),
                breadcrumbs=breadcrumb_steps(site, around.sidebar, page.permalink),
                overrides=page.body.head,
                csp=page_csp(context, shown_parts(page)),
                sidebar=around.sidebar,
                objects=page_objects(context, page),
                links=feed_links(context) if page.permalink == site.root else (),
            ),
        ),
        title=page.title,
        synthetic_title=bool(page.title) and not page.body.has_title and not said.hide_title,
        body=renderer.html(page),
        sidebar=None
        if around.sidebar is None
        else sidebar_entries(context, around.sidebar, page.permalink),
        breadcrumbs=crumbs,
        toc=toc(context, page),
        previous=neighbour(context, around.previous),
        next=neighbour(context, around.next),
        tags=tuple(
            TagLink(tag.label, context.href(tag.permalink), tag.description)
            for tag in site.tags.of_page[page.source]
        ),
        edit_url=_edit_url(context, page),
        last_update=last_update(context, page),
        unlisted=bool(said.unlisted),
        draft=bool(said.draft),
        is_role=role is not None,
        role=details.details(role) if role else None,
        listing=listing_below(context, page.permalink),
        landing=landing(context, page) if page.permalink == site.root else None,
    )


def _is_over(context: Context, page: Page) -> bool:
    """Whether the page is about a job that nobody can get any more."""
    found = context.site.roles.get(page.source)
    return found is not None and found.status in {"closed", "filled"}


def _language(context: Context, page: Page) -> str:
    """A role's own language where it is another than the site's."""
    found = context.site.roles.get(page.source)
    lang = found.role.lang if found else ""
    return "" if lang == context.chrome.lang else lang


def _translations(context: Context, page: Page) -> tuple[tuple[str, str], ...]:
    found = context.site.roles.get(page.source)
    same = context.site.translations.of_page(found) if found else {}
    return tuple((language, other.page.permalink) for language, other in same.items())


def neighbour(context: Context, step: Step | None) -> Neighbour | None:
    """The previous or next page as a link."""
    return Neighbour(step.label, context.href(step.permalink)) if step else None


def toc(context: Context, page: Page) -> tuple[TocItem, ...] | None:
    """The headings in range, nested; None where the page has no heading at all."""
    said = page.front_matter
    if said.hide_table_of_contents or not page.body.toc:
        return None
    default = context.config.theme_config.table_of_contents
    low = said.toc_min_heading_level or default.min_heading_level
    high = said.toc_max_heading_level or default.max_heading_level
    return _nested([entry for entry in page.body.toc if low <= entry.level <= high])


def _nested(entries: Sequence[TocEntry]) -> tuple[TocItem, ...]:
    """Each heading below the nearest shallower one before it."""
    items: list[TocItem] = []
    start = 0
    while start < len(entries):
        first, end = entries[start], start + 1
        while end < len(entries) and entries[end].level > first.level:
            end += 1
        below = _nested(entries[start + 1 : end])
        items.append(TocItem(first.id, Markup(first.html), below))  # noqa: S704
        start = end
    return tuple(items)


def _edit_url(context: Context, page: Page) -> str:
    said, docs = page.front_matter, context.config.docs
    if said.has("custom_edit_url"):
        url = said.custom_edit_url or ""
        return context.site.links.internal(url, page.permalink).href if url else ""
    return (
        (edit_url(f"{docs.path}/{page.path}", docs.edit_url or "") or "") if docs.edit_url else ""
    )
