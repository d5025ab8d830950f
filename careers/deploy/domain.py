"""The domain of a site on GitHub Pages: the file ``CNAME``, and the folder that GitHub serves.

Source: GitHub's documentation of custom domains and of user, organization and project sites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from careers.config import Config
from careers.deploy.destination import GITHUB, Destination
from careers.problems import Location, Problem

CNAME = "CNAME"

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_RESERVED = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|test|invalid|local(?:host)?)")


def custom_domain(config: Config, place: Destination) -> str:
    """The domain that GitHub Pages must be told of; empty where there is none.

    GitHub answers for a domain at its root, so a site with a ``baseUrl`` is part of another one
    there, and must not claim its domain.
    """
    host = _host(config)
    is_githubs = host.endswith(".github.io") or host == "github.io"
    if config.base_url != "/" or is_githubs or _is_of_enterprise(host, place):
        return ""
    return host if _DOMAIN.fullmatch(host) and not _RESERVED.fullmatch(host) else ""


def address_problems(config: Config, place: Destination, domain: str) -> Iterator[Problem]:
    """Where ``url`` and ``baseUrl`` differ from the address at which GitHub will serve the site.

    Args:
        config: Of the site.
        place: Where it is pushed.
        domain: What the published ``CNAME`` says; empty without one.
    """
    at = Location(config.file)
    if config.trailing_slash is None and place.host:
        yield Problem(
            at,
            "GitHub Pages sends readers of `/page` on to `/page/`, and the site links to `/page`",
            "deploy-trailing-slash",
            "write `trailingSlash = true`, or `false` for files named `page.html`",
            severity="info",
        )
    if place.host != GITHUB or not place.project or domain:
        return
    host = f"{place.owner.lower()}.github.io"
    base = "/" if place.project.lower() == host else f"/{place.project}/"
    if _host(config) == host and config.base_url != base:
        yield Problem(
            at,
            f"GitHub serves this repository at `{base}`, and `baseUrl` is `{config.base_url}`",
            "deploy-address",
            f'write `baseUrl = "{base}"`, or no page will find its style sheet',
            severity="warning",
        )
    elif _RESERVED.fullmatch(_host(config)):
        yield Problem(
            at,
            f"`{config.url}` is not the address of this site, and pages will name it as theirs",
            "deploy-address",
            f'write `url = "https://{host}"` and `baseUrl = "{base}"`, or your own domain',
            severity="warning",
        )


def _host(config: Config) -> str:
    try:
        return (urlsplit(config.url).hostname or "").lower()
    except ValueError:
        return ""


def _is_of_enterprise(host: str, place: Destination) -> bool:
    """A GitHub of a company's own serves its sites below its own host."""
    return bool(place.host) and place.host != GITHUB and host.endswith(place.host.lower())
