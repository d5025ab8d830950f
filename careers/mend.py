"""Mend what is certain: apply the edits of problems to the bytes of the files they are in.

Nothing is written until the whole site, read with the new bytes in place of the old ones, has been
looked at again: a file in which an edit makes a new error keeps its bytes.
"""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import unified_diff
from itertools import pairwise
from pathlib import Path

from careers.problems import Edit, Location, Problem

ROUNDS = 10
"""How often mended files are looked at again; edits may uncover what further edits mend."""

_BOM = b"\xef\xbb\xbf"
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Seen:
    """A site as it was found."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    """Of the files that may be mended, by site-relative path, every line ending ``\\n``."""


Look = Callable[[Mapping[str, bytes]], Seen]
"""Looks at the site with these bytes in place of those on disk, by site-relative path."""


@dataclass(frozen=True, slots=True)
class MendedFile:
    """A file and what becomes of it."""

    path: str
    before: bytes
    after: bytes
    mended: tuple[Problem, ...]
    """Placed as they were found, each in its round."""

    @property
    def diff(self) -> str:
        """The change as a patch that ``git apply`` takes."""
        lines = unified_diff(
            _patch_lines(self.before),
            _patch_lines(self.after),
            f"a/{self.path}",
            f"b/{self.path}",
        )
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        )


@dataclass(frozen=True, slots=True)
class Mended:
    """What mending comes to."""

    files: tuple[MendedFile, ...]
    """Those that change, sorted by path."""
    refused: tuple[Problem, ...]
    """A warning for each file that keeps its bytes though something in it could be mended."""


def mend(site_dir: Path, look: Look) -> Mended:
    """Find what every file becomes; write nothing.

    Args:
        site_dir: The site folder.
        look: Called at least once, and again after each round of edits.
    """
    work = _Work(site_dir)
    seen = look({})
    for _ in range(ROUNDS):
        changes = work.changes(seen)
        if not changes:
            break
        after = look({**work.edited, **{path: change.after for path, change in changes.items()}})
        broken = _broken(seen.problems, after.problems, changes)
        if broken:  # the others are tried once more without these
            work.refused |= broken
            continue
        work.keep(changes)
        seen = after
    return Mended(work.files(), tuple(work.refused.values()))


def write(site_dir: Path, files: Iterable[MendedFile]) -> tuple[Problem, ...]:
    """Write each file in one step, with the permissions it had.

    Returns:
        A warning for each file that is not as it was when it was looked at, or cannot be written.
    """
    problems = []
    for file in files:
        try:
            reason = _replace(site_dir, file)
        except OSError as error:
            reason = f"it cannot be written: {error.strerror}"
        if reason:
            problems.append(_refusal(file.path, reason))
    return tuple(problems)


@dataclass(frozen=True, slots=True)
class _Change:
    after: bytes
    mended: tuple[Problem, ...]


@dataclass(eq=False)
class _Work:
    """The bytes of the files so far."""

    site_dir: Path
    original: dict[str, bytes] = field(default_factory=dict)
    edited: dict[str, bytes] = field(default_factory=dict)
    mended: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    refused: dict[str, Problem] = field(default_factory=dict)

    def changes(self, seen: Seen) -> dict[str, _Change]:
        """What this round would do to each file."""
        waiting: dict[str, list[Problem]] = {}
        for problem in seen.problems:
            if problem.edits and problem.location.path in seen.texts:
                waiting.setdefault(problem.location.path, []).append(problem)
        found = {}
        for path, problems in waiting.items():
            if path not in self.refused:
                change = self._change(path, problems, seen.texts[path])
                if change is not None and change.mended:
                    found[path] = change
        return found

    def keep(self, changes: Mapping[str, _Change]) -> None:
        """Take the changes of a round for good."""
        for path, change in changes.items():
            self.edited[path] = change.after
            self.mended[path] = (*self.mended.get(path, ()), *change.mended)

    def files(self) -> tuple[MendedFile, ...]:
        """Those that differ from what is on disk."""
        return tuple(
            MendedFile(path, self.original[path], after, self.mended[path])
            for path, after in sorted(self.edited.items())
            if after != self.original[path]
        )

    def _change(self, path: str, problems: list[Problem], text: str) -> _Change | None:
        raw = self.edited.get(path)
        if raw is None:
            reason = ""
            try:
                raw = self.original[path] = _real_file(self.site_dir, path).read_bytes()
            except OSError as error:
                reason = f"it cannot be read: {error.strerror}"
            except ValueError as error:
                reason = str(error)
            if raw is not None and _as_read(raw) != text:
                reason = "it changed while it was looked at"
            if reason or raw is None:
                self.refused[path] = _refusal(path, reason)
                return None
        return _edited(raw, problems)


def _broken(
    before: Iterable[Problem], after: Iterable[Problem], changed: Iterable[str]
) -> dict[str, Problem]:
    """The changed files that have more errors of a kind than they had, with what to say of it.

    An error in a file that nobody changed, such as one that imports another, is everybody's.
    """
    errors = Counter(_kind(one) for one in before if one.severity == "error")
    worse = []
    for problem in after:
        if problem.severity == "error":
            errors[_kind(problem)] -= 1
            if errors[_kind(problem)] < 0:
                worse.append(problem)
    guilty = {problem.location.path: problem for problem in reversed(worse)}
    own = [path for path in changed if path in guilty]
    blamed = own or (list(changed) if worse else [])
    return {
        path: _refusal(path, f"mending it would cause an error: {guilty.get(path, worse[0])}")
        for path in blamed
    }


def _kind(problem: Problem) -> tuple[str, str]:
    """The message may quote what was mended, and lines may move."""
    return problem.location.path, problem.rule


def _edited(raw: bytes, problems: Iterable[Problem]) -> _Change:
    """Apply what can be applied at once; of edits that overlap the first problem's count."""
    bom = _BOM if raw.startswith(_BOM) else b""
    text = _Text(raw.removeprefix(bom).decode())
    taken: list[_Span] = []
    mended = []
    for problem in problems:
        spans = [text.span(edit) for edit in problem.edits]
        if any(span is None for span in spans):
            continue
        wanted = [span for span in spans if span is not None and span not in taken]
        if _apart([*taken, *wanted]):
            taken += wanted
            mended.append(problem)
    return _Change(bom + text.replaced(taken).encode(), tuple(mended))


