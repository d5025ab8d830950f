"""What a role's page says, in words that stand outside of it too: feeds, structured data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape as html_escape
from urllib.parse import urljoin, urlsplit

from markupsafe import escape

from careers.markdown.body import CleanPart, Href, LinkRef
from careers.markdown.clean_text import clean_text
from careers.outputs.body_html import BodyRenderer
from careers.outputs.context import Context
from careers.outputs.facts import fact_text, role_facts
from careers.outputs.views import Fact
from careers.site.role_page import RolePage

_TRANSLATED = ("note", "tip", "info", "warning", "danger", "caution")
_SAFE_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


def role_html(context: Context, found: RolePage) -> str:
    """The text of the page, clean."""
    return context.kept(_clean, found)


def facts_html(context: Context, found: RolePage) -> str:
    """The facts that the page shows beside the text, as a list."""
    return context.kept(_facts_list, found)


def _facts_list(context: Context, found: RolePage) -> str:
    facts = (fact for fact in page_facts(context, found) if fact.kind != "posted")
    items = "".join(f"<li>{escape(fact.label)}: {escape(fact_text(fact))}</li>" for fact in facts)
    return f"<ul>{items}</ul>" if items else ""


def page_facts(context: Context, found: RolePage) -> tuple[Fact, ...]:
    """Every fact that the page shows."""
    return context.kept(_facts, found)


def _facts(context: Context, found: RolePage) -> tuple[Fact, ...]:
    return role_facts(found, context.chrome)


def role_summary(found: RolePage) -> str:
    """A line about the role; empty where the page has none that says something."""
    line = found.role.summary or found.page.description
    return "" if line.endswith(":") else line


def role_words(context: Context, found: RolePage) -> tuple[str, ...]:
    """Team, places, workplace and kinds of employment, in the site's language."""
    role = found.role
    words = [
        found.team,
        *(place.label for place in role.places),
        _word(context, "workplace", role.workplace or ""),
        *(_word(context, "employment", kind) for kind in role.employment),
    ]
    return tuple(dict.fromkeys(filter(None, words)))


def role_pay(context: Context, found: RolePage) -> str:
    """Pay as the page shows it."""
    return next((fact.value for fact in page_facts(context, found) if fact.kind == "salary"), "")


def with_links(
    parts: Iterable[CleanPart], *, url: str, href: Callable[[LinkRef], str] = lambda link: link.url
) -> str:
    """A clean text with its links in place; of one that leads nowhere, the words.

    Args:
        parts: The text.
        url: Of its page, absolute: where relative addresses start.
        href: The address of a link as it stands on the page.
    """
    html: list[str] = []
    is_dropped = False
    for part in parts:
        if isinstance(part, str):
            html.append(part.replace("</a>", "", 1) if is_dropped else part)
            continue
        address = _absolute(url, part.url if isinstance(part, Href) else href(part))
        is_dropped = not address
        if address:
            html.append(f'<a href="{html_escape(address)}">')
    return "".join(html)


def _clean(context: Context, found: RolePage) -> str:
    renderer = BodyRenderer(context.site, context.theme, context.assets)
    page = found.page
    parts = page.body.clean
    if parts is None:
        parts = clean_text([renderer.html(page)], default_titles=_titles(context)) or ()
    url = context.url(page.permalink)
    return with_links(parts, url=url, href=lambda link: renderer.href(link, page))


def _titles(context: Context) -> list[str]:
    return [context.chrome.strings[f"theme.admonition.{kind}"] for kind in _TRANSLATED]


def _absolute(url: str, written: str) -> str:
    """Where a link of the page at ``url`` leads; empty where nobody may be led."""
    try:
        address = urljoin(url, written.strip()) if written else ""
        return address if urlsplit(address).scheme in _SAFE_SCHEMES else ""
    except ValueError:  # http://[
        return ""


def _word(context: Context, kind: str, value: str) -> str:
    key = f"careers.{kind}.{value.replace('-', '')}"
    return context.chrome.strings.get(key, value)
