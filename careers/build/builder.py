"""The stages in order: read, parse, assemble, emit. Every command comes through here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from careers.build.deployed import DEPLOYED, deployed_sitemap
from careers.build.kept_cards import with_kept_cards
from careers.build.markdown_options import for_singles, markdown_options
from careers.build.output_keys import OutputKeys, is_told_by_files, output_keys
from careers.build.page_store import PageStore, Stored
from careers.build.parsing import Asked, Parsing, Progress
from careers.build.publish import LOCK_FOLDER
from careers.config import Config, load_config
from careers.content.folder_options import FolderOptions, read_categories
from careers.content.known_texts import KnownTexts, Stamp
from careers.content.pages import Page, Parsed, page_options, parse_page
from careers.content.singles import parse_single, single_options
from careers.content.sources import Sources, read_sources
from careers.markdown.body import MarkdownOptions
from careers.memo import program
from careers.problems import Problem, in_order, strictly
from careers.site import Earlier, Site, assemble, vanished
from careers.theme import Theme, compile_template, load_theme

if TYPE_CHECKING:
    from careers.outputs import Output


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a command asks of a build."""

    mode: Literal["build", "serve"] = "build"
    """Serving shows drafts, keeps plain file names, and the last good version of what is broken:
    a page, the configuration."""
    config_file: Path | None = None
    strict: bool = False
    """Fail exactly where Docusaurus 3.10.2 fails."""
    clock: Callable[[], datetime] | None = None
    """Tells the time, with time zone, at each build; without it no role is ever closed by date."""
    outlines: bool = False
    """Also say what blocks each page was written in; for reviewers of texts."""
    secret: bytes | None = None
    """Signs what builds keep in ``.careers/`` and have to trust; without it they keep less."""
    compiled: Path | None = None
    """A folder of this user's own, outside of every site: for compiled templates."""
    progress: Progress = field(default=lambda *_: None)


@dataclass(frozen=True, slots=True)
class Built:
    """A whole site, ready to be written or served; nothing is written yet."""

    config: Config
    site: Site
    theme: Theme
    outputs: Mapping[str, Output]
    """By path; the bytes are made when they are asked for."""
    problems: tuple[Problem, ...]
    watched: tuple[Path, ...]
    """Files and folders whose change needs a new build; they need not exist."""
    markdown: MarkdownOptions
    """What the texts were parsed with."""
    texts: Mapping[str, str]
    """Of every Markdown file that was read, partials too, by site-relative path."""
    keys: OutputKeys | None = None
    """What tells outputs apart without making them, where that is possible."""

    @property
    def sources(self) -> dict[str, str]:
        """The file that each page's output was made from, by output path."""
        return {path: output.source for path, output in self.outputs.items() if output.source}


_TEMPLATES = ("role.html", "list.html")
"""Those of most outputs."""


