"""libyaml's events into located values, on a stack of our own: libyaml's composer overflows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import yaml

from careers.located_yaml.explanations import explain, shown
from careers.located_yaml.repairs import mask, without_harmless_tabs
from careers.located_yaml.scalars import Scalar, plain_scalar, tagged_scalar, text_of
from careers.located_yaml.values import Located, Value
from careers.problems import Location, Problem

MAX_CHARACTERS = 65_536
MAX_NODES = 5_000
MAX_DEPTH = 64

_PREFIX = "tag:yaml.org,2002:"
_NOT_PRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)


def load(
    text: str, *, path: str, first_line: int = 1
) -> tuple[Located | None, tuple[Problem, ...]]:
    r"""Read one YAML document.

    Args:
        text: The YAML alone, without fences; line breaks may be ``\n``, ``\r\n`` or ``\r``.
        path: The file for the problems, site-relative.
        first_line: Line of that file on which ``text`` begins.

    Returns:
        The document, with the value None when nothing is written in it, and None in its place
        when it cannot be read at all.
    """
    if len(text) > MAX_CHARACTERS:
        place = Location(path, first_line, 1)
        message = f"{len(text):,} characters of YAML; the limit is {MAX_CHARACTERS:,}"
        return None, (Problem(place, message, "yaml-limit", "move the text into the page's body"),)
    if found := _NOT_PRINTABLE.search(text):
        return None, (_not_printable(text, found, path, first_line),)
    reader = _Reader(text, path, first_line)
    root = reader.read()
    if reader.stopped_at_tab and (repaired := without_harmless_tabs(text)) != text:
        reader = _Reader(repaired, path, first_line)
        root = reader.read()
    return root, tuple(reader.problems)


def _not_printable(text: str, found: re.Match[str], path: str, first_line: int) -> Problem:
    before = text[: found.start()].replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + first_line
    return Problem(
        Location(path, line, len(before) - before.rfind("\n")),
        f"the character U+{ord(found[0]):04X} cannot stand in YAML",
        "yaml-character",
        "delete it: it is invisible",
        refused=True,
    )


class _StopError(Exception):
    """Ends the reading; its problem is already noted. Never leaves this module."""


@dataclass(frozen=True, slots=True)
class _Anchored:
    """What an alias stands for, and what using it costs."""

    located: Located
    nodes: int
    characters: int
    height: int


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been reached."""

    event: yaml.CollectionStartEvent
    line: int
    column: int
    is_mapping: bool
    nodes_before: int
    characters_before: int
    height: int = 0
    """Of its highest finished child; a scalar has none."""
    items: list[Located] = field(default_factory=list)
    entries: dict[str, Located] = field(default_factory=dict)
    merged: set[str] = field(default_factory=set)
    """Keys that came by ``<<`` and may be written again."""
    key: Located | None = None
    """A key that waits for its value."""
    merging: bool = False
    """That key is ``<<``."""


