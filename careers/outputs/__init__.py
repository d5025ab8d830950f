"""A site to the files of ``build/``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from careers.outputs.assets import Assets, asset_outputs, static_outputs
from careers.outputs.categories import categories
from careers.outputs.chrome import chrome
from careers.outputs.context import Context, Emitter
from careers.outputs.feeds import feeds
from careers.outputs.languages import in_page_languages
from careers.outputs.output import Output
from careers.outputs.pages import pages
from careers.outputs.redirects import redirects
from careers.outputs.robots import robots
from careers.outputs.role_listings import role_listings
from careers.outputs.role_rows import role_rows
from careers.outputs.root import index, not_found
from careers.outputs.search_texts import search_texts
from careers.outputs.share_cards import share_cards
from careers.outputs.singles import singles
from careers.outputs.sitemap import sitemap
from careers.outputs.tags import tags
from careers.problems import Location, Problem
from careers.site import Site
from careers.theme import PAGED_INDEX, Theme

__all__ = ["EMITTERS", "Context", "Emitter", "Output", "outputs"]


def _static(context: Context) -> Iterator[Output]:
    return static_outputs(context.site, context.site_dir)


def _assets(context: Context) -> Iterator[Output]:
    return asset_outputs(context.site, context.assets)


def _theme_files(context: Context) -> Iterator[Output]:
    """What pages of this site may load."""
    needless = set()
    if context.site.root not in context.site.list_pages:
        url = context.theme.asset_url(PAGED_INDEX)
        needless.add(url.removeprefix(context.config.base_url))
    for path, content in context.theme.assets.items():
        if path not in needless:
            yield Output(path, partial(bytes, content))


def _no_jekyll(_: Context) -> Iterator[Output]:
    """GitHub Pages must not run Jekyll over the site, which drops names that start with ``_``."""
    yield Output(".nojekyll", bytes)


EMITTERS: tuple[Emitter, ...] = (
    pages,
    singles,
    categories,
    tags,
    _static,
    _assets,
    role_listings,
    share_cards,
    index,
    not_found,
    feeds,
    sitemap,
    robots,
    search_texts,
    role_rows,
    _theme_files,
    _no_jekyll,
    redirects,
)
"""In order of right: where two want one path, the earlier has it."""


def outputs(
    site: Site, theme: Theme, site_dir: Path
) -> tuple[dict[str, Output], tuple[Problem, ...]]:
    """Every file of the built site by path, and the paths that were wanted twice."""
    assets = Assets(site_dir, site.config.base_url)
    context = Context(site, site_dir, theme, chrome(site, theme), assets)
    languages, wrong_words = in_page_languages(context)
    context = replace(context, languages=languages)
    found: dict[str, Output] = {}
    problems = [*wrong_words]
    for emitter in EMITTERS:
        for output in emitter(context):
            owner = found.setdefault(output.path, output)
            if owner is not output and output.source != owner.source:
                problems.append(_taken(output, owner))
    return dict(sorted(found.items())), tuple(problems)


def _taken(output: Output, owner: Output) -> Problem:
    wanted = output.source or "a page that careers makes"
    return Problem(
        Location(owner.source or output.source or output.path),
        f"`{output.path}` is wanted by {wanted} too, which is left out",
        "output-taken",
        "rename one of them",
        severity="warning",
    )