class Builder:
    """Builds one site again and again, and remembers what has not changed in between."""

    def __init__(self, site_dir: Path, options: BuildOptions | None = None) -> None:
        self.site_dir = site_dir
        self.options = options or BuildOptions()
        self._parsing = Parsing(self._store(), self.options.progress)
        self._good: dict[str, Page] = {}
        self._good_config: Config | None = None
        self._earlier: Earlier | None = None
        self._folder_options: FolderOptions | None = None
        self._known_texts = KnownTexts(site_dir)

    def build(
        self,
        edited: Mapping[str, bytes] | None = None,
        seen: Mapping[str, Stamp] | None = None,
    ) -> Built:
        """Build from what is on disk now; raises for nothing that an author wrote.

        Args:
            edited: What text files of the content hold instead, by site-relative path.
            seen: How files looked a moment ago, by path: they are not looked at again.
        """
        self._known_texts.look(seen or {})
        config, problems = self._config()
        if self.options.clock is not None:
            config = replace(config, now=self.options.clock())
        theme = load_theme(self.site_dir, config, self.options.compiled)
        sources = read_sources(self.site_dir, config, edited, self._known_texts)
        markdown = replace(markdown_options(config, theme), outline=self.options.outlines)
        stored = self._parse_all(sources, config, markdown, partial(_get_ready, theme))
        parsed = [one.parsed for one in stored]
        usable = self._usable(parsed)
        beside = {source.path for source in sources.singles}
        site = assemble(
            config,
            sources,
            [page for page in usable if page.source not in beside],
            [page for page in usable if page.source in beside],
            self._earlier,
        )
        self._earlier = Earlier(sources, site)
        from careers.outputs import outputs

        made, taken = outputs(site, theme, self.site_dir)
        found = [*problems, *theme.problems, *sources.problems, *site.problems, *taken]
        found += [problem for one in parsed for problem in one.problems]
        found += vanished(site, deployed_sitemap(self.site_dir))
        if self.options.strict:
            found = [strictly(problem) for problem in found]
        made = with_kept_cards(made, self.site_dir)
        watched = self._watched(config, theme)
        texts = _texts(sources)
        keys = None
        if self.options.mode == "build" and edited is None and is_told_by_files(config, theme):
            keys = output_keys(site, sources, stored, made, watched, self.site_dir)
        return Built(config, site, theme, made, in_order(found), watched, markdown, texts, keys)

    def _config(self) -> tuple[Config, tuple[Problem, ...]]:
        """The settings; while serving, the last good ones for as long as a mistake stands."""
        config, problems = load_config(
            self.site_dir,
            self.options.config_file,
            mode=self.options.mode,
            strict=self.options.strict,
        )
        if self.options.mode == "serve":
            is_broken = any(problem.severity == "error" for problem in problems)
            if is_broken and self._good_config is not None:
                return self._good_config, problems
            self._good_config = None if is_broken else config
        return config, problems

    def _parse_all(
        self,
        sources: Sources,
        config: Config,
        markdown: MarkdownOptions,
        meanwhile: Callable[[], object],
    ) -> list[Stored]:
        options = FolderOptions(page_options(config, markdown), read_categories(sources)[0])
        options = self._folder_options = options.or_equal(self._folder_options)
        beside = single_options(config, for_singles(markdown, config))
        asked = [
            *(Asked(source, options.of(source.path), parse_page) for source in sources.pages),
            *(Asked(source, beside, parse_single) for source in sources.singles if beside),
        ]
        return self._parsing.all(asked, sources.partials, meanwhile)

    def _store(self) -> PageStore | None:
        """Where parsed pages outlive the build; reviewers want more of a page than is stored."""
        secret = self.options.secret
        if secret is None or self.options.outlines:
            return None
        return PageStore(self.site_dir / LOCK_FOLDER / "pages", secret, program())

    def _usable(self, parsed: list[Parsed]) -> list[Page]:
        """The pages that can be shown; while serving, a broken page's last good version."""
        pages = [one.page for one in parsed if one.page is not None]
        if self.options.mode == "build":
            return pages
        broken = [one.source for one in parsed if one.page is None]
        kept = [self._good[path] for path in broken if path in self._good]
        self._good = {page.source: page for page in [*kept, *pages]}
        return [*pages, *kept]

    def _watched(self, config: Config, theme: Theme) -> tuple[Path, ...]:
        named = [
            config.docs.path,
            *([config.pages.path] if config.pages else []),
            *config.static_directories,
            "theme",
            "i18n",
            "src",
            config.docs.sidebar_path or "sidebars.json",
            "careers.toml",
            config.file,
            DEPLOYED,
            *theme.custom_css,
            *filter(None, [config.careers.spelling.words]),
        ]
        paths = [self.site_dir / name for name in named]
        if self.options.config_file:
            paths.append(self.options.config_file)
        return tuple(dict.fromkeys([*paths, theme.bundled_dir]))


def _get_ready(theme: Theme) -> None:
    """Load and compile what every site is shown with; it takes as long as parsing 200 pages."""
    import_module("careers.outputs")
    for template in _TEMPLATES:
        compile_template(theme, template)


def _texts(sources: Sources) -> dict[str, str]:
    pages = {source.path: source.text for source in (*sources.pages, *sources.singles)}
    return {**sources.partials, **pages}
