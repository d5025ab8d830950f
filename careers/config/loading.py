"""``careers.toml``, or ``docusaurus.config.js``, from the disk into a ``Config``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from posixpath import normpath
from typing import Literal

from careers.config.addresses import is_absolute, path_of, with_slashes
from careers.config.options import JAVASCRIPT
from careers.config.plugin_options import Docs
from careers.config.reading import Reader
from careers.config.schema import Config, LocaleConfig
from careers.config.toml_errors import explain
from careers.config.toml_positions import KeyPath, Place, toml_positions
from careers.problems import Location, Problem

DEFAULT_FILE = "careers.toml"
_LARGEST = 1_000_000


def load_config(
    site_dir: Path,
    config_file: Path | None = None,
    *,
    mode: Literal["build", "serve"] = "build",
    strict: bool = False,
) -> tuple[Config, tuple[Problem, ...]]:
    """Read the configuration of a site; it can be used whatever the problems are.

    Args:
        site_dir: The folder of the site.
        config_file: Read in place of ``careers.toml``, which need not exist. Without either, a
            ``docusaurus.config.js`` of the site is evaluated by Node.
        mode: ``serve`` shows drafts and keeps the plain names of style sheets and scripts.
        strict: Also report that ``baseUrl`` is missing, which nobody else needs to hear.
    """
    file = config_file or _default_file(site_dir)
    path = _shown_path(site_dir, file)
    text, problems = _read(file, path)
    if text is None:
        config, more = Config(), [] if problems else [_no_file(path, given=config_file is not None)]
    elif path.endswith(JAVASCRIPT):
        config, more = _from_javascript(site_dir, file, path, text, mode=mode, strict=strict)
    else:
        config, more = _from_toml(site_dir, path, text, strict=strict)
    serving = mode == "serve"
    config = replace(config, file=path, drafts=serving, hashed_assets=not serving)
    return config, (*problems, *more)


def read_config(
    table: Mapping[str, object],
    places: Mapping[KeyPath, Place],
    path: str,
    *,
    strict: bool = False,
) -> tuple[Config, list[Problem]]:
    """Make a configuration of what was read, from whatever kind of file.

    Args:
        table: Docusaurus's own keys and nesting, and ``careers``.
        places: Where each key stands; may be empty.
        path: The file, for the problems.
        strict: As for ``load_config``.
    """
    from careers.config.suggestions import did_you_mean

    reader = Reader(path, places)
    reader.suggest = partial(did_you_mean, Config)
    config = reader.table(Config, table, converts=True)
    config = _with_locales(config, reader)
    config = _with_hooks(config, reader)
    config = _without_old_markdown(config, table)
    problems = [*reader.problems, *_missing(table, path, strict=strict)]
    return _normal(config), problems


def _default_file(site_dir: Path) -> Path:
    """``careers.toml``, unless only a Docusaurus configuration is there."""
    own = site_dir / DEFAULT_FILE
    if own.exists():
        return own
    from careers.config.docusaurus import find_docusaurus_config

    return find_docusaurus_config(site_dir) or own


def _from_javascript(  # noqa: PLR0913 - what load_config knows
    site_dir: Path, file: Path, path: str, text: str, *, mode: str, strict: bool
) -> tuple[Config, list[Problem]]:
    """By Node; where nothing could run the file, what can be read by eye and the one problem."""
    from careers.config.docusaurus import read_docusaurus_config

    read = read_docusaurus_config(site_dir, file, path, text, mode=mode)
    config, found = read_config(read.table, read.places, path, strict=strict)
    problems = [*read.problems, *(found if read.ran else [])]
    return replace(config, sidebars=read.sidebars), problems


def _from_toml(
    site_dir: Path, path: str, text: str, *, strict: bool
) -> tuple[Config, list[Problem]]:
    table, places, problems = _parse(text, path)
    if table is None:
        return Config(), problems
    config, found = read_config(table, places, path, strict=strict)
    problems += found
    sidebars = config.docs.sidebar_path
    if isinstance(sidebars, str) and sidebars.endswith(JAVASCRIPT):
        from careers.config.docusaurus import read_sidebars_file

        read, more = read_sidebars_file(site_dir, sidebars)
        return replace(config, sidebars=read), [*problems, *more]
    return config, problems


def _shown_path(site_dir: Path, config_file: Path) -> str:
    try:
        return config_file.resolve().relative_to(site_dir.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):  # RuntimeError: links in a circle
        return config_file.as_posix()


def _read(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The text of the file, or None; a file that is not there is no problem here."""
    if not file.exists():
        return None, []
    if not file.is_file():
        return None, [_unusable(path, "this is not a file", "put the configuration there")]
    try:
        raw = file.read_bytes()
    except OSError as error:
        return None, [_unusable(path, f"the file cannot be read: {error.strerror}", "allow it")]
    if len(raw) > _LARGEST:
        return None, [_unusable(path, f"the file is larger than {_LARGEST:,} bytes", "shorten it")]
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"byte 0x{raw[error.start]:02x} is not valid UTF-8"
        location = Location(path, line, column)
        return None, [
            Problem(location, message, "encoding", "save the file as UTF-8", refused=True)
        ]


def _unusable(path: str, message: str, hint: str) -> Problem:
    return Problem(Location(path), message, "config-file", hint, refused=True)


