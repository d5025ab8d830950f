"""``careers new-role``: a role page to begin with, in the folder of its team."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from posixpath import splitext

from careers.config import load_config
from careers.content.routes import strip_number_prefixes
from careers.content.sources import Sources, read_sources
from careers.content.team_folders import file_name, folder_of
from careers.problems import Location, Problem
from careers.roles.fields import SCHEMA, Field
from careers.roles.keys import meanings
from careers.scaffold.texts import in_text, in_yaml, one_line

TEMPLATE = "_template.md"
"""The site's own, in the content folder."""

_BUNDLED = """\
Two or three sentences: what this person will change, for whom, and with whom.

## What you will do

- The work itself, the largest part of it first

## What we look for

- What somebody needs on the first day

Useful, and learnable here: what they do not need on the first day.

## What we offer

- Pay as a range, hours, and what comes with them

## How to apply

What to send and where, who reads it, and what happens then.
"""
_BENEFITS = "- Pay as a range, hours, and what comes with them\n"
_PARTIALS = (("_benefits.md", "Benefits"), ("_about.md", "About"))
"""Texts that roles share, by the component that shows them."""
_PARTS = frozenset(
    "city region country postal_code street salary_min salary_max salary_currency salary_period "
    "contact_email job_title translation_key lang ai_screening".split()
)
"""Keys that only restate another one or that few roles need; the manual has them."""
_PLACEHOLDER = re.compile(r"\{\{\s*(title|team|today)\s*\}\}")
_KEY = re.compile(r"(?P<before>\s*(?:- )?(?P<key>[\w][\w -]*):[ \t]+)(?P<value>\S.*)")


@dataclass(frozen=True, slots=True)
class Scaffolded:
    """What became of a wish for a page."""

    path: str = ""
    """Of the page that was written, site-relative; empty where none was."""
    folder_file: str = ""
    """The ``_category_`` file of a folder that did not exist before."""
    problems: tuple[Problem, ...] = ()


def new_role(
    site_dir: Path, *, title: str, team: str = "", today: date, config_file: Path | None = None
) -> Scaffolded:
    """Write a role page; a file that exists is never touched.

    Args:
        site_dir: The site folder.
        title: Of the role; its slug becomes the file name.
        team: Label or name of a category's folder; a folder is made where there is none.
        today: The day on which the role is posted.
        config_file: Instead of ``careers.toml``.
    """
    config, problems = load_config(site_dir, config_file)
    if any(problem.severity == "error" for problem in problems):
        return Scaffolded(problems=problems)
    title, team = one_line(title), one_line(team)
    sources = read_sources(site_dir, config)
    folder = folder_of(team, sources) if team else ""
    is_new = folder is None
    where = file_name(team, "") if folder is None else folder
    name = file_name(title, where)
    if not name or (team and not where):
        return Scaffolded(problems=(_no_name(config.docs.path, team if name else title),))
    path = "/".join(filter(None, [config.docs.path, where, f"{name}.md"]))
    if taken := _taken(path, sources):
        return Scaffolded(problems=(taken,))
    text = _page(sources, where, title=title, team=team, today=today)
    files, folder_file = {path: text}, ""
    if is_new and where != team:
        folder_file = f"{config.docs.path}/{where}/_category_.yml"
        files[folder_file] = f"label: {in_yaml(team)}\n"
    wrong = _write(site_dir, files)
    return Scaffolded(problems=(wrong,)) if wrong else Scaffolded(path, folder_file)


def _taken(path: str, sources: Sources) -> Problem | None:
    """A page that has the name already, whatever its ending or number."""
    wanted = strip_number_prefixes(splitext(path)[0]).casefold()
    for source in sources.pages:
        if strip_number_prefixes(splitext(source.path)[0]).casefold() == wanted:
            return Problem(
                Location(source.path),
                "this role exists; nothing was written",
                "role-exists",
                "give the new one a title of its own, or edit this page",
            )
    return None


def _no_name(content: str, text: str) -> Problem:
    message = f"`{text}` has no letter or digit to name a file after"
    return Problem(Location(content), message, "role-name", "write the role's title in words")


