"""A finished site as a tree and a commit in git, without a work tree, an index or a branch.

Objects that no branch names are invisible, and git's own housekeeping deletes them in time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from careers.deploy.git import Git

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class GitFailedError(Exception):
    """git did not do what it nearly always does: a full disk, a broken repository."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a published tree has that the one before had not, by path, sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def tree_of(git: Git, folder: Path, extra: Mapping[str, bytes]) -> str:
    """Store a folder's files and return the id of their tree.

    The bytes go in as they are: no attribute or setting of the repository (line ends, large file
    storage) changes them, and no ignore file hides one.

    Args:
        git: In the repository that takes the objects.
        folder: The site.
        extra: Further files by path; they win over those of the folder.

    Raises:
        GitFailedError: git could not store them.
    """
    names = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    names = [name for name in names if name not in extra]
    # A submodule names its own work tree, from which git would read the paths.
    git_dir = _demand(git, "rev-parse", "--absolute-git-dir").strip()
    repository = {"GIT_DIR": git_dir, "GIT_WORK_TREE": str(folder.resolve())}
    listed = "".join(f"{_quoted(name)}\n" for name in names).encode()
    stored = _demand(
        git, "hash-object", "-w", "--no-filters", "--stdin-paths",
        given=listed, folder=folder, variables=repository,
    ).split()  # fmt: skip
    ids = dict(zip(names, stored, strict=True))
    for name, content in extra.items():
        ids[name] = _demand(git, "hash-object", "-w", "--stdin", given=content).strip()
    entries = "".join(f"100644 {ids[name]}\t{name}\0" for name in sorted(ids))
    with tempfile.TemporaryDirectory(prefix="careers-deploy-") as scratch:
        index = {"GIT_INDEX_FILE": f"{scratch}/index"}
        _demand(git, "update-index", "-z", "--index-info", given=entries.encode(), variables=index)
        return _demand(git, "write-tree", variables=index).strip()


def commit_of(git: Git, tree: str, parent: str, message: str) -> str:
    """Store a commit of a tree and return its id; ``parent`` is empty for the first one.

    Raises:
        GitFailedError: git could not store it.
    """
    above = ("-p", parent) if parent else ()
    return _demand(git, "commit-tree", tree, *above, "-F", "-", given=message.encode()).strip()


def changes(git: Git, before: str, tree: str) -> Changes:
    """How a tree differs from that of the commit ``before``; everything is new where it is empty.

    Raises:
        GitFailedError: git could not read them.
    """
    if not before:
        names = _demand(git, "ls-tree", "-r", "-z", "--name-only", tree)
        return Changes(added=tuple(filter(None, names.split("\0"))))
    told = _demand(git, "diff-tree", "-r", "-z", "--no-renames", "--name-status", before, tree)
    words = told.split("\0")
    by_letter: dict[str, list[str]] = {"A": [], "M": [], "D": []}
    for letter, name in zip(words[::2], words[1::2], strict=False):
        by_letter.get(letter, by_letter["M"]).append(name)
    return Changes(tuple(by_letter["A"]), tuple(by_letter["M"]), tuple(by_letter["D"]))


def file_in(git: Git, commit: str, path: str) -> str | None:
    """A text file of a commit; None where it has none."""
    answer = git.ask("cat-file", "blob", f"{commit}:{path}")
    return answer.output if commit and answer.is_good else None


def names_at_top(git: Git, commit: str) -> Sequence[str]:
    """The files and folders at the top of a commit's tree."""
    answer = git.ask("ls-tree", "-z", "--name-only", commit)
    return answer.output.split("\0")[:-1] if commit and answer.is_good else ()


def _demand(
    git: Git,
    *arguments: str,
    given: bytes = b"",
    folder: Path | None = None,
    variables: Mapping[str, str] | None = None,
) -> str:
    answer = git.ask(*arguments, given=given, folder=folder, variables=variables)
    if not answer.is_good:
        raise GitFailedError(
            answer.errors.strip() or f"git {arguments[0]} ended with {answer.code}"
        )
    return answer.output


def _quoted(name: str) -> str:
    """A path as git reads it from a list of lines."""
    if not any(character in name for character in _ESCAPES):
        return name
    return '"' + "".join(_ESCAPES.get(character, character) for character in name) + '"'
