"""What a role's page says, in words that stand outside of it too: feeds, structured data."""

from __future__ import annotations

from markupsafe import escape

from careers.outputs.body_html import BodyRenderer
from careers.outputs.context import Context
from careers.outputs.description_html import description_html
from careers.outputs.facts import fact_text, role_facts
from careers.outputs.views import Fact
from careers.site.role_page import RolePage

_TRANSLATED = ("note", "tip", "info", "warning", "danger", "caution")
_KINDS = (*_TRANSLATED, "secondary", "success", "important")
"""Of admonitions; the title of one that has none is its kind."""


def role_html(context: Context, found: RolePage) -> str:
    """The text of the page, clean."""
    texts = context.role_texts
    if found.page.source not in texts:
        texts[found.page.source] = _clean(context, found)
    return texts[found.page.source]


def facts_html(context: Context, found: RolePage) -> str:
    """The facts that the page shows beside the text, as a list."""
    facts = (fact for fact in page_facts(context, found) if fact.kind != "posted")
    items = "".join(f"<li>{escape(fact.label)}: {escape(fact_text(fact))}</li>" for fact in facts)
    return f"<ul>{items}</ul>" if items else ""


def page_facts(context: Context, found: RolePage) -> tuple[Fact, ...]:
    """Every fact that the page shows."""
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


def _clean(context: Context, found: RolePage) -> str:
    renderer = BodyRenderer(context.site, context.theme, context.assets)
    strings = context.chrome.strings
    return description_html(
        renderer.html(found.page),
        url=context.url(found.page.permalink),
        default_titles=(*_KINDS, *(strings[f"theme.admonition.{kind}"] for kind in _TRANSLATED)),
    )


def _word(context: Context, kind: str, value: str) -> str:
    key = f"careers.{kind}.{value.replace('-', '')}"
    return context.chrome.strings.get(key, value)
