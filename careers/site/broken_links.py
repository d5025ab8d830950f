"""Links that lead nowhere: pages, fragments, files and images.

Source: docusaurus 3.10.2, docusaurus/src/server/brokenLinks.ts. Its messages name the page's
address; ours name the file, line and column the link was written at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from posixpath import normpath

from careers.content.pages import Page
from careers.content.routes import decode_uri
from careers.markdown import MarkdownOptions, render_body
from careers.markdown.body import ImageRef, LinkRef
from careers.problems import Location, Problem, Severity
from careers.site.addresses import address_key
from careers.site.links import Target
from careers.site.modules import missing_modules
from careers.site.references import AssetKind, PageReferences, front_image
from careers.site.sidebar_items import SidebarLink, walk
from careers.site.value import Site

_ACTIONS = ("ignore", "log", "warn", "throw")
_SIMILAR = 0.75
"""How alike a name must be to be suggested."""
_SEVERITY: dict[str, Severity] = {"log": "info", "warn": "warning", "throw": "error"}


def check_references(
    site: Site, earlier: Site | None = None
) -> tuple[dict[str, PageReferences], PageReferences]:
    """What every page refers to, by source path; what the navbar, footer and sidebars do.

    Args:
        site: Its own ``references`` are not asked.
        earlier: One that may be like it: what a page came to there holds where nothing differs
            that a reference depends on.
    """
    checker = _Checker(site)
    changes = _changes(site, earlier) if earlier else None
    found = dict(earlier.references) if earlier and changes else {}
    for pages, has_modules in ((site.pages, True), (site.singles, False)):
        for page in pages:
            if changes is None or page.source in changes.pages:
                found[page.source] = checker.of_page(page, has_modules=has_modules)
    if earlier and changes and earlier.sidebars is site.sidebars:
        around = earlier.around
        if changes.ids_of.isdisjoint(around.headings_of):
            return found, around
    return found, checker.of_the_rest()


@dataclass(frozen=True, slots=True)
class _Changes:
    """What is different in a site of the same addresses, files and rules."""

    pages: frozenset[str]
    """Source paths of those whose references have to be looked at again."""
    ids_of: frozenset[str]
    """The pages that have other headings, see `address_key`."""


def _changes(site: Site, earlier: Site) -> _Changes | None:
    """None where what any page refers to may have come to something else.

    Addresses have a say in every suggestion of what else might have been meant.
    """
    if (
        replace(site.config, now=None) != replace(earlier.config, now=None)
        or site.links.permalinks != earlier.links.permalinks
        or site.routes != earlier.routes
        or site.files != earlier.files
        or site.unbuilt != earlier.unbuilt
    ):
        return None
    pairs = zip(site.written, earlier.written, strict=True)
    changed = [(page, before) for page, before in pairs if page is not before]
    sources = {page.source for page, _ in changed}
    ids_of = frozenset(
        address_key(page.permalink) for page, before in changed if page.body.ids != before.body.ids
    )
    if ids_of:
        sources |= {
            source
            for source, found in earlier.references.items()
            if not ids_of.isdisjoint(found.headings_of)
        }
    return _Changes(frozenset(sources), ids_of)


def _numbers(site: Site) -> dict[str, int]:
    """Where in ``site.written`` the page at an address is; of two at one, the first has it."""
    pages = [*enumerate(site.written)]
    return {address_key(page.permalink): number for number, page in reversed(pages)}


@dataclass(frozen=True, slots=True)
class _Broken:
    """A rule of broken links and what the configuration says about it."""

    rule: str
    action: str

    def problem(self, location: Location, message: str, hint: str) -> Iterator[Problem]:
        if self.action != "ignore":
            yield Problem(
                location, message, self.rule, hint,
                severity=_SEVERITY[self.action], refused=self.action == "throw",
            )  # fmt: skip


class _Checker:
    def __init__(self, site: Site) -> None:
        self.site = site
        config = site.config
        self.links = _Broken("broken-link", config.on_broken_links)
        self.anchors = _Broken("broken-anchor", config.on_broken_anchors)
        self.markdown = _Broken("broken-markdown-link", config.markdown.on_broken_markdown_links)
        self.images = _Broken("broken-image", config.markdown.on_broken_markdown_images)
        self.routes = site.routes
        self.written = site.written
        self.assets: set[tuple[str, AssetKind]] = set()
        self.headings_of: set[str] = set()

    def of_page(self, page: Page, *, has_modules: bool) -> PageReferences:
        """Those of a page, and of the partials that it shows."""
        problems = [*missing_modules(page, self.site.files)] if has_modules else []
        for part in page.body.references:
            source = part.source or page.source
            at = Location(source, part.line, part.column)
            problems += self._part(part, at, source, page.permalink)
        problems += self._cover(page)
        problems += self._edit_link(page)
        if path := front_image(self.site.links, page.front_matter.image, page.source):
            self.assets.add((path, "images"))
        return self._found(problems)

    def of_the_rest(self) -> PageReferences:
        """Those of what surrounds the pages, or stands on many of them."""
        return self._found([*self._chrome(), *self._shared_texts()])

    def _found(self, problems: Iterable[Problem]) -> PageReferences:
        """As a value; the next page begins anew."""
        found = PageReferences(tuple(problems), frozenset(self.assets), frozenset(self.headings_of))
        self.assets.clear()
        self.headings_of.clear()
        return found

    def _shared_texts(self) -> Iterator[Problem]:
        """The Markdown of the configuration, which stands on every role page."""
        careers = self.site.config.careers
        # Links are relative to the content folder, as in its index.
        path = f"{self.site.config.docs.path}/index.md"
        at = Location(self.site.config.file)
        for text in (
            careers.hiring_process, careers.benefits, careers.equal_opportunity,
            careers.accessibility,
        ):  # fmt: skip
            if text:
                body = render_body(
                    text, path=path, first_line=1, options=MarkdownOptions(format="md"),
                    front_matter={}, partials={},
                )  # fmt: skip
                for part in body.references:
                    yield from self._part(part, at, path, self.site.root)

    def _part(
        self, part: LinkRef | ImageRef, at: Location, source: str, permalink: str
    ) -> Iterator[Problem]:
        if isinstance(part, ImageRef):
            yield from self._image(at, part.url, source)
            return
        target = self.site.links.resolve(part.url, source=source, permalink=permalink, raw=part.raw)
        if target.asset:
            self.assets.add((target.asset, "files"))
        if target.missing_page:
            # Docusaurus reports it as a file and again as an address; the stricter of the two
            # options decides.
            stricter = max(self.markdown, self.links, key=lambda rule: _ACTIONS.index(rule.action))
            rule = _Broken(self.markdown.rule, stricter.action)
            yield from rule.problem(at, f"no page at `{part.url}`", self._near_page(part.url))
        else:
            yield from self._target(at, part.url, target)

    def _cover(self, page: Page) -> Iterator[Problem]:
        """The picture of the index, which Docusaurus knows nothing of."""
        if page.landing and (cover := page.landing.cover):
            at = Location(page.source, cover.line, cover.column)
            for problem in self._image(at, cover.url, page.source):
                yield replace(problem, severity="warning", refused=False)

    def _edit_link(self, page: Page) -> Iterator[Problem]:
        """``custom_edit_url: /local/edit`` is a link like any other."""
        url = page.front_matter.custom_edit_url
        if url and url.startswith("/"):
            value = page.front_matter.raw["custom_edit_url"]
            at = Location(page.source, value.line, value.column)
            yield from self._target(at, url, self.site.links.internal(url, page.permalink))

    def _chrome(self) -> Iterator[Problem]:
        """Links of navbar and footer, and of sidebars written by hand."""
        at = Location(self.site.config.file)
        for url in _configured(self.site):
            yield from self._target(at, url, self.site.links.internal(url, self.site.root))
        sidebars = Location(normpath(self.site.config.docs.sidebar_path or "sidebars.json"))
        for items in self.site.sidebars.values():
            for item in walk(items):
                if isinstance(item, SidebarLink) and item.doc_id is None:
                    target = self.site.links.internal(item.href, self.site.root)
                    yield from self._target(sidebars, item.href, target)

    def _target(self, at: Location, written: str, target: Target) -> Iterator[Problem]:
        if not target.checked:
            return
        path, mark, fragment = target.checked.partition("#")
        key = address_key(path.partition("?")[0])
        if key not in self.routes and self._is_unbuilt(key):
            yield Problem(
                at, f"the link `{written}` leads to `{path}`, which is not built here",
                self.links.rule, "write that page in Markdown, or take the link out",
                severity="warning",
            )  # fmt: skip
        elif key not in self.routes:
            yield from self.links.problem(
                at, f"the link `{written}` leads to `{path}`, which does not exist",
                self._near_route(key),
            )  # fmt: skip
        elif mark and fragment and (number := self.site.kept(_numbers).get(key)) is not None:
            self.headings_of.add(key)
            known = self.written[number].body.ids
            if fragment not in known and decode_uri(fragment) not in known:
                near = get_close_matches(fragment, known, n=1, cutoff=_SIMILAR)
                yield from self.anchors.problem(
                    at,
                    f"the link `{written}` leads to `{target.checked}`, but that page has no "
                    f"heading `#{fragment}`",
                    f"did you mean `#{near[0]}`?" if near else "use the id of a heading there",
                )

    def _is_unbuilt(self, key: str) -> bool:
        """Docusaurus would have a page there, so it does not refuse the link."""
        return key in self.site.unbuilt or any(
            f"{key}/".startswith(below) for below in self.site.unbuilt if below.endswith("/")
        )

    def _image(self, at: Location, url: str, source: str) -> Iterator[Problem]:
        if "://" in url or url.startswith(("//", "data:")):
            return
        path = self.site.links.image(url, source=source)
        if path is not None:
            self.assets.add((path, "images"))
        else:
            near = get_close_matches(url.lstrip("./"), self.site.files, n=1)
            hint = f"did you mean `{near[0]}`?" if near else "put the file beside the page"
            yield from self.images.problem(at, f"no image at `{url}`", hint)

    def _near_page(self, url: str) -> str:
        """The path of a page whose name is like the one that was linked to."""
        names = {_stem(page.source): page.source for page in self.site.written}
        near = get_close_matches(_stem(url), names, n=1, cutoff=_SIMILAR)
        return f"did you mean `{names[near[0]]}`?" if near else "check the path"

    def _near_route(self, key: str) -> str:
        base = len(self.site.config.base_url) - 1
        routes = {route[base:]: route for route in self.routes}
        near = get_close_matches(key[base:], routes, n=1, cutoff=_SIMILAR)
        if near:
            return f"did you mean `{near[0]}`?"
        return "link to the page's file, as in `[team](team.md)`"


def _configured(site: Site) -> Iterator[str]:
    """Internal addresses that navbar and footer link to."""
    theme = site.config.theme_config
    items = list(theme.navbar.items)
    for item in items:
        items.extend(item.items)
    links = [item.to for item in items]
    if theme.footer is not None:
        links += [item.to for column in theme.footer.columns for item in column.items]
    yield from (url for url in links if url)


def _stem(url: str) -> str:
    """``../eng/web.md#apply`` → ``web``."""
    return url.partition("#")[0].rpartition("/")[2].rpartition(".")[0].lower()
