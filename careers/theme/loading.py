"""Reading a theme: the site's ``theme/`` folder in front of the bundled one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from careers.config import Config
from careers.problems import Problem
from careers.theme.assets import Assets, asset_files, custom_sheets
from careers.theme.look import SHEET, read_look
from careers.theme.overrides import Overrides, read_overrides
from careers.theme.own_files import OwnFiles, own_files
from careers.theme.rendering import BUNDLED, TemplateSource, environment, syntax_problem
from careers.theme.scripts import with_scripts
from careers.theme.value import Theme
from careers.theme.words import has_words, not_utf8, of_pages, read_words

_PARTS = ("templates", "components")
"""The folders of a theme that hold templates."""


def load_theme(site_dir: Path, config: Config, compiled: Path | None = None) -> Theme:
    """Read the bundled theme and what the site puts in front of it; nothing of it is run yet.

    Args:
        site_dir: The site folder.
        config: Its settings.
        compiled: A folder of this user's own, where compiled templates outlive the run.
    """
    bundled, own = bundled_theme(), own_files(own_theme(site_dir))
    sources = dict(_template_sources(bundled, own, site_dir))
    made = environment(frozenset(sources.items()), compiled)
    words, word_problems = read_words(site_dir, bundled, config.i18n.default_locale)
    assets, unreadable = asset_files(bundled / "assets", own)
    found = with_scripts(assets, config)
    look = read_look(site_dir, config, found)
    files = Assets(config.base_url, hashed=config.hashed_assets)
    files.add_files(found, look.changes)
    sheets = custom_sheets(site_dir, config, files)
    own_names = [name for name in sources if own.paths and _is_own(sources, name)]
    syntax = [syntax_problem(made, name) for name in own_names]
    return Theme(
        environment=made,
        template_paths=frozenset(source.path for source in sources.values()),
        assets=MappingProxyType(files.contents),
        asset_urls=MappingProxyType(files.urls),
        stylesheets=(files.urls[SHEET], *sheets.urls),
        look=look,
        strings=MappingProxyType(dict(words if config.careers.roles else of_pages(words))),
        locale=config.i18n.default_locale,
        components=frozenset(
            PurePosixPath(name).stem for name in own_names if name.startswith("components/")
        ),
        custom_css=sheets.names,
        bundled_dir=bundled,
        problems=(
            *own.problems,
            *unreadable,
            *word_problems,
            *look.problems,
            *sheets.problems,
            *(wrong for wrong in syntax if wrong),
        ),
    )


def in_language(
    theme: Theme, site_dir: Path, locale: str
) -> tuple[Theme | None, tuple[Problem, ...]]:
    """A theme in another language, None where there is no translation; what is wrong with it."""
    if not has_words(site_dir, theme.bundled_dir, locale):
        return None, ()
    strings, problems = read_words(site_dir, theme.bundled_dir, locale)
    return replace(theme, strings=MappingProxyType(dict(strings)), locale=locale), problems


def bundled_theme() -> Path:
    """The folder of the theme that comes with the program, in a wheel as in a working copy."""
    package = Path(__file__).parent.parent
    installed = package / "theme_files"
    return installed if installed.is_dir() else package.parent / "theme"


def site_overrides(site_dir: Path) -> Overrides:
    """The files of a site's theme and of the bundled one."""
    return read_overrides(bundled_theme(), own_theme(site_dir))


def own_theme(site_dir: Path) -> Path | None:
    """The site's theme folder; this repository's own is the bundled one, no override of it."""
    own = site_dir / "theme"
    return own if own.is_dir() and own.resolve() != bundled_theme().resolve() else None


def _template_sources(
    bundled: Path, own: OwnFiles, site_dir: Path
) -> Iterator[tuple[str, TemplateSource]]:
    shown = "theme" if bundled.parent.resolve() == site_dir.resolve() else "<bundled theme>"
    for part in _PARTS:
        for file in sorted((bundled / part).rglob("*.html")):
            below = file.relative_to(bundled / part).as_posix()
            source = _template_source(file.read_bytes(), f"{shown}/{part}/{below}")
            yield _name(part, below), source
            yield BUNDLED + _name(part, below), source
    for part in _PARTS:
        for below in own.below(part):
            if below.endswith(".html"):
                content = own.read(f"{part}/{below}")
                yield _name(part, below), _template_source(content, f"theme/{part}/{below}")


def _name(part: str, below: str) -> str:
    """What a template is called: ``components/`` is part of it, ``templates/`` not."""
    return below if part == "templates" else f"{part}/{below}"


def _template_source(content: bytes | Problem, path: str) -> TemplateSource:
    if isinstance(content, Problem):
        return TemplateSource(path, "", content)
    try:
        return TemplateSource(path, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return TemplateSource(path, "", not_utf8(path, content, error.start))


def _is_own(sources: Mapping[str, TemplateSource], name: str) -> bool:
    """Whether a name is one of the site's own files rather than a bundled one."""
    return not name.startswith(BUNDLED) and sources[name] is not sources.get(BUNDLED + name)
