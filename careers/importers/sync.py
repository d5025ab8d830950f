"""A board into the pages of a site, for the first time and again.

New jobs become pages; what changed on the board goes into its pages, except where people changed
the same; pages of jobs that are gone get ``status: closed``, and lose it if the job comes back.
Pages are found by ``job_board`` and ``job_id``, wherever people have moved them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from posixpath import normpath
from typing import Literal

from careers.config import Config
from careers.content.sources import read_sources
from careers.importers.merge import Merged, merge
from careers.importers.names import Names
from careers.importers.pages import Pages
from careers.importers.posting import Board, Posting
from careers.importers.record import (
    Entry,
    Record,
    State,
    read_record,
    record_files,
    sha256_of,
    version_path,
)
from careers.importers.yaml_text import as_it_was_saved, new_page, read_page, with_field
from careers.problems import Location, Problem
from careers.roles.keys import fields_of
from careers.roles.notes import Notes
from careers.roles.status import read_status

What = Literal[
    "new", "updated", "reopened", "closed", "conflict", "kept", "deleted", "unchanged"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What an import did to one page, or left as it was."""

    page: str
    what: What
    """``kept``: only people's edits differ from the board; ``deleted``: here, not on the board."""
    updated: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do."""

    changes: tuple[Change, ...]
    files: Mapping[str, bytes]
    """To write, by site-relative path, in this order; only what differs from the disk."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How an import is to go."""

    into: str = ""
    """The folder of new pages, below the content folder."""
    flat: bool = False
    """Whether new pages are all in one folder, without a folder for each team."""
    close_all: bool = False
    """Whether an empty board closes every role that came from it."""


def plan_import(
    site_dir: Path, config: Config, board: Board, postings: tuple[Posting, ...], wishes: Wishes
) -> Plan | Problem:
    """Compare a board with the pages that came from it; nothing is written.

    Args:
        site_dir: The folder of the site.
        config: Of the site.
        board: Where the postings are from.
        postings: All jobs that the board lists now.
        wishes: How the import is to go.
    """
    record = read_record(site_dir, board)
    if isinstance(record, Problem):
        return record
    into = _folder(wishes.into)
    if into is None:
        message = f"new pages cannot be in `{wishes.into}`"
        hint = "write a path below this folder, such as `jobs`; names with `_` first are no pages"
        return Problem(Location(config.docs.path), message, "import-into", hint)
    sources = read_sources(site_dir, config)
    now = {posting.job_id: posting for posting in postings}
    found = Pages(sources, board, frozenset({*now, *record.entries}))
    if not now and not wishes.close_all and (problem := _all_closed(board, record, found)):
        return problem
    names = Names(site_dir, sources, into, flat=wishes.flat)
    return _Planner(site_dir, config.i18n.default_locale, board, record, found, names).plan(now)


def _all_closed(board: Board, record: Record, found: Pages) -> Problem | None:
    """What an empty board would do, unless it does nothing."""
    states = {key: entry.state for key, entry in record.entries.items()}
    listed = sum(states.get(key, "listed") == "listed" for key in {*states, *found.of_job})
    if not listed:
        return None
    roles = "1 role" if listed == 1 else f"all {listed} roles"
    message = f"the board lists no job at all, which would close {roles}"
    hint = "a board that is asked too often may answer so; `--close-all` if it is really empty"
    return Problem(Location(board.key), message, "import-empty", hint)


def _folder(into: str) -> str | None:
    """A folder below the content folder, as a clean path; None for one that is not."""
    path = normpath(into.replace("\\", "/")) if into else "."
    if path == ".":
        return ""
    names = path.split("/")
    return None if path.startswith("/") or any(name[0] in "._" for name in names) else path


