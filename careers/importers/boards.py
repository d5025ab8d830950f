"""From a file or the name of a board to its postings, whatever service it is at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from careers.importers import ashby, greenhouse, lever
from careers.importers.fetch import LARGEST, Failure, Fetcher, parsed
from careers.importers.posting import Board, Json, Posting
from careers.problems import Location, Problem

_NAME = re.compile(r"[\w][\w .%+&-]{0,99}")


@dataclass(frozen=True, slots=True)
class Service:
    """What is particular to one kind of board."""

    title: str
    host: str
    public: re.Pattern[str]
    """Finds the name of a board in an address of the service."""
    address: Callable[[str], str]
    jobs_in: Callable[[object], list[Json] | None]
    posting: Callable[[Json], Posting]
    html_of: Callable[[Json], Iterator[str]]
    public_address: Callable[[Json], str]


SERVICES = {
    "greenhouse": Service(
        "Greenhouse", greenhouse.HOST, greenhouse.PUBLIC, greenhouse.address,
        greenhouse.jobs_in, greenhouse.posting, greenhouse.html_of, greenhouse.public_address,
    ),
    "lever": Service(
        "Lever", lever.HOST, lever.PUBLIC, lever.address,
        lever.jobs_in, lever.posting, lever.html_of, lever.public_address,
    ),
    "ashby": Service(
        "Ashby", ashby.HOST, ashby.PUBLIC, ashby.address,
        ashby.jobs_in, ashby.posting, ashby.html_of, ashby.public_address,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loaded:
    """A board as it is now."""

    board: Board
    postings: tuple[Posting, ...]
    """Sorted by their ids, so that the order on the board changes nothing here."""
    problems: tuple[Problem, ...] = ()


def load_board(
    kind: str, source: str, *, name: str = "", eu: bool = False, api: str = ""
) -> Loaded | Problem:
    """Read a board from a file, or fetch it.

    Args:
        kind: ``greenhouse``, ``lever`` or ``ashby``.
        source: A JSON file as the public API answers, a board's name, or its address.
        name: Of the board, where a file does not say it.
        eu: Whether the board is on Lever's host in the EU.
        api: Another host, for tests.
    """
    service = SERVICES[kind]
    file = Path(source)
    if file.is_file():
        return _from_file(kind, service, file, name)
    if match := service.public.match(source):
        eu = eu or bool(match.groupdict().get("eu"))
        return _fetched(kind, service, unquote(match["name"]), eu=eu, api=api)
    if "://" in source or "/" in source or source.endswith(".json") or not _NAME.fullmatch(source):
        return _no_source(service, source)
    return _fetched(kind, service, source, eu=eu, api=api)


def _no_source(service: Service, source: str) -> Problem:
    """An address is not repeated whole: it may hold a secret."""
    where = _host(source)
    if where:
        message = f"this is no address of a board at {service.title}"
        hint = "write the name of the board: the word after the host in its public address"
        return Problem(Location(where), message, "import-source", hint)
    message = "there is no such file, and no board can have this name"
    hint = "write the path of a JSON file, or the name of a board"
    return Problem(Location(source[:80]), message, "import-source", hint)


def _host(source: str) -> str:
    try:
        return (urlsplit(source).hostname or "an address") if "://" in source else ""
    except ValueError:
        return "an address"


def _from_file(kind: str, service: Service, file: Path, name: str) -> Loaded | Problem:
    path = file.as_posix()
    try:
        size = file.stat().st_size
        raw = file.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        why = error.strerror or "it is no file"
        return Problem(Location(path), f"cannot be read: {why}", "import-source", "allow it")
    if size > LARGEST:
        message = f"more than {LARGEST // 1_000_000} MB"
        return Problem(Location(path), message, "import-source", "check what it holds")
    data = parsed(raw, "this file")
    if isinstance(data, Failure):
        return Problem(Location(path), data.message, "import-json", data.hint)
    jobs = service.jobs_in(data)
    if jobs is None:
        return Problem(Location(path), *_not_ours(kind, data))
    if kind == "greenhouse" and jobs and not any("content" in job for job in jobs):
        message = "this file has the jobs without their texts"
        hint = "save it again with `?content=true` at the end of the address"
        return Problem(Location(path), message, "import-json", hint)
    name = name or _name_in(service, jobs) or re.sub(r"[^\w-]+", "-", file.stem).strip("-")
    return _loaded(Board(kind, name), service, jobs, path)


def _not_ours(kind: str, data: object) -> tuple[str, str, str]:
    """Message, rule and cure for JSON that is something else."""
    title = SERVICES[kind].title
    message = f"this is not what {title} answers for a board"
    for other, service in SERVICES.items():
        if other != kind and service.jobs_in(data):
            return (
                message,
                "import-json",
                f"it looks like {service.title}: `careers import {other}`",
            )
    if isinstance(data, dict) and "id" in data:
        hint = "this is one job; save the list of all jobs, or those that are missing would close"
        return message, "import-json", hint
    return message, "import-json", "save the answer of its public API as it is"


def _name_in(service: Service, jobs: list[Json]) -> str:
    """The board's name, from the public address of the first job that has one."""
    for job in jobs:
        if match := service.public.match(service.public_address(job)):
            return unquote(match["name"])
    return ""


