"""Write ``configuration.md`` from the classes that read ``careers.toml``.

``python docs/generate_configuration.py`` rewrites it; a test fails while it is not current.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from careers.config import Config, LocaleConfig
from careers.config.options import Option, Pairs, options_of

FILE = Path(__file__).parent / "configuration.md"
_HEAD = """\
# Configuration

<!-- Made by docs/generate_configuration.py from careers/config: change that, not this file. -->

A site is configured in `careers.toml`, beside its content folder. The keys and their nesting are
those of a `docusaurus.config.js`, written as TOML: what is `themeConfig: {navbar: {title}}` there
is `title` under `[themeConfig.navbar]` here. The options of Docusaurus's preset stand in `[docs]`,
`[pages]`, `[sitemap]` and `[theme]`. What Docusaurus has no name for stands in `[careers]`.

```toml
title = "Northwind Careers"
url = "https://careers.northwind.example"
baseUrl = "/"

[themeConfig.navbar]
title = "Northwind"

[careers.company]
name = "Northwind AS"
```

No option is required; `title`, `url` and `baseUrl` are under `--strict`, as in Docusaurus. A key
that is no option, or a value of the wrong type, is an error with its line and column; an option
that Docusaurus knows and that means nothing here is accepted with a note.
"""


def manual() -> str:
    """The whole page."""
    headings: dict[type, str] = {}
    sections = list(_section(Config, "", "The site", headings))
    return "\n".join([_HEAD, *sections]).rstrip() + "\n"


def _section(cls: type, table: str, heading: str, headings: dict[type, str]) -> Iterator[str]:
    """A class as a table of its options, and below it those of the classes of its options."""
    headings[cls] = heading
    below: list[str] = []
    for one in options_of(cls):
        for inner in _classes(one.hint):
            if inner not in headings:
                name = f"{table}.{one.key}" if table else one.key
                below += _section(inner, name, _heading(name, one), headings)
    yield f"## {heading}\n"
    if table:
        yield _sentence(cls) + "\n"
    yield "| option | type | default | |"
    yield "| --- | --- | --- | --- |"
    yield from (_row(cls, one, headings) for one in options_of(cls))
    yield ""
    if unused := getattr(cls, "WITHOUT_MEANING", {}):
        names = ", ".join(f"`{key}`" for key in unused)
        yield f"Accepted without effect: {names}.\n"
    yield from below
    if table == "i18n":
        name = "i18n.localeConfigs.de"
        yield from _section(LocaleConfig, name, f"`[{name}]`", headings)


def _heading(name: str, one: Option) -> str:
    is_list = any(get_origin(member) is tuple for member in _members(one.hint))
    return f"`[[{name}]]`" if is_list else f"`[{name}]`"


def _row(cls: type, one: Option, headings: dict[type, str]) -> str:
    kind = _type(one)
    for inner in _classes(one.hint):
        anchor = re.sub(r"[^a-z0-9]", "", headings[inner].lower())
        kind = re.sub("tables?", rf"[\g<0>](#{anchor})", kind)
    cells = (f"`{one.key}`", kind, _default(cls, one), one.traits.doc)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _type(one: Option) -> str:
    names = [_called(member) for member in _members(one.hint) if member is not NoneType]
    if one.traits.false_is_none:
        names.append("`false`")
    if one.traits.one_is_list:
        names.append("text")
    if "number" in names and "whole number" in names:
        names.remove("whole number")
    return " or ".join(dict.fromkeys(names))


def _called(member: Any) -> str:
    if get_origin(member) is Literal:
        return ", ".join(_written(choice) for choice in get_args(member) if choice != "")
    if member == Pairs or is_dataclass(member):
        return "table"
    if get_origin(member) is tuple:
        inner = {_called(part) for part in _members(get_args(member)[0])}
        return "list of " + " or ".join(sorted(inner)).replace("table", "tables")
    return {bool: "`true` or `false`", str: "text", int: "whole number", float: "number"}[member]


def _default(cls: type, one: Option) -> str:
    """As one would write it; nothing where it is nothing, or a table."""
    default = next(declared.default for declared in fields(cls) if declared.name == one.name)
    parts = default if isinstance(default, tuple) else (default,)
    if default in (None, "", ()) or any(is_dataclass(part) for part in parts):
        return ""
    return _written(default)


def _written(value: object) -> str:
    """A value as TOML, in backquotes."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return "`[" + ", ".join(f'"{item}"' for item in value) + "]`"
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


def _members(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


def _classes(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    elif hint != Pairs:
        for inner in get_args(hint):
            yield from _classes(inner)


def _sentence(cls: type) -> str:
    """The docstring of a class without the name of its table."""
    first = (cls.__doc__ or "").partition("\n")[0]
    text = re.sub(r"^``.*?``: ", "", first).replace("``", "`")
    return text[:1].upper() + text[1:]


if __name__ == "__main__":
    FILE.write_text(manual(), "utf-8")