class _Planner:
    """One import: pages found, merged and named."""

    def __init__(  # noqa: PLR0913, PLR0917 - everything an import compares
        self, site_dir: Path, language: str, board: Board, record: Record, found: Pages,
        names: Names,
    ) -> None:  # fmt: skip
        self.site_dir = site_dir
        self.language = language
        self.board = board
        self.record = record
        self.found = found
        self.names = names
        self.changes: list[Change] = []
        self.files: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self.entries: dict[str, Entry] = {}
        self.versions: dict[str, str] = {}

    def plan(self, postings: Mapping[str, Posting]) -> Plan:
        """Everything that is to be done about the jobs, by their ids."""
        entries = self.record.entries
        for posting in postings.values():
            self._listed(posting)
        for job_id in sorted(entries.keys() - postings.keys()):
            self._gone(job_id, entries[job_id])
        seen = {entry.page for entry in self.entries.values()}
        for job_id, paths in sorted(self.found.of_job.items()):
            if job_id not in postings and job_id not in entries and not seen & {*paths}:
                self._gone(job_id, Entry("", "listed", ""))
        files = self.files | self.names.category_files()
        files |= record_files(self.record, self.board, self.entries, self.versions)
        changed = {path: raw for path, raw in files.items() if self._on_disk(path) != raw}
        in_order = sorted(self.changes, key=lambda change: change.page)
        return Plan(tuple(in_order), changed, tuple(self.problems))

    def _listed(self, posting: Posting) -> None:
        """A job that is on the board now."""
        job_id = posting.job_id
        known = self.record.entries.get(job_id)
        page, others = self.found.page_of(job_id, known.page if known else "")
        self.problems += [self._twice(other, page) for other in others]
        if posting.unreadable:
            self._note(page or self.board.key, f"“{posting.title}”: {posting.unreadable}")
            self._keep_entry(job_id, known, page)
            return
        text = self._version(posting)
        if page:
            self._merge(posting, known, page, text)
        elif other := self.found.without_board.get(job_id):
            message = f"has the id of “{posting.title}” and no `job_board`, so it stays as it is"
            hint = f"add `job_board: {self.board.key}` for imports to update it"
            self.problems.append(Problem(Location(other), message, "import-own", hint, "info"))
            self._keep_entry(job_id, known, other)
        elif known and self._on_disk(known.page) is None:
            self.changes.append(Change(known.page, "deleted"))
            self._enter(job_id, known.page, known.state, text)
        elif known:
            self._lost(posting, known, text)
        else:
            page = self.names.page_for(posting)
            self.files[page] = text.encode()
            self.changes.append(Change(page, "new"))
            self._enter(job_id, page, "listed", text)

    def _lost(self, posting: Posting, known: Entry, text: str) -> None:
        """The page is where it was, and does not say any more that it came from the board."""
        if read_page(self._text(known.page)).entries:
            self.changes.append(Change(known.page, "kept", kept=("job_board",)))
            self.entries[posting.job_id] = known
        else:
            self._merge(posting, known, known.page, text)

    def _merge(self, posting: Posting, known: Entry | None, page: str, text: str) -> None:
        job_id = posting.job_id
        reopened, now = self._reopened(known, self._text(page))
        version = version_path(self.record.folder, job_id)
        merged = merge(page, now, self.record.versions.get(job_id), text, version)
        self.problems += merged.problems
        if merged.text != now or reopened:
            self.files[page] = as_it_was_saved(merged.text, self._on_disk(page) or b"")
        self.changes.append(_change(page, merged, reopened=reopened))
        if known and merged.failed:  # the next import compares with the same version again
            self.entries[job_id] = known
        else:
            self._enter(job_id, page, "listed", text)

    def _reopened(self, known: Entry | None, text: str) -> tuple[bool, str]:
        """Take the ``status: closed`` away that an import has written."""
        page = read_page(text)
        if known and known.state == "closed" and page.fields.get("status") == "closed":
            opened = with_field(page, "status", None)
            if opened:
                return True, opened.text
        return False, page.text

    def _gone(self, job_id: str, known: Entry) -> None:
        """A job that the board had and has no more."""
        path, others = self.found.page_of(job_id, known.page)
        self.problems += [self._twice(other, path) for other in others]
        if not path:
            return  # deleted here, too: nothing is left to remember
        page = read_page(self._text(path))
        said = read_status(fields_of(page.entries).get("status", []), Notes(path))
        if said is not None:
            state: State = "closed" if known.state == "closed" else "gone"
            if said[0] == "open":
                at = said[1].at
                message = "the board lists this role no more, and the page says that it is open"
                place = Location(path, at.key_line, at.key_column)
                hint = f"delete `{said[1].key}` for the next import to close it"
                self.problems.append(Problem(place, message, "import-conflict", hint, "warning"))
            what: What = "unchanged" if state == "closed" else "kept"
            kept = () if state == "closed" else (said[1].key,)
            self.changes.append(Change(path, what, kept=kept))
        elif closed := with_field(page, "status", "closed"):
            state = "closed"
            self.files[path] = as_it_was_saved(closed.text, self._on_disk(path) or b"")
            self.changes.append(Change(path, "closed"))
        else:
            state = "gone"
            self._note(path, "the board lists this role no more, and its front matter cannot be "
                       "changed line by line: add `status: closed`")  # fmt: skip
        self.entries[job_id] = replace(known, page=path, state=state)

    def _version(self, posting: Posting) -> str:
        """The page as the board alone would have it."""
        fields = {"title": posting.title, **posting.fields, "job_id": posting.job_id}
        fields["job_board"] = self.board.key
        language = str(fields.get("lang", "")).partition("-")[0].casefold()
        if language == self.language.partition("-")[0].casefold():
            fields.pop("lang", None)
        return new_page(fields, posting.body)

    def _enter(self, job_id: str, page: str, state: State, text: str) -> None:
        self.entries[job_id] = Entry(page, state, sha256_of(text))
        self.versions[job_id] = text

    def _keep_entry(self, job_id: str, known: Entry | None, page: str) -> None:
        if known:
            self.entries[job_id] = replace(known, page=page or known.page)

    def _on_disk(self, path: str) -> bytes | None:
        try:
            return (self.site_dir / path).read_bytes()
        except OSError:
            return None

    def _text(self, path: str) -> str:
        """Empty where it is no text."""
        try:
            return (self._on_disk(path) or b"").decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            return ""

    def _note(self, path: str, message: str) -> None:
        place = Location(path)
        self.problems.append(Problem(place, message, "import-job", "", severity="warning"))

    def _twice(self, other: str, page: str) -> Problem:
        message = f"has the `job_id` of `{page}`, so imports leave it as it is"
        hint = "delete one of the two pages, or its `job_board`"
        return Problem(Location(other), message, "import-twice", hint, severity="warning")


def _change(page: str, merged: Merged, *, reopened: bool) -> Change:
    what: What = "updated" if merged.updated else "kept" if merged.kept else "unchanged"
    what = "reopened" if reopened else "conflict" if merged.conflicts else what
    return Change(page, what, merged.updated, merged.kept, merged.conflicts)
