"""``docusaurus.config.js`` in place of ``careers.toml``, evaluated by Node where it is installed.

Source: docusaurus 3.10.2, docusaurus/src/server/config.ts, docusaurus-utils/src/moduleUtils.ts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from typing import Any

from careers.config.by_eye import as_toml, guess, place_in, places
from careers.config.node import Answers, NoAnswer, evaluate
from careers.config.options import JAVASCRIPT, JavaScript
from careers.config.presets import Unused, as_careers_table
from careers.config.toml_positions import KeyPath, Place
from careers.problems import Location, Problem, Severity

_MARK = "$javascript"


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What became of a ``docusaurus.config.js``."""

    table: Mapping[str, object]
    """As ``careers.toml`` would give it; only what can be read by eye where nothing could run."""
    places: Mapping[KeyPath, Place]
    problems: tuple[Problem, ...]
    sidebars: str | None = None
    """The sidebars file that the configuration names, as JSON, where it is JavaScript."""
    ran: bool = True
    """Whether the configuration could be evaluated."""


def find_docusaurus_config(site_dir: Path) -> Path | None:
    """The site's Docusaurus configuration, if it has one."""
    candidates = (site_dir / f"docusaurus.config{ending}" for ending in JAVASCRIPT)
    return next((file for file in candidates if file.is_file()), None)


def read_docusaurus_config(
    site_dir: Path, file: Path, path: str, text: str, *, mode: str
) -> Evaluated:
    """Evaluate a configuration; where that fails, there is one problem and a guess.

    Args:
        site_dir: The folder of the site.
        file: The configuration.
        path: Its name in problems.
        text: What it holds.
        mode: ``build`` or ``serve``.
    """
    answers = evaluate(site_dir, [str(file.resolve())], mode=mode)
    if isinstance(answers, NoAnswer):
        return Evaluated(guess(text), {}, (_cannot_run(answers, path, text),), ran=False)
    value = _value(answers.values[0], path, text)
    if isinstance(value, Problem):
        return Evaluated(guess(text), {}, (value,), ran=False)
    table, unused = as_careers_table(value)
    sidebars, problems = _sidebars_of(table, answers)
    notes = [_note(one, path, text) for one in unused]
    return Evaluated(table, places(text, table), (*notes, *problems), sidebars)


def read_sidebars_file(site_dir: Path, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """A ``sidebars.js`` as JSON, for a ``careers.toml`` that names it."""
    if not (site_dir / path).is_file():
        return None, ()
    answers = evaluate(site_dir, [path])
    if isinstance(answers, NoAnswer):
        message = _REASONS[answers.why].format(words=answers.last_words)
        hint = "install Node 20 or newer, or write the sidebars as JSON: `sidebars.json`"
        return None, (Problem(Location(normpath(path)), message, "config-node", hint),)
    return _as_json(answers.values[0], path)


def _sidebars_of(
    table: Mapping[str, Any], answers: Answers
) -> tuple[str | None, tuple[Problem, ...]]:
    docs = table.get("docs")
    path = docs.get("sidebarPath") if isinstance(docs, Mapping) else None
    if not isinstance(path, str) or path not in answers.sidebars:
        return None, ()
    return _as_json(answers.sidebars[path], path)


def _as_json(answer: Mapping[str, Any], path: str) -> tuple[str | None, tuple[Problem, ...]]:
    path = normpath(path)
    if wrong := answer.get("error"):
        return None, (_wrong(wrong, path, "install TypeScript: `npm install typescript`"),)
    value = _decoded(answer["value"])
    return json.dumps(value, ensure_ascii=False, default=lambda _: None), ()


def _value(answer: Mapping[str, Any], path: str, text: str) -> dict[str, Any] | Problem:
    """The exported object, or what is wrong."""
    if wrong := answer.get("error"):
        return _wrong(wrong, path, _instead(text, _TYPESCRIPT_CURE))
    value = _decoded(answer["value"])
    if not isinstance(value, dict):
        message = "this file exports no configuration"
        hint = "end it with `export default config` or `module.exports = config`"
        return Problem(Location(path), message, "config-file", hint, refused=True)
    return value


def _decoded(value: Any) -> Any:
    """What JavaScript alone can use as a value of its own."""
    if isinstance(value, list):
        return [_decoded(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    if _MARK not in value:
        return {key: _decoded(inner) for key, inner in value.items()}
    kind, name = value[_MARK]
    return JavaScript(kind, name)


_REASONS = {
    "absent": "this file is JavaScript, and Node, which runs it, is not installed",
    "late": "Node was still running this file after half a minute",
    "died": "Node could not run this file: {words}",
}
_TYPESCRIPT_CURE = "run `npm install`, use Node 22.13 or newer"


def _cannot_run(answer: NoAnswer, path: str, text: str) -> Problem:
    message = _REASONS[answer.why].format(words=answer.last_words or "it ended without a word")
    cure = "mend what it waits for" if answer.why == "late" else "install Node 20 or newer"
    return Problem(Location(path), message, "config-node", _instead(text, cure))


def _instead(text: str, cure: str) -> str:
    return f"{cure}, or write `careers.toml`:\n{as_toml(guess(text))}"


def _wrong(wrong: Mapping[str, Any], path: str, typescript_cure: str) -> Problem:
    """A mistake in the JavaScript itself, at its place; Docusaurus stops there, too."""
    if wrong["kind"] == "typescript":
        message = "this file is TypeScript, and nothing installed here reads it"
        return Problem(Location(path), message, "config-node", typescript_cure)
    at = Location(wrong.get("file", path), wrong.get("line", 0), wrong.get("column", 0))
    said = wrong["message"].strip().partition("\n")[0].strip().rstrip(".")
    if wrong["kind"] == "syntax":
        said = said.removeprefix("ParseError: ")
        message = said[:1].lower() + said[1:] if said else "this is no JavaScript"
        hint = "check the commas, quotes and brackets before it"
        return Problem(at, message, "config-syntax", hint, refused=True)
    message = f"this file stops with an error: {said or wrong.get('name', '')}"
    return Problem(at, message, "config-evaluation", "mend the code at this place", refused=True)


def _note(unused: Unused, path: str, text: str) -> Problem:
    """A line for what has no place here, where it was written if that is clear."""
    location = Location(path)
    for quote in "'\"`":
        if text.count(f"{quote}{unused.name}{quote}") == 1:
            line, column = place_in(text, text.index(f"{quote}{unused.name}{quote}"))
            location = Location(path, line, column)
    rule = "config-key" if unused.refused else "config-unused"
    severity: Severity = "error" if unused.refused else "info"
    return Problem(
        location, unused.message, rule, unused.hint, severity=severity, refused=unused.refused
    )