class _Reader:
    """One pass over the events of one text."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.masked = mask(text)
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.stopped_at_tab = False
        self.stack: list[_Open] = []
        self.anchors: dict[str, _Anchored] = {}
        self.root: Located | None = None
        self.nodes = 0
        self.characters = 0

    def read(self) -> Located | None:
        """The document, or None when its reading was given up."""
        try:
            for event in self._events():
                self._take(event)
        except _StopError:
            return None
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
            return None
        return self.root or Located(None, self.first_line, 1)

    def _events(self) -> Iterator[yaml.Event]:
        loader = yaml.CSafeLoader(self.masked.text)
        try:
            while event := loader.get_event():
                yield event
        finally:
            loader.dispose()

    def _take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        if mark is None:  # only in types-PyYAML
            return
        line, column = mark.line + self.first_line, mark.column + 1
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, line, column)
            case yaml.CollectionEndEvent():
                self._close()
            case yaml.CollectionStartEvent():
                self._open(event, line, column)
            case yaml.AliasEvent():
                self._alias(event, line, column)
            case yaml.DocumentStartEvent() if self.root is not None:
                hint = "keep one; front matter ends at the first line of `---`"
                message = "a second YAML document begins here"
                self._stop(line, column, message, "yaml-syntax", hint, refused=True)
            case _:
                pass

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> None:
        text = self.masked.restore(event.value, escapes_kept=event.style != '"')
        self._count(line, column, nodes=1, characters=len(text))
        if event.style == '"' and (hidden := _NOT_PRINTABLE.search(text)):
            message = f"the escape for U+{ord(hidden[0]):04X} stands for no character of a text"
            hint = "delete it: it is invisible"
            self._stop(line, column, message, "yaml-character", hint)
        is_plain = event.implicit[0] and event.tag is None
        value: Scalar
        if event.tag not in {None, "!"}:
            value = self._tagged(event, text, line, column)
        else:
            value = plain_scalar(text) if is_plain else text
        if type(value) is date and text != value.isoformat():
            self._note_impossible_day(line, column, text, value)
        located = Located(value, line, column)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(located, 1, len(text), 0)
        self._put(located, height=0, is_merge=is_plain and text == "<<")

    def _tagged(self, event: yaml.ScalarEvent, text: str, line: int, column: int) -> Scalar:
        tag = event.tag or ""
        value, fits = tagged_scalar(tag.removeprefix(_PREFIX), text)
        if not fits or not tag.startswith(_PREFIX):
            self._stop_at_tag(tag, line, column)
        return value

    def _open(self, event: yaml.CollectionStartEvent, line: int, column: int) -> None:
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        if len(self.stack) >= MAX_DEPTH:
            self._stop_at_depth(line, column)
        if event.tag not in {None, "!"}:
            kinds = ("map", "set") if is_mapping else ("seq", "omap")
            if event.tag not in [_PREFIX + kind for kind in kinds]:
                self._stop_at_tag(event.tag or "", line, column)
        self.stack.append(_Open(event, line, column, is_mapping, self.nodes, self.characters))
        self._count(line, column, nodes=1, characters=0)

    def _close(self) -> None:
        closed = self.stack.pop()
        value: Value = closed.entries if closed.is_mapping else tuple(closed.items)
        located = Located(value, closed.line, closed.column)
        height = closed.height + 1
        if closed.event.anchor is not None:
            nodes = self.nodes - closed.nodes_before
            characters = self.characters - closed.characters_before
            self.anchors[closed.event.anchor] = _Anchored(located, nodes, characters, height)
        self._put(located, height=height)

    def _alias(self, event: yaml.AliasEvent, line: int, column: int) -> None:
        anchored = self.anchors.get(event.anchor or "")
        if anchored is None:
            name = shown(self.masked.restore(event.anchor or ""))
            inside = any(event.anchor == outer.event.anchor for outer in self.stack)
            what = "stands inside the value it repeats" if inside else "repeats nothing"
            hint = f"put it in quotes if it is text, or write `&{name}` before what it repeats"
            self._stop(line, column, f"`*{name}` {what}", "yaml-alias", hint, refused=True)
            return
        if len(self.stack) + anchored.height > MAX_DEPTH:
            self._stop_at_depth(line, column)
        self._count(line, column, nodes=anchored.nodes, characters=anchored.characters)
        self._put(Located(anchored.located.value, line, column), height=anchored.height)

    def _put(self, located: Located, *, height: int, is_merge: bool = False) -> None:
        """Hand a finished node to the collection it stands in."""
        if not self.stack:
            self.root = located
            return
        top = self.stack[-1]
        top.height = max(top.height, height)
        if not top.is_mapping:
            top.items.append(located)
        elif top.key is None:
            top.key, top.merging = located, is_merge
        else:
            key, top.key = top.key, None
            if top.merging:
                self._merge(top, located)
            else:
                self._enter(top, key, located)

    def _enter(self, top: _Open, key: Located, located: Located) -> None:
        name = key.value if isinstance(key.value, str) else text_of(_one_level(key))
        if name in top.entries and name not in top.merged:
            first = top.entries[name].key_line
            hint = f"the first one is on line {first}: keep one of them"
            message = f"`{shown(name)}` is written twice"
            place = Location(self.path, key.line, key.column)
            self.problems.append(Problem(place, message, "yaml-duplicate-key", hint, refused=True))
            return
        top.merged.discard(name)
        top.entries[name] = Located(
            located.value, located.line, located.column, key.line, key.column
        )

    def _merge(self, top: _Open, located: Located) -> None:
        """``<<: *base``: its keys, except those that are written here themselves."""
        sources = located.value if isinstance(located.value, tuple) else (located,)
        for source in sources:
            if not isinstance(source.value, dict):
                message = "`<<` takes over the keys of a mapping, and this is none"
                hint = "write `<<: *name`, or put `<<` in quotes"
                self._stop(source.line, source.column, message, "yaml-alias", hint, refused=True)
                return
            for name, value in source.value.items():
                if name not in top.entries:
                    top.entries[name] = value
                    top.merged.add(name)

    def _count(self, line: int, column: int, *, nodes: int, characters: int) -> None:
        self.nodes += nodes
        self.characters += characters
        if self.nodes > MAX_NODES:
            what = f"more than {MAX_NODES:,} values"
        elif self.characters > MAX_CHARACTERS:
            what = f"more than {MAX_CHARACTERS:,} characters"
        else:
            return
        repeated = " once its aliases are written out" if self.anchors else ""
        self._stop(line, column, what + repeated, "yaml-limit", "keep front matter small")

    def _stop_at_depth(self, line: int, column: int) -> None:
        message = f"nested more than {MAX_DEPTH} deep"
        self._stop(line, column, message, "yaml-limit", "put text with brackets in quotes")

    def _stop_at_tag(self, tag: str, line: int, column: int) -> None:
        written = f"!!{tag.removeprefix(_PREFIX)}" if tag.startswith(_PREFIX) else tag
        message = f"`{shown(written)}` is a YAML tag that does not fit here"
        hint = "put the value in quotes if it is text, or delete the tag"
        self._stop(line, column, message, "yaml-tag", hint, refused=True)

    def _note_impossible_day(self, line: int, column: int, text: str, day: date) -> None:
        message = f"there is no day `{text}`; it is read as {day.isoformat()}"
        hint = "write a day of the calendar, or put the value in quotes"
        place = Location(self.path, line, column)
        self.problems.append(Problem(place, message, "yaml-date", hint, severity="warning"))

    def _stop(  # noqa: PLR0913 - the parts of a problem
        self, line: int, column: int, message: str, rule: str, hint: str, *, refused: bool = False
    ) -> None:
        place = Location(self.path, line, column)
        self.problems.append(Problem(place, message, rule, hint, refused=refused))
        raise _StopError

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark
        self.stopped_at_tab = mark is not None and self.text[mark.index : mark.index + 1] == "\t"
        openings = [
            (outer.line - self.first_line, outer.column - 1)
            for outer in self.stack
            if outer.event.flow_style
        ]
        cause = explain(error, self.text, openings[-1] if openings else None)
        place = Location(self.path, cause.line + self.first_line, cause.column + 1)
        problem = Problem(place, cause.message, "yaml-syntax", cause.hint, refused=True)
        self.problems.append(problem)


def _one_level(key: Located) -> object:
    """A key as JavaScript sees it: a list of scalars joins, anything deeper is an object."""
    if isinstance(key.value, tuple):
        return [{} if isinstance(i.value, dict | tuple) else i.value for i in key.value]
    return key.value