def _fetched(kind: str, service: Service, name: str, *, eu: bool, api: str) -> Loaded | Problem:
    board = Board(kind, name)
    host = api or (lever.EU_HOST if eu and kind == "lever" else service.host)
    fetcher = Fetcher(host.rstrip("/"))
    data = fetcher.json(service.address(name))
    if isinstance(data, Failure):
        return _failed(board, data, eu=eu)
    jobs = service.jobs_in(data)
    if jobs is None:
        return Problem(Location(board.key), *_not_ours(kind, data))
    if kind == "greenhouse":
        with_pay = _with_pay(jobs, name, fetcher)
        if isinstance(with_pay, Failure):
            return _failed(board, with_pay, eu=eu)
        jobs = with_pay
    return _loaded(board, service, jobs, board.key)


def _failed(board: Board, failure: Failure, *, eu: bool) -> Problem:
    hint = failure.hint
    if failure.is_missing:
        hint = f"its name is the word after the host in the public address: …/{board.name}"
        if board.kind == "lever" and not eu:
            hint += "\nwith `--eu` if that address begins with jobs.eu.lever.co"
    return Problem(Location(board.key), failure.message, "import-fetch", hint)


class _StopError(Exception):
    """Carries a failure out of a callback. Never leaves this module."""

    def __init__(self, failure: Failure) -> None:
        super().__init__()
        self.failure = failure


def _with_pay(jobs: list[Json], name: str, fetcher: Fetcher) -> list[Json] | Failure:
    def get(path: str) -> object:
        answer = fetcher.json(path)
        if isinstance(answer, Failure) and not answer.is_missing:
            raise _StopError(answer)
        return None if isinstance(answer, Failure) else answer

    try:
        return greenhouse.with_pay(jobs, name, get)
    except _StopError as stop:
        return stop.failure


def _loaded(board: Board, service: Service, jobs: list[Json], path: str) -> Loaded:
    """Every job with its text; the second of two with one id is noted and left out."""
    found: dict[str, Posting] = {}
    problems = []
    for number, job in enumerate(jobs, 1):
        posting = service.posting(job)
        if not posting.job_id or not posting.title:
            message = f"job {number} of the board has no {'title' if posting.job_id else 'id'}"
            hint = "it is left out"
            problems.append(Problem(Location(path), message, "import-job", hint, "warning"))
        elif posting.job_id in found:
            message = f"two jobs of the board have the id {posting.job_id}"
            hint = f"only `{found[posting.job_id].title}` is imported"
            problems.append(Problem(Location(path), message, "import-job", hint, "warning"))
        else:
            found[posting.job_id] = _with_text(posting, service, job)
    return Loaded(board, tuple(found[key] for key in sorted(found)), tuple(problems))


def _with_text(posting: Posting, service: Service, job: Json) -> Posting:
    from careers.importers.html_markdown import markdown_of

    base = service.public_address(job)
    try:
        pieces = [
            markdown_of(html, title=posting.title, base=base)
            for html in service.html_of(job)
            if html.strip()
        ]
    except RecursionError:
        return replace(posting, unreadable="its text is nested too deep")
    return replace(posting, body="\n\n".join(filter(None, pieces)))
