"""What every emitter is given, and the small things they all need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from careers.config import Config
from careers.outputs.assets import Assets
from careers.outputs.output import Output, output_path
from careers.outputs.views import Chrome, SidebarEntry
from careers.site import Site
from careers.site.role_page import RolePage
from careers.site.sidebar_items import SidebarItem
from careers.theme import Kept, Theme, fill, plural, render

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SidebarLine:
    """An item of a sidebar as pages show it that it does not lead to."""

    item: SidebarItem
    is_same: bool
    """Whether all such pages show it alike."""
    entry: SidebarEntry | None = None
    """None also where they do not show it."""
    href: str | None = None
    """Of the item: its own page shows it otherwise."""


@dataclass(frozen=True, slots=True)
class Context:
    """A site, the theme that shows it, and the chrome that all its pages share."""

    site: Site
    site_dir: Path
    theme: Theme
    chrome: Chrome
    assets: Assets
    of_roles: dict[tuple[object, str], object] = field(default_factory=dict)
    """What was made of roles, see `kept`."""
    sidebar_lines: dict[int, SidebarLine] = field(default_factory=dict)
    """By the identity of their item."""
    markup: Kept = field(default_factory=Kept)
    """What templates keep for the next page, see ``once`` in `careers.theme.render`."""

    languages: Mapping[str, Context] = field(default_factory=dict)
    """By language: what pages are made with that are in another language than the site."""

    @property
    def config(self) -> Config:
        """The configuration of the site."""
        return self.site.config

    def kept(self, make: Callable[[Context, RolePage], T], found: RolePage) -> T:
        """What a function makes of a role, which many pages show; made once a build."""
        key = make, found.page.source
        if key not in self.of_roles:
            self.of_roles[key] = make(self, found)
        return cast("T", self.of_roles[key])

    def path(self, permalink: str) -> str:
        """The output file of an address."""
        return output_path(
            permalink, base_url=self.config.base_url, trailing_slash=self.config.trailing_slash
        )

    def href(self, permalink: str) -> str:
        """An address as links write it."""
        return self.site.links.published(permalink)

    def url(self, permalink: str) -> str:
        """An absolute address."""
        return self.config.url + self.href(permalink)

    def text(self, key: str, **values: object) -> str:
        """An interface text with its ``{name}`` places filled."""
        return fill(self.chrome.strings[key], **values)

    def counted(self, key: str, count: int) -> str:
        """An interface text in the form that the site's language uses for a count."""
        return plural(self.chrome.strings[key], count, self.chrome.locale)

    def html(self, template: str, page: object) -> bytes:
        """A page of the site."""
        values = {"chrome": self.chrome, "page": page}
        return render(self.theme, template, values, kept=self.markup).encode()


Emitter = Callable[[Context], Iterator[Output]]
"""A function that yields outputs: the one extension point in code."""
