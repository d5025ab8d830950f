"""Templates: where they are looked up, and what becomes of a mistake in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemBytecodeCache,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup

from careers import __version__
from careers.problems import Location, Problem
from careers.theme.value import Theme
from careers.theme.words import fill, plural

BUNDLED = "!"
"""``!role.html`` names the bundled template that a site's ``role.html`` stands in front of."""

_NAMED = re.compile(r"""{%[-+]?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")
_TITLE = re.compile(r"\s*<header>\s*<h1\b[^>]*>.*?</h1>\s*</header>", re.DOTALL)


class TemplateProblem(Exception):  # noqa: N818  its message is a Problem
    """A template that cannot be rendered."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """The text of a template, or why there is none."""

    path: str
    """For messages: ``theme/templates/role.html``, ``<bundled theme>/templates/role.html``."""
    text: str
    problem: Problem | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Loader(BaseLoader):
    sources: Mapping[str, TemplateSource]

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002  what Jinja calls it with
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        source = self.sources.get(template)
        if source is None:
            raise TemplateNotFound(template)
        if source.problem:
            raise TemplateProblem(source.problem)
        return source.text, source.path, lambda: True


class _Missing(StrictUndefined):
    """A name or an attribute that is not there; says so in the words of the template's author."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        """With a hint in a second line."""
        name, owner = self._undefined_name, self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if owner is missing:
            return f"there is no value `{name}`\n"
        from difflib import get_close_matches

        known = [one.name for one in fields(owner)] if is_dataclass(owner) else []
        near = get_close_matches(str(name), known, n=1)
        hint = f"did you mean `{near[0]}`?" if near else ""
        return f"a value of the kind {type(owner).__name__} has no `{name}`\n{hint}"


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates of this program; where they cannot be kept, they are compiled anew."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return super().get_cache_key(f"{__version__} {jinja_version} {name}", filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


class _Environment(Environment):
    """Templates have no globals but those of all, and names do not depend on who names them.

    So each part of a page, of which there are a dozen and a half, is found and begun at once.
    """

    def __init__(self, loader: BaseLoader, bytecode_cache: FileSystemBytecodeCache | None) -> None:
        super().__init__(
            bytecode_cache=bytecode_cache,
            loader=loader,
            autoescape=True,
            undefined=_Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._known: dict[str | Template, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  Jinja's name
    ) -> Template:
        """Look a template up; errors are not remembered."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = super().get_template(name, parent, globals)
        return known

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One mapping, which is copied several times a page: two in a chain take long."""
        return {**self.globals, **(d or {})}


@lru_cache(maxsize=4)
def environment(
    sources: frozenset[tuple[str, TemplateSource]], compiled: Path | None = None
) -> Environment:
    """The environment of a set of templates; equal sets share it, and what it has compiled.

    What is ``compiled`` outlives the run in a folder that only this user may write.
    """
    return _Environment(_Loader(dict(sources)), _Compiled(str(compiled)) if compiled else None)


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What macros made of values, for other pages that show the same."""

    of_values: dict[tuple[object, ...], Markup] = field(default_factory=dict)
    """By the macro's name and equal values."""
    of_lines: dict[tuple[object, ...], tuple[object, Markup]] = field(default_factory=dict)
    """By the identity of a value, which is kept too so that no other can take it."""


def render(
    theme: Theme, template: str, values: Mapping[str, object], kept: Kept | None = None
) -> str:
    """The text of a template; raises `TemplateProblem`, whatever is wrong with the template.

    Besides ``values`` a template can call ``text(id, name=value)`` and ``plural(id, count)`` (words
    in the site's language), ``asset("css/x.css")`` (a URL), ``split_title(body)`` and
    ``once(macro, value, …)``: what the macro makes of values, made once for all pages that show
    equal ones. ``once_each(macro, values, …)`` does so for each of many and joins what comes out;
    values that are ``active`` are shown anew, and equal ones only once if they are the same one.

    Args:
        theme: Where the template is.
        template: Its name.
        values: What it can name.
        kept: Where ``once`` keeps things from page to page; without it they are made anew.
    """
    tools = _tools(theme, kept or Kept())
    try:
        return theme.environment.get_template(template).render(values, **tools)
    except TemplateProblem:
        raise
    except Exception as error:  # any expression of a template may raise anything
        raise TemplateProblem(_problem(error, template, theme)) from error


def compile_template(theme: Theme, template: str) -> None:
    """Make a template and those that it names ready, as far as they can be; wrong ones wait."""
    waiting, seen = [template], {template}
    while waiting:
        name = waiting.pop()
        with suppress(TemplateProblem, TemplateNotFound, TemplateSyntaxError):
            text = _source(theme.environment, name)
            theme.environment.get_template(name)
            named = set(_NAMED.findall(text)) - seen
            waiting += sorted(named)
            seen |= named


def _source(made: Environment, name: str) -> str:
    return made.loader.get_source(made, name)[0] if made.loader else ""


def syntax_problem(made: Environment, template: str) -> Problem | None:
    """What is wrong with a template before anything is rendered with it."""
    try:
        made.get_template(template)
    except TemplateProblem as error:
        return error.problem
    except TemplateSyntaxError as error:
        return _syntax(error, template)
    return None


def split_title(body: Markup) -> tuple[Markup, Markup]:
    """Part the ``<header>`` with the h1 that a text begins with from the rest of the text."""
    found = _TITLE.match(body)
    end = found.end() if found else 0
    return Markup(body[:end]), Markup(body[end:])  # noqa: S704  parts of what is markup


def _problem(error: Exception, template: str, theme: Theme) -> Problem:
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, template)
    location = _location(error, theme) or Location(f"theme/templates/{template}")
    if isinstance(error, RecursionError):
        return Problem(
            location,
            "the template extends or includes itself",
            rule="template-recursion",
            hint=f"write `{BUNDLED}name.html` for the theme's own template of that name",
        )
    if isinstance(error, TemplateNotFound):
        hint = f"check its name; `{BUNDLED}name.html` is the theme's own template of that name"
        return Problem(location, f"no template `{error.name}`", "template-not-found", hint)
    if isinstance(error, UndefinedError):
        message, _, hint = str(error.message).partition("\n")
        return Problem(location, message, "template-undefined", hint)
    hint = "correct the template there, or delete the file to have the theme's own"
    return Problem(location, f"{type(error).__name__}: {error}", "template-error", hint)


def _syntax(error: TemplateSyntaxError, template: str) -> Problem:
    path = error.filename or f"theme/templates/{error.name or template}"
    message = (error.message or "not a template").rstrip(".")
    hint = "correct the template there, or delete the file to have the theme's own"
    return Problem(Location(path, error.lineno), message, "template-syntax", hint)


def _location(error: Exception, theme: Theme) -> Location | None:
    """The innermost template line on the way to the error."""
    found = None
    step = error.__traceback__
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if name in theme.template_paths:
            found = Location(name, step.tb_lineno)
        step = step.tb_next
    return found


class _CanBeActive(Protocol):
    @property
    def active(self) -> bool: ...


def _tools(theme: Theme, kept: Kept) -> dict[str, object]:
    """What every template can call."""

    def once(macro: Macro, *values: object) -> Markup:
        key = macro.name, *values
        found = kept.of_values.get(key)
        if found is None:
            found = kept.of_values[key] = Markup(macro(*values))  # noqa: S704  of a template
        return found

    def once_each(macro: Macro, values: Iterable[_CanBeActive], *rest: object) -> Markup:
        made: list[Markup] = []
        lines, name = kept.of_lines, macro.name
        for value in values:
            key = id(value), name, *rest
            line = lines.get(key)
            if line is None:
                line = value, Markup(macro(value, *rest))  # noqa: S704  of a template
                if not value.active:
                    lines[key] = line
            made.append(line[1])
        return Markup("".join(made))  # noqa: S704  of a template

    def word(key: str) -> str:
        if key not in theme.strings:
            raise UndefinedError(f"no text `{key}` in the translations")
        return theme.strings[key]

    def text(key: str, **values: object) -> str:
        return fill(word(key), **values) if values else word(key)

    return {
        "asset": theme.asset_url,
        "text": text,
        "plural": lambda key, count: plural(word(key), count, theme.locale),
        "split_title": split_title,
        "once": once,
        "once_each": once_each,
    }
