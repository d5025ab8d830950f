"""The look as a value: templates, assets and words, the site's own first, then the bundled ones."""

from careers.theme.loading import bundled_theme, in_language, load_theme
from careers.theme.rendering import Kept, TemplateProblem, compile_template, render
from careers.theme.scripts import PAGED_INDEX
from careers.theme.value import Theme
from careers.theme.words import fill, plural

__all__ = [
    "PAGED_INDEX",
    "Kept",
    "TemplateProblem",
    "Theme",
    "bundled_theme",
    "compile_template",
    "fill",
    "in_language",
    "load_theme",
    "plural",
    "render",
]
