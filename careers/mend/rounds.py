"""Rounds of edits: nothing is written until the site has been looked at with them.

The whole site is read with the new bytes in place of the old ones; a file in which an edit makes a
new error keeps its bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from careers.mend.edits import Change, as_read, edited
from careers.mend.files import CHANGED, MendedFile, read, refusal
from careers.problems import Problem

ROUNDS = 10
"""How often mended files are looked at again; edits may uncover what further edits mend."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A site as it was found."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    """Of the files that may be mended, by site-relative path, every line ending ``\\n``."""


Look = Callable[[Mapping[str, bytes]], Seen]
"""Looks at the site with these bytes in place of those on disk, by site-relative path."""


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


@dataclass(eq=False)
class _Work:
    """The bytes of the files so far."""

    site_dir: Path
    original: dict[str, bytes] = field(default_factory=dict)
    edited: dict[str, bytes] = field(default_factory=dict)
    mended: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    refused: dict[str, Problem] = field(default_factory=dict)

    def changes(self, seen: Seen) -> dict[str, Change]:
        """What this round would do to each file."""
        waiting: dict[str, list[Problem]] = {}
        for problem in seen.problems:
            if problem.edits and problem.location.path in seen.texts:
                waiting.setdefault(problem.location.path, []).append(problem)
        found = {}
        for path, problems in waiting.items():
            raw = self._bytes(path, seen.texts[path])
            if raw is not None and (change := edited(raw, problems)).after != raw:
                found[path] = change
        return found

    def keep(self, changes: Mapping[str, Change]) -> None:
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

    def _bytes(self, path: str, text: str) -> bytes | None:
        """What a file holds so far; None where it must stay as it is."""
        if path in self.refused:
            return None
        if path not in self.original:
            raw, reason = read(self.site_dir, path)
            if not reason and as_read(raw) != text:
                reason = CHANGED
            if reason:
                self.refused[path] = refusal(path, reason)
                return None
            self.original[path] = raw
        return self.edited.get(path, self.original[path])


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
        path: refusal(path, f"mending it would cause an error: {guilty.get(path, worse[0])}")
        for path in blamed
    }


def _kind(problem: Problem) -> tuple[str, str]:
    """The message may quote what was mended, and lines may move."""
    return problem.location.path, problem.rule
