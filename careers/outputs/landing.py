"""The head of the index: what the front matter of the page at the root says for it."""

from __future__ import annotations

from careers.content.landing import LandingItem as SaidItem
from careers.content.pages import Page
from careers.markdown.body import ImageRef, Part
from careers.outputs.context import Context
from careers.outputs.views import Landing, LandingItem, Picture


def landing(context: Context, page: Page) -> Landing | None:
    """With the cover looked up; a cover that does not exist is left out."""
    said = page.landing
    if said is None:
        return None
    return Landing(
        cover=_picture(context, said.cover, page) if said.cover else None,
        tagline=said.tagline,
        values=_items(said.values),
        benefits=_items(said.benefits),
    )


def shown_parts(page: Page) -> tuple[Part, ...]:
    """The text of a page, and the cover with it: what its security policy must allow."""
    cover = page.landing.cover if page.landing else None
    return (*page.body.parts, cover) if cover else page.body.parts


def _picture(context: Context, cover: ImageRef, page: Page) -> Picture | None:
    if "://" in cover.url or cover.url.startswith("//"):
        return Picture(cover.url, cover.alt)
    path = context.site.links.image(cover.url, source=page.source)
    if path is None:
        return None
    file = context.assets.image(path)
    return Picture(file.url, cover.alt, file.width, file.height)


def _items(said: tuple[SaidItem, ...]) -> tuple[LandingItem, ...]:
    return tuple(LandingItem(item.title, item.text) for item in said)
