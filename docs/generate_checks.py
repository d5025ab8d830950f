"""Write ``checks.md`` from the rules: ``python docs/generate_checks.py``.

What it shows of the program's output is what the program prints when this runs.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from careers import checks
from careers.checks import Rule
from careers.checks.registry import GROUPS
from careers.cli import main

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "checks.md"
HEAD = ROOT / "docs" / "checks_head.md"

_SITE = {
    "careers.toml": """\
title = "Northwind Careers"
url = "https://careers.northwind.example"
baseUrl = "/"

[careers.company]
name = "Northwind AS"
""",
    "content/hydrologist.md": """\
---
title: Hydrologist
date: 10-11-2026
workplace: onsite
locations: [{city: Oslo, country: NO}]
apply: https://apply.northwind.example/17
---

**What you will do**

- Measure rivers â€“ 40 of them.
""",
}
_SHOWN = "mojibake,pseudo-heading,role-date"


def page() -> str:
    """The whole page."""
    families = list(_families())
    index = "".join(_row(rule) for _, rules in families for rule in rules)
    parts = [
        *_with_note(_head()),
        "## Rules of texts and roles\n",
        "| rule | by default | `--fix` | why |\n|---|---|---|---|\n" + index,
        *(_family(module, rules) for module, rules in families),
        "## What every build looks at\n",
        "`careers build` reports these too. How bad one is depends on what it finds; an error "
        "keeps the site from being built, and neither settings nor comments hide it.\n",
        *(_group(title, group) for title, group in GROUPS.items()),
    ]
    return "\n".join(parts)


def _with_note(text: str) -> tuple[str, str, str]:
    """Below the title, which has to be the first line of a page."""
    title, _, rest = text.partition("\n")
    note = (
        "<!-- Made by docs/generate_checks.py from docs/checks_head.md and careers/checks: change "
        "those, not this file. -->"
    )
    return f"{title}\n", note, rest


def _head() -> str:
    """The part that is written by hand, with the program's own words in it."""
    text = HEAD.read_text("utf-8")
    with _site():
        text = text.replace("{report}", _printed("--frames"))
        text = text.replace("{diff}", _printed("--diff", stream="stdout"))
        text = text.replace("{github}", _printed("--format", "github", stream="stdout"))
        text = text.replace("{json}", _printed("--format", "json", stream="stdout"))
        text = text.replace("{fixed}", _printed("--fix"))
    text = text.replace("$ careers check", f"$ careers check --select {_SHOWN}")
    return text.replace("{page}", _SITE["content/hydrologist.md"].rstrip())


@contextlib.contextmanager
def _site() -> Iterator[None]:
    before = Path.cwd()
    with TemporaryDirectory() as folder:
        for path, text in _SITE.items():
            (Path(folder) / path).parent.mkdir(exist_ok=True)
            (Path(folder) / path).write_text(text, encoding="utf-8")
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def _printed(*flags: str, stream: str = "stderr") -> str:
    """What ``careers check`` prints of the example, without the line that counts and times."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        main(["check", "--today", "2026-11-21", "--select", _SHOWN, *flags])
    lines = err.getvalue().splitlines()[:-1] if stream == "stderr" else out.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines)


def _families() -> Iterator[tuple[ModuleType, list[Rule]]]:
    """The files of rules, in the order of ``careers.checks.RULES``."""
    names = [found.name for found in pkgutil.iter_modules(checks.__path__)]
    modules = [importlib.import_module(f"careers.checks.{name}") for name in names]
    listed = {rule.id: number for number, rule in enumerate(checks.RULES)}
    families = [m for m in modules if getattr(m, "RULES", checks.RULES) is not checks.RULES]
    families = [module for module in families if module.RULES[0].id in listed]
    for module in sorted(families, key=lambda module: listed[module.RULES[0].id]):
        yield module, list(module.RULES)


def _row(rule: Rule) -> str:
    mends = "mends it" if rule.mends else ""
    reason = rule.reason.replace("|", "\\|")
    return f"| [`{rule.id}`](#{rule.id}) | {_level(rule)} | {mends} | {reason} |\n"


def _level(rule: Rule) -> str:
    return f"{rule.severity}, with `{rule.on_request}`" if rule.on_request else rule.severity


def _family(module: ModuleType, rules: Iterable[Rule]) -> str:
    title = module.__name__.rpartition(".")[2].replace("_", " ").capitalize()
    summary = (module.__doc__ or "").partition("\n")[0].replace("``", "`")
    return "\n".join([f"## {title}\n", f"{summary}\n", *map(_rule, rules)])


def _rule(rule: Rule) -> str:
    facts = [f"**{rule.severity}**"]
    facts += ["mended by `--fix` where that is certain"] if rule.mends else []
    facts += [f"only with `{rule.on_request}`"] if rule.on_request else []
    facts += [f"pages in `{rule.language}`"] if rule.language else []
    lines = [f"### {rule.id}\n", f"{rule.reason}\n", " · ".join(facts) + "\n"]
    for title, example in (("Found:", rule.bad), ("Not found:", rule.good)):
        if example:
            lines += [f"{title}\n", _fenced(example)]
    if rule.source:
        lines.append(f"Source: {rule.source}.\n")
    return "\n".join(lines)


def _fenced(example: str) -> str:
    """A page as a block of code; what nobody sees is named, what ends a line is marked."""
    lines = [_visible(line) for line in example.rstrip("\n").split("\n")]
    fence = "```"
    while any(fence in line for line in lines):
        fence += "`"
    return "\n".join([f"{fence}md", *lines, f"{fence}\n"])


def _visible(line: str) -> str:
    shown = "".join(
        char if char.isprintable() or char == "\t" else f"⟨U+{ord(char):04X}⟩" for char in line
    )
    bare = shown.rstrip()
    return bare + "⟨space⟩" * (len(shown) - len(bare))


def _group(title: str, group: dict[str, str]) -> str:
    rows = "".join(f"| `{name}` | {finds} |\n" for name, finds in sorted(group.items()))
    return f"### {title}\n\n| rule | finds |\n|---|---|\n{rows}"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"wrote {FILE.relative_to(ROOT)}\n")
