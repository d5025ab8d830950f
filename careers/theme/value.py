"""What a theme is once it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from careers.problems import Problem
from careers.theme.look import ICON, TOUCH_ICON, Look


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that makes the look of one site."""

    environment: Environment
    template_paths: frozenset[str]
    """Every template as messages name it."""
    assets: Mapping[str, bytes]
    """Output path (``assets/css/site.1f2e3d4c.css``) → bytes."""
    asset_urls: Mapping[str, str]
    """Name below ``theme/assets`` (``css/site.css``) → URL, with baseUrl."""
    stylesheets: tuple[str, ...]
    """URLs in cascade order: the theme's, then the site's own."""
    look: Look
    """What the configuration makes of the theme's look."""
    strings: Mapping[str, str]
    """The words of the interface by id, in the site's language."""
    locale: str
    """The language of ``strings``, which decides on their plural forms."""
    components: frozenset[str]
    """Names of the components that the site's own ``theme/components/`` adds."""
    custom_css: tuple[str, ...]
    """The site's own style sheets, site-relative, those that are missing too."""
    bundled_dir: Path
    """Where the bundled theme is: its files count like the site's when something changes."""
    problems: tuple[Problem, ...]

    @property
    def head_script(self) -> str:
        """URL of the script that runs before anything is painted."""
        return self.asset_url("js/theme.js")

    @property
    def icon(self) -> str:
        """URL of the theme's own icon."""
        return self.asset_url(ICON)

    @property
    def touch_icon(self) -> str:
        """URL of the theme's own icon for the home screen of a phone."""
        return self.asset_url(TOUCH_ICON)

    def asset_url(self, name: str) -> str:
        """The URL of a file of ``theme/assets``: ``css/site.css``."""
        if name not in self.asset_urls:
            raise LookupError(f"no file theme/assets/{name}")
        return self.asset_urls[name]
