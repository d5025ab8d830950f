"""The tag list and a page a tag."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from careers.content.collation import locale_key
from careers.outputs.context import Context
from careers.outputs.heads import DOCS_CLASSES, HeadFacts, head
from careers.outputs.output import Output
from careers.outputs.paging import page_title, pages_at, paging_of
from careers.outputs.views import TaggedPage, TagLetter, TagLink, TagListView, TagView
from careers.site.tags import TagPage
from careers.site.value import ListPage


def tags(context: Context) -> Iterator[Output]:
    """The list, where any tag is listed, and every tag's page."""
    site = context.site
    if site.tags.listed:
        yield Output(context.path(site.tags.list_permalink), partial(_list, context), shows="faces")
    for tag_page in site.tags.pages:
        for at, page in pages_at(context, tag_page.tag.permalink):
            yield Output(context.path(at), partial(_tag, context, tag_page, page), shows="faces")


def _list(context: Context) -> bytes:
    found = context.site.tags
    title = context.text("theme.tags.tagsPageTitle")
    facts = HeadFacts(title, found.list_permalink, html_class=f"{DOCS_CLASSES} docs-tags-list-page")
    view = TagListView(head(context, facts), title, _letters(context, found.listed))
    return context.html("tags.html", view)


def _letters(context: Context, tag_pages: tuple[TagPage, ...]) -> tuple[TagLetter, ...]:
    """Tags by the first letter of their label, both in locale order."""
    groups: dict[str, list[TagPage]] = defaultdict(list)
    for tag_page in tag_pages:
        groups[tag_page.tag.label[:1].upper()].append(tag_page)
    return tuple(
        TagLetter(
            letter,
            tuple(
                TagLink(
                    member.tag.label,
                    context.href(member.tag.permalink),
                    member.tag.description,
                    len(member.pages),
                )
                for member in members
            ),
        )
        for letter, members in sorted(groups.items(), key=lambda group: locale_key(group[0]))
    )


def _tag(context: Context, tag_page: TagPage, page: ListPage | None) -> bytes:
    title = _title(context, tag_page)
    shown = tag_page.pages[page.rows] if page else tag_page.pages
    facts = HeadFacts(
        page_title(context, title, page),
        page.permalink if page else tag_page.tag.permalink,
        description=tag_page.tag.description,
        html_class=f"{DOCS_CLASSES} docs-tags-doc-list-page",
        noindex=tag_page.unlisted,
    )
    view = TagView(
        head=head(context, facts),
        title=title,
        description=tag_page.tag.description,
        all_tags_href=context.href(context.site.tags.list_permalink),
        pages=tuple(
            TaggedPage(one.title, context.href(one.permalink), one.description) for one in shown
        ),
        unlisted=tag_page.unlisted,
        paging=paging_of(context, page) if page else None,
    )
    return context.html("tag.html", view)


def _title(context: Context, tag_page: TagPage) -> str:
    """``2 roles tagged with "remote"``; Docusaurus's own wording where not all are roles."""
    all_roles = all(page.source in context.site.roles for page in tag_page.pages)
    own = "careers.tagPageTitle.nRolesTagged"
    key = own if all_roles and own in context.chrome.strings else (
        "theme.docs.tagDocListPageTitle.nDocsTagged"
    )  # fmt: skip
    counted = context.counted(key, len(tag_page.pages))
    return context.text(
        "theme.docs.tagDocListPageTitle", nDocsTagged=counted, tagName=tag_page.tag.label
    )
