"""Old addresses: which ones a site still answers at, and where they lead.

A page names its own in front matter, ``aliases`` (Hugo's word) or ``redirect_from`` (Jekyll's);
``[clientRedirects]`` names others, as Docusaurus's plugin of that name does.

Source: docusaurus 3.10.2, plugin-client-redirects/src/{collectRedirects,extensionRedirects}.ts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from careers.config import ClientRedirects
from careers.content.pages import Page
from careers.content.routes import (
    climbs_above_root,
    decode_uri,
    is_valid_slug,
    local_url,
    resolve_pathname,
)
from careers.located_yaml import Located
from careers.problems import Location, Problem
from careers.site.addresses import address_key, addresses, page_addresses
from careers.site.value import Redirect, Site

ALIASES = ("aliases", "redirect_from")
"""The keys of front matter, each a path or a list of them."""

_ELSEWHERE = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def redirects(site: Site) -> tuple[tuple[Redirect, ...], tuple[Problem, ...]]:
    """Every old address with the new one, sorted, and those that cannot be kept."""
    aliases = [(page, alias) for page in site.written for alias in aliases_of(page)]
    if not aliases and site.config.client_redirects == ClientRedirects():
        return (), ()
    collected = _Collected(site)
    for page, alias in aliases:
        collected.alias(page, alias)
    collected.rules()
    collected.endings()
    found = sorted(collected.found.values(), key=lambda redirect: redirect.permalink)
    return tuple(found), tuple(collected.problems)


def aliases_of(page: Page) -> Iterator[Located]:
    """What a page's front matter names as its old addresses, whatever type it has."""
    for key in ALIASES:
        written = page.front_matter.raw.get(key)
        if written is None or written.value in (None, ""):
            continue
        if isinstance(written.value, tuple):
            yield from written.value
        else:
            yield written


@dataclass(frozen=True, slots=True)
class _Rule:
    """A redirect of the configuration."""

    permalink: str
    to: str


