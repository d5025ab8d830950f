"""Addresses that are online and that the next version of a site would not answer at any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import unescape
from typing import get_args

from careers.content.pages import Page
from careers.content.routes import decode_uri
from careers.problems import Location, Problem
from careers.site.addresses import address_key, page_addresses
from careers.site.list_pages import PAGE
from careers.site.listing_routes import Kind
from careers.site.redirects import aliases_of
from careers.site.value import Site

_LOCATION = re.compile(r"<loc>\s*([^<]*?)\s*</loc>")
_ALIKE = 0.6
"""How alike the last parts of two addresses must be for one to have become the other."""
_PAGE_OF_LIST = re.compile(rf"/{PAGE}(?:-\d+)?/\d+(?:\.html)?/?\Z")
_PLAIN = re.compile(r"/[\w./~-]*")


def vanished(site: Site, sitemap: str) -> Iterator[Problem]:
    """Addresses of a published sitemap that lead nowhere now, with the line that keeps each.

    Lists that careers makes (tags, teams, places) come and go with the roles, and are no matter
    here. An address on another host, or below another ``baseUrl``, is another site's.

    Args:
        site: As it would be published next.
        sitemap: As it was published.
    """
    if not sitemap:
        return
    config = site.config
    own = f"{config.url}{config.base_url}"
    known = {address_key(address) for address in page_addresses(site)}
    known |= {address_key(redirect.permalink) for redirect in site.redirects}
    found = [unescape(url) for url in _LOCATION.findall(sitemap)]
    online = [
        decode_uri(url.removeprefix(config.url)) for url in found if f"{url}/".startswith(own)
    ]
    before = {address_key(address) for address in online}
    fresh = [page for page in site.written if address_key(page.permalink) not in before]
    for address in sorted({*online}):
        at = address_key(_PAGE_OF_LIST.sub("", address))  # lists get shorter
        if not known & {address_key(address), at} and not _is_list(site, address):
            yield _problem(site, address, _renamed(address, fresh))


def _is_list(site: Site, address: str) -> bool:
    docs = site.config.docs
    tags = f"{site.config.base_url}{docs.route_base_path}/{docs.tags_base_path}/"
    made = [re.sub("/+", "/", tags), *(f"{site.root}{kind}/" for kind in get_args(Kind))]
    return any(f"{address.rstrip('/')}/".startswith(prefix) for prefix in made)


def _renamed(address: str, fresh: list[Page]) -> Page | None:
    """The page that has most likely become of an address: a new one of a similar name."""
    best, page = 0.0, None
    for candidate in fresh:
        likeness = _likeness(address, candidate.permalink)
        if likeness > best:
            best, page = likeness, candidate
    return page if best >= _ALIKE else None


def _likeness(old: str, new: str) -> float:
    """1 for the same name in another folder."""
    ends = [path.rstrip("/").rpartition("/") for path in (old, new)]
    return SequenceMatcher(None, ends[0][2].lower(), ends[1][2].lower()).ratio()


def _problem(site: Site, address: str, page: Page | None) -> Problem:
    path = f"/{address.removeprefix(site.root)}"
    message = f"`{path}` is online, and would be gone"
    rule = "published-address"
    if page is not None:
        listed = ", ".join([*map(_written, _known_aliases(page)), _written(path)])
        hint = f"if this page was renamed, add the line `aliases: [{listed}]` to its front matter"
        return Problem(Location(page.source), message, rule, hint, severity="warning")
    draft = next((one for one in site.drafts if address_key(one.permalink) == address_key(address)),
                 None)  # fmt: skip
    if draft is not None:
        hint = "it is a draft now; `status: closed` keeps its address, and takes it off every list"
        return Problem(Location(draft.source), message, rule, hint, severity="warning")
    hint = (
        f"add `aliases: [{_written(path)}]` to the page that takes its place; a role that is over "
        "keeps its page with `status: closed`"
    )
    return Problem(Location(site.config.docs.path), message, rule, hint, severity="warning")


def _known_aliases(page: Page) -> Iterator[str]:
    return (alias.value for alias in aliases_of(page) if isinstance(alias.value, str))


def _written(path: str) -> str:
    """An address as YAML takes it inside a list."""
    return path if _PLAIN.fullmatch(path) else f'"{path}"'
