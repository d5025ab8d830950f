"""Pages in another language than the site's: the interface speaks the page's language there."""

from __future__ import annotations

from dataclasses import replace

from careers.outputs.context import Context
from careers.problems import Problem
from careers.site import Site
from careers.theme import in_language


def in_page_languages(context: Context) -> tuple[dict[str, Context], tuple[Problem, ...]]:
    """By language of a role: the context in which its page is made, and what is wrong with words.

    A language without a translation is not there; its pages have the site's words.
    """
    said = context.site.kept(_languages)
    others: dict[str, Context] = {}
    problems: list[Problem] = []
    for lang in sorted(said - {"", context.chrome.lang, context.chrome.locale}):
        theme, wrong = in_language(context.theme, context.site_dir, lang)
        problems += wrong
        if theme is not None:
            chrome = replace(context.chrome, strings=theme.strings, locale=lang)
            # Whatever is made of words and kept for other pages is kept for each language.
            others[lang] = Context(context.site, context.site_dir, theme, chrome, context.assets)
    return others, tuple(problems)


def _languages(site: Site) -> frozenset[str]:
    return frozenset(found.role.lang for found in site.roles.values())
