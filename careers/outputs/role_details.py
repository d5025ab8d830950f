"""What a role page shows besides its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from careers.markdown import MarkdownOptions, render_body
from careers.markdown.body import ImageRef, LinkRef, Part
from careers.outputs.body_html import BodyRenderer
from careers.outputs.context import Context
from careers.outputs.facts import closed_by_date
from careers.outputs.listing import role_row
from careers.outputs.locales import beginning, deadline
from careers.outputs.role_text import page_facts
from careers.outputs.similar import Similar
from careers.outputs.views import ApplyLink, Notice, Person, RoleDetails, Section
from careers.site.role_page import RolePage

_SHOWS_APPLY = frozenset(("open", "draft"))
"""The states in which one can apply; a draft shows what it will look like."""


class RoleDetailsMaker:
    """Makes the details of roles; one for a whole site."""

    def __init__(self, context: Context, renderer: BodyRenderer) -> None:
        """Nothing is made before it is asked for."""
        self._context = context
        self._renderer = renderer
        self._similar: Similar | None = None

    def details(self, role: RolePage) -> RoleDetails:
        """Everything that one role page shows around its text."""
        context = self._context
        closes = role.role.closes if role.status == "open" else None
        is_over = role.status in {"closed", "filled"}
        return RoleDetails(
            facts=page_facts(context, role),
            apply=_apply(context, role) if role.status in _SHOWS_APPLY else None,
            closes=closes.isoformat(timespec="seconds") if closes else "",
            closed=_closed(context, role) if closes else None,
            notice=_notice(context, role),
            contact=None if is_over else _contact(role),
            sections=() if is_over else tuple(self._sections(role)),
            similar=tuple(role_row(context, other, group="") for other in self._similar_to(role)),
            share_href=_share(context, role),
        )

    def _similar_to(self, role: RolePage) -> tuple[RolePage, ...]:
        if self._similar is None:
            self._similar = Similar(self._context.site)
        return self._similar.to(role)

    def _sections(self, role: RolePage) -> Iterator[Section]:
        """What the role says in front matter, else what the configuration says for every role."""
        said, texts = role.role, self._context.config.careers
        for name, own, text in (
            ("process", _steps(said.hiring_process), texts.hiring_process),
            ("benefits", _list(said.benefits), texts.benefits),
            ("equality", Markup(), texts.equal_opportunity),
            ("accessibility", Markup(), texts.accessibility),
        ):
            if html := own or self._markdown(text, role):
                yield Section(f"_{name}", self._context.text(f"careers.section.{name}"), html)

    def _markdown(self, text: str, role: RolePage) -> Markup:
        # Links are relative to the content folder, as in its index.
        path = f"{self._context.config.docs.path}/index.md"
        return self._renderer.fill(_parts(text, path), role.page)


@lru_cache(maxsize=16)
def _parts(text: str, path: str) -> tuple[Part, ...]:
    """A text of the configuration, rendered once for all pages as if it stood in a file."""
    body = render_body(
        text,
        path=path,
        first_line=1,
        options=MarkdownOptions(format="md"),
        front_matter={},
        partials={},
    )
    return tuple(
        replace(part, source=path) if isinstance(part, LinkRef | ImageRef) else part
        for part in body.parts
    )


def _steps(texts: Iterable[str]) -> Markup:
    return _items("ol", texts)


def _list(texts: Iterable[str]) -> Markup:
    return _items("ul", texts)


def _items(tag: str, texts: Iterable[str]) -> Markup:
    items = Markup().join(Markup("<li>{}</li>\n").format(text) for text in texts)
    return Markup("<{0}>\n{1}</{0}>").format(Markup(tag), items) if items else items  # noqa: S704


def _apply(context: Context, role: RolePage) -> ApplyLink | None:
    said = role.role.apply
    if said is None or not said.href:
        return None
    target = context.site.links.internal(said.href, role.page.permalink)
    is_elsewhere = said.href.startswith(("https:", "http:"))
    email = "" if said.url else said.email
    return ApplyLink(target.href, is_elsewhere, email, said.instructions)


def _notice(context: Context, role: RolePage) -> Notice | None:
    """Why one cannot apply, if so; what Docusaurus says of drafts is said as it says it."""
    text = context.text
    match role.status:
        case "closed":
            return _closed(context, role)
        case "filled":
            return Notice("filled", text("careers.filled.title"), text("careers.filled.text"))
        case "paused":
            return Notice("paused", text("careers.paused.title"), text("careers.paused.text"))
        case "upcoming":
            return Notice("upcoming", text("careers.upcoming.title"), _opening(context, role))
        case "open" | "draft":
            return None


def _closed(context: Context, role: RolePage) -> Notice:
    closes = role.role.closes
    by_date = closes is not None and (role.status == "open" or closed_by_date(role))
    when = deadline(closes, context.chrome.locale) if closes and by_date else ""
    said = context.text("careers.closed.text", date=when) if when else ""
    return Notice("closed", context.text("careers.closed.title"), said)


def _opening(context: Context, role: RolePage) -> str:
    opens = role.role.opens
    if opens is None:
        return context.text("careers.upcoming.soon")
    return context.text("careers.upcoming.text", date=beginning(opens, context.chrome.locale))


def _contact(role: RolePage) -> Person | None:
    said = role.role.contact
    return Person(said.name, said.title, said.email) if said else None


def _share(context: Context, role: RolePage) -> str:
    """An e-mail with the title and the address of the page."""
    subject = quote(f"{role.role.title or role.page.title} | {context.config.title}")
    return f"mailto:?subject={subject}&body={quote(context.url(role.page.permalink), safe='')}"
