"""``sitemap.xml``: every address that search engines may list.

Source: docusaurus 3.10.2, plugin-sitemap; sitemaps.org. Beyond Docusaurus, which names no dates
unless an option asks for them, a role always says when it last changed, as far as that is known:
search engines come back for pages whose date is newer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from careers.content.pages import Page
from careers.content.routes import encode_uri
from careers.content.sources import matches
from careers.outputs.context import Context
from careers.outputs.last_update import as_utc, iso_instant
from careers.outputs.output import Output
from careers.outputs.role_dates import changed_at, last_change
from careers.outputs.structured import says_noindex
from careers.outputs.xml_text import escaped


def sitemap(context: Context) -> Iterator[Output]:
    """The sitemap, unless the whole site asks not to be listed."""
    settings = context.config.sitemap
    if settings is not None and not context.config.no_index:
        yield Output(settings.filename, partial(_content, context), shows="faces")


def _content(context: Context) -> bytes:
    settings = context.config.sitemap
    assert settings is not None  # noqa: S101 - sitemap() asked
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for permalink, page in sorted(_listed(context).items()):
        if not _ignored(permalink, settings.ignore_patterns):
            lines.append(f"<url>{_entry(context, permalink, page)}</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()


def _ignored(permalink: str, patterns: tuple[str, ...]) -> bool:
    """``/tags/**`` means ``/tags`` as well."""
    wanted = [pattern.lstrip("/") for pattern in patterns]
    wanted += [pattern.removesuffix("/**") for pattern in wanted if pattern.endswith("/**")]
    return bool(wanted) and matches(permalink.strip("/"), wanted)


def _listed(context: Context) -> dict[str, Page | None]:
    """Addresses to list, each with its page if it is one."""
    site = context.site
    found: dict[str, Page | None] = {site.root: None}
    for page in site.written:
        if page.id in site.unlisted or says_noindex(page):
            found.pop(page.permalink, None)
        else:
            found[page.permalink] = page
    for route in site.listings:
        if route.kind != "closed":
            found.setdefault(route.permalink, None)
    found |= {index.permalink: None for index in site.generated}
    found |= {tag_page.tag.permalink: None for tag_page in site.tags.listed}
    if site.tags.listed:
        found[site.tags.list_permalink] = None
    for one in site.list_pages.values():
        if one.permalinks[0] in found:
            found.setdefault(one.permalink, None)
    return found


def _entry(context: Context, permalink: str, page: Page | None) -> str:
    settings = context.config.sitemap
    assert settings is not None  # noqa: S101
    parts = [f"<loc>{escaped(context.config.url + encode_uri(context.href(permalink)))}</loc>"]
    if page is not None and (when := _lastmod(context, page)):
        parts.append(f"<lastmod>{when}</lastmod>")
    if settings.changefreq:
        parts.append(f"<changefreq>{settings.changefreq}</changefreq>")
    if settings.priority is not None:
        parts.append(f"<priority>{settings.priority:.1f}</priority>")
    return "".join(parts)


def _lastmod(context: Context, page: Page) -> str | None:
    settings = context.config.sitemap
    assert settings is not None  # noqa: S101
    if settings.lastmod is None:
        return _last_known(context, page)
    changed = last_change(context.site, page)
    if changed is None:
        return None
    said = iso_instant(as_utc(changed))
    return said if settings.lastmod == "datetime" else said[:10]


def _last_known(context: Context, page: Page) -> str | None:
    """The day on which a role last changed; nothing of other pages, and no day to come."""
    found, now = context.site.roles.get(page.source), context.config.now
    changed = changed_at(context.site, found) if found else None
    if changed is None or (now is not None and changed > now):
        return None
    return changed.date().isoformat()
