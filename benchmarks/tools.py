"""The tools that are measured: where each is found, how it is run, what it leaves behind.

``make peers`` installs the others into ``.make/``; one that is not there is left out. What their
sites need besides the pages is in ``peers/<name>/``.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

HUGO_SAME, HUGO_BARE = "Hugo, same files", "Hugo, bare"
"""One program, set up twice."""

_ROOT = Path(__file__).parents[1]
_PEERS = Path(__file__).parent / "peers"
_INSTALLED = _ROOT / ".make"
_ENVIRONMENT = _INSTALLED / "peers-environment"
_INDEX = "---\ntitle: Open roles\nslug: /\n---\n\n# Open roles\n\nOne page a role.\n"
"""The front page of a tool that makes none of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A site generator as it is run."""

    name: str
    """Of its folder in ``peers/``: ``hugo``."""
    label: str
    version: str
    build: tuple[str, ...]
    output: str
    """The folder in the site's that it writes."""
    caches: tuple[str, ...] = ()
    """What else it keeps, and what a cold build begins without."""
    check: tuple[str, ...] = ()
    serve: tuple[str, ...] = ()
    """``{port}`` in it stands for the port. Empty where its server is not measured."""
    makes_index: bool = False
    """A page of all roles at ``/`` without anyone writing it."""
    trailing_slash: str = "/"
    """At the end of a page's address."""
    modules: Path | None = None
    """The ``node_modules`` that it is found in."""
    is_slow: bool = False
    """It is run less often, and not with every corpus unless that is asked for."""

    def lay(self, corpus: Path, folder: Path) -> Path:
        """Make its site of a corpus below a folder; the site's own folder."""
        site = folder / "site"
        shutil.copytree(_PEERS / self.name, site)
        shutil.copytree(corpus, site / "content")
        if not self.makes_index:
            (site / "content" / "index.md").write_text(_INDEX, "utf-8")
        if self.modules is not None:
            (folder / "node_modules").symlink_to(self.modules)
        return site

    def forget(self, site: Path) -> None:
        """Remove its caches."""
        for left in self.caches:
            shutil.rmtree(site / left, ignore_errors=True)

    def clear(self, site: Path) -> None:
        """Remove all that it wrote."""
        self.forget(site)
        shutil.rmtree(site / self.output, ignore_errors=True)


def find_tools(names: Iterable[str]) -> list[Tool]:
    """Those of these that are installed."""
    found = (_FINDERS[name]() for name in names)
    return [tool for tool in found if tool is not None]


def versions(tools: Iterable[Tool]) -> list[str]:
    """What was measured; a program that is set up twice is named once."""
    return list(dict.fromkeys(f"{tool.label.partition(',')[0]} {tool.version}" for tool in tools))


def all_names() -> tuple[str, ...]:
    """In the order of every table."""
    return tuple(_FINDERS)


def environment() -> dict[str, str]:
    """For every tool alike: no colours, no looking for newer versions."""
    return os.environ | {"NO_COLOR": "1", "NO_UPDATE_NOTIFIER": "1"}


def _careers() -> Tool:
    program = (sys.executable, "-m", "careers")
    return Tool(
        name="careers",
        label="careers",
        version=f"{version('careers')} (Python {platform.python_version()})",
        build=(*program, "build"),
        output="build",
        caches=(".careers",),
        check=(*program, "check"),
        serve=(*program, "serve", "--no-open", "--port", "{port}"),
        makes_index=True,
    )


def _hugo_same() -> Tool | None:
    """Set up to write what careers writes. Servers are compared with the other one alone."""
    hugo = _hugo()
    return hugo and replace(hugo, name="hugo-same", label=HUGO_SAME, serve=())


def _hugo() -> Tool | None:
    """With a theme of a few lines."""
    # The wheel's command is a Python program that starts this one, and would be measured with it.
    program = next(_ENVIRONMENT.glob("lib/python*/site-packages/hugo/binaries/hugo*"), None)
    if program is None:
        return None
    return Tool(
        name="hugo",
        label=HUGO_BARE,
        version=re.findall(r"v(\d[\d.]*)", _said([str(program), "version"]))[0],
        build=(str(program), "--quiet"),
        output="public",
        caches=("resources",),
        serve=(str(program), "server", "--port", "{port}", "--bind", "127.0.0.1"),
        makes_index=True,
    )


def _mkdocs() -> Tool | None:
    program = _ENVIRONMENT / "bin" / "mkdocs"
    if not program.exists():
        return None
    return Tool(
        name="mkdocs",
        label="MkDocs Material",
        version=_version_of("mkdocs-material"),
        build=(str(program), "build", "--quiet"),
        output="site",
        # Said outright, for with some versions of click it is off by default.
        serve=(str(program), "serve", "--quiet", "--livereload", "--dev-addr", "127.0.0.1:{port}"),
        is_slow=True,
    )


def _zensical() -> Tool | None:
    program = _ENVIRONMENT / "bin" / "zensical"
    if not program.exists():
        return None
    return Tool(
        name="zensical",
        label="Zensical",
        version=_version_of("zensical"),
        build=(str(program), "build"),
        output="site",
        caches=(".cache",),
        serve=(str(program), "serve", "--dev-addr", "127.0.0.1:{port}"),
        is_slow=True,
    )


def _docusaurus() -> Tool | None:
    installed = sorted(_INSTALLED.glob("docusaurus-*/installed"))
    node = shutil.which("node")
    if not installed or node is None:
        return None
    modules = installed[-1].parent / "node_modules"
    program = (node, str(modules / "@docusaurus" / "core" / "bin" / "docusaurus.mjs"))
    release = installed[-1].parent.name.removeprefix("docusaurus-")
    return Tool(
        name="docusaurus",
        label="Docusaurus",
        version=f"{release} (Node {_said([node, '--version']).removeprefix('v')})",
        build=(*program, "build"),
        output="build",
        caches=(".docusaurus", "node_modules"),  # in the site's own folder: nothing but a cache
        serve=(*program, "start", "--no-open", "--port", "{port}", "--host", "127.0.0.1"),
        trailing_slash="",
        modules=modules,
        is_slow=True,
    )


_FINDERS: dict[str, Callable[[], Tool | None]] = {
    "careers": _careers,
    "hugo-same": _hugo_same,
    "hugo": _hugo,
    "mkdocs": _mkdocs,
    "zensical": _zensical,
    "docusaurus": _docusaurus,
}


def _version_of(package: str) -> str:
    program = f"from importlib.metadata import version; print(version({package!r}))"
    return _said([str(_ENVIRONMENT / "bin" / "python"), "-c", program])


def _said(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