class _Collected:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.taken = {address_key(address): "" for address in addresses(site)}
        self.taken |= {address_key(page.permalink): page.source for page in reversed(site.written)}
        self.titles = {address_key(page.permalink): page.title for page in reversed(site.written)}
        self.found: dict[str, Redirect] = {}
        self.owners: dict[str, str] = {}
        self.problems: list[Problem] = []

    def alias(self, page: Page, written: Located) -> None:
        at = Location(page.source, written.line, written.column)
        if not isinstance(written.value, str):
            hint = "write `aliases: [/old-address]`"
            self._say(at, "an old address must be text", "redirect-path", hint)
            return
        permalink = self._path(written.value.strip(), page.permalink)
        if permalink is None:
            message = f"`{written.value}` is no address of this site"
            hint = "write its path: `/old-address`, without query, fragment and other hosts"
            self._say(at, message, "redirect-path", hint)
        elif self._is_free(at, written.value, permalink, page.source):
            to = self.site.links.published(page.permalink)
            self._keep(self._redirect(permalink, to), page.source)

    def rules(self) -> None:
        """Those of the configuration; one may lead to another, but not in a circle."""
        config = self.site.config
        at = Location(config.file)
        rules: dict[str, _Rule] = {}
        for rule in config.client_redirects.redirects:
            for written in rule.from_:
                permalink = self._path(written, self.site.root)
                if permalink is None or not rule.to:
                    continue  # the reader of the configuration has said so
                if self._is_free(at, written, permalink, config.file):
                    rules.setdefault(address_key(permalink), _Rule(permalink, rule.to))
        for one in rules.values():
            if target := self._target(one, rules):
                self._keep(self._redirect(one.permalink, target), config.file)

    def endings(self) -> None:
        """``/a.html`` for ``/a`` and the other way round; an address that is taken stays so."""
        asked = self.site.config.client_redirects
        for address in page_addresses(self.site):
            for permalink in _by_ending(address, asked.from_extensions, asked.to_extensions):
                key = address_key(permalink)
                if key not in self.taken and key not in self.found:
                    to = self.site.links.published(address)
                    self._keep(self._redirect(permalink, to), "")

    def _path(self, written: str, base: str) -> str | None:
        """The address with ``baseUrl``, decoded; None for what is none of this site."""
        config = self.site.config
        own = f"{config.url}{config.base_url}"
        if f"{written}/".startswith(own):
            written = config.base_url + written.removeprefix(own[:-1]).lstrip("/")
        if _SCHEME.match(written) or _CONTROL.search(written):
            return None
        if not written.startswith("/"):
            if climbs_above_root(written, base.rpartition("/")[0]):
                return None
            written = resolve_pathname(written, base)
        elif not f"{written}/".startswith(config.base_url):
            written = config.base_url + written.lstrip("/")
        path = decode_uri(written)
        is_plain = is_valid_slug(path) and not _CONTROL.search(path)
        return path if is_plain and f"{path}/".startswith(config.base_url) else None

    def _is_free(self, at: Location, written: str, permalink: str, source: str) -> bool:
        """Whether nothing else answers there: neither a page nor a file nor another redirect."""
        key = address_key(permalink)
        if key in self.taken:
            owner = self.taken[key]
            message = f"`{written}` is the address of a page that careers makes"
            if owner:
                message = f"`{written}` is the address of {owner}, which keeps it"
            if owner == source:
                message = f"`{written}` is where this page is now"
            self._say(at, message, "redirect-taken", "take it out, or move that page first")
        elif file := self._file_at(key):
            message = f"`{written}` is the address of {file}, which keeps it"
            self._say(at, message, "redirect-taken", "take it out, or rename the file")
        elif key in self.found and self.owners[key] != source:
            message = f"`{written}` leads to {self.owners[key]} already"
            self._say(at, message, "redirect-taken", "name it in one place only")
        else:
            return key not in self.found
        return False

    def _file_at(self, key: str) -> str:
        path = f"/{key}".removeprefix(f"/{self.site.config.base_url.rstrip('/')}").lstrip("/")
        for folder in self.site.config.static_directories:
            for file in (f"{folder}/{path}", f"{folder}/{path}/index.html"):
                if file in self.site.files:
                    return file
        return ""

    def _target(self, rule: _Rule, rules: Mapping[str, _Rule]) -> str:
        """Where a redirect of the configuration leads in the end; empty where nowhere."""
        seen = [address_key(rule.permalink)]
        to = rule.to
        while True:
            if _ELSEWHERE.fullmatch(to):
                return to
            local = local_url(to)
            if local is None or not to.startswith("/"):
                self._refuse(f"a redirect leads to `{to}`, which is no address", "redirect-target")
                return ""
            href = self.site.links.internal(to, self.site.root).href
            key = _page_key(href)
            if key in self.taken or self._file_at(key):
                return href
            if key in seen:
                circle = seen[seen.index(key) :]
                if rule.permalink == rules[min(circle)].permalink:  # each circle is said once
                    shown = " → ".join(f"`{one}`" for one in [*circle, key])
                    self._refuse(f"redirects lead in a circle: {shown}", "redirect-loop")
                return ""
            if key in self.found:
                return self.found[key].to
            if key not in rules:
                message = f"a redirect leads to `{to}`, which does not exist"
                self._refuse(message, "redirect-target")
                return ""
            seen.append(key)
            to = rules[key].to

    def _redirect(self, permalink: str, to: str) -> Redirect:
        return Redirect(permalink, to, self.titles.get(_page_key(to)) or to)

    def _keep(self, redirect: Redirect, owner: str) -> None:
        key = address_key(redirect.permalink)
        self.found[key] = redirect
        self.owners[key] = owner

    def _refuse(self, message: str, rule: str) -> None:
        """What Docusaurus fails over: a redirect of the configuration that leads nowhere."""
        hint = "write the path of a page, without `baseUrl`"
        at = Location(self.site.config.file)
        self.problems.append(Problem(at, message, rule, hint, refused=True))

    def _say(self, at: Location, message: str, rule: str, hint: str) -> None:
        self.problems.append(Problem(at, message, rule, hint, severity="warning"))


def _page_key(href: str) -> str:
    return address_key(href.partition("#")[0].partition("?")[0])


def _by_ending(address: str, added: Iterable[str], taken_off: Iterable[str]) -> Iterator[str]:
    if not address.endswith(("/", *(f".{ending}" for ending in added))):
        yield from (f"{address}.{ending}" for ending in added)
    for ending in taken_off:
        if address.endswith(f".{ending}"):
            yield address.removesuffix(f".{ending}")
            return