def _parse(
    text: str, path: str
) -> tuple[dict[str, object] | None, Mapping[KeyPath, Place], list[Problem]]:
    try:
        return tomllib.loads(text), toml_positions(text), []
    except tomllib.TOMLDecodeError as error:
        return None, {}, [explain(str(error), text, path)]
    except (RecursionError, ValueError):  # lists in lists in lists; numbers of thousands of digits
        message = "a value in this file is too deep or too long to be read"
        return None, {}, [Problem(Location(path), message, "config-syntax", "simplify it")]


def _no_file(path: str, *, given: bool) -> Problem:
    if given:
        return _unusable(path, "there is no such file", "check the path given to `--config`")
    return Problem(
        Location(path),
        "there is no `careers.toml`, so the site is at `http://localhost:3000`",
        "config-url",
        "write one with `title`, `url` and `baseUrl`: sitemap, feeds and structured data need the "
        "real address",
        severity="warning",
        refused=True,
    )


def _missing(table: Mapping[str, object], path: str, *, strict: bool) -> Iterator[Problem]:
    """What Docusaurus requires; we have defaults for it."""

    def line(key: str, value: str) -> str:
        return f"`{key}: '{value}'`" if path.endswith(JAVASCRIPT) else f'`{key} = "{value}"`'

    if "title" not in table:
        message = f"`title` is missing, so the site is called `{Config().title}`"
        hint = f"add {line('title', '…')} at the top"
        place = Location(path)
        yield Problem(place, message, "config-title", hint, severity="warning", refused=True)
    if "url" not in table:
        message = f"`url` is missing, so the site is at `{Config().url}`"
        hint = (
            f"add {line('url', 'https://…')} at the top: sitemap, feeds and structured data need it"
        )
        place = Location(path)
        yield Problem(place, message, "config-url", hint, severity="warning", refused=True)
    if "baseUrl" not in table and strict:
        message, hint = "`baseUrl` is missing", f"add {line('baseUrl', '/')} at the top"
        yield Problem(Location(path), message, "config-base-url", hint, refused=True)


def _with_locales(config: Config, reader: Reader) -> Config:
    """Tables whose keys are locales, so that no class can name them."""
    read = []
    for locale, table in config.i18n.locale_configs:
        at = ("i18n", "localeConfigs", locale)
        if isinstance(table, tuple) and all(isinstance(item, tuple) for item in table):
            read.append((locale, reader.table(LocaleConfig, dict(table), at, converts=True)))
        else:
            reader.refuse(at, f"`i18n.localeConfigs.{locale}` must be a table", "write `{…}`")
    return replace(config, i18n=replace(config.i18n, locale_configs=tuple(read)))


def _with_hooks(config: Config, reader: Reader) -> Config:
    """The deprecated place of ``onBrokenMarkdownLinks`` wins, as in Docusaurus."""
    action = config.on_broken_markdown_links
    if action is None:
        return config
    place = reader.at_key(("onBrokenMarkdownLinks",))
    message = "`onBrokenMarkdownLinks` has moved to `markdown.hooks.onBrokenMarkdownLinks`"
    hint = f'write `onBrokenMarkdownLinks = "{action}"` under `[markdown.hooks]`'
    problem = Problem(place, message, "config-deprecated", hint, severity="info")
    reader.problems.append(problem)
    return replace(config, markdown=replace(config.markdown, on_broken_markdown_links=action))


def _without_old_markdown(config: Config, table: Mapping[str, object]) -> Config:
    """``future.v4`` turns those of ``markdown.mdx1Compat`` off that are not written."""
    future = table.get("future")
    v4 = future.get("v4") if isinstance(future, Mapping) else None
    if v4 is not True and not (isinstance(v4, Mapping) and v4.get("mdx1CompatDisabledByDefault")):
        return config
    markdown = table.get("markdown")
    said = markdown.get("mdx1Compat") if isinstance(markdown, Mapping) else None
    said = said if isinstance(said, Mapping) else {}
    read = config.markdown
    return replace(
        config,
        markdown=replace(
            read,
            mdx1_compat_comments="comments" in said and read.mdx1_compat_comments,
            mdx1_compat_admonitions="admonitions" in said and read.mdx1_compat_admonitions,
            mdx1_compat_heading_ids="headingIds" in said and read.mdx1_compat_heading_ids,
        ),
    )


def _normal(config: Config) -> Config:
    """Slashes and folders as the rest of the program expects them."""
    docs, pages, blog = config.docs, config.pages, config.blog
    folds = docs.sidebar_collapsible and docs.sidebar_collapsed
    route = docs.route_base_path
    usable = is_absolute(config.url) and not path_of(config.url).strip("/")
    return replace(
        config,
        url=config.url.removesuffix("/") if usable else Config().url,
        base_url=with_slashes(config.base_url),
        static_directories=tuple(normpath(folder) for folder in config.static_directories),
        pages=replace(pages, path=normpath(pages.path)) if pages else None,
        blog=replace(blog, path=normpath(blog.path)) if blog else None,
        docs=replace(
            docs,
            path=Docs().path if docs.is_outside else normpath(docs.path),
            include=() if docs.is_outside else docs.include,
            route_base_path=route if route.startswith("/") else f"/{route}",
            sidebar_collapsed=folds,
        ),
    )
