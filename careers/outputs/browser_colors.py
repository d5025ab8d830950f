"""What a browser paints before, and around, a page: ``color-scheme`` and ``theme-color``."""

from __future__ import annotations

from careers.config import Config
from careers.theme.tokens import Scheme, Schemes

_NAME = "theme-color"


def color_scheme(config: Config) -> str:
    """Both schemes where a reader may get either."""
    mode = config.theme_config.color_mode
    is_fixed = mode.disable_switch and not mode.respect_prefers_color_scheme
    return mode.default_mode if is_fixed else "light dark"


def theme_colors(config: Config, schemes: Schemes) -> tuple[tuple[str, str], ...]:
    """The colour of the navbar in each scheme, unless the site names one itself."""
    if _is_said(config):
        return ()
    mode = config.theme_config.color_mode
    light, dark = (_navbar(config, one, schemes) for one in (schemes.light, schemes.dark))
    if not mode.respect_prefers_color_scheme:
        return (("", light if mode.default_mode == "light" else dark),)
    if light == dark:
        return (("", light),)
    return tuple(
        (f"(prefers-color-scheme:{name})", color)
        for name, color in (("light", light), ("dark", dark))
    )


def _navbar(config: Config, scheme: Scheme, schemes: Schemes) -> str:
    """``themeConfig.navbar.style`` decides."""
    return {"primary": scheme.primary, "dark": schemes.dark.background}.get(
        config.theme_config.navbar.style, scheme.background
    )


def _is_said(config: Config) -> bool:
    """In ``themeConfig.metadata`` or ``headTags``."""
    tags = (dict(tag.attributes) for tag in config.head_tags)
    named = [meta.name for meta in config.theme_config.metadata]
    return _NAME in named or any(tag.get("name") == _NAME for tag in tags)
