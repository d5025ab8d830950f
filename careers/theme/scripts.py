"""One deferred script a page, made of parts; each part is a file of ``theme/assets/js``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from careers.config import Config
from careers.theme.assets import AssetFile

PAGED_INDEX = "js/index-in-pages.js"
"""The script of an index that has several pages; other sites have no such file."""
SCRIPTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "js/page.js": ("role", "code"),
        "js/page-with-tabs.js": ("role", "code", "tabs"),
        "js/index.js": ("filter+form",),
        "js/index-with-code.js": ("filter+form", "code", "tabs"),
        PAGED_INDEX: ("paged+form", "code", "tabs"),
    }
)
"""Name of a script → its parts after ``site``. What is rare is no part of what every page loads. A
part of two files is their text in a row: the second works with what the first declares."""

_FIRST, _IF_ASKED_FOR = "site", "options"


def with_scripts(files: Mapping[str, AssetFile], config: Config) -> dict[str, AssetFile]:
    """The files of ``theme/assets`` with the scripts in place of their parts."""
    first = (_FIRST, _IF_ASKED_FOR) if _asks(config) else (_FIRST,)
    parts = (_FIRST, _IF_ASKED_FOR, *sum(SCRIPTS.values(), ()))
    used = {name for part in parts for name in _names(part)}
    made = {
        script: _script([_part(files, part) for part in first + after])
        for script, after in SCRIPTS.items()
    }
    return made | {name: file for name, file in files.items() if name not in used}


def _asks(config: Config) -> bool:
    """Whether the site has something that only a script of its own can do."""
    sidebar = config.theme_config.docs.sidebar
    return (
        config.theme_config.navbar.hide_on_scroll
        or sidebar.hideable
        or sidebar.auto_collapse_categories
    )


def _names(part: str) -> list[str]:
    return [f"js/{file}.js" for file in part.split("+")]


def _part(files: Mapping[str, AssetFile], part: str) -> AssetFile:
    found = [files[name] for name in _names(part)]
    content = b"\n".join(file.content for file in found)
    return AssetFile(content, is_bundled=all(file.is_bundled for file in found))


def _script(parts: list[AssetFile]) -> AssetFile:
    """The parts one after the other: they share what the first declares, and nothing else."""
    first, *others = (part.content.decode("utf-8", "replace") for part in parts)
    blocks = "".join(f"{{\n{part}\n}}\n" for part in others)
    content = f"{{\n{first}\n{blocks}}}\n"
    return AssetFile(content.encode(), is_bundled=all(part.is_bundled for part in parts))
