"""The front matter block of a page: where it begins and ends, and its keys with their places.

Source: docusaurus 3.10.2 splits pages with gray-matter; the rules are section 3 of FINDINGS.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from careers.content.fields import described, shortened
from careers.located_yaml import Located, load
from careers.problems import Location, Problem

_YAML = ("", "yaml", "yml")
_JAVASCRIPT = ("js", "javascript")
_NEARLY = re.compile(r"\s*-{3,}[ \t]*\n\s*[A-Za-z_][\w-]*:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Fenced:
    """A file as front matter and the rest."""

    entries: Mapping[str, Located]
    rest: str
    """All that follows the closing fence, nothing stripped."""
    rest_line: int
    """Line of the file on which the rest begins: that of the closing fence."""
    problems: tuple[Problem, ...]


def read_fenced(text: str, path: str) -> Fenced:
    r"""Read the block at the beginning of a file; no block, no entries.

    Args:
        text: The whole file; a byte order mark and ``\r\n`` are fine.
        path: Of the file, site-relative.
    """
    handler = _Handler(text.removeprefix("\ufeff").replace("\r\n", "\n"), path)
    entries, _ = frontmatter.parse(text, handler=handler)
    block = handler.block
    return Fenced(
        entries=cast("dict[str, Located]", entries),
        rest=block.rest,
        rest_line=block.rest_line,
        problems=(*block.problems, *handler.problems),
    )


class _Handler(YAMLHandler):
    """Our fences and our YAML inside python-frontmatter, which by itself loses places and keys."""

    def __init__(self, text: str, path: str) -> None:
        super().__init__()
        self.block = _split(text, path)
        self.problems: list[Problem] = []

    def detect(self, text: str) -> bool:  # noqa: ARG002 - the library's signature
        """Whether there is a block has been seen already."""
        return True

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002 - it comes stripped, without places
        """The block and the rest of the text as it was."""
        return self.block.yaml, self.block.rest

    def load(self, fm: str, **_: object) -> dict[str, Located]:
        """The keys of the block; its mistakes are kept aside."""
        block = self.block
        if any(problem.severity == "error" for problem in block.problems):
            return {}
        if not any(_carries_yaml(line) for line in fm.splitlines()):
            self.problems += _unclosed(block)
            return {}
        if block.language == "json" and (broken := _broken_json(fm, block.path)):
            self.problems.append(broken)
            return {}
        if block.language.lower() in _JAVASCRIPT:
            fm = _javascript_literal(fm)
        root, problems = load(fm, path=block.path, first_line=2)
        if root is None and not block.is_closed:
            self.problems.append(_never_closed(block, problems[0]))
            return {}
        self.problems += [*problems, *_unclosed(block)]
        return self._entries(root)

    def _entries(self, root: Located | None) -> dict[str, Located]:
        if root is None or root.value is None:
            return {}
        if isinstance(root.value, dict):
            return root.value
        place = Location(self.block.path, root.line, root.column)
        message = f"front matter must be `key: value` lines, not {described(root)}"
        hint = "if `---` is a rule between paragraphs here, put an empty line before it"
        self.problems.append(Problem(place, message, "front-matter-type", hint, refused=True))
        return {}


@dataclass(frozen=True, slots=True)
class _Block:
    """Front matter before it is read."""

    path: str
    yaml: str = ""
    language: str = ""
    """What stands after the opening fence: ``json``."""
    is_closed: bool = True
    rest: str = ""
    rest_line: int = 1
    problems: tuple[Problem, ...] = ()


def _split(text: str, path: str) -> _Block:
    """Cut at three dashes at the very beginning, and at the next line that begins with three."""
    if not text.startswith("---") or text.startswith("----"):
        return _Block(path, rest=text, problems=_late_fence(text, path))
    head, line_break, after = text[3:].partition("\n")
    language = (head if line_break else head[:-1]).strip()
    yaml, fence, rest = (line_break + after).partition("\n---")
    last_line = yaml.count("\n") + (2 if fence else 1)
    problems = _language_problems(language, path)
    if trailing := rest.partition("\n")[0].strip():
        place = Location(path, last_line, 4)
        message = f"`{shortened(trailing)}` after the closing `---` is read as text of the page"
        hint = "put it on the next line"
        problems += (Problem(place, message, "front-matter-fence", hint, severity="warning"),)
    return _Block(
        path=path,
        yaml=yaml.removeprefix("\n"),
        language=language,
        is_closed=bool(fence),
        rest=rest,
        rest_line=last_line,
        problems=problems,
    )


def _late_fence(text: str, path: str) -> tuple[Problem, ...]:
    """What looks like front matter, but stands too late or between too many dashes."""
    if not _NEARLY.match(text):
        return ()
    before = text[: text.index("-")]
    place = Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    reason = "does not begin the file" if before else "begins with more than three dashes"
    message = f"this is read as text of the page: front matter that {reason} is none"
    hint = "begin the file with a line of three dashes"
    return (Problem(place, message, "front-matter-fence", hint, severity="warning"),)


def _language_problems(language: str, path: str) -> tuple[Problem, ...]:
    """JSON and JavaScript reach Docusaurus's metadata, and fail in its MDX."""
    if language.lower() in _YAML:
        return ()
    place = Location(path, 1, 4)
    rule = "front-matter-language"
    if language == "json" or language.lower() in _JAVASCRIPT:
        message = f"Docusaurus would refuse this page: its front matter is `{language}`"
        hint = "write `key: value` lines between two lines of `---`"
        return (Problem(place, message, rule, hint, severity="warning", refused=True),)
    message = f"front matter cannot be written in `{shortened(language)}`"
    hint = "write nothing after `---`, and `key: value` lines below it"
    return (Problem(place, message, rule, hint, refused=True),)


def _carries_yaml(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _unclosed(block: _Block) -> list[Problem]:
    """Docusaurus reads on to the end of the file; what is left is a page without text."""
    if block.is_closed:
        return []
    place = Location(block.path, 1, 1)
    message = "the front matter is never closed, so the page has no text"
    hint = "add a line of `---` after the last key"
    return [Problem(place, message, "front-matter-unclosed", hint, severity="warning")]


def _never_closed(block: _Block, problem: Problem) -> Problem:
    """The text of the page is no YAML: say what is missing, not what came of it."""
    place = Location(block.path, 1, 1)
    where = f"as YAML, the file fails on line {problem.location.line}"
    hint = f"add a line of `---` after the last key; {where}"
    message = "the front matter is never closed"
    return Problem(place, message, "front-matter-unclosed", hint, refused=problem.refused)


def _broken_json(text: str, path: str) -> Problem | None:
    """What YAML accepts and JSON does not: a comma too many, a comment."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        place = Location(path, error.lineno + 1, error.colno)
        hint = "check the quotes and commas around it"
        return Problem(place, f"this is no JSON: {error.msg}", "yaml-syntax", hint, refused=True)
    except RecursionError:
        hint = "make it flatter"
        return Problem(Location(path, 2, 1), "this JSON is nested too deep", "yaml-limit", hint)
    return None


def _javascript_literal(text: str) -> str:
    """``({title: 'a'});`` without what surrounds the literal; anything else fails as YAML."""
    return re.sub(r"[()]|;\s*\Z", " ", text) if text.lstrip().startswith("(") else text
