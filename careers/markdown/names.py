"""What the tags and expressions of a file may name: its imports, its exports, and what is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import basename, dirname, normpath, splitext

from careers.markdown.body import ModuleRef
from careers.markdown.javascript.evaluate import Evaluator, NotEvaluated
from careers.markdown.javascript.modules import Module
from careers.markdown.javascript.values import UNDEFINED, Native, Scope
from careers.markdown.reading import Reading

BUILT_IN = frozenset(
    "Admonition BrowserOnly CodeBlock Details DocCardList Head Heading Link TOCInline TabItem Tabs "
    "Translate".split()
)
"""Components of Docusaurus that are rendered here; all but two need an import."""
GLOBAL = frozenset({"Head", "Details"})
"""Components that Docusaurus gives to every page."""
_REFUSED = "Docusaurus would refuse this page: "


@dataclass(frozen=True, slots=True)
class Component:
    """A component of Docusaurus, by its own name."""

    name: str


@dataclass(frozen=True, slots=True)
class SiteComponent:
    """A component that the site's theme provides."""

    name: str


@dataclass(frozen=True, slots=True)
class Partial:
    """A Markdown file that was imported."""

    path: str


@dataclass(frozen=True, slots=True)
class Asset:
    """A file beside the page, by the URL it was imported with."""

    url: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Something imported that cannot be had here; that was said where it is imported."""

    name: str


def scope_of(
    reading: Reading,
    modules: list[tuple[Module, int]],
    given: Mapping[str, object],
    evaluator: Evaluator,
    outer: Scope,
) -> Scope:
    """The names of a file. ``modules`` are its imports and exports with their lines."""
    scope = Scope(dict(given), outer)
    scope.values["require"] = Native(_required)
    for module, line in modules:
        for imported in module.imports:
            at = line + module.line_of(imported.position)
            for exported, local in imported.names:
                scope.values[local] = _imported(reading, imported.module, (exported, local), at)
        for unsupported in module.unsupported:
            _not_run(reading, unsupported.what, line + module.line_of(unsupported.position))
        for declared in module.declared:
            try:
                evaluator.bind(declared.pattern, evaluator.value(declared.value, scope), scope)
            except NotEvaluated as problem:
                scope.values[declared.pattern.name] = Missing(declared.pattern.name)
                _not_evaluated(reading, declared.pattern.name, problem, line)
    return scope


def _required(arguments: list[object]) -> object:
    path = arguments[0] if arguments else ""
    return {"default": Asset(path)} if isinstance(path, str) else UNDEFINED


def _imported(reading: Reading, module: str, names: tuple[str, str], line: int) -> object:
    """What an import brings in; ``names`` are that of the export and that of the page."""
    exported, local = names
    last = module.rpartition("/")[2]
    if module.startswith(("@theme/", "@theme-original/", "@docusaurus/")):
        return _of_docusaurus(reading, module, exported, last, line)
    extension = splitext(last)[1].lower()
    if extension in {".md", ".mdx"}:
        return _partial(reading, module, line)
    name = next((n for n in (local, splitext(last)[0]) if n in reading.options.components), "")
    if name:
        return SiteComponent(name)
    if extension and extension not in {".js", ".jsx", ".ts", ".tsx", ".mjs", ".json", ".css"}:
        return Asset(module)
    _module_missing(reading, module, local, line)
    return Missing(local)


def _of_docusaurus(reading: Reading, module: str, exported: str, name: str, line: int) -> object:
    if name in reading.options.components:
        return SiteComponent(name)
    if name in BUILT_IN:
        return Component(name) if exported == "default" else Native(_translated)
    if name == "useBaseUrl":
        return Native(lambda arguments: Asset(f"pathname://{arguments[0]}"))
    reading.problem(
        reading.place(line, 0),
        f"`{module}` has no counterpart here; what it is used for shows its content only",
        rule="mdx-import",
        hint=f"put a template at `theme/components/{name}.html`",
    )
    return Missing(name)


def _translated(arguments: list[object]) -> object:
    """The message of ``translate({message})``, untranslated."""
    message = arguments[0] if arguments else UNDEFINED
    return message.get("message", UNDEFINED) if isinstance(message, dict) else UNDEFINED


def resolved(reading: Reading, module: str) -> str:
    """The site-relative path that a relative or ``@site`` import means."""
    if module.startswith("@site/"):
        return normpath(module.removeprefix("@site/"))
    return normpath(f"{dirname(reading.path)}/{module}")


def _partial(reading: Reading, module: str, line: int) -> object:
    path = resolved(reading, module)
    if path in reading.partials:
        return Partial(path)
    reading.problem(
        reading.place(line, 0),
        f"there is no `{path}` to import",
        rule="mdx-import",
        hint=f"{_REFUSED}write the path from this file, `./_name.mdx`, or `@site/content/…`",
        refused=True,
    )
    return Missing(basename(path))


def _module_missing(reading: Reading, module: str, local: str, line: int) -> None:
    place = reading.place(line, 0)
    if module.startswith((".", "@site/")):
        reading.modules.append(ModuleRef(resolved(reading, module), *place, reading.path))
    reading.problem(
        place,
        f"`{module}` is JavaScript, which is not run here; `<{local}>` shows its content only",
        rule="mdx-import",
        hint=f"put a template at `theme/components/{local}.html`",
    )


def _not_run(reading: Reading, what: str, line: int) -> None:
    reading.problem(
        reading.place(line, 0),
        f"{what} needs JavaScript, which is not run here",
        rule="mdx-module",
        hint="write what it would show as Markdown",
    )


def _not_evaluated(reading: Reading, name: str, problem: NotEvaluated, line: int) -> None:
    reading.problem(
        reading.place(line, 0),
        f"`{name}` has no value here: {problem.message}",
        rule="mdx-undefined" if problem.throws else "mdx-module",
        hint=(_REFUSED if problem.throws else "") + "write its value out",
        refused=problem.throws,
    )