@dataclass(frozen=True, slots=True, order=True)
class _Span:
    """An edit by the offsets of a text."""

    start: int
    end: int
    text: str


def _apart(spans: Iterable[_Span]) -> bool:
    """Whether no two of them touch the same characters, or put text into the same place."""
    ordered = sorted(spans)
    return all(
        one.end <= other.start and one.start != other.start for one, other in pairwise(ordered)
    )


class _Text:
    """A text with line ends of any kind, addressed by line and column."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[tuple[int, int, str]] = []
        """Where each begins and ends, and its line break."""
        at = 0
        for found in _LINE_BREAK.finditer(text):
            self.lines.append((at, found.start(), found[0]))
            at = found.end()
        self.lines.append((at, len(text), ""))

    def span(self, edit: Edit) -> _Span | None:
        """Where an edit is and what it puts there; None where there is no such place."""
        start = self._offset(edit.line, edit.column)
        end = self._offset(edit.end_line, edit.end_column)
        if start is None or end is None or end < start:
            return None
        return _Span(start, end, edit.text.replace("\n", self._line_break(edit.line)))

    def replaced(self, spans: Iterable[_Span]) -> str:
        """The text after the edits, which do not overlap."""
        parts, at = [], 0
        for span in sorted(spans):
            parts += [self.text[at : span.start], span.text]
            at = span.end
        return "".join([*parts, self.text[at:]])

    def _offset(self, line: int, column: int) -> int | None:
        if (line, column) == (len(self.lines) + 1, 1):  # after a last line without a break
            return len(self.text)
        if not 1 <= line <= len(self.lines):
            return None
        start, end, _ = self.lines[line - 1]
        return start + column - 1 if 1 <= column <= end - start + 1 else None

    def _line_break(self, line: int) -> str:
        """As the line has it, or the first of the file."""
        own = self.lines[min(line, len(self.lines)) - 1][2]
        return own or self.lines[0][2] or "\n"


def _as_read(raw: bytes) -> str:
    """The text of a file as the stages see it."""
    text = raw.removeprefix(_BOM).decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _patch_lines(raw: bytes) -> list[str]:
    """Lines as ``git`` counts them: only a line feed ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", raw.decode("utf-8", "replace"))


def _real_file(site_dir: Path, path: str) -> Path:
    """The regular file behind a path; raises ValueError with the reason why it is not ours."""
    root = site_dir.resolve()
    real = (root / path).resolve()
    if not real.is_relative_to(root):
        raise ValueError("it lies outside the site folder")
    if not real.is_file():
        raise ValueError("it is no regular file")
    if not os.access(real, os.W_OK):
        raise ValueError("it must not be written")
    return real


def _replace(site_dir: Path, file: MendedFile) -> str:
    """Write one file; why that must not be, or nothing."""
    try:
        real = _real_file(site_dir, file.path)
    except ValueError as error:
        return str(error)
    if real.read_bytes() != file.before:
        return "it changed while it was looked at"
    part = real.with_name(f".{real.name}.careers-part")
    mode = stat.S_IMODE(real.stat().st_mode)
    # Only we may read it until it has the permissions of the file that it replaces.
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(file.after)
        part.chmod(mode)
        part.replace(real)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return ""


def _refusal(path: str, reason: str) -> Problem:
    message = f"the file was left as it is: {reason}"
    return Problem(Location(path), message, "not-mended", severity="warning")
