"""What is read as metadata, and how much of it: R4 and R6."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from harness import CONFIG, SiteOnDisk
from promises.promise import Effort, Outcome, promise

_AS_WRITTEN: dict[str, object] = {
    "yes": "yes", "no": "no", "on": "on", "Off": "Off", "y": "y", "12:30": "12:30",
    "1:59:59": "1:59:59", "1_000": "1_000", "2026-2-3": "2026-2-3", "=": "=", "1e999": "1e999",
    "a#b": "a#b", '"12"': "12", "''": "", "!!str 12": "12", "tRUE": "tRUE", "nULL": "nULL",
    "C# & .NET": "C# & .NET", "10 %": "10 %", "é": "é",
    "true": True, "False": False, "~": None, "null": None, "12": 12, "-0.5": -0.5, "1e3": 1000,
    "0x1F": 31, "2026-02-28": date(2026, 2, 28), "[a, 1]": ["a", 1], "{a: no}": {"a": "no"},
    "&x [a]": ["a"], "*x": ["a"], "&y {a: 1, b: 2}": {"a": 1, "b": 2},
    "{<<: *y, b: 3}": {"a": 1, "b": 3},
}  # fmt: skip
"""What stands behind the colon, and the value that it has: those of YAML 1.2, nothing else."""

_KEYS = {"content": "content", "handler": "handler", "self": "self", "2024": "2024", "~": "null",
         "yes": "yes", "favourite_colour": "favourite_colour"}  # fmt: skip
"""Keys that nobody knows, and as what they are kept."""

_DEEP = "a: " + "[" * 65 + "]" * 65
_BOMB = "a: &a [x]\n" + "\n".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]"
    for before, name in zip("abcdef", "bcdefg", strict=True)
)
_REFUSED = {
    "a: {}\na: {}": "2:1 yaml-duplicate-key",
    "b: {c: 1, d: 2, c: 3}": "1:17 yaml-duplicate-key",
    "1: {}\n'1': {}": "2:1 yaml-duplicate-key",
    "a: *b": "1:4 yaml-alias",
    "a: &a [*a]": "1:8 yaml-alias",
    "<<: b": "1:5 yaml-alias",
    "a: !!python/object/apply:os.system [id]": "1:4 yaml-tag",
    "a: !b c": "1:4 yaml-tag",
    "a: !!binary aGk=": "1:4 yaml-tag",
    'a: "\\0"': "1:4 yaml-character",
    "a: {}\n---\nb: {}": "2:1 yaml-syntax",
    _DEEP: "1:67 yaml-limit",
    _BOMB: "5:16 yaml-limit",
}
_READERS = {
    "content/role.md": ("---\n{}\n---\n\n# Dev\n", 1),
    "content/eng/_category_.yml": ("{}", 0),
    "content/eng/_category_.json": ("{}", 0),
    "content/tags.yml": ("{}", 0),
    "sidebars.json": ("{}", 0),
}
"""Every kind of file that is read as YAML, and the line on which it begins."""


@promise(
    "R4",
    "No metadata is guessed: values are as written, unknown keys are kept, what is there twice or "
    "means nothing is refused",
    tried="values and keys that other readers change or lose; duplicate keys, aliases, tags and "
    "bombs in every kind of file that is read as YAML; a key with a slip in it",
)
def guesses_no_metadata(effort: Effort) -> Outcome:  # noqa: ARG001 - both are short
    lines = [f"k{number}: {written}" for number, written in enumerate(_AS_WRITTEN)]
    values = _front_matter("\n".join([*lines, *(f"{key}: {key}" for key in _KEYS)]))
    expected = {f"k{number}": value for number, value in enumerate(_AS_WRITTEN.values())}
    expected |= {kept: None if kept == "null" else kept for kept in _KEYS.values()} | {"2024": 2024}
    changed = [
        f"{key}: {values.get(key)!r}"
        for key, value in expected.items()
        if repr(values.get(key)) != repr(value)  # True is no 1
    ]
    tried = [(path, yaml) for path in _READERS for yaml in _REFUSED if _can_hold(path, yaml)]
    passed = [f"{path}: {yaml}: {_said_of(path, yaml)}" for path, yaml in tried
              if not _is_refused(path, yaml)]  # fmt: skip
    slip = _problems({"content/role.md": "---\nsidebar_positon: 2\n---\n\n# Dev\n"})
    hinted = [line for line in slip if "`sidebar_positon`" in line]
    return Outcome(
        kept=not changed and not passed and len(hinted) == 1,
        figure=f"{len(expected) - len(changed)} of {len(expected)} values and keys as written; "
        f"{len(tried) - len(passed)} of {len(tried)} guesses refused in {len(_READERS)} kinds of "
        f"files; {len(hinted)} of 1 slip named",
        broken=(*changed, *passed, *(slip if not hinted else ())),
    )


def _front_matter(yaml: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        site = SiteOnDisk(Path(folder))
        site.write({"content/role.md": f"---\n{yaml}\n---\n\n# Dev\n"})
        return dict(site.built().site.pages[0].front_matter.values)


def _can_hold(path: str, yaml: str) -> bool:
    """Three dashes end front matter, so that no second document begins in it."""
    return path != "content/role.md" or "---" not in yaml


def _is_refused(path: str, yaml: str) -> bool:
    """Whether it is, at its place and by its rule."""
    place, rule = _REFUSED[yaml].split()
    line, column = place.split(":")
    expected = f"{path}:{int(line) + _READERS[path][1]}:{column}: error: "
    said = _said_of(path, yaml)
    return any(one.startswith(expected) and one.endswith(f"[{rule}]") for one in said)


def _said_of(path: str, yaml: str) -> list[str]:
    return _problems({"content/index.md": "# Work here\n", path: _READERS[path][0].format(yaml)})


def _problems(files: dict[str, str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        site = SiteOnDisk(Path(folder))
        site.write(files)
        return site.problems()


_LIMITS = {
    "bytes of a page": (1_000_000, "file-size"),
    "bytes of a page where maxPageSize says so": (5_000, "file-size"),
    "characters of front matter": (65_536, "yaml-limit"),
    "levels of front matter": (64, "yaml-limit"),
    "levels of front matter once aliases are written out": (64, "yaml-limit"),
    "values in front matter": (5_000, "yaml-limit"),
    "values in front matter once aliases are written out": (5_000, "yaml-limit"),
}


@promise(
    "R6",
    "Every limit on what is read is exact and says so; there is none on the number of roles",
    tried="each limit with one less, just as much and one more: size of a page (also one of the "
    "site's own), length, depth and number of values of front matter, written or by aliases",
)
def limits_are_exact(effort: Effort) -> Outcome:  # noqa: ARG001 - both are short
    wrong = [found for name in _LIMITS for found in _inexact(name)]
    shown = ", ".join(f"{limit:,} {name}" for name, (limit, _) in _LIMITS.items())
    return Outcome(
        kept=not wrong,
        figure=f"{3 * len(_LIMITS) - len(wrong)} of {3 * len(_LIMITS)} exact: {shown}",
        broken=tuple(wrong),
    )


def _inexact(name: str) -> Iterator[str]:
    limit, rule = _LIMITS[name]
    config = f"{CONFIG}\n[careers]\nmaxPageSize = 5_000\n" if "maxPageSize" in name else CONFIG
    for size in (limit - 1, limit, limit + 1):
        said = _problems({"careers.toml": config, "content/role.md": _page(name, size)})
        refused = [line for line in said if line.endswith(f"[{rule}]")]
        if len(refused) != (size > limit) or ": error: " in "".join(set(said) - set(refused)):
            yield f"{size} {name}: {said}"


def _page(name: str, size: int) -> str:
    """A page that has so many of them, without a heading."""
    by_alias = "once aliases" in name
    if name.startswith("bytes"):
        start = "# Dév\n\n```\n"
        return f"{start}{'x' * (size - len(start.encode()) - 4)}\n```"
    if name.startswith("characters"):
        return f"---\nx: {'x' * (size - 3)}\n---\n"
    if name.startswith("levels"):
        inner, outer = (size // 2, size - 1 - size // 2) if by_alias else (0, size - 1)
        base = f"a: &a {'[' * inner}{']' * inner}\n"
        return f"---\n{base * by_alias}x: {'[' * outer}{'*a' * by_alias}{']' * outer}\n---\n"
    if by_alias:  # the mapping, two keys, the list of texts, the list of its repetitions
        repeated, left = divmod(size - 4 - 100, 100)
        items = ", ".join(["*a"] * repeated + ["x"] * left)
        return f"---\na: &a [{', '.join(['x'] * 99)}]\nb: [{items}]\n---\n"
    return f"---\nx: [{', '.join(['x'] * (size - 3))}]\n---\n"