def _page(sources: Sources, folder: str, *, title: str, team: str, today: date) -> str:
    """Front matter and text, from the site's template where it has one."""
    values = {"title": title, "team": team, "today": today.isoformat()}
    own = sources.partials.get(f"{sources.content}/{TEMPLATE}")
    said, text = _split(own) if own is not None else ("", _bundled(sources, folder))
    lines = list(_filled_lines(said, values))
    written = {match["key"] for line in lines if (match := _KEY.match(line.lstrip("# ")))}
    fields = {name for key in written for name, *_ in meanings(key)}
    if "title" not in written:
        lines.insert(0, f"title: {in_yaml(title)}")
    if team and "/" in folder and "team" not in fields:
        lines.append(f"team: {in_yaml(team)}")
    if "date_posted" not in fields:
        lines.append(f"date_posted: {today.isoformat()}")
    if not written & {"draft", "unlisted"}:
        lines.append("draft: true    # delete this line to publish the role")
    fields |= {"team", "date_posted"}
    lines += _commented(field for field in SCHEMA if field.name not in fields | _PARTS)
    markup = {key: in_text(value) for key, value in values.items()}
    text = _PLACEHOLDER.sub(lambda match: markup[match[1]], text.strip("\n"))
    return "---\n" + "\n".join(lines) + f"\n---\n\n{text}\n"


def _split(template: str) -> tuple[str, str]:
    """The lines of the front matter, comments and placeholders included, and the text."""
    match = re.match(r"---[ \t]*\n(?P<said>.*?\n)??---[ \t]*(?:\n|\Z)", template, re.DOTALL)
    return (match["said"] or "", template[match.end() :]) if match else ("", template)


def _bundled(sources: Sources, folder: str) -> str:
    """The sections, with the site's partials where it has them."""
    up = "../" * (folder.count("/") + 1) if folder else "./"
    text, imports = _BUNDLED, ""
    for name, component in _PARTIALS:
        if f"{sources.content}/{name}" in sources.partials:
            imports += f"import {component} from '{up}{name}';\n"
            if component == "Benefits":
                text = text.replace(_BENEFITS, f"{_BENEFITS}\n<{component} />\n")
            else:
                text = text.replace("## How to", f"## About us\n\n<{component} />\n\n## How to")
    return f"{imports}\n{text}" if imports else text


def _filled_lines(said: str, values: dict[str, str]) -> Iterator[str]:
    """Front matter with its placeholders replaced; a key that is left without value goes."""
    for line in said.splitlines():
        match = _KEY.fullmatch(line)
        if not _PLACEHOLDER.search(line):
            yield line
        elif match is None:
            yield _PLACEHOLDER.sub(lambda found: values[found[1]], line)
        else:
            quoted = match["value"].strip()
            bare = quoted[1:-1] if quoted[0] in "\"'" and quoted[-1] == quoted[0] else quoted
            value = _PLACEHOLDER.sub(lambda found: values[found[1]], bare)
            if value.strip():
                is_date = _PLACEHOLDER.fullmatch(bare) and value == values["today"]
                yield match["before"] + (value if is_date else in_yaml(value))


def _commented(fields: Iterable[Field]) -> Iterator[str]:
    """An example of each key, and what else may be written."""
    yield "# What else can be said: take the first `#` away."
    for field in fields:
        form = field.form.replace("`", "") if field.form.startswith("`") else ""
        line = f"# {field.name}: {field.example}"
        yield f"{line}    # {form}" if form else line


def _write(site_dir: Path, files: dict[str, str]) -> Problem | None:
    """Write new files below the site folder."""
    root = site_dir.resolve()
    for path, text in files.items():
        file = root / path
        if not file.parent.resolve().is_relative_to(root):
            message = "lies outside of the site folder; nothing was written"
            return Problem(Location(path), message, "role-unwritable", "name another team")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
        except OSError as error:
            message = f"cannot be written: {error.strerror or error}"
            return Problem(
                Location(path), message, "role-unwritable", "look at the folder's rights"
            )
    return None
