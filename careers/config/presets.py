"""The tree of ``docusaurus.config.js`` as that of ``careers.toml``.

Both have the same names but for presets, plugins and themes: their options stand in ``[docs]``,
``[pages]``, ``[sitemap]``, ``[clientRedirects]`` and ``[theme]``.

Source: docusaurus 3.10.2, preset-classic/src/index.ts,
docusaurus/src/server/plugins/{presets,moduleShorthand}.ts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from careers.config.options import JavaScript

_CLASSIC = "@docusaurus/preset-classic"
_TABLES = {
    "@docusaurus/plugin-content-docs": "docs",
    "@docusaurus/plugin-content-blog": "blog",
    "@docusaurus/plugin-content-pages": "pages",
    "@docusaurus/plugin-sitemap": "sitemap",
    "@docusaurus/theme-classic": "theme",
    "@docusaurus/plugin-google-analytics": "googleAnalytics",
    "@docusaurus/plugin-google-gtag": "gtag",
    "@docusaurus/plugin-google-tag-manager": "googleTagManager",
    "@docusaurus/plugin-debug": "debug",
    "@docusaurus/plugin-svgr": "svgr",
}
"""Each plugin of the classic preset, and the name that its options have there."""
_MORE_TABLES = {"@docusaurus/plugin-client-redirects": "clientRedirects"}
"""Plugins beside that preset that are understood here."""
_IN_NODE_MODULES = re.compile(r".*node_modules/((?:@[^/]+/)?[^/]+)")


@dataclass(frozen=True, slots=True)
class Unused:
    """A part of the configuration that nothing here can use, or that Docusaurus refuses, too."""

    name: str
    """As it was written, where it was: to find its place."""
    message: str
    hint: str
    refused: bool = False


def as_careers_table(config: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Unused, ...]]:
    """The tables of ``careers.toml`` that say the same, and what they have no place for.

    Args:
        config: What ``docusaurus.config.js`` exports.
    """
    gathered = _Gathered({key: value for key, value in config.items() if key not in _LISTS})
    for kind in ("preset", "plugin", "theme"):
        for name, options in _entries(config.get(f"{kind}s")):
            gathered.take(kind, name, options)
    return gathered.finished(), tuple(gathered.unused)


_LISTS = ("presets", "plugins", "themes")


class _Gathered:
    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self.unused: list[Unused] = []

    def take(self, kind: str, name: str, options: Mapping[str, Any]) -> None:
        installed = _IN_NODE_MODULES.match(name.replace("\\", "/"))
        name = installed[1] if installed else name
        package = _package(kind, name)
        if package == _CLASSIC:
            self._classic(options)
        elif package in _TABLES:
            self._table(_TABLES[package], options)
        elif package in _MORE_TABLES:
            self._table(_MORE_TABLES[package], options)
        else:
            message = f"the {kind} `{name}` has no effect here: it needs JavaScript"
            self.unused.append(Unused(name, message, "nothing needs to be done"))

    def finished(self) -> dict[str, Any]:
        """Docusaurus's own defaults hold where careers.toml has others."""
        table = self.table
        docs = table.get("docs")
        if docs is False:
            message = "the docs plugin is off, so only the pages of `src/pages` are built"
            self.unused.append(Unused("docs", message, "give it a folder: `docs: {path: 'docs'}`"))
            docs = {"include": []}
        if docs is None or isinstance(docs, Mapping):
            table["docs"] = {"path": "docs", "routeBasePath": "docs", **(docs or {})}
        fields = table.get("customFields")
        ours = fields.get("careers") if isinstance(fields, Mapping) else None
        if isinstance(ours, Mapping):
            table["careers"] = ours
        return table

    def _classic(self, options: Mapping[str, Any]) -> None:
        known = set(_TABLES.values())
        for key, value in options.items():
            if key in known:
                self._table(key, value)
            else:
                message = f"`{key}` is not an option of the classic preset"
                hint = f"write one of {', '.join(f'`{name}`' for name in sorted(known))}"
                self.unused.append(Unused(key, message, hint, refused=True))

    def _table(self, name: str, options: Any) -> None:
        """The first that is not switched off has the table."""
        if self.table.get(name) in (None, False):
            self.table[name] = options
        elif options is not False:
            folder = options.get("path") if isinstance(options, Mapping) else None
            what = f"a second folder of {name}" if folder is None else f"the folder `{folder}`"
            message = f"{what} is not built: there is one folder of {name} here"
            self.unused.append(Unused(str(folder or name), message, "nothing needs to be done"))


def _entries(listed: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Names and options; an entry may be a name, a pair, or false for none."""
    for entry in listed if isinstance(listed, list) else []:
        named, *more = entry if isinstance(entry, list) and entry else [entry]
        options = more[0] if more and isinstance(more[0], Mapping) else {}
        if isinstance(named, JavaScript):
            yield named.name or "a function", options
        elif isinstance(named, str) and named:
            yield named, options


def _package(kind: str, name: str) -> str:
    """The package that a short name means."""
    if name.startswith(("@", ".", "/")):
        return name
    return f"@docusaurus/{kind}-{name.removeprefix(f'{kind}-')}"
